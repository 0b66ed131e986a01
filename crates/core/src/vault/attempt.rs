//! Trying a PIN: at most three tries, or fewer where an organisation asks for that, with a growing wait between them, whatever is killed, copied or run at
//! once, and whatever the clock says.

use super::file::{Header, ProfileFile};
use super::item::{Item, Live};
use super::keys::{self, Key};
use super::sealing::{Body, profile_key_from};
use super::{OpenProfile, TRIES, Vault, VaultError};
use crate::backup_codes::Glance;
use crate::ids::ProfileId;
use crate::pin::Pin;
use crate::profile::UnixTime;

/// Seconds before the next try is looked at, after so many wrong PINs in a row.
const WAITS: [u64; TRIES as usize] = [0, 2, 8];

/// What a right PIN gives.
pub(super) struct Opened {
    pub profile_key: Key,
    /// Of the record's keys the one that the file needs.
    pub device_key: Key,
    /// The record as it is to be: no wrong PINs, no wait.
    pub live: Live,
}

impl Vault {
    /// Opens a profile. A wrong PIN is an attempt; everything else that goes wrong is none, but for a
    /// kill between the count and its answer: that can cost an attempt and never gives one.
    pub fn unlock(&self, id: ProfileId, pin: &Pin, now: UnixTime) -> Result<OpenProfile, VaultError> {
        let _lock = self.lock()?;
        let file = self.load_newest(id)?;
        let live = self.live_item(&file)?;
        let mut opened = self.attempt(&file, live, pin, now)?;
        // What cannot be tidied now can be later: until then the record keeps what either file needs.
        let _ = self.tidy(&file, &mut opened);
        self.write_item(id, &Item::Live(opened.live))?;
        let Body { content, read_only } = self.open_body(&opened.profile_key, &file)?;
        let Header { name, generation, backup_codes, .. } = file.header;
        let mut open =
            OpenProfile { id, name, generation, profile_key: opened.profile_key, content, read_only };
        if !tells_all(backup_codes.as_deref()) || open.content.has_due(now) {
            // Opening does not depend on it: what cannot be saved now is erased here, and saved by the next opening.
            let _ = self.rewrite_locked(&mut open, |_, content| {
                content.erase_struck(now);
                Ok::<_, VaultError>(())
            });
            open.content.erase_struck(now);
        }
        Ok(open)
    }

    /// The one place where a PIN is looked at. The caller writes the record of a right one.
    pub(super) fn attempt(
        &self,
        file: &ProfileFile,
        mut live: Live,
        pin: &Pin,
        now: UnixTime,
    ) -> Result<Opened, VaultError> {
        let id = file.header.profile;
        if live.fails >= self.tries() {
            return Err(self.block(&file.header));
        }
        self.refuse_early(id, &mut live, now)?;
        live.fails += 1;
        live.next_try = now.saturating_add(wait_after(live.fails));
        self.write_item(id, &Item::Live(live.copy()))?;

        let Some((profile_key, device_key)) = open_profile_key(file, &live, pin) else {
            return Err(match self.tries() - live.fails {
                0 => self.block(&file.header),
                left => VaultError::WrongPin { left },
            });
        };
        live.fails = 0;
        live.next_try = 0;
        Ok(Opened { profile_key, device_key, live })
    }

    /// A try that comes too early is none. A time further away than the wait itself means that the clock was
    /// set back since: then the wait begins now, so that it ends.
    fn refuse_early(&self, id: ProfileId, live: &mut Live, now: UnixTime) -> Result<(), VaultError> {
        let seconds = wait_left(live, now);
        if seconds == 0 {
            return Ok(());
        }
        let end = now.saturating_add(seconds);
        if live.next_try > end {
            live.next_try = end;
            self.write_item(id, &Item::Live(live.copy()))?;
        }
        Err(VaultError::Wait { seconds })
    }

    /// Takes out of the record what only an earlier generation of the file needs, once the newest is certain
    /// to be on the disk and no file that Koppel may fall back on needs it. The caller writes the record.
    pub(super) fn tidy(&self, file: &ProfileFile, opened: &mut Opened) -> Result<(), VaultError> {
        let Opened { device_key, live, .. } = opened;
        let id = file.header.profile;
        if live.generation != file.header.generation || live.previous_device_key.is_some() {
            self.store.settle(id)?;
        }
        if live.previous_device_key.is_some() {
            self.store.double(id)?;
            live.previous_device_key = None;
            live.device_key = device_key.copy();
        }
        live.generation = file.header.generation;
        Ok(())
    }

    /// Ends a profile: the tombstone takes the key's place in the keystore, and no copy of the file opens
    /// again. The file keeps the name and the services, so that the person knows what to pair again.
    fn block(&self, header: &Header) -> VaultError {
        let id = header.profile;
        if let Err(error) = self.write_item(id, &Item::Blocked) {
            // The count stands at the last: the next attempt comes back here before any PIN is looked at.
            return error;
        }
        let blocked = Header { generation: header.generation + 1, lock: None, ..header.clone() };
        let saved = match self.store.load(id) {
            Err(VaultError::Damaged | VaultError::Foreign) => {
                self.store.save_over_damaged(&blocked, |_| Ok(Vec::new())).map(drop)
            }
            _ => self.store.save(&blocked, |_| Ok(Vec::new())),
        };
        // Without their key the old files are only litter, so a disk that refuses costs nothing; but of a damaged
        // profile the previous generation may be all that still tells its name.
        if saved.is_ok() {
            let _ = self.store.remove_previous(id);
        }
        VaultError::Blocked
    }
}

/// Seconds still to wait; never more than the wait itself, so that a clock set back locks nobody out.
pub(super) fn wait_left(live: &Live, now: UnixTime) -> u64 {
    live.next_try.saturating_sub(now).min(wait_after(live.fails))
}

fn wait_after(fails: u8) -> u64 {
    WAITS.get(usize::from(fails)).copied().unwrap_or_default()
}

/// The profile key and the device key that opened it: the one of now or, while a PIN change is under way, the
/// one before. Both are one attempt.
fn open_profile_key(file: &ProfileFile, live: &Live, pin: &Pin) -> Option<(Key, Key)> {
    let lock = file.header.lock.as_ref()?;
    let stretched = keys::derive_stretched(pin, lock.salt()?, lock.cost)?;
    let id = file.header.profile;
    [Some(&live.device_key), live.previous_device_key.as_ref()].into_iter().flatten().find_map(|device_key| {
        let wrapping = keys::derive_wrapping(&stretched, device_key, id);
        let profile_key = profile_key_from(&keys::open(&wrapping, id.as_bytes(), &lock.profile_key)?)?;
        Some((profile_key, device_key.copy()))
    })
}

/// A file from before its header told how backup codes stand, or where, says it from the next save on.
fn tells_all(backup_codes: Option<&[Glance]>) -> bool {
    let is_placed = |glance: &Glance| glance.codes.is_none_or(|facts| facts.place().is_some());
    backup_codes.is_some_and(|glances| glances.iter().all(is_placed))
}
