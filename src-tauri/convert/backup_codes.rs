//! Backup codes, to the window and from it.

use koppel_core::backup_codes::read::{LeftOut, Reading};
use koppel_core::backup_codes::{
    Apart, BackupCodes, Code, Entry, Event, Kind, New, Noted, Place, Refused, STRUCK_FOR, Status,
};
use koppel_core::profile::{Account, UnixTime};
use koppel_words::guides::Guides;

use crate::dto;

pub fn glance(codes: &BackupCodes, now: UnixTime) -> dto::CodesGlance {
    let noted = codes.noted();
    dto::CodesGlance {
        status: status(codes.status(now)),
        left: noted.map_or(0, Noted::left),
        total: noted.map_or(0, Noted::total),
        place: noted.map(|noted| place(noted.place())),
        whereabouts: noted.map(|noted| noted.whereabouts().to_owned()).unwrap_or_default(),
    }
}

pub fn record(account: &Account, now: UnixTime) -> dto::BackupCodes {
    let codes = &account.backup;
    dto::BackupCodes {
        issuer: account.issuer.clone(),
        name: account.name.clone(),
        guide: Guides::built_in().of(&account.issuer).id().to_owned(),
        status: status(codes.status(now)),
        noted: codes.noted().map(noted),
        undo_left: codes.undo_left(now).map(|left| left.try_into().unwrap_or(u32::MAX)),
        history: codes.history().iter().map(entry).collect(),
    }
}

fn noted(noted: &Noted) -> dto::NotedCodes {
    dto::NotedCodes {
        kind: kind(noted.kind()),
        left: noted.left(),
        total: noted.total(),
        place: place(noted.place()),
        whereabouts: noted.whereabouts().to_owned(),
        noted: noted.noted(),
        checked: noted.checked(),
        used: noted.used(),
        replaced: noted.replaced(),
    }
}

fn entry(entry: &Entry) -> dto::CodesEntry {
    dto::CodesEntry {
        at: entry.at,
        event: event(entry.event),
        left: entry.left,
        total: entry.total,
        struck: entry.struck.len().try_into().unwrap_or(u8::MAX),
        erased_at: entry.at.saturating_add(STRUCK_FOR),
    }
}

pub fn entered(ticket: u32, reading: &Reading) -> dto::EnteredCodes {
    let left_out = |LeftOut { lines, reason }: &LeftOut| dto::LeftOutLines {
        first: *lines.start(),
        last: *lines.end(),
        reason: reason.word().to_owned(),
    };
    dto::EnteredCodes {
        ticket,
        kind: kind(reading.kind),
        taken: reading.taken.iter().map(hinted).collect(),
        left_out: reading.left_out.iter().map(left_out).collect(),
    }
}

/// The first two signs, and a dot for each that follows: a code has six at least.
fn hinted(code: &Code) -> String {
    let mut seen = 0;
    let hide = |sign: char| {
        seen += usize::from(sign.is_ascii_alphanumeric());
        if sign.is_ascii_alphanumeric() && seen > 2 { '•' } else { sign }
    };
    code.expose().chars().map(hide).collect()
}

/// What the person said; `entered` are the codes that were read, of which copies are made: when saving fails, they are still
/// there.
pub fn new_codes(new: dto::NewCodes, entered: &[Code]) -> Result<New, Refused> {
    match new {
        dto::NewCodes::Apart { place, kind, count, of, whereabouts } => {
            let [count, total] =
                [count, of.unwrap_or(count)].map(|many| many.try_into().unwrap_or(usize::MAX));
            match kind {
                dto::CodesKind::List => New::left_of(count, total, core_apart(place), &whereabouts),
                one => New::apart(core_kind(one), count, core_apart(place), &whereabouts),
            }
        }
        dto::NewCodes::Here { kind, .. } => {
            let copies = entered.iter().filter_map(|code| Code::new(code.expose()).ok()).collect();
            New::here(core_kind(kind), copies, "")
        }
    }
}

pub fn status(status: Status) -> dto::CodesStatus {
    match status {
        Status::None => dto::CodesStatus::None,
        Status::Used => dto::CodesStatus::Used,
        Status::Low => dto::CodesStatus::Low,
        Status::Unchecked => dto::CodesStatus::Unchecked,
        Status::Good => dto::CodesStatus::Good,
    }
}

pub fn kind(kind: Kind) -> dto::CodesKind {
    match kind {
        Kind::Code => dto::CodesKind::Code,
        Kind::ResetCode => dto::CodesKind::ResetCode,
        Kind::List => dto::CodesKind::List,
    }
}

fn core_kind(kind: dto::CodesKind) -> Kind {
    match kind {
        dto::CodesKind::Code => Kind::Code,
        dto::CodesKind::ResetCode => Kind::ResetCode,
        dto::CodesKind::List => Kind::List,
    }
}

pub fn place(place: Place) -> dto::CodesPlace {
    match place {
        Place::Apart(Apart::Paper) => dto::CodesPlace::Paper,
        Place::Apart(Apart::Safe) => dto::CodesPlace::Safe,
        Place::Apart(Apart::PasswordManager) => dto::CodesPlace::PasswordManager,
        Place::Apart(Apart::Elsewhere) => dto::CodesPlace::Elsewhere,
        Place::Here => dto::CodesPlace::Here,
    }
}

fn core_apart(place: dto::CodesApart) -> Apart {
    match place {
        dto::CodesApart::Paper => Apart::Paper,
        dto::CodesApart::Safe => Apart::Safe,
        dto::CodesApart::PasswordManager => Apart::PasswordManager,
        dto::CodesApart::Elsewhere => Apart::Elsewhere,
    }
}

fn event(event: Event) -> dto::CodesEvent {
    match event {
        Event::Noted => dto::CodesEvent::Noted,
        Event::Used => dto::CodesEvent::Used,
        Event::Undone => dto::CodesEvent::Undone,
        Event::Replaced => dto::CodesEvent::Replaced,
        Event::Checked => dto::CodesEvent::Checked,
        Event::Forgotten => dto::CodesEvent::Forgotten,
    }
}
