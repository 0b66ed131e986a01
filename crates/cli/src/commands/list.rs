//! `list`: what may be seen of the profiles without a PIN.

use koppel_core::vault::{CardState, ProfileCard};
use koppel_platform::clock;
use serde::Serialize;

use crate::args::List;
use crate::output::{Output, number, one_line};
use crate::profiles;
use crate::trouble::{CliError, Trouble};

/// A profile. `tries_left` is 0 when blocked, null where the keystore does not say; `wait` is the
/// seconds before the next try is looked at, null unless it is locked; `recoverable` says whether `recover` can
/// help.
#[derive(Serialize)]
struct Line<'a> {
    id: String,
    profile: &'a str,
    state: &'static str,
    tries_left: Option<u8>,
    wait: Option<u64>,
    recoverable: bool,
    read_only: bool,
    services: &'a [String],
    /// The identifiers of those that ask for a login and not for a code; only where there are any.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tiqr: &'a [String],
}

pub fn run(args: &List, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    let cards = vault.profiles(clock::now())?;
    if args.json {
        output.json(&cards.iter().map(line).collect::<Vec<_>>());
    } else {
        print(&cards, output);
    }
    // Said after the list, which is true as far as it goes.
    if cards.iter().any(|card| card.state == CardState::KeystoreSilent) {
        return Err(CliError::KeystoreSilent.into());
    }
    Ok(())
}

fn print(cards: &[ProfileCard], output: &Output<'_>) {
    if cards.is_empty() {
        output.note(&output.say("cli-no-profiles", &[]));
    }
    let rows: Vec<[String; 3]> = cards.iter().map(|card| row(card, output)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let (name_width, state_width) = (width(0), width(1));
    for [name, state, services] in &rows {
        output.line(format!("{name:name_width$}  {state:state_width$}  {services}").trim_end());
    }
}

fn row(card: &ProfileCard, output: &Output<'_>) -> [String; 3] {
    // A damaged file without a whole previous generation has lost its name.
    let name = if card.name.is_empty() { card.id.to_string() } else { one_line(&card.name) };
    let mut state = output.say(&format!("cli-state-{}", word(card.state)), &[("left", tries(card.state))]);
    if card.is_read_only {
        state = format!("{state}, {}", output.say("cli-state-read-only", &[]));
    }
    if let Some(advice) = advice(card.state) {
        state = format!("{state}: {}", output.say(advice, &[]));
    }
    [name, state, one_line(&card.services.join(", "))]
}

fn line(card: &ProfileCard) -> Line<'_> {
    Line {
        id: card.id.to_string(),
        profile: &card.name,
        state: word(card.state),
        tries_left: match card.state {
            CardState::Locked { tries_left, .. } => Some(tries_left),
            CardState::Blocked => Some(0),
            _ => None,
        },
        wait: match card.state {
            CardState::Locked { wait, .. } => Some(wait),
            _ => None,
        },
        recoverable: card.state.is_recoverable(),
        read_only: card.is_read_only,
        services: &card.services,
        tiqr: &card.tiqr,
    }
}

/// What can be done for a profile that no PIN opens.
fn advice(state: CardState) -> Option<&'static str> {
    match state {
        state if state.is_recoverable() => Some("cli-advice-recover"),
        CardState::Damaged { .. } | CardState::Foreign { .. } => Some("cli-advice-restore"),
        state if state.is_gone() => Some("cli-advice-way-back"),
        _ => None,
    }
}

fn tries(state: CardState) -> koppel_core::failure::Arg {
    number(match state {
        CardState::Locked { tries_left, .. } => tries_left,
        _ => 0,
    })
}

fn word(state: CardState) -> &'static str {
    match state {
        CardState::Locked { .. } => "locked",
        CardState::Blocked => "blocked",
        CardState::KeystoreLost => "keystore-lost",
        CardState::KeystoreDamaged => "keystore-damaged",
        CardState::KeystoreSilent => "keystore-silent",
        CardState::OldCopy => "old-copy",
        CardState::Damaged { .. } => "damaged",
        CardState::Foreign { .. } => "foreign-file",
        CardState::TooNew => "too-new",
    }
}
