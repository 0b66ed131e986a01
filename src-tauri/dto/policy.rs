//! What the window hears of what an organisation settles. The shell and core hold to it; the window says so beforehand.

use serde::Serialize;
use ts_rs::TS;

use super::{Arg, Failure};

/// What the screens go by.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Rules.ts")]
pub struct Rules {
    /// Wrong PINs in a row that block a profile.
    pub tries: u8,
    /// Backups may be made, and kept codes put on a recovery sheet.
    pub exports: bool,
    /// Backup codes may be kept in a profile.
    pub keeps_codes: bool,
    /// Minutes after which a profile locks itself at most; null: as long as the person likes.
    pub lock_after: Option<u32>,
}

/// For the settings, and for whoever manages the computer.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Policy.ts")]
pub struct Policy {
    /// Where it was looked for.
    pub place: String,
    pub is_there: bool,
    /// What holds.
    pub settled: Vec<Settled>,
    /// What does not, and why.
    pub troubles: Vec<Failure>,
}

/// One key: its sentence is `policy-says-<key>`. Yes and no are 1 and 0.
#[derive(Serialize, TS)]
#[ts(export_to = "Settled.ts")]
pub struct Settled {
    pub key: String,
    pub value: Arg,
}
