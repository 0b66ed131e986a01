//! What the vault does for backups: notes them beside the profile, where they can be read while it is locked,
//! and makes a profile of one.

use super::file::LastBackup;
use super::{CardState, OpenProfile, Vault, VaultError, kept_name};
use crate::backup::{Backup, Health, Proof};
use crate::ids::ProfileId;
use crate::pin::Pin;
use crate::profile::{Content, UnixTime};

/// A profile that came back.
pub struct Restored {
    /// The profile, open.
    pub profile: OpenProfile,
    /// The ended profile whose place it took and that could not be removed; it can be, at any time.
    pub left_over: Option<ProfileId>,
}

impl Vault {
    /// Makes a profile of a backup, with a PIN, an id and keys of its own. An ended profile of that name,
    /// blocked or without its key, gives up its place: it goes once the new one is saved, so that at every
    /// moment one of them is there. Any other profile of that name is in the way (`NameTaken`).
    pub fn restore(
        &self,
        backup: Backup,
        name: &str,
        pin: &Pin,
        place: String,
        now: UnixTime,
    ) -> Result<Restored, VaultError> {
        let _lock = self.lock()?;
        let ended = self.ended(name, now)?;
        let name = self.free_name(name, ended)?;
        // Restored under another name it is no longer what the backup holds.
        let changed = name != backup.name;
        let proof = Proof { place, made: backup.made, proven: now };
        let profile =
            self.make(name, pin, backup.content, backup.created, Some(LastBackup { proof, changed }))?;
        let left_over = ended.filter(|&id| self.erase(id).is_err());
        Ok(Restored { profile, left_over })
    }

    /// Whether and from what a profile can be recovered, as noted beside it; needs no PIN.
    pub fn health(&self, id: ProfileId) -> Result<Health, VaultError> {
        match self.store.load(id) {
            Err(VaultError::Damaged | VaultError::Foreign | VaultError::TooNew) => Ok(Health::Unknown),
            file => Ok(file?.header.health()),
        }
    }

    /// Takes over what other programs changed, and says when the profile was made: what a backup needs. There is none of a profile that is not
    /// wholly known: it would hold less than the person thinks.
    pub(crate) fn newest(&self, open: &mut OpenProfile) -> Result<UnixTime, VaultError> {
        self.refresh(open)?;
        if open.read_only.is_some() {
            return Err(VaultError::ReadOnly);
        }
        Ok(self.store.load(open.id)?.header.created)
    }

    /// Notes a backup that was made of generation `of`. What another program changed meanwhile counts as
    /// changed since.
    pub(crate) fn note_backup(
        &self,
        open: &mut OpenProfile,
        of: u64,
        proof: Proof,
        change: impl FnOnce(&mut Content),
    ) -> Result<(), VaultError> {
        self.rewrite(open, |header, content| {
            header.backup = Some(LastBackup { proof, changed: header.generation != of });
            change(content);
            Ok(())
        })
    }

    /// Changes what no backup holds.
    pub(crate) fn change_aside(
        &self,
        open: &mut OpenProfile,
        change: impl FnOnce(&mut Content),
    ) -> Result<(), VaultError> {
        self.rewrite(open, |_, content| {
            change(content);
            Ok(())
        })
    }

    /// The profile of that name that no PIN can open any more.
    fn ended(&self, name: &str, now: UnixTime) -> Result<Option<ProfileId>, VaultError> {
        let wanted = kept_name(name).to_lowercase();
        for id in self.store.ids()? {
            let card = self.card(id, now)?;
            let is_over = matches!(
                card.state,
                CardState::Blocked | CardState::KeystoreLost | CardState::KeystoreDamaged
            );
            if is_over && card.name.to_lowercase() == wanted {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }
}

impl OpenProfile {
    /// The save that this shows.
    pub(crate) fn generation(&self) -> u64 {
        self.generation
    }
}
