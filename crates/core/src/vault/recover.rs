//! A damaged file's previous generation. It is at most one generation older than the keystore's record, it
//! takes a try to open as everything does, and it comes back as a generation that is newer than any before:
//! a good copy of the damaged file that turns up later is an old copy.

use super::file::{Header, ProfileFile};
use super::item::{Item, Live};
use super::{OpenProfile, TRIES, Vault, VaultError};
use crate::ids::ProfileId;
use crate::pin::Pin;
use crate::profile::UnixTime;

/// A profile as it was before the last change that its damaged file held.
pub struct Recovered {
    /// Open, and saved as the newest generation.
    pub open: OpenProfile,
    /// The name of the damaged file in the vault's folder; `None` when there was none.
    pub set_aside: Option<String>,
}

impl Vault {
    /// Opens the previous generation of a damaged file with its PIN and makes it the newest one. What was
    /// changed since is lost. The damaged file is set aside.
    pub fn recover_previous(&self, id: ProfileId, pin: &Pin, now: UnixTime) -> Result<Recovered, VaultError> {
        let _lock = self.lock()?;
        let current = match self.newest(id) {
            Ok(file) => {
                self.live_item(&file)?;
                Some(file)
            }
            Err(VaultError::Damaged | VaultError::Foreign) => None,
            Err(error) => return Err(error),
        };
        let (previous, live) = self.previous(id)?;
        let mut opened = self.attempt(&previous, live, pin, now)?;

        // A file can be whole in form and yet not hold what its key sealed; only an open profile shows that.
        let is_whole = current.is_some_and(|file| self.open_body(&opened.profile_key, &file).is_ok());
        let content = self.open_body(&opened.profile_key, &previous);
        // The lost file's generation, so that a crash before the save still leaves the previous one accepted.
        let lost = previous.header.generation + 1;
        if !is_whole && content.is_ok() {
            opened.live.generation = opened.live.generation.max(lost);
        }
        self.write_item(id, &Item::Live(opened.live.copy()))?;
        if is_whole {
            return Err(VaultError::NothingToRecover);
        }
        let content = content.map_err(|_| VaultError::NoPrevious)?;

        let header = Header { generation: lost + 1, ..previous.header };
        let set_aside =
            self.store.save_over_damaged(&header, self.sealed(id, &opened.profile_key, &content))?;
        // From here on the record accepts the recovered file only; so that must have a whole previous one.
        if let Ok(file) = self.store.load(id)
            && self.store.double(id).is_ok()
            && self.tidy(&file, &mut opened).is_ok()
        {
            self.follow(id, opened.live);
        }
        let Header { name, generation, .. } = header;
        let open = OpenProfile { id, name, generation, profile_key: opened.profile_key, content };
        Ok(Recovered { open, set_aside })
    }

    /// The previous generation and the record, if the one is whole and the other accepts it.
    pub(super) fn previous(&self, id: ProfileId) -> Result<(ProfileFile, Live), VaultError> {
        let file = self.store.load_previous(id).map_err(|error| match error {
            VaultError::File { .. } => error,
            _ => VaultError::NoPrevious,
        })?;
        let live = self.record(id)?;
        let generations = live.generation.saturating_sub(1)..=live.generation.saturating_add(1);
        if file.header.lock.is_some() && generations.contains(&file.header.generation) {
            Ok((file, live))
        } else {
            Err(VaultError::NoPrevious)
        }
    }

    /// Whether [`Vault::recover_previous`] may be offered: the previous generation's header.
    pub(super) fn offer(&self, id: ProfileId) -> Option<Header> {
        self.previous(id).ok().filter(|(_, live)| live.fails < TRIES).map(|(file, _)| file.header)
    }
}
