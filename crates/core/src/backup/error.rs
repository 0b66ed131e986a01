//! What can go wrong with a backup, as a person needs to know it.

use std::io::{self, ErrorKind};

use crate::failure::{Arg, Failure};
use crate::policy::Forbidden;
use crate::vault::VaultError;

/// Why a backup was not made or not opened. The profile itself is as it was.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// It opens with another passphrase, or its first lines are damaged: the two look the same.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// It is not what was written.
    #[error("backup is damaged")]
    Damaged,
    /// Written by a newer Koppel, or in a later version of the age format.
    #[error("backup is of a newer version")]
    TooNew,
    /// Something else.
    #[error("not a backup")]
    NotABackup,
    /// It asks for more memory and time than any backup of Koppel's.
    #[error("scrypt cost above the cap")]
    TooCostly,
    /// There is no such file.
    #[error("no such backup")]
    NotFound,
    /// Something has that name already.
    #[error("{name} exists")]
    Exists {
        /// The file's name.
        name: String,
    },
    /// What was read back is not what was written.
    #[error("what was read back is not what was written")]
    Unproven,
    /// A step in the backup's folder failed.
    #[error("{step}: {error}")]
    Folder {
        /// What was being done, for logs.
        step: &'static str,
        /// The folder, for the person.
        folder: String,
        /// The system's answer.
        error: io::Error,
    },
    /// Here no backup is made.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// The vault did not give or note what was needed.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl Failure for BackupError {
    fn code(&self) -> &'static str {
        match self {
            Self::WrongPassphrase => "backup-passphrase-wrong",
            Self::Damaged => "backup-damaged",
            Self::TooNew => "backup-too-new",
            Self::NotABackup => "backup-not-one",
            Self::TooCostly => "backup-too-costly",
            Self::NotFound => "backup-not-found",
            Self::Exists { .. } => "backup-exists",
            Self::Unproven => "backup-unproven",
            Self::Folder { error, .. } => match error.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => "backup-folder-gone",
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "backup-folder-full",
                ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => "backup-folder-read-only",
                ErrorKind::InvalidInput | ErrorKind::InvalidFilename => "backup-name-bad",
                _ => "backup-folder-failed",
            },
            Self::Forbidden(error) => error.code(),
            Self::Vault(error) => error.code(),
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Exists { name } => vec![("name", Arg::Text(name.clone()))],
            Self::Folder { folder, error, .. } => {
                vec![("folder", Arg::Text(folder.clone())), ("reason", Arg::Text(error.to_string()))]
            }
            Self::Forbidden(error) => error.args(),
            Self::Vault(error) => error.args(),
            _ => Vec::new(),
        }
    }
}
