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
use crate::otp::Secret;
use crate::profile::{Account, Content, Credential, UnixTime};
use crate::vault::scheme::WireScheme;

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

/// `None` when this is not what [`encode`] writes. See [`super::later::content`] for what a newer Koppel writes.
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
    pub(super) id: String,
    pub(super) issuer: String,
    pub(super) name: String,
    /// Base64 has nothing to unescape, so it is borrowed from the wiped buffer.
    pub(super) secret: &'a str,
    pub(super) scheme: WireScheme,
    pub(super) added: UnixTime,
    pub(super) replaces: Option<String>,
    #[serde(borrow)]
    pub(super) backup: WireCodesIn<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireAutoBackup<'a> {
    folder: String,
    /// Words and hyphens: nothing to unescape, so it is borrowed from the wiped buffer.
    passphrase: &'a str,
}

impl<'a> From<&'a Account> for WireAccountOut<'a> {
    fn from(account: &'a Account) -> Self {
        Self {
            id: account.id.to_string(),
            issuer: &account.issuer,
            name: &account.name,
            secret: match &account.credential {
                Credential::Otp(otp) => &otp.secret,
                Credential::Tiqr(identity) => &identity.secret,
            },
            scheme: (&account.credential).into(),
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
            credential: self.scheme.read(Secret::from_bytes(secret).ok()?)?,
            added: self.added,
            replaces: match self.replaces {
                Some(id) => Some(AccountId::parse(&id)?),
                None => None,
            },
            backup: self.backup.read()?,
        })
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

    fn with_scheme(scheme: &str) -> String {
        let id = "8a000000000000000000000000000000";
        format!(
            r#"{{"lock_after":5,"accounts":[{{"id":"{id}","issuer":"A","name":"b","secret":"AAAAAAAAAAAAAAAAAAAAAAAAAAA=","scheme":{scheme},"added":1,"replaces":null,"backup":{{"now":null,"history":[]}}}}]}}"#
        )
    }

    #[test]
    fn a_body_from_before_tiqr_is_read() {
        let body = with_scheme(r#"{"type":"totp","algorithm":"sha1","digits":6,"period":30}"#);
        let content = decode(body.as_bytes()).unwrap();
        assert!(content.accounts[0].otp().is_some() && content.accounts[0].tiqr().is_none());
        assert_eq!(*encode(&content), body.as_bytes(), "and written as before");
    }

    #[test]
    fn an_account_of_tiqr_comes_back() {
        let scheme = r#"{"type":"tiqr","service":"tiqr.example","user":"jan","suite":"OCRA-1:HOTP-SHA1-6:QH10-S","authentication":"https://tiqr.example/a","info":"https://tiqr.example/","standing":"blocked"}"#;
        let body = with_scheme(scheme);
        let content = decode(body.as_bytes()).unwrap();
        let identity = content.accounts[0].tiqr().unwrap();
        assert!(identity.is("tiqr.example", "jan") && !identity.is("tiqr.example", "piet"));
        assert!(content.accounts[0].otp().is_none());
        assert_eq!(*encode(&content), body.as_bytes());
        for (part, instead) in [
            ("blocked", "unknown"),
            ("QH10-S", "QX10-S"),
            ("https://tiqr.example/a", "http://tiqr.example/a"),
            (r#""user":"jan","#, ""),
        ] {
            let bad = body.replacen(part, instead, 1);
            assert!(bad != body && decode(bad.as_bytes()).is_none(), "{instead}");
        }
    }
}
