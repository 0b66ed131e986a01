//! What the window hears for the day that matters: what an account has to come back with, and what to do at its service.

use serde::Serialize;
use ts_rs::TS;

use super::{CodesKind, CodesPlace};

/// What to do at one service, in one language. In its lines the words to look for stand between `<b>` and `</b>`.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Guide.ts")]
pub struct Guide {
    /// The same in every language.
    pub id: String,
    pub name: String,
    pub hint: Option<String>,
    /// How to come to its QR code.
    pub qr_code: Vec<String>,
    /// How to come to its backup codes.
    pub backup_codes: Vec<String>,
    /// The ways back, the best first.
    pub way_back: Vec<GuideWay>,
}

#[derive(Serialize, TS)]
#[ts(export_to = "GuideWay.ts")]
pub struct GuideWay {
    pub with: GuideWith,
    pub steps: Vec<String>,
}

#[derive(Serialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "GuideWith.ts")]
pub enum GuideWith {
    BackupCode,
    OtherLogin,
    Help,
}

/// What one account has to come back with, as far as it is known.
#[derive(Serialize, TS)]
#[ts(export_to = "ComeBack.ts")]
pub struct ComeBack {
    /// May be empty.
    pub service: String,
    /// What the account is called; null unless its profile is open.
    pub account: Option<String>,
    /// The id of its service's guide.
    pub guide: String,
    pub codes: ComeBackCodes,
}

#[derive(Serialize, TS)]
#[serde(tag = "known", rename_all = "kebab-case")]
#[ts(export_to = "ComeBackCodes.ts")]
pub enum ComeBackCodes {
    /// The profile's file does not say.
    Unknown,
    /// Nothing is noted.
    None,
    Noted {
        kind: CodesKind,
        left: u8,
        total: u8,
        /// Null while the profile is locked; else null in a file from before it was told.
        place: Option<CodesPlace>,
        /// The person's own words for the place; null unless the profile is open.
        whereabouts: Option<String>,
    },
}
