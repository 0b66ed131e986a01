//! The one place that writes profiles. A save is: temporary file, fsync, keep the previous generation,
//! rename, fsync of the folder; whatever fails, the file holds the old content or the new, whole.

use super::VaultError;
use super::file::{Header, ProfileFile};
use crate::ids::ProfileId;
use crate::ports::Files;

/// Nothing that Koppel writes comes near: 1,000 accounts are 0.3 MiB.
const MOST_BYTES: u64 = 32 << 20;
const SUFFIX: &str = ".koppel";

pub struct Store {
    pub files: Box<dyn Files>,
}

impl Store {
    /// Which profiles have a file, in no order.
    pub fn ids(&self) -> Result<Vec<ProfileId>, VaultError> {
        let names = self.files.list().map_err(VaultError::file("list profiles"))?;
        Ok(names.iter().filter_map(|name| ProfileId::parse(name.strip_suffix(SUFFIX)?)).collect())
    }

    pub fn load(&self, id: ProfileId) -> Result<ProfileFile, VaultError> {
        ProfileFile::parse(&self.read(id)?, id)
    }

    fn read(&self, id: ProfileId) -> Result<Vec<u8>, VaultError> {
        self.files.read(&current(id), MOST_BYTES).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => VaultError::NotFound,
            // Larger than any profile, or a folder, a pipe, a device.
            std::io::ErrorKind::FileTooLarge | std::io::ErrorKind::InvalidInput => VaultError::Damaged,
            _ => VaultError::File { step: "read profile", error },
        })
    }

    /// Saves a generation, sealed by `seal` with the associated data that it is given.
    pub fn save(
        &self,
        header: &Header,
        seal: impl FnOnce(&[u8]) -> Result<Vec<u8>, VaultError>,
    ) -> Result<(), VaultError> {
        let bytes = ProfileFile::write(header, seal)?;
        let (current, temporary) = (current(header.profile), temporary(header.profile));
        let result = self.replace(&current, &temporary, &previous(header.profile), &bytes);
        if result.is_err() {
            // Only tidiness: a temporary file that stays behind is overwritten by the next save.
            let _ = self.files.remove(&temporary);
        }
        result
    }

    fn replace(
        &self,
        current: &str,
        temporary: &str,
        previous: &str,
        bytes: &[u8],
    ) -> Result<(), VaultError> {
        self.write_synced(temporary, bytes)?;
        match self.files.keep(current, previous) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(VaultError::File { step: "keep previous generation", error }),
        }
        self.rename_synced(temporary, current)
    }

    /// Makes certain that the newest generation is on the disk, also where an earlier save could not: only
    /// then may the keystore forget what came before it.
    pub fn settle(&self, id: ProfileId) -> Result<(), VaultError> {
        self.files.sync(&current(id)).map_err(VaultError::file("sync profile"))?;
        self.files.sync_folder().map_err(VaultError::file("sync folder"))
    }

    /// Makes the newest generation its own previous one, in a file of its own: for when what stands there can
    /// no longer be opened.
    pub fn double(&self, id: ProfileId) -> Result<(), VaultError> {
        let bytes = self.read(id)?;
        ProfileFile::parse(&bytes, id)?;
        let (temporary, previous) = (temporary(id), previous(id));
        let result =
            self.write_synced(&temporary, &bytes).and_then(|()| self.rename_synced(&temporary, &previous));
        if result.is_err() {
            let _ = self.files.remove(&temporary);
        }
        result
    }

    fn write_synced(&self, name: &str, bytes: &[u8]) -> Result<(), VaultError> {
        self.files.write(name, bytes).map_err(VaultError::file("write profile"))?;
        self.files.sync(name).map_err(VaultError::file("sync profile"))
    }

    fn rename_synced(&self, from: &str, to: &str) -> Result<(), VaultError> {
        self.files.rename(from, to).map_err(VaultError::file("replace profile"))?;
        self.files.sync_folder().map_err(VaultError::file("sync folder"))
    }

    /// Removes everything of a profile; its file last, so that a half-done removal is still seen.
    pub fn remove(&self, id: ProfileId) -> Result<(), VaultError> {
        for name in [temporary(id), previous(id), current(id)] {
            self.files.remove(&name).map_err(VaultError::file("remove profile"))?;
        }
        self.files.sync_folder().map_err(VaultError::file("sync folder"))
    }

    /// Removes the kept generation of a profile whose secrets are to be gone.
    pub fn remove_previous(&self, id: ProfileId) -> Result<(), VaultError> {
        self.files.remove(&previous(id)).map_err(VaultError::file("remove previous generation"))
    }
}

fn current(id: ProfileId) -> String {
    format!("{id}{SUFFIX}")
}

fn previous(id: ProfileId) -> String {
    format!("{id}{SUFFIX}.previous")
}

fn temporary(id: ProfileId) -> String {
    format!("{id}{SUFFIX}.new")
}
