//! From brightness to black and white, and smaller.

use rxing::common::{BitArray, BitMatrix, GlobalHistogramBinarizer};
use rxing::{Binarizer, Luma8Source};
use wide::u8x16;

use crate::frame::{Luma, LumaImage};
use crate::threshold;

/// The byte of a dark pixel.
pub(crate) const DARK: u8 = u8::MAX;

/// The byte of a pixel.
pub(crate) fn dark_if(is_dark: bool) -> u8 {
    if is_dark { DARK } else { 0 }
}

/// Pixels that rxing keeps in a word.
const WORD: usize = usize::BITS as usize;

/// The frame at half its size: each pixel the average of four. A last odd row or column is left out. None when nothing
/// would remain.
pub(crate) fn halved(frame: Luma<'_>) -> Option<LumaImage> {
    let (width, height) = (frame.width() / 2, frame.height() / 2);
    let mut pixels = vec![0; width * height];
    let mut rows = frame.rows();
    for line in pixels.chunks_exact_mut(width.max(1)) {
        let (above, below) = (rows.next()?, rows.next()?);
        let (blocks, rest) = line.as_chunks_mut::<16>();
        let (above, above_rest) = above.as_chunks::<32>();
        let (below, below_rest) = below.as_chunks::<32>();
        for ((block, a), b) in blocks.iter_mut().zip(above).zip(below) {
            *block = means_of_four(a, b);
        }
        let last = above_rest.chunks_exact(2).zip(below_rest.chunks_exact(2));
        for (pixel, (a, b)) in rest.iter_mut().zip(last) {
            *pixel = [a[0], a[1], b[0], b[1]].map(u16::from).iter().sum::<u16>().div_euclid(4) as u8;
        }
    }
    LumaImage::new(width, height, pixels).ok()
}

/// Of two rows. Two pixels are taken as one number: so the compiler sees that all are treated alike and makes wide
/// instructions of it, which it does not of single bytes.
fn means_of_four(above: &[u8; 32], below: &[u8; 32]) -> [u8; 16] {
    let sums = |row: &[u8; 32]| -> [u16; 16] {
        std::array::from_fn(|n| {
            let two = u16::from_le_bytes([row[2 * n], row[2 * n + 1]]);
            (two & 0xff) + (two >> 8)
        })
    };
    let (above, below) = (sums(above), sums(below));
    std::array::from_fn(|n| ((above[n] + below[n]) >> 2) as u8)
}

/// True is dark.
pub(crate) fn dark(frame: Luma<'_>) -> Option<BitMatrix> {
    threshold::by_blocks(frame).or_else(|| {
        // Too small for thresholds of its own: one for all of it.
        let (width, height) = (frame.width() as u32, frame.height() as u32);
        let pixels = frame.rows().flatten().copied().collect();
        let source = Luma8Source::new(pixels, width, height).ok()?;
        GlobalHistogramBinarizer::new(source).get_black_matrix().ok().cloned()
    })
}

/// Black and white that is made row by row.
pub(crate) struct Writer {
    bits: BitMatrix,
    line: BitArray,
    is_dark: Vec<u8>,
    width: usize,
}

impl Writer {
    pub(crate) fn new(width: usize, height: usize) -> Option<Writer> {
        let bits = BitMatrix::new(u32::try_from(width).ok()?, u32::try_from(height).ok()?).ok()?;
        let is_dark = vec![0; width.next_multiple_of(WORD)];
        Some(Writer { bits, line: BitArray::with_size(width), is_dark, width })
    }

    /// Where the next row goes: [`DARK`] for each dark pixel, 0 for each other.
    pub(crate) fn row(&mut self) -> &mut [u8] {
        &mut self.is_dark[..self.width]
    }

    /// That is row `y`.
    pub(crate) fn write(&mut self, y: usize) {
        for (n, bytes) in self.is_dark.as_chunks::<WORD>().0.iter().enumerate() {
            self.line.setBulk(n * WORD, word(bytes));
        }
        self.bits.setRow(y as u32, &self.line);
    }

    pub(crate) fn done(self) -> BitMatrix {
        self.bits
    }
}

/// The highest bit of each byte, as the bits of a word.
fn word(bytes: &[u8; WORD]) -> usize {
    let (sixteens, _) = bytes.as_chunks::<16>();
    sixteens
        .iter()
        .enumerate()
        .fold(0, |word, (n, bytes)| word | (u8x16::new(*bytes).to_bitmask() as usize) << (16 * n))
}

/// The lengths of the runs of one row, light and dark in turn; the first is light and may be 0.
pub(crate) fn runs(bits: &BitMatrix, y: u32, runs: &mut Vec<u16>) {
    runs.clear();
    let row = bits.getRow(y);
    let width = bits.width() as usize;
    let mut begin = 0;
    let mut is_dark = false;
    for (n, word) in row.getBitArray().iter().enumerate() {
        // A one wherever a pixel is not of the colour of the one before it.
        let mut changes = word ^ (word << 1 | usize::from(is_dark));
        let first = n * WORD;
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn bits_stand_where_their_bytes_do() {
        for n in 0..WORD {
            let mut ones = [0; WORD];
            ones[n] = DARK;
            assert_eq!(word(&ones), 1 << n);
        }
    }

    #[test]
    fn half_a_picture_is_the_means_of_four() {
        let image = LumaImage::new(5, 3, vec![0, 4, 8, 12, 99, 2, 6, 10, 17, 99, 9, 9, 9, 9, 9]).unwrap();
        let half = halved(image.view()).unwrap();
        assert_eq!((half.width(), half.height(), half.pixels()), (2, 1, &[3, 11][..]));
        assert!(halved(LumaImage::new(1, 9, vec![0; 9]).unwrap().view()).is_none());
    }

    #[test]
    fn runs_are_as_long_as_what_was_written() {
        let mut writer = Writer::new(150, 1).unwrap();
        writer
            .row()
            .iter_mut()
            .enumerate()
            .filter(|(x, _)| *x < 3 || (60..131).contains(x))
            .for_each(|(_, dark)| *dark = DARK);
        writer.write(0);
        let mut found = Vec::new();
        runs(&writer.done(), 0, &mut found);
        assert_eq!(found, [0, 3, 57, 71, 19]);
    }
}
