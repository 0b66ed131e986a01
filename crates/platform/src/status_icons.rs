//! Whether this desktop shows programs' icons beside its clock. Windows and macOS always do.

use std::time::Duration;

/// Waits until it does, at most that long: at login it may be there later than the programs.
#[cfg(all(unix, not(target_os = "macos")))]
pub fn are_shown_within(limit: Duration) -> bool {
    use std::{thread, time::Instant};

    use zbus::blocking::{Connection, fdo::DBusProxy};

    const PAUSE: Duration = Duration::from_millis(500);
    // https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/
    const WATCHER: &str = "org.kde.StatusNotifierWatcher";

    let Ok(bus) = Connection::session() else { return false };
    let Ok(desk) = DBusProxy::new(&bus) else { return false };
    let is_there = || {
        let name = WATCHER.try_into().ok()?;
        desk.name_has_owner(name).ok()
    };
    let start = Instant::now();
    loop {
        match is_there() {
            Some(true) => return true,
            Some(false) if start.elapsed() < limit => thread::sleep(PAUSE),
            _ => return false,
        }
    }
}

/// At once.
#[cfg(any(windows, target_os = "macos"))]
pub fn are_shown_within(_limit: Duration) -> bool {
    true
}
