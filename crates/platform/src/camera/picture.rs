//! A camera's frame as brightness, to find codes in, and as a JPEG, to show.

use jpeg_encoder::{ColorType, ImageBuffer, JpegColorType};
use koppel_scan::{LumaImage, luma};

use super::device::{Format, Frame};
use super::jpeg;

/// A wider frame is shown at a half or a third; codes are looked for in all of it.
const WIDEST_SHOWN: usize = 1_280;

/// The brightness of each pixel; None when the frame is damaged.
pub fn brightness(frame: &Frame) -> Option<LumaImage> {
    let &Frame { width, height, format, ref bytes } = frame;
    let stride = |bytes_per_pixel| width.checked_mul(bytes_per_pixel);
    match format {
        Format::Mjpeg => jpeg::brightness(jpeg::whole(bytes)?),
        Format::Yuyv => luma::from_yuyv(width, height, stride(2)?, bytes).ok(),
        Format::Nv12 | Format::Grey => luma::from_grey(width, height, width, bytes).ok(),
        Format::Rgb => luma::from_rgb(width, height, stride(3)?, bytes).ok(),
        Format::Bgr => luma::from_bgr(width, height, stride(3)?, bytes).ok(),
    }
}

/// A JPEG for the window, the camera's own where it gives one; None when the frame is damaged.
pub fn jpeg(frame: &Frame) -> Option<Vec<u8>> {
    let &Frame { width, height, format, ref bytes } = frame;
    // So many that what follows cannot overflow.
    let pixels = width.checked_mul(height).filter(|pixels| (1..1 << 30).contains(pixels))?;
    let holds = |bytes_needed: usize| (bytes.len() >= bytes_needed).then_some(());
    match format {
        Format::Mjpeg => jpeg::whole(bytes).map(<[u8]>::to_vec),
        Format::Yuyv => {
            holds(pixels * 2)?;
            shown_as_it_is(frame, |x, y| {
                let row = &bytes[y * width * 2..];
                let pair = (x & !1) * 2;
                [bright(row[x * 2]), colour(row[pair + 1]), colour(row[pair + 3])]
            })
        }
        Format::Nv12 => {
            holds(pixels + pixels / 2)?;
            shown_as_it_is(frame, |x, y| {
                let pair = pixels + (y / 2) * width + (x & !1);
                [bright(bytes[y * width + x]), colour(bytes[pair]), colour(bytes[pair + 1])]
            })
        }
        Format::Rgb | Format::Bgr => {
            holds(pixels * 3)?;
            let order = if format == Format::Rgb { ColorType::Rgb } else { ColorType::Bgr };
            shown(frame, order, |x, y| {
                let at = (y * width + x) * 3;
                [bytes[at], bytes[at + 1], bytes[at + 2]]
            })
        }
        Format::Grey => {
            holds(pixels)?;
            shown(frame, ColorType::Luma, |x, y| [bytes[y * width + x]])
        }
    }
}

fn shown<const N: usize>(
    frame: &Frame,
    order: ColorType,
    pixel: impl Fn(usize, usize) -> [u8; N],
) -> Option<Vec<u8>> {
    let step = frame.width.div_ceil(WIDEST_SHOWN);
    let (width, height) = (frame.width / step, frame.height / step);
    let mut pixels = Vec::with_capacity(width * height * N);
    for y in 0..height {
        for x in 0..width {
            pixels.extend_from_slice(&pixel(x * step, y * step));
        }
    }
    jpeg::made_of(&pixels, width, height, order)
}

/// Y, Cb and Cr, which is what a JPEG holds: its planes are filled straight from the frame.
fn shown_as_it_is(frame: &Frame, pixel: impl Fn(usize, usize) -> [u8; 3]) -> Option<Vec<u8>> {
    let step = frame.width.div_ceil(WIDEST_SHOWN);
    // Two pixels share their colour: an odd width has half a pair too much.
    let side = |pixels: usize| u16::try_from((pixels & !1) / step).ok();
    jpeg::made_of_planes(Planes { width: side(frame.width)?, height: side(frame.height)?, step, pixel })
}

struct Planes<P> {
    width: u16,
    height: u16,
    /// From pixel to pixel of the frame.
    step: usize,
    pixel: P,
}

