//! Why something was not taken. None of it repeats what was pasted.

use crate::backup_codes::CodeError;
use crate::failure::{Arg, Failure};

/// Why a line, or a piece of one, is not a code that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Words above or below the codes.
    Heading,
    /// Something else that is no code.
    Text,
    /// An e-mail address.
    Email,
    /// A date.
    Date,
    /// A telephone number.
    Phone,
    /// A link.
    Link,
    /// It could be a password.
    Password,
    /// Fewer letters and digits than a code has.
    TooShort,
    /// More than a code has.
    TooLong,
    /// It stands there twice.
    Duplicate,
    /// It is crossed out or marked as used there.
    MarkedUsed,
    /// It was used before, as the record knows.
    UsedBefore,
    /// More codes than an account has, or more lines than are read.
    TooMany,
    /// Signs in it turn the reading direction around, so that one sees something else than what it says.
    Turned,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Heading,
        Self::Text,
        Self::Email,
        Self::Date,
        Self::Phone,
        Self::Link,
        Self::Password,
        Self::TooShort,
        Self::TooLong,
        Self::Duplicate,
        Self::MarkedUsed,
        Self::UsedBefore,
        Self::TooMany,
        Self::Turned,
    ];

    /// One word for it, the same in every language; `left-out-<word>` is its sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Text => "text",
            Self::Email => "email",
            Self::Date => "date",
            Self::Phone => "phone",
            Self::Link => "link",
            Self::Password => "password",
            Self::TooShort => "too-short",
            Self::TooLong => "too-long",
            Self::Duplicate => "duplicate",
            Self::MarkedUsed => "marked-used",
            Self::UsedBefore => "used-before",
            Self::TooMany => "too-many",
            Self::Turned => "turned",
        }
    }

    /// Whether several of one shape are codes all the same: nobody has three passwords of one shape.
    pub(super) fn is_outvoted(self) -> bool {
        matches!(self, Self::Password)
    }
}

impl From<CodeError> for Reason {
    fn from(error: CodeError) -> Self {
        match error {
            CodeError::TooShort => Self::TooShort,
            CodeError::TooLong => Self::TooLong,
            CodeError::Sign => Self::Text,
        }
    }
}

/// Why a whole paste is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasteRefused {
    /// There is a pairing link in it: a secret of another kind, which belongs elsewhere.
    #[error("a pairing link among backup codes")]
    Otpauth,
    /// Bytes that are no text.
    #[error("not a text")]
    NotText,
    /// More than [`super::MOST_BYTES`].
    #[error("more than backup codes can be")]
    TooLong,
}

impl Failure for PasteRefused {
    fn code(&self) -> &'static str {
        match self {
            Self::Otpauth => "codes-otpauth",
            Self::NotText => "codes-not-text",
            Self::TooLong => "codes-too-long",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        Vec::new()
    }
}
