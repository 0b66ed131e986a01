//! Moves a grid to where the modules that are known agree best with the picture.

use super::grid::Grid;
use super::known::{self, Known, Module};
use super::{Grey, WORTH_FITTING, WORTH_READING};
use crate::budget::Purse;

/// Of a module: the first step that a corner is moved by, and the last.
const STEPS: (f32, f32) = (0.6, 0.08);
/// An agreement that is no better than by this is none.
const BETTER: f32 = 1e-4;
/// Rounds of steps; a real code needs ten.
const MOST_ROUNDS: usize = 30;
/// Finder and timing patterns are not as many as alignment patterns, but hold the corners.
const CORNER_PATTERNS: usize = 5;
const CORNER_WEIGHT: f32 = 3.0;

/// None where the picture does not look like a code there, or the purse is empty.
pub(super) fn fitted(grey: &Grey<'_>, known: &Known, grid: Grid, purse: &Purse<'_>) -> Option<Grid> {
    let score =
        |grid: &Grid| purse.pays_samples(known.count()).then(|| agreement(grey, grid, known.patterns()));
    let mut best = score(&grid)?;
    if best < WORTH_FITTING {
        return None;
    }
    let mut grid = grid;
    let mut step = STEPS.0;
    for _ in 0..MOST_ROUNDS {
        let mut has_moved = false;
        for corner in 0..4 {
            // The fourth corner has no finder pattern: it is known least.
            let length = grid.module() * step * if corner == 2 { 2.0 } else { 1.0 };
            for (across, down) in [(length, 0.0), (-length, 0.0), (0.0, length), (0.0, -length)] {
                let mut centres = grid.centres();
                centres[corner].x += across;
                centres[corner].y += down;
                let Some(moved) = Grid::new(grid.size(), centres) else { continue };
                let value = score(&moved)?;
                if value > best + BETTER {
                    (best, grid, has_moved) = (value, moved, true);
                }
            }
        }
        if !has_moved {
            step /= 2.0;
            if step < STEPS.1 {
                break;
            }
        }
    }
    (best >= WORTH_READING).then_some(grid)
}

/// How well a grid agrees by what is between the finder patterns alone; a few microseconds' work.
pub(super) fn timing(grey: &Grey<'_>, grid: &Grid) -> f32 {
    known::timing(grid.size()).map(|row| correlation(grey, grid, row)).iter().sum::<f32>() / 2.0
}

/// The mean, over the patterns, of the correlation between what is known and what is seen: −1 to 1.
fn agreement<'a>(grey: &Grey<'_>, grid: &Grid, patterns: impl Iterator<Item = &'a [Module]>) -> f32 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (n, pattern) in patterns.enumerate() {
        let weight = if n < CORNER_PATTERNS { CORNER_WEIGHT } else { 1.0 };
        sum += weight * correlation(grey, grid, pattern.iter().copied());
        weights += weight;
    }
    sum / weights
}

fn correlation(grey: &Grey<'_>, grid: &Grid, pattern: impl Iterator<Item = Module>) -> f32 {
    let mut count = 0.0;
    let (mut sum, mut squares, mut dark_sum, mut dark) = (0.0, 0.0, 0.0, 0.0);
    for module in pattern {
        let value = grey.at(grid.place(f32::from(module.x) + 0.5, f32::from(module.y) + 0.5));
        count += 1.0;
        sum += value;
        squares += value * value;
        if module.is_dark {
            dark_sum += value;
            dark += 1.0;
        }
    }
    let covariance = sum * dark / count - dark_sum;
    let spread = (squares - sum * sum / count) * (dark - dark * dark / count);
    if spread > 0.0 { covariance / spread.sqrt() } else { 0.0 }
}
