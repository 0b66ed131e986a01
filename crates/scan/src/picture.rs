//! A frame at full size and, made when they are first asked for, at a half, a quarter and so on.

use crate::bits::halved;
use crate::frame::{Luma, LumaImage};

pub(crate) struct Picture<'a> {
    full: Luma<'a>,
    halves: Vec<LumaImage>,
}

impl<'a> Picture<'a> {
    pub(crate) fn new(full: Luma<'a>) -> Picture<'a> {
        Picture { full, halves: Vec::new() }
    }

    /// How many pixels it has when halved so many times.
    pub(crate) fn pixels(&self, times: usize) -> usize {
        (self.full.width() >> times) * (self.full.height() >> times)
    }

    /// Halved so many times; None when nothing would remain.
    pub(crate) fn halved(&mut self, times: usize) -> Option<Luma<'_>> {
        while self.halves.len() < times {
            let next = halved(self.made(self.halves.len()))?;
            self.halves.push(next);
        }
        Some(self.made(times))
    }

    /// The same, and halved once more.
    pub(crate) fn with_half(&mut self, times: usize) -> Option<(Luma<'_>, Luma<'_>)> {
        self.halved(times + 1)?;
        Some((self.made(times), self.made(times + 1)))
    }

    fn made(&self, times: usize) -> Luma<'_> {
        times.checked_sub(1).map_or(self.full, |index| self.halves[index].view())
    }
}
