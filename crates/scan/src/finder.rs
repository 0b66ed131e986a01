//! Finder patterns: the three squares that a QR code is known by (ISO/IEC 18004, 6.3.3). A row through
//! the middle of one is dark, light, dark, light, dark in the ratio 1:1:3:1:1.
//!
//! The search is rxing's, with its own walk over the rows so that its work has an end on a page that is
//! full of such squares.

use rxing::Point;
use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::{
    ConcentricPattern, FixedPattern, IsPattern, LocateConcentricPattern, PatternView,
};

use crate::bits::runs;
use crate::budget::Purse;

const RATIO: FixedPattern<5, 7, false> = FixedPattern::new([1, 1, 3, 1, 1]);

/// Each third row is looked at: a module of one pixel makes a middle of three.
const ROW_STEP: usize = 3;
/// Patterns that are kept of one picture: hundreds of icons on a page are not rare.
const MOST_PATTERNS: usize = 600;
/// Places that look like one in their row and are looked at from all sides.
const MOST_PROBES: usize = 60_000;

/// All finder patterns, in the order of their rows.
pub(crate) fn patterns(bits: &BitMatrix, purse: &Purse<'_>) -> Vec<ConcentricPattern> {
    let mut found: Vec<ConcentricPattern> = Vec::new();
    let mut probes = 0;
    let mut row = Vec::new();
    for y in (ROW_STEP as u32 - 1..bits.height()).step_by(ROW_STEP) {
        if y % 32 < ROW_STEP as u32 && purse.is_out_of_time() {
            break;
        }
        runs(bits, y, &mut row);
        for (middle, width) in candidates(&row) {
            let centre = Point { x: middle, y: y as f32 + 0.5 };
            if found.iter().any(|old| Point::distance(centre, old.p) < old.size as f32 / 2.0) {
                continue;
            }
            probes += 1;
            if probes > MOST_PROBES {
                return found;
            }
            // Three times its width, for codes that are seen very much from the side.
            let range = i32::from(width) * 3;
            if let Some(pattern) = LocateConcentricPattern::<true, 5, 7>(bits, &RATIO.into(), centre, range) {
                found.push(pattern);
                if found.len() == MOST_PATTERNS {
                    return found;
                }
            }
        }
    }
    found
}

/// The middle and the width in pixels of each 1:1:3:1:1 of a row.
fn candidates(row: &[u16]) -> impl Iterator<Item = (f32, u16)> {
    let mut left = 0u32;
    row.windows(5).enumerate().filter_map(move |(i, w)| {
        let start = left;
        left += u32::from(w[0]);
        // Only windows that begin dark.
        if i % 2 == 0 || !is_finder(w, row[i - 1]) {
            return None;
        }
        let middle = start as f32 + f32::from(w[0]) + f32::from(w[1]) + f32::from(w[2]) / 2.0;
        Some((middle, w.iter().fold(0, |sum: u16, &run| sum.saturating_add(run))))
    })
}

fn is_finder(w: &[u16], light_before: u16) -> bool {
    // Cheap tests that turn nearly every window down.
    if w[2] < 3 || w[2] < 2 * w[0].max(w[4]) || w[2] < w[1].max(w[3]) {
        return false;
    }
    let before = if light_before == 0 { f32::MAX } else { f32::from(light_before) };
    IsPattern::<true, 5, 7, false>(&PatternView::from_slice(w), &RATIO, Some(before), 0.1, 0.0, 0.0) != 0.0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_row_through_a_finder_pattern_is_a_candidate() {
        let found: Vec<_> = candidates(&[10, 4, 4, 12, 4, 4, 9]).collect();
        assert_eq!(found, [(10.0 + 8.0 + 6.0, 28)]);
    }

    #[test]
    fn its_negative_is_not() {
        assert_eq!(candidates(&[0, 10, 4, 4, 12, 4, 4, 9]).count(), 0);
    }

    #[test]
    fn even_stripes_are_not() {
        assert_eq!(candidates(&[4; 40]).count(), 0);
    }
}
