//! From brightness to black and white: a threshold of its own for each small block, so that uneven light does not
//! matter (the idea of ZXing's hybrid binariser). Half of a usual scan is spent here, so two blocks are looked at
//! at once, in wide registers.

use rxing::common::BitMatrix;
use wide::{u8x16, u16x8, u64x2};

use crate::bits::{Writer, dark_if};
use crate::frame::Luma;

/// Pixels of a block's side: a module or two.
const BLOCK: usize = 8;
/// A block's threshold is the mean of so many around it, both ways.
const AROUND: usize = 5;
/// With less between its lightest and darkest pixel a block is of one colour.
const CONTRAST: u8 = 24;

/// True is dark. None where the picture is smaller than the blocks around one.
pub(crate) fn by_blocks(frame: Luma<'_>) -> Option<BitMatrix> {
    let (width, height) = (frame.width(), frame.height());
    if width.min(height) < BLOCK * AROUND {
        return None;
    }
    let blocks = Blocks::of(frame);
    let mut writer = Writer::new(width, height)?;
    let mut thresholds = vec![0; width];
    for (y, row) in frame.rows().enumerate() {
        if y % BLOCK == 0 {
            blocks.thresholds(y / BLOCK, &mut thresholds);
        }
        for ((dark, pixel), threshold) in writer.row().iter_mut().zip(row).zip(&thresholds) {
            *dark = dark_if(pixel <= threshold);
        }
        writer.write(y);
    }
    Some(writer.done())
}

/// What lies between dark and light in each block.
struct Blocks {
    across: usize,
    down: usize,
    middles: Vec<u8>,
}

impl Blocks {
    fn of(frame: Luma<'_>) -> Self {
        let (width, height) = (frame.width(), frame.height());
        let (across, down) = (width.div_ceil(BLOCK), height.div_ceil(BLOCK));
        let mut middles = Vec::with_capacity(across * down);
        let mut row = Vec::with_capacity(across);
        for block in 0..down {
            // The last ones reach back into their neighbours.
            let top = (block * BLOCK).min(height - BLOCK);
            let mut rows = frame.rows_from(top);
            ranges(std::array::from_fn(|_| rows.next().unwrap_or_default()), &mut row);
            for (place, &(least, most, sum)) in row.iter().enumerate() {
                let middle = if most - least > CONTRAST {
                    (sum / (BLOCK * BLOCK) as u16) as u8
                } else {
                    flat(least, &middles, place, across)
                };
                middles.push(middle);
            }
        }
        Self { across, down, middles }
    }

    /// For each pixel of the rows of that block.
    fn thresholds(&self, block: usize, into: &mut [u8]) {
        let half = AROUND / 2;
        let middle = block.clamp(half, self.down - 1 - half);
        let rows = &self.middles[(middle - half) * self.across..(middle + half + 1) * self.across];
        let mut columns = vec![0u16; self.across];
        for row in rows.chunks_exact(self.across) {
            for (sum, middle) in columns.iter_mut().zip(row) {
                *sum += u16::from(*middle);
            }
        }
        let threshold = |place: usize| {
            let centre = place.clamp(half, self.across - 1 - half);
            let sum: u16 = columns[centre - half..=centre + half].iter().sum();
            (sum / (AROUND * AROUND) as u16) as u8
        };
        let (whole, rest) = into.as_chunks_mut::<BLOCK>();
        whole.iter_mut().enumerate().for_each(|(place, pixels)| *pixels = [threshold(place); BLOCK]);
        rest.fill(threshold(self.across - 1));
    }
}

/// The darkest, the lightest and the sum of the pixels of a block.
type Range = (u8, u8, u16);

