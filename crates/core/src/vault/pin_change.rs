//! Another PIN for a profile. Its profile key stays, so that whoever has it open can go on; the key in the
//! keystore changes, so that the old PIN opens no copy of an old file.

use super::item::Item;
use super::keys::Key;
use super::{Vault, VaultError};
use crate::ids::ProfileId;
use crate::pin::Pin;
use crate::profile::UnixTime;

impl Vault {
    /// Changes the PIN. A wrong old one is an attempt as in [`Vault::unlock`]. At every moment exactly one of
    /// the two opens the profile, wherever a crash stops this.
    pub fn change_pin(&self, id: ProfileId, old: &Pin, new: &Pin, now: UnixTime) -> Result<(), VaultError> {
        let _lock = self.lock()?;
        let file = self.load_newest(id)?;
        let live = self.live_item(&file)?;
        if file.is_later {
            return Err(VaultError::ReadOnly);
        }
        let mut opened = self.attempt(&file, live, old, now)?;
        // There is room for one earlier key: an earlier change has to be over before this one begins.
        let tidied = self.tidy(&file, &mut opened);
        self.write_item(id, &Item::Live(opened.live.copy()))?;
        tidied?;
        let content = self.open_body(&opened.profile_key, &file)?.content;

        let new_key = Key::make(self.random()).map_err(VaultError::Random)?;
        let before = opened.live.copy();
        let mut header = file.header;
        header.generation += 1;
        header.lock = Some(self.make_pin_lock(id, new, &new_key, &opened.profile_key)?);
        opened.live.previous_device_key = Some(opened.live.device_key);
        opened.live.device_key = new_key.copy();
        opened.device_key = new_key;
        self.write_item(id, &Item::Live(opened.live.copy()))?;

        if let Err(error) = self.save(&header, &opened.profile_key, &content) {
            return Err(match self.store.load(id) {
                Ok(file) if file.header.generation < header.generation => {
                    // The old file stands and needs no new key. Tidiness: the next unlocking does it, too.
                    let _ = self.write_item(id, &Item::Live(before));
                    error
                }
                Ok(_) => VaultError::PinChangeUnfinished,
                Err(_) => error,
            });
        }
        self.finish(id, opened).map_err(|_| VaultError::PinChangeUnfinished)
    }

    /// Drops the old key: from here on the old PIN is dead.
    fn finish(&self, id: ProfileId, mut opened: super::attempt::Opened) -> Result<(), VaultError> {
        let file = self.store.load(id)?;
        self.tidy(&file, &mut opened)?;
        self.write_item(id, &Item::Live(opened.live))
    }
}
