//! `cargo xtask verify macos`: whether Koppel's Rust holds together for macOS, as far as a computer without Apple's tools can tell.
//! Types are checked and nothing is linked or run. C and assembly are not looked at: a compiler that writes empty files stands in.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Outcome, succeed};
use crate::elsewhere::Elsewhere;
use crate::steps::step;

/// What is checked.
pub const MACOS: Elsewhere = Elsewhere { name: "macOS", target: "aarch64-apple-darwin" };

/// Takes the compiler's arguments and writes an empty file where its output belongs. Asked what it is, it says `clang`, and not
/// Microsoft's, which would answer `-?`.
const STAND_IN: &str = r#"#!/bin/sh
while [ $# -gt 0 ]; do
    case "$1" in
        -E) echo clang ;;
        -\?) exit 1 ;;
        -o) : > "$2" ;;
    esac
    shift
done
"#;

/// Checks the types of the whole workspace.
pub fn macos() -> Outcome {
    MACOS.library()?;
    let folder = Elsewhere::folder();
    // On a Mac there is the real thing.
    let stand_in = if cfg!(target_os = "macos") { None } else { Some(stand_in(&folder)?) };
    step("Check the types of the whole workspace for macOS (the first time takes minutes)", || {
        let mut check = MACOS.cargo(&["check", "--workspace"]);
        if let Some(compiler) = &stand_in {
            let sdk = folder.join("sdk");
            fs::create_dir_all(&sdk).map_err(|error| format!("{}: {error}", sdk.display()))?;
            check.env("SDKROOT", sdk);
            for variable in ["CC", "CXX"] {
                check.env(MACOS.variable(variable), compiler);
            }
        }
        succeed(&mut check)
    })?;
    println!(
        "Checked: the types of every package for {}. Not checked: C and assembly, linking, and whether any of it works. A type check \
         is no run.",
        MACOS.target
    );
    Ok(())
}

fn stand_in(folder: &Path) -> Outcome<PathBuf> {
    let compiler = folder.join("no-compiler");
    let written = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&compiler, STAND_IN))
        .and_then(|()| runnable(&compiler));
    written.map_err(|error| format!("{}: {error}", compiler.display()))?;
    std::path::absolute(&compiler).map_err(|error| format!("{}: {error}", compiler.display()))
}

#[cfg(unix)]
fn runnable(file: &Path) -> std::io::Result<()> {
    fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o755))
}

#[cfg(not(unix))]
fn runnable(_: &Path) -> std::io::Result<()> {
    Ok(())
}
