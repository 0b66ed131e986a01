//! One-time codes: TOTP (RFC 6238), HOTP (RFC 4226) and Steam's five characters.

/// A shared secret. Has no Debug, Clone or Serialize; wiped when dropped.
pub struct Secret(zeroize::Zeroizing<Vec<u8>>);

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

/// Seconds that a code lives: 1 or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period(std::num::NonZeroU32);

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

/// A secret and its scheme.
pub struct Otp {
    /// Shared with the service.
    pub secret: Secret,
    /// How its codes are made.
    pub scheme: Scheme,
}

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
