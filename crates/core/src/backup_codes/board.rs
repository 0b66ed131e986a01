//! The board: all accounts of all profiles and how their backup codes stand, worst first.

use super::{Facts, Place, Status};
use crate::ids::{AccountId, ProfileId};
use crate::profile::UnixTime;
use crate::vault::{OpenProfile, ProfileCard};

/// One account. Of a profile that is not open only what its file tells while it is locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// Which profile.
    pub profile: ProfileId,
    /// What the person calls it.
    pub profile_name: &'a str,
    /// The service; may be empty.
    pub service: &'a str,
    /// Which account and what it is called; `None` while the profile is locked.
    pub account: Option<(AccountId, &'a str)>,
    /// How it stands.
    pub status: Status,
    /// What the status comes from; `None` when nothing is noted.
    pub facts: Option<Facts>,
    /// Where the codes are kept; `None` while the profile is locked, and known again, as far as its file tells, once no PIN opens
    /// it any more.
    pub place: Option<Place>,
    /// The person's own words for that place; empty while the profile is locked.
    pub whereabouts: &'a str,
}

/// All rows, the worst first; of the same status in the order of the profiles and of their accounts. Profiles that are
/// among `open` are told whole, others by their cards. A card whose file knows nothing yet gives no row
/// ([`ProfileCard::backup_codes`]).
pub fn board<'a>(cards: &'a [ProfileCard], open: &[&'a OpenProfile], now: UnixTime) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for card in cards {
        match open.iter().find(|open| open.id() == card.id) {
            Some(open) => rows.extend(of_open(open, now)),
            None => rows.extend(of_card(card, now)),
        }
    }
    rows.sort_by_key(|row| row.status);
    rows
}

fn of_open<'a>(open: &'a OpenProfile, now: UnixTime) -> impl Iterator<Item = Row<'a>> {
    open.content().accounts.iter().map(move |account| Row {
        profile: open.id(),
        profile_name: open.name(),
        service: &account.issuer,
        account: Some((account.id, &account.name)),
        status: account.backup.status(now),
        facts: account.backup.facts(),
        place: account.backup.noted().map(|noted| noted.place()),
        whereabouts: account.backup.noted().map(|noted| noted.whereabouts()).unwrap_or_default(),
    })
}

fn of_card(card: &ProfileCard, now: UnixTime) -> impl Iterator<Item = Row<'_>> {
    card.backup_codes.iter().flatten().map(move |glance| Row {
        profile: card.id,
        profile_name: &card.name,
        service: &glance.service,
        account: None,
        status: glance.status(now),
        facts: glance.codes,
        place: glance.codes.and_then(|facts| facts.place()).filter(|_| card.state.is_gone()),
        whereabouts: "",
    })
}
