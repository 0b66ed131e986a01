//! What stands in a backup that is rightly sealed, by a stranger who gave its passphrase along.

use koppel_core::backup::{Backup, BackupError};
use koppel_core::backup_codes::BackupCodes;
use koppel_core::failure::Failure;
use koppel_core::otp::Otp;
use koppel_core::profile::Account;
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
            let again = read(bytes).expect("what was read is read again").content.accounts;
            check_restored(backup, &again);
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
fn check_restored(backup: Backup, read: &[Account]) {
    let (name, lock_after) = (backup.name.clone(), backup.content.lock_after);
    let vault = person::vault(&Machine::new(4), Variant::Sound);
    let id = match vault.restore(backup, &name, &person::pin(PIN), "/backups".to_owned(), LATER) {
        Ok(restored) => restored.profile.id(),
        Err(error) => return assert!(matches!(error, VaultError::NameEmpty), "{error}"),
    };
    let open = person::unlock(&vault, id, PIN, LATER).unwrap();
    assert_eq!(open.content().lock_after, lock_after);
    assert_eq!(open.content().accounts.len(), read.len());
    for (kept, read) in open.content().accounts.iter().zip(read) {
        account::check_same(
            (&kept.issuer, &kept.name, otp_of(kept)),
            (&read.issuer, &read.name, otp_of(read)),
        );
        assert!((kept.id, kept.added, kept.replaces) == (read.id, read.added, read.replaces));
        check_codes(&kept.backup, &read.backup);
    }
}

/// Codes that were struck out long before the opening are erased by it; all else is what it was.
fn check_codes(kept: &BackupCodes, read: &BackupCodes) {
    assert!(kept.noted() == read.noted(), "other backup codes");
    let told = |codes: &BackupCodes| -> Vec<_> {
        codes.history().iter().map(|entry| (entry.at, entry.event, entry.left, entry.total)).collect()
    };
    assert_eq!(told(kept), told(read));
    assert!(kept.facts().is_none_or(|facts| facts.left() <= facts.total()));
}
