//! Whose work is in the programs, and under which licences: a text for each, which the packages bring along. Crates by cargo-about,
//! what is in the window by vite.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Outcome, cargo, cargo_knows, npm, succeed};
use crate::folders;
use crate::release;
use crate::steps::step;

/// The programs, and where their packages are.
const PROGRAMS: [(&str, &str); 3] =
    [("koppel", "."), ("koppel-cli", "crates/cli"), ("koppel-practice", "crates/practice")];

/// Writes them: where each of them is.
pub fn notices() -> Outcome<Vec<PathBuf>> {
    cargo_knows("about", &["--features", "cli"])?;
    let folder = folders::root().join("target/notices");
    fs::create_dir_all(&folder).map_err(|error| wrong(&folder, error))?;
    PROGRAMS.iter().map(|(name, package)| of_program(&folder, name, package)).collect()
}

fn of_program(folder: &Path, name: &str, package: &str) -> Outcome<PathBuf> {
    let about = folders::root().join("packaging/notices");
    let file = folder.join(format!("{name}.txt"));
    step(&format!("Whose work is in {name}"), || {
        let mut command = cargo(&["about", "generate", "--locked", "--fail", "--target", &release::host()?]);
        command.arg("--config").arg(about.join("about.toml"));
        command.arg("--manifest-path").arg(folders::root().join(package).join("Cargo.toml"));
        succeed(command.arg("--output-file").arg(&file).arg(about.join("about.hbs")))
    })?;
    if name == "koppel" {
        add_window(folder, &file)?;
    }
    Ok(file)
}

/// What the page is made of is in the window's program, too.
fn add_window(folder: &Path, file: &Path) -> Outcome {
    let built = folder.join("window");
    step("Whose work is in the window's page", || {
        let to = built.display().to_string();
        let build =
            ["exec", "--", "vite", "build", "--mode", "notices", "--logLevel", "error", "--emptyOutDir"];
        succeed(npm(&build).args(["--outDir", &to]))
    })?;
    let page = built.join("licences.md");
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| wrong(path, error));
    let both = format!("{}\n\n{}", read(file)?, read(&page)?);
    fs::write(file, both).map_err(|error| wrong(file, error))
}

fn wrong(path: &Path, error: std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
