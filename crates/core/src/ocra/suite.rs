//! The text that says how responses are made, such as `OCRA-1:HOTP-SHA1-6:QH10-S` (RFC 6287 section 6).

use super::OcraError;
use crate::otp::{Algorithm, Period};

/// Bytes of a suite's text at most: the longest that can be written is shorter.
pub(super) const MOST: usize = 64;
/// Bytes of a session at most: three digits.
pub(super) const MOST_SESSION: usize = 999;

/// How responses are made. Remembers its own text, which is part of what is hashed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suite {
    text: String,
    pub(super) hash: Algorithm,
    pub(super) digits: Digits,
    pub(super) counter: bool,
    pub(super) question: Question,
    /// How a PIN is hashed.
    pub(super) pin: Option<Algorithm>,
    /// Bytes of a session.
    pub(super) session: Option<usize>,
    /// Of the time.
    pub(super) step: Option<Period>,
}

/// How many digits a response has: 4 to 10, or 0 for the whole HMAC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digits(u8);

/// What a challenge looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) format: Format,
    /// Characters at most: 4 to 64.
    pub(super) most: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Alphanumeric,
    Numeric,
    Hex,
}

impl Suite {
    /// tiqr's own.
    pub const TIQR: &str = "OCRA-1:HOTP-SHA1-6:QH10-S";

    /// Reads a suite, whatever the case of its letters. What may be left out has RFC 6287's defaults: QN08, SHA-1 for
    /// a PIN, 64 bytes for a session, a minute for the time.
    pub fn parse(text: &str) -> Result<Self, OcraError> {
        if text.len() > MOST {
            return Err(OcraError::Suite);
        }
        Self::read(text).ok_or(OcraError::Suite)
    }

    /// The suite as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How long its responses are.
    pub fn digits(&self) -> Digits {
        self.digits
    }

    /// Whether a question and a session are all that it asks for, as tiqr gives them.
    pub fn is_of_question_and_session(&self) -> bool {
        !self.counter && self.pin.is_none() && self.step.is_none()
    }

    fn read(text: &str) -> Option<Self> {
        let capitals = text.to_ascii_uppercase();
        let mut parts = capitals.split(':');
        let (Some("OCRA-1"), Some(function), Some(input), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        let (hash, digits) = function.strip_prefix("HOTP-")?.split_once('-')?;
        let digits = number(digits, 1..=2).filter(|_| digits == "0" || !digits.starts_with('0'))?;

        let mut fields = input.split('-').peekable();
        let counter = fields.next_if_eq(&"C").is_some();
        let question = question(fields.next()?)?;
        let mut optional =
            |letter| fields.next_if(|field| field.starts_with(letter)).map(|field| &field[1..]);
        let (pin, session, step) = (optional('P'), optional('S'), optional('T'));
        if fields.next().is_some() {
            return None;
        }
        Some(Self {
            text: text.to_owned(),
            hash: algorithm(hash)?,
            digits: Digits::new(u8::try_from(digits).ok()?)?,
            counter,
            question,
            pin: if let Some(hash) = pin {
                Some(or_default(hash, Algorithm::Sha1, algorithm)?)
            } else {
                None
            },
            session: if let Some(length) = session {
                Some(or_default(length, 64, session_length)?)
            } else {
                None
            },
            step: if let Some(step) = step {
                Some(or_default(step, Period::new(60)?, period)?)
            } else {
                None
            },
        })
    }
}

impl Digits {
    /// `None` for other figures than 0 and 4 to 10.
    pub fn new(count: u8) -> Option<Self> {
        matches!(count, 0 | 4..=10).then_some(Self(count))
    }

