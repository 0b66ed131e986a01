//! The JPEGs of webcams (ITU-T T.81): where one ends, its brightness, and one made of other pixels.

use std::io::Cursor;

use jpeg_encoder::{ColorType, Encoder, ImageBuffer};
use koppel_scan::LumaImage;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Good enough to see whether a code is sharp; some 60 KB at 720p.
const QUALITY: u8 = 70;
const MOST_SIDE: usize = 8_192;

/// The JPEG that `bytes` begin with, without what lies behind it: a driver hands on its whole buffer, with
/// the ends of older frames. None when it is no whole JPEG.
pub fn whole(bytes: &[u8]) -> Option<&[u8]> {
    let end = end_of(bytes)?;
    bytes.get(..end)
}

fn end_of(bytes: &[u8]) -> Option<usize> {
    const START: [u8; 2] = [0xFF, 0xD8];
    const SCAN: u8 = 0xDA;
    if bytes.get(..2)? != START {
        return None;
    }
    let mut at = 2;
    loop {
        let &[0xFF, marker] = bytes.get(at..at + 2)? else { return None };
        if marker == 0xFF {
            at += 1; // A fill byte.
            continue;
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        if length < 2 {
            return None;
        }
        at += 2 + length;
        if marker == SCAN {
            break;
        }
    }
    // Inside of a scan 0xFF is followed by 0, or by a restart marker.
    let end = bytes.get(at..)?.windows(2).position(|pair| pair == [0xFF, 0xD9])?;
    Some(at + end + 2)
}

/// The brightness of a JPEG; None when it is damaged or larger than a camera's picture.
pub fn brightness(jpeg: &[u8]) -> Option<LumaImage> {
    let options = DecoderOptions::default()
        .set_max_width(MOST_SIDE)
        .set_max_height(MOST_SIDE)
        .jpeg_set_out_colorspace(ColorSpace::Luma);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(jpeg), options);
    let pixels = decoder.decode().ok()?;
    let info = decoder.info()?;
    LumaImage::new(usize::from(info.width), usize::from(info.height), pixels).ok()
}

/// Planes to a JPEG; None when there is nothing in them.
pub fn made_of_planes(planes: impl ImageBuffer) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(128 << 10);
    Encoder::new(&mut bytes, QUALITY).encode_image(planes).ok()?;
    Some(bytes)
}

/// Pixels of 1 byte (grey) or 3 (red, green, blue) to a JPEG; None when the sizes do not fit.
pub fn made_of(pixels: &[u8], width: usize, height: usize, colour: ColorType) -> Option<Vec<u8>> {
    let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
    let mut bytes = Vec::with_capacity(128 << 10);
    Encoder::new(&mut bytes, QUALITY).encode(pixels, width, height, colour).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn grey_jpeg() -> Vec<u8> {
        let pixels: Vec<u8> = (0..64 * 48).map(|i| if i % 64 < 32 { 0 } else { 255 }).collect();
        made_of(&pixels, 64, 48, ColorType::Luma).unwrap()
    }

    #[test]
    fn what_lies_behind_the_end_is_cut_off() {
        let jpeg = grey_jpeg();
        let mut buffer = jpeg.clone();
        buffer.extend([0x12, 0xFF, 0xD9, 0x34, 0xFF, 0xD9]);
        assert_eq!(whole(&buffer), Some(&jpeg[..]));
    }

    #[test]
    fn what_is_cut_short_is_none() {
        let jpeg = grey_jpeg();
        for length in 0..jpeg.len() {
            assert_eq!(whole(&jpeg[..length]), None, "{length}");
        }
        assert_eq!(whole(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xD9]), None);
        assert_eq!(whole(&[0; 4096]), None);
    }

    #[test]
    fn its_brightness() {
        let image = brightness(&grey_jpeg()).unwrap();
        assert_eq!((image.width(), image.height()), (64, 48));
        assert!(image.pixels()[5] < 20 && image.pixels()[60] > 235);
    }

    #[test]
    fn a_jpeg_that_declares_too_much_is_none() {
        let mut jpeg = grey_jpeg();
        let head = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
        jpeg[head + 5..head + 9].copy_from_slice(&[0xFF; 4]);
        assert!(brightness(&jpeg).is_none());
    }
}
