//! The one SQLite file, and its schema step by step.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, Transaction};
use rusqlite_migration::{M, Migrations};

use crate::problem::Problem;

/// Steps that were published are never changed; a new one comes at the end.
const STEPS: &[M<'static>] = &[M::up(include_str!("migrations/1-start.sql"))];
const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

/// The database. Its calls take microseconds, so they are made where the page is made.
pub struct Db(Mutex<Connection>);

impl Db {
    /// The database of this folder, brought to the newest schema.
    pub fn of_folder(folder: &Path) -> Result<Self, Problem> {
        let mut connection = Connection::open(folder.join("practice.sqlite"))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // With WAL safe against a crash; a power loss may cost the last moments, not the file.
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        // What is deleted is overwritten: a used code leaves no trace in the file.
        connection.pragma_update(None, "secure_delete", true)?;
        MIGRATIONS.to_latest(&mut connection).map_err(|error| Problem::Broken(error.to_string()))?;
        Ok(Self(Mutex::new(connection)))
    }

    /// Does this in one transaction: all of it, or nothing when it fails.
    pub fn run<T>(&self, work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>) -> Result<T, Problem> {
        let mut connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction()?;
        let done = work(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }
}

#[cfg(test)]
mod tests {
    use super::MIGRATIONS;

    #[test]
    fn every_step_of_the_schema_is_sound() {
        MIGRATIONS.validate().unwrap();
    }
}
