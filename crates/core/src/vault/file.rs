//! One profile's file:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `KOPPEL` and the version as two digits, `01`: the layout, and the additions to it |
//! | 4 | length of the header, little-endian |
//! | n | header, JSON: what may be read while the profile is locked |
//! | m | body: nonce (12), AES-256-GCM ciphertext, tag (16); with everything before it as associated data. Empty when blocked |
//! | 32 | SHA-256 of all before, so that damage is found without a PIN |
//!
//! Every later version keeps the first eight bytes and the closing digest. Of the same layout with more additions than are known here,
//! what is known is read (later.rs), and nothing is written.

use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use super::keys::Cost;
use super::{VaultError, kept_name, later};
use crate::backup::{Health, Proof};
use crate::backup_codes::Glance;
use crate::ids::ProfileId;
use crate::payload::clean_name;
use crate::profile::UnixTime;

const MAGIC: &[u8; 6] = b"KOPPEL";
/// How header and body stand in the file, and how many keys and kinds were added since.
const LAYOUT: u8 = b'0';
const ADDITIONS: u8 = b'1';
const DIGEST_LEN: usize = 32;
/// Nobody saves this often, and there is room to count on.
const MOST_GENERATION: u64 = 1 << 62;

/// A file as read: not yet authenticated, but not damaged by accident either.
pub struct ProfileFile {
    pub header: Header,
    /// A newer Koppel wrote it: there may be more in it than is known here, so it is read and never written.
    pub is_later: bool,
    /// Everything before the body, as it stands in the file.
    associated: Vec<u8>,
    body: Vec<u8>,
}

/// What may be read while the profile is locked. Its bytes are the body's associated data.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    #[serde(with = "id_as_hex")]
    pub profile: ProfileId,
    pub name: String,
    pub created: UnixTime,
    /// Grows by one with each save.
    pub generation: u64,
    /// The names of its services, so that a blocked profile still says what to pair again.
    pub services: Vec<String>,
    /// The identifiers of its tiqr services, so that a login finds its profile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiqr: Vec<String>,
    /// How the backup codes of each account stand; `None` in a file from before that was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup_codes: Option<Vec<Glance>>,
    /// Which backup was last opened again and compared; `None` when none was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup: Option<LastBackup>,
    /// What the PIN opens; `None` once blocked.
    pub lock: Option<PinLock>,
}

/// A backup and what became of the profile since.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LastBackup {
    pub proof: Proof,
    /// The profile was changed after it.
    pub changed: bool,
}

impl Header {
    /// What it notes of a backup.
    pub fn health(&self) -> Health {
        match self.backup.clone() {
            None => Health::Never,
            Some(LastBackup { proof, changed: true }) => Health::Behind(proof),
            Some(LastBackup { proof, changed: false }) => Health::Current(proof),
        }
    }
}

/// The profile key under the PIN's key.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PinLock {
    pub cost: Cost,
    #[serde(with = "base64")]
    pub salt: Vec<u8>,
    /// Nonce, ciphertext, tag.
    #[serde(with = "base64")]
    pub profile_key: Vec<u8>,
}

impl ProfileFile {
    /// The bytes of a file; `seal` gets the associated data and answers the body.
    pub fn write<E>(header: &Header, seal: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>) -> Result<Vec<u8>, E> {
        let json = serde_json::to_vec(header).unwrap_or_else(|_| unreachable!("a header is plain JSON"));
        let mut file = Vec::with_capacity(12 + json.len() + DIGEST_LEN);
        file.extend_from_slice(MAGIC);
        file.extend([LAYOUT, ADDITIONS]);
        file.extend((json.len() as u32).to_le_bytes());
        file.extend(json);
        let body = seal(&file)?;
        file.extend(body);
        let sum = digest(&SHA256, &file);
        file.extend_from_slice(sum.as_ref());
        Ok(file)
    }

