//! Seeded chance. Each part of a frame draws from a stream of its own, so that one part can change and the others stay.

use std::ops::Range;

use rand::distr::uniform::{SampleRange, SampleUniform};
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_distr::{Distribution, StandardNormal};

use crate::Draw;

/// What a stream is for.
#[derive(Clone, Copy)]
pub enum Part {
    Text,
    Scene,
    Condition,
    Sensor,
    Screen,
    Scenery,
}

pub struct Chance(ChaCha8Rng);

impl Chance {
    pub fn new(draw: Draw, part: Part) -> Chance {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&draw.seed.to_le_bytes());
        key[8..16].copy_from_slice(&draw.number.to_le_bytes());
        key[16] = part as u8;
        Chance(ChaCha8Rng::from_seed(key))
    }

    /// Evenly from the range.
    pub fn within<T: SampleUniform>(&mut self, range: impl SampleRange<T>) -> T {
        self.0.random_range(range)
    }

    /// True with this probability.
    pub fn happens(&mut self, probability: f64) -> bool {
        self.0.random_bool(probability)
    }

    /// One of them; there must be one.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        from.choose(&mut self.0).expect("something to pick from")
    }

    /// Normally distributed, with a standard deviation of 1.
    pub fn normal(&mut self) -> f32 {
        StandardNormal.sample(&mut self.0)
    }

    pub fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.within(0..=u8::MAX)).collect()
    }

    /// Lower-case letters.
    pub fn word(&mut self, len: Range<usize>) -> String {
        (0..self.within(len)).map(|_| char::from(self.within(b'a'..=b'z'))).collect()
    }
}
