//! Writes what the corpus of each target begins with: `cargo run --package koppel-hostile --example seeds`.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use koppel_hostile::seeds;

fn main() {
    for target in seeds::TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
        fs::create_dir_all(&folder).unwrap();
        for (number, seed) in seeds::of(target).iter().enumerate() {
            fs::write(folder.join(format!("seed-{number}")), seed).unwrap();
        }
    }
}
