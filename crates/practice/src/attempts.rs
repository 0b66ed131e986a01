//! Wrong codes are counted, whichever way they came in; after five one has to wait.

use rusqlite::params;

use crate::db::Db;
use crate::problem::Problem;

/// Wrong codes before the wait.
pub const MOST: u32 = 5;
/// How long it is, in seconds.
pub const WAIT: u64 = 300;

/// Why no code is looked at now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Seconds to go.
    pub seconds: u64,
}

/// Writes one wrong code down *before* the code is looked at, so that codes that come at once are counted too.
/// Gives how many are left after this one.
pub fn spend(db: &Db, account: i64, now: u64) -> Result<Result<u32, Wait>, Problem> {
    db.run(|t| {
        let (wrong, until): (u32, u64) =
            t.query_row("SELECT wrong_codes, wait_until FROM account WHERE id = ?1", [account], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        if until > now {
            return Ok(Err(Wait { seconds: until - now }));
        }
        let wrong = wrong + 1;
        let (wrong, until, left) = if wrong >= MOST { (0, now + WAIT, 0) } else { (wrong, 0, MOST - wrong) };
        let update = "UPDATE account SET wrong_codes = ?2, wait_until = ?3 WHERE id = ?1";
        t.execute(update, params![account, wrong, until])?;
        Ok(Ok(left))
    })
}

/// The code was right: nothing is held against it.
pub fn forget(db: &Db, account: i64) -> Result<(), Problem> {
    db.run(|t| t.execute("UPDATE account SET wrong_codes = 0, wait_until = 0 WHERE id = ?1", [account]))?;
    Ok(())
}
