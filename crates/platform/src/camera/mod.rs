//! The webcam: which there are, and a live picture in which every code is found.
//!
//! [`Live`] runs three threads, so that none waits for another: one takes frames from the device, one makes
//! pictures for the window, one looks for codes. Each of the latter two takes the newest frame when it is
//! ready for one; the frames in between are lost. Pictures wait for the window, codes do not.

mod device;
mod error;
mod jpeg;
mod live;
mod mode;
mod native;
mod newest;
mod picture;
mod under_way;
#[cfg(target_os = "linux")]
mod v4l2;

pub use device::{Device, Format, Frame, Mode};
pub use error::CameraError;
pub use live::{Live, LiveEvent};
pub use native::{cameras, modes, open, open_in};

/// A camera that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameraInfo {
    /// What [`Live::start`] takes. The same camera may have another one after it was plugged in again.
    pub index: u32,
    /// As the system names it.
    pub name: String,
}
