//! A small picture of what was looked at, for a person to point at one of its codes. Each code in it is painted over:
//! whoever gets the picture, the window's page among them, can read none of them.

use jpeg_encoder::{ColorType, Encoder};
use koppel_scan::{LumaImage, Point, is_within};

/// Pixels of the longer side; enough to recognise a page, and words on it.
const SIDE: usize = 2_000;
const QUALITY: u8 = 75;
/// Lighter than most pages are dark, and darker than their white.
const COVER: u8 = 214;
/// How much further than its outline a code is covered, as a part of its size: a module of the smallest code.
const MARGIN: f32 = 0.06;

/// The picture as a grey JPEG, without the codes at these places in it; `None` if it cannot be drawn.
pub fn without_codes(image: &LumaImage, codes: &[[Point; 4]]) -> Option<Vec<u8>> {
    let step = image.width().max(image.height()).div_ceil(SIDE);
    let (width, height, mut pixels) = smaller(image, step);
    for outline in codes {
        cover(&mut pixels, width, height, &grown(outline, step));
    }
    let mut jpeg = Vec::new();
    let encoder = Encoder::new(&mut jpeg, QUALITY);
    encoder.encode(&pixels, width.try_into().ok()?, height.try_into().ok()?, ColorType::Luma).ok()?;
    Some(jpeg)
}

/// The mean of each square of `step` pixels; what is left over at the right and below is not shown.
fn smaller(image: &LumaImage, step: usize) -> (usize, usize, Vec<u8>) {
    let (width, height) = ((image.width() / step).max(1), (image.height() / step).max(1));
    let rows = image.pixels().chunks_exact(image.width());
    let mut pixels = Vec::with_capacity(width * height);
    let mut sums = vec![0_usize; width];
    for (at, row) in (1..).zip(rows).take(height * step) {
        for (sum, square) in sums.iter_mut().zip(row.chunks(step)) {
            *sum += square.iter().map(|pixel| usize::from(*pixel)).sum::<usize>();
        }
        if at % step == 0 || at == image.height() {
            pixels.extend(sums.iter().map(|sum| (sum / (step * step)) as u8));
            sums.fill(0);
        }
    }
    pixels.resize(width * height, 0);
    (width, height, pixels)
}

/// In the smaller picture, and a little larger.
fn grown(outline: &[Point; 4], step: usize) -> [Point; 4] {
    let middle = |axis: fn(&Point) -> f32| outline.iter().map(axis).sum::<f32>() / 4.0;
    let (x, y) = (middle(|point| point.x), middle(|point| point.y));
    let out = |from: f32, to: f32| (from + (to - from) * (1.0 + 2.0 * MARGIN)) / step as f32;
    outline.map(|point| Point { x: out(x, point.x), y: out(y, point.y) })
}

/// Fills what lies on one side of all four edges. Corners far outside of the picture cost nothing.
fn cover(pixels: &mut [u8], width: usize, height: usize, corners: &[Point; 4]) {
    let range = |axis: fn(&Point) -> f32, most: usize| {
        let all = corners.iter().map(axis);
        let (low, high) = (all.clone().fold(f32::MAX, f32::min), all.fold(f32::MIN, f32::max));
        // A float that is no number, or out of range, becomes the nearest that is.
        (low.floor() as usize).min(most)..(high.ceil() as usize).min(most)
    };
    for y in range(|corner| corner.y, height) {
        for x in range(|corner| corner.x, width) {
            if is_within(corners, Point { x: x as f32 + 0.5, y: y as f32 + 0.5 }) {
                pixels[y * width + x] = COVER;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use koppel_scan::{Budget, find};
    use qrcodegen::{QrCode, QrCodeEcc};

    use super::*;
    use crate::image_file::luma_of;

    /// White, with a code of `module` pixels a module at each place.
    fn page(width: usize, height: usize, codes: &[(usize, usize, usize, &str)]) -> LumaImage {
        let mut pixels = vec![255; width * height];
        for (left, top, module, text) in codes {
            let code = QrCode::encode_text(text, QrCodeEcc::Low).unwrap();
            let side = code.size() as usize * module;
            for (x, y) in (0..side).flat_map(|y| (0..side).map(move |x| (x, y))) {
                if code.get_module((x / module) as i32, (y / module) as i32) {
                    pixels[(top + y) * width + left + x] = 0;
                }
            }
        }
        LumaImage::new(width, height, pixels).unwrap()
    }

    fn codes(image: &LumaImage) -> Vec<koppel_scan::Found> {
        find(image.view(), &Budget::still(&|| false))
    }

    /// Small pages are not made smaller, large ones are, once and twice.
    #[test]
    fn no_code_is_left_to_read_and_the_rest_is() {
        let text = "otpauth://totp/Proef:jan?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Proef";
        for (width, height, module) in [(900, 600, 4), (2_560, 1_440, 8), (5_120, 2_880, 12)] {
            let far = width / 2;
            let page =
                page(width, height, &[(80, 60, module, text), (far, 100, module, "https://example.com")]);
            let found = codes(&page);
            assert_eq!(found.len(), 2, "{width}");
            let outlines: Vec<_> = found.iter().map(|code| code.outline).collect();

            let both = luma_of(&without_codes(&page, &outlines).unwrap()).ok().unwrap();
            assert!(codes(&both).is_empty(), "{width}");
            assert!(both.width().max(both.height()) <= SIDE);
            assert!(both.pixels().iter().all(|pixel| *pixel > 200), "{width}: a dark module was left");

            // The search sees what is left, so that it would have seen the other.
            let one = luma_of(&without_codes(&page, &outlines[..1]).unwrap()).ok().unwrap();
            assert_eq!(codes(&one).len(), 1, "{width}");
        }
    }

    #[test]
    fn a_tilted_code_is_covered_within_its_corners() {
        let mut pixels = vec![0; 100 * 100];
        let corners = [(50.0, 10.0), (90.0, 50.0), (50.0, 90.0), (10.0, 50.0)].map(|(x, y)| Point { x, y });
        cover(&mut pixels, 100, 100, &corners);
        assert_eq!(
            (pixels[50 * 100 + 50], pixels[12 * 100 + 50], pixels[50 * 100 + 88]),
            (COVER, COVER, COVER)
        );
        assert_eq!((pixels[12 * 100 + 12], pixels[88 * 100 + 88], pixels[5 * 100 + 50]), (0, 0, 0));
    }

    /// An outline is made by a detector of hostile pixels.
    #[test]
    fn any_outline_and_any_size_end() {
        for (width, height) in [(1, 1), (1, 5_000), (32_768, 1), (2_001, 3), (2_000, 2_000)] {
            let page = LumaImage::new(width, height, vec![9; width * height]).unwrap();
            for far in [0.0, -1e9, 1e9, f32::MAX, f32::MIN, f32::INFINITY, f32::NAN] {
                let corners = [(far, 0.0), (1.0, far), (far, far), (0.0, 1.0)].map(|(x, y)| Point { x, y });
                let jpeg = without_codes(&page, &[corners]).unwrap();
                assert!(luma_of(&jpeg).is_ok(), "{width} {height}");
            }
        }
    }
}
