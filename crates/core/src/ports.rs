//! The outside world, as narrow as the vault and tiqr need it. crates/platform holds the real ones.

use std::io;

use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::ids::ProfileId;
use crate::tiqr::Address;

/// One flat folder of files. Each method is one step that can fail on its own, so that tests can fail
/// each; the order of steps that makes a save atomic is the vault's (`vault/store.rs`).
pub trait Files: Send + Sync {
    /// Names of all files in the folder; empty when the folder does not exist yet.
    fn list(&self) -> io::Result<Vec<String>>;
    /// The whole file, `NotFound` when it is missing. Refuses more than `limit` bytes (`FileTooLarge`)
    /// and what is no file (`InvalidInput`).
    fn read(&self, name: &str, limit: u64) -> io::Result<Vec<u8>>;
    /// Creates or truncates `name` (readable by this user only) and writes, without syncing.
    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()>;
    /// Flushes the file's content to the disk.
    fn sync(&self, name: &str) -> io::Result<()>;
    /// Atomically gives `from` the name `to`, replacing what had it.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;
    /// The same, but for a name that nothing has yet: `AlreadyExists` when something does.
    fn rename_new(&self, from: &str, to: &str) -> io::Result<()> {
        if self.list()?.iter().any(|name| name == to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.rename(from, to)
    }
    /// Makes `to` hold what `from` holds (hard link or copy), replacing what had that name.
    fn keep(&self, from: &str, to: &str) -> io::Result<()>;
    /// Removes the file; `Ok` when it was not there.
    fn remove(&self, name: &str) -> io::Result<()>;
    /// Flushes the folder itself, so that renames survive a power cut.
    fn sync_folder(&self) -> io::Result<()>;
    /// Waits for the one writer's lock; dropping the guard frees it, and so does the process's end.
    fn lock(&self) -> io::Result<Box<dyn Lock>>;
}

/// The writer's lock, held while this lives.
pub trait Lock: Send {}

/// Where the key lives that the file lacks: one small record for each profile.
pub trait Keystore: Send + Sync {
    /// The record, `None` when there is none.
    fn read(&self, profile: &ProfileId) -> Result<Option<Zeroizing<Vec<u8>>>, KeystoreError>;
    /// Writes or replaces the record.
    fn write(&self, profile: &ProfileId, record: &[u8]) -> Result<(), KeystoreError>;
    /// Removes the record; `Ok` when there was none.
    fn delete(&self, profile: &ProfileId) -> Result<(), KeystoreError>;
    /// Whether whoever can copy this person's files can copy the records with them, so that nothing but what the person types protects
    /// a copy.
    fn is_plain(&self) -> bool {
        false
    }
}

/// Why a keystore did not answer.
#[derive(Debug, thiserror::Error)]
pub enum KeystoreError {
    /// This computer has none, or it is not running.
    #[error("no keystore: {0}")]
    Missing(String),
    /// It is locked, or the person or a policy said no.
    #[error("keystore refused: {0}")]
    Refused(String),
    /// It is a folder, and a file operation in it failed.
    #[error("keystore folder: {0}")]
    File(io::Error),
    /// Anything else.
    #[error("keystore failed: {0}")]
    Failed(String),
}

/// Randomness that nobody can guess.
pub trait Random: Send + Sync {
    /// Fills the whole buffer.
    fn fill(&self, buffer: &mut [u8]) -> io::Result<()>;
}

/// The web, as little of it as tiqr needs: no cookies, no redirects to anybody else, answers bounded in size and time.
pub trait Web: Send + Sync {
    /// Asks for what is there.
    fn get(&self, address: &Address, headers: &[(&str, &str)]) -> Result<WebAnswer, WebError>;
    /// Sends a form, once.
    fn post(
        &self,
        address: &Address,
        headers: &[(&str, &str)],
        form: &[(&str, &str)],
    ) -> Result<WebAnswer, WebError>;
}

/// A whole answer, whatever it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAnswer {
    /// HTTP's status.
    pub status: u16,
    /// All of it.
    pub body: Vec<u8>,
}

impl WebAnswer {
    /// Whether the server says that all went well.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WebError {
    /// Nobody knows a computer of that name; also where there is no network.
    #[error("host not found")]
    Unresolved,
    /// There is no way to that computer, or nothing answers on it.
    #[error("no connection: {0}")]
    NoRoute(String),
    /// No secure connection: the certificate is not right, or whoever answers cannot show one.
    #[error("no secure connection: {0}")]
    Certificate(String),
    /// Too slow.
    #[error("timed out")]
    Timeout,
    /// The connection broke before the whole answer was there.
    #[error("connection broke: {0}")]
    Broken(String),
    /// More than any tiqr server answers.
    #[error("answer too large")]
    TooLarge,
    /// Sent on to another place.
    #[error("redirected")]
    Redirected,
    /// What answered speaks no HTTP.
    #[error("not HTTP: {0}")]
    NotHttp(String),
}

impl WebError {
    /// Whether what was sent may have arrived all the same.
    pub fn may_have_arrived(&self) -> bool {
        !matches!(self, Self::Unresolved | Self::NoRoute(_) | Self::Certificate(_))
    }
}

impl Failure for WebError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unresolved => "web-unresolved",
            Self::NoRoute(_) => "web-no-route",
            Self::Certificate(_) => "web-certificate",
            Self::Timeout => "web-timeout",
            Self::Broken(_) => "web-broken",
            Self::TooLarge => "web-too-large",
            Self::Redirected => "web-redirected",
            Self::NotHttp(_) => "web-not-http",
        }
    }
}
