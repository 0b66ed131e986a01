//! How the backup codes of all accounts stand, for the board and what is printed of it. A backup code crosses only for the
//! recovery sheet, after the PIN (`sheet_codes`).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CodesKind, CodesPlace, CodesStatus};

/// What of the board is seen from everywhere.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "BoardState.ts")]
pub struct BoardState {
    /// Accounts whose backup codes ask for something to be done, as far as they may be seen.
    pub todo: u32,
    /// It is time to say so.
    pub reminds: bool,
    /// The person wants to be reminded, each month.
    pub remind: bool,
    /// Of locked profiles nothing is shown.
    pub hide_locked: bool,
}

/// All accounts of all profiles, the worst first.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Board.ts")]
pub struct Board {
    pub rows: Vec<BoardRow>,
    /// Locked profiles that show nothing, since the person wants it so.
    pub hidden: u32,
    /// Names of profiles whose file says nothing while it is locked: last saved by an earlier Koppel, or damaged.
    pub silent: Vec<String>,
}

/// One account.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "BoardRow.ts")]
pub struct BoardRow {
    pub profile: String,
    pub profile_name: String,
    pub service: String,
    pub status: CodesStatus,
    /// Null where nothing is noted.
    pub noted: Option<BoardNoted>,
    /// Null while the profile is locked.
    pub account: Option<BoardAccount>,
}

/// What is noted of its codes.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "BoardNoted.ts")]
pub struct BoardNoted {
    pub kind: CodesKind,
    pub left: u8,
    pub total: u8,
    /// Unix seconds.
    #[ts(type = "number")]
    pub noted: u64,
    /// Unix seconds; null when nobody looked since.
    #[ts(type = "number | null")]
    pub checked: Option<u64>,
}

/// What an open profile tells besides.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "BoardAccount.ts")]
pub struct BoardAccount {
    pub id: String,
    pub name: String,
    /// Null where nothing is noted.
    pub place: Option<CodesPlace>,
    /// The person's own words for the place; may be empty.
    pub whereabouts: String,
}

/// How long the reminder is silent.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "Snooze.ts")]
pub enum Snooze {
    Week,
    Month,
}

/// The codes of one account that are kept in its profile: for a recovery sheet that is to have them, after the PIN.
#[derive(Serialize, TS)]
#[ts(export_to = "SheetCodes.ts")]
pub struct SheetCodes {
    pub account: String,
    pub codes: Vec<String>,
}
