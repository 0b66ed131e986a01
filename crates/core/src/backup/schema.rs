//! A profile as the JSON in a backup, version 2 (docs/backup-format.md); version 1 is read, too. What a later version changes gets a
//! new number, so that this one can say "made by a newer Koppel" and not "damaged".

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::BackupError;
use crate::payload::clean_name;
use crate::profile::{Account, Content, UnixTime};
use crate::vault::body::{WireAccountIn, WireAccountOut, to_json};
use crate::vault::kept_name;

const FORMAT: &str = "koppel-backup";
/// 1 had less to say of backup codes.
const VERSION: u32 = 2;

/// What was in a backup.
pub struct Backup {
    /// When it was made.
    pub made: UnixTime,
    /// The profile's name at that time.
    pub name: String,
    /// When the profile was made.
    pub created: UnixTime,
    /// Its accounts and settings.
    pub content: Content,
}

/// The JSON, in a buffer that is wiped.
pub fn encode(name: &str, created: UnixTime, content: &Content, made: UnixTime) -> Zeroizing<Vec<u8>> {
    to_json(&WireOut {
        format: FORMAT,
        version: VERSION,
        made,
        profile: WireProfileOut {
            name,
            created,
            lock_after: content.lock_after,
            // What is bound to this device stays on it.
            accounts: content.accounts.iter().filter(|one| one.otp().is_some()).map(Into::into).collect(),
        },
    })
}

impl Backup {
    /// Reads the JSON that stands in a backup, for whoever has opened it; says what it is instead.
    pub fn from_json(json: &[u8]) -> Result<Self, BackupError> {
        let label: Label<'_> = serde_json::from_slice(json).map_err(|_| BackupError::NotABackup)?;
        if label.format != FORMAT {
            return Err(BackupError::NotABackup);
        }
        if label.version > VERSION {
            return Err(BackupError::TooNew);
        }
        let wire: WireIn<'_> = serde_json::from_slice(json).map_err(|_| BackupError::Damaged)?;
        let WireProfileIn { name, created, lock_after, accounts } = wire.profile;
        let accounts: Option<Vec<_>> =
            accounts.into_iter().map(|account| carried(account.read()?).map(with_clean_names)).collect();
        let accounts = accounts.ok_or(BackupError::Damaged)?;
        let content = Content { accounts, lock_after, auto_backup: None };
        Ok(Self { made: wire.made, name: kept_name(&name), created, content })
    }
}

/// Version 1 carries none of tiqr.
fn carried(account: Account) -> Option<Account> {
    account.otp().is_some().then_some(account)
}

/// A backup may have been made by somebody else, who gave its words along.
fn with_clean_names(account: Account) -> Account {
    Account { issuer: clean_name(&account.issuer), name: clean_name(&account.name), ..account }
}

/// What every version begins with.
#[derive(Deserialize)]
struct Label<'a> {
    format: &'a str,
    version: u32,
}

#[derive(Serialize)]
struct WireOut<'a> {
    format: &'a str,
    version: u32,
    made: UnixTime,
    profile: WireProfileOut<'a>,
}

#[derive(Serialize)]
struct WireProfileOut<'a> {
    name: &'a str,
    created: UnixTime,
    lock_after: u32,
    accounts: Vec<WireAccountOut<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireIn<'a> {
    #[serde(rename = "format")]
    _format: &'a str,
    #[serde(rename = "version")]
    _version: u32,
    made: UnixTime,
    #[serde(borrow)]
    profile: WireProfileIn<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireProfileIn<'a> {
    name: String,
    created: UnixTime,
    lock_after: u32,
    #[serde(borrow)]
    accounts: Vec<WireAccountIn<'a>>,
}
