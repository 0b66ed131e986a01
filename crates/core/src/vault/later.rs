//! A file that a newer Koppel saved, in the layout that is known here with more in it than is known: what of it can be read. It is
//! never written back, since what is not known would be lost.
//!
//! A later version may add keys to the header, the body and the accounts, and kinds of accounts. It does not change what the keys
//! of now mean, nor what is in a `lock` or a `scheme`: there an unknown key could change which code is the right one.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::body::WireAccountIn;
use super::body::backup_codes::{WireCodesIn, WireEarly};
use super::file::Header;
use super::scheme::WireScheme;
use crate::ids::ProfileId;
use crate::profile::{Account, Content, UnixTime};

/// What of an open profile a newer Koppel keeps to itself. There is no writing such a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadOnly {
    /// Accounts of kinds that are not known here: they are in the file and not in the content.
    pub hidden: usize,
}

/// The header, without what is not known of it; `None` when what opens the profile is not to be read.
pub(super) fn header(json: &[u8]) -> Option<Header> {
    let mut keys: Map<String, Value> = serde_json::from_slice(json).ok()?;
    Some(Header {
        profile: ProfileId::parse(keys.get("profile")?.as_str()?)?,
        name: take(&mut keys, "name")?,
        created: take(&mut keys, "created")?,
        generation: take(&mut keys, "generation")?,
        services: take(&mut keys, "services")?,
        tiqr: take(&mut keys, "tiqr").unwrap_or_default(),
        backup_codes: take(&mut keys, "backup_codes"),
        backup: take(&mut keys, "backup"),
        lock: take(&mut keys, "lock")?,
    })
}

fn take<T: DeserializeOwned>(keys: &mut Map<String, Value>, key: &str) -> Option<T> {
    serde_json::from_value(keys.remove(key)?).ok()
}

/// The content, as far as it is known; `None` when nothing is to be read of it. Automatic backups are left out: there are none of a profile that
/// is not wholly known.
pub(super) fn content(json: &[u8]) -> Option<(Content, ReadOnly)> {
    let wire: WireContent<'_> = serde_json::from_slice(json).ok()?;
    let all = wire.accounts.len();
    let accounts: Vec<Account> = wire.accounts.into_iter().filter_map(account).collect();
    let hidden = all - accounts.len();
    Some((Content { accounts, lock_after: wire.lock_after, auto_backup: None }, ReadOnly { hidden }))
}

/// As it is known here; with more keys than are known, what its codes need.
fn account(json: &RawValue) -> Option<Account> {
    let whole = serde_json::from_str(json.get()).ok().and_then(WireAccountIn::read);
    whole.or_else(|| serde_json::from_str::<WireAccount<'_>>(json.get()).ok()?.read())
}

#[derive(Deserialize)]
struct WireContent<'a> {
    lock_after: u32,
    /// Borrowed from the wiped buffer, as everything in them is.
    #[serde(borrow)]
    accounts: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct WireAccount<'a> {
    id: String,
    issuer: String,
    name: String,
    secret: &'a str,
    scheme: WireScheme,
    added: UnixTime,
    #[serde(default)]
    replaces: Option<String>,
    #[serde(borrow, default)]
    backup: Option<&'a RawValue>,
}

impl WireAccount<'_> {
    fn read(self) -> Option<Account> {
        let Self { id, issuer, name, secret, scheme, added, replaces, backup } = self;
        let known = backup.and_then(|json| serde_json::from_str(json.get()).ok());
        let backup = known.unwrap_or(WireCodesIn::Early(WireEarly::None));
        WireAccountIn { id, issuer, name, secret, scheme, added, replaces, backup }.read()
    }
}
