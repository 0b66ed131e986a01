//! Test programs for another system: which ones cargo built, and what each of them comes to.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::command::{Outcome, output};
use crate::folders;

/// A test program that was built.
pub struct Program {
    /// The folder of its package, from the root: `crates/core`.
    pub package: String,
    /// `koppel_core` for the tests beside the code, `vault` for those of tests/vault.
    pub name: String,
    file: PathBuf,
}

/// What the tests of one program came to.
#[derive(Default)]
pub struct Figures {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed; one, where the program fell over before it could count.
    pub failed: usize,
    /// Tests that were asked not to run.
    pub left_out: usize,
    /// What tests that passed said of why they tried nothing.
    pub skipped: Vec<String>,
}

/// Lets cargo build, and hears which test programs there are now.
pub fn built(build: &mut Command) -> Outcome<Vec<Program>> {
    let said = output(build.arg("--message-format=json-render-diagnostics"))?;
    Ok(said.lines().filter_map(program_of).collect())
}

/// Of one of cargo's messages. They are JSON without spaces, of which these few texts are wanted.
fn program_of(message: &str) -> Option<Program> {
    let text = |key: &str| {
        let (_, rest) = message.split_once(&format!("\"{key}\":\""))?;
        rest.split_once('"').map(|(text, _)| text)
    };
    let (file, manifest) = (text("executable")?, text("manifest_path")?);
    // The target says with the same word that it could be tested.
    let (profile, _) = message.split_once("\"profile\":{")?.1.split_once('}')?;
    if !profile.contains("\"test\":true") {
        return None;
    }
    let folder = Path::new(manifest).parent()?;
    let package = folder.strip_prefix(folders::root()).ok()?.to_str()?.to_owned();
    Some(Program { package, name: text("name")?.to_owned(), file: file.into() })
}

impl Program {
    /// The program itself.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Runs all its tests but these with that runner, and shows what it said if one failed.
    pub fn run(&self, runner: &mut Command, but: &[&str]) -> Outcome<Figures> {
        runner.arg(&self.file).args(["--exact", "--show-output"]);
        runner.args(but.iter().flat_map(|name| ["--skip", name]));
        ran(runner.current_dir(folders::root().join(&self.package)))
    }
}

/// Runs a test program to its end, and shows what it said if one failed.
pub fn ran(run: &mut Command) -> Outcome<Figures> {
    let ran = run.stdin(Stdio::null()).output();
    let ran = ran.map_err(|error| format!("{}: {error}", run.get_program().display()))?;
    let said = String::from_utf8_lossy(&ran.stdout);
    let mut figures = figures(&said);
    if !ran.status.success() {
        figures.failed = figures.failed.max(1);
        println!("{said}{}", String::from_utf8_lossy(&ran.stderr));
    }
    Ok(figures)
}

impl Figures {
    /// These and those.
    pub fn add(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
        self.left_out += more.left_out;
        self.skipped.extend(more.skipped);
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { passed, failed, left_out, skipped } = self;
        write!(to, "{passed} passed")?;
        for (count, what) in
            [(skipped.len(), "of them tried nothing"), (*failed, "failed"), (*left_out, "left out")]
        {
            if count > 0 {
                write!(to, ", {count} {what}")?;
            }
        }
        Ok(())
    }
}

fn figures(said: &str) -> Figures {
    let result = said.lines().rev().find_map(|line| line.strip_prefix("test result: ")).unwrap_or_default();
    let figure = |word: &str| -> usize {
        let parts = result.split([';', '.']).filter_map(|part| part.trim().strip_suffix(word));
        parts.filter_map(|figure| figure.trim().parse().ok()).next().unwrap_or(0)
    };
    Figures {
        passed: figure("passed"),
        failed: figure("failed"),
        left_out: figure("filtered out"),
        skipped: said.lines().filter_map(|line| line.strip_prefix("skipped: ")).map(str::to_owned).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_program_is_known_from_cargos_message() {
        let root = folders::root().display();
        let message = |executable: &str, test: bool| {
            format!(
                "{{\"reason\":\"compiler-artifact\",\"package_id\":\"path+file:///x#koppel-core@0.1.0\",\"manifest_path\":\
                 \"{root}/crates/core/Cargo.toml\",\"target\":{{\"kind\":[\"test\"],\"name\":\"vault\",\"test\":true}},\"profile\":\
                 {{\"opt_level\":\"0\",\"test\":{test}}},\"executable\":{executable},\"fresh\":true}}"
            )
        };
        let program = program_of(&message("\"/there/vault-1.exe\"", true)).unwrap();
        assert_eq!((program.package.as_str(), program.name.as_str()), ("crates/core", "vault"));
        assert_eq!(program.file, Path::new("/there/vault-1.exe"));
        assert!(program_of(&message("null", true)).is_none(), "a library");
        assert!(
            program_of(&message("\"/there/koppel.exe\"", false)).is_none(),
            "a program that people start"
        );
        assert!(program_of("{\"reason\":\"build-finished\",\"success\":true}").is_none());
    }

    #[test]
    fn its_last_line_is_counted_and_what_tests_skipped_is_kept() {
        let figures = figures(
            "running 7 tests\ntest a ... ok\n\n---- a stdout ----\nskipped: there is no such program\n\n\
             test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s\n\n",
        );
        assert_eq!((figures.passed, figures.failed, figures.left_out), (2, 1, 3));
        assert_eq!(figures.skipped, ["there is no such program"]);
    }
}
