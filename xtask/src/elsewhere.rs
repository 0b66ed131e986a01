//! What the checks for other systems share: Rust's library for them, and where they are built. That is one folder with one profile, so
//! that what runs on this computer, macros and build scripts, is built once for all of them, and the everyday build never starts anew.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{Outcome, answers, cargo, output, program, succeed};
use crate::folders;
use crate::steps::step;

/// A system that this computer is not.
#[derive(Clone, Copy)]
pub struct Elsewhere {
    /// As people call it.
    pub name: &'static str,
    /// As Rust calls it.
    pub target: &'static str,
}

impl Elsewhere {
    /// The folder of all such checks.
    pub fn folder() -> PathBuf {
        folders::target().join("verify")
    }

    /// cargo with these words, for this system.
    pub fn cargo(self, words: &[&str]) -> Command {
        let mut command = cargo(words);
        command.args(["--locked", "--target", self.target]);
        command.env("CARGO_TARGET_DIR", Self::folder());
        // Nobody looks into these programs with a debugger; without what it would read they are built and linked in half the time.
        command.env("CARGO_PROFILE_DEV_DEBUG", "false");
        command
    }

    /// A variable of cargo's or of a build script's about this system: `CC` is `CC_x86_64_pc_windows_gnu`.
    pub fn variable(self, name: &str) -> String {
        format!("{name}_{}", self.target.replace('-', "_"))
    }

    /// Makes sure that Rust's own library for this system is there; an error says why this system cannot be looked at from here.
    pub fn library(self) -> Outcome {
        if self.has_library()? {
            return Ok(());
        }
        if !answers("rustup", "--version") {
            return Err(format!(
                "Rust's library for {} comes from rustup (https://rustup.rs), which is not here.",
                self.target
            ));
        }
        step(&format!("Rust's own library for {} (rustup)", self.name), || {
            succeed(program("rustup").args(["target", "add", self.target]))
        })
    }

    fn has_library(self) -> Outcome<bool> {
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let folder = output(program(rustc).args(["--print", "target-libdir", "--target", self.target]))?;
        Ok(Path::new(folder.trim()).is_dir())
    }
}
