//! The ladder: the same picture in different ways, the quick and likely ones first.

use rxing::common::BitMatrix;

use crate::bits::dark;
use crate::budget::{Budget, Purse};
use crate::finder;
use crate::found::{Found, Point, Rung, is_within};
use crate::frame::Luma;
use crate::grey::Grey;
use crate::means::{Local, Sharpen, by_means};
use crate::picture::Picture;
use crate::triples::{self, Code};

/// Smaller pictures start at full size: at half of it a module may be less than a pixel.
const WORTH_HALVING: usize = 400_000;

/// Finder patterns of more pixels were judged at half the size, where a module of theirs is three pixels or more.
const MOST_WIDTH_AT_FULL: u16 = 42;

/// What is tried when the blocks gave nothing: halvings, and how it is made black and white. In the order of what each
/// found beyond those before it and what it takes (docs/scanning.md).
const LATER: [(Rung, usize, Local); 6] = [
    (Rung::HalfMeans, 1, Local { around: 7, below: 0, sharpen: None }),
    (Rung::QuarterMeans, 2, Local { around: 3, below: 1, sharpen: None }),
    (Rung::Sharp, 0, Local { around: 8, below: 2, sharpen: Some(Sharpen { within: 2, gain: 2 }) }),
    (Rung::HalfFine, 1, Local { around: 2, below: 2, sharpen: None }),
    (Rung::Means, 0, Local { around: 7, below: 4, sharpen: None }),
    (Rung::SharpFine, 0, Local { around: 3, below: 2, sharpen: Some(Sharpen { within: 1, gain: 4 }) }),
];

/// Larger pictures are of screens and of cameras that see more than they need: the later rungs at half and full size take long on
/// them, and found nothing there.
const LARGE: usize = 4_000_000;
const ENOUGH_OF_LARGE: usize = 2;

/// Every code in view. A text that is there more than once is answered once.
///
/// Half and full size are always tried, since a large code must not hide a small one beside it; the later
/// rungs only when nothing was found. Each looks for dark codes on light and for light ones on dark.
pub fn find(frame: Luma<'_>, budget: &Budget<'_>) -> Vec<Found> {
    let pixels = frame.width() * frame.height();
    let mut scan =
        Scan { picture: Picture::new(frame), purse: Purse::new(budget, pixels), found: Vec::new() };
    let mut most_width = u16::MAX;
    if pixels >= WORTH_HALVING {
        scan.look(Rung::Half, 1, u16::MAX, by_blocks);
        most_width = MOST_WIDTH_AT_FULL;
    }
    scan.look(Rung::Full, 0, most_width, by_blocks);

    let enough = if pixels > LARGE { ENOUGH_OF_LARGE } else { LATER.len() };
    for (rung, halvings, local) in LATER.into_iter().take(enough) {
        if !scan.found.is_empty() {
            break;
        }
        scan.look(rung, halvings, u16::MAX, |picture, halvings| {
            let (frame, half) = picture.with_half(halvings)?;
            by_means(frame, half, local)
        });
    }
    scan.found
}

fn by_blocks(picture: &mut Picture<'_>, halvings: usize) -> Option<BitMatrix> {
    dark(picture.halved(halvings)?)
}

struct Scan<'a> {
    picture: Picture<'a>,
    purse: Purse<'a>,
    found: Vec<Found>,
}

impl Scan<'_> {
    /// Looks at the picture halved so many times, made black and white in that way, for codes whose finder patterns
    /// are no wider than that.
    fn look(
        &mut self,
        rung: Rung,
        halvings: usize,
        most_width: u16,
        black_and_white: impl Fn(&mut Picture<'_>, usize) -> Option<BitMatrix>,
    ) {
        if !self.purse.pays_pixels(self.picture.pixels(halvings)) {
            return;
        }
        let Some(mut bits) = black_and_white(&mut self.picture, halvings) else { return };
        let Some(frame) = self.picture.halved(halvings) else { return };
        let scale = (1 << halvings) as f32;
        // Within a code that was read there is no other one.
        let is_done = |place: rxing::Point, width: u16| {
            let place = Point { x: place.x * scale, y: place.y * scale };
            width > most_width || self.found.iter().any(|code| is_within(&code.outline, place))
        };
        let candidates = finder::candidates(&bits, is_done, &self.purse);

        let [grey, inverted] = [false, true].map(|is_inverted| Grey { frame, is_inverted });
        let (mut codes, dark) = triples::codes(&bits, &candidates.dark, &grey, &self.purse);
        bits.flip_self();
        let (more, light) = triples::codes(&bits, &candidates.light, &inverted, &self.purse);
        codes.extend(more);
        if codes.is_empty() && self.found.is_empty() {
            codes.extend(triples::grey_codes(&dark, &grey, &self.purse));
            codes.extend(triples::grey_codes(&light, &inverted, &self.purse));
        }
        self.keep(rung, codes, scale);
    }

    fn keep(&mut self, rung: Rung, codes: Vec<Code>, scale: f32) {
        for (bytes, outline) in codes {
            if !self.found.iter().any(|known| known.bytes == bytes) {
                let outline = outline.map(|p| Point { x: p.x * scale, y: p.y * scale });
                self.found.push(Found { bytes, outline, rung });
            }
        }
    }
}
