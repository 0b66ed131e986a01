//! How programs that are given to people are built: without the folders of the computer that built them. Nobody learns those from a
//! program then, and two computers come to the same bytes (`cargo xtask verify reproducible`).

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{Outcome, cargo, output, program};
use crate::folders;

/// `cargo build --release` of these packages, from that work tree.
pub fn build(root: &Path, packages: &[&str]) -> Outcome<Command> {
    let mut command = cargo(&["build", "--release", "--locked"]);
    command.args(packages.iter().flat_map(|name| ["--package", name])).current_dir(root);
    // A folder in it may have a space in its name, so not RUSTFLAGS.
    command.env("CARGO_ENCODED_RUSTFLAGS", flags(root)?.join("\u{1f}"));
    Ok(command)
}

/// What the compiler writes in the place of folders. Of two that fit the later one counts.
fn flags(root: &Path) -> Outcome<Vec<String>> {
    let rustc = || program(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let said = output(rustc().arg("-vV"))?;
    let value = |name: &str| said.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    let sysroot = output(rustc().args(["--print", "sysroot"]))?;
    // Where rustup brought the library's source along, its lines are named by that and not by what Rust's own builds call it.
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
    let folders = [
        (root, "/build/koppel"),
        (&cargo_home()?, "/build/cargo"),
        (&library, &format!("/rustc/{}", value("commit-hash: "))),
    ];
    let mut flags: Vec<_> =
        folders.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect();
    if value("host: ").ends_with("-msvc") {
        // Otherwise Microsoft's linker notes when it ran.
        flags.push("-Clink-arg=/Brepro".into());
    }
    Ok(flags)
}

fn cargo_home() -> Outcome<PathBuf> {
    let set = env::var_os("CARGO_HOME").filter(|set| !set.is_empty()).map(PathBuf::from);
    set.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .ok_or_else(|| "This user has no home, where cargo keeps what it fetched; set CARGO_HOME.".into())
}

/// The system and processor that this cargo builds for.
pub fn host() -> Outcome<String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let said = output(program(rustc).arg("-vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .ok_or_else(|| format!("rustc -vV names no host; in {}", folders::root().display()))
}
