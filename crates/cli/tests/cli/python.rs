//! Runs reader.py. The end-to-end tests have this file, too, and so it knows nothing of the tests around it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// The Python here that has what the reader needs; none, saying so, where there is no such.
pub fn find() -> Option<&'static str> {
    let needs = "import argon2, cryptography.hazmat.primitives.ciphers.aead";
    let can = |python: &&str| {
        Command::new(python)
            .args(["-c", needs])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    let python = ["python3", "/usr/bin/python3"].into_iter().find(can);
    if python.is_none() {
        eprintln!(
            "skipped: this test needs Python with the packages python3-cryptography and python3-argon2"
        );
    }
    python
}

/// What the reader answers of a profile's file and record, with the codes of that time.
pub fn read(python: &str, file: &Path, record: &Path, at: u64, pin: &str) -> Value {
    let mut child = Command::new(python)
        .args(["-c", include_str!("reader.py")])
        .args([file, record])
        .arg(at.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(child.stdin.take().unwrap(), "{pin}").unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the reader fell over; what it printed is above");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Each key of the hierarchy in such an answer, by name.
#[cfg(target_os = "linux")]
pub fn keys(answer: &Value) -> Vec<(String, Vec<u8>)> {
    let keys = answer["keys"].as_object().unwrap().iter();
    let bytes = |hex: &Value| data_encoding::HEXLOWER.decode(hex.as_str().unwrap().as_bytes()).unwrap();
    keys.map(|(name, hex)| (format!("the {name} key"), bytes(hex))).collect()
}
