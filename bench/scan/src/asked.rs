//! What the command line asks for.

use std::path::PathBuf;

const USAGE: &str = "koppel-bench-scan PYTHON [--seed N] [--frames N]";

/// A seed that nothing was tuned on.
const HELD_BACK: u64 = 20_261_126;
/// Thirty of each condition.
const FRAMES: u64 = 300;

pub struct Asked {
    /// A Python that has zxing-cpp.
    pub python: PathBuf,
    pub seed: u64,
    /// Webcam frames; of screens and scenes there are a fifth of it each.
    pub frames: u64,
}

impl Asked {
    pub fn from(mut words: impl Iterator<Item = String>) -> Result<Asked, String> {
        let python = words.next().ok_or(USAGE)?.into();
        let mut asked = Asked { python, seed: HELD_BACK, frames: FRAMES };
        while let Some(option) = words.next() {
            let number = words.next().and_then(|number| number.parse().ok()).ok_or(USAGE)?;
            match option.as_str() {
                "--seed" => asked.seed = number,
                "--frames" => asked.frames = number,
                _ => return Err(USAGE.into()),
            }
        }
        Ok(asked)
    }
}
