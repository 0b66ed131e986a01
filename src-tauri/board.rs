//! Core's board, as far as the person wants it seen, for the window and for a table.

use std::collections::BTreeMap;

use koppel_core::backup_codes::{Facts, Row, Status, board};
use koppel_core::ids::ProfileId;
use koppel_core::profile::UnixTime;
use koppel_core::vault::{OpenProfile, ProfileCard};
use koppel_platform::clock;

use crate::convert::backup_codes;
use crate::dto;
use crate::state::{Answer, Session, Shell};

/// How many accounts ask for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Todo {
    pub open: u32,
    pub locked: u32,
}

impl Todo {
    /// Of these profiles, of which some are open.
    pub fn of(cards: &[ProfileCard], open: &BTreeMap<ProfileId, Session>, now: UnixTime) -> Self {
        let rows = rows(cards, open, now);
        let asking = rows.iter().filter(|row| row.status != Status::Good);
        let (open, locked): (Vec<_>, Vec<_>) = asking.partition(|row| row.account.is_some());
        Self { open: open.len() as u32, locked: locked.len() as u32 }
    }

    /// What may be seen of it.
    pub fn seen(self, hide_locked: bool) -> u32 {
        if hide_locked { self.open } else { self.open + self.locked }
    }
}

impl Shell {
    /// All accounts, the worst first; of locked profiles service and status, or nothing if `hide_locked`.
    pub fn board(&self, hide_locked: bool) -> Answer<dto::Board> {
        let now = clock::now();
        let cards = self.vault.profiles(now)?;
        let open = self.open();
        let (hidden, cards): (Vec<_>, Vec<_>) =
            cards.into_iter().partition(|card| hide_locked && !open.contains_key(&card.id));
        let silent = cards.iter().filter(|card| card.backup_codes.is_none() && !open.contains_key(&card.id));
        Ok(dto::Board {
            rows: rows(&cards, &open, now).iter().map(told).collect(),
            hidden: hidden.len() as u32,
            silent: silent.map(|card| card.name.clone()).collect(),
        })
    }
}

fn rows<'a>(cards: &'a [ProfileCard], open: &'a BTreeMap<ProfileId, Session>, now: UnixTime) -> Vec<Row<'a>> {
    let open: Vec<&OpenProfile> = open.values().map(|session| &session.profile).collect();
    board(cards, &open, now)
}

fn told(row: &Row<'_>) -> dto::BoardRow {
    let account = row.account.map(|(id, name)| dto::BoardAccount {
        id: id.to_string(),
        name: name.to_owned(),
        place: row.place.map(backup_codes::place),
        whereabouts: row.whereabouts.to_owned(),
    });
    dto::BoardRow {
        profile: row.profile.to_string(),
        profile_name: row.profile_name.to_owned(),
        service: row.service.to_owned(),
        status: backup_codes::status(row.status),
        noted: row.facts.as_ref().map(noted),
        account,
    }
}

fn noted(facts: &Facts) -> dto::BoardNoted {
    let kind = backup_codes::kind(facts.kind());
    let (left, total) = (facts.left(), facts.total());
    dto::BoardNoted { kind, left, total, noted: facts.noted(), checked: facts.checked() }
}
