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
    /// Chosen by the person; empty when the file is damaged.
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
    /// The keystore has no usable record of it.
    KeystoreLost,
    /// The keystore does not answer, so nothing can be said.
    KeystoreSilent,
    /// File and keystore are of different generations.
    OldCopy,
    /// The file is not what was written.
    Damaged,
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

    pub(super) fn card(&self, id: ProfileId, now: UnixTime) -> Result<ProfileCard, VaultError> {
        let unreadable =
            |state| Ok(ProfileCard { id, name: String::new(), state, services: Vec::new(), created: 0 });
        let file = match self.store.load(id) {
            Ok(file) => file,
            Err(VaultError::TooNew) => return unreadable(CardState::TooNew),
            Err(VaultError::Damaged | VaultError::NotFound) => return unreadable(CardState::Damaged),
            Err(error) => return Err(error),
        };
        let state = state_of(self.live_item(&file), now);
        let Header { name, services, created, .. } = file.header;
        Ok(ProfileCard { id, name, state, services, created })
    }
}

fn state_of(live: Result<Live, VaultError>, now: UnixTime) -> CardState {
    match live {
        Ok(live) if live.fails >= TRIES => CardState::Blocked,
        Ok(live) => CardState::Locked { tries_left: TRIES - live.fails, wait: wait_left(&live, now) },
        Err(VaultError::Blocked) => CardState::Blocked,
        Err(VaultError::OldCopy) => CardState::OldCopy,
        Err(VaultError::Keystore(_)) => CardState::KeystoreSilent,
        Err(VaultError::TooNew) => CardState::TooNew,
        Err(_) => CardState::KeystoreLost,
    }
}
