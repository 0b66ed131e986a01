//! Each target for a moment: its corpus, whole inputs and the same with edits, any bytes. And each on something that is
//! broken on purpose, which it must catch.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod broken;
mod corpus;
mod sound;

use std::fs;
use std::path::{Path, PathBuf};

use koppel_hostile::{edited, seeds};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Random inputs of a target.
const CASES: u32 = 400;
/// And at most of one that is broken on purpose, which ends at the first that is caught. The rarest is one in 120: after
/// [`CASES`] of those, one run in 30 would not have met it.
const CASES_TO_CATCH: u32 = 20_000;

fn corpus(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target)
}

/// The files of the corpus and what it began with.
fn whole(target: &str) -> Vec<Vec<u8>> {
    let files = fs::read_dir(corpus(target)).unwrap().map(|file| fs::read(file.unwrap().path()).unwrap());
    files.chain(seeds::of(target)).collect()
}

/// Hands so many of these over; an error when something did not hold.
fn tried(target: &str, cases: u32, holds: impl Fn(&[u8])) -> Result<(), String> {
    let whole = whole(target);
    let inputs = prop_oneof![
        1 => prop::collection::vec(any::<u8>(), 0..300),
        2 => prop::sample::select(whole.clone()),
        5 => (prop::sample::select(whole), prop::collection::vec(any::<u8>(), 4..24))
            .prop_map(|(whole, edits)| edited(&whole, &edits)),
    ];
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let outcome = TestRunner::new(config).run(&inputs, |bytes| {
        holds(&bytes);
        Ok(())
    });
    outcome.map_err(|error| error.to_string())
}
