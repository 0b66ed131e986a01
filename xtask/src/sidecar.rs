//! `cargo xtask sidecar`: the practice site where Tauri's bundler looks for a program that is packed beside the window's.
//! tauri.package.json calls it before each package, and names it. Not in tauri.conf.json: then nothing of the shell would compile
//! while that file is missing.

use std::env;
use std::fs;

use crate::command::{Outcome, cargo, output, program, succeed};
use crate::folders;
use crate::steps::step;

const PROGRAM: &str = "koppel-practice";

/// Builds it for the system that the package is for, with the package's profile.
pub fn sidecar() -> Outcome {
    let host = host()?;
    let target = env::var("TAURI_ENV_TARGET_TRIPLE").unwrap_or_else(|_| host.clone());
    let is_debug = env::var("TAURI_ENV_DEBUG").is_ok_and(|debug| debug == "true");
    let mut words = vec!["build", "--locked", "--package", PROGRAM];
    let mut built = folders::target();
    if target != host {
        words.extend(["--target", &target]);
        built.push(&target);
    }
    if !is_debug {
        words.push("--release");
    }
    step(&format!("Build the practice site for {target}"), || succeed(&mut cargo(&words)))?;
    let suffix = if target.contains("windows") { ".exe" } else { "" };
    built.extend([if is_debug { "debug" } else { "release" }, &format!("{PROGRAM}{suffix}")]);
    let folder = folders::root().join("target/sidecars");
    let packed = folder.join(format!("{PROGRAM}-{target}{suffix}"));
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(&built, &packed))
        .map(drop)
        .map_err(|error| format!("{} to {}: {error}", built.display(), packed.display()))
}

fn host() -> Outcome<String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let said = output(program(rustc).arg("-vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc -vV names no host".into())
}
