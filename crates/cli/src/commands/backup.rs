//! `backup`: one profile into one file, under six words or a passphrase of the person's own.

use koppel_core::backup::{self, BackupError, Folder, Passphrase, Work};
use koppel_core::profile::UnixTime;
use koppel_core::vault::VaultError;
use koppel_platform::{backup_folder, clock};
use serde::Serialize;

use crate::args::Backup;
use crate::input::PinSource;
use crate::output::{Output, text};
use crate::profiles;
use crate::trouble::{CliError, Trouble};

/// `passphrase` is null when it is the person's own.
#[derive(Serialize)]
struct Answer<'a> {
    profile: &'a str,
    file: &'a str,
    made: UnixTime,
    passphrase: Option<&'a str>,
}

pub fn run(args: &Backup, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    // Before a PIN is asked for in vain.
    vault.policy().allows_export()?;
    let card = profiles::existing(&vault, &args.profile)?;
    let (folder, name) = backup_folder::to_save(&args.place, &card.name)
        .ok_or_else(|| CliError::PathUnusable { path: args.place.display().to_string() })?;
    refuse_taken(&folder, &name)?;
    let pins = PinSource::new(output, vault.choice(), args.pin_stdin);
    let mut open = profiles::unlock(&vault, &card, &pins)?;
    let passphrase = if args.own_passphrase {
        pins.new_passphrase(open.name(), &backup::first_guesses(&open))?
    } else {
        Passphrase::make(vault.random()).map_err(VaultError::Random)?
    };
    let proof = backup::save(&vault, &mut open, &passphrase, Work::CHOSEN, &folder, &name, clock::now())?;
    let words = (!args.own_passphrase).then(|| passphrase.expose());
    if args.json {
        output.json(&Answer {
            profile: open.name(),
            file: &proof.place,
            made: proof.made,
            passphrase: words,
        });
    } else {
        output.line(&output.say("cli-backup-saved", &[("file", text(proof.place))]));
        words.into_iter().for_each(|words| output.line(words));
    }
    let advice = if args.own_passphrase { "cli-own-passphrase" } else { "cli-write-words-down" };
    output.note(&output.say(advice, &[]));
    Ok(())
}

/// Before a PIN is asked for in vain; the save itself looks again.
fn refuse_taken(folder: &Folder, name: &str) -> Result<(), BackupError> {
    // A folder in trouble is said by the save.
    let taken = folder.files.list().is_ok_and(|files| files.iter().any(|file| file == name));
    if taken { Err(BackupError::Exists { name: name.to_owned() }) } else { Ok(()) }
}
