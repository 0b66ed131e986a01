//! The board as a table for a spreadsheet. What is in it was named by services and people: nothing of it may run there.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use koppel_core::failure::Arg;
use koppel_core::profile::UnixTime;
use koppel_words::{Language, Words};

use crate::dto::{Board, BoardRow, CodesPlace, CodesStatus};

const COLUMNS: [&str; 10] =
    ["profile", "service", "account", "status", "left", "total", "place", "note", "noted", "checked"];

/// A spreadsheet reads the file as UTF-8 when it begins so.
const UTF_8: &str = "\u{feff}";

/// The file as bytes, in the words of that language.
pub fn of(board: &Board, words: &Words, zone: &TimeZone) -> csv::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator(words.language()))
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(UTF_8.as_bytes().to_vec());
    writer.write_record(COLUMNS.map(|column| words.say(&format!("board-csv-{column}"), &[])))?;
    for row in &board.rows {
        writer.write_record(cells(row, words, zone).map(|cell| inert(&cell)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// The name that is proposed for it.
pub fn suggested(words: &Words, now: UnixTime, zone: &TimeZone) -> String {
    words.say("board-csv-name", &[("date", Arg::Text(day(now, zone)))])
}

/// What spreadsheets expect where that language is spoken.
fn separator(language: Language) -> u8 {
    match language {
        Language::Nl => b';',
        Language::En => b',',
    }
}

fn cells(row: &BoardRow, words: &Words, zone: &TimeZone) -> [String; 10] {
    let account = row.account.as_ref();
    let noted = row.noted.as_ref();
    let place = account.and_then(|account| account.place);
    let number = |number: Option<u8>| number.map(|number| number.to_string()).unwrap_or_default();
    let date = |at: Option<UnixTime>| at.map(|at| day(at, zone)).unwrap_or_default();
    [
        row.profile_name.clone(),
        row.service.clone(),
        account.map(|account| account.name.clone()).unwrap_or_default(),
        words.say(&format!("board-status-{}", status_word(row.status)), &[]),
        number(noted.map(|noted| noted.left)),
        number(noted.map(|noted| noted.total)),
        place.map(|place| words.say(&format!("board-place-{}", place_word(place)), &[])).unwrap_or_default(),
        account.map(|account| account.whereabouts.clone()).unwrap_or_default(),
        date(noted.map(|noted| noted.noted)),
        date(noted.and_then(|noted| noted.checked)),
    ]
}

/// The day at that place, as 2026-11-03; empty for a time that no calendar has.
fn day(at: UnixTime, zone: &TimeZone) -> String {
    let at = i64::try_from(at).ok().and_then(|at| Timestamp::from_second(at).ok());
    at.map(|at| at.to_zoned(zone.clone()).date().to_string()).unwrap_or_default()
}

/// A text that no spreadsheet takes for a formula: an apostrophe stands before what could begin one. That also is what
/// follows a comma, a semicolon or a quote: whoever reads the file with another separator sees a cell begin there.
fn inert(text: &str) -> String {
    let mut inert = String::with_capacity(text.len() + 1);
    let mut may_begin = true;
    for sign in text.chars() {
        if may_begin && begins_a_formula(sign) {
            inert.push('\'');
        }
        inert.push(sign);
        let is_edge = matches!(sign, ',' | ';' | '"' | '\'') || sign.is_control();
        may_begin = is_edge || (may_begin && sign.is_whitespace());
    }
    inert
}

/// Also the wide forms, which some spreadsheets take for the same.
fn begins_a_formula(sign: char) -> bool {
    matches!(sign, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') || sign.is_control()
}

fn status_word(status: CodesStatus) -> &'static str {
    match status {
        CodesStatus::None => "none",
        CodesStatus::Used => "used",
        CodesStatus::Low => "low",
        CodesStatus::Unchecked => "unchecked",
        CodesStatus::Good => "good",
    }
}

fn place_word(place: CodesPlace) -> &'static str {
    match place {
        CodesPlace::Paper => "paper",
        CodesPlace::Safe => "safe",
        CodesPlace::PasswordManager => "password-manager",
        CodesPlace::Elsewhere => "elsewhere",
        CodesPlace::Here => "here",
    }
}

#[cfg(test)]
mod tests;
