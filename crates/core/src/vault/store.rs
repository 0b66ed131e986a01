//! The one place that writes profiles. A save is: temporary file, fsync, keep the previous generation,
//! rename, fsync of the folder; whatever fails, the file holds the old content or the new, whole.

use std::collections::BTreeSet;
use std::io::ErrorKind;

use super::VaultError;
use super::file::{Header, ProfileFile};
use crate::ids::ProfileId;
use crate::ports::Files;

/// Nothing that Koppel writes comes near: 1,000 accounts, each with sixteen backup codes, are 0.8 MiB.
const MOST_BYTES: u64 = 32 << 20;
const SUFFIX: &str = ".koppel";
const PREVIOUS: &str = ".koppel.previous";
const DAMAGED: &str = ".koppel.damaged-";

pub struct Store {
    pub files: Box<dyn Files>,
}

impl Store {
    /// Which profiles have a file, or have lost it and still have its previous generation.
    pub fn ids(&self) -> Result<BTreeSet<ProfileId>, VaultError> {
        let id = |name: &String| {
            ProfileId::parse(name.strip_suffix(SUFFIX).or_else(|| name.strip_suffix(PREVIOUS))?)
        };
        Ok(self.names()?.iter().filter_map(id).collect())
    }

    /// The newest generation. A file that is gone while its previous generation is there is `Damaged`.
    pub fn load(&self, id: ProfileId) -> Result<ProfileFile, VaultError> {
        match self.read(&current(id)) {
            Err(VaultError::NotFound) => Err(match self.read(&previous(id)) {
                Err(VaultError::NotFound) => VaultError::NotFound,
                _ => VaultError::Damaged,
            }),
            bytes => ProfileFile::parse(&bytes?, id),
        }
    }

    /// The generation before it.
    pub fn load_previous(&self, id: ProfileId) -> Result<ProfileFile, VaultError> {
        ProfileFile::parse(&self.read(&previous(id))?, id)
    }

    fn names(&self) -> Result<Vec<String>, VaultError> {
        self.files.list().map_err(VaultError::file("list profiles"))
    }

    fn read(&self, name: &str) -> Result<Vec<u8>, VaultError> {
        self.files.read(name, MOST_BYTES).map_err(|error| match error.kind() {
            ErrorKind::NotFound => VaultError::NotFound,
            // Larger than any profile, or a folder, a pipe, a device.
            ErrorKind::FileTooLarge | ErrorKind::InvalidInput => VaultError::Damaged,
            _ => VaultError::File { step: "read profile", error },
        })
    }

    /// Saves a generation, sealed by `seal` with the associated data that it is given.
    pub fn save(
        &self,
        header: &Header,
        seal: impl FnOnce(&[u8]) -> Result<Vec<u8>, VaultError>,
    ) -> Result<(), VaultError> {
        let id = header.profile;
        let bytes = ProfileFile::write(header, seal)?;
        self.tidily(id, || {
            self.write_temporary(id, &bytes)?;
            match self.files.keep(&current(id), &previous(id)) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(VaultError::File { step: "keep previous generation", error }),
            }
            self.rename_temporary(id, &current(id))
        })
    }

    /// Saves in the place of a file that is damaged: that is set aside first, under the name answered, and the
    /// previous generation stays what it is. `None` when there was no file.
    pub fn save_over_damaged(
        &self,
        header: &Header,
        seal: impl FnOnce(&[u8]) -> Result<Vec<u8>, VaultError>,
    ) -> Result<Option<String>, VaultError> {
        let id = header.profile;
        let bytes = ProfileFile::write(header, seal)?;
        self.tidily(id, || {
            self.write_temporary(id, &bytes)?;
            let set_aside = self.set_aside(id)?;
            self.rename_temporary(id, &current(id))?;
            Ok(set_aside)
        })
    }

    /// Gives the damaged file a second name, which nothing has, and makes certain of it: only then may the new file
    /// take the first one.
    fn set_aside(&self, id: ProfileId) -> Result<Option<String>, VaultError> {
        let names = self.names()?;
        for name in (1_u64..).map(|number| format!("{id}{DAMAGED}{number}")) {
            if names.contains(&name) {
                continue;
            }
            match self.files.keep(&current(id), &name) {
                Ok(()) => {
                    self.files.sync_folder().map_err(VaultError::file("sync folder"))?;
                    return Ok(Some(name));
                }
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(VaultError::File { step: "set the damaged file aside", error }),
            }
        }
        Ok(None)
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
        let bytes = self.read(&current(id))?;
        ProfileFile::parse(&bytes, id)?;
        self.tidily(id, || {
            self.write_temporary(id, &bytes)?;
            self.rename_temporary(id, &previous(id))
        })
    }

    fn write_temporary(&self, id: ProfileId, bytes: &[u8]) -> Result<(), VaultError> {
        let name = temporary(id);
        self.files.write(&name, bytes).map_err(VaultError::file("write profile"))?;
        self.files.sync(&name).map_err(VaultError::file("sync profile"))
    }

    fn rename_temporary(&self, id: ProfileId, to: &str) -> Result<(), VaultError> {
        self.files.rename(&temporary(id), to).map_err(VaultError::file("replace profile"))?;
        self.files.sync_folder().map_err(VaultError::file("sync folder"))
    }

    /// A save that fails takes its temporary file with it; one that stays all the same is overwritten by the next.
    fn tidily<T>(
        &self,
        id: ProfileId,
        save: impl FnOnce() -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        save().inspect_err(|_| {
            let _ = self.files.remove(&temporary(id));
        })
    }

    /// Removes everything of a profile, what was set aside included; its file last, so that a half-done removal
    /// is still seen.
    pub fn remove(&self, id: ProfileId) -> Result<(), VaultError> {
        let start = format!("{id}{DAMAGED}");
        let set_aside = self.names()?.into_iter().filter(|name| name.starts_with(&start));
        for name in set_aside.chain([temporary(id), previous(id), current(id)]) {
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
    format!("{id}{PREVIOUS}")
}

fn temporary(id: ProfileId) -> String {
    format!("{id}{SUFFIX}.new")
}
