//! Randomness of the operating system.

use std::io;

use koppel_core::ports::Random;
use ring::rand::{SecureRandom, SystemRandom};

/// `getrandom`, `BCryptGenRandom`, `getentropy`: whatever the system calls it.
pub struct OsRandom(SystemRandom);

impl OsRandom {
    /// Costs nothing; asks the system only when filled from.
    pub fn new() -> Self {
        Self(SystemRandom::new())
    }
}

impl Default for OsRandom {
    fn default() -> Self {
        Self::new()
    }
}

impl Random for OsRandom {
    fn fill(&self, buffer: &mut [u8]) -> io::Result<()> {
        self.0.fill(buffer).map_err(|_| io::Error::other("the system gave no randomness"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_the_whole_buffer_and_differs() {
        let (mut a, mut b) = ([0; 64], [0; 64]);
        OsRandom::new().fill(&mut a).unwrap();
        OsRandom::new().fill(&mut b).unwrap();
        assert_ne!(a, b);
        for part in a.chunks(16).chain(b.chunks(16)) {
            assert!(part.iter().any(|&byte| byte != 0));
        }
    }
}
