//! How this program came here, as the bundler wrote it into it, and so who may replace it.

use std::path::{Path, PathBuf};

use tauri::utils::config::BundleType;
use tauri::utils::platform::bundle_type;

use crate::dto::UpdateHow;

/// How this program came here.
pub enum Installed {
    /// One file of the person's, which takes the place of itself.
    AppImage(PathBuf),
    /// By Windows' installer of the one kind or the other; the new one does the rest.
    Nsis,
    Msi,
    /// As an app of macOS, which is exchanged as a whole.
    App,
    /// By a package manager, which knows what it put where. A program that replaces its own files behind its back leaves it with
    /// another version than there is.
    Package,
    /// Built here, or unpacked by hand.
    Loose,
}

impl Installed {
    /// As it is.
    pub fn of_this() -> Self {
        match bundle_type() {
            Some(BundleType::AppImage) => {
                std::env::var_os("APPIMAGE").map_or(Self::Loose, |file| Self::AppImage(file.into()))
            }
            Some(BundleType::Deb | BundleType::Rpm) => Self::Package,
            Some(BundleType::Nsis) => Self::Nsis,
            Some(BundleType::Msi) => Self::Msi,
            // What is built for macOS says so without a bundle, too.
            Some(BundleType::App) if is_in_app() => Self::App,
            _ => Self::Loose,
        }
    }

    /// For the window.
    pub fn how(&self) -> UpdateHow {
        match self {
            Self::AppImage(_) | Self::Nsis | Self::Msi | Self::App => UpdateHow::Inside,
            Self::Package => UpdateHow::Package,
            Self::Loose => UpdateHow::Loose,
        }
    }

    /// The file that is replaced, where it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::AppImage(file) => Some(file),
            _ => None,
        }
    }

    /// What has an installer of Windows start the new program. The plugin would hand the arguments of this start along, on a command line
    /// that other programs can read.
    pub fn starting(&self) -> Option<&'static str> {
        match self {
            Self::Nsis => Some("/R"),
            Self::Msi => Some("AUTOLAUNCHAPP=True"),
            _ => None,
        }
    }
}

fn is_in_app() -> bool {
    std::env::current_exe().is_ok_and(|program| program.display().to_string().contains(".app/Contents/MacOS"))
}
