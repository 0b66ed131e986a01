//! Files that another program holds for a moment. On Windows a virus scanner, an indexer or a backup opens what was just written, and
//! meanwhile nobody may open, rename or remove it; a moment later one may. Elsewhere no program is in another's way.

use std::io;

/// Does `step`, on Windows again and again for two seconds while another program is in the way.
#[cfg(windows)]
pub fn patiently<T>(mut step: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    use std::time::{Duration, Instant};
    let end = Instant::now() + Duration::from_secs(2);
    let mut pause = Duration::from_millis(1);
    loop {
        match step() {
            Err(error) if may_pass(&error) && Instant::now() < end => {
                std::thread::sleep(pause);
                pause = (pause * 2).min(Duration::from_millis(100));
            }
            other => return other,
        }
    }
}

/// ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION; and ERROR_ACCESS_DENIED, which is also said of a file that is replaced while
/// another program holds it, and of one that goes when that program lets it go.
#[cfg(windows)]
fn may_pass(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(5 | 32 | 33))
}

/// Does `step`.
#[cfg(not(windows))]
pub fn patiently<T>(mut step: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    step()
}
