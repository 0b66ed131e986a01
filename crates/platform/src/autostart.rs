//! Whether the system starts Koppel when the person logs in: an entry of this person's own, where each system has a place
//! for it (`~/.config/autostart`, `~/Library/LaunchAgents`, the registry's `Run`).

use std::env;
use std::path::{Path, PathBuf};

use auto_launch::{AutoLaunch, AutoLaunchBuilder, WindowsEnableMode};
use koppel_core::failure::{Arg, Failure};

/// What the entry is called. By this name the installer for Windows takes it away again.
const NAME: &str = "Koppel";

/// Starts Koppel with the person's session, or not.
pub trait Autostart: Send + Sync {
    /// As the system has it now: the person may have changed it there.
    fn is_on(&self) -> Result<bool, AutostartError>;
    /// Writes the entry, or takes it away.
    fn set(&self, on: bool) -> Result<(), AutostartError>;
}

/// The system did not take it, or did not tell.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct AutostartError(String);

impl Failure for AutostartError {
    fn code(&self) -> &'static str {
        "autostart"
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        vec![("reason", Arg::Text(self.0.clone()))]
    }
}

impl From<auto_launch::Error> for AutostartError {
    fn from(error: auto_launch::Error) -> Self {
        Self(error.to_string())
    }
}

/// The system's own list.
pub struct LoginEntry(AutoLaunch);

impl LoginEntry {
    /// Of this program, started with that argument. `None` where an entry would start nothing: in a Flatpak, whose program
    /// has no place outside of it.
    pub fn of_this(argument: &str) -> Option<Self> {
        if env::var_os("FLATPAK_ID").is_some() {
            return None;
        }
        // What runs out of an AppImage lies in a folder that is gone with it.
        let program = env::var_os("APPIMAGE").map(PathBuf::from).or_else(|| env::current_exe().ok())?;
        Self::new(&program, argument)
    }

    /// `None` for a path that no entry can hold.
    fn new(program: &Path, argument: &str) -> Option<Self> {
        let entry = AutoLaunchBuilder::new()
            .set_app_name(NAME)
            .set_app_path(&as_written(program.to_str()?))
            .set_args(&[argument])
            // Else it is everybody's where the person may do that.
            .set_windows_enable_mode(WindowsEnableMode::CurrentUser)
            .build();
        entry.ok().map(Self)
    }
}

impl Autostart for LoginEntry {
    fn is_on(&self) -> Result<bool, AutostartError> {
        Ok(self.0.is_enabled()?)
    }

    fn set(&self, on: bool) -> Result<(), AutostartError> {
        Ok(if on { self.0.enable() } else { self.0.disable() }?)
    }
}

/// `Exec` of the Desktop Entry Specification: in quotes, with what means something there or in the file's lines escaped.
#[cfg(all(unix, not(target_os = "macos")))]
fn as_written(program: &str) -> String {
    let mut written = String::from('"');
    for c in program.chars() {
        match c {
            '\\' => written.push_str(r"\\\\"),
            '"' | '`' | '$' => written.extend([r"\\", c.encode_utf8(&mut [0; 4])]),
            '%' => written.push_str("%%"),
            c => written.push(c),
        }
    }
    written + "\""
}

/// In quotes: of `C:\Program Files\…` Windows would first try `C:\Program`.
#[cfg(windows)]
fn as_written(program: &str) -> String {
    format!("\"{program}\"")
}

/// A property list has a place for each word.
#[cfg(target_os = "macos")]
fn as_written(program: &str) -> String {
    program.to_owned()
}
