//! Records of backup codes in the words and the JSON of the terminal.

use koppel_core::backup_codes::{Apart, Event, Facts, Kind, Noted, Place, Status};
use koppel_core::profile::{Account, UnixTime};
use serde::Serialize;

use crate::output::{Output, number, text};

/// The backup codes of an account; all but its names and `status` is null where nothing is noted.
#[derive(Serialize)]
pub struct Record<'a> {
    pub issuer: &'a str,
    pub account: &'a str,
    pub status: &'static str,
    pub kind: Option<&'static str>,
    pub left: Option<u8>,
    pub total: Option<u8>,
    #[serde(rename = "where")]
    pub place: Option<&'static str>,
    pub note: Option<&'a str>,
    pub noted: Option<UnixTime>,
    pub checked: Option<UnixTime>,
    pub used: Option<UnixTime>,
    pub replaced: Option<UnixTime>,
}

impl<'a> Record<'a> {
    pub fn of(account: &'a Account, now: UnixTime) -> Self {
        let noted = account.backup.noted();
        Self {
            issuer: &account.issuer,
            account: &account.name,
            status: account.backup.status(now).word(),
            kind: noted.map(|noted| kind_word(noted.kind())),
            left: noted.map(Noted::left),
            total: noted.map(Noted::total),
            place: noted.map(|noted| place_word(noted.place())),
            note: noted.map(Noted::whereabouts),
            noted: noted.map(Noted::noted),
            checked: noted.and_then(Noted::checked),
            used: noted.and_then(Noted::used),
            replaced: noted.and_then(Noted::replaced),
        }
    }
}

/// How an account stands, in a few words.
pub fn standing(status: Status, facts: Option<&Facts>, output: &Output<'_>) -> String {
    let left = facts.map_or(0, Facts::left);
    let total = facts.map_or(0, Facts::total);
    output.say(
        &format!("cli-codes-status-{}", status.word()),
        &[("left", number(left)), ("total", number(total))],
    )
}

/// Where the codes are, with the person's own words for it.
pub fn whereabouts(noted: &Noted, output: &Output<'_>) -> String {
    let place = place(noted.place(), output);
    match noted.whereabouts() {
        "" => place,
        words => output.say("cli-codes-place-noted", &[("place", text(place)), ("note", text(words))]),
    }
}

pub fn place(place: Place, output: &Output<'_>) -> String {
    output.say(&format!("cli-codes-place-{}", place_word(place)), &[])
}

pub fn place_word(place: Place) -> &'static str {
    match place {
        Place::Apart(Apart::Paper) => "paper",
        Place::Apart(Apart::Safe) => "safe",
        Place::Apart(Apart::PasswordManager) => "password-manager",
        Place::Apart(Apart::Elsewhere) => "elsewhere",
        Place::Here => "here",
    }
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Code => "code",
        Kind::ResetCode => "reset-code",
        Kind::List => "list",
    }
}

pub fn event_word(event: Event) -> &'static str {
    match event {
        Event::Noted => "noted",
        Event::Used => "used",
        Event::Undone => "undone",
        Event::Replaced => "replaced",
        Event::Checked => "checked",
        Event::Forgotten => "forgotten",
    }
}
