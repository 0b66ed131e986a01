//! The body of a profile's file as bytes: JSON, since it has to outlive many versions. Secrets are
//! borrowed on the way out and on the way in, so that no copy of them is left behind.

pub(crate) mod backup_codes;

use std::io::{self, Write};

use data_encoding::BASE64;
use serde::{Deserialize, Serialize, Serializer};
use zeroize::Zeroizing;

use self::backup_codes::{WireCodesIn, WireCodesOut};
use crate::backup::{AutoBackup, Passphrase};
use crate::ids::AccountId;
use crate::otp::{Algorithm, Digits, Otp, Period, Scheme, Secret};
use crate::profile::{Account, Content, UnixTime};

/// The content as bytes, in a buffer that is wiped and never grew (a buffer that grows leaves copies).
pub fn encode(content: &Content) -> Zeroizing<Vec<u8>> {
    let wire = WireContentOut {
        lock_after: content.lock_after,
        accounts: content.accounts.iter().map(WireAccountOut::from).collect(),
        auto_backup: content
            .auto_backup
            .as_ref()
            .map(|auto| WireAutoBackup { folder: auto.folder.clone(), passphrase: auto.passphrase.expose() }),
    };
    to_json(&wire)
}

/// JSON in a buffer that is wiped and never grew.
pub(crate) fn to_json(wire: &impl Serialize) -> Zeroizing<Vec<u8>> {
    let mut length = Length(0);
    let mut bytes = Zeroizing::new(Vec::new());
    serde_json::to_writer(&mut length, wire)
        .and_then(|()| {
            bytes.reserve_exact(length.0);
            serde_json::to_writer(&mut *bytes, wire)
        })
        .unwrap_or_else(|_| unreachable!("writing to memory, string keys only"));
    bytes
}

/// `None` when this is not what [`encode`] writes.
pub fn decode(bytes: &[u8]) -> Option<Content> {
    let wire: WireContentIn = serde_json::from_slice(bytes).ok()?;
    let accounts = wire.accounts.into_iter().map(WireAccountIn::read).collect::<Option<_>>()?;
    let auto_backup = wire
        .auto_backup
        .map(|auto| AutoBackup { folder: auto.folder, passphrase: Passphrase::typed(auto.passphrase) });
    Some(Content { accounts, lock_after: wire.lock_after, auto_backup })
}

#[derive(Serialize)]
struct WireContentOut<'a> {
    lock_after: u32,
    accounts: Vec<WireAccountOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auto_backup: Option<WireAutoBackup<'a>>,
}

/// An account as it stands in a profile's body and in a backup (backup/schema.rs).
#[derive(Serialize)]
pub(crate) struct WireAccountOut<'a> {
    id: String,
    issuer: &'a str,
    name: &'a str,
    #[serde(serialize_with = "secret_as_base64")]
    secret: &'a Secret,
    scheme: WireScheme,
    added: UnixTime,
    replaces: Option<String>,
    backup: WireCodesOut<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireContentIn<'a> {
    lock_after: u32,
    #[serde(borrow)]
    accounts: Vec<WireAccountIn<'a>>,
    #[serde(borrow, default)]
    auto_backup: Option<WireAutoBackup<'a>>,
}

/// The same account on the way in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WireAccountIn<'a> {
    id: String,
    issuer: String,
    name: String,
    /// Base64 has nothing to unescape, so it is borrowed from the wiped buffer.
    secret: &'a str,
    scheme: WireScheme,
    added: UnixTime,
    replaces: Option<String>,
    #[serde(borrow)]
    backup: WireCodesIn<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireAutoBackup<'a> {
    folder: String,
    /// Words and hyphens: nothing to unescape, so it is borrowed from the wiped buffer.
    passphrase: &'a str,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", deny_unknown_fields)]
enum WireScheme {
    Totp { algorithm: WireAlgorithm, digits: u8, period: u32 },
    Hotp { algorithm: WireAlgorithm, digits: u8, counter: u64 },
    Steam,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum WireAlgorithm {
    Sha1,
    Sha256,
    Sha512,
}

impl<'a> From<&'a Account> for WireAccountOut<'a> {
    fn from(account: &'a Account) -> Self {
        Self {
            id: account.id.to_string(),
            issuer: &account.issuer,
            name: &account.name,
            secret: &account.otp.secret,
            scheme: account.otp.scheme.into(),
            added: account.added,
            replaces: account.replaces.map(|id| id.to_string()),
            backup: (&account.backup).into(),
        }
    }
}

impl WireAccountIn<'_> {
    pub(crate) fn read(self) -> Option<Account> {
        let mut secret = Zeroizing::new(vec![0; BASE64.decode_len(self.secret.len()).ok()?]);
        let len = BASE64.decode_mut(self.secret.as_bytes(), &mut secret).ok()?;
        secret.truncate(len);
        Some(Account {
            id: AccountId::parse(&self.id)?,
            issuer: self.issuer,
            name: self.name,
            otp: Otp { secret: Secret::from_bytes(secret).ok()?, scheme: self.scheme.read()? },
            added: self.added,
            replaces: match self.replaces {
                Some(id) => Some(AccountId::parse(&id)?),
                None => None,
            },
            backup: self.backup.read()?,
        })
    }
}

impl From<Scheme> for WireScheme {
    fn from(scheme: Scheme) -> Self {
        match scheme {
            Scheme::Totp { algorithm, digits, period } => {
                Self::Totp { algorithm: algorithm.into(), digits: digits.count(), period: period.seconds() }
            }
            Scheme::Hotp { algorithm, digits, counter } => {
                Self::Hotp { algorithm: algorithm.into(), digits: digits.count(), counter }
            }
            Scheme::Steam => Self::Steam,
        }
    }
}

impl WireScheme {
    fn read(self) -> Option<Scheme> {
        Some(match self {
            Self::Totp { algorithm, digits, period } => Scheme::Totp {
                algorithm: algorithm.into(),
                digits: Digits::new(digits)?,
                period: Period::new(period)?,
            },
            Self::Hotp { algorithm, digits, counter } => {
                Scheme::Hotp { algorithm: algorithm.into(), digits: Digits::new(digits)?, counter }
            }
            Self::Steam => Scheme::Steam,
        })
    }
}

impl From<Algorithm> for WireAlgorithm {
    fn from(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::Sha1 => Self::Sha1,
            Algorithm::Sha256 => Self::Sha256,
            Algorithm::Sha512 => Self::Sha512,
        }
    }
}

impl From<WireAlgorithm> for Algorithm {
    fn from(algorithm: WireAlgorithm) -> Self {
        match algorithm {
            WireAlgorithm::Sha1 => Self::Sha1,
            WireAlgorithm::Sha256 => Self::Sha256,
            WireAlgorithm::Sha512 => Self::Sha512,
        }
    }
}

fn secret_as_base64<S: Serializer>(secret: &Secret, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&Zeroizing::new(BASE64.encode(secret.expose())))
}

/// Counts what would be written.
struct Length(usize);

impl Write for Length {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_body_from_before_automatic_backups_is_read() {
        let content = decode(br#"{"lock_after":5,"accounts":[]}"#).unwrap();
        assert!(content.lock_after == 5 && content.auto_backup.is_none());
        assert_eq!(*encode(&content), br#"{"lock_after":5,"accounts":[]}"#, "and written as before");
    }
}
