//! What can be wrong with a policy as a whole.

use koppel_core::failure::{Arg, Failure};

/// Why nothing of a policy holds: then everything is as it is without one.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// The system does not let it be read.
    #[error("policy unreadable: {0}")]
    Unreadable(String),
    /// Longer than any policy is.
    #[error("policy too large")]
    TooLarge,
    /// Not what a policy is written in: TOML in UTF-8, or a property list with a dictionary.
    #[error("policy malformed")]
    Malformed,
    /// The same, from that line on.
    #[error("policy malformed in line {0}")]
    MalformedLine(usize),
}

impl Failure for Broken {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "policy-unreadable",
            Self::TooLarge => "policy-too-large",
            Self::Malformed => "policy-malformed",
            Self::MalformedLine(_) => "policy-malformed-line",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Unreadable(reason) => vec![("reason", Arg::Text(reason.clone()))],
            Self::MalformedLine(line) => vec![("line", Arg::Number((*line).try_into().unwrap_or(i64::MAX)))],
            Self::TooLarge | Self::Malformed => Vec::new(),
        }
    }
}
