//! The ladder: the same picture in different ways, the quick and likely ones first.

use rxing::common::BitMatrix;

use crate::bits::{dark, shrunk};
use crate::budget::{Budget, Purse};
use crate::found::{Found, Point, Rung};
use crate::frame::{Luma, LumaImage};
use crate::second;
use crate::triples::{self, Code};

/// Smaller pictures start at full size: at half of it a module may be less than a pixel.
const WORTH_HALVING: usize = 400_000;

/// Every code in view. A text that is there more than once is answered once.
///
/// Half and full size are always tried, since a large code must not hide a small one beside it; the later
/// rungs only when nothing was found or the budget says so.
pub fn find(frame: Luma<'_>, budget: &Budget<'_>) -> Vec<Found> {
    let mut scan = Scan { frame, purse: Purse::new(budget), found: Vec::new() };
    let half = if frame.width() * frame.height() >= WORTH_HALVING { scan.look(2, Rung::Half) } else { None };
    let full = scan.look(1, Rung::Full);
    if scan.found.is_empty() || budget.thorough {
        scan.look(4, Rung::Quarter);
        scan.look_inverted(half, 2, Rung::HalfInverted);
        scan.look_inverted(full, 1, Rung::FullInverted);
    }
    if scan.found.is_empty() {
        scan.look_again();
    }
    scan.found
}

struct Scan<'a> {
    frame: Luma<'a>,
    purse: Purse<'a>,
    found: Vec<Found>,
}

impl Scan<'_> {
    /// Looks at the frame at 1/`factor` of its size; gives back what it looked at.
    fn look(&mut self, factor: usize, rung: Rung) -> Option<BitMatrix> {
        let bits = self.dark_at(factor)?;
        let codes = triples::codes(&bits, &self.purse);
        self.keep(codes, factor, rung);
        Some(bits)
    }

    fn look_inverted(&mut self, bits: Option<BitMatrix>, factor: usize, rung: Rung) {
        let Some(mut bits) = bits else { return };
        if self.purse.pays_pixels(bits.width() as usize * bits.height() as usize) {
            bits.flip_self();
            let codes = triples::codes(&bits, &self.purse);
            self.keep(codes, factor, rung);
        }
    }

    /// The other detector, at a size that it can bear, dark on light and light on dark.
    fn look_again(&mut self) {
        let pixels = self.frame.width() * self.frame.height();
        let factor = (1..).find(|f| pixels / (f * f) <= second::MOST_PIXELS).unwrap_or(1);
        let Some(mut bits) = self.dark_at(factor) else { return };
        for _ in 0..2 {
            if self.purse.is_out_of_time() || !self.found.is_empty() {
                return;
            }
            let codes = second::codes(&bits);
            self.keep(codes, factor, Rung::Second);
            bits.flip_self();
        }
    }

    fn dark_at(&self, factor: usize) -> Option<BitMatrix> {
        let (width, height) = (self.frame.width() / factor, self.frame.height() / factor);
        if !self.purse.pays_pixels(width * height) {
            return None;
        }
        let image: LumaImage = shrunk(self.frame, factor)?;
        dark(&image)
    }

    fn keep(&mut self, codes: Vec<Code>, factor: usize, rung: Rung) {
        let scale = factor as f32;
        for (bytes, outline) in codes {
            if !self.found.iter().any(|known| known.bytes == bytes) {
                let outline = outline.map(|p| Point { x: p.x * scale, y: p.y * scale });
                self.found.push(Found { bytes, outline, rung });
            }
        }
    }
}
