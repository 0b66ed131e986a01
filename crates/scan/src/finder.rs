//! Finder patterns: the three squares that a QR code is known by (ISO/IEC 18004, 6.3.3). A row through
//! the middle of one is dark, light, dark, light, dark in the ratio 1:1:3:1:1; on a dark theme the other way round.
//!
//! The last word is rxing's; what comes before it is our own walk over rows and columns, which is quick, looks for
//! both colours at once, and has an end on a page that is full of such squares.

use rxing::Point;
use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::{ConcentricPattern, FixedPattern, LocateConcentricPattern};

use crate::bits::runs;
use crate::budget::Purse;

const RATIO: FixedPattern<5, 7, false> = FixedPattern::new([1, 1, 3, 1, 1]);

/// Each third row is looked at: a module of one pixel makes a middle of three.
const ROW_STEP: usize = 3;
/// Patterns that are kept of one picture: hundreds of icons on a page are not rare.
const MOST_PATTERNS: usize = 300;
/// Places that look like one in their row and are looked at from all sides.
const MOST_PROBES: usize = 20_000;

/// A place that looks like a finder pattern in its row, its column and its diagonals.
pub(crate) struct Candidate {
    centre: Point,
    /// Pixels that it takes of its row.
    width: u16,
}

/// The candidates in the order of their rows.
#[derive(Default)]
pub(crate) struct Candidates {
    /// Dark in the middle.
    pub(crate) dark: Vec<Candidate>,
    /// Light in the middle.
    pub(crate) light: Vec<Candidate>,
}

/// All that looks like one, but for those at a place and of a width that nothing is looked for at any more.
pub(crate) fn candidates(
    bits: &BitMatrix,
    is_done: impl Fn(Point, u16) -> bool,
    purse: &Purse<'_>,
) -> Candidates {
    let mut candidates = Candidates::default();
    let mut probes = 0;
    let mut row = Vec::new();
    for y in (ROW_STEP as u32 - 1..bits.height()).step_by(ROW_STEP) {
        if y % 32 < ROW_STEP as u32 && purse.is_out_of_time() {
            break;
        }
        runs(bits, y, &mut row);
        for (middle, width, is_dark) in in_row(&row) {
            let centre = Point { x: middle, y: y as f32 + 0.5 };
            if is_done(centre, width) {
                continue;
            }
            probes += 1;
            if probes > MOST_PROBES {
                return candidates;
            }
            if is_finder_across(bits, middle as u32, y, is_dark, range(width)) {
                let list = if is_dark { &mut candidates.dark } else { &mut candidates.light };
                list.push(Candidate { centre, width });
            }
        }
    }
    candidates
}

/// Those of them that are one from all sides, where dark is what their middle is.
pub(crate) fn patterns(
    bits: &BitMatrix,
    candidates: &[Candidate],
    purse: &Purse<'_>,
) -> Vec<ConcentricPattern> {
    let mut found: Vec<ConcentricPattern> = Vec::new();
    for (n, candidate) in candidates.iter().enumerate() {
        if found.len() == MOST_PATTERNS || n % 64 == 63 && purse.is_out_of_time() {
            break;
        }
        if found.iter().any(|old| Point::distance(candidate.centre, old.p) < old.size as f32 / 2.0) {
            continue;
        }
        let range = range(candidate.width) as i32;
        found.extend(LocateConcentricPattern::<true, 5, 7>(bits, &RATIO.into(), candidate.centre, range));
    }
    found
}

/// How far a pattern may reach in its column: three times what it takes of its row, for codes that are seen very much
/// from the side.
fn range(width: u16) -> u32 {
    u32::from(width) * 3
}

/// The middle, the width in pixels and whether the middle is dark, of each 1:1:3:1:1 of a row.
fn in_row(row: &[u16]) -> impl Iterator<Item = (f32, u16, bool)> {
    let mut left = 0u32;
    row.windows(5).enumerate().filter_map(move |(i, w)| {
        let start = left;
        left += u32::from(w[0]);
        let before = i.checked_sub(1).map(|before| row[before])?;
        if !is_finder(w, before) {
            return None;
        }
        let middle = start as f32 + f32::from(w[0]) + f32::from(w[1]) + f32::from(w[2]) / 2.0;
        // The first run of a row is light.
        Some((middle, w.iter().fold(0, |sum: u16, &run| sum.saturating_add(run)), i % 2 == 1))
    })
}

fn is_finder(w: &[u16], before: u16) -> bool {
    // Cheap tests that turn nearly every window down.
    if w[2] < 3 || w[2] < 2 * w[0].max(w[4]) || w[2] < w[1].max(w[3]) {
        return false;
    }
    // A row that begins with a dark run has a light one of no pixels before it: the edge of the picture.
    let is_alone = before == 0 || u32::from(before) * 20 >= u32::from(w[1]) + u32::from(w[3]);
    is_alone && is_ratio(std::array::from_fn(|n| f32::from(w[n])))
}

/// What rxing looks at first, and nearly every candidate fails at: its column and, from the middle of that, both
/// diagonals.
fn is_finder_across(bits: &BitMatrix, x: u32, y: u32, is_dark: bool, range: u32) -> bool {
    let (x, mut y) = (i64::from(x), i64::from(y));
    let Some((column, up)) = through(bits, x, y, (0, 1), is_dark, range) else { return false };
    y += (column[2] / 2.0) as i64 - i64::from(up);
    is_ratio(column)
        && [(1, 1), (1, -1)].into_iter().all(|direction| {
            through(bits, x, y, direction, is_dark, range * 2).is_some_and(|(diagonal, _)| is_ratio(diagonal))
        })
}

