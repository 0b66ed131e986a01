//! The arrows of ARCHITECTURE.md: who may depend on whom, and what core and scan may never reach.

use std::collections::BTreeSet;

use crate::command::{Outcome, cargo, output};

/// Each of our packages that ships, and the one that is fuzzed; and those of ours that it may use.
const ARROWS: [(&str, &[&str]); 8] = [
    ("koppel-core", &[]),
    ("koppel-scan", &[]),
    ("koppel-words", &["koppel-core"]),
    ("koppel-platform", &["koppel-core", "koppel-scan"]),
    ("koppel-cli", &["koppel-core", "koppel-scan", "koppel-platform", "koppel-words"]),
    ("koppel", &["koppel-core", "koppel-scan", "koppel-platform", "koppel-words"]),
    ("koppel-practice", &["koppel-core", "koppel-words"]),
    ("koppel-hostile", &["koppel-core", "koppel-scan", "koppel-proofs"]),
];

/// Pure: no window, camera, keystore, network, clock thread or clipboard anywhere below them.
const PURE: [&str; 4] = ["koppel-core", "koppel-scan", "koppel-words", "koppel-hostile"];

/// Names, and beginnings of names, of what a pure package may not reach.
const MACHINE: [&str; 22] = [
    "tauri",
    "wry",
    "tao",
    "webkit2gtk",
    "gtk",
    "nokhwa",
    "v4l",
    "keyring",
    "secret-service",
    "zbus",
    "dbus",
    "xcap",
    "arboard",
    "x11rb",
    "reqwest",
    "hyper",
    "ureq",
    "rustls",
    "native-tls",
    "openssl",
    "tokio",
    "socket2",
];

/// An error that names every arrow that points the wrong way.
pub fn check() -> Outcome {
    let mut wrong = Vec::new();
    for (package, may) in ARROWS {
        let uses = tree(package)?;
        let ours = uses.iter().filter(|name| name.starts_with("koppel") && *name != package);
        wrong.extend(
            ours.filter(|name| !may.contains(&name.as_str())).map(|name| format!("{package} → {name}")),
        );
        if PURE.contains(&package) {
            let machine = uses.iter().filter(|name| touches_machine(name));
            wrong.extend(machine.map(|name| format!("{package} → … → {name}")));
        }
    }
    // The check itself must be able to fail: the shell does reach what the pure packages may not.
    if !tree("koppel")?.iter().any(|name| touches_machine(name)) {
        wrong.push("the check sees no tauri below the shell, so it sees nothing".into());
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("arrows that point the wrong way:\n  {}", wrong.join("\n  ")))
    }
}

fn touches_machine(name: &str) -> bool {
    MACHINE.iter().any(|word| name == *word || name.starts_with(&format!("{word}-")))
}

/// Everything that this package ships with, itself included, for every system.
fn tree(package: &str) -> Outcome<BTreeSet<String>> {
    let words = ["tree", "--locked", "--edges", "normal,build", "--target", "all", "--prefix", "none"];
    let said = output(cargo(&words).args(["--format", "{p}", "--package", package]))?;
    let names = said.lines().filter_map(|line| line.split_whitespace().next());
    Ok(names.map(str::to_owned).collect::<BTreeSet<_>>())
}
