//! The corpus stays small, and is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use koppel_hostile::seeds::TARGETS;

use super::corpus;

/// Files and bytes of a target's corpus at most.
const MOST_FILES: usize = 40;
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

/// What is fuzzed is what ships: the lock file of fuzz/ has no other version of anything than the workspace's.
#[test]
fn what_is_fuzzed_is_what_ships() {
    let root = corpus("../..");
    let packages = |lock: PathBuf| -> BTreeSet<(String, String)> {
        let text = fs::read_to_string(lock).unwrap();
        let value = |line: &str| line.split('"').nth(1).unwrap().to_owned();
        let pairs = text.lines().zip(text.lines().skip(1));
        let pairs =
            pairs.filter(|(name, version)| name.starts_with("name") && version.starts_with("version"));
        pairs.map(|(name, version)| (value(name), value(version))).collect()
    };
    let (ships, fuzzed) = (packages(root.join("Cargo.lock")), packages(root.join("fuzz/Cargo.lock")));
    let names: BTreeSet<&String> = ships.iter().map(|(name, _)| name).collect();
    assert!(fuzzed.iter().filter(|(name, _)| names.contains(name)).count() > 50, "control: they are read");
    let other: Vec<_> = fuzzed.difference(&ships).filter(|(name, _)| names.contains(name)).collect();
    assert!(other.is_empty(), "other versions than the workspace's: {other:?}");
}
