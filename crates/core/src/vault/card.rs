//! What may be known of profiles while they are locked.

use super::attempt::wait_left;
use super::file::Header;
use super::item::Live;
use super::{Vault, VaultError};
use crate::backup::Health;
use crate::backup_codes::Glance;
use crate::ids::ProfileId;
use crate::profile::UnixTime;

/// What may be known of a profile while it is locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileCard {
    /// Never changes.
    pub id: ProfileId,
    /// Chosen by the person. Of a damaged file it is the previous generation's, or empty when that is not whole.
    pub name: String,
    /// Whether it can be opened.
    pub state: CardState,
    /// A newer Koppel saved it: nothing of it can be changed here.
    pub is_read_only: bool,
    /// The names of its services.
    pub services: Vec<String>,
    /// The identifiers of its tiqr services.
    pub tiqr: Vec<String>,
    /// How the backup codes of each account stand and at what kind of place they are, in the order of pairing, as the file says. `None` where it says
    /// nothing: it was last saved before that was known, and says it from the next opening on; or it cannot be read.
    pub backup_codes: Option<Vec<Glance>>,
    /// When it was made.
    pub created: UnixTime,
    /// Whether and from what it can be recovered, as noted beside it.
    pub health: Health,
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
    /// The file is not what was written, or is gone.
    Damaged {
        /// Whether [`Vault::recover_previous`] can bring back what was there before its last change.
        previous: bool,
    },
    /// Another profile's file stands in its place.
    Foreign {
        /// The same.
        previous: bool,
    },
    /// Written by a newer Koppel, in a way that cannot be read here.
    TooNew,
}

impl CardState {
    /// No PIN opens it as it is: what its file tells is all that is left to tell.
    pub fn is_gone(self) -> bool {
        match self {
            Self::Blocked
            | Self::KeystoreLost
            | Self::KeystoreDamaged
            | Self::Damaged { .. }
            | Self::Foreign { .. } => true,
            Self::Locked { .. } | Self::KeystoreSilent | Self::OldCopy | Self::TooNew => false,
        }
    }

    /// [`Vault::recover_previous`] can bring back what was there before its last change.
    pub fn is_recoverable(self) -> bool {
        matches!(self, Self::Damaged { previous: true } | Self::Foreign { previous: true })
    }
}

impl Vault {
    /// All profiles as they are at `now`, the oldest first.
    pub fn profiles(&self, now: UnixTime) -> Result<Vec<ProfileCard>, VaultError> {
        let ids = self.store.ids()?;
        let cards = ids.into_iter().filter_map(|id| self.settled_card(id, now).transpose());
        let mut cards = cards.collect::<Result<Vec<_>, _>>()?;
        cards.sort_by(|a, b| (a.created, &a.name, a.id).cmp(&(b.created, &b.name, b.id)));
        Ok(cards)
    }

    /// What the person calls it, as its file says.
    pub fn name(&self, id: ProfileId) -> Result<String, VaultError> {
        Ok(self.store.load(id)?.header.name)
    }

    /// What does not fit together is looked at again under the writer's lock: another program may have saved
    /// between the look at the file and the one at the keystore. `None` when it removed the profile.
    fn settled_card(&self, id: ProfileId, now: UnixTime) -> Result<Option<ProfileCard>, VaultError> {
        let card = self.card(id, now)?;
        if !matches!(
            card.state,
            CardState::OldCopy
                | CardState::KeystoreLost
                | CardState::KeystoreDamaged
                | CardState::Damaged { .. }
                | CardState::Foreign { .. }
        ) {
            return Ok(Some(card));
        }
        // Where no lock can be had, as in a folder that is read-only, nobody saves.
        let Ok(_lock) = self.lock() else { return Ok(Some(card)) };
        if self.store.ids()?.contains(&id) { self.card(id, now).map(Some) } else { Ok(None) }
    }

    pub(super) fn card(&self, id: ProfileId, now: UnixTime) -> Result<ProfileCard, VaultError> {
        match self.store.load(id) {
            Ok(file) => {
                let state = self.state_of(self.live_item(&file), now);
                let (health, is_read_only) = (file.header.health(), file.is_later);
                Ok(ProfileCard { health, is_read_only, ..card_of(id, state, Some(file.header)) })
            }
            Err(VaultError::TooNew) => Ok(card_of(id, CardState::TooNew, None)),
            Err(VaultError::Damaged | VaultError::NotFound) => {
                Ok(self.unreadable(id, |previous| CardState::Damaged { previous }))
            }
            Err(VaultError::Foreign) => Ok(self.unreadable(id, |previous| CardState::Foreign { previous })),
            Err(error) => Err(error),
        }
    }

    /// The card of a file that is not its own any more: what its previous generation says, and whether that can
    /// come back. A blocked profile stays blocked, and a keystore that does not answer says nothing of it.
    fn unreadable(&self, id: ProfileId, lost: impl FnOnce(bool) -> CardState) -> ProfileCard {
        let state = match self.previous(id) {
            Ok((_, live)) if live.fails >= self.tries() => CardState::Blocked,
            Ok(_) => lost(true),
            Err(VaultError::Blocked) => CardState::Blocked,
            Err(VaultError::Keystore(_)) => CardState::KeystoreSilent,
            Err(_) => lost(false),
        };
        card_of(id, state, self.store.load_previous(id).ok().map(|file| file.header))
    }

    fn state_of(&self, live: Result<Live, VaultError>, now: UnixTime) -> CardState {
        match live {
            Ok(live) if live.fails >= self.tries() => CardState::Blocked,
            Ok(live) => {
                CardState::Locked { tries_left: self.tries() - live.fails, wait: wait_left(&live, now) }
            }
            Err(VaultError::Blocked) => CardState::Blocked,
            Err(VaultError::OldCopy) => CardState::OldCopy,
            Err(VaultError::Keystore(_)) => CardState::KeystoreSilent,
            Err(VaultError::KeystoreDamaged) => CardState::KeystoreDamaged,
            Err(VaultError::TooNew) => CardState::TooNew,
            Err(_) => CardState::KeystoreLost,
        }
    }
}

/// Of a header that is not the profile's present one nobody knows what became of its backup.
fn card_of(id: ProfileId, state: CardState, header: Option<Header>) -> ProfileCard {
    let (name, services, tiqr, backup_codes, created) = header
        .map(|header| (header.name, header.services, header.tiqr, header.backup_codes, header.created))
        .unwrap_or_default();
    ProfileCard {
        id,
        name,
        state,
        is_read_only: false,
        services,
        tiqr,
        backup_codes,
        created,
        health: Health::Unknown,
    }
}
