//! Runs the program and reads what it says.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A PIN that is none of the refused ones.
pub const PIN: &str = "739158";
/// RFC 6238's secret, in base32 and as bytes.
pub const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
pub const SECRET_BYTES: &[u8] = b"12345678901234567890";

/// A person with a data folder and a keystore folder.
pub struct Person {
    folder: TempDir,
    language: &'static str,
    settings: Vec<(&'static str, String)>,
    without: Vec<&'static str>,
}

/// What one run of the program gave.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Person {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keystore = format!("guarded:{}", folder.path().join("keys").display());
        let settings = vec![
            ("KOPPEL_HOME", folder.path().join("home").display().to_string()),
            ("KOPPEL_KEYSTORE", keystore),
        ];
        Self { folder, language: "en", settings, without: Vec::new() }
    }

    pub fn speaking(language: &'static str) -> Self {
        Self { language, ..Self::new() }
    }

    /// A person with the profile `Work` and in it ACME's account of alice.
    pub fn with_work() -> Self {
        let person = Self::new();
        let ran = person
            .run(&["pair", "--uri", &link("ACME", "alice"), "--profile", "Work", "--pin-stdin"], &[PIN, PIN]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        person
    }

    pub fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.settings.push((name, value.into()));
        self
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    pub fn without(mut self, name: &'static str) -> Self {
        self.without.push(name);
        self
    }

    /// A place for the person's own files.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The one file of the one profile.
    pub fn profile_file(&self) -> PathBuf {
        let files = files_below(&self.path("home/profiles"));
        let mut profiles =
            files.into_iter().filter(|file| file.extension().is_some_and(|end| end == "koppel"));
        let file = profiles.next().expect("a profile's file");
        assert!(profiles.next().is_none(), "more than one profile");
        file
    }

    /// Runs `koppel-cli` with these lines on its standard input.
    pub fn run(&self, args: &[&str], lines: &[&str]) -> Ran {
        self.run_into(args, lines, Stdio::piped())
    }

    /// The same, with its answer going elsewhere.
    pub fn run_into(&self, args: &[&str], lines: &[&str], answer: Stdio) -> Ran {
        let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
        self.run_with(args, input.as_bytes(), answer)
    }

    /// The same, with just these bytes on its standard input.
    pub fn run_with(&self, args: &[impl AsRef<OsStr>], input: &[u8], answer: Stdio) -> Ran {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(answer).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that needs no input may be gone before it is written.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// `koppel-cli` as this person has it.
    pub fn command(&self, args: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_koppel-cli"));
        command.args(args).env("KOPPEL_LANG", self.language);
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        for name in &self.without {
            command.env_remove(name);
        }
        command
    }

    /// The codes of `Work`, as JSON.
    pub fn codes(&self, more: &[&str]) -> Ran {
        self.run(&[&["codes", "--profile", "Work", "--pin-stdin", "--json"], more].concat(), &[PIN])
    }

    /// The list of profiles, as JSON.
    pub fn list(&self) -> serde_json::Value {
        self.run(&["list", "--json"], &[]).json()
    }
}

impl Ran {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {:?} {}", self.out, self.err))
    }

    /// Ended with that code, one sentence and no answer.
    pub fn refused(&self, code: i32, sentence: &str) {
        assert_eq!(self.code, code, "{} {}", self.out, self.err);
        assert!(self.err.contains(sentence), "{:?} is not in: {}", sentence, self.err);
        assert!(self.out.is_empty() || self.out.trim() == "[]", "{}", self.out);
        assert!(!self.err.contains("error-") && !self.err.contains("other-"), "no sentence: {}", self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
    }
}

/// An otpauth link with RFC 6238's secret.
pub fn link(issuer: &str, name: &str) -> String {
    format!("otpauth://totp/{issuer}:{name}?secret={SECRET}&issuer={issuer}")
}

/// All files below a folder; none where there is no folder.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] })
        .collect()
}
