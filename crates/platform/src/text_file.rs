//! A text file that a person chose.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use koppel_core::failure::Failure;
use zeroize::Zeroizing;

/// The file is gone, may not be read, or is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the file cannot be read")]
pub struct TextFileError;

impl Failure for TextFileError {
    fn code(&self) -> &'static str {
        "text-file-unreadable"
    }
}

/// What is in it, up to one byte more than `most`: whoever takes no more sees that it is too long.
///
/// # Errors
/// See [`TextFileError`].
pub fn read(file: &Path, most: usize) -> Result<Zeroizing<Vec<u8>>, TextFileError> {
    let open = || {
        let file = File::open(file).ok()?;
        // A folder has no text; a pipe or a device would not end.
        let about = file.metadata().ok().filter(|about| about.is_file())?;
        let size = usize::try_from(about.len()).unwrap_or(usize::MAX).min(most) + 1;
        // Has its room from the start: what grows leaves copies. One byte more, or reading makes room to see the end.
        let mut bytes = Zeroizing::new(Vec::with_capacity(size + 1));
        file.take(size as u64).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    };
    open().ok_or(TextFileError)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_a_file_is_read_and_no_further_than_it_may_go() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("codes.txt");
        std::fs::write(&file, "1234 5678\n").unwrap();
        assert_eq!(read(&file, 100).unwrap().as_slice(), b"1234 5678\n");
        assert_eq!(read(&file, 4).unwrap().len(), 5, "one more, so that it is seen");
        for none in [folder.path(), &folder.path().join("missing.txt"), Path::new("/dev/zero")] {
            assert_eq!(read(none, 100).err(), Some(TextFileError), "{}", none.display());
        }
    }
}
