//! What the command line asks for.

use std::path::PathBuf;

const USAGE: &str = "koppel-bench-scan PYTHON [--seed N] [--frames N] [--still]";

/// A seed that nothing was tuned on.
const HELD_BACK: u64 = 20_261_127;
/// Thirty of each condition.
const FRAMES: u64 = 300;

pub struct Asked {
    /// A Python that has zxing-cpp.
    pub python: PathBuf,
    pub seed: u64,
    /// Webcam frames; of screens and scenes there are a fifth of it each.
    pub frames: u64,
    /// Give webcam frames the budget of stills too, as `koppel-cli scan` does.
    pub still: bool,
}

impl Asked {
    pub fn from(mut words: impl Iterator<Item = String>) -> Result<Asked, String> {
        let python = words.next().ok_or(USAGE)?.into();
        let mut asked = Asked { python, seed: HELD_BACK, frames: FRAMES, still: false };
        while let Some(option) = words.next() {
            match option.as_str() {
                "--seed" => asked.seed = number(&mut words)?,
                "--frames" => asked.frames = number(&mut words)?,
                "--still" => asked.still = true,
                _ => return Err(USAGE.into()),
            }
        }
        Ok(asked)
    }
}

fn number(words: &mut impl Iterator<Item = String>) -> Result<u64, String> {
    words.next().and_then(|number| number.parse().ok()).ok_or_else(|| USAGE.into())
}
