//! `recover`: a damaged profile as it was before its last change.

use koppel_core::vault::CardState;
use serde::Serialize;

use crate::args::Recover;
use crate::input::PinSource;
use crate::output::{Output, text};
use crate::profiles;
use crate::trouble::Trouble;

/// `set_aside` is the damaged file's name in the folder of the profiles; null when there was no file.
#[derive(Serialize)]
struct Answer<'a> {
    profile: &'a str,
    set_aside: Option<String>,
}

pub fn run(args: &Recover, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    let card = profiles::existing(&vault, &args.profile)?;
    match card.state {
        // Of one that looks whole the vault finds out with its PIN.
        CardState::Damaged { recoverable: true } | CardState::Foreign { recoverable: true } => {}
        state => profiles::can_open(state)?,
    }
    let pin = PinSource::new(output, args.pin_stdin).known(&card.name)?;
    let recovered = profiles::patiently(output, |now| vault.recover_previous(card.id, &pin, now))?;
    let profile = recovered.open.name();
    if args.json {
        output.json(&Answer { profile, set_aside: recovered.set_aside });
        return Ok(());
    }
    output.note(&output.say("cli-recovered", &[("profile", text(profile))]));
    if let Some(name) = recovered.set_aside {
        output.note(&output.say("cli-set-aside", &[("file", text(name))]));
    }
    Ok(())
}
