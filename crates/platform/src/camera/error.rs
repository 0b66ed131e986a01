//! Why there is no camera picture, and where in the system's settings that is put right.

use koppel_core::failure::{Arg, Failure};

/// Why a camera gives no picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CameraError {
    /// No camera, or not the one that was asked for.
    #[error("no such camera")]
    None,
    /// Another program has it.
    #[error("the camera is in use")]
    InUse,
    /// The system or the person did not allow it.
    #[error("the camera is not allowed")]
    Refused,
    /// It was there, and went while it was used.
    #[error("the camera was unplugged")]
    Unplugged,
    /// It is open and gives no picture.
    #[error("the camera gives no picture")]
    Silent,
    /// Its pictures are in no form that is understood.
    #[error("the camera's pictures cannot be read")]
    Unreadable,
    /// Anything else, in the system's own words.
    #[error("the camera failed: {0}")]
    Failed(String),
}

impl CameraError {
    /// Sorts what a system says of its camera. Only the words are there to go by: nokhwa hands no codes on.
    pub(super) fn of_words(words: &str) -> CameraError {
        let lower = words.to_lowercase();
        let says = |signs: &[&str]| signs.iter().any(|sign| lower.contains(sign));
        if says(&["permission denied", "not authorized", "access is denied", "0x80070005"]) {
            CameraError::Refused
        } else if says(&[
            "resource busy",
            "(os error 16)",
            "0xc00d3ea3",
            "0xc00d3704",
            "in use",
            "lock rejected",
        ]) {
            CameraError::InUse
        } else if says(&["no such device", "(os error 19)", "0xc00d3ea2", "0xc00d36e6", "0x80070490"]) {
            CameraError::Unplugged
        } else if says(&["no such file", "not found", "no device"]) {
            CameraError::None
        } else {
            CameraError::Failed(words.to_owned())
        }
    }
}

impl Failure for CameraError {
    fn code(&self) -> &'static str {
        match self {
            Self::None => "camera-none",
            Self::InUse => "camera-in-use",
            Self::Refused if cfg!(target_os = "windows") => "camera-refused-windows",
            Self::Refused if cfg!(target_os = "macos") => "camera-refused-macos",
            Self::Refused => "camera-refused-linux",
            Self::Unplugged => "camera-unplugged",
            Self::Silent => "camera-silent",
            Self::Unreadable => "camera-unreadable",
            Self::Failed(_) => "camera-failed",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Failed(reason) => vec![("reason", Arg::Text(reason.clone()))],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_systems_say() {
        for (words, expected) in [
            (
                "Could not open device 0: V4L2 Error: Device or resource busy (os error 16)",
                CameraError::InUse,
            ),
            ("Could not open device 0: V4L2 Error: Permission denied (os error 13)", CameraError::Refused),
            (
                "Could not open device 9: V4L2 Error: No such file or directory (os error 2)",
                CameraError::None,
            ),
            ("Could not capture frame: No such device (os error 19)", CameraError::Unplugged),
            ("Could not open device stream: Access is denied. (0x80070005)", CameraError::Refused),
            (
                "Could not capture frame: The video recording device is preempted (0xC00D3EA3)",
                CameraError::InUse,
            ),
            ("Could not capture frame: 0xC00D3EA2", CameraError::Unplugged),
            ("Lens cap", CameraError::Failed("Lens cap".to_owned())),
        ] {
            assert_eq!(CameraError::of_words(words), expected, "{words}");
        }
    }
}
