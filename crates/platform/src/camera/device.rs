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
    /// Three bytes a pixel.
    Rgb,
    /// The same, the other way round.
    Bgr,
    /// One byte a pixel.
    Grey,
}

/// A frame as the device gave it. Whether its bytes are what its format and size say is not yet known.
#[derive(Clone)]
pub struct Frame {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// What the bytes are.
    pub format: Format,
    /// Rows without gaps, or a JPEG.
    pub bytes: Vec<u8>,
}

/// An open camera. Dropping it closes it and puts its light out.
pub trait Device {
    /// Waits for the next frame.
    ///
    /// # Errors
    /// [`CameraError::Failed`] may pass, and is asked again; everything else ends the view.
    fn next(&mut self) -> Result<Frame, CameraError>;
}

/// One of the ways in which a camera can give its frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mode {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// What its frames are.
    pub format: Format,
    /// Frames a second.
    pub rate: u32,
}
