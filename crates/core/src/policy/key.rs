//! What can be settled, by one name on every system: the registry's value, the key of a property list and of the
//! file are called the same.

use crate::pin::Pin;
use crate::vault::TRIES;

/// Longest time until a profile locks itself that can be asked for: a day.
pub const MOST_MINUTES: u16 = 1440;

/// What an organisation can settle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Fewest digits of a PIN that is chosen from now on.
    MinimumPinLength,
    /// Wrong PINs in a row after which a profile is blocked.
    PinTries,
    /// Nothing that opens accounts elsewhere leaves a profile.
    ForbidExport,
    /// Backup codes themselves are not kept in a profile.
    ForbidKeptBackupCodes,
    /// Minutes without use after which an open profile locks itself, at most.
    LockAfterMinutes,
    /// Which releases Koppel may bring itself up to date with.
    UpdateChannel,
}

/// What the value of a key may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A whole number, both ends included.
    Number {
        /// The smallest.
        least: u16,
        /// The largest.
        most: u16,
    },
    /// Yes or no; 1 and 0 say the same, since the registry has no other.
    Switch,
    /// One of these words.
    Word(&'static [&'static str]),
}

impl Key {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 6] = [
        Self::MinimumPinLength,
        Self::PinTries,
        Self::LockAfterMinutes,
        Self::ForbidExport,
        Self::ForbidKeptBackupCodes,
        Self::UpdateChannel,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::MinimumPinLength => "MinimumPinLength",
            Self::PinTries => "PinTries",
            Self::ForbidExport => "ForbidExport",
            Self::ForbidKeptBackupCodes => "ForbidKeptBackupCodes",
            Self::LockAfterMinutes => "LockAfterMinutes",
            Self::UpdateChannel => "UpdateChannel",
        }
    }

    /// What its value may be.
    pub fn form(self) -> Form {
        match self {
            Self::MinimumPinLength => Form::Number { least: Pin::LEAST.into(), most: Pin::MOST.into() },
            Self::PinTries => Form::Number { least: 1, most: TRIES.into() },
            Self::LockAfterMinutes => Form::Number { least: 1, most: MOST_MINUTES },
            Self::ForbidExport | Self::ForbidKeptBackupCodes => Form::Switch,
            Self::UpdateChannel => Form::Word(&["off", "stable"]),
        }
    }

    /// The key of that name, to the letter.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }
}
