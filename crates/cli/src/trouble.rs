//! What went wrong, as one sentence and one exit code.

use koppel_core::failure::{Arg, Failure};
use koppel_core::pairing::PairingError;
use koppel_core::payload::Other;
use koppel_core::tiqr::TiqrError;

use crate::output::{Output, text};

/// Any error of Koppel's, and what it is about.
pub struct Trouble {
    failure: Box<dyn Failure>,
    /// The id of its sentence.
    message: String,
    /// A file's name before the sentence, where there may be several files.
    about: Option<String>,
    /// Lines after the sentence, e.g. what there is to choose from.
    list: Vec<String>,
}

impl<F: Failure + 'static> From<F> for Trouble {
    fn from(failure: F) -> Self {
        let message = format!("error-{}", failure.code());
        Self { failure: Box::new(failure), message, about: None, list: Vec::new() }
    }
}

impl Trouble {
    /// A code that is no account; `other-<code>` says what it is and what to do.
    pub fn not_an_account(other: Other) -> Self {
        Self { message: format!("other-{}", other.code()), ..Self::from(PairingError::NotAnAccount) }
    }

    /// What went wrong with tiqr, with the service's own words below it.
    pub fn of_tiqr(error: TiqrError, output: &Output<'_>) -> Self {
        let words = error.message().map(|words| output.say("cli-service-says", &[("words", text(words))]));
        Self::from(error).with_list(words.into_iter().collect())
    }

    /// The same, about that file.
    pub fn about(self, file: impl Into<String>) -> Self {
        Self { about: Some(file.into()), ..self }
    }

    /// The same, with lines below it.
    pub fn with_list(self, list: Vec<String>) -> Self {
        Self { list, ..self }
    }

    /// The id of its sentence, and what that needs.
    pub fn sentence(&self) -> (&str, Vec<(&'static str, Arg)>) {
        (&self.message, self.failure.args())
    }

    /// The code of what went wrong.
    pub fn code(&self) -> &'static str {
        self.failure.code()
    }

    /// What stands before the sentence.
    pub fn subject(&self) -> Option<&str> {
        self.about.as_deref()
    }

    /// What stands below it.
    pub fn list(&self) -> &[String] {
        &self.list
    }

    /// The exit code, as docs/cli.md has it.
    pub fn exit(&self) -> u8 {
        exit_of(self.failure.code())
    }
}

/// 1 nothing found, 2 bad input or usage, 3 wrong PIN or passphrase, 4 blocked, 5 trouble with the machine, 6 a service
/// that says no, or nothing.
pub fn exit_of(code: &str) -> u8 {
    match code {
        "scan-nothing" | "scan-nothing-on-screen" | "codes-nothing" => 1,
        "pin-wrong" | "backup-passphrase-wrong" => 3,
        "profile-blocked" => 4,
        "keystore-missing"
        | "keystore-refused"
        | "keystore-failed"
        | "keystore-lost"
        | "keystore-damaged"
        | "pin-change-unfinished"
        | "old-copy"
        | "damaged"
        | "damaged-recoverable"
        | "foreign-file"
        | "foreign-recoverable"
        | "no-previous"
        | "too-new"
        | "profile-read-only"
        | "disk-full"
        | "folder-read-only"
        | "file-failed"
        | "random-failed"
        | "home-unknown"
        | "answer-lost"
        | "backup-damaged"
        | "backup-too-new"
        | "backup-unproven"
        | "policy-unreadable" => 5,
        _ if code.starts_with("backup-folder-") => 5,
        _ if code.starts_with("camera-") || code.starts_with("screen-") => 5,
        "tiqr-link-malformed"
        | "tiqr-link-insecure"
        | "tiqr-link-too-new"
        | "tiqr-already-enrolled"
        | "tiqr-no-identity"
        | "tiqr-challenge-bad" => 2,
        _ if code.starts_with("tiqr-") || code.starts_with("web-") => 6,
        _ => 2,
    }
}

