//! The people of this site. All of them are made up.

use koppel_words::{Language, Words};
use rusqlite::{OptionalExtension, Row, Transaction, params};

use crate::db::Db;
use crate::keys::Keys;
use crate::methods::Method;
use crate::problem::Problem;

/// The demo account that the first page names.
pub const DEMO: &str = "demo";
/// A second one, for those who want two accounts at one service.
pub const COLLEAGUE: &str = "collega";
/// Issues links at the service desk.
pub const DESK: &str = "servicedesk";
/// The password of all of them, which the first page names too.
pub const PASSWORD: &str = "oefenen-mag";

/// One account.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its row.
    pub id: i64,
    /// What one logs in with.
    pub name: String,
    /// What people are called.
    pub display_name: String,
    /// PHC string.
    pub password: String,
    /// Its subject at the stand-in identity provider.
    pub identity: Option<String>,
    /// May issue reset links.
    pub is_desk: bool,
    /// For text messages, confirmed.
    pub mobile: Option<String>,
    /// Asked first at a login.
    pub standard_method: Option<Method>,
    /// PHC string.
    pub backup_code: Option<String>,
    /// PHC string.
    pub reset_code: Option<String>,
}

impl Account {
    fn of_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            display_name: row.get("display_name")?,
            password: row.get("password")?,
            identity: row.get("identity")?,
            is_desk: row.get("is_desk")?,
            mobile: row.get("mobile")?,
            standard_method: row
                .get::<_, Option<String>>("standard_method")?
                .and_then(|name| Method::named(&name)),
            backup_code: row.get("backup_code")?,
            reset_code: row.get("reset_code")?,
        })
    }
}

/// The account with this row.
pub fn of_id(db: &Db, id: i64) -> Result<Option<Account>, Problem> {
    db.run(|t| t.query_row("SELECT * FROM account WHERE id = ?1", [id], Account::of_row).optional())
}

/// The account that logs in with this name.
pub fn named(db: &Db, name: &str) -> Result<Option<Account>, Problem> {
    db.run(|t| t.query_row("SELECT * FROM account WHERE name = ?1", [name], Account::of_row).optional())
}

/// Everyone that the service desk can help.
pub fn helped_by_desk(db: &Db) -> Result<Vec<Account>, Problem> {
    db.run(|t| {
        let mut rows = t.prepare("SELECT * FROM account WHERE NOT is_desk ORDER BY id")?;
        rows.query_map([], Account::of_row)?.collect()
    })
}

/// Makes the demo accounts in a database that has none.
pub async fn seed(db: &Db, keys: &Keys, words: &Words) -> Result<(), Problem> {
    let people =
        [(DEMO, Some("eid-demo"), false), (COLLEAGUE, Some("eid-collega"), false), (DESK, None, true)];
    for (name, identity, is_desk) in people {
        if named(db, name)?.is_some() {
            continue;
        }
        let password = keys.hash(PASSWORD).await?;
        let display_name = words.say(&format!("practice-person-{name}"), &[]);
        db.run(|t| {
            t.execute(
                "INSERT INTO account (name, display_name, password, identity, is_desk) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![name, display_name, password, identity, is_desk],
            )
        })?;
    }
    Ok(())
}

/// The language of the names that leave the site for an app: they must not depend on who looks.
pub const LANGUAGE_OF_NAMES: Language = Language::Nl;

/// Takes this very back-up code out, once: false when another request was first.
pub fn use_backup_code(db: &Db, account: &Account, new: &str) -> Result<bool, Problem> {
    db.run(|t| {
        let changed = t.execute(
            "UPDATE account SET backup_code = ?3 WHERE id = ?1 AND backup_code = ?2",
            params![account.id, account.backup_code, new],
        )?;
        Ok(changed == 1)
    })
}

/// From now on this is the back-up code, and no other.
pub fn set_backup_code(db: &Db, account: i64, code: &str) -> Result<(), Problem> {
    db.run(|t| set(t, "UPDATE account SET backup_code = ?2 WHERE id = ?1", account, code))
}

/// From now on this is the reset code, and no other.
pub fn set_reset_code(t: &Transaction<'_>, account: i64, code: &str) -> rusqlite::Result<()> {
    set(t, "UPDATE account SET reset_code = ?2 WHERE id = ?1", account, code)
}

/// From now on text messages go there.
pub fn set_mobile(db: &Db, account: i64, number: &str) -> Result<(), Problem> {
    db.run(|t| set(t, "UPDATE account SET mobile = ?2 WHERE id = ?1", account, number))
}

/// From now on a login asks this first.
pub fn set_standard_method(db: &Db, account: i64, method: Method) -> Result<(), Problem> {
    db.run(|t| set(t, "UPDATE account SET standard_method = ?2 WHERE id = ?1", account, method.name()))
}

fn set(t: &Transaction<'_>, update: &str, account: i64, value: &str) -> rusqlite::Result<()> {
    t.execute(update, params![account, value]).map(drop)
}
