//! Black and white by the mean of what is around a pixel, for what the blocks of [`crate::threshold`] miss: weak
//! contrast, and edges that are out of focus.

use rxing::common::BitMatrix;

use crate::bits::{Writer, dark_if};
use crate::frame::Luma;

/// What a pixel is compared with, and how it is sharpened before. Squares are of the picture at half the size: means
/// change slowly, and there are four times fewer of them.
#[derive(Clone, Copy)]
pub(crate) struct Local {
    /// The mean is of a square of twice this and one pixels a side.
    pub(crate) around: usize,
    /// So much darker than the mean is dark.
    pub(crate) below: i16,
    /// How far a pixel is moved away from the mean of a smaller square.
    pub(crate) sharpen: Option<Sharpen>,
}

#[derive(Clone, Copy)]
pub(crate) struct Sharpen {
    /// As `around`.
    pub(crate) within: usize,
    /// Times the distance between pixel and mean.
    pub(crate) gain: i16,
}

/// True is dark. `half` is the frame at half its size.
pub(crate) fn by_means(frame: Luma<'_>, half: Luma<'_>, local: Local) -> Option<BitMatrix> {
    let (width, height) = (frame.width(), frame.height());
    let around = means(half, local.around);
    let near = local.sharpen.map(|sharpen| (means(half, sharpen.within), sharpen.gain));
    let mut writer = Writer::new(width, height)?;
    let (mut means, mut near_means) = (vec![0; width], vec![0; width]);
    for (y, row) in frame.rows().enumerate() {
        if y % 2 == 0 {
            widen(&around, half, y / 2, &mut means);
        }
        match &near {
            None => {
                for ((dark, pixel), mean) in writer.row().iter_mut().zip(row).zip(&means) {
                    *dark = dark_if(i16::from(*pixel) < i16::from(*mean) - local.below);
                }
            }
            Some((near, gain)) => {
                if y % 2 == 0 {
                    widen(near, half, y / 2, &mut near_means);
                }
                let pixels = row.iter().zip(&near_means).zip(&means);
                for (dark, ((pixel, near), mean)) in writer.row().iter_mut().zip(pixels) {
                    let (pixel, near) = (i16::from(*pixel), i16::from(*near));
                    *dark = dark_if(pixel + gain * (pixel - near) < i16::from(*mean) - local.below);
                }
            }
        }
        writer.write(y);
    }
    Some(writer.done())
}

/// A row of what belongs to the half picture, each value twice.
fn widen(values: &[u8], half: Luma<'_>, y: usize, row: &mut [u8]) {
    let values = &values[y.min(half.height() - 1) * half.width()..][..half.width()];
    let (twos, rest) = row.as_chunks_mut::<2>();
    twos.iter_mut().zip(values).for_each(|(two, value)| *two = [*value; 2]);
    rest.fill(values[half.width() - 1]);
}

/// The mean of the square of `2 * around + 1` pixels a side about each pixel; what is beyond an edge is like the edge.
fn means(frame: Luma<'_>, around: usize) -> Vec<u8> {
    let (width, height) = (frame.width(), frame.height());
    let side = 2 * around + 1;
    let row = |y: usize| frame.row(y.saturating_sub(around).min(height - 1));
    // Per column, the sum over the rows of the square.
    let mut columns = vec![0u16; width];
    for y in 0..side {
        for (sum, pixel) in columns.iter_mut().zip(row(y)) {
            *sum += u16::from(*pixel);
        }
    }
    let mut running = Vec::with_capacity(width + side);
    // A multiplication in the place of a division; the result is at most 255.
    let scale = (1u32 << 16) / (side * side) as u32;
    let mut means = vec![0; width * height];
    for (y, line) in means.chunks_exact_mut(width).enumerate() {
        running.clear();
        running.push(0);
        let (first, last) = (columns[0], columns[width - 1]);
        let mut sum = 0u32;
        let mut add = |column: u16| {
            sum += u32::from(column);
            running.push(sum);
        };
        (0..around).for_each(|_| add(first));
        columns.iter().for_each(|&column| add(column));
        (0..around).for_each(|_| add(last));
        for ((mean, before), after) in line.iter_mut().zip(&running).zip(&running[side..]) {
            *mean = (((after - before) * scale) >> 16) as u8;
        }
        for ((sum, above), below) in columns.iter_mut().zip(row(y)).zip(row(y + side)) {
            *sum = *sum + u16::from(*below) - u16::from(*above);
        }
    }
    means
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::bits::halved;
    use crate::frame::LumaImage;

    fn image(width: usize, height: usize, pixel: impl Fn(usize, usize) -> u8) -> LumaImage {
        let pixels = (0..width * height).map(|at| pixel(at % width, at / width)).collect();
        LumaImage::new(width, height, pixels).unwrap()
    }

    #[test]
    fn means_are_those_of_the_square() {
        let image = image(13, 9, |x, y| (x * 17 + y * 29) as u8);
        for around in [1, 2, 5] {
            let means = means(image.view(), around);
            for y in 0..9i32 {
                for x in 0..13i32 {
                    let reach = around as i32;
                    let sum: u32 = (y - reach..=y + reach)
                        .flat_map(|y| (x - reach..=x + reach).map(move |x| (x, y)))
                        .map(|(x, y)| {
                            u32::from(image.view().row(y.clamp(0, 8) as usize)[x.clamp(0, 12) as usize])
                        })
                        .sum();
                    let expected = sum / (2 * around as u32 + 1).pow(2);
                    let mean = u32::from(means[(y * 13 + x) as usize]);
                    assert!(
                        mean.abs_diff(expected) <= 1,
                        "{mean}, not {expected} at {x}, {y} within {around}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_weak_edge_is_seen() {
        // 5 of 255 darker, on a slope, and sides that are odd.
        let image = image(65, 63, |x, y| (40 + y - if (20..40).contains(&x) { 5 } else { 0 }) as u8);
        let local = Local { around: 6, below: 0, sharpen: None };
        let half = halved(image.view()).unwrap();
        let bits = by_means(image.view(), half.view(), local).unwrap();
        assert!(bits.get(21, 32) && bits.get(38, 32));
        assert!(!bits.get(18, 32) && !bits.get(41, 32));
    }

    #[test]
    fn sharpening_brings_back_a_line_between_two_dark_ones() {
        // Light falls from 200 to 60 with a bump of 8 in the middle: nowhere lighter than what is around it.
        let profile = [200, 200, 200, 120, 70, 60, 60, 68, 68, 60, 60, 70, 120, 200, 200, 200];
        let image = image(profile.len(), 24, |x, _| profile[x]);
        let half = halved(image.view()).unwrap();
        let dark =
            |sharpen| by_means(image.view(), half.view(), Local { around: 3, below: 0, sharpen }).unwrap();
        assert!(dark(None).get(7, 12));
        assert!(!dark(Some(Sharpen { within: 1, gain: 40 })).get(7, 12));
    }
}
