//! `cargo xtask practice`: the practice site on this computer, until it is stopped.

use std::path::PathBuf;

use crate::command::{Outcome, cargo, program, succeed};
use crate::folders;
use crate::steps::step;

/// What was paired with the site names its port, so a later run needs the same one.
const PORT: &str = "8417";

const USAGE: &str = "cargo xtask practice [--port N] [--data DIR]";

/// Builds it and runs it.
pub fn practice(words: &[&str]) -> Outcome {
    let (port, data) = chosen(words)?;
    step("Build the practice site", || {
        succeed(&mut cargo(&["build", "--locked", "--package", "koppel-practice"]))
    })?;
    println!("Its data is in {}. Stop it with Ctrl+C. Its address:", data.display());
    let mut site = program(folders::built("koppel-practice"));
    succeed(site.arg("--port").arg(port).arg("--data").arg(data))
}

fn chosen<'a>(words: &[&'a str]) -> Outcome<(&'a str, PathBuf)> {
    let (mut port, mut data) = (PORT, folders::target().join("practice"));
    for pair in words.chunks(2) {
        match pair {
            ["--port", chosen] => port = chosen,
            // Against the folder of the caller, as one expects of a path on a command line.
            ["--data", chosen] => {
                data = std::path::absolute(chosen).map_err(|error| format!("{chosen}: {error}"))?
            }
            _ => return Err(USAGE.into()),
        }
    }
    Ok((port, data))
}
