//! Brightness out of the colour formats of cameras, screens and image files. Strides are in bytes from the
//! start of one row to the next.

use crate::frame::{FrameError, LumaImage, bytes_needed};

/// RGB, 3 bytes a pixel.
///
/// # Errors
/// When the sizes are empty, too large, or not what the bytes hold.
pub fn from_rgb(width: usize, height: usize, stride: usize, bytes: &[u8]) -> Result<LumaImage, FrameError> {
    packed::<3>(width, height, stride, bytes, |&[r, g, b]| brightness(r, g, b))
}

/// BGR, 3 bytes a pixel.
///
/// # Errors
/// As for [`from_rgb`].
pub fn from_bgr(width: usize, height: usize, stride: usize, bytes: &[u8]) -> Result<LumaImage, FrameError> {
    packed::<3>(width, height, stride, bytes, |&[b, g, r]| brightness(r, g, b))
}

/// RGBA, 4 bytes a pixel, alpha not premultiplied; what shines through is white.
///
/// # Errors
/// As for [`from_rgb`].
pub fn from_rgba(width: usize, height: usize, stride: usize, bytes: &[u8]) -> Result<LumaImage, FrameError> {
    packed::<4>(width, height, stride, bytes, |&[r, g, b, a]| over_white(brightness(r, g, b), a))
}

/// RGB and a byte without meaning, 4 bytes a pixel: pictures of a screen.
///
/// # Errors
/// As for [`from_rgb`].
pub fn from_rgbx(width: usize, height: usize, stride: usize, bytes: &[u8]) -> Result<LumaImage, FrameError> {
    packed::<4>(width, height, stride, bytes, |&[r, g, b, _]| brightness(r, g, b))
}

/// Grey with alpha, 2 bytes a pixel; what shines through is white.
///
/// # Errors
/// As for [`from_rgb`].
pub fn from_grey_alpha(
    width: usize,
    height: usize,
    stride: usize,
    bytes: &[u8],
) -> Result<LumaImage, FrameError> {
    packed::<2>(width, height, stride, bytes, |&[grey, a]| over_white(grey, a))
}

/// Grey, or the first plane of NV12, NV21 or I420: 1 byte a pixel.
///
/// # Errors
/// As for [`from_rgb`].
pub fn from_grey(width: usize, height: usize, stride: usize, bytes: &[u8]) -> Result<LumaImage, FrameError> {
    packed::<1>(width, height, stride, bytes, |&[y]| y)
}

/// YUYV (YUY2): two pixels in four bytes, the brightness in the first and the third.
///
/// # Errors
/// As for [`from_rgb`].
pub fn from_yuyv(width: usize, height: usize, stride: usize, bytes: &[u8]) -> Result<LumaImage, FrameError> {
    packed::<2>(width, height, stride, bytes, |&[y, _chroma]| y)
}

fn packed<const N: usize>(
    width: usize,
    height: usize,
    stride: usize,
    bytes: &[u8],
    luma: impl Fn(&[u8; N]) -> u8,
) -> Result<LumaImage, FrameError> {
    let needed = bytes_needed(width, height, N, stride)?;
    let bytes = bytes.get(..needed).ok_or(FrameError::Short { there: bytes.len(), needed })?;
    let mut pixels = Vec::with_capacity(width * height);
    for row in bytes.chunks(stride) {
        let (row, _) = row[..width * N].as_chunks::<N>();
        pixels.extend(row.iter().map(&luma));
    }
    LumaImage::new(width, height, pixels)
}

/// ITU-R BT.601, in 256ths.
fn brightness(r: u8, g: u8, b: u8) -> u8 {
    ((77 * u32::from(r) + 150 * u32::from(g) + 29 * u32::from(b)) >> 8) as u8
}

fn over_white(grey: u8, alpha: u8) -> u8 {
    let (grey, alpha) = (u32::from(grey), u32::from(alpha));
    ((grey * alpha + 255 * (255 - alpha)) / 255) as u8
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn pixels(image: Result<LumaImage, FrameError>) -> Vec<u8> {
        image.ok().unwrap().pixels().to_vec()
    }

    #[test]
    fn colours() {
        assert_eq!(pixels(from_rgb(3, 1, 9, &[0, 0, 0, 255, 255, 255, 255, 0, 0])), [0, 255, 76]);
        assert_eq!(pixels(from_bgr(1, 1, 3, &[0, 0, 255])), [76]);
    }

    #[test]
    fn what_is_transparent_is_white() {
        assert_eq!(pixels(from_rgba(2, 1, 8, &[0, 0, 0, 0, 0, 0, 0, 255])), [255, 0]);
        assert_eq!(pixels(from_rgbx(1, 1, 4, &[255, 255, 255, 0])), [255]);
        assert_eq!(pixels(from_grey_alpha(2, 1, 4, &[0, 0, 7, 255])), [255, 7]);
    }

    #[test]
    fn yuyv_keeps_the_brightness() {
        assert_eq!(pixels(from_yuyv(2, 2, 4, &[1, 128, 2, 128, 3, 128, 4, 128])), [1, 2, 3, 4]);
    }

    #[test]
    fn what_lies_between_the_rows_is_skipped() {
        assert_eq!(pixels(from_grey(2, 2, 3, &[1, 2, 99, 3, 4])), [1, 2, 3, 4]);
    }

    #[test]
    fn sizes_that_lie_are_refused() {
        assert!(matches!(from_rgb(2, 2, 6, &[0; 11]), Err(FrameError::Short { there: 11, needed: 12 })));
        assert!(matches!(from_rgb(2, 2, 5, &[0; 64]), Err(FrameError::Stride { stride: 5, row: 6 })));
        assert!(matches!(from_rgba(usize::MAX, 2, 8, &[0; 64]), Err(FrameError::TooLarge { .. })));
        assert!(matches!(from_yuyv(0, 2, 8, &[0; 64]), Err(FrameError::Empty { .. })));
        assert!(matches!(from_grey(2, 3, usize::MAX, &[0; 64]), Err(FrameError::TooLarge { .. })));
    }
}
