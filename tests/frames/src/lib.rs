//! Draws test frames: a QR code as a webcam sees it under ten conditions, 4K screens with and without a code, and
//! scenes without any. All chance comes from a seed and a number, so that any one frame can be drawn again on
//! the same kind of computer; nothing is read from a file.
#![forbid(unsafe_code)]
// A drawing that cannot be made is a fault of the drawing.
#![allow(clippy::expect_used)]

mod camera;
mod canvas;
mod card;
mod chance;
mod clutter;
mod letters;
mod perspective;
pub mod scenery;
pub mod screen;
mod texts;
pub mod webcam;

use image::GrayImage;

/// A frame, and what the code in it says.
#[derive(Clone, PartialEq, Debug)]
pub struct Frame {
    /// Brightness.
    pub image: GrayImage,
    /// Nothing where there is no code.
    pub text: Option<String>,
}

/// Which frame: the same seed and number give the same one.
#[derive(Clone, Copy)]
pub struct Draw {
    pub seed: u64,
    pub number: u64,
}
