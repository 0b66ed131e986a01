//! Pictures of all monitors.

use std::panic::catch_unwind;

use koppel_core::failure::{Arg, Failure};
use koppel_scan::{LumaImage, luma};
use xcap::Monitor;

/// What one monitor shows.
pub struct ScreenPicture {
    /// As the system names the monitor; may be empty.
    pub name: String,
    /// Its brightness, in the pixels of the device.
    pub image: LumaImage,
}

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScreenError {
    /// The system or the person did not allow it.
    #[error("pictures of the screen are not allowed")]
    Refused,
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
            Self::None => "screen-none",
            Self::Failed(_) => "screen-failed",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Failed(reason) => vec![("reason", Arg::Text(reason.clone()))],
            Self::Refused | Self::None => Vec::new(),
        }
    }
}

/// A picture of each monitor, as it is now. Takes some hundred milliseconds; on Wayland the system may ask
/// the person first.
///
/// # Errors
/// When there is no monitor, or none of them gave a picture.
pub fn pictures() -> Result<Vec<ScreenPicture>, ScreenError> {
    if !is_allowed() {
        return Err(ScreenError::Refused);
    }
    // The capture libraries below panic where a display server is not what they expect.
    catch_unwind(taken).unwrap_or_else(|_| Err(ScreenError::Failed("the capture ended early".to_owned())))
}

fn taken() -> Result<Vec<ScreenPicture>, ScreenError> {
    let monitors = Monitor::all().map_err(|why| failure(&why.to_string()))?;
    let mut pictures = Vec::new();
    let mut failed = ScreenError::None;
    for monitor in monitors {
        match picture(&monitor) {
            Ok(picture) => pictures.push(picture),
            Err(why) => failed = why,
        }
    }
    if pictures.is_empty() { Err(failed) } else { Ok(pictures) }
}

fn picture(monitor: &Monitor) -> Result<ScreenPicture, ScreenError> {
    let pixels = monitor.capture_image().map_err(|why| failure(&why.to_string()))?;
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    let image = luma::from_rgbx(width, height, width * 4, pixels.as_raw())
        .map_err(|why| ScreenError::Failed(why.to_string()))?;
    Ok(ScreenPicture { name: monitor.name().unwrap_or_default(), image })
}

fn failure(why: &str) -> ScreenError {
    let words = why.to_lowercase();
    // The desktop portal's answers when the person says no, or is not asked at all.
    if ["denied", "cancelled", "not allowed", "notallowed"].iter().any(|word| words.contains(word)) {
        ScreenError::Refused
    } else if words.contains("connection closed") || words.contains("display") {
        ScreenError::None
    } else {
        ScreenError::Failed(why.to_owned())
    }
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
                assert!(pictures.iter().all(|picture| picture.image.width() > 1));
            }
            Err(failure) => {
                eprintln!("{failure:?}");
                let has_display =
                    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
                assert!(!has_display || failure != ScreenError::None, "{failure:?}");
                assert!(failure.code().starts_with("screen-"));
            }
        }
    }

    #[test]
    fn what_the_system_says_is_sorted() {
        assert_eq!(failure("Access denied by the user"), ScreenError::Refused);
        assert_eq!(failure("Connection closed, error during parsing display string"), ScreenError::None);
        assert_eq!(failure("GetImage: BadMatch"), ScreenError::Failed("GetImage: BadMatch".to_owned()));
    }
}
