//! A code whose three finder patterns are known, read from the grey picture instead of the black and white one: for
//! codes out of focus, moved, noisy or in weak light, in which single modules are no longer on their side of a
//! threshold, although enough is there to tell them apart.
//!
//! A third of a code's modules is the same in every code of its size: they say where the others are (`fit`), and what
//! the camera made of dark and light (`equaliser`).

mod equaliser;
mod fit;
mod grid;
mod known;

use rxing::Point;
use rxing::common::BitMatrix;
use rxing::qrcode::cpp_port::detector::FinderPatternSet;

use crate::budget::Purse;
use crate::frame::Luma;
use equaliser::Modules;
pub(crate) use grid::Grid;
use known::Known;

/// What is between the finder patterns agrees at least so much (correlation, −1 to 1) before more is looked at.
const WORTH_LOOKING: f32 = 0.2;
/// Known modules agree with the picture at least so much before their place is looked for …
const WORTH_FITTING: f32 = 0.4;
/// … and so much before the others are read.
const WORTH_READING: f32 = 0.5;

/// The picture that is read from.
#[derive(Clone, Copy)]
pub(crate) struct Grey<'a> {
    pub(crate) frame: Luma<'a>,
    /// Light is taken for dark.
    pub(crate) is_inverted: bool,
}

impl Grey<'_> {
    /// Between four pixels; (0, 0) is the corner of the first one. What is beyond an edge is like the edge.
    fn at(&self, place: Point) -> f32 {
        let (right, bottom) = (self.frame.width() - 1, self.frame.height() - 1);
        let x = (place.x - 0.5).clamp(0.0, right as f32);
        let y = (place.y - 0.5).clamp(0.0, bottom as f32);
        let (left, top) = (x as usize, y as usize);
        let (across, down) = (x - left as f32, y - top as f32);
        let pixel = |x: usize, y: usize| f32::from(self.frame.pixel(x.min(right), y.min(bottom)));
        let above = pixel(left, top) * (1.0 - across) + pixel(left + 1, top) * across;
        let below = pixel(left, top + 1) * (1.0 - across) + pixel(left + 1, top + 1) * across;
        let value = above * (1.0 - down) + below * down;
        if self.is_inverted { 255.0 - value } else { value }
    }
}

/// The bytes and the corners of the code with these finder patterns. `guess` is where another detector thinks that it
/// lies; `decode` corrects the errors of its modules.
pub(crate) fn read(
    grey: &Grey<'_>,
    set: &FinderPatternSet,
    guess: Option<Grid>,
    purse: &Purse<'_>,
    decode: impl Fn(&BitMatrix) -> Option<Vec<u8>>,
) -> Option<(Vec<u8>, [Point; 4])> {
    let likely = by_size(grey, set);
    for grid in guess.into_iter().chain(likely) {
        let Some(known) = Known::of(grid.size()) else { continue };
        let Some(grid) = fit::fitted(grey, &known, grid, purse) else { continue };
        let modules = Modules::sampled(grey, &grid, purse)?;
        if let Some(bytes) = modules.readings(&known, purse).find_map(|bits| decode(&bits)) {
            return Some((bytes, grid.outline()));
        }
    }
    None
}

/// Whether there is something like a timing pattern between them, as long as there are glances left: one for each
/// module that is looked at.
pub(crate) fn has_timing(grey: &Grey<'_>, set: &FinderPatternSet, glances: &mut usize) -> bool {
    sizes(set).any(|grid| {
        let Some(rest) = glances.checked_sub(2 * grid.size()) else { return false };
        *glances = rest;
        fit::timing(grey, &grid) > WORTH_LOOKING
    })
}

/// The size at which there is most of a timing pattern, as if the code was seen from straight ahead.
fn by_size(grey: &Grey<'_>, set: &FinderPatternSet) -> Option<Grid> {
    let scored = sizes(set).map(|grid| (fit::timing(grey, &grid), grid));
    scored
        .filter(|(score, _)| *score > WORTH_LOOKING)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, grid)| grid)
}

/// The sizes that the patterns' distance makes likely.
fn sizes(set: &FinderPatternSet) -> impl Iterator<Item = Grid> {
    let (tl, tr, bl) = (set.tl, set.tr, set.bl);
    let module = (tl.size + tr.size + bl.size) as f32 / 21.0;
    let side = (Point::distance(tl.p, tr.p) + Point::distance(tl.p, bl.p)) / 2.0;
    let version = ((side / module + 7.0 - 17.0) / 4.0).round().clamp(1.0, 40.0) as usize;
    // The larger the code, the more versions are as likely.
    let spread = 1 + version / 8;
    let centres = [tl.p, tr.p, tr.p + bl.p - tl.p, bl.p];
    (version.saturating_sub(spread).max(1)..=(version + spread).min(40))
        .filter_map(move |version| Grid::new(17 + 4 * version, centres))
}
