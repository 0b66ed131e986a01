//! Where this person's profiles and their keys live.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use koppel_core::failure::{Arg, Failure};
use koppel_core::policy::Policy;
use koppel_core::ports::Keystore;
use koppel_core::vault::Vault;

use crate::files::Folder;
use crate::keystore::{FileKeystore, OsKeystore};
use crate::random::OsRandom;

/// Names the data folder.
const HOME: &str = "KOPPEL_HOME";
/// `os`, `file:DIR` or `guarded:DIR`.
const KEYSTORE: &str = "KOPPEL_KEYSTORE";

/// The data folder and the keystore that go together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    home: PathBuf,
    keystore: KeystoreKind,
}

/// Which keystore holds the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeystoreKind {
    /// The system's own.
    Os,
    /// A folder, for computers without one; weaker, so that profiles have a passphrase and no PIN, and the programs say so.
    File(PathBuf),
    /// A folder that something else guards, such as a token that is taken along; profiles have a PIN.
    Guarded(PathBuf),
}

/// Why there is no place.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// `KOPPEL_KEYSTORE` is none of `os`, `file:DIR` and `guarded:DIR`.
    #[error("bad KOPPEL_KEYSTORE: {0}")]
    KeystoreSetting(String),
    /// The system names no folder for this person, and neither does `KOPPEL_HOME`.
    #[error("no data folder")]
    HomeUnknown,
}

impl Failure for PlaceError {
    fn code(&self) -> &'static str {
        match self {
            Self::KeystoreSetting(_) => "keystore-setting-bad",
            Self::HomeUnknown => "home-unknown",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::KeystoreSetting(setting) => vec![("setting", Arg::Text(setting.clone()))],
            Self::HomeUnknown => Vec::new(),
        }
    }
}

impl Place {
    /// As the environment says, or where the system keeps a program's own files.
    pub fn of_environment() -> Result<Self, PlaceError> {
        Self::named(env::var_os(HOME), env::var_os(KEYSTORE))
    }

    /// As named by whoever asks. The home need not exist yet.
    pub fn new(home: impl Into<PathBuf>, keystore: KeystoreKind) -> Self {
        Self { home: home.into(), keystore }
    }

    fn named(home: Option<OsString>, keystore: Option<OsString>) -> Result<Self, PlaceError> {
        Ok(Self { home: home_folder(home)?, keystore: keystore_kind(keystore)? })
    }

    /// The data folder; it need not exist yet.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Which keystore.
    pub fn keystore(&self) -> &KeystoreKind {
        &self.keystore
    }

    /// Whether profiles have a passphrase here and no PIN ([`Keystore::is_plain`]).
    pub fn is_plain(&self) -> bool {
        matches!(self.keystore, KeystoreKind::File(_))
    }

    /// The folder of the profiles' files.
    pub fn profiles(&self) -> PathBuf {
        self.home.join("profiles")
    }

    /// The vault at this place, under what an organisation settles ([`crate::policy`]). Touches neither disk nor keystore yet.
    pub fn vault(&self, policy: Policy) -> Vault {
        let files = Folder::new(self.profiles());
        let keystore: Box<dyn Keystore> = match &self.keystore {
            KeystoreKind::Os => Box::new(OsKeystore::new()),
            KeystoreKind::File(folder) => Box::new(FileKeystore::new(folder)),
            KeystoreKind::Guarded(folder) => Box::new(FileKeystore::guarded(folder)),
        };
        Vault::new(Box::new(files), keystore, Box::new(OsRandom::new())).under(policy)
    }
}

fn home_folder(named: Option<OsString>) -> Result<PathBuf, PlaceError> {
    if let Some(home) = named.filter(|home| !home.is_empty()) {
        return std::path::absolute(home).map_err(|_| PlaceError::HomeUnknown);
    }
    // %LOCALAPPDATA%, ~/Library/Application Support, $XDG_DATA_HOME. Local, since the key does not roam either.
    let name = if cfg!(any(windows, target_os = "macos")) { "Koppel" } else { "koppel" };
    dirs::data_local_dir().map(|folder| folder.join(name)).ok_or(PlaceError::HomeUnknown)
}

fn keystore_kind(setting: Option<OsString>) -> Result<KeystoreKind, PlaceError> {
    let Some(setting) = setting.filter(|setting| !setting.is_empty()) else { return Ok(KeystoreKind::Os) };
    let bad = || PlaceError::KeystoreSetting(setting.to_string_lossy().into_owned());
    let (kind, folder): (fn(PathBuf) -> KeystoreKind, _) =
        match setting.to_str().ok_or_else(bad)?.split_once(':') {
            None if setting == "os" => return Ok(KeystoreKind::Os),
            Some(("file", folder)) => (KeystoreKind::File, folder),
            Some(("guarded", folder)) => (KeystoreKind::Guarded, folder),
            _ => return Err(bad()),
        };
    // Of an empty name nothing can be made.
    std::path::absolute(folder).map(kind).map_err(|_| bad())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(home: &str, keystore: &str) -> Result<Place, PlaceError> {
        Place::named(Some(home.into()), Some(keystore.into()))
    }

    #[test]
    fn the_environment_names_both() {
        let folder = env::temp_dir().join("keys");
        let place = named("here", &format!("file:{}", folder.display())).unwrap();
        assert_eq!(place.home(), env::current_dir().unwrap().join("here"));
        assert_eq!(*place.keystore(), KeystoreKind::File(folder.clone()));
        assert!(place.is_plain());
        let guarded = named("here", &format!("guarded:{}", folder.display())).unwrap();
        assert_eq!(*guarded.keystore(), KeystoreKind::Guarded(folder));
        assert!(!guarded.is_plain() && !named("here", "os").unwrap().is_plain());
    }

    #[test]
    fn the_systems_keystore_is_the_default() {
        for keystore in ["", "os"] {
            assert_eq!(*named("x", keystore).unwrap().keystore(), KeystoreKind::Os);
        }
        assert_eq!(*Place::named(Some("x".into()), None).unwrap().keystore(), KeystoreKind::Os);
    }

    #[test]
    fn any_other_keystore_is_refused() {
        for keystore in ["file", "file:", "OS", "none", "files:/x", " os", "guarded", "guarded:"] {
            assert_eq!(named("x", keystore), Err(PlaceError::KeystoreSetting(keystore.to_owned())));
        }
    }

    #[test]
    fn without_a_name_the_system_says_where() {
        let home = home_folder(None).unwrap();
        assert!(home.is_absolute());
        assert_eq!(home.file_name().unwrap().to_ascii_lowercase(), "koppel");
        assert_eq!(home_folder(Some("".into())).unwrap(), home);
    }

    /// Not the folder that roams with the person to other computers.
    #[test]
    #[cfg(windows)]
    fn on_windows_it_is_the_folder_of_this_computer() {
        let local = PathBuf::from(env::var_os("LOCALAPPDATA").unwrap());
        assert_eq!(home_folder(None).unwrap(), local.join("Koppel"));
    }
}
