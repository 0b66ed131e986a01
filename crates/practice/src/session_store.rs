//! Sessions in the database: by the hash of their name, sealed, and gone after a while of silence by the site's clock.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use rusqlite::{OptionalExtension, params};
use time::OffsetDateTime;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};

use crate::problem::Problem;
use crate::site::Site;
use crate::token;
use crate::visitor;

/// Seconds of silence after which a session is over.
pub const IDLE: u64 = 15 * 60;

/// Where sessions are.
#[derive(Clone)]
pub struct Store(pub Arc<Site>);

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Store")
    }
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let now = self.0.now();
        self.0.db.run(|t| t.execute("DELETE FROM session WHERE expires <= ?1", [now])).map_err(backend)?;
        // A name of 128 bits by chance, which nobody else has.
        record.id = Id::default();
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let plain = serde_json::to_vec(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        let data = self.0.keys.seal(&plain).map_err(backend)?;
        let row = params![name(&record.id), data, self.0.now() + IDLE, visitor::account_of(record)];
        self.0
            .db
            .run(|t| t.execute("INSERT OR REPLACE INTO session VALUES (?1, ?2, ?3, ?4)", row))
            .map_err(backend)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let now = self.0.now();
        let touch = "UPDATE session SET expires = ?3 WHERE id = ?1 AND expires > ?2 RETURNING data";
        let row = params![name(id), now, now + IDLE];
        let data: Option<Vec<u8>> =
            self.0.db.run(|t| t.query_row(touch, row, |row| row.get(0)).optional()).map_err(backend)?;
        let Some(data) = data else { return Ok(None) };
        // What another key sealed is no session of ours.
        let Ok(plain) = self.0.keys.open(&data) else { return Ok(None) };
        let data = serde_json::from_slice(&plain).map_err(|error| Error::Decode(error.to_string()))?;
        // The library forgets what its own clock says is over; the site's has decided above.
        Ok(Some(Record { id: *id, data, expiry_date: OffsetDateTime::now_utc() + time::Duration::DAY }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.0.db.run(|t| t.execute("DELETE FROM session WHERE id = ?1", [name(id)])).map_err(backend)?;
        Ok(())
    }
}

fn name(id: &Id) -> Vec<u8> {
    token::stored(&id.to_string())
}

fn backend(problem: Problem) -> Error {
    Error::Backend(problem.to_string())
}
