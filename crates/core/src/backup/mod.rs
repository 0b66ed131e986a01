//! Backups: one profile in one file that a passphrase opens, here or with any other tool that reads age files
//! (docs/backup-format.md). A backup is made of an open profile, written whole or not at all, **opened again
//! from where it was put and compared** before anyone says that it is there.
//!
//! | file | subject |
//! |---|---|
//! | passphrase.rs, words.rs | what opens a backup |
//! | schema.rs | a profile as JSON |
//! | seal.rs | JSON as an age file |
//! | save.rs, name.rs | an age file in a folder |
//! | automatic.rs | backups after each change, the last five |
//! | health.rs | what can be said of a profile's backup |
//!
//! Restoring is the vault's: vault/recovery.rs.

mod automatic;
mod error;
mod health;
mod name;
mod passphrase;
mod save;
mod schema;
mod seal;
mod words;

pub use self::automatic::{AutoBackup, KEPT, after_change, switch_off, switch_on};
pub use self::error::BackupError;
pub use self::health::{Health, Proof};
pub use self::name::suggested;
pub use self::passphrase::{Passphrase, PassphraseRefused, Weakness, first_guesses};
pub use self::save::{Folder, read, save};
pub use self::schema::Backup;
pub use self::seal::{Work, open};
