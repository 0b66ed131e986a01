//! What stands in a backup that is rightly sealed, by a stranger who gave its passphrase along.

use koppel_core::backup::{Backup, BackupError};
use koppel_core::failure::Failure;
use koppel_core::otp::Otp;
use koppel_core::profile::{Account, Credential};
use koppel_core::vault::{VaultError, kept_name};
use koppel_proofs::broken::Variant;
use koppel_proofs::machine::Machine;
use koppel_proofs::person::{self, LATER, PIN};

use crate::account;
use crate::memory::bounded;

/// Bytes held at once, for JSON of some KiB.
const MOST_HELD: usize = 8 << 20;

/// The JSON.
pub fn backup_json(bytes: &[u8]) {
    holds(bytes, &Backup::from_json);
}

pub fn holds(bytes: &[u8], read: &dyn Fn(&[u8]) -> Result<Backup, BackupError>) {
    bounded(MOST_HELD, || match read(bytes) {
        Ok(backup) => {
            assert_eq!(kept_name(&backup.name), backup.name, "a profile's name that would not be kept");
            backup.content.accounts.iter().for_each(check);
            check_restored(backup);
        }
        Err(error) => {
            use BackupError::*;
            assert!(error.args().is_empty());
            assert!(matches!(error, Damaged | TooNew | NotABackup), "{error}");
        }
    });
}

fn check(account: &Account) {
    account::check_parts(&account.issuer, &account.name, otp_of(account));
}

/// A backup carries nothing else.
fn otp_of(account: &Account) -> &Otp {
    account.otp().expect("an account without codes in a backup")
}

/// What was read of it is what a vault keeps: written, closed, and opened again.
fn check_restored(backup: Backup) {
    let read: Vec<Account> = backup.content.accounts.iter().map(copy_of).collect();
    let (name, lock_after) = (backup.name.clone(), backup.content.lock_after);
    let vault = person::vault(&Machine::new(4), Variant::Sound);
    let id = match vault.restore(backup, &name, &person::pin(PIN), "/backups".to_owned(), LATER) {
        Ok(restored) => restored.profile.id(),
        Err(error) => return assert!(matches!(error, VaultError::NameEmpty), "{error}"),
    };
    let open = person::unlock(&vault, id, PIN, LATER).unwrap();
    assert_eq!(open.content().lock_after, lock_after);
    assert_eq!(open.content().accounts.len(), read.len());
    for (kept, read) in open.content().accounts.iter().zip(&read) {
        account::check_same(
            (&kept.issuer, &kept.name, otp_of(kept)),
            (&read.issuer, &read.name, otp_of(read)),
        );
        assert!((kept.id, kept.added, kept.replaces) == (read.id, read.added, read.replaces));
        assert_eq!(kept.backup, read.backup);
    }
}

fn copy_of(account: &Account) -> Account {
    Account {
        id: account.id,
        issuer: account.issuer.clone(),
        name: account.name.clone(),
        credential: Credential::Otp(account::copy_of(otp_of(account))),
        added: account.added,
        replaces: account.replaces,
        backup: account.backup.clone(),
    }
}
