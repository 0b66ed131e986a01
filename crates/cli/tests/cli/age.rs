//! Other tools open a backup: the stock `age` of Debian, which reads a passphrase from a terminal only.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;

use crate::drive::{PIN, Person, SECRET_BYTES};

/// Runs `age` on a terminal of its own (`script`), typing these lines.
fn age(args: &str, lines: &[&str]) -> String {
    let mut child = Command::new("script")
        .args(["--quiet", "--return", "--command", &format!("age {args}"), "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let typed: String = lines.iter().map(|line| format!("{line}\n")).collect();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}");
    said
}

fn is_there() -> bool {
    let answers = |program: &str| Command::new(program).arg("--version").output().is_ok();
    let there = answers("age") && answers("script");
    if !there {
        eprintln!("skipped: this test needs the packages age and bsdutils");
    }
    there
}

#[test]
fn stock_age_opens_a_backup_and_what_it_makes_of_one_is_opened() {
    if !is_there() {
        return;
    }
    let person = Person::with_work();
    let (file, words) = person.backed_up("work.age");
    let plain = person.path("plain.json");
    age(&format!("--decrypt --output {} {file}", plain.display()), &[&words]);
    check(&plain);

    let again = person.path("again.age").display().to_string();
    age(&format!("--encrypt --passphrase --output {again} {}", plain.display()), &[&words, &words]);
    let ran = Person::new().restore(&again, &words, &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

/// As docs/backup-format.md has it, to the letter: a reader of version 1 relies on it.
fn check(plain: &Path) {
    let bytes = fs::read(plain).unwrap();
    assert!(bytes.len().is_multiple_of(64 << 10), "padded with spaces");
    let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let account = &json["profile"]["accounts"][0];
    let time = |value: &serde_json::Value| value.as_u64().filter(|&at| at > 1_700_000_000).unwrap();
    let expected = json!({
        "format": "koppel-backup",
        "version": 2,
        "made": time(&json["made"]),
        "profile": {
            "name": "Work",
            "created": time(&json["profile"]["created"]),
            "lock_after": 5,
            "accounts": [{
                "id": account["id"],
                "issuer": "ACME",
                "name": "alice",
                "secret": data_encoding::BASE64.encode(SECRET_BYTES),
                "scheme": {"type": "totp", "algorithm": "sha1", "digits": 6, "period": 30},
                "added": time(&account["added"]),
                "replaces": null,
                "backup": {"now": null, "history": []},
            }],
        },
    });
    assert_eq!(json, expected);
    assert_eq!(account["id"].as_str().unwrap().len(), 32);
    assert!(!bytes.windows(PIN.len()).any(|part| part == PIN.as_bytes()), "the PIN is not in it");
}
