//! One flat folder on the real disk: readable by this user only, one writer at a time.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Component, Path, PathBuf};

use koppel_core::ports::{Files, Lock};

use crate::patience::patiently;

/// The file whose lock makes one writer of many programs. Never read, never removed: removing it would
/// give two programs a lock on two different files.
const LOCK_FILE: &str = "vault.lock";

/// A folder: Koppel's own, made on the first write, or one that the person chose.
pub struct Folder {
    path: PathBuf,
    is_own: bool,
}

impl Folder {
    /// The folder at `path`, which need not exist yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), is_own: true }
    }

    /// A folder that has to be there: it is never made, and missing is an error (`NotFound`), not empty.
    pub fn existing(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), is_own: false }
    }

    /// Where `name` lies. Names come from ids and fixed words; one that could lead out of the folder is
    /// refused all the same.
    fn file(&self, name: &str) -> io::Result<PathBuf> {
        let one_part = matches!(
            Path::new(name).components().collect::<Vec<_>>()[..],
            [Component::Normal(part)] if part == name
        );
        if !one_part || name.contains(['/', '\\', ':', '\0']) {
            return Err(io::Error::new(ErrorKind::InvalidInput, "not a plain file name"));
        }
        if self.is_blocked() {
            return Err(ErrorKind::NotADirectory.into());
        }
        Ok(self.path.join(name))
    }

    /// Whether something stands in its way that is no folder. Windows calls what would be below that not found, and what is not found is
    /// taken for empty, or made. Other systems say it themselves.
    fn is_blocked(&self) -> bool {
        let nearest = || self.path.ancestors().find_map(|at| fs::metadata(at).ok());
        cfg!(windows) && nearest().is_some_and(|at| !at.is_dir())
    }

    fn make(&self) -> io::Result<()> {
        if !self.is_own {
            return Ok(());
        }
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.path)
    }
}

impl Files for Folder {
    fn list(&self) -> io::Result<Vec<String>> {
        let entries = match fs::read_dir(&self.path) {
            Err(error) if self.is_own && error.kind() == ErrorKind::NotFound && !self.is_blocked() => {
                return Ok(Vec::new());
            }
            other => other?,
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry?;
            // A name that is no text is none of ours.
            let Ok(name) = entry.file_name().into_string() else { continue };
            if name != LOCK_FILE && !entry.file_type()?.is_dir() {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    fn read(&self, name: &str, limit: u64) -> io::Result<Vec<u8>> {
        let path = self.file(name)?;
        let metadata = fs::metadata(&path)?;
        // Opening a pipe would wait for ever.
        if !metadata.is_file() {
            return Err(io::Error::new(ErrorKind::InvalidInput, "not a file"));
        }
        let too_large = || io::Error::from(ErrorKind::FileTooLarge);
        if metadata.len() > limit {
            return Err(too_large());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).map_err(|_| too_large())? + 1);
        patiently(|| File::open(&path))?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit { Err(too_large()) } else { Ok(bytes) }
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.file(name)?;
        self.make()?;
        // A new file, not the old one emptied: the old one may be a hard link (`keep`), a symbolic link, or
        // readable by others.
        remove_file(&path)?;
        let mut file = patiently(|| private().write(true).create_new(true).open(&path))?;
        file.write_all(bytes).inspect_err(|_| {
            // A full disk has no need of half a file.
            let _ = fs::remove_file(&path);
        })
    }

    fn sync(&self, name: &str) -> io::Result<()> {
        // Windows flushes only what was opened for writing.
        let path = self.file(name)?;
        patiently(|| OpenOptions::new().write(true).open(&path))?.sync_all()
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let (from, to) = (self.file(from)?, self.file(to)?);
        patiently(|| fs::rename(&from, &to))
    }

    fn rename_new(&self, from: &str, to: &str) -> io::Result<()> {
        let (from, to) = (self.file(from)?, self.file(to)?);
        match fs::hard_link(&from, &to) {
            Ok(()) => remove_file(&from),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            Err(_) => rename_claimed(&from, &to),
        }
    }

    fn keep(&self, from: &str, to: &str) -> io::Result<()> {
        let (from, to) = (self.file(from)?, self.file(to)?);
        remove_file(&to)?;
        if fs::hard_link(&from, &to).is_ok() {
            return Ok(());
        }
        // File systems without hard links: exFAT, some network drives.
        let bytes = patiently(|| fs::read(&from))?;
        let mut copy = patiently(|| private().write(true).create_new(true).open(&to))?;
        copy.write_all(&bytes)?;
        copy.sync_all()
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        remove_file(&self.file(name)?)
    }

    fn sync_folder(&self) -> io::Result<()> {
        // Windows has no such call; NTFS journals its directories.
        #[cfg(unix)]
        File::open(&self.path)?.sync_all()?;
        Ok(())
    }

    fn lock(&self) -> io::Result<Box<dyn Lock>> {
        self.make()?;
        let path = self.path.join(LOCK_FILE);
        let file = patiently(|| private().write(true).create(true).truncate(false).open(&path))?;
        file.lock()?;
        Ok(Box::new(Held { _file: file }))
    }
}

/// Closing the file frees its lock, and so does the end of the process.
struct Held {
    _file: File,
}

impl Lock for Held {}

/// Options for a file that only this user can read. On Windows the rights of the person's own folder say so.
fn private() -> OpenOptions {
    let options = OpenOptions::new();
    #[cfg(unix)]
    let options = std::os::unix::fs::OpenOptionsExt::mode(&mut { options }, 0o600).clone();
    options
}

/// For file systems without hard links, as exFAT and some network drives: an empty file takes the name first.
fn rename_claimed(from: &Path, to: &Path) -> io::Result<()> {
    drop(private().write(true).create_new(true).open(to)?);
    patiently(|| fs::rename(from, to)).inspect_err(|_| {
        let _ = fs::remove_file(to);
    })
}

fn remove_file(path: &Path) -> io::Result<()> {
    match patiently(|| fs::remove_file(path)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests;
