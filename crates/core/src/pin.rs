//! PINs: what may be one. NIST SP 800-63B 3.1.1 asks a length and a list of what everybody guesses first;
//! the rest of a PIN's strength is the keystore's key and the three tries (vault/attempt.rs).

use zeroize::Zeroizing;

use crate::failure::{Arg, Failure};

/// The digits that open a profile. Has no Debug, Clone or Serialize; wiped when dropped.
pub struct Pin(Zeroizing<Vec<u8>>);

/// Why these digits cannot be a PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PinRefused {
    /// Fewer digits than there have to be.
    #[error("PIN too short")]
    TooShort {
        /// How many there have to be.
        least: PinLength,
    },
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
}

impl Failure for PinRefused {
    fn code(&self) -> &'static str {
        match self {
            Self::TooShort { .. } => "pin-too-short",
            Self::TooLong => "pin-too-long",
            Self::NotDigits => "pin-not-digits",
            Self::Differs => "pin-differs",
            Self::Common => "pin-common",
            Self::Repeated => "pin-repeated",
            Self::Running => "pin-running",
            Self::Date => "pin-date",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::TooShort { least } => vec![("least", Arg::Number(least.digits().into()))],
            Self::TooLong => vec![("most", Arg::Number(Pin::MOST.into()))],
            _ => Vec::new(),
        }
    }
}

/// How many digits a PIN has to have at least: from [`Pin::LEAST`], which it is unless an organisation asks for more,
/// to [`Pin::MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PinLength(u8);

impl PinLength {
    /// `None` when no PIN could have that many, or fewer would do.
    pub fn new(digits: u8) -> Option<Self> {
        (Pin::LEAST..=Pin::MOST).contains(&digits).then_some(Self(digits))
    }

    /// How many.
    pub fn digits(self) -> u8 {
        self.0
    }
}

impl Default for PinLength {
    fn default() -> Self {
        Self(Pin::LEAST)
    }
}

impl Pin {
    /// Fewest digits.
    pub const LEAST: u8 = 4;
    /// Most digits.
    pub const MOST: u8 = 12;

    /// A PIN to open a profile with: only its form is looked at, so that an older choice still opens.
    pub fn typed(text: &str) -> Result<Self, PinRefused> {
        Self::formed(text, PinLength::default())
    }

    fn formed(text: &str, least: PinLength) -> Result<Self, PinRefused> {
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PinRefused::NotDigits);
        }
        if text.len() < usize::from(least.digits()) {
            return Err(PinRefused::TooShort { least });
        }
        if text.len() > usize::from(Self::MOST) {
            return Err(PinRefused::TooLong);
        }
        Ok(Self(Zeroizing::new(text.as_bytes().to_vec())))
    }

    /// A new PIN, typed twice; how long it has to be is [`Policy::minimum_pin_length`](crate::policy::Policy::minimum_pin_length).
    pub fn chosen(text: &str, again: &str, least: PinLength) -> Result<Self, PinRefused> {
        Self::advice(text, least)?;
        if text != again {
            return Err(PinRefused::Differs);
        }
        Self::typed(text)
    }

    /// Whether these digits may become a PIN, while they are being typed.
    pub fn advice(text: &str, least: PinLength) -> Result<(), PinRefused> {
        let pin = Self::formed(text, least)?;
        let digits: Vec<u8> = pin.0.iter().map(|byte| byte - b'0').collect();
        if is_repeated(&digits) {
            Err(PinRefused::Repeated)
        } else if is_running(&digits) {
            Err(PinRefused::Running)
        } else if is_date(text) {
            Err(PinRefused::Date)
        } else if COMMON.contains(&text) {
            Err(PinRefused::Common)
        } else {
            Ok(())
        }
    }

    pub(crate) fn digits(&self) -> &[u8] {
        &self.0
    }
}

/// Patterns on the keypad and famous numbers that the rules below do not already catch. The leaders of
/// every published count of leaked PINs.
const COMMON: [&str; 24] = [
    "1004", "1122", "1212", "1379", "147258", "147852", "159357", "159753", "2468", "246810", "2580",
    "258000", "258456", "1357", "13579", "135790", "112233", "123123", "123321", "142536", "5683", "852456",
    "789456", "0852",
];

