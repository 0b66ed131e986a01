//! What the window hears of newer versions. What a release's host wrote is cleaned, and text.

use serde::Serialize;
use ts_rs::TS;

/// Whether Koppel can bring itself up to date, and how far that is.
#[derive(Serialize, TS)]
#[serde(tag = "updater", rename_all = "kebab-case")]
#[ts(export_to = "Updates.ts")]
pub enum Updates {
    /// This build has no updater.
    Absent,
    /// An organisation settled that it has none.
    Off,
    There {
        /// Who is asked.
        host: String,
        how: UpdateHow,
        step: UpdateStep,
    },
}

/// Who replaces the program.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "UpdateHow.ts")]
pub enum UpdateHow {
    /// Koppel itself.
    Inside,
    /// The package manager.
    Package,
    /// Whoever built or unpacked it.
    Loose,
}

#[derive(Serialize, TS)]
#[serde(tag = "at", rename_all = "kebab-case")]
#[ts(export_to = "UpdateStep.ts")]
pub enum UpdateStep {
    /// Nobody was asked.
    Start,
    /// There is none that is newer.
    Newest,
    Found {
        update: OfferedUpdate,
    },
    Loading {
        update: OfferedUpdate,
    },
    /// Downloaded, and its signature is right.
    Ready {
        update: OfferedUpdate,
    },
}

#[derive(Serialize, TS)]
#[ts(export_to = "OfferedUpdate.ts")]
pub struct OfferedUpdate {
    pub version: String,
    /// Lines of plain text; may be empty.
    pub notes: String,
    /// Where the package comes from.
    pub host: String,
}
