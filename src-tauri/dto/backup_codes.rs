//! What the window hears of an account's backup codes, and says of them. A code that is kept crosses alone, after the PIN:
//! the answer of `show_backup_code`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How an account's backup codes stand, in one look.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "CodesGlance.ts")]
pub struct CodesGlance {
    pub status: CodesStatus,
    pub left: u8,
    pub total: u8,
    /// Null when nothing is noted.
    pub place: Option<CodesPlace>,
    /// The person's own words for the place; may be empty.
    pub whereabouts: String,
}

/// The worst first.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "CodesStatus.ts")]
pub enum CodesStatus {
    None,
    Used,
    Low,
    /// For a year nobody looked.
    Unchecked,
    Good,
}

#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "CodesKind.ts")]
pub enum CodesKind {
    Code,
    ResetCode,
    List,
}

#[derive(Serialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "CodesPlace.ts")]
pub enum CodesPlace {
    Paper,
    Safe,
    PasswordManager,
    Elsewhere,
    /// In the profile, encrypted.
    Here,
}

/// Places that are not the profile.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "CodesApart.ts")]
pub enum CodesApart {
    Paper,
    Safe,
    PasswordManager,
    Elsewhere,
}

/// All that is known of one account's backup codes.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "BackupCodes.ts")]
pub struct BackupCodes {
    pub issuer: String,
    pub name: String,
    /// The id of its service's guide.
    pub guide: String,
    pub status: CodesStatus,
    /// Null when nothing is noted.
    pub noted: Option<NotedCodes>,
    /// Seconds in which the last use can still be taken back.
    pub undo_left: Option<u32>,
    /// The oldest first.
    pub history: Vec<CodesEntry>,
}

/// Times are unix seconds.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "NotedCodes.ts")]
pub struct NotedCodes {
    pub kind: CodesKind,
    pub left: u8,
    pub total: u8,
    pub place: CodesPlace,
    pub whereabouts: String,
    #[ts(type = "number")]
    pub noted: u64,
    #[ts(type = "number | null")]
    pub checked: Option<u64>,
    #[ts(type = "number | null")]
    pub used: Option<u64>,
    #[ts(type = "number | null")]
    pub replaced: Option<u64>,
}

/// One thing that happened.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "CodesEntry.ts")]
pub struct CodesEntry {
    #[ts(type = "number")]
    pub at: u64,
    pub event: CodesEvent,
    /// How many were left after it …
    pub left: u8,
    /// … of how many.
    pub total: u8,
    /// Codes that it struck out and that are still kept …
    pub struck: u8,
    /// … until then, in unix seconds.
    #[ts(type = "number")]
    pub erased_at: u64,
}

#[derive(Serialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "CodesEvent.ts")]
pub enum CodesEvent {
    Noted,
    Used,
    Undone,
    Replaced,
    Checked,
    Forgotten,
}

/// Where codes are entered from.
#[derive(Deserialize, TS)]
#[serde(tag = "from", rename_all = "kebab-case")]
#[ts(export_to = "CodesSource.ts")]
pub enum CodesSource {
    /// Typed, or pasted into the page.
    Text {
        text: String,
    },
    /// A file that was dropped on the page.
    Bytes {
        bytes: Vec<u8>,
    },
    /// A file that the person is asked for.
    File,
    Clipboard,
}

/// What was understood of what was entered. The codes stay in the shell.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "EnteredCodes.ts")]
pub struct EnteredCodes {
    /// Names them until others are entered.
    pub ticket: u32,
    /// What they most probably are.
    pub kind: CodesKind,
    /// Each as its first two signs and dots: enough to find it on the paper, and no more. Empty: nothing was kept.
    pub taken: Vec<String>,
    pub left_out: Vec<LeftOutLines>,
}

/// Lines that were not taken; 1 is the first.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "LeftOutLines.ts")]
pub struct LeftOutLines {
    #[ts(type = "number")]
    pub first: usize,
    #[ts(type = "number")]
    pub last: usize,
    /// `left-out-<reason>` in errors.ftl.
    pub reason: String,
}

/// What there is, as the person says it.
#[derive(Deserialize, TS)]
#[serde(tag = "kept", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[ts(export_to = "NewCodes.ts")]
pub enum NewCodes {
    /// Somewhere else: so many, and where. `of`: a list had so many when it was new; null: as many as there are.
    Apart { place: CodesApart, kind: CodesKind, count: u32, of: Option<u32>, whereabouts: String },
    /// In the profile: those that were entered for this account under that ticket.
    Here { ticket: u32, kind: CodesKind },
}

/// One code among those that are kept here; each count begins with 0.
#[derive(Deserialize, TS)]
#[serde(tag = "among", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[ts(export_to = "WhichCode.ts")]
pub enum WhichCode {
    /// Of those that can still be used.
    Left { index: u32 },
    /// Of those that this entry of the history struck out.
    Struck { entry: u32, index: u32 },
}