/// What only this program can find wrong.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    #[error("no QR code found")]
    NothingFound,
    #[error("no code on any screen")]
    NothingOnScreen,
    #[error("no such image")]
    ImageMissing,
    #[error("a folder, not an image")]
    ImageIsFolder,
    #[error("image may not be read")]
    ImageRefused,
    #[error("a link, not an image")]
    ImageIsLink,
    #[error("image unreadable: {0}")]
    ImageUnreadable(String),
    #[error("several codes in view")]
    ChooseOne,
    #[error("{0} codes in view")]
    ChooseOutOfRange(usize),
    #[error("a login code, not a pairing code")]
    CodeIsLogin,
    #[error("a pairing code, not a login code")]
    CodeIsPairing,
    #[error("not a login code")]
    CodeIsNoLogin,
    #[error("several profiles have an account of {service}")]
    LoginProfileUnclear { service: String },
    #[error("several accounts of {service}")]
    LoginAccountUnclear { service: String },
    #[error("already paired")]
    AlreadyPaired { account: String },
    #[error("no such account")]
    NoSuchAccount { account: String },
    #[error("several accounts fit")]
    AccountUnclear { account: String },
    #[error("several pairings of one account")]
    AccountDouble { account: String },
    #[error("answer not written: {0}")]
    AnswerLost(String),
    #[error("account name is empty")]
    AccountNameEmpty,
    #[error("no terminal")]
    NoTerminal,
    #[error("standard input ended")]
    InputEnded,
    #[error("what was typed is no UTF-8")]
    InputNotText,
    #[error("keystore does not answer")]
    KeystoreSilent,
    #[error("file is damaged, its previous generation is whole")]
    DamagedRecoverable,
    #[error("file is another profile's, the previous generation is whole")]
    ForeignRecoverable,
    #[error("not a usable path: {path}")]
    PathUnusable { path: String },
    #[error("a profile that can be opened is in the way")]
    RestoreInTheWay { profile: String },
    #[error("removal of a profile not confirmed")]
    UnsureProfile { profile: String, services: String },
    #[error("removal of an account not confirmed")]
    UnsureAccount { account: String },
    #[error("no backup code in what was pasted")]
    NoCodes,
    #[error("codes to keep are missing")]
    CodesMissing,
    #[error("backup codes are not kept here")]
    CodesElsewhere,
}

impl Failure for CliError {
    fn code(&self) -> &'static str {
        match self {
            Self::NothingFound => "scan-nothing",
            Self::NothingOnScreen => "scan-nothing-on-screen",
            Self::ImageMissing => "image-missing",
            Self::ImageIsFolder => "image-is-folder",
            Self::ImageRefused => "image-refused",
            Self::ImageIsLink => "image-is-link",
            Self::ImageUnreadable(_) => "image-unreadable",
            Self::ChooseOne => "choose-one",
            Self::ChooseOutOfRange(_) => "choose-out-of-range",
            Self::CodeIsLogin => "code-is-login",
            Self::CodeIsPairing => "code-is-pairing",
            Self::CodeIsNoLogin => "code-is-no-login",
            Self::LoginProfileUnclear { .. } => "login-profile-unclear",
            Self::LoginAccountUnclear { .. } => "login-account-unclear",
            Self::AlreadyPaired { .. } => "already-paired",
            Self::NoSuchAccount { .. } => "no-such-account",
            Self::AccountUnclear { .. } => "account-unclear",
            Self::AccountDouble { .. } => "account-double",
            Self::AnswerLost(_) => "answer-lost",
            Self::AccountNameEmpty => "account-name-empty",
            Self::NoTerminal => "no-terminal",
            Self::InputEnded => "input-ended",
            Self::InputNotText => "input-not-text",
            Self::KeystoreSilent => "keystore-failed",
            Self::DamagedRecoverable => "damaged-recoverable",
            Self::ForeignRecoverable => "foreign-recoverable",
            Self::PathUnusable { .. } => "path-unusable",
            Self::RestoreInTheWay { .. } => "restore-in-the-way",
            Self::UnsureProfile { services, .. } if services.is_empty() => "removal-unsure-profile-empty",
            Self::UnsureProfile { .. } => "removal-unsure-profile",
            Self::UnsureAccount { .. } => "removal-unsure-account",
            Self::NoCodes => "codes-nothing",
            Self::CodesMissing => "codes-missing",
            Self::CodesElsewhere => "codes-elsewhere",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        let text = |text: &str| Arg::Text(text.to_owned());
        match self {
            Self::ImageUnreadable(reason) | Self::AnswerLost(reason) => vec![("reason", text(reason))],
            Self::ChooseOutOfRange(of) => vec![("of", Arg::Number(i64::try_from(*of).unwrap_or(i64::MAX)))],
            Self::AlreadyPaired { account }
            | Self::NoSuchAccount { account }
            | Self::AccountUnclear { account }
            | Self::AccountDouble { account }
            | Self::UnsureAccount { account } => vec![("account", text(account))],
            Self::LoginProfileUnclear { service } | Self::LoginAccountUnclear { service } => {
                vec![("service", text(service))]
            }
            Self::PathUnusable { path } => vec![("path", text(path))],
            Self::RestoreInTheWay { profile } => vec![("profile", text(profile))],
            Self::UnsureProfile { profile, services } => {
                vec![("profile", text(profile)), ("services", text(services))]
            }
            _ => Vec::new(),
        }
    }
}
