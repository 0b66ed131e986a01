//! Pictures of all monitors.

#[cfg(target_os = "linux")]
mod portal;

use std::panic::catch_unwind;

use koppel_core::failure::{Arg, Failure};
use koppel_scan::{LumaImage, luma};
use xcap::Monitor;
use xcap::image::RgbaImage;

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScreenError {
    /// The system or the person did not allow it.
    #[error("pictures of the screen are not allowed")]
    Refused,
    /// Under Wayland the desktop alone gives pictures, through its portal, and asks the person or not.
    #[error("the desktop gives no pictures of the screen")]
    RefusedByWayland,
    /// There are pictures with nothing on them, as of a desktop that hides its windows from other programs.
    #[error("the picture of the screen is empty")]
    Empty,
    /// No monitor.
    #[error("there is no screen")]
    None,
    /// The system's own words.
    #[error("no picture of the screen: {0}")]
    Failed(String),
}

impl Failure for ScreenError {
    fn code(&self) -> &'static str {
        match self {
            Self::Refused if cfg!(target_os = "macos") => "screen-refused-macos",
            Self::Refused => "screen-refused",
            Self::RefusedByWayland => "screen-refused-wayland",
            Self::Empty => "screen-empty",
            Self::None => "screen-none",
            Self::Failed(_) => "screen-failed",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Failed(reason) => vec![("reason", Arg::Text(reason.clone()))],
            Self::Refused | Self::RefusedByWayland | Self::Empty | Self::None => Vec::new(),
        }
    }
}

/// The brightness of each monitor as it is now, in the pixels of the device. Takes some hundred milliseconds; on Wayland the system may ask
/// the person first.
///
/// # Errors
/// When there is no monitor, none of them gave a picture, or there is nothing on any.
pub fn pictures() -> Result<Vec<LumaImage>, ScreenError> {
    if !is_allowed() {
        return Err(ScreenError::Refused);
    }
    // The capture libraries below panic where a display server is not what they expect.
    catch_unwind(taken).unwrap_or_else(|_| Err(ScreenError::Failed("the capture ended early".to_owned())))
}

fn taken() -> Result<Vec<LumaImage>, ScreenError> {
    let wayland = is_wayland();
    #[cfg(target_os = "linux")]
    if wayland && let Some(picture) = portal::picture() {
        // What xcap makes of the portal's picture it cuts by sizes of another scale.
        return picture.map(|picture| vec![picture]);
    }
    let failure = |why: xcap::XCapError| failure(&why.to_string(), wayland);
    let monitors = Monitor::all().map_err(failure)?;
    let mut pictures = Vec::new();
    let mut failed = ScreenError::None;
    for monitor in monitors {
        match monitor.capture_image().map_err(failure).and_then(|pixels| brightness(&pixels)) {
            Ok(picture) => pictures.push(picture),
            Err(why) => failed = why,
        }
    }
    if pictures.is_empty() {
        Err(failed)
    } else if pictures.iter().all(is_empty) {
        Err(ScreenError::Empty)
    } else {
        Ok(pictures)
    }
}

/// One shade all over; the emptiest desktop has a bar or a pointer.
fn is_empty(image: &LumaImage) -> bool {
    image.pixels().iter().all(|pixel| *pixel == image.pixels()[0])
}

fn brightness(pixels: &RgbaImage) -> Result<LumaImage, ScreenError> {
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    luma::from_rgbx(width, height, width * 4, pixels.as_raw())
        .map_err(|why| ScreenError::Failed(why.to_string()))
}

fn failure(why: &str, wayland: bool) -> ScreenError {
    let words = why.to_lowercase();
    // Under Wayland the reason that is left is that of the last way that was tried, not of the portal's.
    if wayland {
        ScreenError::RefusedByWayland
    } else if ["denied", "cancelled", "not allowed", "notallowed"].iter().any(|word| words.contains(word)) {
        ScreenError::Refused
    } else if words.contains("connection closed") || words.contains("display") {
        ScreenError::None
    } else {
        ScreenError::Failed(why.to_owned())
    }
}

/// As xcap tells it.
fn is_wayland() -> bool {
    let says = |name: &str, word: &str| {
        std::env::var_os(name).is_some_and(|value| value.to_string_lossy().to_lowercase().contains(word))
    };
    cfg!(target_os = "linux") && (says("XDG_SESSION_TYPE", "wayland") || says("WAYLAND_DISPLAY", "wayland"))
}

#[cfg(target_os = "macos")]
fn is_allowed() -> bool {
    use objc2_core_graphics::{CGPreflightScreenCaptureAccess, CGRequestScreenCaptureAccess};
    // The second asks the person, once; where it was refused before it answers no at once.
    CGPreflightScreenCaptureAccess() || CGRequestScreenCaptureAccess()
}

#[cfg(not(target_os = "macos"))]
fn is_allowed() -> bool {
    true
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Run under Xvfb it sees a screen; without a display it says so.
    #[test]
    fn a_picture_of_each_monitor_or_a_reason() {
        match pictures() {
            Ok(pictures) => {
                eprintln!("{} monitors", pictures.len());
                assert!(!pictures.is_empty());
                assert!(pictures.iter().all(|picture| picture.width() > 1));
            }
            Err(failure) => {
                eprintln!("{failure:?}");
                // A bare display has nothing on it.
                let has_display =
                    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
                assert!(!has_display || failure != ScreenError::None, "{failure:?}");
                assert!(failure.code().starts_with("screen-"));
            }
        }
    }

    #[test]
    fn what_the_system_says_is_sorted() {
        let on_x = |why: &str| failure(why, false);
        assert_eq!(on_x("Access denied by the user"), ScreenError::Refused);
        assert_eq!(on_x("Connection closed, error during parsing display string"), ScreenError::None);
        assert_eq!(on_x("GetImage: BadMatch"), ScreenError::Failed("GetImage: BadMatch".to_owned()));
        assert_eq!(failure("no wlr-screencopy", true).code(), "screen-refused-wayland");
    }

    #[test]
    fn a_picture_of_one_shade_is_empty() {
        let image = |pixels: Vec<u8>| LumaImage::new(2, 2, pixels).unwrap();
        assert!(is_empty(&image(vec![0; 4])) && is_empty(&image(vec![77; 4])));
        assert!(!is_empty(&image(vec![0, 0, 0, 1])));
    }
}
