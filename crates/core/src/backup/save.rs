//! A backup in a folder: temporary file, fsync, a name that nothing had, fsync of the folder; then it is opened
//! again from there and compared. Whatever fails, nothing of it stays and nothing else was touched.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use zeroize::Zeroizing;

use super::{Backup, BackupError, Passphrase, Proof, Work, schema, seal};
use crate::ports::{Files, Random};
use crate::profile::{Content, UnixTime};
use crate::vault::{OpenProfile, Vault, VaultError};

/// Nothing that Koppel writes comes near: 1,000 accounts are 0.4 MiB.
const MOST_BYTES: u64 = 32 << 20;

/// A folder that the person chose.
pub struct Folder {
    /// Where it is, as the person would name it.
    pub path: PathBuf,
    /// The folder itself. It is never made: a stick that is not plugged in is missing, not empty.
    pub files: Box<dyn Files>,
}

/// Makes a backup of the newest state of an open profile, and notes it beside the profile.
pub fn save(
    vault: &Vault,
    open: &mut OpenProfile,
    passphrase: &Passphrase,
    work: Work,
    folder: &Folder,
    name: &str,
    now: UnixTime,
) -> Result<Proof, BackupError> {
    save_and(vault, open, passphrase, work, folder, name, now, |_| {})
}

/// Reads and opens a backup.
pub fn read(folder: &Folder, name: &str, passphrase: &Passphrase) -> Result<Backup, BackupError> {
    seal::open(&folder.load(name)?, passphrase)
}

/// The same as [`save`], with a change to the profile that no backup holds, in one step with its note.
#[allow(clippy::too_many_arguments)] // Each is a different thing that only the caller knows.
pub fn save_and(
    vault: &Vault,
    open: &mut OpenProfile,
    passphrase: &Passphrase,
    work: Work,
    folder: &Folder,
    name: &str,
    now: UnixTime,
    aside: impl FnOnce(&mut Content),
) -> Result<Proof, BackupError> {
    vault.policy().allows_export()?;
    let created = vault.newest(open)?;
    let json = schema::encode(open.name(), created, open.content(), now);
    let made_of = open.generation();
    let sealed = seal::seal(&json, passphrase, work)?;
    folder.write_new(name, &sealed, vault.random())?;
    let proof = Proof { place: folder.place_of(name), made: now, proven: now };
    let result = folder
        .prove(name, &json, passphrase)
        .and_then(|()| Ok(vault.note_backup(open, made_of, proof.clone(), aside)?));
    if let Err(error) = result {
        // Nobody was told its passphrase.
        folder.discard(name);
        return Err(error);
    }
    Ok(proof)
}

impl Folder {
    /// The path of a file in it, as text.
    fn place_of(&self, name: &str) -> String {
        self.path.join(name).display().to_string()
    }

    fn load(&self, name: &str) -> Result<Vec<u8>, BackupError> {
        self.files.read(name, MOST_BYTES).map_err(|error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => BackupError::NotFound,
            ErrorKind::FileTooLarge | ErrorKind::InvalidInput => BackupError::NotABackup,
            _ => self.failed("read backup", error),
        })
    }

    fn write_new(&self, name: &str, bytes: &[u8], random: &dyn Random) -> Result<(), BackupError> {
        let temporary = temporary(name, random)?;
        let step = |step| move |error| self.failed(step, error);
        let named = self
            .files
            .write(&temporary, bytes)
            .map_err(step("write backup"))
            .and_then(|()| self.files.sync(&temporary).map_err(step("sync backup")))
            .and_then(|()| {
                self.files.rename_new(&temporary, name).map_err(|error| match error.kind() {
                    ErrorKind::AlreadyExists => BackupError::Exists { name: name.to_owned() },
                    _ => self.failed("name backup", error),
                })
            });
        if named.is_err() {
            // Only tidiness; the error that matters is the first.
            let _ = self.files.remove(&temporary);
            return named;
        }
        self.files.sync_folder().map_err(|error| {
            self.discard(name);
            self.failed("sync folder of backup", error)
        })
    }

    /// Opens the file again from where it was put, and compares.
    fn prove(&self, name: &str, json: &[u8], passphrase: &Passphrase) -> Result<(), BackupError> {
        let plain: Zeroizing<Vec<u8>> =
            seal::unseal(&self.load(name)?, passphrase).map_err(|_| BackupError::Unproven)?;
        let same = plain.strip_prefix(json).is_some_and(|rest| rest.iter().all(|&byte| byte == b' '));
        if same && Backup::from_json(&plain).is_ok() { Ok(()) } else { Err(BackupError::Unproven) }
    }

    fn discard(&self, name: &str) {
        // A folder that fails twice may keep a file that nobody's words open.
        let _ = self.files.remove(name);
    }

    pub(super) fn failed(&self, step: &'static str, error: io::Error) -> BackupError {
        BackupError::Folder { step, folder: self.path.display().to_string(), error }
    }
}

/// A name that is nobody else's: writing replaces what had it.
fn temporary(name: &str, random: &dyn Random) -> Result<String, BackupError> {
    let mut bytes = [0; 8];
    random.fill(&mut bytes).map_err(VaultError::Random)?;
    Ok(format!("{name}.{}.new", data_encoding::HEXLOWER.encode(&bytes)))
}
