//! How many tries there are.

/// Wrong PINs in a row after which a profile is blocked for good, unless an organisation asks for fewer. Never more.
pub const TRIES: u8 = 3;

/// So many of them, from 1 to [`TRIES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries(u8);

impl Tries {
    /// `None` for none, and for more than [`TRIES`].
    pub fn new(count: u8) -> Option<Self> {
        (1..=TRIES).contains(&count).then_some(Self(count))
    }

    /// How many.
    pub fn count(self) -> u8 {
        self.0
    }
}

impl Default for Tries {
    fn default() -> Self {
        Self(TRIES)
    }
}
