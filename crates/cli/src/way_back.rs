//! The day that matters, on a terminal: what the accounts of a profile that no PIN opens have to come back with, and their
//! services' own steps.

use koppel_core::backup_codes::{Glance, Kind, Place};
use koppel_core::ids::ProfileId;
use koppel_core::vault::{ProfileCard, Vault};
use koppel_platform::clock;
use koppel_words::guides::{Guides, plain};

use crate::output::{Output, number, one_line};
use crate::records::place_word;
use crate::trouble::Trouble;

/// The same trouble; where no PIN opens the profile any more, with the ways back below it.
pub fn below(trouble: Trouble, vault: &Vault, profile: ProfileId, output: &Output<'_>) -> Trouble {
    // As it is now: the try itself may have been the third.
    let cards = vault.profiles(clock::now()).unwrap_or_default();
    match cards.iter().find(|card| card.id == profile && card.state.is_gone()) {
        Some(card) => trouble.with_list(lines(card, output)),
        None => trouble,
    }
}

/// Each account: what it has and where, and below that the steps. Only for a profile that no PIN opens.
pub fn lines(card: &ProfileCard, output: &Output<'_>) -> Vec<String> {
    match &card.backup_codes {
        Some(glances) => glances.iter().flat_map(|glance| of_glance(glance, output)).collect(),
        None => {
            let unknown = [output.say("come-back-unknown", &[])];
            let of_service = |service: &String| account(service, &unknown, false, output);
            card.services.iter().flat_map(of_service).collect()
        }
    }
}

/// Each account in a line, for whoever is about to remove them all.
pub fn in_short(card: &ProfileCard, output: &Output<'_>) -> Vec<String> {
    let line = |glance: &Glance| {
        let (mut said, _) = said(glance, output);
        if !card.state.is_gone() {
            // Where they are is told for the PIN.
            said.truncate(1);
        }
        head(&glance.service, &said, output)
    };
    card.backup_codes.iter().flatten().map(line).collect()
}

fn of_glance(glance: &Glance, output: &Output<'_>) -> Vec<String> {
    let (said, usable) = said(glance, output);
    account(&glance.service, &said, usable, output)
}

/// What there is and where, and whether it can be come by.
fn said(glance: &Glance, output: &Output<'_>) -> (Vec<String>, bool) {
    let Some(facts) = &glance.codes else { return (vec![output.say("come-back-none", &[])], false) };
    let counts = [("left", number(facts.left())), ("total", number(facts.total()))];
    if facts.left() == 0 {
        return (vec![output.say("come-back-used", &counts)], false);
    }
    let what = match facts.kind() {
        Kind::Code => output.say("come-back-code", &counts),
        Kind::ResetCode => output.say("come-back-reset-code", &counts),
        Kind::List => output.say("come-back-list", &counts),
    };
    let place = match facts.place() {
        None => output.say("come-back-place-unknown", &[]),
        Some(Place::Here) => output.say("come-back-here-gone", &[("left", number(facts.total()))]),
        Some(place) => output.say(&format!("come-back-at-{}", place_word(place)), &[]),
    };
    (vec![what, place], facts.place() != Some(Place::Here))
}

fn account(service: &str, said: &[String], has_code: bool, output: &Output<'_>) -> Vec<String> {
    let mut lines = vec![String::new(), head(service, said, output)];
    for way in Guides::built_in().of(service).told(output.spoken()).ways(has_code) {
        lines.push(format!("  {}:", output.say(&format!("way-back-{}", way.with.word()), &[])));
        let steps = way.steps.iter().enumerate();
        lines.extend(steps.map(|(index, step)| format!("    {}. {}", index + 1, plain(step))));
    }
    lines
}

/// `GitHub: 10 of 10 backup codes left. Kept in a safe.`
fn head(service: &str, said: &[String], output: &Output<'_>) -> String {
    let name = match service {
        "" => output.say("come-back-nameless", &[]),
        service => one_line(service),
    };
    let said: Vec<&str> = said.iter().map(|sentence| sentence.trim_end_matches('.')).collect();
    format!("{name}: {}.", said.join(". "))
}
