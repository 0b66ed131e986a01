//! Calls other programs, in the open: what they print is seen as it comes.

use std::ffi::OsStr;
use std::process::{Command, Stdio};

use crate::folders;
use crate::steps::step;

/// What went wrong, in a sentence; the called program has said the rest itself.
pub type Outcome<T = ()> = Result<T, String>;

/// A program to be started in the root folder.
pub fn program<S: AsRef<OsStr>>(name: S) -> Command {
    let mut command = Command::new(name);
    command.current_dir(folders::root());
    command
}

/// The cargo that called us, with these words.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(words);
    // What `cargo run` says of xtask is nothing to other packages; ring is built anew whenever it comes or goes.
    let of_xtask = |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(of_xtask)) {
        command.env_remove(name);
    }
    command
}

/// npm with these words, in ui/.
pub fn npm(words: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(words).current_dir(folders::ui()).env("NO_UPDATE_NOTIFIER", "1");
    command
}

/// Runs it to its end; an error unless it ends well.
pub fn succeed(command: &mut Command) -> Outcome {
    let said = spoken(command);
    let status = command.status().map_err(|error| format!("{said}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{said}: {status}")) }
}

/// What it prints, when it ends well.
pub fn output(command: &mut Command) -> Outcome<String> {
    let said = spoken(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{said}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{said}: {}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("{said}: its output is not text"))
}

/// Whether the program is there and answers this word well.
pub fn answers(name: &str, word: &str) -> bool {
    Command::new(name)
        .arg(word)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Makes sure that this cargo knows the subcommand: installs it where it is missing, with these words more.
pub fn cargo_knows(subcommand: &str, more: &[&str]) -> Outcome {
    let mut ask = cargo(&[subcommand, "--version"]);
    ask.stdout(Stdio::null()).stderr(Stdio::null());
    if ask.status().is_ok_and(|status| status.success()) {
        return Ok(());
    }
    let name = format!("cargo-{subcommand}");
    step(&format!("Install {name} (takes minutes, once)"), || {
        succeed(cargo(&["install", "--locked", &name]).args(more))
    })
}

fn spoken(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
