//! What a policy refuses, as a person needs to know it.

use crate::failure::{Arg, Failure};

/// What the person asked for is not allowed on this computer. Nothing was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    /// [`Key::ForbidExport`](super::Key::ForbidExport).
    #[error("export is forbidden by policy")]
    Export,
    /// [`Key::ForbidKeptBackupCodes`](super::Key::ForbidKeptBackupCodes).
    #[error("keeping backup codes is forbidden by policy")]
    KeptCodes,
    /// [`Key::LockAfterMinutes`](super::Key::LockAfterMinutes).
    #[error("a profile locks after {most} minutes at most by policy")]
    LockAfter {
        /// The longest that is allowed, in minutes.
        most: u32,
    },
}

impl Failure for Forbidden {
    fn code(&self) -> &'static str {
        match self {
            Self::Export => "policy-export",
            Self::KeptCodes => "policy-kept-codes",
            Self::LockAfter { .. } => "policy-lock-after",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::LockAfter { most } => vec![("most", Arg::Number((*most).into()))],
            Self::Export | Self::KeptCodes => Vec::new(),
        }
    }
}
