//! What dark and light modules look like after lens, motion and noise, learnt from those that are known, and undone: a
//! linear equaliser (the weights of a module and its neighbours that give back −1 for dark and 1 for light with the
//! least square error). It is then trained again on its own clear answers, as modems do.

use rxing::common::BitMatrix;

use super::Grey;
use super::grid::Grid;
use super::known::Known;
use crate::budget::Purse;

/// Neighbours on each side that a module's light spills over to.
const REACH: i32 = 2;
const SIDE: usize = 2 * REACH as usize + 1;
/// Their weights, and one for what is the same everywhere.
const WEIGHTS: usize = SIDE * SIDE + 1;
/// Modules on each side whose mean and spread are taken for the light there.
const LIT_ALIKE: usize = 4;
/// Least spread of grey values; less is noise.
const LEAST_SPREAD: f64 = 2.0;
/// How much weights are kept small: little, and for noisy pictures more.
const RIDGES: [f64; 2] = [0.02, 0.1];
/// Trained so often on its own answers …
const ROUNDS: usize = 3;
/// … of those that are at least so far from the middle …
const CLEAR: f32 = 0.15;
/// … and about so many of them.
const ENOUGH: usize = 2_000;

/// Measuring a module takes so many times less time than training, asking and decoding one.
const PRICE: usize = 20;

/// The grey values of a code and of what is around it, evenly lit: 0 in the middle, 1 the usual spread.
pub(super) struct Modules {
    size: usize,
    /// `size + 2 * REACH` a side.
    values: Vec<f32>,
}

impl Modules {
    /// None when the purse is empty.
    pub(super) fn sampled(grey: &Grey<'_>, grid: &Grid, purse: &Purse<'_>) -> Option<Modules> {
        // A module of a pixel or two has but one value.
        let offsets: &[f32] = if grid.module() > 1.8 { &[-0.25, 0.0, 0.25] } else { &[0.0] };
        let side = grid.size() + 2 * REACH as usize;
        let each = offsets.len() * offsets.len();
        if !purse.pays_samples(side * side * each) {
            return None;
        }
        let mut values = Vec::with_capacity(side * side);
        for (y, x) in (0..side).flat_map(|y| (0..side).map(move |x| (y, x))) {
            let (x, y) = (x as f32 + 0.5 - REACH as f32, y as f32 + 0.5 - REACH as f32);
            let places = offsets.iter().flat_map(|down| offsets.iter().map(move |across| (across, down)));
            let sum: f32 = places.map(|(across, down)| grey.at(grid.place(x + across, y + down))).sum();
            values.push(sum / each as f32);
        }
        Some(Modules { size: grid.size(), values: evenly_lit(&values, side) })
    }

    /// What the modules may say, the likeliest first, as long as the purse lasts.
    pub(super) fn readings(&self, known: &Known, purse: &Purse<'_>) -> impl Iterator<Item = BitMatrix> {
        let plain = std::iter::once_with(|| self.plain());
        let equalised = RIDGES.into_iter().flat_map(|ridge| self.equalised(known, ridge));
        let price = PRICE * self.size * self.size;
        std::iter::repeat_with(move || purse.pays_samples(price))
            .take_while(|is_paid| *is_paid)
            .zip(plain.chain(equalised))
            .filter_map(|(_, answers)| self.bits(&answers))
    }

    /// The answers of an equaliser after each round of training.
    fn equalised(&self, known: &Known, ridge: f64) -> impl Iterator<Item = Vec<f32>> {
        let taught = move || {
            known.modules().map(|module| {
                (i32::from(module.x), i32::from(module.y), if module.is_dark { -1.0 } else { 1.0 })
            })
        };
        let first = self.trained(taught(), ridge).map(|weights| self.answers(&weights));
        std::iter::successors(first, move |answers| {
            let each = 1 + self.size * self.size / ENOUGH;
            let own = self.places().zip(answers).filter(|(_, answer)| answer.abs() > CLEAR).step_by(each);
            let own = own.map(|((x, y), answer)| (x, y, answer.signum()));
            let weights = self.trained(taught().chain(own), RIDGES[0])?;
            Some(self.answers(&weights))
        })
        .take(1 + ROUNDS)
    }

    fn places(&self) -> impl Iterator<Item = (i32, i32)> {
        let size = self.size as i32;
        (0..size).flat_map(move |y| (0..size).map(move |x| (x, y)))
    }

    fn plain(&self) -> Vec<f32> {
        self.places().map(|(x, y)| self.around(x, y)[SIDE * SIDE / 2]).collect()
    }

