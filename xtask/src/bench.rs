//! `cargo xtask bench`: what the issue promises about speed, measured in one run.

use crate::command::{Outcome, cargo, program, succeed};
use crate::steps::step;
use crate::{folders, system, ui};

/// Builds app, bare window and bench with the release profile, and measures.
pub fn bench(parts: &[&str]) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err("The bench reads Linux's /proc and drives WebKit's web view: run it on Linux.".into());
    }
    system::ready(&[system::BUILD, system::DRIVE])?;
    ui::built()?;
    step("Build Koppel, a bare window and the bench (release)", || {
        let packages = ["koppel", "koppel-bare", "koppel-bench"].map(|name| ["--package", name]);
        succeed(cargo(&["build", "--release", "--locked"]).args(packages.as_flattened()))
    })?;
    step("Measure", || {
        let mut bench = program(folders::released("koppel-bench"));
        bench.arg(folders::released("koppel")).arg(folders::released("koppel-bare")).args(parts);
        succeed(&mut bench)
    })
}
