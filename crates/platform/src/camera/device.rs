//! What a camera is to the live view: something that gives frames until it fails.

use super::CameraError;

/// The formats of webcams that are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A JPEG a frame, perhaps without its Huffman tables, perhaps with old bytes behind its end.
    Mjpeg,
    /// Y U Y V: two pixels in four bytes.
    Yuyv,
    /// A plane of brightness, then one of colour at half the width and height, U and V in turn.
    Nv12,
    Rgb,
    Bgr,
    Grey,
}

/// A frame as the device gave it. Whether its bytes are what its format and size say is not yet known.
pub struct Frame {
    pub width: usize,
    pub height: usize,
    pub format: Format,
    pub bytes: Vec<u8>,
}

/// An open camera. Dropping it closes it and puts its light out.
pub trait Device {
    /// Waits for the next frame.
    fn next(&mut self) -> Result<Frame, CameraError>;
}
