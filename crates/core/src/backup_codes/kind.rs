//! What kind of backup codes there are, and where they are kept.

use serde::{Deserialize, Serialize};

/// Codes that one account has at most; the longest list that was seen has 16.
pub const MOST: u8 = 100;

/// What a service gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One code that is good until it is used, and then replaced by another: `1234 5678`.
    Code,
    /// One code that takes the second factor off the account.
    ResetCode,
    /// A list, each of which is good once.
    List,
}

impl Kind {
    /// What so many codes most probably are.
    pub fn guess(count: usize) -> Self {
        if count > 1 { Self::List } else { Self::Code }
    }

    /// Whether a record of this kind may have so many codes.
    pub(crate) fn allows(self, total: usize) -> bool {
        match self {
            Self::Code | Self::ResetCode => total == 1,
            Self::List => (1..=usize::from(MOST)).contains(&total),
        }
    }
}

/// Where codes are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Word", into = "Word")]
pub enum Place {
    /// Not in this profile: it only knows where.
    Apart(Apart),
    /// In this profile, encrypted.
    Here,
}

/// Places that are not this profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// On paper.
    Paper,
    /// In a safe.
    Safe,
    /// In a password manager.
    PasswordManager,
    /// Somewhere else; the person's own words say where.
    Elsewhere,
}

/// A place as files have it.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Word {
    Paper,
    Safe,
    PasswordManager,
    Elsewhere,
    Here,
}

impl From<Place> for Word {
    fn from(place: Place) -> Self {
        match place {
            Place::Apart(Apart::Paper) => Self::Paper,
            Place::Apart(Apart::Safe) => Self::Safe,
            Place::Apart(Apart::PasswordManager) => Self::PasswordManager,
            Place::Apart(Apart::Elsewhere) => Self::Elsewhere,
            Place::Here => Self::Here,
        }
    }
}

impl From<Word> for Place {
    fn from(word: Word) -> Self {
        match word {
            Word::Paper => Self::Apart(Apart::Paper),
            Word::Safe => Self::Apart(Apart::Safe),
            Word::PasswordManager => Self::Apart(Apart::PasswordManager),
            Word::Elsewhere => Self::Apart(Apart::Elsewhere),
            Word::Here => Self::Here,
        }
    }
}
