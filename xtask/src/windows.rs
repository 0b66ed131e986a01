//! `cargo xtask verify windows`: builds Koppel for Windows on this computer, links the app, and runs what can run without a window
//! under wine. It ends with what ran and what did not: neither the compiler nor the system is the one that people have.

use std::collections::BTreeSet;
use std::process::Command;

use crate::command::Outcome;
use crate::counted::{self, Figures, Program};
use crate::elsewhere::Elsewhere;
use crate::steps::step;
use crate::system;
use crate::wine::{self, Wine};

/// What is checked.
pub const WINDOWS: Elsewhere = Elsewhere { name: "Windows", target: "x86_64-pc-windows-gnu" };

/// The packages whose tests run: all that ship but the window's.
const TESTED: [&str; 6] =
    ["crates/core", "crates/scan", "crates/words", "crates/platform", "crates/cli", "crates/practice"];

/// Tests that wine cannot pass though Windows could, by their full names, and why.
const NOT_UNDER_WINE: [(&str, &str); 1] = [(
    "camera::native::tests::a_camera_that_is_not_there",
    "nokhwa starts Media Foundation without saying of which Windows, and wine refuses that",
)];

/// Builds the whole workspace for Windows and runs what can run.
pub fn windows() -> Outcome {
    system::windows()?;
    WINDOWS.library()?;
    let wine = Wine::ready()?;
    let programs = step("Build everything for Windows and link it (the first time takes minutes)", || {
        // All at once: another selection would unite features differently, and build much of it again.
        counted::built(&mut build())
    })?;
    let mut failed = Vec::new();
    let mut lines = Vec::new();
    let mut sum = Figures::default();
    for package in TESTED {
        let mut figures = Figures::default();
        let tests = || tests_of(package, &programs, &wine, &mut figures);
        // The others run, too, when one failed.
        if step(&format!("Tests of {package}, under wine"), tests).is_err() {
            failed.push(package);
        }
        lines.push(format!("{package:16} {figures}"));
        sum.add(figures);
    }
    println!("\n{}", lines.join("\n"));
    report(&sum);
    if sum.left_out != NOT_UNDER_WINE.len() {
        return Err(format!("{} tests are to be left out, and {} were", NOT_UNDER_WINE.len(), sum.left_out));
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("failed under wine: {}", failed.join(", "))) }
}

fn build() -> Command {
    let mut command = WINDOWS.cargo(&["build", "--workspace", "--all-targets"]);
    let target = WINDOWS.target.replace('-', "_").to_uppercase();
    command.env(format!("CARGO_TARGET_{target}_LINKER"), wine::COMPILER);
    command
}

fn tests_of(package: &str, programs: &[Program], wine: &Wine, sum: &mut Figures) -> Outcome {
    for program in programs.iter().filter(|program| program.package == package) {
        let figures = program.run(&mut wine.runner(), &NOT_UNDER_WINE.map(|(name, _)| name))?;
        println!("  {:21} {figures}", program.name);
        sum.add(figures);
    }
    match sum {
        Figures { failed: 0, passed: 1.., .. } => Ok(()),
        Figures { failed: 0, .. } => Err("no test ran".into()),
        Figures { failed, .. } => Err(format!("{failed} failed")),
    }
}

/// What ran, and what did not.
fn report(sum: &Figures) {
    println!("Built for {} and linked: every package, koppel.exe and all tests among them.", WINDOWS.target);
    println!("Tests of the packages above, under wine: {sum}.");
    for why in sum.skipped.iter().collect::<BTreeSet<_>>() {
        println!("  tried nothing: {why}");
    }
    for (name, why) in NOT_UNDER_WINE {
        println!("  left out: {name}: {why}");
    }
    println!(
        "Not tried: the window, which does not start under wine; Microsoft's compiler and linker (-gnu is not -msvc); Windows itself \
         (wine is not Windows)."
    );
}