    pub fn parse(bytes: &[u8], expected: ProfileId) -> Result<Self, VaultError> {
        let text_len = bytes.len().checked_sub(DIGEST_LEN).ok_or(VaultError::Damaged)?;
        let (text, sum) = bytes.split_at(text_len);
        if digest(&SHA256, text).as_ref() != sum {
            return Err(VaultError::Damaged);
        }
        let rest = text.strip_prefix(MAGIC).ok_or(VaultError::Damaged)?;
        let is_later = is_later(rest)?;
        let (json, associated_len) = header_of(text).ok_or(VaultError::Damaged)?;
        let mut header: Header = if is_later {
            later::header(json).ok_or(VaultError::TooNew)?
        } else {
            serde_json::from_slice(json).map_err(|_| VaultError::Damaged)?
        };
        if header.profile != expected {
            return Err(VaultError::Foreign);
        }
        if header.generation > MOST_GENERATION
            || header.lock.as_ref().is_some_and(|lock| !lock.is_acceptable())
        {
            return Err(VaultError::Damaged);
        }
        header.clean_names();
        let (associated, body) = text.split_at(associated_len);
        Ok(Self { header, is_later, associated: associated.to_vec(), body: body.to_vec() })
    }

    /// What is authenticated with the body.
    pub fn associated(&self) -> &[u8] {
        &self.associated
    }

    /// The sealed content.
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl Header {
    /// Names are shown before a PIN has told whether the person or somebody else wrote them.
    fn clean_names(&mut self) {
        self.name = kept_name(&self.name);
        self.services.iter_mut().chain(&mut self.tiqr).for_each(|name| *name = clean_name(name));
        self.backup_codes.iter_mut().flatten().for_each(Glance::clean);
    }

    /// To be called by whatever changes what a backup holds.
    pub fn outdate_backup(&mut self) {
        if let Some(backup) = &mut self.backup {
            backup.changed = true;
        }
    }
}

impl PinLock {
    /// The salt as Argon2id takes it.
    pub fn salt(&self) -> Option<&[u8; 16]> {
        self.salt.as_slice().try_into().ok()
    }

    fn is_acceptable(&self) -> bool {
        self.cost.is_acceptable() && self.salt().is_some()
    }
}

/// Whether the version, which stands first, has additions that are not known here; an error for another layout.
fn is_later(version: &[u8]) -> Result<bool, VaultError> {
    match *version {
        [LAYOUT, ADDITIONS, ..] => Ok(false),
        [LAYOUT, additions, ..] if additions.is_ascii_digit() && additions > ADDITIONS => Ok(true),
        [layout, additions, ..]
            if layout.is_ascii_digit() && additions.is_ascii_digit() && layout > LAYOUT =>
        {
            Err(VaultError::TooNew)
        }
        _ => Err(VaultError::Damaged),
    }
}

/// The header's JSON, and where it ends.
fn header_of(text: &[u8]) -> Option<(&[u8], usize)> {
    let len = u32::from_le_bytes(text.get(8..12)?.try_into().ok()?) as usize;
    let end = len.checked_add(12)?;
    Some((text.get(12..end)?, end))
}

mod id_as_hex {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::ids::ProfileId;

    pub fn serialize<S: Serializer>(id: &ProfileId, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(id)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<ProfileId, D::Error> {
        let text = String::deserialize(from)?;
        ProfileId::parse(&text).ok_or_else(|| D::Error::custom("not a profile id"))
    }
}

mod base64 {
    use data_encoding::BASE64;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&BASE64.encode(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        BASE64.decode(text.as_bytes()).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_header_from_before_backups_tiqr_and_backup_codes_is_read() {
        let json = r#"{"profile":"8a000000000000000000000000000000","name":"Lotte","created":1,"generation":7,"services":[],"lock":null}"#;
        let header: Header = serde_json::from_str(json).unwrap();
        assert!(header.backup.is_none() && header.tiqr.is_empty() && header.backup_codes.is_none());
        assert_eq!(serde_json::to_string(&header).unwrap(), json, "and written as before");
    }
}
