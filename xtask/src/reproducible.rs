//! `cargo xtask verify reproducible`: whether koppel-cli, built twice in two folders, comes to the same bytes. So whoever doubts a release can
//! build it and compare.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Outcome, output, program, succeed};
use crate::steps::step;
use crate::{folders, release, system};

const PROGRAM: &str = "koppel-cli";

/// Names of different lengths: what depends on where it was built shows in more than one byte.
const PLACES: [&str; 2] = ["first", "a/second/place"];

/// Builds it twice and compares; leaves it in target/reproducible.
pub fn reproducible() -> Outcome {
    system::ready(&[system::BUILD])?;
    let folder = folders::target().join("reproducible");
    let _ = fs::remove_dir_all(&folder);
    let mut built = Vec::new();
    for place in PLACES {
        let name = format!("Build {PROGRAM} in {place} (release; takes minutes)");
        built.push(step(&name, || build(&folder.join(place)))?);
    }
    let kept = folder.join(file_name());
    fs::copy(&built[0], &kept).map_err(|error| format!("{}: {error}", kept.display()))?;
    let (first, second) = (bytes(&built[0])?, bytes(&built[1])?);
    if let Some(at) = difference(&first, &second) {
        return Err(format!(
            "not the same: {} ({} bytes) and {} ({} bytes) differ from byte {at} on",
            built[0].display(),
            first.len(),
            built[1].display(),
            second.len()
        ));
    }
    println!(
        "The same {} bytes twice, by {}",
        first.len(),
        output(program("rustc").arg("--version"))?.trim()
    );
    println!("sha256 {}  {}", sum(&kept)?, kept.display());
    Ok(())
}

fn file_name() -> String {
    format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX)
}

fn bytes(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// In a copy of what git tracks, as it is in this work tree.
fn build(place: &Path) -> Outcome<PathBuf> {
    for name in output(program("git").args(["ls-files", "-z"]))?.split_terminator('\0') {
        let (from, to) = (folders::root().join(name), place.join(name));
        // Removed and not yet committed.
        if !from.exists() {
            continue;
        }
        let copied = to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::copy(&from, &to));
        copied.map_err(|error| format!("{}: {error}", from.display()))?;
    }
    let target = place.join("target");
    succeed(release::build(place, &[PROGRAM])?.env("CARGO_TARGET_DIR", &target))?;
    Ok(target.join("release").join(file_name()))
}

fn difference(first: &[u8], second: &[u8]) -> Option<usize> {
    let shorter = first.len().min(second.len());
    let found = first.iter().zip(second).position(|(a, b)| a != b);
    found.or_else(|| (first.len() != second.len()).then_some(shorter))
}

fn sum(file: &Path) -> Outcome<String> {
    let said = match std::env::consts::OS {
        "windows" => output(program("certutil").arg("-hashfile").arg(file).arg("SHA256"))?,
        "macos" => output(program("shasum").args(["-a", "256"]).arg(file))?,
        _ => output(program("sha256sum").arg(file))?,
    };
    let sum =
        said.split_whitespace().find(|word| word.len() == 64 && word.bytes().all(|c| c.is_ascii_hexdigit()));
    sum.map(str::to_owned).ok_or_else(|| format!("no sum in: {said}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_that_differs_is_found_and_so_is_one_too_many() {
        assert_eq!(difference(b"koppel", b"koppel"), None);
        assert_eq!(difference(b"koppel", b"kopPel"), Some(3));
        assert_eq!(difference(b"koppel", b"koppels"), Some(6));
        assert_eq!(difference(b"", b"k"), Some(0));
    }
}
