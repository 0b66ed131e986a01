//! `restore`: a profile out of a backup, under a new PIN.

use koppel_core::backup::{self, Backup, BackupError};
use koppel_core::profile::UnixTime;
use koppel_core::vault::{CardState, Vault};
use koppel_platform::{backup_folder, clock};
use serde::Serialize;

use crate::args::Restore;
use crate::input::PinSource;
use crate::output::{Output, number, text};
use crate::profiles;
use crate::trouble::{CliError, Trouble};

/// What came back; no secret. `made` says how old it is.
#[derive(Serialize)]
struct Answer<'a> {
    profile: &'a str,
    made: UnixTime,
    accounts: Vec<Name<'a>>,
}

#[derive(Serialize)]
struct Name<'a> {
    issuer: &'a str,
    account: &'a str,
}

pub fn run(args: &Restore, output: &Output<'_>) -> Result<(), Trouble> {
    let (folder, file) = backup_folder::of_file(&args.from)
        .ok_or_else(|| CliError::PathUnusable { path: args.from.display().to_string() })?;
    if !args.from.exists() {
        return Err(BackupError::NotFound.into());
    }
    let vault = profiles::vault(output)?;
    let secrets = PinSource::new(output, vault.choice(), args.pin_stdin);
    let backup = backup::read(&folder, &file, &secrets.passphrase()?)?;
    let name = name(&vault, args, &backup)?;
    let pin = secrets.new_one(&name)?;
    let made = backup.made;
    let place = folder.path.join(&file).display().to_string();
    let restored = vault.restore(backup, &name, &pin, place, clock::now())?;
    let open = restored.profile;
    if args.json {
        let names = open.content().accounts.iter();
        let accounts = names.map(|one| Name { issuer: &one.issuer, account: &one.name }).collect();
        output.json(&Answer { profile: open.name(), made, accounts });
    } else {
        let args = [("profile", text(open.name())), ("count", number(open.content().accounts.len()))];
        output.line(&output.say("cli-restored", &args));
    }
    if let Some(id) = restored.left_over {
        output.note(&output.say("cli-left-over", &[("id", text(id.to_string()))]));
    }
    output.note(&output.say("cli-restored-no-auto", &[]));
    Ok(())
}

/// The name it gets. Only a profile that no PIN opens any more gives up its place.
fn name(vault: &Vault, args: &Restore, backup: &Backup) -> Result<String, Trouble> {
    let wanted = args.restored_name.as_deref().unwrap_or(&backup.name);
    match profiles::find(vault, wanted)? {
        None => Ok(wanted.trim().to_owned()),
        Some(card) => match card.state {
            CardState::Blocked | CardState::KeystoreLost | CardState::KeystoreDamaged => Ok(card.name),
            // It stays beside the restored one, in case its file can still be put right.
            CardState::Damaged { previous: false } | CardState::Foreign { previous: false } => {
                Ok(wanted.trim().to_owned())
            }
            CardState::KeystoreSilent => Err(CliError::KeystoreSilent.into()),
            _ => Err(CliError::RestoreInTheWay { profile: wanted.to_owned() }.into()),
        },
    }
}
