//! How one program asks another to lock its open profiles: a small file in the data folder, written by
//! `koppel-cli lock` and watched by the app. It holds a time and nothing else.

use std::io;
use std::path::Path;

use koppel_core::ports::Files;

use crate::clock;
use crate::files::Folder;

/// The file's name in the data folder.
pub const FILE: &str = "lock-request";

/// Asks now.
pub fn make(home: &Path) -> io::Result<()> {
    Folder::new(home).write(FILE, clock::now_millis().to_string().as_bytes())
}

/// When it was last asked, in unix milliseconds; `None` when never, or when the file says something else.
pub fn newest(home: &Path) -> Option<u64> {
    let bytes = Folder::new(home).read(FILE, 32).ok()?;
    str::from_utf8(&bytes).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_seen() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(newest(home.path()), None);
        let before = clock::now_millis();
        make(home.path()).unwrap();
        let first = newest(home.path()).unwrap();
        assert!((before..=clock::now_millis()).contains(&first));
        std::thread::sleep(std::time::Duration::from_millis(5));
        make(home.path()).unwrap();
        assert!(newest(home.path()).unwrap() > first);
    }

    #[test]
    fn anything_else_in_the_file_is_no_request() {
        let home = tempfile::tempdir().unwrap();
        for content in [&b""[..], b"soon", b"-1", &[0xff; 8], &[b'1'; 1000]] {
            Folder::new(home.path()).write(FILE, content).unwrap();
            assert_eq!(newest(home.path()), None);
        }
    }
}
