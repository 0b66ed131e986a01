//! Where a person wants a backup: a folder on this disk, a stick, a network drive.

use std::path::{Path, PathBuf};

use koppel_core::backup::{self, BackupError, Folder, Proof, Work};
use koppel_core::vault::{OpenProfile, Vault};

use crate::{clock, files};

/// The folder at a path; it is never made.
pub fn at(path: impl Into<PathBuf>) -> Folder {
    let path = path.into();
    Folder { files: Box::new(files::Folder::existing(&path)), path }
}

/// Folder and file name of a path that names a file, absolute; `None` when there is no name in it, or one that is
/// no text.
pub fn of_file(path: &Path) -> Option<(Folder, String)> {
    let path = std::path::absolute(path).ok()?;
    let name = path.file_name()?.to_str()?.to_owned();
    Some((at(path.parent()?), name))
}

/// The same for a path where something is to be saved: in a folder the backup gets a name of its own.
pub fn to_save(path: &Path, profile: &str) -> Option<(Folder, String)> {
    if path.is_dir() {
        return Some((at(std::path::absolute(path).ok()?), backup::suggested(profile, clock::now())));
    }
    of_file(path)
}

/// The automatic backup that a change asks for, if the profile has them. To be called apart from the change.
pub fn after_change(vault: &Vault, open: &mut OpenProfile) -> Result<Option<Proof>, BackupError> {
    backup::after_change(vault, open, |path| at(path), Work::CHOSEN, clock::now())
}

/// Whether a backup is where it was put.
pub fn is_there(place: &str) -> bool {
    Path::new(place).is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_split_from_its_folder() {
        let temp = tempfile::tempdir().unwrap();
        let (folder, name) = of_file(&temp.path().join("work.age")).unwrap();
        assert_eq!((folder.path.as_path(), name.as_str()), (temp.path(), "work.age"));
        let (folder, _) = of_file(Path::new("work.age")).unwrap();
        assert_eq!(folder.path, std::env::current_dir().unwrap());
        assert!(of_file(Path::new("/")).is_none());
    }

    #[test]
    fn in_a_folder_a_backup_is_named_after_its_profile() {
        let temp = tempfile::tempdir().unwrap();
        let (folder, name) = to_save(temp.path(), "Lotte / Werk").unwrap();
        assert_eq!(folder.path, temp.path());
        assert!(name.starts_with("koppel-Lotte-Werk-2") && name.ends_with(".age"), "{name}");
        let (folder, name) = to_save(&temp.path().join("new.age"), "Lotte").unwrap();
        assert_eq!((folder.path.as_path(), name.as_str()), (temp.path(), "new.age"));
    }
}
