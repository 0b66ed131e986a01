//! What is wrong with something that means to be an account or a login.

use crate::failure::Failure;
use crate::otp::SecretError;

/// Why a link is no account and no login. Carries nothing of the link: anything in a bad one may be its
/// secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PayloadError {
    /// Longer than any link that a service makes.
    #[error("the link is too long")]
    TooLong,
    /// Not of the form `otpauth://type/label?parameters`.
    #[error("the link has not the form of an otpauth link")]
    Malformed,
    /// Neither TOTP, HOTP nor Steam.
    #[error("unknown type of code")]
    Type,
    /// No secret, or an empty one.
    #[error("the secret is missing")]
    SecretMissing,
    /// The secret is no base32, or longer than 1 KiB.
    #[error("the secret is no base32")]
    SecretBad,
    /// The secret has fewer than 80 bits.
    #[error("the secret is too short")]
    SecretShort,
    /// Not SHA-1, SHA-256 or SHA-512.
    #[error("unknown algorithm")]
    Algorithm,
    /// Not 6 to 10.
    #[error("unknown number of digits")]
    Digits,
    /// Not 1 or more seconds.
    #[error("unknown period")]
    Period,
    /// Not a number from 0 up to just below 2^64 - 1.
    #[error("the counter is no number")]
    Counter,
    /// An export that cannot be read.
    #[error("the export is damaged")]
    MigrationMalformed,
    /// An export without accounts.
    #[error("the export has no accounts")]
    MigrationEmpty,
    /// A tiqr link with a piece missing, or with something in it that has no place there.
    #[error("the link has not the form of a tiqr link")]
    TiqrMalformed,
    /// A tiqr link that leads to an address without https.
    #[error("the tiqr link is not secure")]
    TiqrInsecure,
    /// A tiqr link of a later version of the protocol.
    #[error("the tiqr link is of a later version")]
    TiqrTooNew,
}

impl Failure for PayloadError {
    fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "link-too-long",
            Self::Malformed => "link-malformed",
            Self::Type => "link-type-bad",
            Self::SecretMissing => "link-secret-missing",
            Self::SecretBad => "link-secret-bad",
            Self::SecretShort => "link-secret-short",
            Self::Algorithm => "link-algorithm-bad",
            Self::Digits => "link-digits-bad",
            Self::Period => "link-period-bad",
            Self::Counter => "link-counter-bad",
            Self::MigrationMalformed => "migration-malformed",
            Self::MigrationEmpty => "migration-empty",
            Self::TiqrMalformed => "tiqr-link-malformed",
            Self::TiqrInsecure => "tiqr-link-insecure",
            Self::TiqrTooNew => "tiqr-link-too-new",
        }
    }
}

impl From<SecretError> for PayloadError {
    fn from(error: SecretError) -> Self {
        match error {
            SecretError::Empty => Self::SecretMissing,
            SecretError::TooShort => Self::SecretShort,
            SecretError::Character(_) | SecretError::TooLong => Self::SecretBad,
        }
    }
}
