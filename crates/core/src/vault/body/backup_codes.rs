//! An account's backup codes as JSON. Codes are borrowed both ways, as all secrets are: they have nothing to escape.

use serde::{Deserialize, Serialize};

use crate::backup_codes::{Apart, BackupCodes, Code, Entry, Event, Kept, Kind, Noted, Parts, Place, Undo};
use crate::profile::UnixTime;

#[derive(Serialize)]
pub(crate) struct WireCodesOut<'a> {
    now: Option<WireNotedOut<'a>>,
    history: Vec<WireEntryOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    undo: Option<WireUndo>,
}

#[derive(Serialize)]
struct WireNotedOut<'a> {
    kind: Kind,
    place: Place,
    whereabouts: &'a str,
    total: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    codes: Option<Vec<&'a str>>,
    noted: UnixTime,
    checked: Option<UnixTime>,
    used: Option<UnixTime>,
    replaced: Option<UnixTime>,
}

#[derive(Serialize)]
struct WireEntryOut<'a> {
    at: UnixTime,
    event: Event,
    left: u8,
    total: u8,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    struck: Vec<&'a str>,
}

/// Either shape on the way in.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum WireCodesIn<'a> {
    #[serde(borrow)]
    Record(WireRecordIn<'a>),
    Early(WireEarly),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WireRecordIn<'a> {
    #[serde(borrow)]
    now: Option<WireNotedIn<'a>>,
    #[serde(borrow)]
    history: Vec<WireEntryIn<'a>>,
    #[serde(default)]
    undo: Option<WireUndo>,
}

/// What there was before records: one code, and where it is.
#[derive(Deserialize)]
#[serde(tag = "place", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum WireEarly {
    None,
    Paper { whereabouts: String, noted: UnixTime },
    PasswordManager { whereabouts: String, noted: UnixTime },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireNotedIn<'a> {
    kind: Kind,
    place: Place,
    whereabouts: String,
    total: u8,
    #[serde(default)]
    left: Option<u8>,
    #[serde(borrow, default)]
    codes: Option<Vec<&'a str>>,
    noted: UnixTime,
    checked: Option<UnixTime>,
    used: Option<UnixTime>,
    replaced: Option<UnixTime>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireEntryIn<'a> {
    at: UnixTime,
    event: Event,
    left: u8,
    total: u8,
    #[serde(borrow, default)]
    struck: Vec<&'a str>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireUndo {
    index: Option<usize>,
    used: Option<UnixTime>,
    checked: Option<UnixTime>,
}

impl<'a> From<&'a BackupCodes> for WireCodesOut<'a> {
    fn from(codes: &'a BackupCodes) -> Self {
        Self {
            now: codes.noted().map(WireNotedOut::from),
            history: codes.history().iter().map(WireEntryOut::from).collect(),
            undo: codes.pending_undo().map(|Undo { index, used, checked }| WireUndo { index, used, checked }),
        }
    }
}

impl<'a> From<&'a Noted> for WireNotedOut<'a> {
    fn from(noted: &'a Noted) -> Self {
        let (left, codes) = match noted.kept() {
            Kept::Apart { left, .. } => (Some(*left), None),
            Kept::Here { codes } => (None, Some(texts(codes))),
        };
        Self {
            kind: noted.kind(),
            place: noted.place(),
            whereabouts: noted.whereabouts(),
            total: noted.total(),
            left,
            codes,
            noted: noted.noted(),
            checked: noted.checked(),
            used: noted.used(),
            replaced: noted.replaced(),
        }
    }
}

impl<'a> From<&'a Entry> for WireEntryOut<'a> {
    fn from(entry: &'a Entry) -> Self {
        let Entry { at, event, left, total, ref struck } = *entry;
        Self { at, event, left, total, struck: texts(struck) }
    }
}

fn texts(codes: &[Code]) -> Vec<&str> {
    codes.iter().map(Code::expose).collect()
}

impl WireCodesIn<'_> {
    /// `None` when it cannot have come about.
    pub(crate) fn read(self) -> Option<BackupCodes> {
        match self {
            Self::Record(record) => record.read(),
            Self::Early(early) => early.read(),
        }
    }
}

impl WireRecordIn<'_> {
    fn read(self) -> Option<BackupCodes> {
        let now = match self.now {
            Some(noted) => Some(noted.read()?),
            None => None,
        };
        let history = self.history.into_iter().map(WireEntryIn::read).collect::<Option<_>>()?;
        let undo = self.undo.map(|WireUndo { index, used, checked }| Undo { index, used, checked });
        BackupCodes::of_parts(now, history, undo)
    }
}

impl WireEarly {
    /// Of how many codes nobody had asked: one, as both manuals have it.
    fn read(self) -> Option<BackupCodes> {
        let (place, whereabouts, noted) = match self {
            Self::None => return Some(BackupCodes::default()),
            Self::Paper { whereabouts, noted } => (Apart::Paper, whereabouts, noted),
            Self::PasswordManager { whereabouts, noted } => (Apart::PasswordManager, whereabouts, noted),
        };
        let parts = Parts {
            kind: Kind::Code,
            total: 1,
            kept: Kept::Apart { place, left: 1 },
            whereabouts,
            noted,
            checked: None,
            used: None,
            replaced: None,
        };
        let first = Entry { at: noted, event: Event::Noted, left: 1, total: 1, struck: Vec::new() };
        BackupCodes::of_parts(Some(parts), vec![first], None)
    }
}

impl WireNotedIn<'_> {
    fn read(self) -> Option<Parts> {
        let Self { kind, place, whereabouts, total, left, codes, noted, checked, used, replaced } = self;
        let kept = match (place, left, codes) {
            (Place::Apart(place), Some(left), None) => Kept::Apart { place, left },
            (Place::Here, None, Some(codes)) => Kept::Here { codes: read_codes(&codes)? },
            _ => return None,
        };
        Some(Parts { kind, total, kept, whereabouts, noted, checked, used, replaced })
    }
}

impl WireEntryIn<'_> {
    fn read(self) -> Option<Entry> {
        let Self { at, event, left, total, struck } = self;
        Some(Entry { at, event, left, total, struck: read_codes(&struck)? })
    }
}

fn read_codes(texts: &[&str]) -> Option<Vec<Code>> {
    texts.iter().map(|text| Code::new(text).ok()).collect()
}
