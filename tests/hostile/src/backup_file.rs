//! A file that somebody says is a backup.

use age::secrecy::SecretString;
use koppel_core::backup::{self, Backup, BackupError, Passphrase};
use koppel_core::failure::Failure;

use crate::memory::bounded;
use crate::seeds;

/// Bytes held at once, for files of some KiB: far below the 4 GiB and more that a work factor above the cap would take,
/// so that none ran.
const MOST_HELD: usize = 4 << 20;
/// An empty one: it is tried once, and not looked for in the list of words.
pub const PASSPHRASE: &str = "";
/// The highest work factor that Koppel pays, and the highest that a fuzzer has the time for.
const CAP: u8 = 20;
const QUICK: u8 = 6;

/// What opens a backup.
type Open<'a> = &'a dyn Fn(&[u8], &Passphrase) -> Result<Backup, BackupError>;

/// The bytes of the file.
pub fn backup_file(bytes: &[u8]) {
    holds(bytes, &backup::open);
}

pub fn holds(bytes: &[u8], open: Open<'_>) {
    let factors = || work_factors(bytes);
    if factors().any(|factor| (QUICK + 1..=CAP).contains(&factor)) {
        return;
    }
    bounded(MOST_HELD, || match open(bytes, &Passphrase::typed(PASSPHRASE)) {
        // Who does not know the passphrase can make no other file that it opens.
        Ok(backup) => assert!(is_the_genuine_one(&backup), "a backup that nobody made was opened"),
        Err(error) => {
            use BackupError::*;
            assert!(error.args().is_empty());
            assert!(matches!(error, WrongPassphrase | Damaged | TooNew | NotABackup | TooCostly), "{error}");
            assert!(
                factors().all(|factor| factor <= CAP) || !matches!(error, WrongPassphrase),
                "a work factor above the cap was paid"
            );
        }
    });
}

/// An age file with the least work that there is.
pub fn sealed(json: &[u8]) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(PASSPHRASE));
    recipient.set_work_factor(1);
    age::encrypt(&recipient, json).unwrap()
}

/// What the scrypt lines of the file's header ask for; age reads the digits that a word begins with.
fn work_factors(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let header = bytes.split(|&byte| byte == b'\n').take_while(|line| !line.starts_with(b"---"));
    let lines = header.filter(|line| line.starts_with(b"-> scrypt "));
    lines.filter_map(|line| {
        let word = line.rsplit(|&byte| byte == b' ').next()?;
        let digits = word.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(word.len());
        str::from_utf8(&word[..digits]).ok()?.parse().ok()
    })
}

fn is_the_genuine_one(backup: &Backup) -> bool {
    let [account] = &backup.content.accounts[..] else { return false };
    (backup.made, backup.name.as_str(), backup.content.lock_after) == (2, seeds::NAME, 5)
        && (account.issuer.as_str(), account.name.as_str()) == ("Example", "lotte")
        && account.otp().is_some_and(|otp| otp.secret.expose() == [0; 20])
}
