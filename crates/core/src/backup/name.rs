//! What backup files are called: `koppel-Lotte-2026-11-25-154501.age`, and those that are made by themselves
//! `koppel-Lotte-2026-11-25-154501-auto-3f2a9c01.age` with the first digits of the profile's id. Times are UTC.

use time::OffsetDateTime;

use crate::ids::ProfileId;
use crate::profile::UnixTime;

/// Bytes of a profile's name in a file's name; file systems have 255 for all of it.
const MOST_NAME: usize = 100;
/// `2026-11-25-154501`
const MOMENT_LEN: usize = 17;
const PREFIX: &str = "koppel-";
const SUFFIX: &str = ".age";

/// A name for a backup of that profile, made now.
pub fn suggested(profile: &str, now: UnixTime) -> String {
    format!("{}{SUFFIX}", stem(profile, now))
}

/// The same, for one that is made by itself.
pub fn automatic(profile: &str, id: ProfileId, now: UnixTime) -> String {
    format!("{}{}", stem(profile, now), mark(id))
}

/// The moment in the name of an automatic backup of that profile, whatever it was called then; `None` for any
/// other file.
pub fn moment_of(file: &str, id: ProfileId) -> Option<&str> {
    let stem = file.strip_prefix(PREFIX)?.strip_suffix(&mark(id))?;
    let moment = stem.get(stem.len().checked_sub(MOMENT_LEN)?..)?;
    let before = &stem[..stem.len() - MOMENT_LEN];
    let is_moment = moment.bytes().enumerate().all(|(place, byte)| match place {
        4 | 7 | 10 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    (is_moment && (before.is_empty() || before.ends_with('-'))).then_some(moment)
}

fn stem(profile: &str, now: UnixTime) -> String {
    match safe(profile) {
        name if name.is_empty() => format!("{PREFIX}{}", moment(now)),
        name => format!("{PREFIX}{name}-{}", moment(now)),
    }
}

fn mark(id: ProfileId) -> String {
    format!("-auto-{}{SUFFIX}", &id.to_string()[..8])
}

/// Letters and digits of any script; one hyphen for whatever stands between them.
fn safe(name: &str) -> String {
    let mut safe = String::new();
    for part in name.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty()) {
        if !safe.is_empty() {
            safe.push('-');
        }
        safe.push_str(part);
    }
    let end = (0..=MOST_NAME.min(safe.len())).rev().find(|&end| safe.is_char_boundary(end));
    safe.truncate(end.unwrap_or_default());
    safe
}

fn moment(now: UnixTime) -> String {
    let at = i64::try_from(now).ok().and_then(|now| OffsetDateTime::from_unix_timestamp(now).ok());
    // A clock beyond the year 9999 is no date to put in a name.
    let at = at.unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (year, month, day) = (at.year(), u8::from(at.month()), at.day());
    format!("{year:04}-{month:02}-{day:02}-{:02}{:02}{:02}", at.hour(), at.minute(), at.second())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const NOW: UnixTime = 1_790_000_000;

    fn id() -> ProfileId {
        ProfileId::parse("3f2a9c01000000000000000000000000").unwrap()
    }

    #[test]
    fn names() {
        assert_eq!(suggested("Lotte Vermeulen", NOW), "koppel-Lotte-Vermeulen-2026-09-21-141320.age");
        assert_eq!(automatic("Werk", id(), NOW), "koppel-Werk-2026-09-21-141320-auto-3f2a9c01.age");
        assert_eq!(suggested("Zoë & Søren", 0), "koppel-Zoë-Søren-1970-01-01-000000.age");
        assert_eq!(suggested("../../etc/passwd", 0), "koppel-etc-passwd-1970-01-01-000000.age");
        assert_eq!(suggested("🔑", 0), "koppel-1970-01-01-000000.age");
        assert_eq!(suggested("x", UnixTime::MAX), "koppel-x-1970-01-01-000000.age");
        let long = automatic(&"語".repeat(64), id(), NOW);
        assert!(long.len() < 200 && long.contains("語-2026"), "{long}");
    }

    #[test]
    fn its_own_are_known() {
        for profile in ["Werk", "", "a-b", "Zoë"] {
            assert_eq!(moment_of(&automatic(profile, id(), NOW), id()), Some("2026-09-21-141320"));
        }
    }

    #[test]
    fn nothing_else_is() {
        let other = ProfileId::parse("3f2a9c02000000000000000000000000").unwrap();
        assert_eq!(moment_of(&automatic("Werk", other, NOW), id()), None);
        for file in [
            "",
            "koppel-.age",
            "-auto-3f2a9c01.age",
            "koppel-auto-3f2a9c01.age",
            "koppel--auto-3f2a9c01.age",
            "koppel-Werk-2026-09-21-141320.age",
            "koppel-Werk-2026-09-21-14132x-auto-3f2a9c01.age",
            "koppel-Werk2026-09-21-141320-auto-3f2a9c01.age",
            "koppel-語語語語語語-auto-3f2a9c01.age",
            "koppel-Werk-2026-09-21-141320-auto-3f2a9c01.age.new",
            "my koppel-Werk-2026-09-21-141320-auto-3f2a9c01.age",
        ] {
            assert_eq!(moment_of(file, id()), None, "{file}");
        }
    }
}
