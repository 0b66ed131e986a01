//! Codes out of secrets. totp-rs does the HMAC and the cutting; it stays in this file, because its own
//! type prints its secret and refuses what services really use.

use totp_rs::{Builder, Totp};

use super::{Algorithm, Otp, Scheme};

/// A code and when it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The characters to type.
    pub text: String,
    /// First second at which it counts, unix time.
    pub valid_from: u64,
    /// First second at which it no longer counts.
    pub valid_until: u64,
}

/// Above this totp-rs overflows: 10^10 is no `u32`.
const MOST_DIGITS_OF_TOTP_RS: u8 = 9;

impl Otp {
    /// The code at that unix time; `None` for HOTP, where time has no part.
    pub fn code_at(&self, unix_seconds: u64) -> Option<Code> {
        let seconds = self.seconds()?;
        Some(self.code_of_step(unix_seconds / seconds, seconds))
    }

    /// The code that follows the one of [`Otp::code_at`].
    pub fn next_code_at(&self, unix_seconds: u64) -> Option<Code> {
        let seconds = self.seconds()?;
        Some(self.code_of_step((unix_seconds / seconds).saturating_add(1), seconds))
    }

    /// The characters for one value of the moving factor: HOTP's counter, or the number of periods since
    /// 1970.
    pub fn code_for(&self, counter: u64) -> String {
        // With steps of one second totp-rs's time is the moving factor itself.
        let totp = |builder: Builder| -> Totp {
            builder.with_step_duration(1).with_secret(self.secret.expose()).build_noncompliant()
        };
        let (algorithm, digits) = match self.scheme {
            Scheme::Totp { algorithm, digits, .. } | Scheme::Hotp { algorithm, digits, .. } => {
                (algorithm, digits.count())
            }
            Scheme::Steam => return totp(Builder::new_steam()).generate(counter).to_string(),
        };
        let totp = totp(Builder::new().with_algorithm(hash(algorithm)).with_digits(digits));
        if digits <= MOST_DIGITS_OF_TOTP_RS {
            totp.generate(counter).to_string()
        } else {
            format!("{:0width$}", truncate(totp.sign(counter).as_ref()), width = usize::from(digits))
        }
    }

    /// HOTP: the code of this counter, and on to the next; to be saved before it is shown, so that a code that
    /// was seen is never made again. `None` for the others, and after the last counter there is.
    pub fn take_code(&mut self) -> Option<String> {
        let Scheme::Hotp { counter, .. } = &mut self.scheme else { return None };
        let this = *counter;
        *counter = this.checked_add(1)?;
        Some(self.code_for(this))
    }

    /// HOTP after the last counter there is: it gives no more codes.
    pub fn is_spent(&self) -> bool {
        matches!(self.scheme, Scheme::Hotp { counter: u64::MAX, .. })
    }

    fn seconds(&self) -> Option<u64> {
        self.scheme.period().map(|period| u64::from(period.seconds()))
    }

    /// Times that no u64 can hold become its end.
    fn code_of_step(&self, step: u64, seconds: u64) -> Code {
        let valid_from = step.saturating_mul(seconds);
        Code { text: self.code_for(step), valid_from, valid_until: valid_from.saturating_add(seconds) }
    }
}

fn hash(algorithm: Algorithm) -> totp_rs::Algorithm {
    match algorithm {
        Algorithm::Sha1 => totp_rs::Algorithm::SHA1,
        Algorithm::Sha256 => totp_rs::Algorithm::SHA256,
        Algorithm::Sha512 => totp_rs::Algorithm::SHA512,
    }
}

/// RFC 4226 section 5.3: 31 bits from where the last nibble points. They have ten digits at most, so that
/// a code of ten is never cut. Of a hash of 20 bytes or more.
pub(crate) fn truncate(mac: &[u8]) -> u32 {
    let offset = mac.last().map_or(0, |last| usize::from(last & 0xf));
    mac[offset..offset + 4].iter().fold(0, |value, byte| value << 8 | u32::from(*byte)) & 0x7fff_ffff
}
