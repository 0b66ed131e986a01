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

/// Whether a profile can be recovered, and from what.
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
