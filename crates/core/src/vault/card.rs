//! What may be known of profiles while they are locked.

use super::attempt::wait_left;
use super::file::Header;
use super::item::Live;
use super::{TRIES, Vault, VaultError};
use crate::ids::ProfileId;
use crate::profile::UnixTime;

/// What may be known of a profile while it is locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileCard {
    /// Never changes.
    pub id: ProfileId,
    /// Chosen by the person. Of a damaged file it is the previous generation's, or empty when there is none.
    pub name: String,
    /// Whether it can be opened.
    pub state: CardState,
    /// The names of its services.
    pub services: Vec<String>,
    /// When it was made.
    pub created: UnixTime,
}

/// Whether a profile can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardState {
    /// With its PIN.
    Locked {
        /// 3, 2 or 1.
        tries_left: u8,
        /// Seconds before the next try is looked at.
        wait: u64,
    },
    /// No more: its secrets are gone.
    Blocked,
    /// The keystore has no record of it.
    KeystoreLost,
    /// The keystore's record of it is not what was written.
    KeystoreDamaged,
    /// The keystore does not answer, so nothing can be said.
    KeystoreSilent,
    /// File and keystore are of different generations.
    OldCopy,
    /// The file is not what was written.
    Damaged {
        /// Whether [`Vault::recover_previous`] can bring back what was there before its last change.
        recoverable: bool,
    },
    /// Another profile's file stands in its place.
    Foreign {
        /// The same.
        recoverable: bool,
    },
    /// Written by a newer Koppel.
    TooNew,
}

impl Vault {
    /// All profiles as they are at `now`, the oldest first.
    pub fn profiles(&self, now: UnixTime) -> Result<Vec<ProfileCard>, VaultError> {
        let ids = self.store.ids()?;
        let mut cards = ids.into_iter().map(|id| self.card(id, now)).collect::<Result<Vec<_>, _>>()?;
        cards.sort_by(|a, b| (a.created, &a.name, a.id).cmp(&(b.created, &b.name, b.id)));
        Ok(cards)
    }

    fn card(&self, id: ProfileId, now: UnixTime) -> Result<ProfileCard, VaultError> {
        match self.newest(id) {
            Ok(file) => {
                let state = state_of(self.live_item(&file), now);
                Ok(card_of(id, state, Some(file.header)))
            }
            Err(VaultError::Damaged | VaultError::NotFound) => {
                let previous = self.offer(id);
                Ok(card_of(id, CardState::Damaged { recoverable: previous.is_some() }, previous))
            }
            Err(VaultError::Foreign) => {
                let previous = self.offer(id);
                Ok(card_of(id, CardState::Foreign { recoverable: previous.is_some() }, previous))
            }
            Err(VaultError::Blocked) => Ok(card_of(id, CardState::Blocked, None)),
            Err(VaultError::TooNew) => Ok(card_of(id, CardState::TooNew, None)),
            Err(error) => Err(error),
        }
    }
}

fn card_of(id: ProfileId, state: CardState, header: Option<Header>) -> ProfileCard {
    let (name, services, created) =
        header.map(|header| (header.name, header.services, header.created)).unwrap_or_default();
    ProfileCard { id, name, state, services, created }
}

fn state_of(live: Result<Live, VaultError>, now: UnixTime) -> CardState {
    match live {
        Ok(live) if live.fails >= TRIES => CardState::Blocked,
        Ok(live) => CardState::Locked { tries_left: TRIES - live.fails, wait: wait_left(&live, now) },
        Err(VaultError::Blocked) => CardState::Blocked,
        Err(VaultError::OldCopy) => CardState::OldCopy,
        Err(VaultError::Keystore(_)) => CardState::KeystoreSilent,
        Err(VaultError::KeystoreDamaged) => CardState::KeystoreDamaged,
        Err(VaultError::TooNew) => CardState::TooNew,
        Err(_) => CardState::KeystoreLost,
    }
}
