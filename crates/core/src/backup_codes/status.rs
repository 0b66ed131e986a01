//! How an account's backup codes stand: one function of what is known and the time.

use super::{Facts, Kind};
use crate::profile::UnixTime;

/// Seconds after which codes that nobody looked at are unchecked: 365 days.
pub const UNCHECKED_AFTER: u64 = 365 * 86_400;
/// Of a list so many or fewer are low.
const LOW: u8 = 2;

/// How they stand, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Nothing is noted.
    None,
    /// None is left: ask the service for a new one.
    Used,
    /// One or two are left of a list of more than two. A single code is never low: it is there or used; nor is a list
    /// of two, which would be low from the first day.
    Low,
    /// Nobody noted them or looked for a year.
    Unchecked,
    /// All is well.
    Good,
}

impl Status {
    /// The status of these facts at that time. A date in the future, of a clock that was wrong, counts as now.
    pub fn of(facts: Option<&Facts>, now: UnixTime) -> Self {
        let Some(facts) = facts else { return Self::None };
        let seen = facts.checked().unwrap_or_default().max(facts.noted());
        if facts.left() == 0 {
            Self::Used
        } else if facts.kind() == Kind::List && facts.total() > LOW && facts.left() <= LOW {
            Self::Low
        } else if now.saturating_sub(seen) >= UNCHECKED_AFTER {
            Self::Unchecked
        } else {
            Self::Good
        }
    }

    /// One word for it, the same in every language: for files, colours and the ids of sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Used => "used",
            Self::Low => "low",
            Self::Unchecked => "unchecked",
            Self::Good => "good",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_790_000_000;

    fn status(kind: Kind, left: u8, total: u8, noted: u64, checked: Option<u64>) -> Status {
        Status::of(Some(&Facts::clamped(kind, left, total, noted, checked)), NOW)
    }

    #[test]
    fn each_status_has_its_facts() {
        assert_eq!(Status::of(None, NOW), Status::None);
        for (kind, left, total, expected) in [
            (Kind::Code, 0, 1, Status::Used),
            (Kind::ResetCode, 0, 1, Status::Used),
            (Kind::List, 0, 10, Status::Used),
            (Kind::List, 0, 2, Status::Used),
            (Kind::List, 1, 10, Status::Low),
            (Kind::List, 2, 10, Status::Low),
            (Kind::List, 2, 3, Status::Low),
            (Kind::List, 3, 10, Status::Good),
            (Kind::List, 2, 2, Status::Good),
            (Kind::List, 1, 2, Status::Good),
            (Kind::Code, 1, 1, Status::Good),
            (Kind::ResetCode, 1, 1, Status::Good),
        ] {
            assert_eq!(status(kind, left, total, NOW, None), expected, "{kind:?} {left} of {total}");
        }
    }

    #[test]
    fn a_year_without_a_look_is_unchecked_to_the_second() {
        let year = UNCHECKED_AFTER;
        assert_eq!(status(Kind::Code, 1, 1, NOW - year, None), Status::Unchecked);
        assert_eq!(status(Kind::Code, 1, 1, NOW - year + 1, None), Status::Good);
        assert_eq!(status(Kind::Code, 1, 1, NOW - 3 * year, Some(NOW - year + 1)), Status::Good);
        assert_eq!(status(Kind::Code, 1, 1, NOW - year + 1, Some(NOW - 3 * year)), Status::Good);
        assert_eq!(status(Kind::List, 2, 10, 0, None), Status::Low, "the worse of the two counts");
        assert_eq!(status(Kind::Code, 1, 1, u64::MAX, None), Status::Good);
    }

    #[test]
    fn the_worst_comes_first() {
        let order = [Status::None, Status::Used, Status::Low, Status::Unchecked, Status::Good];
        assert!(order.is_sorted());
        assert_eq!(order.map(Status::word), ["none", "used", "low", "unchecked", "good"]);
    }
}
