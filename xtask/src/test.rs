//! `cargo xtask test`: everything that must hold before a change lands, on the system that one has. `cargo xtask ci`: the same, and
//! then what can be told from here of the other systems. CI runs that and nothing else.

use crate::command::{Outcome, cargo, npm, output, succeed};
use crate::steps::Report;
use crate::{arrows, macos, system, ui, windows};

/// Runs every check, also after one failed, and sums up.
pub fn test() -> Outcome {
    checked()?.close()
}

/// The same, and the other systems.
pub fn ci() -> Outcome {
    let mut report = checked()?;
    for (name, system, check) in [
        (
            "Windows: everything built, and its tests under wine",
            windows::WINDOWS,
            windows::windows as fn() -> Outcome,
        ),
        ("macOS: the types of everything", macos::MACOS, macos::macos),
    ] {
        match system.library() {
            Ok(()) => report.step(name, check),
            Err(why) => report.skip(name, &why),
        }
    }
    report.close()
}

/// Cargo always gets the same packages: another selection would unite features differently and build everything a second time.
fn checked() -> Outcome<Report> {
    system::ready(&system::EVERYTHING)?;
    ui::built()?;

    let mut report = Report::default();
    report.step("Format (cargo fmt)", || {
        succeed(&mut cargo(&["fmt", "--all", "--check"]))?;
        succeed(&mut cargo(&["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"]))
    });
    report.step("Lock file of fuzz/", || {
        let metadata =
            ["metadata", "--locked", "--format-version", "1", "--manifest-path", "fuzz/Cargo.toml"];
        output(&mut cargo(&metadata)).map(drop)
    });
    report.step("Arrows between the packages", arrows::check);
    report.step("Lints (cargo clippy)", || {
        let targets = [
            "--workspace",
            "--all-targets",
            "--test",
            "end_to_end",
            "--test",
            "installed",
            "--test",
            "unprotected",
        ];
        succeed(cargo(&["clippy", "--locked", "--quiet"]).args(targets).args(["--", "--deny", "warnings"]))
    });
    report.step("Rust tests (cargo test)", || {
        succeed(&mut cargo(&["test", "--workspace", "--locked", "--quiet", "--no-fail-fast"]))
    });
    report.step("Types of the window (svelte-check)", || succeed(&mut npm(&["run", "--silent", "check"])));
    report.step("Tests of the window (vitest)", || succeed(&mut npm(&["run", "--silent", "test"])));
    report.step("Every screen in a browser (axe)", || succeed(&mut npm(&["run", "--silent", "axe"])));
    if cfg!(target_os = "linux") {
        report.step("End to end: the real app in a real web view", || {
            // Two of them start the practice site, which cargo builds for its own tests and not for these.
            let practice = ["test", "--workspace", "--locked", "--no-run", "--test", "site"];
            succeed(&mut cargo(&practice))?;
            succeed(&mut cargo(&["test", "--workspace", "--locked", "--test", "end_to_end"]))
        });
    }
    Ok(report)
}
