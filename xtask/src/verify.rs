//! `cargo xtask verify`: the proofs of docs/security.md at their full sizes, fuzzing included, the camera before
//! real devices, and the figures that the documents quote.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::command::{Outcome, cargo, succeed};
use crate::steps::step;
use crate::{camera, folders, fuzz, system};

const HEAD: &str = "\
# What the proofs measured

Written by `cargo xtask verify`: the full sizes of tests/proofs, and of fuzz/. docs/security.md quotes it, and a test compares the two.
What a proof found is on the left; on the right, what the same proof did to a variant that is broken on purpose.

| proof | found | control |
|---|---|---|
";

/// Runs all proofs in full and writes docs/figures.md.
pub fn verify() -> Outcome {
    system::ready(&[system::BUILD, system::PROOFS])?;
    let target = folders::target().join("proofs");
    step("Build koppel-cli and the proofs", || {
        // The tests of koppel-cli are named so that the program itself is built, with the features of the tests.
        let targets = ["--test", "cli", "--test", "proofs", "--test", "memory", "--no-run"];
        succeed(cargo(&["test", "--workspace", "--locked"]).args(targets))
    })?;
    step("All proofs, in full (takes minutes)", || {
        let _ = fs::remove_dir_all(&target);
        let mut proofs = cargo(&["test", "--workspace", "--locked", "--test", "proofs", "--test", "memory"]);
        proofs.args(["--", "--nocapture", "--skip", "documents::"]);
        succeed(proofs.env("KOPPEL_PROOFS", "full").env("KOPPEL_PROOFS_FIGURES", &target))
    })?;
    camera::camera(Some(&target))?;
    fuzz::in_full(&target)?;
    step("Write docs/figures.md", || write_figures(&target))?;
    step("docs/security.md quotes them", || {
        succeed(cargo(&["test", "--workspace", "--locked", "--test", "proofs"]).args(["--", "documents::"]))
    })
}

/// One line of each proof, by name.
fn write_figures(from: &Path) -> Outcome {
    let wrong = |error: std::io::Error| format!("{}: {error}", from.display());
    let mut lines = Vec::new();
    for entry in fs::read_dir(from).map_err(wrong)? {
        lines.push(fs::read_to_string(entry.map_err(wrong)?.path()).map_err(wrong)?);
    }
    lines.sort();
    let mut text = HEAD.to_owned();
    let _ = write!(text, "{}", lines.concat());
    fs::write(folders::root().join("docs/figures.md"), text).map_err(wrong)
}