/// Of each block of these rows; the last reaches back into its neighbour.
fn ranges(rows: [&[u8]; BLOCK], into: &mut Vec<Range>) {
    let width = rows[0].len();
    into.clear();
    let twos = rows.map(|row| row.as_chunks::<{ 2 * BLOCK }>().0);
    (0..twos[0].len()).for_each(|n| into.extend(ranges_of_two(twos.iter().map(|row| &row[n]))));
    for place in into.len()..width.div_ceil(BLOCK) {
        let left = (place * BLOCK).min(width - BLOCK);
        let pixels = rows.iter().flat_map(|row| &row[left..left + BLOCK]);
        into.push(pixels.fold((u8::MAX, 0, 0), |(least, most, sum), pixel| {
            (least.min(*pixel), most.max(*pixel), sum + u16::from(*pixel))
        }));
    }
}

/// Of two blocks side by side, which fit a wide register.
fn ranges_of_two<'a>(rows: impl Iterator<Item = &'a [u8; 2 * BLOCK]>) -> [Range; 2] {
    let (mut least, mut most) = (u8x16::splat(u8::MAX), u8x16::splat(0));
    let mut sums = [u16x8::splat(0); 2];
    for row in rows {
        let pixels = u8x16::new(*row);
        (least, most) = (least.min(pixels), most.max(pixels));
        sums[0] += u16x8::from_u8x16_low(pixels);
        sums[1] += u16x8::from_u8x16_high(pixels);
    }
    // The first byte of each eight meets the seven others.
    for bits in [32, 16, 8] {
        least = least.min(moved(least, bits));
        most = most.max(moved(most, bits));
    }
    let (least, most) = (least.to_array(), most.to_array());
    [0, 1].map(|n| (least[n * BLOCK], most[n * BLOCK], sums[n].reduce_add()))
}

/// Each eight bytes, moved towards the first.
fn moved(bytes: u8x16, bits: u32) -> u8x16 {
    bytemuck::cast(bytemuck::cast::<_, u64x2>(bytes) >> bits)
}

/// A block of one colour is taken for light, unless those before it say that it lies within something dark.
fn flat(least: u8, before: &[u8], place: usize, across: usize) -> u8 {
    if place == 0 || before.len() < across {
        return least / 2;
    }
    let left = u16::from(before[before.len() - 1]);
    let (above, corner) =
        (u16::from(before[before.len() - across]), u16::from(before[before.len() - across - 1]));
    let around = ((2 * left + above + corner) / 4) as u8;
    if least < around { around } else { least / 2 }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use rxing::common::HybridBinarizer;
    use rxing::{Binarizer, Luma8Source};

    use super::*;
    use crate::frame::LumaImage;

    /// Numerical Recipes' generator.
    fn noisy(width: usize, height: usize, seed: u64) -> LumaImage {
        let mut state = seed;
        let mut pixels = Vec::new();
        for n in 0..width * height {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let noise = (state >> 58) as usize;
            let (x, y) = (n % width, n / width);
            let checked = if (x / 11 + y / 7) % 2 == 0 { 140 } else { 40 };
            // Flat places, and light that falls off.
            let base = if x / 64 % 3 == 1 { 200 } else { checked };
            pixels.push((base * (height + y) / (2 * height) + noise / 4) as u8);
        }
        LumaImage::new(width, height, pixels).unwrap()
    }

    #[test]
    fn it_gives_what_rxing_s_gives() {
        for (width, height) in [(40, 40), (64, 48), (67, 41), (129, 200), (640, 483)] {
            for seed in 0..4 {
                let image = noisy(width, height, seed);
                let source =
                    Luma8Source::new_with_slice(image.pixels(), width as u32, height as u32).unwrap();
                let theirs = HybridBinarizer::new(source).get_black_matrix().unwrap().clone();
                let ours = by_blocks(image.view()).unwrap();
                let differ = (0..height as u32)
                    .flat_map(|y| (0..width as u32).map(move |x| (x, y)))
                    .filter(|&(x, y)| ours.get(x, y) != theirs.get(x, y));
                assert_eq!(differ.count(), 0, "{width} × {height}, seed {seed}");
            }
        }
    }

    #[test]
    fn what_is_smaller_than_its_blocks_has_none() {
        assert!(by_blocks(noisy(39, 40, 1).view()).is_none());
        assert!(by_blocks(noisy(40, 39, 1).view()).is_none());
    }
}
