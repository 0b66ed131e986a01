//! What the window hears of backups, and of profiles that come back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Failure;

/// Whether a profile can be recovered, in one look: as noted beside it. Whether the backup is still where it was put
/// is asked by itself.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Recovery.ts")]
pub struct Recovery {
    pub health: Health,
    /// The folder of its automatic backups; null when it has none, and while it is not open.
    pub automatic: Option<String>,
    /// Why the last automatic backup was not made; null when it was.
    pub failure: Option<Failure>,
    pub leaves_out: LeavesOut,
}

/// Which accounts are in no backup: those of tiqr, which belong to this computer.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "LeavesOut.ts")]
pub enum LeavesOut {
    None,
    Some,
    /// There are no others. While the profile is not open nobody knows: then it is `some`.
    All,
}

#[derive(Serialize, TS)]
#[serde(tag = "state", rename_all = "kebab-case")]
#[ts(export_to = "Health.ts")]
pub enum Health {
    /// There was never a backup.
    Never,
    /// As the profile is now.
    Current { proof: Proof },
    /// As it was when the backup was made; it was changed since.
    Behind { proof: Proof },
    /// The backup is no longer where it was put; found only by a look, never noted.
    Gone { proof: Proof },
    /// The profile's file does not say.
    Unknown,
}

/// A backup that was opened again and compared.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Proof.ts")]
pub struct Proof {
    /// Path of the file.
    pub place: String,
    /// Unix seconds.
    #[ts(type = "number")]
    pub made: u64,
    /// Unix seconds: when it was last opened and compared, or restored from.
    #[ts(type = "number")]
    pub proven: u64,
}

/// A passphrase of the person's own.
#[derive(Deserialize, TS)]
#[ts(export_to = "OwnPassphrase.ts")]
pub struct OwnPassphrase {
    pub text: String,
    pub again: String,
}

/// A backup that is there: opened again from where it was put, and compared.
#[derive(Serialize, TS)]
#[ts(export_to = "SavedBackup.ts")]
pub struct SavedBackup {
    pub place: String,
    /// What opens it, told this once and never again; null when it is the person's own.
    pub words: Option<Vec<String>>,
}

/// What a backup that was opened holds; its secrets stay behind in the shell.
#[derive(Serialize, TS)]
#[ts(export_to = "BackupContents.ts")]
pub struct BackupContents {
    /// The profile's name when it was made.
    pub name: String,
    /// Unix seconds.
    #[ts(type = "number")]
    pub made: u64,
    pub accounts: Vec<AccountName>,
}

#[derive(Serialize, TS)]
#[ts(export_to = "AccountName.ts")]
pub struct AccountName {
    pub issuer: String,
    pub name: String,
}

/// A profile that came back from a backup; it is open.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Restored.ts")]
pub struct Restored {
    pub profile: String,
    /// The ended profile whose place it took could not be removed.
    pub left_over: bool,
}

/// A damaged profile as it was before its last change; it is open.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Recovered.ts")]
pub struct Recovered {
    /// Path of the damaged file, which stays; null when there was none.
    pub set_aside: Option<String>,
    /// Accounts whose counter may be behind that of the service.
    pub counters: Vec<AccountName>,
}
