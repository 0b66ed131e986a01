//! What an organisation settles on this computer, from where only its administrators can write:
//!
//! | system | where |
//! |---|---|
//! | Windows | the registry, `HKLM\SOFTWARE\Policies\Koppel`, which Group Policy and Intune write |
//! | macOS | `/Library/Managed Preferences/app.koppel.desktop.plist`, which a device management writes |
//! | Linux and the like | `/etc/koppel/policy.toml` |
//!
//! No variable and no argument leads elsewhere in a program that is given to people; whoever uses it cannot change what
//! is settled.

use std::path::PathBuf;

use koppel_core::policy::{Policy, Reading};

mod broken;
#[cfg(not(windows))]
mod file;
#[cfg(any(target_os = "macos", all(test, unix)))]
mod property_list;
#[cfg(windows)]
mod registry;
#[cfg(all(unix, any(test, not(target_os = "macos"))))]
mod table;

pub use self::broken::Broken;

/// Where a test's program finds a policy instead. A program that is built for people does not know it.
#[cfg(debug_assertions)]
const FOR_TESTS: &str = "KOPPEL_TEST_POLICY";

/// What was found, and where it was looked for.
#[derive(Debug)]
pub struct Found {
    /// As an administrator would name it.
    pub place: String,
    /// What was there.
    pub state: State,
}

/// What was there.
#[derive(Debug)]
pub enum State {
    /// Nothing: no organisation settles anything.
    Nothing,
    /// A policy, of which some keys may not have been taken.
    Read(Reading),
    /// Something that is no policy as a whole. Nothing of it holds.
    Broken(Broken),
}

impl Found {
    /// What holds.
    pub fn policy(&self) -> Policy {
        match &self.state {
            State::Read(reading) => reading.policy.clone(),
            State::Nothing | State::Broken(_) => Policy::default(),
        }
    }
}

/// Where a policy is looked for. On Windows a key below `HKEY_LOCAL_MACHINE`, elsewhere a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source(PathBuf);

impl Source {
    /// Where this system keeps it.
    pub fn of_system() -> Self {
        #[cfg(debug_assertions)]
        if let Some(instead) = std::env::var_os(FOR_TESTS) {
            return Self::at(instead);
        }
        Self::at(PLACE)
    }

    /// Somewhere else, in the form of this system.
    pub fn at(place: impl Into<PathBuf>) -> Self {
        Self(place.into())
    }

    /// Reads it, now.
    pub fn read(&self) -> Found {
        let (place, found) = self.look();
        let state = match found {
            Ok(None) => State::Nothing,
            Ok(Some(values)) => State::Read(Policy::read(values)),
            Err(broken) => State::Broken(broken),
        };
        Found { place, state }
    }
}

#[cfg(windows)]
const PLACE: &str = r"SOFTWARE\Policies\Koppel";
#[cfg(target_os = "macos")]
const PLACE: &str = "/Library/Managed Preferences/app.koppel.desktop.plist";
#[cfg(all(unix, not(target_os = "macos")))]
const PLACE: &str = "/etc/koppel/policy.toml";

/// Names and values in the order in which they stand; `None` where there is no policy.
type Values = Result<Option<Vec<(String, koppel_core::policy::Value)>>, Broken>;

impl Source {
    #[cfg(windows)]
    fn look(&self) -> (String, Values) {
        let key = self.0.to_string_lossy();
        (format!(r"HKEY_LOCAL_MACHINE\{key}"), registry::read(windows_registry::LOCAL_MACHINE, &key))
    }

    #[cfg(not(windows))]
    fn look(&self) -> (String, Values) {
        #[cfg(target_os = "macos")]
        let values = property_list::values;
        #[cfg(not(target_os = "macos"))]
        let values = table::values;
        let found = file::read(&self.0).and_then(|bytes| bytes.map(|bytes| values(&bytes)).transpose());
        (self.0.display().to_string(), found)
    }
}

#[cfg(all(test, unix))]
mod tests;
