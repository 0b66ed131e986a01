//! What can be said of a profile's backup in one look.

use serde::{Deserialize, Serialize};

use crate::profile::UnixTime;

/// A backup that was opened again from where it was put, and held what the profile held. Kept where it can
/// be read while the profile is locked: a place and times, nothing secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// Path of the file.
    pub place: String,
    /// How old what it holds is.
    pub made: UnixTime,
    /// When it was last opened and compared, or restored from.
    pub proven: UnixTime,
}

/// Whether a profile can be recovered, and from what: as noted beside it, or with a look at where the backup was
/// put ([`Health::seen`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Health {
    /// Not at all: no backup was ever made of it.
    Never,
    /// As it is now.
    Current(Proof),
    /// As it was when the backup was made; the profile was changed since.
    Behind(Proof),
    /// The backup is no longer where it was put.
    Gone(Proof),
    /// The profile's file is damaged or of a newer Koppel, so nobody knows.
    Unknown,
}

impl Health {
    /// The backup that it speaks of.
    pub fn proof(&self) -> Option<&Proof> {
        match self {
            Self::Current(proof) | Self::Behind(proof) | Self::Gone(proof) => Some(proof),
            Self::Never | Self::Unknown => None,
        }
    }

    /// The same after a look for the file; `is_there` may take as long as the disk, stick or network behind it.
    pub fn seen(self, is_there: impl FnOnce(&str) -> bool) -> Self {
        match self.proof() {
            Some(proof) if !is_there(&proof.place) => Self::Gone(proof.clone()),
            _ => self,
        }
    }
}
