//! The devices of an account: authenticator apps with a shared secret, for codes or for tiqr.

use rusqlite::{OptionalExtension, Row, Transaction, params};

use crate::db::Db;
use crate::problem::Problem;

/// How a device answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Codes by time (RFC 6238).
    App,
    /// tiqr.
    Tiqr,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Tiqr => "tiqr",
        }
    }
}

/// One device.
#[derive(Debug)]
pub struct Device {
    /// Its row.
    pub id: i64,
    /// How it answers.
    pub kind: Kind,
    /// What its owner calls it.
    pub name: String,
    /// Sealed.
    pub secret: Vec<u8>,
    /// When it was paired.
    pub added: u64,
    /// When it last logged in.
    pub last_used: Option<u64>,
    /// After three wrong answers; only a new pairing helps.
    pub is_blocked: bool,
}

impl Device {
    fn of_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            kind: if row.get_ref("kind")?.as_str()? == "tiqr" { Kind::Tiqr } else { Kind::App },
            name: row.get("name")?,
            secret: row.get("secret")?,
            added: row.get("added")?,
            last_used: row.get("last_used")?,
            is_blocked: row.get("is_blocked")?,
        })
    }
}

/// What a new device is made of.
pub struct NewDevice<'a> {
    /// Whose.
    pub account: i64,
    /// How it answers.
    pub kind: Kind,
    /// What its owner calls it.
    pub name: &'a str,
    /// Sealed.
    pub secret: &'a [u8],
    /// When.
    pub added: u64,
    /// The step of the code that confirmed it, which is thereby used.
    pub last_step: u64,
    /// The one that the portal's settings change.
    pub is_portal: bool,
}

/// Devices of one account, oldest first.
pub fn of_account(db: &Db, account: i64) -> Result<Vec<Device>, Problem> {
    db.run(|t| {
        let mut rows = t.prepare("SELECT * FROM device WHERE account = ?1 ORDER BY id")?;
        rows.query_map([account], Device::of_row)?.collect()
    })
}

/// One device of this account.
pub fn one(db: &Db, account: i64, id: i64) -> Result<Option<Device>, Problem> {
    db.run(|t| {
        t.query_row("SELECT * FROM device WHERE account = ?1 AND id = ?2", [account, id], Device::of_row)
            .optional()
    })
}

/// Adds it; the portal's app takes the place of the one before.
pub fn add(t: &Transaction<'_>, new: &NewDevice<'_>) -> rusqlite::Result<()> {
    if new.is_portal {
        t.execute("DELETE FROM device WHERE account = ?1 AND is_portal", [new.account])?;
    }
    t.execute(
        "INSERT INTO device (account, kind, name, secret, added, last_step, is_portal)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![new.account, new.kind.name(), new.name, new.secret, new.added, new.last_step, new.is_portal],
    )?;
    Ok(())
}

/// Removes it; false when it was not there.
pub fn remove(db: &Db, account: i64, id: i64) -> Result<bool, Problem> {
    db.run(|t| Ok(t.execute("DELETE FROM device WHERE account = ?1 AND id = ?2", [account, id])? == 1))
}

/// Takes the code of this step, once: false when it or a later one was taken before.
pub fn take_step(db: &Db, device: i64, step: u64, now: u64) -> Result<bool, Problem> {
    db.run(|t| {
        let changed = t.execute(
            "UPDATE device SET last_step = ?2, last_used = ?3 WHERE id = ?1 AND last_step < ?2",
            params![device, step, now],
        )?;
        Ok(changed == 1)
    })
}

/// A name as its owner typed it, cleaned and cut; `default` when nothing is left.
pub fn clean_name(typed: &str, default: String) -> String {
    const MOST: usize = 40;
    let kept: String =
        typed.chars().filter(|sign| !sign.is_control() && !is_direction(*sign)).take(MOST).collect();
    let kept = kept.trim();
    if kept.is_empty() { default } else { kept.to_owned() }
}

/// Marks that turn the direction of what follows, and could make a list lie.
fn is_direction(sign: char) -> bool {
    matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
