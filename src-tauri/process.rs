//! What the process asks of the system before anything else runs.

use koppel_core::failure::Failure;

/// Without a graphics card WebKit's shared buffers cost a third of the time to the first picture and a quarter
/// of the memory, and gain nothing. Whoever sets the variable decides.
#[cfg(target_os = "linux")]
pub fn plain_rendering_without_gpu() {
    if !has_gpu() {
        set_unless_set("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }
}

/// The window's script is small: a compiler for it takes more memory than it saves time, and code that writes machine
/// code is what attacks on a web view are made of. Whoever sets the variable decides.
#[cfg(target_os = "linux")]
pub fn script_without_compiler() {
    set_unless_set("JSC_useJIT", "0");
}

#[cfg(target_os = "linux")]
fn set_unless_set(variable: &str, value: &str) {
    if std::env::var_os(variable).is_none() {
        // No thread runs yet that could read the environment meanwhile.
        let _ = glib::setenv(variable, value, false);
    }
}

#[cfg(target_os = "linux")]
fn has_gpu() -> bool {
    std::fs::read_dir("/dev/dri").is_ok_and(|mut devices| devices.next().is_some())
}

#[cfg(not(target_os = "linux"))]
pub fn plain_rendering_without_gpu() {}

#[cfg(not(target_os = "linux"))]
pub fn script_without_compiler() {}

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
