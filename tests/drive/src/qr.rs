//! Draws QR codes, black on white with the quiet zone that the standard asks for.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};
use qrcodegen::{QrCode, QrCodeEcc};

/// Modules around the code that stay white (ISO/IEC 18004, 4).
const QUIET: u32 = 4;

/// A picture of `text` in which a module is `scale` pixels wide.
pub fn picture(text: &str, scale: u32) -> GrayImage {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("a text that fits a QR code");
    let modules = u32::try_from(code.size()).expect("21 to 177") + 2 * QUIET;
    GrayImage::from_fn(modules * scale, modules * scale, |x, y| {
        let module = |pixel: u32| i32::try_from(pixel / scale).expect("small") - 4;
        // Outside the code `get_module` answers light.
        Luma([if code.get_module(module(x), module(y)) { 0 } else { 255 }])
    })
}

/// The same as the bytes of a PNG file.
pub fn png(text: &str, scale: u32) -> Vec<u8> {
    as_png(&picture(text, scale))
}

/// Two of them beside each other.
pub fn png_of_two(left: &str, right: &str, scale: u32) -> Vec<u8> {
    as_png(&two(left, right, scale))
}

/// The same as a picture.
pub fn two(left: &str, right: &str, scale: u32) -> GrayImage {
    let (left, right) = (picture(left, scale), picture(right, scale));
    let height = left.height().max(right.height());
    GrayImage::from_fn(left.width() + right.width(), height, |x, y| {
        let (code, x) = if x < left.width() { (&left, x) } else { (&right, x - left.width()) };
        if y < code.height() { *code.get_pixel(x, y) } else { Luma([255]) }
    })
}

fn as_png(picture: &GrayImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).expect("memory");
    bytes.into_inner()
}
