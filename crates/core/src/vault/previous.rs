//! The previous generation of a damaged file, and the way back to it.
//!
//! It is one generation behind the keystore's record after a save, and of the record's own or one ahead when the
//! keystore was not told; anything else is an old copy and is never taken. Opening it is a try like any other:
//! the count is the record's, and damaging a file changes nothing in that. It comes back as a generation that is
//! newer than the lost one, so that a good copy of that one which turns up later is an old copy.

use super::file::{Header, ProfileFile};
use super::item::{Item, Live};
use super::{OpenProfile, Vault, VaultError};
use crate::ids::ProfileId;
use crate::pin::Pin;
use crate::profile::UnixTime;

/// A profile as it was before the last change that its damaged file held. The counters of HOTP accounts are those
/// of then, too: the service may be ahead.
pub struct Recovered {
    /// Open, and saved as the newest generation.
    pub profile: OpenProfile,
    /// The name of the damaged file in the vault's folder; `None` when there was none.
    pub set_aside: Option<String>,
}

impl Vault {
    /// Opens the previous generation of a damaged file with its PIN and makes it the newest one. What was
    /// changed since is lost. The damaged file is set aside. What a newer Koppel saved is `ReadOnly`. A wrong PIN is an attempt as in [`Vault::unlock`].
    pub fn recover_previous(&self, id: ProfileId, pin: &Pin, now: UnixTime) -> Result<Recovered, VaultError> {
        let _lock = self.lock()?;
        let current = match self.load_newest(id) {
            Ok(file) => {
                self.live_item(&file)?;
                if file.is_later {
                    return Err(VaultError::ReadOnly);
                }
                Some(file)
            }
            Err(VaultError::Damaged | VaultError::Foreign) => None,
            Err(error) => return Err(error),
        };
        let (previous, live) = self.previous(id)?;
        if previous.is_later {
            return Err(VaultError::ReadOnly);
        }
        let mut opened = self.attempt(&previous, live, pin, now)?;

        // A file can be whole in form and yet not hold what its key sealed; only the key shows that.
        let is_whole = current.is_some_and(|file| self.open_body(&opened.profile_key, &file).is_ok());
        let content = self.open_body(&opened.profile_key, &previous);
        let lost = previous.header.generation + 1;
        if !is_whole && content.is_ok() {
            // Of the lost file's generation, so that the recovered one after it is one ahead and no more, and the
            // previous one is still accepted when the save below does not happen.
            opened.live.generation = opened.live.generation.max(lost);
        }
        self.write_item(id, &Item::Live(opened.live.copy()))?;
        if is_whole {
            return Err(VaultError::NothingToRecover);
        }
        let content = content.map_err(|_| VaultError::NoPrevious)?.content;

        let header = Header { generation: lost + 1, ..previous.header };
        let set_aside =
            self.store.save_over_damaged(&header, self.sealed(id, &opened.profile_key, &content))?;
        // From here on the record accepts the recovered file only; so that must have a whole previous one. When
        // this fails the record stays one behind, and the next opening goes on.
        if let Ok(file) = self.store.load(id)
            && self.store.double(id).is_ok()
            && self.tidy(&file, &mut opened).is_ok()
        {
            self.follow(id, opened.live);
        }
        let Header { name, generation, .. } = header;
        let profile =
            OpenProfile { id, name, generation, profile_key: opened.profile_key, content, read_only: None };
        Ok(Recovered { profile, set_aside })
    }

    /// The newest generation. Of a blocked profile no file is damaged any more: it is blocked.
    pub(super) fn load_newest(&self, id: ProfileId) -> Result<ProfileFile, VaultError> {
        self.store.load(id).map_err(|error| match error {
            VaultError::Damaged | VaultError::Foreign if self.is_blocked(id) => VaultError::Blocked,
            error => error,
        })
    }

    /// Whether the record alone says so; a keystore that does not answer says nothing.
    fn is_blocked(&self, id: ProfileId) -> bool {
        match self.record(id) {
            Ok(live) => live.fails >= self.tries(),
            Err(error) => matches!(error, VaultError::Blocked),
        }
    }

    /// The previous generation and the record, if the one is whole and the other accepts it.
    pub(super) fn previous(&self, id: ProfileId) -> Result<(ProfileFile, Live), VaultError> {
        let live = self.record(id)?;
        let file = self.store.load_previous(id).map_err(|error| match error {
            VaultError::File { .. } => error,
            _ => VaultError::NoPrevious,
        })?;
        let accepted = live.generation.saturating_sub(1)..=live.generation.saturating_add(1);
        if file.header.lock.is_some() && accepted.contains(&file.header.generation) {
            Ok((file, live))
        } else {
            Err(VaultError::NoPrevious)
        }
    }

    /// The header of the previous generation, if [`Vault::recover_previous`] can bring it back.
    pub(super) fn offered(&self, id: ProfileId) -> Option<Header> {
        self.previous(id).ok().filter(|(_, live)| live.fails < self.tries()).map(|(file, _)| file.header)
    }
}
