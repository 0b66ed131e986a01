//! `cargo xtask run`: Koppel on this screen, or the tour when there is none.

use crate::command::{Outcome, cargo, program, succeed};
use crate::steps::step;
use crate::{folders, system, tour, ui};

/// Builds the app with the release profile and starts it.
pub fn run() -> Outcome {
    if !display() {
        println!(
            "This session has no display, so Koppel's window cannot be shown here. Instead the same first pairing, and \
             the way through the practice site, is done in the real app on a display in memory; the pictures will be \
             in target/tour."
        );
        return tour::tour(tour::Pictures::Tour);
    }
    system::ready(&[system::BUILD])?;
    ui::built()?;
    step("Build Koppel (release; the first time takes minutes)", || {
        // The practice site is started from its first screen, and looked for beside it.
        let both = ["--package", "koppel", "--package", "koppel-practice"];
        succeed(cargo(&["build", "--release", "--locked"]).args(both))
    })?;
    step("Koppel", || succeed(&mut program(folders::released("koppel"))))
}

/// Only Linux has sessions without one that still build programs.
fn display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
