//! What happened to an account's backup codes.

use serde::{Deserialize, Serialize};

use super::{Code, STRUCK_FOR};
use crate::profile::UnixTime;

/// One thing that happened. Entries are only ever added; what goes in time are the codes that an entry struck out.
#[derive(PartialEq)]
pub struct Entry {
    /// When.
    pub at: UnixTime,
    /// What.
    pub event: Event,
    /// How many codes were left after it.
    pub left: u8,
    /// Of how many.
    pub total: u8,
    /// Codes that were kept here and ended by it: shown struck out for 30 days, then erased.
    pub struck: Vec<Code>,
}

/// What can happen to backup codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// The person said what there is and where.
    Noted,
    /// One was used.
    Used,
    /// The use before it was taken back.
    Undone,
    /// The service gave new ones.
    Replaced,
    /// The person looked, and they were still there.
    Checked,
    /// The person no longer wants them noted.
    Forgotten,
}

impl Entry {
    pub(super) fn is_due(&self, now: UnixTime) -> bool {
        !self.struck.is_empty() && now >= self.at.saturating_add(STRUCK_FOR)
    }
}
