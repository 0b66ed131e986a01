//! What may be seen of backup codes while the profile is locked: it stands in the header of its file.

use serde::{Deserialize, Serialize};

use super::{Kind, MOST, Place, Status};
use crate::payload::clean_name;
use crate::profile::{Account, UnixTime};

/// One account, as far as it may be seen: its service, how its backup codes stand and at what kind of place they are. Neither
/// its name, nor the person's own words for the place, nor a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Glance {
    /// The service; empty when the account has none.
    pub service: String,
    /// `None` when nothing is noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codes: Option<Facts>,
}

/// What the status needs, and the kind of place, for the day on which no PIN opens the profile any more. However it came about,
/// no more are left than there are, and no more than [`MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Claimed")]
pub struct Facts {
    kind: Kind,
    left: u8,
    total: u8,
    noted: UnixTime,
    checked: Option<UnixTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
}

/// The same as somebody else may have written it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claimed {
    kind: Kind,
    left: u8,
    total: u8,
    noted: UnixTime,
    checked: Option<UnixTime>,
    #[serde(default)]
    place: Option<Place>,
}

impl From<Claimed> for Facts {
    fn from(claimed: Claimed) -> Self {
        let Claimed { kind, left, total, noted, checked, place } = claimed;
        Self { place, ..Self::clamped(kind, left, total, noted, checked) }
    }
}

impl Glance {
    pub(crate) fn of(account: &Account) -> Self {
        Self { service: account.issuer.clone(), codes: account.backup.facts() }
    }

    /// Names are shown before a PIN has told whether the person or somebody else wrote them.
    pub(crate) fn clean(&mut self) {
        self.service = clean_name(&self.service);
    }

    /// How it stands.
    pub fn status(&self, now: UnixTime) -> Status {
        Status::of(self.codes.as_ref(), now)
    }
}

impl Facts {
    pub(super) fn clamped(
        kind: Kind,
        left: u8,
        total: u8,
        noted: UnixTime,
        checked: Option<UnixTime>,
    ) -> Self {
        let most = if kind == Kind::List { MOST } else { 1 };
        let total = total.clamp(1, most);
        Self { kind, left: left.min(total), total, noted, checked, place: None }
    }

    pub(super) fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }

    /// What the service gave.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// How many can still be used.
    pub fn left(&self) -> u8 {
        self.left
    }

    /// How many there were.
    pub fn total(&self) -> u8 {
        self.total
    }

    /// When the person said so.
    pub fn noted(&self) -> UnixTime {
        self.noted
    }

    /// When somebody last looked.
    pub fn checked(&self) -> Option<UnixTime> {
        self.checked
    }

    /// At what kind of place they are; `None` in a file that was last saved before that stood there. It is told once no PIN
    /// opens the profile, and not while it is only locked.
    pub fn place(&self) -> Option<Place> {
        self.place
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::backup_codes::Apart;

    fn read(facts: &str) -> Option<Facts> {
        serde_json::from_str(facts).ok()
    }

    #[test]
    fn what_somebody_else_wrote_is_bounded() {
        for (claim, left, total) in [
            (r#"{"kind":"list","left":7,"total":10,"noted":1,"checked":null}"#, 7, 10),
            (r#"{"kind":"list","left":200,"total":10,"noted":1,"checked":2}"#, 10, 10),
            (r#"{"kind":"list","left":255,"total":255,"noted":1,"checked":2}"#, 100, 100),
            (r#"{"kind":"list","left":0,"total":0,"noted":1,"checked":2}"#, 0, 1),
            (r#"{"kind":"code","left":9,"total":9,"noted":1,"checked":2}"#, 1, 1),
        ] {
            let facts = read(claim).unwrap();
            assert_eq!((facts.left(), facts.total()), (left, total), "{claim}");
        }
        for claim in [
            r#"{"kind":"list","left":-1,"total":10,"noted":1,"checked":null}"#,
            r#"{"kind":"list","left":1,"total":1000,"noted":1,"checked":null}"#,
            r#"{"kind":"other","left":1,"total":1,"noted":1,"checked":null}"#,
            r#"{"kind":"code","left":1,"total":1,"noted":1,"checked":null,"codes":[]}"#,
            r#"{"kind":"code","left":1,"total":1,"noted":1,"checked":null,"place":"blue folder"}"#,
        ] {
            assert!(read(claim).is_none(), "{claim}");
        }
    }

    #[test]
    fn it_comes_back_as_written() {
        let facts = Facts::clamped(Kind::ResetCode, 1, 1, 5, Some(7));
        for (facts, place) in [(facts, ""), (facts.at(Place::Apart(Apart::Safe)), r#","place":"safe""#)] {
            let glance = Glance { service: "Example".into(), codes: Some(facts) };
            let json = serde_json::to_string(&glance).unwrap();
            assert_eq!(
                json,
                format!(
                    r#"{{"service":"Example","codes":{{"kind":"reset-code","left":1,"total":1,"noted":5,"checked":7{place}}}}}"#
                )
            );
            assert_eq!(serde_json::from_str::<Glance>(&json).unwrap(), glance);
        }
    }
}
