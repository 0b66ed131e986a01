//! `status`: the board. How the backup codes of all accounts stand, worst first; without a PIN what may be seen of them,
//! with one of a profile all of that.

use koppel_core::backup_codes::{Facts, Row, board};
use koppel_core::profile::UnixTime;
use koppel_core::vault::{CardState, ProfileCard};
use koppel_platform::clock;
use serde::Serialize;

use crate::accounts::label;
use crate::args::Status;
use crate::input::PinSource;
use crate::output::{Output, one_line, text};
use crate::profiles;
use crate::records::{self, place_word};
use crate::trouble::{CliError, Trouble};
use crate::way_back;

/// An account. `account` is null while its profile is not open, and `where` while it is locked; the figures are null where nothing is
/// noted.
#[derive(Serialize)]
struct Line<'a> {
    profile: &'a str,
    issuer: &'a str,
    account: Option<&'a str>,
    status: &'static str,
    left: Option<u8>,
    total: Option<u8>,
    #[serde(rename = "where")]
    place: Option<&'static str>,
    noted: Option<UnixTime>,
    checked: Option<UnixTime>,
}

pub fn run(args: &Status, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    let now = clock::now();
    let mut cards = match &args.profile {
        Some(name) => vec![profiles::existing(&vault, name)?],
        None => vault.profiles(now)?,
    };
    let mut open = Vec::new();
    if args.pin_stdin {
        for card in &mut cards {
            open.push(profiles::unlock(&vault, card, &PinSource::new(output, vault.choice(), true))?);
        }
    }
    let rows = board(&cards, &open.iter().collect::<Vec<_>>(), now);
    if args.json {
        output.json(&rows.iter().map(line).collect::<Vec<_>>());
    } else {
        print(&rows, output);
        // Of all profiles at once the steps would bury the board.
        let asked_for = cards.iter().filter(|card| args.profile.is_some() && card.state.is_gone());
        asked_for.flat_map(|card| way_back::lines(card, output)).for_each(|line| output.note(&line));
    }
    if open.is_empty() {
        cards.iter().filter(|card| card.backup_codes.is_none()).for_each(|card| {
            let profile = if card.name.is_empty() { card.id.to_string() } else { one_line(&card.name) };
            output.note(&output.say("cli-status-unknown", &[("profile", text(profile))]));
        });
    }
    // Said after the board, which is true as far as it goes.
    let is_silent = |card: &ProfileCard| card.state == CardState::KeystoreSilent;
    if open.is_empty() && cards.iter().any(is_silent) { Err(CliError::KeystoreSilent.into()) } else { Ok(()) }
}

fn line<'a>(row: &Row<'a>) -> Line<'a> {
    let facts = row.facts.as_ref();
    Line {
        profile: row.profile_name,
        issuer: row.service,
        account: row.account.map(|(_, name)| name),
        status: row.status.word(),
        left: facts.map(Facts::left),
        total: facts.map(Facts::total),
        place: row.place.map(place_word),
        noted: facts.map(Facts::noted),
        checked: facts.and_then(Facts::checked),
    }
}

fn print(rows: &[Row<'_>], output: &Output<'_>) {
    if rows.is_empty() {
        output.note(&output.say("cli-status-empty", &[]));
    }
    let rows: Vec<[String; 4]> = rows.iter().map(|row| cells(row, output)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let (first, second, third) = (width(0), width(1), width(2));
    for [standing, account, profile, place] in &rows {
        output.line(format!("{standing:first$}  {account:second$}  {profile:third$}  {place}").trim_end());
    }
}

fn cells(row: &Row<'_>, output: &Output<'_>) -> [String; 4] {
    [
        records::standing(row.status, row.facts.as_ref(), output),
        label(output, row.service, row.account.map_or("", |(_, name)| name)),
        one_line(row.profile_name),
        row.place.map(|place| records::place(place, output)).unwrap_or_default(),
    ]
}
