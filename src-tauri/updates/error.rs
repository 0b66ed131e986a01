//! Why there is no newer version, or why it is not installed. Nothing was written, unless it says so.

use std::fmt::Display;
use std::io::ErrorKind;
use std::path::PathBuf;

use koppel_core::failure::{Arg, Failure};
use koppel_core::ports::WebError;
use koppel_core::tiqr::Address;
use koppel_platform::download::DownloadError;
use tauri_plugin_updater::Error as PluginError;

use super::Installed;

/// Why an update did not come.
#[derive(Debug, thiserror::Error)]
pub enum UpdateError {
    /// The build or the organisation has none.
    #[error("no updater here")]
    Off,
    /// What was found before is not there any more.
    #[error("no update at hand")]
    Gone,
    /// It came by a package manager, or was not installed at all.
    #[error("not updated from inside")]
    NotFromInside,
    /// The network, or the host.
    #[error("{host}: {error}")]
    Download { host: String, error: DownloadError },
    /// The answer is no list of a release.
    #[error("{host}: no list of a release")]
    Malformed { host: String },
    /// The package would come over a connection that anybody can change.
    #[error("package address is not https")]
    InsecurePackage,
    /// The release has nothing for this kind of computer.
    #[error("nothing for this computer")]
    NotForHere,
    /// No signature, a broken one, or another key's.
    #[error("bad signature")]
    Forged,
    /// Signed, but as another version than the one that was announced.
    #[error("signed as {signed}")]
    OtherVersion { signed: String },
    /// No room for it.
    #[error("disk full")]
    Full,
    /// This person may not replace it.
    #[error("not writable: {file}")]
    NotWritable { file: String },
    /// It could be moved away, and not back (macOS).
    #[error("left at {}", at.display())]
    LeftElsewhere { at: PathBuf },
    /// Anything else.
    #[error("{reason}")]
    NotInstalled { reason: String },
}

impl UpdateError {
    pub fn download(from: &Address, error: DownloadError) -> Self {
        Self::Download { host: from.host(), error }
    }

    pub fn malformed(from: &Address) -> Self {
        Self::Malformed { host: from.host() }
    }

    pub fn broken(error: impl Display) -> Self {
        Self::NotInstalled { reason: error.to_string() }
    }

    /// What the plugin says of the list.
    pub fn of_list(from: &Address, error: PluginError) -> Self {
        match error {
            PluginError::TargetNotFound(_) | PluginError::TargetsNotFound(_) => Self::NotForHere,
            _ => Self::malformed(from),
        }
    }

    /// What the plugin says of a package that it was to check.
    pub fn of_signature(error: PluginError) -> Self {
        match error {
            PluginError::SignedVersionMismatch { signed, .. } => Self::OtherVersion { signed },
            _ => Self::Forged,
        }
    }

    /// What the plugin says of a package that it was to install.
    pub fn of_install(installed: &Installed, error: PluginError) -> Self {
        let not_writable = || {
            let file = installed.file().map(|file| file.display().to_string());
            Self::NotWritable { file: file.unwrap_or_else(|| "Koppel".to_owned()) }
        };
        match error {
            PluginError::Io(error) => match error.kind() {
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => not_writable(),
                _ => Self::broken(error),
            },
            // The place beside the program is asked last.
            PluginError::TempDirNotOnSameMountPoint => not_writable(),
            PluginError::PreviousAppNotRestored(at) => Self::LeftElsewhere { at },
            PluginError::Minisign(_)
            | PluginError::Base64(_)
            | PluginError::SignatureUtf8(_)
            | PluginError::MissingSignedVersion
            | PluginError::SignedVersionMismatch { .. } => Self::of_signature(error),
            error => Self::broken(error),
        }
    }

    /// Whether the same package may be tried again.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Full | Self::NotWritable { .. })
    }
}

impl Failure for UpdateError {
    fn code(&self) -> &'static str {
        match self {
            Self::Off => "update-off",
            Self::Gone => "update-gone",
            Self::NotFromInside => "update-not-from-inside",
            Self::Download { error, .. } => match error {
                DownloadError::Web(WebError::Unresolved | WebError::NoRoute(_) | WebError::Timeout) => {
                    "update-unreachable"
                }
                DownloadError::Web(WebError::Certificate(_)) => "update-certificate",
                DownloadError::Web(WebError::TooLarge) => "update-too-large",
                DownloadError::Web(WebError::Redirected) => "update-redirected",
                DownloadError::Web(WebError::Broken(_)) | DownloadError::Stopped => "update-broken",
                DownloadError::Web(WebError::NotHttp(_)) => "update-malformed",
                DownloadError::Status(_) => "update-status",
            },
            Self::Malformed { .. } => "update-malformed",
            Self::InsecurePackage => "update-insecure",
            Self::NotForHere => "update-not-for-here",
            Self::Forged => "update-forged",
            Self::OtherVersion { .. } => "update-other-version",
            Self::Full => "update-full",
            Self::NotWritable { .. } => "update-not-writable",
            Self::LeftElsewhere { .. } => "update-left-elsewhere",
            Self::NotInstalled { .. } => "update-not-installed",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        let text = |name, text: &str| vec![(name, Arg::Text(text.to_owned()))];
        match self {
            Self::Download { host, error: DownloadError::Status(status) } => {
                [text("host", host), vec![("status", Arg::Number((*status).into()))]].concat()
            }
            Self::Download { host, .. } | Self::Malformed { host } => text("host", host),
            Self::OtherVersion { signed } => text("signed", signed),
            Self::NotWritable { file } => text("file", file),
            Self::LeftElsewhere { at } => text("place", &at.display().to_string()),
            Self::NotInstalled { reason } => text("reason", reason),
            Self::Off
            | Self::Gone
            | Self::NotFromInside
            | Self::InsecurePackage
            | Self::NotForHere
            | Self::Forged
            | Self::Full => Vec::new(),
        }
    }
}
