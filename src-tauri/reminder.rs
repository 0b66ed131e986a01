//! The monthly reminder that backup codes ask for something: when it is time. Time is an argument.

use koppel_core::profile::UnixTime;
use serde::{Deserialize, Serialize};

use crate::dto::Snooze;

const DAY: u64 = 86_400;
const WEEK: u64 = 7 * DAY;
const MONTH: u64 = 30 * DAY;

/// Whether and when the person is reminded next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    on: bool,
    /// `None` until there was something to be done.
    next: Option<UnixTime>,
}

impl Default for Reminder {
    fn default() -> Self {
        Self { on: true, next: None }
    }
}

impl Reminder {
    /// Whether the person wants it.
    pub fn is_on(self) -> bool {
        self.on
    }

    /// The same, now that `todo` accounts ask for something: a month passes before the first word of it. A date that is
    /// further away than that is of a clock that was wrong.
    pub fn seen(self, todo: u32, now: UnixTime) -> Self {
        let latest = now.saturating_add(MONTH);
        let is_set = self.next.is_some_and(|next| next <= latest);
        if todo == 0 || is_set { self } else { Self { next: Some(latest), ..self } }
    }

    /// Whether to say now that `todo` accounts ask for something.
    pub fn is_due(self, todo: u32, now: UnixTime) -> bool {
        self.on && todo > 0 && self.next.is_some_and(|next| next <= now)
    }

    /// Not before a week or a month has passed.
    pub fn snoozed(self, snooze: Snooze, now: UnixTime) -> Self {
        let time = match snooze {
            Snooze::Week => WEEK,
            Snooze::Month => MONTH,
        };
        Self { next: Some(now.saturating_add(time)), ..self }
    }

    /// On or off. Switched on it begins anew.
    pub fn switched(self, on: bool) -> Self {
        Self { on, next: if on { None } else { self.next } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UnixTime = 1_790_000_000;

    #[test]
    fn a_month_passes_before_the_first_word_and_between_two() {
        let first = Reminder::default().seen(3, NOW);
        assert!(!first.is_due(3, NOW));
        assert!(!first.is_due(3, NOW + MONTH - 1));
        assert!(first.is_due(3, NOW + MONTH));
        let later = first.seen(3, NOW + MONTH);
        assert!(later.is_due(3, NOW + 2 * MONTH), "it stays until it is put off");
        let put_off = later.snoozed(Snooze::Month, NOW + MONTH);
        assert!(!put_off.is_due(3, NOW + 2 * MONTH - 1));
        assert!(put_off.is_due(3, NOW + 2 * MONTH));
    }

    #[test]
    fn a_week_is_a_week() {
        let put_off = Reminder::default().seen(1, NOW).snoozed(Snooze::Week, NOW);
        assert!(!put_off.is_due(1, NOW + WEEK - 1));
        assert!(put_off.is_due(1, NOW + WEEK));
    }

    #[test]
    fn nothing_to_be_done_or_switched_off_says_nothing() {
        let due = Reminder::default().seen(1, NOW);
        assert!(!due.is_due(0, NOW + 2 * MONTH));
        assert!(!due.switched(false).is_due(1, NOW + 2 * MONTH));
        assert_eq!(Reminder::default().seen(0, NOW), Reminder::default(), "no date without a reason");
        // Locked profiles that show nothing for a while change nothing.
        assert_eq!(due.seen(0, NOW + MONTH), due);
    }

    #[test]
    fn switched_on_again_it_begins_anew() {
        let again = Reminder::default().seen(1, NOW).switched(false).switched(true).seen(1, NOW + MONTH);
        assert!(!again.is_due(1, NOW + MONTH));
        assert!(again.is_due(1, NOW + 2 * MONTH));
    }

    #[test]
    fn a_clock_that_was_wrong_silences_it_for_a_month_at_most() {
        let in_2050 = Reminder::default().snoozed(Snooze::Month, NOW + 1_000 * MONTH);
        let put_right = in_2050.seen(1, NOW);
        assert!(!put_right.is_due(1, NOW));
        assert!(put_right.is_due(1, NOW + MONTH));
        // A clock at the end of time overflows nowhere.
        assert!(!Reminder::default().seen(1, u64::MAX).is_due(0, u64::MAX));
        let _ = Reminder::default().snoozed(Snooze::Month, u64::MAX);
    }
}
