//! The bytes of a policy's file, no more of them than a policy has.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::Broken;

/// A policy with a comment to each key has two.
pub const MOST_BYTES: u64 = 64 << 10;

/// `None` where there is no such file.
pub fn read(path: &Path) -> Result<Option<Vec<u8>>, Broken> {
    let unreadable = |error: io::Error| Broken::Unreadable(error.to_string());
    // Before it is opened: that would wait for whoever writes into a pipe.
    let is_file = match path.metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        about => about.map_err(unreadable)?.is_file(),
    };
    if !is_file {
        return Err(unreadable(ErrorKind::InvalidInput.into()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MOST_BYTES { Err(Broken::TooLarge) } else { Ok(Some(bytes)) }
}
