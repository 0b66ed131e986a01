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
        let bytes = self.files.read(&current(id), MOST_BYTES).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => VaultError::NotFound,
            // Larger than any profile, or a folder, a pipe, a device.
            std::io::ErrorKind::FileTooLarge | std::io::ErrorKind::InvalidInput => VaultError::Damaged,
            _ => VaultError::File { step: "read profile", error },
        })?;
        ProfileFile::parse(&bytes, id)
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
        self.files.write(temporary, bytes).map_err(VaultError::file("write profile"))?;
        self.files.sync(temporary).map_err(VaultError::file("sync profile"))?;
        match self.files.keep(current, previous) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(VaultError::File { step: "keep previous generation", error }),
        }
        self.files.rename(temporary, current).map_err(VaultError::file("replace profile"))?;
        self.files.sync_folder().map_err(VaultError::file("sync folder"))
    }

    /// Makes sure that a power cut brings no earlier generation back, before the keystore is told of one that
    /// an earlier save may have left unsynced.
    pub fn settle(&self) -> Result<(), VaultError> {
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
