//! `pin`: another PIN for a profile. The old one once, the new one twice.

use koppel_core::vault::{ProfileCard, Vault};
use serde::Serialize;

use crate::args::Pin;
use crate::input::PinSource;
use crate::output::{Output, text};
use crate::profiles;
use crate::trouble::Trouble;
use crate::way_back;

#[derive(Serialize)]
struct Answer<'a> {
    profile: &'a str,
}

pub fn run(args: &Pin, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    let card = profiles::existing(&vault, &args.profile)?;
    changed(&vault, &card, args, output)
        .map_err(|trouble| way_back::below(trouble, &vault, card.id, output))?;
    if args.json {
        output.json(&Answer { profile: &card.name });
    } else {
        output.note(&output.say("cli-pin-changed", &[("profile", text(card.name))]));
    }
    Ok(())
}

fn changed(vault: &Vault, card: &ProfileCard, args: &Pin, output: &Output<'_>) -> Result<(), Trouble> {
    profiles::can_open(card.state)?;
    let pins = PinSource::new(output, vault.choice(), args.pin_stdin);
    let old = pins.known(&card.name)?;
    let new = pins.new_one(&card.name)?;
    Ok(profiles::patiently(output, |now| vault.change_pin(card.id, &old, &new, now))?)
}