/// `0000`, `121212`, `123123`: a group of up to half the length, again and again. Two digits twice
/// (`4848`) count as well.
fn is_repeated(digits: &[u8]) -> bool {
    (1..=digits.len() / 2)
        .filter(|group| digits.len().is_multiple_of(*group))
        .any(|group| digits.chunks(group).all(|chunk| chunk == &digits[..group]))
}

/// `1234`, `9876`, and round the corner of the keypad: `7890`, `0987`.
fn is_running(digits: &[u8]) -> bool {
    let steps = |step: u8| digits.windows(2).all(|pair| (pair[0] + step) % 10 == pair[1]);
    steps(1) || steps(9)
}

/// A year from 1900 to 2099; a day as DDMMYY, YYMMDD, DDMMYYYY or YYYYMMDD.
fn is_date(text: &str) -> bool {
    let part = |from: usize, to: usize| text[from..to].parse::<u32>().unwrap_or(0);
    let is_year = |year: u32| (1900..=2099).contains(&year);
    let is_day = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    match text.len() {
        4 => is_year(part(0, 4)),
        6 => is_day(part(0, 2), part(2, 4)) || is_day(part(4, 6), part(2, 4)),
        8 => {
            (is_day(part(0, 2), part(2, 4)) && is_year(part(4, 8)))
                || (is_year(part(0, 4)) && is_day(part(6, 8), part(4, 6)))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn advice(text: &str) -> Result<(), PinRefused> {
        Pin::advice(text, PinLength::default())
    }

    #[test]
    fn what_may_be_a_pin() {
        for good in ["4829", "739158", "48291357", "314159", "271828", "902741", "482913570264"] {
            assert_eq!(advice(good), Ok(()), "{good}");
        }
    }

    #[test]
    fn what_everybody_guesses_first_is_refused_with_its_reason() {
        for (pin, reason) in [
            ("1234", PinRefused::Running),
            ("987654", PinRefused::Running),
            ("7890", PinRefused::Running),
            ("0000", PinRefused::Repeated),
            ("121212", PinRefused::Repeated),
            ("4848", PinRefused::Repeated),
            ("123123", PinRefused::Repeated),
            ("1984", PinRefused::Date),
            ("250391", PinRefused::Date),
            ("910325", PinRefused::Date),
            ("25031991", PinRefused::Date),
            ("19910325", PinRefused::Date),
            ("2580", PinRefused::Common),
        ] {
            assert_eq!(advice(pin), Err(reason), "{pin}");
        }
    }

    #[test]
    fn form() {
        let least = PinLength::default();
        assert_eq!(Pin::typed("123").err(), Some(PinRefused::TooShort { least }));
        assert_eq!(Pin::typed("").err(), Some(PinRefused::TooShort { least }));
        assert_eq!(Pin::typed("1234567890123").err(), Some(PinRefused::TooLong));
        assert_eq!(Pin::typed("12a4").err(), Some(PinRefused::NotDigits));
        assert_eq!(Pin::typed("١٢٣٤").err(), Some(PinRefused::NotDigits));
        assert!(Pin::typed("1234").is_ok(), "an older choice still opens");
        assert_eq!(Pin::chosen("739158", "739159", least).err(), Some(PinRefused::Differs));
        assert!(Pin::chosen("739158", "739158", least).is_ok());
    }

    #[test]
    fn a_longer_one_can_be_asked_for() {
        let least = PinLength::new(8).unwrap();
        for short in ["", "4829", "7391580"] {
            let refused = PinRefused::TooShort { least };
            assert_eq!(Pin::chosen(short, short, least).err(), Some(refused), "{short}");
            assert_eq!(refused.args(), [("least", Arg::Number(8))]);
        }
        assert!(Pin::chosen("48291357", "48291357", least).is_ok());
        assert_eq!(Pin::advice("1234567", least).err(), Some(PinRefused::TooShort { least }), "first of all");
        assert!(Pin::typed("4829").is_ok(), "one that was chosen before still opens");
        for beyond in [0, 3, 13, 255] {
            assert!(PinLength::new(beyond).is_none(), "{beyond}");
        }
    }
}
