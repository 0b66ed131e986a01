//! What was copied: an image, as the picture itself or as a file, since not every web view hands these to its page; and
//! text that need not pass through the page.

use std::path::Path;

use arboard::Clipboard;
use koppel_core::failure::{Arg, Failure};
use koppel_scan::{LumaImage, luma};
use zeroize::Zeroizing;

use crate::image_file::{self, ImageError};

/// Why nothing could be pasted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PasteError {
    /// No picture and no file, or nothing at all.
    #[error("no image on the clipboard")]
    Nothing,
    /// No text, or nothing at all.
    #[error("no text on the clipboard")]
    NoText,
    /// A file was copied and cannot be read now.
    #[error("the copied file cannot be read")]
    Unreadable,
    /// There is something, which is no image that is read.
    #[error(transparent)]
    Image(#[from] ImageError),
}

impl Failure for PasteError {
    fn code(&self) -> &'static str {
        match self {
            Self::Nothing => "paste-nothing",
            Self::NoText => "paste-no-text",
            Self::Unreadable => "paste-unreadable",
            Self::Image(why) => why.code(),
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Image(why) => why.args(),
            Self::Nothing | Self::NoText | Self::Unreadable => Vec::new(),
        }
    }
}

/// The first file that was copied, else the picture.
///
/// # Errors
/// See [`PasteError`].
pub fn image() -> Result<LumaImage, PasteError> {
    let mut clipboard = Clipboard::new().map_err(|_| PasteError::Nothing)?;
    if let Ok(files) = clipboard.get().file_list()
        && let Some(file) = files.first()
    {
        return Ok(image_file::luma_of(&read(file)?)?);
    }
    let picture = clipboard.get_image().map_err(|_| PasteError::Nothing)?;
    image_file::refuse_by_size(picture.width as u64, picture.height as u64)?;
    luma::from_rgba(picture.width, picture.height, picture.width * 4, &picture.bytes)
        .map_err(|_| PasteError::Image(ImageError::Damaged))
}

/// The text that was copied.
///
/// # Errors
/// [`PasteError::NoText`].
pub fn text() -> Result<Zeroizing<Vec<u8>>, PasteError> {
    let text = Clipboard::new().and_then(|mut clipboard| clipboard.get_text());
    text.map(|text| Zeroizing::new(text.into_bytes())).map_err(|_| PasteError::NoText)
}

/// A pipe or a device would not end.
fn read(file: &Path) -> Result<Zeroizing<Vec<u8>>, PasteError> {
    let is_file = file.metadata().is_ok_and(|of| of.is_file());
    let bytes = is_file.then(|| image_file::bytes_of(file));
    bytes.and_then(Result::ok).ok_or(PasteError::Unreadable)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::fs::File;

    use super::*;
    use crate::image_file::MOST_BYTES;

    #[test]
    fn only_a_file_is_read_and_no_further_than_an_image_goes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("large.png");
        File::create(&file).unwrap().set_len(MOST_BYTES as u64 + 4096).unwrap();
        let bytes = read(&file).unwrap();
        assert_eq!(bytes.len(), MOST_BYTES + 1);
        assert_eq!(image_file::luma_of(&bytes).err(), Some(ImageError::FileTooLarge));
        for none in [folder.path(), &folder.path().join("missing.png"), Path::new("/dev/zero")] {
            assert_eq!(read(none).err(), Some(PasteError::Unreadable), "{}", none.display());
        }
    }
}
