//! What can go wrong with backup codes, as a person needs to know it.

use super::MOST;
use crate::failure::{Arg, Failure};
use crate::policy::Forbidden;
use crate::vault::VaultError;

/// Why nothing was done to a record. It is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is no record of codes yet.
    #[error("no backup codes noted")]
    NoneNoted,
    /// All of them are used.
    #[error("no backup code left")]
    NoneLeft,
    /// No code that is kept here has that number.
    #[error("no such backup code")]
    NoSuchCode,
    /// More than a minute since the use, or something else happened since.
    #[error("too late to undo")]
    UndoLate,
    /// No codes, more than [`MOST`], or several where the kind has one.
    #[error("not a number of backup codes")]
    Count,
    /// One of these codes was used before.
    #[error("a backup code that was used before")]
    UsedBefore,
}

/// Why backup codes in the vault were not changed.
#[derive(Debug, thiserror::Error)]
pub enum CodesError {
    /// The profile could not be read or saved.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// It has no such account, perhaps no longer.
    #[error("no such account")]
    NoAccount,
    /// Here no codes are kept.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// The record does not allow it.
    #[error(transparent)]
    Refused(#[from] Refused),
}

impl Failure for Refused {
    fn code(&self) -> &'static str {
        match self {
            Self::NoneNoted => "codes-none-noted",
            Self::NoneLeft => "codes-none-left",
            Self::NoSuchCode => "codes-no-such",
            Self::UndoLate => "codes-undo-late",
            Self::Count => "codes-count-bad",
            Self::UsedBefore => "codes-used-before",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Count => vec![("most", Arg::Number(MOST.into()))],
            _ => Vec::new(),
        }
    }
}

impl Failure for CodesError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoAccount => "account-not-found",
            Self::Vault(error) => error.code(),
            Self::Forbidden(error) => error.code(),
            Self::Refused(error) => error.code(),
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::NoAccount => Vec::new(),
            Self::Vault(error) => error.args(),
            Self::Forbidden(error) => error.args(),
            Self::Refused(error) => error.args(),
        }
    }
}