impl<P: Fn(usize, usize) -> [u8; 3]> ImageBuffer for Planes<P> {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Ycbcr
    }

    fn width(&self) -> u16 {
        self.width
    }

    fn height(&self) -> u16 {
        self.height
    }

    fn fill_buffers(&self, y: u16, [brightness, blue, red, _]: &mut [Vec<u8>; 4]) {
        for x in 0..usize::from(self.width) {
            let [y, cb, cr] = (self.pixel)(x * self.step, usize::from(y) * self.step);
            brightness.push(y);
            blue.push(cb);
            red.push(cr);
        }
    }
}

/// Video's 16 to 235 to the 0 to 255 of a JPEG (ITU-R BT.601).
fn bright(y: u8) -> u8 {
    ((i32::from(y) - 16) * 255 / 219).clamp(0, 255) as u8
}

/// Video's 16 to 240 around 128 to the 0 to 255 of a JPEG.
fn colour(c: u8) -> u8 {
    ((i32::from(c) - 128) * 255 / 224 + 128).clamp(0, 255) as u8
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const FORMATS: [(Format, usize); 5] =
        [(Format::Yuyv, 4), (Format::Nv12, 3), (Format::Rgb, 6), (Format::Bgr, 6), (Format::Grey, 2)];

    fn red(width: usize, height: usize, format: Format) -> Frame {
        let (y, u, v) = (81, 90, 240); // BT.601's red.
        let pixels = width * height;
        let bytes = match format {
            Format::Yuyv => [y, u, y, v].repeat(pixels / 2),
            Format::Nv12 => [vec![y; pixels], [u, v].repeat(pixels / 4)].concat(),
            Format::Rgb => [255, 0, 0].repeat(pixels),
            Format::Bgr => [0, 0, 255].repeat(pixels),
            Format::Grey | Format::Mjpeg => vec![76; pixels],
        };
        Frame { width, height, format, bytes }
    }

    #[test]
    fn every_format_keeps_its_colour() {
        for (format, _) in FORMATS {
            let shown = jpeg(&red(64, 48, format)).unwrap();
            let image = image::load_from_memory(&shown).unwrap().into_rgb8();
            assert_eq!((image.width(), image.height()), (64, 48));
            let [r, g, b] = image.get_pixel(30, 20).0.map(i32::from);
            match format {
                Format::Grey => assert!((r - 76).abs() < 4 && r == g && g == b, "{r} {g} {b}"),
                _ => assert!(r > 245 && g < 12 && b < 12, "{format:?}: {r} {g} {b}"),
            }
        }
    }

    #[test]
    fn a_wide_frame_is_shown_smaller() {
        let image = image::load_from_memory(&jpeg(&red(1920, 1080, Format::Yuyv)).unwrap()).unwrap();
        assert_eq!((image.width(), image.height()), (960, 540));
        assert_eq!(brightness(&red(1920, 1080, Format::Yuyv)).unwrap().width(), 1920);
    }

    #[test]
    fn a_frame_of_odd_sizes_is_shown() {
        for (format, half_bytes) in FORMATS {
            let frame =
                Frame { width: 33, height: 17, format, bytes: vec![90; 33 * 17 * half_bytes / 2 + 1] };
            assert!(jpeg(&frame).is_some(), "{format:?}");
        }
    }

    #[test]
    fn damaged_frames_are_none() {
        for (format, half_bytes) in FORMATS {
            let short = vec![0; 64 * 48 * half_bytes / 2 - 1];
            assert!(jpeg(&Frame { width: 64, height: 48, format, bytes: short }).is_none(), "{format:?}");
            for (width, height) in [(0, 48), (64, 0), (usize::MAX, 2), (100_000, 100_000)] {
                let frame = Frame { width, height, format, bytes: vec![0; 64] };
                assert!(jpeg(&frame).is_none() && brightness(&frame).is_none(), "{format:?}");
            }
        }
        let garbage = Frame { width: 64, height: 48, format: Format::Mjpeg, bytes: vec![0xFF; 5_000] };
        assert!(jpeg(&garbage).is_none() && brightness(&garbage).is_none());
    }
}
