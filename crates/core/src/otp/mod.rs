//! One-time codes: TOTP (RFC 6238), HOTP (RFC 4226) and Steam's five characters.

mod base32;
mod code;
mod scheme;
mod secret;

pub use code::Code;
pub(crate) use code::truncate;
pub use scheme::{Algorithm, Digits, Period, Scheme};
pub use secret::{Secret, SecretError};

/// A secret and its scheme.
pub struct Otp {
    /// Shared with the service.
    pub secret: Secret,
    /// How its codes are made.
    pub scheme: Scheme,
}
