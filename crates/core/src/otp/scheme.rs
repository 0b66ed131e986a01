//! What turns a secret into codes, in types that hold no impossible figure.

use std::num::NonZeroU32;

/// The hash inside the HMAC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// HMAC-SHA-1, the default everywhere.
    Sha1,
    /// HMAC-SHA-256.
    Sha256,
    /// HMAC-SHA-512.
    Sha512,
}

/// How many digits a code has: 6 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digits(u8);

impl Digits {
    /// What services mean when they do not say.
    pub const DEFAULT: Self = Self(6);

    /// `None` outside 6 to 10.
    pub fn new(count: u8) -> Option<Self> {
        (6..=10).contains(&count).then_some(Self(count))
    }

    /// 6 to 10.
    pub fn count(self) -> u8 {
        self.0
    }
}

/// Seconds that a code lives: 1 or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period(NonZeroU32);

impl Period {
    /// What services mean when they do not say: 30 seconds.
    pub const DEFAULT: Self = Self(NonZeroU32::MIN.saturating_add(29));

    /// `None` for 0.
    pub fn new(seconds: u32) -> Option<Self> {
        NonZeroU32::new(seconds).map(Self)
    }

    /// 1 or more.
    pub fn seconds(self) -> u32 {
        self.0.get()
    }
}

/// What turns a secret into codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// RFC 6238: changes by itself.
    Totp {
        /// Hash.
        algorithm: Algorithm,
        /// Length.
        digits: Digits,
        /// Life of a code.
        period: Period,
    },
    /// RFC 4226: changes when asked.
    Hotp {
        /// Hash.
        algorithm: Algorithm,
        /// Length.
        digits: Digits,
        /// The counter of the *next* code.
        counter: u64,
    },
    /// Steam: SHA-1, 30 s, five characters.
    Steam,
}

impl Scheme {
    /// What services mean when they give a secret and nothing else: TOTP, SHA-1, 6 digits, 30 s.
    pub const DEFAULT: Self =
        Self::Totp { algorithm: Algorithm::Sha1, digits: Digits::DEFAULT, period: Period::DEFAULT };

    /// How long a code lives; `None` when time has no part in it (HOTP).
    pub fn period(&self) -> Option<Period> {
        match self {
            Self::Totp { period, .. } => Some(*period),
            Self::Steam => Some(Period::DEFAULT),
            Self::Hotp { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_six_to_ten() {
        for count in 0..=u8::MAX {
            assert_eq!(Digits::new(count).map(Digits::count), (6..=10).contains(&count).then_some(count));
        }
    }

    #[test]
    fn a_period_is_one_second_or_more() {
        assert_eq!(Period::new(0), None);
        assert_eq!(Period::new(1).map(Period::seconds), Some(1));
        assert_eq!(Period::new(u32::MAX).map(Period::seconds), Some(u32::MAX));
        assert_eq!(Period::DEFAULT.seconds(), 30);
    }
}
