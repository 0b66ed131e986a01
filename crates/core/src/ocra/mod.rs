//! OCRA: the OATH challenge-response algorithm (RFC 6287), with what tiqr does its own way. A server that checks a
//! response computes it too and compares the texts.

mod question;
mod suite;

use ring::{digest, hmac};
use zeroize::Zeroizing;

pub use self::suite::{Digits, Suite};
use crate::otp::{self, Algorithm};
use crate::profile::UnixTime;

/// What a response is made of beside the key. What the suite does not ask for does not matter.
#[derive(Default, Clone, Copy)]
pub struct Inputs<'a> {
    /// The challenge as it is written: characters, decimal or hex digits. Of a mutual challenge both, one after the other.
    pub question: &'a str,
    /// How the digits of a QN suite become bytes.
    pub numerals: Numerals,
    /// The counter.
    pub counter: Option<u64>,
    /// The PIN or password itself; the suite says how it is hashed.
    pub pin: Option<&'a str>,
    /// The session, padded on the left with zeros to the suite's length.
    pub session: Option<&'a [u8]>,
    /// The moment, of which the suite counts its steps.
    pub time: Option<UnixTime>,
}

/// How the digits of a QN suite become bytes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Numerals {
    /// As RFC 6287 has it, and tiqr's protocol version 1: the number in hex.
    #[default]
    Decimal,
    /// As tiqr's protocol version 2 has it: the digits are taken for hex digits.
    AsHex,
}

/// Why there is no response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OcraError {
    /// The suite is none of RFC 6287's.
    #[error("unknown OCRA suite")]
    Suite,
    /// The question is empty, too long, or has characters that the suite's format does not have.
    #[error("the question does not fit the suite")]
    Question,
    /// The session has more bytes than the suite's.
    #[error("the session is too long for the suite")]
    Session,
    /// The suite asks for something that was not given.
    #[error("the suite asks for {0}")]
    Missing(&'static str),
}

impl Suite {
    /// The response: digits, or the whole HMAC in lower-case hex where the suite does not shorten it.
    pub fn respond(&self, key: &[u8], inputs: &Inputs<'_>) -> Result<String, OcraError> {
        let message = self.message(inputs)?;
        let mac = hmac::sign(&hmac::Key::new(hmac_of(self.hash), key), &message);
        Ok(match self.digits.count() {
            0 => data_encoding::HEXLOWER.encode(mac.as_ref()),
            count => shortened(mac.as_ref(), count),
        })
    }

    /// RFC 6287 section 5.1: the suite, a zero, and what it asks for, in this order.
    fn message(&self, inputs: &Inputs<'_>) -> Result<Zeroizing<Vec<u8>>, OcraError> {
        let mut message = Zeroizing::new(Vec::with_capacity(MOST_MESSAGE));
        message.extend_from_slice(self.as_str().as_bytes());
        message.push(0);
        if self.counter {
            let counter = inputs.counter.ok_or(OcraError::Missing("a counter"))?;
            message.extend(counter.to_be_bytes());
        }
        message.extend(question::bytes(self.question, inputs.question, inputs.numerals)?);
        if let Some(hash) = self.pin {
            let pin = inputs.pin.ok_or(OcraError::Missing("a PIN"))?;
            message.extend_from_slice(digest::digest(digest_of(hash), pin.as_bytes()).as_ref());
        }
        if let Some(length) = self.session {
            let session = inputs.session.ok_or(OcraError::Missing("a session"))?;
            let padding = length.checked_sub(session.len()).ok_or(OcraError::Session)?;
            message.extend(std::iter::repeat_n(0, padding));
            message.extend_from_slice(session);
        }
        if let Some(step) = self.step {
            let time = inputs.time.ok_or(OcraError::Missing("the time"))?;
            message.extend((time / u64::from(step.seconds())).to_be_bytes());
        }
        Ok(message)
    }
}

/// Suite, zero, counter, question, the longest hash, the longest session, time.
const MOST_MESSAGE: usize = suite::MOST + 1 + 8 + question::LENGTH + 64 + suite::MOST_SESSION + 8;

/// RFC 4226 section 5.3.
fn shortened(mac: &[u8], digits: u8) -> String {
    let value = u64::from(otp::truncate(mac)) % 10_u64.pow(u32::from(digits));
    format!("{value:0width$}", width = usize::from(digits))
}

fn hmac_of(hash: Algorithm) -> hmac::Algorithm {
    match hash {
        Algorithm::Sha1 => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
        Algorithm::Sha256 => hmac::HMAC_SHA256,
        Algorithm::Sha512 => hmac::HMAC_SHA512,
    }
}

fn digest_of(hash: Algorithm) -> &'static digest::Algorithm {
    match hash {
        Algorithm::Sha1 => &digest::SHA1_FOR_LEGACY_USE_ONLY,
        Algorithm::Sha256 => &digest::SHA256,
        Algorithm::Sha512 => &digest::SHA512,
    }
}
