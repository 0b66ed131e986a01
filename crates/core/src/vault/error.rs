//! What can go wrong with the vault, as a person needs to know it.

use std::io;

use crate::failure::{Arg, Failure};
use crate::ports::KeystoreError;

/// Why the vault did not do what was asked. Nothing was changed, unless a variant says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The attempt was counted; so many are left before the profile is blocked: 2 or 1.
    #[error("wrong PIN, {left} left")]
    WrongPin {
        /// Tries left.
        left: u8,
    },
    /// Too soon after a wrong PIN: no PIN was looked at and no attempt counted.
    #[error("{seconds} s to wait before the next try")]
    Wait {
        /// How long still.
        seconds: u64,
    },
    /// The new PIN is in force, but the keystore still holds the old PIN's key: the next unlocking ends that.
    #[error("PIN changed, the old key is still there")]
    PinChangeUnfinished,
    /// Its secrets are gone for good, now or since earlier.
    #[error("profile is blocked")]
    Blocked,
    /// The keystore has no record of this profile. Not an attempt.
    #[error("no keystore record for this profile")]
    KeystoreLost,
    /// The keystore's record is not what was written, or is another profile's. Not an attempt.
    #[error("keystore record is damaged")]
    KeystoreDamaged,
    /// The file is older than the keystore's record of it, or the record older than the file. Not an attempt.
    #[error("file and keystore are of different generations")]
    OldCopy,
    /// The file is not what was written. Not an attempt.
    #[error("profile file is damaged")]
    Damaged,
    /// Another profile's file stands in its place. Not an attempt.
    #[error("file of another profile")]
    Foreign,
    /// The file is whole, so that there is nothing to recover.
    #[error("profile file is whole")]
    NothingToRecover,
    /// There is no previous generation that is whole and that the keystore accepts. Not an attempt.
    #[error("no previous generation to recover")]
    NoPrevious,
    /// File or keystore record was written by a newer Koppel, in a way that cannot be read here. Not an attempt.
    #[error("profile is of a newer version")]
    TooNew,
    /// A newer Koppel saved the profile: it can be opened and read here, and not changed.
    #[error("profile is of a newer version and read-only")]
    ReadOnly,
    /// No profile with that id.
    #[error("no such profile")]
    NotFound,
    /// A profile needs a name.
    #[error("profile name is empty")]
    NameEmpty,
    /// Another profile has that name.
    #[error("profile name is taken")]
    NameTaken,
    /// The keystore did not answer.
    #[error(transparent)]
    Keystore(#[from] KeystoreError),
    /// A file operation failed.
    #[error("{step}: {error}")]
    File {
        /// What was being done, for logs.
        step: &'static str,
        /// The system's answer.
        error: io::Error,
    },
    /// The system gave no randomness.
    #[error("no randomness: {0}")]
    Random(io::Error),
}

impl VaultError {
    pub(super) fn file(step: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::File { step, error }
    }
}

impl Failure for VaultError {
    fn code(&self) -> &'static str {
        match self {
            Self::WrongPin { .. } => "pin-wrong",
            Self::Wait { .. } => "pin-wait",
            Self::PinChangeUnfinished => "pin-change-unfinished",
            Self::Blocked => "profile-blocked",
            Self::KeystoreLost => "keystore-lost",
            Self::KeystoreDamaged => "keystore-damaged",
            Self::OldCopy => "old-copy",
            Self::Damaged => "damaged",
            Self::Foreign => "foreign-file",
            Self::NothingToRecover => "nothing-to-recover",
            Self::NoPrevious => "no-previous",
            Self::TooNew => "too-new",
            Self::ReadOnly => "profile-read-only",
            Self::NotFound => "profile-not-found",
            Self::NameEmpty => "profile-name-empty",
            Self::NameTaken => "profile-name-taken",
            Self::Keystore(KeystoreError::Missing(_)) => "keystore-missing",
            Self::Keystore(KeystoreError::Refused(_)) => "keystore-refused",
            Self::Keystore(KeystoreError::Failed(_)) => "keystore-failed",
            Self::File { error, .. } | Self::Keystore(KeystoreError::File(error)) => match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "disk-full",
                io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => "folder-read-only",
                _ => "file-failed",
            },
            Self::Random(_) => "random-failed",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::WrongPin { left } => vec![("left", Arg::Number((*left).into()))],
            Self::Wait { seconds } => {
                vec![("seconds", Arg::Number((*seconds).try_into().unwrap_or(i64::MAX)))]
            }
            Self::File { error, .. } | Self::Keystore(KeystoreError::File(error)) => {
                vec![("reason", Arg::Text(error.to_string()))]
            }
            _ => Vec::new(),
        }
    }
}
