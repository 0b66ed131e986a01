//! `auto-backup`: backups after each change, in a folder that the person chose.

use koppel_core::backup::{self, Work};
use koppel_core::profile::UnixTime;
use koppel_core::vault::{OpenProfile, Vault};
use koppel_platform::{backup_folder, clock};
use serde::Serialize;

use crate::args::AutoBackup;
use crate::input::PinSource;
use crate::output::{Output, number, text};
use crate::profiles;
use crate::trouble::{CliError, Trouble};

/// The first backup and the words of all that follow; null once switched off.
#[derive(Serialize)]
struct Answer<'a> {
    profile: &'a str,
    file: Option<&'a str>,
    made: Option<UnixTime>,
    passphrase: Option<&'a str>,
}

pub fn run(args: &AutoBackup, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    if args.turn.folder.is_some() {
        // Before a PIN is asked for in vain.
        vault.policy().allows_export()?;
    }
    let card = profiles::existing(&vault, &args.profile)?;
    let mut open = profiles::unlock(&vault, &card, &PinSource::new(output, vault.choice(), args.pin_stdin))?;
    let Some(folder) = &args.turn.folder else {
        backup::switch_off(&vault, &mut open)?;
        if args.json {
            output.json(&Answer { profile: open.name(), file: None, made: None, passphrase: None });
        }
        output.note(&output.say("cli-auto-off", &[("profile", text(open.name()))]));
        return Ok(());
    };
    let path = std::path::absolute(folder).ok().filter(|path| path.to_str().is_some());
    let path = path.ok_or_else(|| CliError::PathUnusable { path: folder.display().to_string() })?;
    let folder = backup_folder::at(path);
    let (words, proof) = backup::switch_on(&vault, &mut open, &folder, Work::CHOSEN, clock::now())?;
    if args.json {
        output.json(&Answer {
            profile: open.name(),
            file: Some(&proof.place),
            made: Some(proof.made),
            passphrase: Some(words.expose()),
        });
    } else {
        output.line(&output.say("cli-backup-saved", &[("file", text(proof.place))]));
        output.line(words.expose());
    }
    output.note(&output.say("cli-write-words-down", &[]));
    output
        .note(&output.say("cli-auto-on", &[("profile", text(open.name())), ("kept", number(backup::KEPT))]));
    Ok(())
}

/// The backup that a change asks for, once the change is made and its answer given. What goes wrong here is said
/// and changes nothing about that.
pub fn after_change(vault: &Vault, open: &mut OpenProfile, output: &Output<'_>) {
    match backup_folder::after_change(vault, open) {
        Ok(None) => {}
        Ok(Some(proof)) => output.note(&output.say("cli-auto-saved", &[("file", text(proof.place))])),
        Err(error) => output.note(&output.sentence(&error.into())),
    }
}
