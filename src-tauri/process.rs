//! What the process asks of the system before anything else runs.

use koppel_core::failure::Failure;

/// Without a graphics card WebKit's shared buffers cost a third of the time to the first picture and a quarter
/// of the memory, and gain nothing. Whoever sets the variable decides.
#[cfg(target_os = "linux")]
pub fn plain_rendering_without_gpu() {
    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(VARIABLE).is_none() && !has_gpu() {
        // No thread runs yet that could read the environment meanwhile.
        let _ = glib::setenv(VARIABLE, "1", false);
    }
}

#[cfg(target_os = "linux")]
fn has_gpu() -> bool {
    std::fs::read_dir("/dev/dri").is_ok_and(|mut devices| devices.next().is_some())
}

#[cfg(not(target_os = "linux"))]
pub fn plain_rendering_without_gpu() {}

/// There is no screen to show a window on.
#[derive(Debug, thiserror::Error)]
#[error("no display")]
pub struct NoDisplay;

impl Failure for NoDisplay {
    fn code(&self) -> &'static str {
        "no-display"
    }
}

/// GTK would end with a panic.
pub fn find_display() -> Result<(), NoDisplay> {
    let named = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    if cfg!(target_os = "linux") && !named { Err(NoDisplay) } else { Ok(()) }
}
