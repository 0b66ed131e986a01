//! The person leaves the computer: its screen is locked, it goes to sleep, or another person takes it over. Each system tells
//! that in its own way; where none does, nothing is heard, and the profiles lock after their own time.

#[cfg(all(unix, not(target_os = "macos")))]
#[path = "linux.rs"]
mod system;
#[cfg(target_os = "macos")]
#[path = "macos.rs"]
mod system;
#[cfg(windows)]
#[path = "windows.rs"]
mod system;

/// Hears it until the program ends. `left` may be called on another thread, and more than once for one leaving.
pub fn on_leaving(left: impl Fn() + Send + Sync + 'static) {
    system::on_leaving(left);
}
