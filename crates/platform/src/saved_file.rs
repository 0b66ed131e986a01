//! A file that the person asked for, where they want it: a table for a spreadsheet.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use koppel_core::failure::{Arg, Failure};
use tempfile::NamedTempFile;

use crate::patience::patiently;

/// Why it is not there.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {error}", file = file.display())]
pub struct SaveError {
    file: PathBuf,
    error: io::Error,
}

impl Failure for SaveError {
    fn code(&self) -> &'static str {
        match self.error.kind() {
            _ if self.is_in_use() => "save-in-use",
            ErrorKind::NotFound | ErrorKind::NotADirectory => "save-gone",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "save-full",
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => "save-read-only",
            _ => "save-failed",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        let file = Arg::Text(self.file.display().to_string());
        vec![("file", file), ("reason", Arg::Text(self.error.to_string()))]
    }
}

impl SaveError {
    /// Windows replaces no file that another program has open, as a spreadsheet has the table that was saved before, and calls it a
    /// lack of rights. Elsewhere it is replaced.
    fn is_in_use(&self) -> bool {
        let may_be = cfg!(windows) && matches!(self.error.raw_os_error(), Some(5 | 32 | 33));
        may_be
            && std::fs::metadata(&self.file)
                .is_ok_and(|file| file.is_file() && !file.permissions().readonly())
    }
}

/// Writes all of it or nothing, readable by this user only. A file of that name is replaced: the system's dialog has
/// asked for that.
pub fn save(file: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    write(file, bytes).map_err(|error| SaveError { file: file.to_owned(), error })
}

fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    if file.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut new = NamedTempFile::new_in(folder)?;
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    let mut waiting = Some(new);
    patiently(|| match waiting.take().map(|new| new.persist(file)) {
        Some(Err(refused)) => {
            waiting = Some(refused.file);
            Err(refused.error)
        }
        _ => Ok(()),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::fs;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn it_is_there_whole_in_the_place_of_an_earlier_one_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("board.csv");
        for content in ["first", "second and longer", "3"] {
            save(&file, content.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), content);
        }
        assert_eq!(names(folder.path()), ["board.csv"]);
    }

    #[test]
    fn what_cannot_be_written_is_named_and_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let gone = save(&folder.path().join("none/board.csv"), b"x").unwrap_err();
        assert_eq!(gone.code(), "save-gone");
        // A folder has that name: it cannot be replaced.
        let taken = folder.path().join("taken.csv");
        fs::create_dir(&taken).unwrap();
        fs::write(taken.join("in it"), b"x").unwrap();
        assert_eq!(save(&taken, b"x").unwrap_err().code(), "save-failed");
        assert_eq!(names(folder.path()), ["taken.csv"]);
        assert_eq!(names(&taken), ["in it"]);
    }

    #[test]
    #[cfg(windows)]
    fn a_table_that_is_open_in_a_spreadsheet_is_said_and_stays() {
        use std::os::windows::fs::OpenOptionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("board.csv");
        save(&file, b"first").unwrap();
        // FILE_SHARE_READ: others may read it.
        let open = fs::OpenOptions::new().read(true).share_mode(1).open(&file).unwrap();
        assert_eq!(save(&file, b"second").unwrap_err().code(), "save-in-use");
        assert_eq!(names(folder.path()), ["board.csv"]);
        assert_eq!(fs::read(&file).unwrap(), b"first");
        drop(open);
        save(&file, b"second").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"second");
    }
}
