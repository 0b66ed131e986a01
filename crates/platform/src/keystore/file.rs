//! A keystore for a computer that has none: a folder with a small file for each profile. Whoever can read
//! that folder and the vault can guess at leisure what opens a profile; so a passphrase takes the PIN's place, unless something else
//! guards the folder, and the programs say so wherever this is in use.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use koppel_core::ids::ProfileId;
use koppel_core::ports::{Files, Keystore, KeystoreError};
use zeroize::Zeroizing;

use crate::files::Folder;

/// Bytes of a record; a real one has a few hundred.
const LIMIT: u64 = 64 * 1024;

/// Records as files in one folder, which must not be the vault's.
pub struct FileKeystore {
    folder: Folder,
    is_plain: bool,
}

impl FileKeystore {
    /// In `folder`, which is made on the first write.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: Folder::new(folder), is_plain: true }
    }

    /// In a folder that something else guards, such as a token that is taken along: a PIN is enough there.
    pub fn guarded(folder: impl Into<PathBuf>) -> Self {
        Self { is_plain: false, ..Self::new(folder) }
    }

    /// Whole or not at all: a record that is half written would be a profile that is lost.
    fn save(&self, profile: &ProfileId, record: &[u8]) -> io::Result<()> {
        let name = name(profile);
        let new = format!("{name}.new");
        self.folder.write(&new, record)?;
        self.folder.sync(&new)?;
        self.folder.rename(&new, &name)?;
        self.folder.sync_folder()
    }

    fn erase(&self, profile: &ProfileId) -> io::Result<()> {
        let name = name(profile);
        if !self.folder.list()?.contains(&name) {
            return Ok(());
        }
        self.folder.remove(&name)?;
        self.folder.sync_folder()
    }
}

impl Keystore for FileKeystore {
    fn read(&self, profile: &ProfileId) -> Result<Option<Zeroizing<Vec<u8>>>, KeystoreError> {
        match self.folder.read(&name(profile), LIMIT) {
            Ok(record) => Ok(Some(Zeroizing::new(record))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }

    fn write(&self, profile: &ProfileId, record: &[u8]) -> Result<(), KeystoreError> {
        self.save(profile, record).map_err(failed)
    }

    fn delete(&self, profile: &ProfileId) -> Result<(), KeystoreError> {
        self.erase(profile).map_err(failed)
    }

    fn is_plain(&self) -> bool {
        self.is_plain
    }
}

fn name(profile: &ProfileId) -> String {
    format!("{profile}.key")
}

/// A folder's troubles are a disk's, and what helps against them is the same: no word of a keystore to unlock.
fn failed(error: io::Error) -> KeystoreError {
    match error.kind() {
        ErrorKind::FileTooLarge | ErrorKind::InvalidInput => KeystoreError::Failed(error.to_string()),
        _ => KeystoreError::File(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::OsRandom;

    #[test]
    fn a_record_is_kept_replaced_and_removed() {
        let temp = tempfile::tempdir().unwrap();
        let store = FileKeystore::new(temp.path().join("keys"));
        let id = ProfileId::make(&OsRandom::new()).unwrap();
        let other = ProfileId::make(&OsRandom::new()).unwrap();

        assert!(store.read(&id).unwrap().is_none());
        store.delete(&id).unwrap();
        store.write(&id, b"first").unwrap();
        store.write(&other, b"other").unwrap();
        store.write(&id, b"second").unwrap();
        assert_eq!(*store.read(&id).unwrap().unwrap(), b"second");
        store.delete(&id).unwrap();
        assert!(store.read(&id).unwrap().is_none());
        assert_eq!(*store.read(&other).unwrap().unwrap(), b"other");
        assert_eq!(store.folder.list().unwrap(), [name(&other)]);
    }

    #[test]
    fn a_half_written_record_is_not_seen() {
        let temp = tempfile::tempdir().unwrap();
        let store = FileKeystore::new(temp.path());
        let id = ProfileId::make(&OsRandom::new()).unwrap();
        store.write(&id, b"whole").unwrap();
        store.folder.write(&format!("{id}.key.new"), b"ha").unwrap();
        assert_eq!(*store.read(&id).unwrap().unwrap(), b"whole");
        store.write(&id, b"again").unwrap();
        assert_eq!(*store.read(&id).unwrap().unwrap(), b"again");
    }

    #[test]
    fn a_huge_record_is_refused() {
        let temp = tempfile::tempdir().unwrap();
        let store = FileKeystore::new(temp.path());
        let id = ProfileId::make(&OsRandom::new()).unwrap();
        store.folder.write(&name(&id), &vec![0; LIMIT as usize + 1]).unwrap();
        assert!(matches!(store.read(&id), Err(KeystoreError::Failed(_))));
    }

    #[test]
    fn a_file_in_the_place_of_the_folder_is_trouble_and_not_a_missing_record() {
        let temp = tempfile::tempdir().unwrap();
        let path = temp.path().join("keys");
        std::fs::write(&path, "").unwrap();
        let store = FileKeystore::new(path);
        let id = ProfileId::make(&OsRandom::new()).unwrap();
        assert!(store.read(&id).is_err());
        assert!(store.write(&id, b"x").is_err());
        assert!(store.delete(&id).is_err());
    }
}
