//! The key hierarchy:
//!
//! ```text
//! PIN ─ Argon2id(salt, 64 MiB, t=3, p=1) ─► stretched ─┐
//! keystore record: device key (32 random bytes) ───────┴─ HKDF-SHA256(profile id, "pin/v1") ─► wrapping key
//! wrapping key ─ AES-256-GCM ─► profile key (random) ─ HKDF("body/v1") ─► body key ─ AES-256-GCM ─► body
//! ```
//!
//! `derive_` is deterministic, `make_` is random.

use std::io;

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hkdf;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::ids::ProfileId;
use crate::pin::Pin;
use crate::ports::Random;

/// Bytes of every key here.
pub const KEY_LEN: usize = 32;

/// 256 secret bits. Has no Debug, Clone or Serialize; wiped when dropped. On the heap, since a value that moves
/// leaves a copy where it was.
pub struct Key(Box<Zeroizing<[u8; KEY_LEN]>>);

impl Key {
    pub fn make(random: &dyn Random) -> io::Result<Self> {
        let mut key = Self::zeros();
        random.fill(key.0.as_mut_slice())?;
        Ok(key)
    }

    pub fn from_bytes(bytes: &[u8; KEY_LEN]) -> Self {
        let mut key = Self::zeros();
        key.0.copy_from_slice(bytes);
        key
    }

    /// To be filled.
    fn zeros() -> Self {
        Self(Box::new(Zeroizing::new([0; KEY_LEN])))
    }

    pub fn expose(&self) -> &[u8; KEY_LEN] {
        &self.0
    }

    /// A second one on purpose.
    pub fn copy(&self) -> Self {
        Self::from_bytes(self.expose())
    }
}

/// What one guess at the PIN costs; stands in the file, since a later version may ask more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// KiB of memory.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// RFC 9106's second recommended option.
    pub const CHOSEN: Self = Self { memory: 64 * 1024, passes: 3, lanes: 1 };
    /// What tests pay that open a vault ten thousand times: next to nothing (`Vault::with_cheapest_kdf`).
    pub const CHEAPEST: Self = Self { memory: 8, passes: 1, lanes: 1 };
    /// A file that asks more is refused before anything runs.
    const MOST: Self = Self { memory: 256 * 1024, passes: 10, lanes: 4 };

    pub fn is_acceptable(self) -> bool {
        (8 * self.lanes..=Self::MOST.memory).contains(&self.memory)
            && (1..=Self::MOST.passes).contains(&self.passes)
            && (1..=Self::MOST.lanes).contains(&self.lanes)
    }
}

/// The ciphertext of a key or a body: nonce, then ciphertext and tag.
pub fn seal(key: &Key, random: &dyn Random, aad: &[u8], plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut nonce = [0; NONCE_LEN];
    random.fill(&mut nonce)?;
    let mut sealed = Vec::with_capacity(NONCE_LEN + plain.len() + AES_256_GCM.tag_len());
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(plain);
    let nonce = Nonce::assume_unique_for_key(nonce);
    let text = &mut sealed[NONCE_LEN..];
    let tag = leaving_nothing(|| cipher(key).seal_in_place_separate_tag(nonce, Aad::from(aad), text))
        .map_err(|_| io::Error::other("AES-GCM takes no text this long"))?;
    sealed.extend_from_slice(tag.as_ref());
    Ok(sealed)
}

/// What was sealed, or `None` when key, text or the bytes that go with it are not the same.
pub fn open(key: &Key, aad: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, text) = sealed.split_at_checked(NONCE_LEN)?;
    let mut buffer = Zeroizing::new(text.to_vec());
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let open = || Some(cipher(key).open_in_place(nonce, Aad::from(aad), &mut buffer).ok()?.len());
    let len = leaving_nothing(open)?;
    buffer.truncate(len);
    Some(buffer)
}

/// The slow step: `None` when the cost cannot be paid.
pub fn derive_stretched(pin: &Pin, salt: &[u8; 16], cost: Cost) -> Option<Key> {
    let params = argon2::Params::new(cost.memory, cost.passes, cost.lanes, Some(KEY_LEN)).ok()?;
    let argon2 = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    let mut key = Key::zeros();
    leaving_nothing(|| argon2.hash_password_into(pin.bytes(), salt, key.0.as_mut_slice())).ok()?;
    Some(key)
}

/// The key that wraps the profile key: needs the PIN *and* the keystore.
pub fn derive_wrapping(stretched: &Key, device: &Key, profile: ProfileId) -> Key {
    let mut both = Zeroizing::new([0; 2 * KEY_LEN]);
    both[..KEY_LEN].copy_from_slice(stretched.expose());
    both[KEY_LEN..].copy_from_slice(device.expose());
    derive(both.as_ref(), profile, b"pin/v1")
}

/// The key of the body.
pub fn derive_body(profile_key: &Key, profile: ProfileId) -> Key {
    derive(profile_key.expose(), profile, b"body/v1")
}

fn derive(input: &[u8], profile: ProfileId, purpose: &[u8]) -> Key {
    let mut key = Key::zeros();
    let salt = hkdf::Salt::new(hkdf::HKDF_SHA256, profile.as_bytes());
    let expand = || {
        let pseudo_random = salt.extract(input);
        pseudo_random.expand(&[purpose], hkdf::HKDF_SHA256)?.fill(key.0.as_mut_slice())
    };
    leaving_nothing(expand).unwrap_or_else(|_| unreachable!("32 bytes are within HKDF-SHA256's 8160"));
    key
}

fn cipher(key: &Key) -> LessSafeKey {
    let key = UnboundKey::new(&AES_256_GCM, key.expose());
    LessSafeKey::new(key.unwrap_or_else(|_| unreachable!("an AES-256 key has 32 bytes")))
}

/// Runs what works with keys, then writes over the part of the stack that it had: ring does not wipe what it works
/// with, and an expanded AES key begins with the key itself.
fn leaving_nothing<T>(work: impl FnOnce() -> T) -> T {
    let result = apart(work);
    wipe_below();
    result
}

/// In a frame of its own, which is below the caller's.
#[inline(never)]
fn apart<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// Writes zeros where the frames were of what this function's caller has called.
#[inline(never)]
fn wipe_below() {
    /// More than ring and argon2 take, also in a debug build.
    const DEPTH: usize = 32 << 10;
    let mut below = [0_u8; DEPTH];
    below.zeroize();
}
