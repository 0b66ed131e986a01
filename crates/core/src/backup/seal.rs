//! JSON as an age file: binary, one scrypt recipient.

use std::io::{Read, Write};
use std::iter;

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use zeroize::Zeroizing;

use super::schema::Backup;
use super::{BackupError, Passphrase};

/// How every age file begins.
const MAGIC: &[u8] = b"age-encryption.org/";
/// age seals so many bytes at a time.
const CHUNK: usize = 64 << 10;

/// What one guess at the passphrase costs: scrypt with 2^n rounds of 1 KiB, as age's specification has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work(u8);

impl Work {
    /// 2¹⁸: 256 MiB, and about a second on a present computer. What `age` itself takes. A figure and not a
    /// measurement of this computer: a measurement on a busy one would choose too little.
    pub const CHOSEN: Self = Self(18);
    /// A file that asks more is refused before anything runs: 2²⁰ is 1 GiB and some four seconds.
    const MOST: u8 = 20;

    /// 2^`log_n`, within what [`open`] accepts.
    pub fn new(log_n: u8) -> Option<Self> {
        (1..=Self::MOST).contains(&log_n).then_some(Self(log_n))
    }
}

/// The age file of this JSON.
pub fn seal(json: &[u8], passphrase: &Passphrase, work: Work) -> Result<Vec<u8>, BackupError> {
    let mut recipient = scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(work.0);
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as _))
        .unwrap_or_else(|_| unreachable!("one scrypt recipient may stand alone"));
    let padding = padding_of(json.len());
    let mut file = Vec::with_capacity(json.len() + padding + CHUNK);
    let written = encryptor.wrap_output(&mut file).and_then(|mut to| {
        to.write_all(json)?;
        to.write_all(&vec![b' '; padding])?;
        to.finish()
    });
    written.unwrap_or_else(|_| unreachable!("writing to memory"));
    Ok(file)
}

/// Spaces behind the JSON: to a whole chunk, and one chunk more. The last one writes over the buffer in which
/// age gathers what it seals and which it does not wipe; and the file's size does not tell how many accounts
/// there are.
fn padding_of(len: usize) -> usize {
    len.next_multiple_of(CHUNK) - len + CHUNK
}

/// Opens a backup. The passphrase is taken literally first; if it fails and is made of the list's words, once
/// more as Koppel writes those. Each of the two costs one scrypt.
pub fn open(file: &[u8], passphrase: &Passphrase) -> Result<Backup, BackupError> {
    Backup::from_json(&unseal(file, passphrase)?)
}

/// The JSON and its padding.
pub fn unseal(file: &[u8], passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>, BackupError> {
    match (unseal_with(file, passphrase), passphrase.tidied()) {
        (Err(BackupError::WrongPassphrase), Some(tidied)) => unseal_with(file, &tidied),
        (result, _) => result,
    }
}

fn unseal_with(file: &[u8], passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>, BackupError> {
    check_version(file)?;
    let decryptor = Decryptor::new_buffered(file).map_err(refine)?;
    if !decryptor.is_scrypt() {
        return Err(BackupError::NotABackup);
    }
    let mut identity = scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(Work::MOST);
    let mut reader = decryptor.decrypt(iter::once(&identity as _)).map_err(refine)?;
    // Never grows: a buffer that grows leaves copies.
    let mut plain = Zeroizing::new(Vec::with_capacity(file.len()));
    reader.read_to_end(&mut plain).map_err(|_| BackupError::Damaged)?;
    Ok(plain)
}

/// age takes a first version whose lines do not fit for a later version, so its number is looked at here.
fn check_version(file: &[u8]) -> Result<(), BackupError> {
    let version = file.strip_prefix(MAGIC).ok_or(BackupError::NotABackup)?;
    let line = version.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let number = line.strip_prefix(b"v").and_then(|digits| str::from_utf8(digits).ok()?.parse::<u8>().ok());
    match number {
        Some(1) => Ok(()),
        Some(2..) => Err(BackupError::TooNew),
        Some(0) | None => Err(BackupError::Damaged),
    }
}

/// age's errors, of which some cannot be told apart: a passphrase that is not the one, and a byte of the salt or
/// of the sealed key that is not.
fn refine(error: DecryptError) -> BackupError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => BackupError::WrongPassphrase,
        DecryptError::ExcessiveWork { required, .. } if required > Work::MOST => BackupError::TooCostly,
        DecryptError::NoMatchingKeys => BackupError::NotABackup,
        _ => BackupError::Damaged,
    }
}

fn secret(passphrase: &Passphrase) -> SecretString {
    SecretString::from(passphrase.expose().to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn work() -> Work {
        Work::new(1).unwrap()
    }

    #[test]
    fn what_is_sealed_is_opened_and_padded() {
        let passphrase = Passphrase::typed("x");
        for len in [0, 2, CHUNK - 1, CHUNK, CHUNK + 1] {
            let json = vec![b'x'; len];
            let plain = unseal(&seal(&json, &passphrase, work()).unwrap(), &passphrase).unwrap();
            assert_eq!(plain[..len], json[..]);
            assert!(plain.len().is_multiple_of(CHUNK));
            // The last chunk holds no secret, whatever the length.
            assert!(plain.len() - len >= CHUNK && plain[len..].iter().all(|&byte| byte == b' '));
        }
    }

    #[test]
    fn small_backups_are_all_of_one_size() {
        let passphrase = Passphrase::typed("x");
        let size = |len| seal(&vec![b'x'; len], &passphrase, work()).unwrap().len();
        assert_eq!(size(200), size(60_000));
    }

    #[test]
    fn work_is_bounded() {
        for (log_n, fine) in [(0, false), (1, true), (18, true), (20, true), (21, false), (64, false)] {
            assert_eq!(Work::new(log_n).is_some(), fine, "{log_n}");
        }
    }
}