    /// 0, or 4 to 10.
    pub fn count(self) -> u8 {
        self.0
    }
}

fn or_default<T>(field: &str, default: T, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    if field.is_empty() { Some(default) } else { read(field) }
}

fn algorithm(name: &str) -> Option<Algorithm> {
    match name {
        "SHA1" => Some(Algorithm::Sha1),
        "SHA256" => Some(Algorithm::Sha256),
        "SHA512" => Some(Algorithm::Sha512),
        _ => None,
    }
}

fn question(field: &str) -> Option<Question> {
    let field = field.strip_prefix('Q')?;
    if field.is_empty() {
        return Some(Question { format: Format::Numeric, most: 8 });
    }
    let format = match field.as_bytes().first()? {
        b'A' => Format::Alphanumeric,
        b'N' => Format::Numeric,
        b'H' => Format::Hex,
        _ => return None,
    };
    let most = number(&field[1..], 2..=2).filter(|most| (4..=64).contains(most))?;
    Some(Question { format, most })
}

fn session_length(field: &str) -> Option<usize> {
    number(field, 3..=3).filter(|length| (1..=MOST_SESSION).contains(length))
}

/// 1 to 59 seconds or minutes, 1 to 48 hours. RFC 6287 lists 0 hours too, which nothing can be counted in.
fn period(field: &str) -> Option<Period> {
    let unit = field.chars().last().filter(char::is_ascii)?;
    let (seconds, most) = match unit {
        'S' => (1, 59),
        'M' => (60, 59),
        'H' => (3600, 48),
        _ => return None,
    };
    let count = number(&field[..field.len() - 1], 1..=2).filter(|count| (1..=most).contains(count))?;
    Period::new(u32::try_from(count).ok()? * seconds)
}

/// Digits and nothing else, so many of them.
fn number(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<usize> {
    let is_number = length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_part_is_read() {
        let suite = Suite::parse("OCRA-1:HOTP-SHA512-8:C-QA64-PSHA256-S512-T48H").unwrap();
        assert_eq!((suite.hash, suite.digits.count(), suite.counter), (Algorithm::Sha512, 8, true));
        assert_eq!(suite.question, Question { format: Format::Alphanumeric, most: 64 });
        assert_eq!((suite.pin, suite.session), (Some(Algorithm::Sha256), Some(512)));
        assert_eq!(suite.step.unwrap().seconds(), 48 * 3600);
        assert!(!suite.is_of_question_and_session());
    }

    #[test]
    fn what_is_left_out_has_its_default() {
        let suite = Suite::parse("ocra-1:hotp-sha1-0:Q-P-S-T").unwrap();
        assert_eq!((suite.hash, suite.digits.count(), suite.counter), (Algorithm::Sha1, 0, false));
        assert_eq!(suite.question, Question { format: Format::Numeric, most: 8 });
        assert_eq!((suite.pin, suite.session), (Some(Algorithm::Sha1), Some(64)));
        assert_eq!(suite.step.unwrap().seconds(), 60);
        assert_eq!(suite.as_str(), "ocra-1:hotp-sha1-0:Q-P-S-T", "what is hashed is what was written");
        assert!(Suite::parse(Suite::TIQR).unwrap().is_of_question_and_session());
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "OCRA-1",
            "OCRA-2:HOTP-SHA1-6:QN08",
            "OCRA-1:TOTP-SHA1-6:QN08",
            "OCRA-1:HOTP-MD5-6:QN08",
            "OCRA-1:HOTP-SHA1-3:QN08",
            "OCRA-1:HOTP-SHA1-06:QN08",
            "OCRA-1:HOTP-SHA1-11:QN08",
            "OCRA-1:HOTP-SHA1-+6:QN08",
            "OCRA-1:HOTP-SHA1:QN08",
            "OCRA-1:HOTP-SHA1-6:",
            "OCRA-1:HOTP-SHA1-6:C",
            "OCRA-1:HOTP-SHA1-6:QB08",
            "OCRA-1:HOTP-SHA1-6:QN03",
            "OCRA-1:HOTP-SHA1-6:QN65",
            "OCRA-1:HOTP-SHA1-6:QN8",
            "OCRA-1:HOTP-SHA1-6:QN008",
            "OCRA-1:HOTP-SHA1-6:QN08-C",
            "OCRA-1:HOTP-SHA1-6:QN08-QN08",
            "OCRA-1:HOTP-SHA1-6:QN08-S064-PSHA1",
            "OCRA-1:HOTP-SHA1-6:QN08-PMD5",
            "OCRA-1:HOTP-SHA1-6:QN08-S64",
            "OCRA-1:HOTP-SHA1-6:QN08-S000",
            "OCRA-1:HOTP-SHA1-6:QN08-T0H",
            "OCRA-1:HOTP-SHA1-6:QN08-T60S",
            "OCRA-1:HOTP-SHA1-6:QN08-T49H",
            "OCRA-1:HOTP-SHA1-6:QN08-T1é",
            "OCRA-1:HOTP-SHA1-6:QN08-",
            "OCRA-1:HOTP-SHA1-6:QN08:",
            " OCRA-1:HOTP-SHA1-6:QN08",
            "OCRA-1:HOTP-SHA1-6:QN08\0",
        ] {
            assert_eq!(Suite::parse(text), Err(OcraError::Suite), "{text}");
        }
        let long = format!("OCRA-1:HOTP-SHA1-6:QN08{}", "-S064".repeat(100_000));
        assert_eq!(Suite::parse(&long), Err(OcraError::Suite));
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC*|OCRA-1:HOTP-SHA(1|256|512)-[0-9]{1,2}:[CQPSTHMAN0-9é-]{0,30}") {
            if let Ok(suite) = Suite::parse(&text) {
                prop_assert_eq!(suite.as_str(), &text);
                prop_assert!((4..=64).contains(&suite.question.most));
            }
        }
    }
}
