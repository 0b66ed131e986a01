//! PINs: what may be one. NIST SP 800-63B 3.1.1 asks a length and a list of what everybody guesses first;
//! the rest of a PIN's strength is the keystore's key and the three tries (vault/attempt.rs).

mod blocklist;

use zeroize::Zeroizing;

use crate::failure::{Arg, Failure};

/// The digits that open a profile. Has no Debug, Clone or Serialize; wiped when dropped.
pub struct Pin(Zeroizing<Vec<u8>>);

/// Why these digits cannot be a PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PinRefused {
    /// Fewer than [`Pin::LEAST`].
    #[error("PIN too short")]
    TooShort,
    /// More than [`Pin::MOST`].
    #[error("PIN too long")]
    TooLong,
    /// Something else than 0–9.
    #[error("PIN holds something else than digits")]
    NotDigits,
    /// The second time was not the first.
    #[error("the two PINs differ")]
    Differs,
    /// Among those that people choose most.
    #[error("PIN is a common one")]
    Common,
    /// One digit or a short group again and again.
    #[error("PIN repeats itself")]
    Repeated,
    /// Counts up or down.
    #[error("PIN runs up or down")]
    Running,
    /// A year or a date.
    #[error("PIN is a date")]
    Date,
    /// A shape on the keypad.
    #[error("PIN is a shape on the keypad")]
    Keypad,
}

impl Failure for PinRefused {
    fn code(&self) -> &'static str {
        match self {
            Self::TooShort => "pin-too-short",
            Self::TooLong => "pin-too-long",
            Self::NotDigits => "pin-not-digits",
            Self::Differs => "pin-differs",
            Self::Common => "pin-common",
            Self::Repeated => "pin-repeated",
            Self::Running => "pin-running",
            Self::Date => "pin-date",
            Self::Keypad => "pin-keypad",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::TooShort => vec![("least", Arg::Number(Pin::LEAST.into()))],
            Self::TooLong => vec![("most", Arg::Number(Pin::MOST.into()))],
            _ => Vec::new(),
        }
    }
}

impl Pin {
    /// Fewest digits.
    pub const LEAST: u8 = 4;
    /// Most digits.
    pub const MOST: u8 = 12;

    /// A PIN to open a profile with: only its form is looked at, so that an older choice still opens.
    pub fn typed(text: &str) -> Result<Self, PinRefused> {
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PinRefused::NotDigits);
        }
        if text.len() < usize::from(Self::LEAST) {
            return Err(PinRefused::TooShort);
        }
        if text.len() > usize::from(Self::MOST) {
            return Err(PinRefused::TooLong);
        }
        Ok(Self(Zeroizing::new(text.as_bytes().to_vec())))
    }

    /// A new PIN, typed twice.
    pub fn chosen(text: &str, again: &str) -> Result<Self, PinRefused> {
        Self::advice(text)?;
        if text != again {
            return Err(PinRefused::Differs);
        }
        Self::typed(text)
    }

    /// Whether these digits may become a PIN, while they are being typed.
    pub fn advice(text: &str) -> Result<(), PinRefused> {
        let pin = Self::typed(text)?;
        let digits = Zeroizing::new(pin.0.iter().map(|byte| byte - b'0').collect::<Vec<u8>>());
        blocklist::reason(&digits).map_or(Ok(()), Err)
    }

    pub(crate) fn digits(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_pin() {
        for good in ["4829", "739158", "48291357", "5816", "902741", "602485", "482913570264"] {
            assert_eq!(Pin::advice(good), Ok(()), "{good}");
        }
    }

    #[test]
    fn form() {
        assert_eq!(Pin::typed("123").err(), Some(PinRefused::TooShort));
        assert_eq!(Pin::typed("").err(), Some(PinRefused::TooShort));
        assert_eq!(Pin::typed("1234567890123").err(), Some(PinRefused::TooLong));
        assert_eq!(Pin::typed("12a4").err(), Some(PinRefused::NotDigits));
        assert_eq!(Pin::typed("١٢٣٤").err(), Some(PinRefused::NotDigits));
        assert!(Pin::typed("1234").is_ok(), "an older choice still opens");
        assert_eq!(Pin::chosen("739158", "739159").err(), Some(PinRefused::Differs));
        assert!(Pin::chosen("739158", "739158").is_ok());
    }
}
