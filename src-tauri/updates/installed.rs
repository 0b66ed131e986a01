//! How this program came here, as the bundler wrote it into it, and so who may replace it.

use std::path::{Path, PathBuf};

use tauri::utils::config::BundleType;
use tauri::utils::platform::bundle_type;

use crate::dto::UpdateHow;

/// How this program came here.
pub enum Installed {
    /// One file of the person's, which takes the place of itself.
    AppImage(PathBuf),
    /// By an installer of Windows or as an app of macOS: the new one does the rest.
    BySystem,
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
            Some(BundleType::Nsis | BundleType::Msi) => Self::BySystem,
            // What is built for macOS says so without a bundle, too.
            Some(BundleType::App) if is_in_app() => Self::BySystem,
            _ => Self::Loose,
        }
    }

    /// For the window.
    pub fn how(&self) -> UpdateHow {
        match self {
            Self::AppImage(_) | Self::BySystem => UpdateHow::Inside,
            Self::Package => UpdateHow::Package,
            Self::Loose => UpdateHow::Loose,
        }
    }

    /// The file that is replaced, where it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::AppImage(file) => Some(file),
            Self::BySystem | Self::Package | Self::Loose => None,
        }
    }
}

fn is_in_app() -> bool {
    std::env::current_exe().is_ok_and(|program| program.display().to_string().contains(".app/Contents/MacOS"))
}
