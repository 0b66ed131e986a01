//! PINs: what may be one. NIST SP 800-63B 3.1.1 asks a length and a list of what everybody guesses first;
//! the rest of a PIN's strength is the keystore's key and the three tries (vault/attempt.rs). Where that key lies in a folder there is no
//! such rest, and a passphrase takes the PIN's place ([`Choice`]).

mod choice;
mod guessable;

pub use self::choice::Choice;

use zeroize::Zeroizing;

use crate::backup::PassphraseRefused;
use crate::failure::{Arg, Failure};

/// What opens a profile: digits, or a passphrase where [`Choice`] asks for one. Has no Debug, Clone or Serialize; wiped when dropped.
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
    /// A line, a square or the like on the keypad.
    #[error("PIN is a shape on the keypad")]
    Keypad,
    /// It was to be a passphrase, and cannot be this one.
    #[error("{0}")]
    Passphrase(PassphraseRefused),
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
            Self::Keypad => "pin-keypad",
            Self::Passphrase(refused) => refused.code(),
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::TooShort { least } => vec![("least", Arg::Number(least.digits().into()))],
            Self::TooLong => vec![("most", Arg::Number(Pin::MOST.into()))],
            Self::Passphrase(refused) => refused.args(),
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

    /// How many a person is asked for who chooses a new one: six, or as many as there have to be.
    pub fn suggested(self) -> u8 {
        self.0.max(6)
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
        Self::formed(text, least)?;
        guessable::reason(text).map_or(Ok(()), Err)
    }

    /// What the key is derived from.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
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
        for good in ["4829", "739158", "48291357", "271828", "902741", "482913570264"] {
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
            ("2512", PinRefused::Date),
            ("1225", PinRefused::Date),
            ("122591", PinRefused::Date),
            ("031991", PinRefused::Date),
            ("199103", PinRefused::Date),
            ("12251991", PinRefused::Date),
            ("1122", PinRefused::Repeated),
            ("777888", PinRefused::Repeated),
            ("2580", PinRefused::Keypad),
            ("7410", PinRefused::Keypad),
            ("1397", PinRefused::Keypad),
            ("4862", PinRefused::Keypad),
            ("147896", PinRefused::Keypad),
            ("123654", PinRefused::Keypad),
            ("147258", PinRefused::Keypad),
            ("741852", PinRefused::Keypad),
            ("159753", PinRefused::Keypad),
            ("789456123", PinRefused::Keypad),
            ("1342", PinRefused::Common),
            ("314159", PinRefused::Common),
        ] {
            assert_eq!(advice(pin), Err(reason), "{pin}");
        }
    }

    #[test]
    fn what_is_almost_one_of_those_may_be_a_pin() {
        let good = [
            "4849",
            "552234",
            "777898",
            "1358",
            "3913",
            "259801",
            "329158",
            "190015",
            "18991345",
            "2581",
            "147259",
            "1597",
            "0741853",
            "1393",
            "2648",
            "147963258014",
        ];
        for good in good {
            assert_eq!(advice(good), Ok(()), "{good}");
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
        assert_eq!((PinLength::default().suggested(), least.suggested()), (6, 8));
        assert_eq!(Pin::advice("1234567", least).err(), Some(PinRefused::TooShort { least }), "first of all");
        assert!(Pin::typed("4829").is_ok(), "one that was chosen before still opens");
        for beyond in [0, 3, 13, 255] {
            assert!(PinLength::new(beyond).is_none(), "{beyond}");
        }
    }
}
