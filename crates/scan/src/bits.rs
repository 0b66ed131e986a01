//! From brightness to black and white, and smaller.

use rxing::common::{BitMatrix, GlobalHistogramBinarizer};
use rxing::{Binarizer, Luma8Source};

use crate::frame::{Luma, LumaImage};
use crate::threshold;

/// The frame at 1/`factor` of its size: each pixel the average of a square of `factor` × `factor`. Rows
/// and columns that do not fill a square are left out. None when nothing would remain.
pub(crate) fn shrunk(frame: Luma<'_>, factor: usize) -> Option<LumaImage> {
    let (width, height) = (frame.width() / factor, frame.height() / factor);
    let area = (factor * factor) as u32;
    let mut pixels = Vec::with_capacity(width * height);
    let mut sums = vec![0u32; width];
    for (y, row) in frame.rows().take(height * factor).enumerate() {
        for (sum, square) in sums.iter_mut().zip(row.chunks_exact(factor)) {
            *sum += square.iter().map(|&p| u32::from(p)).sum::<u32>();
        }
        if y % factor == factor - 1 {
            pixels.extend(sums.iter().map(|sum| (sum / area) as u8));
            sums.fill(0);
        }
    }
    LumaImage::new(width, height, pixels).ok()
}

/// True is dark.
pub(crate) fn dark(image: &LumaImage) -> Option<BitMatrix> {
    threshold::by_blocks(image).or_else(|| {
        // Too small for thresholds of its own: one for all of it.
        let (width, height) = (image.width() as u32, image.height() as u32);
        let source = Luma8Source::new_with_slice(image.pixels(), width, height).ok()?;
        GlobalHistogramBinarizer::new(source).get_black_matrix().ok().cloned()
    })
}

/// The lengths of the runs of one row, light and dark in turn; the first is light and may be 0.
pub(crate) fn runs(bits: &BitMatrix, y: u32, runs: &mut Vec<u16>) {
    runs.clear();
    let row = bits.getRow(y);
    let width = bits.width() as usize;
    let mut begin = 0;
    let mut is_dark = false;
    let words = row.getBitArray();
    for (n, word) in words.iter().enumerate() {
        // A one wherever a pixel is not of the colour of the one before it.
        let mut changes = word ^ (word << 1 | usize::from(is_dark));
        let first = n * usize::BITS as usize;
        while changes != 0 {
            let at = first + changes.trailing_zeros() as usize;
            if at >= width {
                break;
            }
            runs.push((at - begin) as u16);
            begin = at;
            is_dark = !is_dark;
            changes &= changes - 1;
        }
    }
    runs.push((width - begin) as u16);
}
