//! `pin`: another PIN for a profile. The old one once, the new one twice.

use serde::Serialize;

use crate::args::Pin;
use crate::input::PinSource;
use crate::output::{Output, text};
use crate::profiles;
use crate::trouble::Trouble;

#[derive(Serialize)]
struct Answer<'a> {
    profile: &'a str,
}

pub fn run(args: &Pin, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    let card = profiles::existing(&vault, &args.profile)?;
    profiles::can_open(card.state)?;
    let pins = PinSource::new(output, args.pin_stdin);
    let old = pins.known(&card.name)?;
    let new = pins.new_one(&card.name)?;
    profiles::patiently(output, |now| vault.change_pin(card.id, &old, &new, now))?;
    if args.json {
        output.json(&Answer { profile: &card.name });
    } else {
        output.note(&output.say("cli-pin-changed", &[("profile", text(card.name))]));
    }
    Ok(())
}
