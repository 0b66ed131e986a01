//! `cargo xtask bench scan`: Koppel's scan beside zxing-cpp, which comes from PyPI.

use std::path::PathBuf;

use crate::command::{Outcome, cargo, program, succeed};
use crate::steps::step;
use crate::{folders, system};

/// `[--seed N] [--frames N] [--still]`
pub fn bench_scan(words: &[&str]) -> Outcome {
    system::ready(&[system::VENV])?;
    let python = python()?;
    step("Build the bench of the scan (release)", || {
        succeed(&mut cargo(&["build", "--release", "--locked", "--package", "koppel-bench-scan"]))
    })?;
    step("Measure (takes minutes)", || {
        succeed(program(folders::released("koppel-bench-scan")).arg(python).args(words))
    })
}

/// A Python of our own with what bench/scan/requirements.txt names.
fn python() -> Outcome<PathBuf> {
    let folder = folders::target().join("bench-scan");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !python.exists() {
        let system = if cfg!(windows) { "python" } else { "python3" };
        step("Make a virtual environment for Python", || {
            succeed(program(system).args(["-m", "venv"]).arg(&folder))
        })?;
    }
    step("Install what is measured against (pip)", || {
        let install = ["-m", "pip", "install", "--quiet", "--only-binary", ":all:", "--requirement"];
        succeed(program(&python).args(install).arg("bench/scan/requirements.txt"))
    })?;
    Ok(python)
}