    fn answers(&self, weights: &[f32; WEIGHTS]) -> Vec<f32> {
        let answer =
            |(x, y)| self.around(x, y).iter().zip(weights).map(|(value, weight)| value * weight).sum();
        self.places().map(answer).collect()
    }

    /// A module and its neighbours row by row, and a one.
    fn around(&self, x: i32, y: i32) -> [f32; WEIGHTS] {
        let side = self.size as i32 + 2 * REACH;
        let mut around = [1.0; WEIGHTS];
        for (row, down) in around.chunks_exact_mut(SIDE).zip(0..) {
            let y = (y + down).clamp(0, side - 1);
            for (value, across) in row.iter_mut().zip(0..) {
                let x = (x + across).clamp(0, side - 1);
                *value = self.values[(y * side + x) as usize];
            }
        }
        around
    }

    /// The weights for which what is around each place comes nearest to what it should give.
    fn trained(&self, samples: impl Iterator<Item = (i32, i32, f32)>, ridge: f64) -> Option<[f32; WEIGHTS]> {
        // The normal equations, in single precision as far as the sums of one code need no more.
        let mut products = [[0.0f32; WEIGHTS + 1]; WEIGHTS];
        let mut count = 0.0;
        for (x, y, target) in samples {
            let around = self.around(x, y);
            for (row, value) in products.iter_mut().zip(&around) {
                for (sum, other) in row.iter_mut().zip(&around) {
                    *sum += value * other;
                }
                row[WEIGHTS] += value * target;
            }
            count += 1.0;
        }
        let mut equations = products.map(|row| row.map(f64::from));
        for (n, equation) in equations.iter_mut().take(WEIGHTS - 1).enumerate() {
            equation[n] += ridge * count;
        }
        solved(equations).map(|weights| weights.map(|weight| weight as f32))
    }

    fn bits(&self, answers: &[f32]) -> Option<BitMatrix> {
        let mut bits = BitMatrix::with_single_dimension(self.size as u32).ok()?;
        for ((x, y), answer) in self.places().zip(answers) {
            if *answer < 0.0 {
                bits.set(x as u32, y as u32);
            }
        }
        Some(bits)
    }
}

/// Without the light's slow changes, which no single threshold could bear.
fn evenly_lit(values: &[f32], side: usize) -> Vec<f32> {
    // Sums of all that is above and to the left, of values and of their squares.
    let mut sums = vec![(0.0f64, 0.0f64); (side + 1) * (side + 1)];
    for y in 0..side {
        let (mut sum, mut squares) = (0.0, 0.0);
        for x in 0..side {
            let value = f64::from(values[y * side + x]);
            sum += value;
            squares += value * value;
            let above = sums[y * (side + 1) + x + 1];
            sums[(y + 1) * (side + 1) + x + 1] = (above.0 + sum, above.1 + squares);
        }
    }
    let edge = REACH as usize;
    // Within the code: around it may be anything.
    let span = |at: usize| {
        let at = at.clamp(edge, side - 1 - edge);
        (at.saturating_sub(LIT_ALIKE).max(edge), (at + LIT_ALIKE + 1).min(side - edge))
    };
    let mut even = Vec::with_capacity(values.len());
    for (y, x) in (0..side).flat_map(|y| (0..side).map(move |x| (y, x))) {
        let ((top, bottom), (left, right)) = (span(y), span(x));
        let corner = |y: usize, x: usize| sums[y * (side + 1) + x];
        let (a, b, c, d) =
            (corner(top, left), corner(top, right), corner(bottom, left), corner(bottom, right));
        let count = ((bottom - top) * (right - left)) as f64;
        let mean = (d.0 - b.0 - c.0 + a.0) / count;
        let variance = (d.1 - b.1 - c.1 + a.1) / count - mean * mean;
        let spread = variance.max(LEAST_SPREAD * LEAST_SPREAD).sqrt();
        even.push(((f64::from(values[y * side + x]) - mean) / spread).clamp(-2.5, 2.5) as f32);
    }
    even
}

/// Gauss and Jordan; the ridge keeps the pivots away from zero.
fn solved(mut equations: [[f64; WEIGHTS + 1]; WEIGHTS]) -> Option<[f64; WEIGHTS]> {
    for pivot in 0..WEIGHTS {
        let row = equations[pivot];
        if row[pivot].abs() < 1e-9 {
            return None;
        }
        for (n, other) in equations.iter_mut().enumerate() {
            if n != pivot {
                let factor = other[pivot] / row[pivot];
                for (value, own) in other.iter_mut().zip(&row).skip(pivot) {
                    *value -= factor * own;
                }
            }
        }
    }
    Some(std::array::from_fn(|n| equations[n][WEIGHTS] / equations[n][n]))
}
