//! Every error that the window hears of, as a code with a sentence in locales/*/errors.ftl.

use koppel_core::failure::{Arg, Failure};

use crate::dto;

impl<F: Failure> From<F> for dto::Failure {
    fn from(failure: F) -> Self {
        let args = failure.args().into_iter().map(|(name, arg)| (name.to_owned(), arg.into())).collect();
        Self { code: failure.code().to_owned(), args }
    }
}

impl From<Arg> for dto::Arg {
    fn from(arg: Arg) -> Self {
        match arg {
            Arg::Number(number) => Self::Number(number),
            Arg::Text(text) => Self::Text(text),
        }
    }
}

/// What can be wrong with a question of the window itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The profile is not open (any more).
    #[error("profile is locked")]
    ProfileLocked,
    /// No such account in the profile, perhaps removed by another program.
    #[error("no such account")]
    AccountNotFound,
    /// HOTP: no code was made in this session.
    #[error("no code made yet")]
    NoCodeYet,
    /// A backup without a place or a file: none was chosen, or it was used already.
    #[error("nothing chosen")]
    NothingChosen,
    /// What was chosen has no name that could be written down.
    #[error("place has no usable name")]
    PlaceUnusable,
    /// Backup codes to be kept here, and none were entered for this account.
    #[error("no codes entered")]
    NothingEntered,
    /// A backup code to be copied, and none is shown.
    #[error("no backup code shown")]
    NoCodeShown,
    /// The web view does not print.
    #[error("printing failed")]
    NotPrinted,
    /// A question that is not one, or a thread that ended before its work did.
    #[error("unexpected end of work")]
    Unexpected,
}

impl Refused {
    /// For whoever checks that each has a sentence.
    #[cfg(test)]
    pub const ALL: [Self; 9] = [
        Self::ProfileLocked,
        Self::AccountNotFound,
        Self::NoCodeYet,
        Self::NothingChosen,
        Self::PlaceUnusable,
        Self::NothingEntered,
        Self::NoCodeShown,
        Self::NotPrinted,
        Self::Unexpected,
    ];
}

impl Failure for Refused {
    fn code(&self) -> &'static str {
        match self {
            Self::ProfileLocked => "profile-locked",
            Self::AccountNotFound => "account-not-found",
            Self::NoCodeYet => "no-code-yet",
            Self::NothingChosen => "nothing-chosen",
            Self::PlaceUnusable => "place-unusable",
            Self::NothingEntered => "nothing-entered",
            Self::NoCodeShown => "no-code-shown",
            Self::NotPrinted => "print-failed",
            Self::Unexpected => "unexpected",
        }
    }
}
