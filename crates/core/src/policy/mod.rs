//! What an organisation settles for Koppel on its computers. The values come from where only an administrator can
//! write (koppel-platform reads them); here is what they may be, what each means, and what they refuse. It reaches the
//! vault with [`Vault::under`](crate::vault::Vault::under), which everything that is refused goes through.
//!
//! A key that is wrong in any way is as if it were not there, and is told; the others hold. So nothing that is broken
//! makes Koppel weaker than it is without a policy: none of the keys can do that, whatever its value.

mod forbidden;
mod key;
mod reading;

pub use self::forbidden::Forbidden;
pub use self::key::{Form, Key, MOST_MINUTES};
pub use self::reading::{Ignored, Reading, Value, Why};
use crate::failure::Arg;
use crate::pin::PinLength;
use crate::vault::Tries;

/// What is settled, each value in its range. Nothing is, by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    minimum_pin_length: Option<PinLength>,
    pin_tries: Option<Tries>,
    forbid_export: Option<bool>,
    forbid_kept_backup_codes: Option<bool>,
    lock_after: Option<u32>,
    update_channel: Option<UpdateChannel>,
}

/// Which releases Koppel may bring itself up to date with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpdateChannel {
    /// None: the organisation brings it up to date.
    Off,
    /// Those that are meant for everybody.
    Stable,
}

/// A key that is settled, for whoever tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// A whole number.
    Number(u32),
    /// Yes or no.
    Switch(bool),
    /// A word.
    Word(&'static str),
}

impl Policy {
    /// Fewest digits of a new PIN.
    pub fn minimum_pin_length(&self) -> PinLength {
        self.minimum_pin_length.unwrap_or_default()
    }

    /// Wrong PINs in a row after which a profile is blocked.
    pub fn pin_tries(&self) -> Tries {
        self.pin_tries.unwrap_or_default()
    }

    /// Refuses to let out of a profile what opens accounts elsewhere: a backup, or the codes that are kept in it on a
    /// recovery sheet.
    pub fn allows_export(&self) -> Result<(), Forbidden> {
        if self.forbid_export == Some(true) { Err(Forbidden::Export) } else { Ok(()) }
    }

    /// Refuses to keep backup codes themselves in a profile.
    pub fn allows_kept_codes(&self) -> Result<(), Forbidden> {
        if self.forbid_kept_backup_codes == Some(true) { Err(Forbidden::KeptCodes) } else { Ok(()) }
    }

    /// Minutes without use after which a profile locks itself, of those that the person chose; 0 is never.
    pub fn lock_after(&self, chosen: u32) -> u32 {
        match (self.lock_after, chosen) {
            (None, chosen) => chosen,
            (Some(most), 0) => most,
            (Some(most), chosen) => chosen.min(most),
        }
    }

    /// Refuses a choice that would not hold.
    pub fn allows_lock_after(&self, chosen: u32) -> Result<(), Forbidden> {
        match self.lock_after {
            Some(most) if self.lock_after(chosen) != chosen => Err(Forbidden::LockAfter { most }),
            _ => Ok(()),
        }
    }

    /// The longest that a person may choose; `None` when they may choose never.
    pub fn longest_until_lock(&self) -> Option<u32> {
        self.lock_after
    }

    /// Which releases, where that is settled.
    pub fn update_channel(&self) -> Option<UpdateChannel> {
        self.update_channel
    }

    /// What is settled, in the order of [`Key::ALL`].
    pub fn settled(&self) -> Vec<(Key, Setting)> {
        let setting = |key| match key {
            Key::MinimumPinLength => self.minimum_pin_length.map(|it| Setting::Number(it.digits().into())),
            Key::PinTries => self.pin_tries.map(|it| Setting::Number(it.count().into())),
            Key::LockAfterMinutes => self.lock_after.map(Setting::Number),
            Key::ForbidExport => self.forbid_export.map(Setting::Switch),
            Key::ForbidKeptBackupCodes => self.forbid_kept_backup_codes.map(Setting::Switch),
            Key::UpdateChannel => self.update_channel.map(|it| Setting::Word(it.word())),
        };
        Key::ALL.into_iter().filter_map(|key| Some((key, setting(key)?))).collect()
    }
}

impl Setting {
    /// For its sentence; yes and no are 1 and 0.
    pub fn arg(self) -> Arg {
        match self {
            Self::Number(number) => Arg::Number(number.into()),
            Self::Switch(on) => Arg::Number(on.into()),
            Self::Word(word) => Arg::Text(word.to_owned()),
        }
    }
}

impl UpdateChannel {
    /// As it is written in a policy.
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Stable => "stable",
        }
    }
}

#[cfg(test)]
mod tests;
