//! Opening a profile with its PIN: at most three tries, whatever is killed, copied or run at once.

use super::file::{Header, ProfileFile};
use super::item::{Item, Live};
use super::keys::{self, Key};
use super::{OpenProfile, TRIES, Vault, VaultError, profile_key_from};
use crate::ids::ProfileId;
use crate::pin::Pin;

impl Vault {
    /// Opens a profile. A wrong PIN is an attempt; everything else that goes wrong is none, but for a
    /// kill between the count and its answer: that can cost an attempt and never gives one.
    pub fn unlock(&self, id: ProfileId, pin: &Pin) -> Result<OpenProfile, VaultError> {
        let _lock = self.lock()?;
        let file = self.store.load(id)?;
        let mut live = self.live_item(&file)?;
        if live.fails >= TRIES {
            return Err(self.block(file.header));
        }
        live.fails += 1;
        self.write_item(id, &Item::Live(live.copy()))?;

        let Some(profile_key) = open_profile_key(&file, &live, pin) else {
            return Err(match TRIES - live.fails {
                0 => self.block(file.header),
                left => VaultError::WrongPin { left },
            });
        };
        live.fails = 0;
        if live.generation < file.header.generation && self.store.settle().is_ok() {
            live.generation = file.header.generation;
        }
        self.write_item(id, &Item::Live(live))?;
        let content = self.open_body(&profile_key, &file)?;
        let Header { name, generation, .. } = file.header;
        Ok(OpenProfile { id, name, generation, profile_key, content })
    }

    /// Ends a profile: the tombstone takes the key's place in the keystore, and no copy of the file opens
    /// again. The file keeps the name and the services, so that the person knows what to pair again.
    fn block(&self, header: Header) -> VaultError {
        let id = header.profile;
        if let Err(error) = self.write_item(id, &Item::Blocked) {
            // The count stands at three: the next attempt comes back here before any PIN is looked at.
            return error;
        }
        let blocked = Header { generation: header.generation + 1, lock: None, ..header };
        // Without its key the old file is only litter, so a disk that refuses costs nothing.
        let _ = self.store.save(&blocked, |_| Ok(Vec::new()));
        let _ = self.store.remove_previous(id);
        VaultError::Blocked
    }
}

/// The profile key, under the key of now or, while a PIN change is under way, the one before: one attempt.
fn open_profile_key(file: &ProfileFile, live: &Live, pin: &Pin) -> Option<Key> {
    let lock = file.header.lock.as_ref()?;
    let stretched = keys::derive_stretched(pin, lock.salt()?, lock.cost)?;
    let id = file.header.profile;
    [Some(&live.device_key), live.previous_device_key.as_ref()].into_iter().flatten().find_map(|device_key| {
        let wrapping = keys::derive_wrapping(&stretched, device_key, id);
        profile_key_from(&keys::open(&wrapping, id.as_bytes(), &lock.profile_key)?)
    })
}
