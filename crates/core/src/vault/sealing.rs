//! What is in a profile under its keys: sealed on the way to the file and opened on the way back; and the profile key itself, under the PIN's.

use zeroize::Zeroizing;

use super::file::{Header, PinLock, ProfileFile};
use super::keys::{self, KEY_LEN, Key};
use super::later::{self, ReadOnly};
use super::{Vault, VaultError, body};
use crate::ids::ProfileId;
use crate::pin::Pin;
use crate::profile::Content;

/// What the profile key opens.
pub(super) struct Body {
    pub content: Content,
    /// A newer Koppel wrote it.
    pub read_only: Option<ReadOnly>,
}

impl Vault {
    pub(super) fn save(
        &self,
        header: &Header,
        profile_key: &Key,
        content: &Content,
    ) -> Result<(), VaultError> {
        self.store.save(header, self.sealed(header.profile, profile_key, content))
    }

    /// Seals the content with the associated data that it is given.
    pub(super) fn sealed(
        &self,
        id: ProfileId,
        profile_key: &Key,
        content: &Content,
    ) -> impl FnOnce(&[u8]) -> Result<Vec<u8>, VaultError> {
        let body_key = keys::derive_body(profile_key, id);
        move |associated| {
            keys::seal(&body_key, self.random(), associated, &body::encode(content))
                .map_err(VaultError::Random)
        }
    }

    pub(super) fn open_body(&self, profile_key: &Key, file: &ProfileFile) -> Result<Body, VaultError> {
        let body_key = keys::derive_body(profile_key, file.header.profile);
        let plain: Zeroizing<Vec<u8>> =
            keys::open(&body_key, file.associated(), file.body()).ok_or(VaultError::Damaged)?;
        if file.is_later {
            let (content, read_only) = later::content(&plain).ok_or(VaultError::TooNew)?;
            return Ok(Body { content, read_only: Some(read_only) });
        }
        let content = body::decode(&plain).ok_or(VaultError::Damaged)?;
        Ok(Body { content, read_only: None })
    }

    pub(super) fn make_pin_lock(
        &self,
        id: ProfileId,
        pin: &Pin,
        device_key: &Key,
        profile_key: &Key,
    ) -> Result<PinLock, VaultError> {
        let mut salt = [0; 16];
        self.random.fill(&mut salt).map_err(VaultError::Random)?;
        let cost = self.cost;
        let stretched = keys::derive_stretched(pin, &salt, cost).ok_or(VaultError::Damaged)?;
        let wrapping = keys::derive_wrapping(&stretched, device_key, id);
        let sealed = keys::seal(&wrapping, self.random(), id.as_bytes(), profile_key.expose());
        Ok(PinLock { cost, salt: salt.to_vec(), profile_key: sealed.map_err(VaultError::Random)? })
    }
}

pub(super) fn profile_key_from(bytes: &[u8]) -> Option<Key> {
    let bytes: &[u8; KEY_LEN] = bytes.try_into().ok()?;
    Some(Key::from_bytes(bytes))
}
