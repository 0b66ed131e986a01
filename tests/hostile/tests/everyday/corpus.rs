//! The corpus stays small, and is there.

use std::fs;

use koppel_hostile::seeds::TARGETS;

use super::corpus;

/// Files and bytes of a target's corpus at most.
const MOST_FILES: usize = 60;
const MOST_BYTES: u64 = 100_000;

#[test]
fn each_target_has_a_small_one() {
    for target in TARGETS {
        let sizes: Vec<u64> = fs::read_dir(corpus(target))
            .unwrap_or_else(|error| panic!("{target}: {error}"))
            .map(|file| file.unwrap().metadata().unwrap().len())
            .collect();
        let (files, bytes) = (sizes.len(), sizes.iter().sum::<u64>());
        assert!(
            (1..=MOST_FILES).contains(&files) && bytes <= MOST_BYTES,
            "{target}: {files} files, {bytes} bytes"
        );
    }
}

/// Each is fuzzed and tried here, under the same name.
#[test]
fn each_target_is_fuzzed_and_tried() {
    let fuzzed = corpus("../fuzz_targets");
    let sound = include_str!("sound.rs");
    for target in TARGETS {
        let source = fs::read_to_string(fuzzed.join(format!("{target}.rs"))).unwrap();
        assert!(source.contains(&format!("koppel_hostile::{target}(bytes)")), "{target}");
        assert!(sound.contains(&format!("hostile::{target})")), "{target}");
    }
    assert_eq!(fs::read_dir(fuzzed).unwrap().count(), TARGETS.len());
}
