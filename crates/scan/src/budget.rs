//! How much work one scan may do. Time is an argument: whoever calls knows the clock.

use std::cell::Cell;

/// The bounds of one scan.
pub struct Budget<'a> {
    /// Pixels that may be looked at, over all rungs together; a rung that no longer fits is left out.
    pub pixels: usize,
    /// Threes of finder patterns that may be tried as a code for each megapixel of the frame that is begun, over all
    /// rungs together.
    pub triples: usize,
    /// Places of the grey picture that may be measured for codes that are not read from black and white, over all
    /// rungs together.
    pub samples: usize,
    /// Asked before each rung and each piece of work (well under a millisecond apart on a frame of a
    /// camera): true ends the scan with what was found until then.
    pub out_of_time: &'a dyn Fn() -> bool,
}

impl<'a> Budget<'a> {
    /// For one of a stream of frames: the next comes in a moment. Up to 1080p every rung fits.
    pub fn live(out_of_time: &'a dyn Fn() -> bool) -> Budget<'a> {
        Budget { pixels: 12 << 20, triples: 120, samples: 1_500_000, out_of_time }
    }

    /// For a picture that is looked at once.
    pub fn still(out_of_time: &'a dyn Fn() -> bool) -> Budget<'a> {
        Budget { pixels: 160 << 20, triples: 120, samples: 1_500_000, out_of_time }
    }
}

/// What is left of a budget.
pub(crate) struct Purse<'a> {
    pixels: Cell<usize>,
    triples: Cell<usize>,
    samples: Cell<usize>,
    out_of_time: &'a dyn Fn() -> bool,
}

impl<'a> Purse<'a> {
    /// For a frame of that many pixels.
    pub(crate) fn new(budget: &Budget<'a>, frame: usize) -> Purse<'a> {
        let megapixels = frame.div_ceil(1_000_000);
        Purse {
            pixels: Cell::new(budget.pixels),
            triples: Cell::new(budget.triples.saturating_mul(megapixels)),
            samples: Cell::new(budget.samples),
            out_of_time: budget.out_of_time,
        }
    }

    /// Pays for a rung of that many pixels; false when it does not fit any more.
    pub(crate) fn pays_pixels(&self, count: usize) -> bool {
        !self.is_out_of_time() && pays(&self.pixels, count)
    }

    /// Pays for one try at a code.
    pub(crate) fn pays_triple(&self) -> bool {
        !self.is_out_of_time() && pays(&self.triples, 1)
    }

    /// Pays for so many grey values.
    pub(crate) fn pays_samples(&self, count: usize) -> bool {
        !self.is_out_of_time() && pays(&self.samples, count)
    }

    pub(crate) fn is_out_of_time(&self) -> bool {
        (self.out_of_time)()
    }
}

fn pays(purse: &Cell<usize>, count: usize) -> bool {
    match purse.get().checked_sub(count) {
        Some(rest) => {
            purse.set(rest);
            true
        }
        None => false,
    }
}
