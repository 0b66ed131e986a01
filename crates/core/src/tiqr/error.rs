//! What can go wrong with tiqr, as a person needs to know it.

use crate::failure::{Arg, Failure};
use crate::ports::WebError;
use crate::vault::VaultError;

/// Why a pairing or a login did not come about. Nothing is left of a pairing that was refused.
#[derive(Debug, thiserror::Error)]
pub enum TiqrError {
    /// There was no answer.
    #[error("{host}: {error}")]
    Web {
        /// Who was asked.
        host: String,
        /// Why.
        error: WebError,
    },
    /// The service no longer tells what this code offers.
    #[error("the code was used or has expired")]
    CodeUsed {
        /// Who was asked.
        host: String,
    },
    /// What the service offers cannot be read.
    #[error("the offer cannot be read")]
    MetadataBad {
        /// Who was asked.
        host: String,
    },
    /// The service wants secret or logins sent where they are not safe.
    #[error("the offer names an address that may not be asked")]
    MetadataAddress {
        /// Who was asked.
        host: String,
    },
    /// The service wants responses made in a way that tiqr has no figures for.
    #[error("the suite cannot be answered")]
    Suite {
        /// Who was asked.
        host: String,
    },
    /// This account is in the profile, and nobody said to replace it.
    #[error("already enrolled")]
    AlreadyEnrolled {
        /// The service's name.
        service: String,
        /// The account's name.
        account: String,
    },
    /// The service did not take the pairing.
    #[error("the service refused the pairing")]
    EnrolRefused {
        /// Who refused.
        host: String,
        /// The service's own words.
        message: Option<String>,
    },
    /// The service was asked twice and answered neither time: it may believe that there is a pairing.
    #[error("no answer to the pairing")]
    EnrolUnanswered {
        /// Who was asked.
        host: String,
    },
    /// No account here is of that service, or of that person there.
    #[error("no identity of {service}")]
    NoIdentity {
        /// The service's identifier.
        service: String,
    },
    /// The challenge is none that the account's suite has.
    #[error("the challenge does not fit the suite")]
    Challenge,
    /// Refused; the same code may be answered again.
    #[error("wrong response")]
    WrongResponse {
        /// How often still, where the service says so.
        left: Option<u32>,
        /// The service's own words.
        message: Option<String>,
    },
    /// The service does not understand what it was sent.
    #[error("invalid request")]
    InvalidRequest {
        /// The service's own words.
        message: Option<String>,
    },
    /// The code has expired, was used, or is not known.
    #[error("invalid challenge")]
    Expired {
        /// The service's own words.
        message: Option<String>,
    },
    /// The service blocked this account.
    #[error("account blocked by the service")]
    Blocked {
        /// For how long; for good where it is missing.
        minutes: Option<u32>,
        /// The service's own words.
        message: Option<String>,
    },
    /// The service does not know the account.
    #[error("unknown account")]
    UnknownUser {
        /// The service's own words.
        message: Option<String>,
    },
    /// The service answered something else.
    #[error("the service failed")]
    ServiceFailed {
        /// Who was asked.
        host: String,
        /// The service's own words.
        message: Option<String>,
    },
    /// The service cannot be reached; these two, typed on its page, log in too.
    #[error("offline: {error}")]
    Offline {
        /// Who was asked.
        host: String,
        /// The account there.
        user: String,
        /// The response: it counts once, and for this code alone.
        otp: String,
        /// Why.
        error: WebError,
    },
    /// The vault did not give or keep what was needed.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl TiqrError {
    /// The service's own words, already cleaned; to be shown as such, beside the sentence.
    pub fn message(&self) -> Option<&str> {
        match self {
            Self::EnrolRefused { message, .. }
            | Self::WrongResponse { message, .. }
            | Self::InvalidRequest { message }
            | Self::Expired { message }
            | Self::Blocked { message, .. }
            | Self::UnknownUser { message }
            | Self::ServiceFailed { message, .. } => message.as_deref(),
            _ => None,
        }
    }
}

impl Failure for TiqrError {
    fn code(&self) -> &'static str {
        match self {
            Self::Web { error, .. } => error.code(),
            Self::CodeUsed { .. } => "tiqr-code-used",
            Self::MetadataBad { .. } => "tiqr-metadata-bad",
            Self::MetadataAddress { .. } => "tiqr-metadata-insecure",
            Self::Suite { .. } => "tiqr-suite-unknown",
            Self::AlreadyEnrolled { .. } => "tiqr-already-enrolled",
            Self::EnrolRefused { .. } => "tiqr-enrol-refused",
            Self::EnrolUnanswered { .. } => "tiqr-enrol-unanswered",
            Self::NoIdentity { .. } => "tiqr-no-identity",
            Self::Challenge => "tiqr-challenge-bad",
            Self::WrongResponse { left: Some(_), .. } => "tiqr-response-wrong-left",
            Self::WrongResponse { left: None, .. } => "tiqr-response-wrong",
            Self::InvalidRequest { .. } => "tiqr-request-invalid",
            Self::Expired { .. } => "tiqr-login-expired",
            Self::Blocked { minutes: Some(_), .. } => "tiqr-account-blocked-for",
            Self::Blocked { minutes: None, .. } => "tiqr-account-blocked",
            Self::UnknownUser { .. } => "tiqr-account-unknown",
            Self::ServiceFailed { .. } => "tiqr-service-failed",
            Self::Offline { .. } => "tiqr-offline",
            Self::Vault(error) => error.code(),
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        let text = |text: &str| Arg::Text(text.to_owned());
        let mut args = match self {
            Self::Web { host, .. }
            | Self::CodeUsed { host }
            | Self::MetadataBad { host }
            | Self::MetadataAddress { host }
            | Self::Suite { host }
            | Self::EnrolRefused { host, .. }
            | Self::EnrolUnanswered { host }
            | Self::ServiceFailed { host, .. } => vec![("host", text(host))],
            Self::AlreadyEnrolled { service, account } => {
                vec![("service", text(service)), ("account", text(account))]
            }
            Self::NoIdentity { service } => vec![("service", text(service))],
            Self::WrongResponse { left: Some(left), .. } => {
                vec![("attempts_left", Arg::Number(i64::from(*left)))]
            }
            Self::Blocked { minutes: Some(minutes), .. } => {
                vec![("minutes", Arg::Number(i64::from(*minutes)))]
            }
            Self::Offline { host, user, otp, .. } => {
                vec![("host", text(host)), ("user", text(user)), ("otp", text(otp))]
            }
            Self::Vault(error) => error.args(),
            _ => Vec::new(),
        };
        args.extend(self.message().map(|message| ("message", text(message))));
        args
    }
}