/// The five runs through a place, in steps of that direction, and how far into the middle one the place is. None where
/// there are no five, or they are longer than `range` together.
fn through(
    bits: &BitMatrix,
    x: i64,
    y: i64,
    (across, down): (i64, i64),
    is_dark: bool,
    range: u32,
) -> Option<([f32; 5], u32)> {
    let run = |x: i64, y: i64, sign: i64, colour: bool, most: u32| -> Option<u32> {
        let length = run_length(bits, (x, y), (sign * across, sign * down), colour, most);
        (0 < length && length <= most).then_some(length)
    };
    // The middle is three of seven modules.
    let before = run(x, y, -1, is_dark, range / 2)?;
    let after = run(x, y, 1, is_dark, range / 2)?;
    // The place itself is counted twice.
    let middle = before + after - 1;
    // No run of a pattern is longer, be it seen from the side or printed too fat.
    let most = range.min(middle * 5 / 2 + 2);
    let mut runs = [0, 0, middle, 0, 0];
    for (sign, from, ring, outer) in [(-1, before, 1, 0), (1, after, 3, 4)] {
        let place = |steps: u32| (x + sign * across * i64::from(steps), y + sign * down * i64::from(steps));
        let (ring_x, ring_y) = place(from);
        runs[ring] = run(ring_x, ring_y, sign, !is_dark, most)?;
        let (outer_x, outer_y) = place(from + runs[ring]);
        runs[outer] = run(outer_x, outer_y, sign, is_dark, most)?;
    }
    let fits = runs.iter().sum::<u32>() <= range;
    fits.then(|| (runs.map(|run| run as f32), before - 1))
}

/// Pixels of that colour from a place on; counts no more than one over `most`.
fn run_length(
    bits: &BitMatrix,
    (x, y): (i64, i64),
    (across, down): (i64, i64),
    colour: bool,
    most: u32,
) -> u32 {
    let to_edge = |at: i64, step: i64, size: u32| match step {
        1 => i64::from(size) - at,
        -1 => at + 1,
        _ => i64::MAX,
    };
    let steps =
        to_edge(x, across, bits.width()).min(to_edge(y, down, bits.height())).min(i64::from(most) + 1);
    let (mut x, mut y) = (x as u32, y as u32);
    for step in 0..steps {
        if bits.get(x, y) != colour {
            return step as u32;
        }
        x = x.wrapping_add_signed(across as i32);
        y = y.wrapping_add_signed(down as i32);
    }
    steps.max(0) as u32
}

/// Whether five runs are 1:1:3:1:1. Those of one colour are compared with each other, since ink, light and blur make all
/// of them wider or narrower at once.
fn is_ratio(runs: [f32; 5]) -> bool {
    let of_middle = (runs[0] + runs[2] + runs[4]) / 5.0;
    let between = (runs[1] + runs[3]) / 2.0;
    if of_middle.max(between) > 4.0 * of_middle.min(between) {
        return false;
    }
    let (most, most_between) = (of_middle * 0.75 + 0.5, between / 3.0 + 0.5);
    let is_near = |run: f32, expected: f32, most: f32| (run - expected).abs() <= most;
    is_near(runs[0], of_middle, most)
        && is_near(runs[2], 3.0 * of_middle, most)
        && is_near(runs[4], of_middle, most)
        && is_near(runs[1], between, most_between)
        && is_near(runs[3], between, most_between)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::budget::Budget;

    #[test]
    fn a_row_through_a_finder_pattern_is_a_candidate() {
        let found: Vec<_> = in_row(&[10, 4, 4, 12, 4, 4, 9]).collect();
        assert_eq!(found, [(10.0 + 8.0 + 6.0, 28, true)]);
    }

    #[test]
    fn its_negative_is_one_too() {
        let found: Vec<_> = in_row(&[0, 10, 4, 4, 12, 4, 4, 9]).collect();
        assert_eq!(found, [(10.0 + 8.0 + 6.0, 28, false)]);
    }

    #[test]
    fn even_stripes_are_not() {
        assert_eq!(in_row(&[4; 40]).count(), 0);
    }

    /// A finder pattern of 4 pixels a module with that corner.
    fn square(left: u32, top: u32) -> BitMatrix {
        let mut bits = BitMatrix::new(60, 60).unwrap();
        for (from, to, is_dark) in [(0, 28, true), (4, 24, false), (8, 20, true)] {
            for (y, x) in (from..to).flat_map(|y| (from..to).map(move |x| (y, x))) {
                if left + x < 60 && top + y < 60 {
                    bits.set_bool(left + x, top + y, is_dark);
                }
            }
        }
        bits
    }

    fn count(bits: &BitMatrix) -> (usize, usize) {
        let purse = Purse::new(&Budget::still(&|| false), 1);
        let candidates = candidates(bits, |_, _| false, &purse);
        let mut flipped = bits.clone();
        flipped.flip_self();
        (patterns(bits, &candidates.dark, &purse).len(), patterns(&flipped, &candidates.light, &purse).len())
    }

    #[test]
    fn a_square_is_found_once_in_its_own_colour() {
        let mut bits = square(11, 17);
        assert_eq!(count(&bits), (1, 0));
        bits.flip_self();
        assert_eq!(count(&bits), (0, 1));
    }

    #[test]
    fn at_the_edge_it_may_end_there_but_not_before() {
        assert_eq!(count(&square(20, 0)), (1, 0));
        assert_eq!(count(&square(20, 32)), (1, 0));
        assert_eq!(count(&square(20, 36)), (0, 0));
        assert_eq!(count(&square(0, 20)), (1, 0));
    }
}
