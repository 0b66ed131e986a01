//! The keystore of the system, for real: a private D-Bus session with a gnome-keyring of its own. Skipped,
//! saying so, where those programs are missing. The tests run themselves again as children, since the
//! address of the session has to be in the environment from the start.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::env;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use koppel_core::ids::ProfileId;
use koppel_core::ports::{Keystore, KeystoreError};
use koppel_platform::keystore::OsKeystore;
use koppel_platform::random::OsRandom;

/// Set in a child: which part it plays.
const PART: &str = "KOPPEL_TEST_PART";

/// Runs this very test again, in a session where `before` was run first. False where it cannot be.
fn in_session(test: &str, part: &str, before: &str) -> bool {
    if !["dbus-run-session", "gnome-keyring-daemon"].iter().all(|program| is_there(program)) {
        eprintln!("skipped: dbus-run-session and gnome-keyring-daemon are not both installed");
        return false;
    }
    let folder = tempfile::tempdir().unwrap();
    for name in ["data", "run", "config", "cache"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    private(&folder.path().join("run"));
    let script = format!("{before}\nexec \"$0\" --exact {test} --nocapture");
    let output = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", &script])
        .arg(env::current_exe().unwrap())
        .env(PART, part)
        .env("XDG_DATA_HOME", folder.path().join("data"))
        .env("XDG_RUNTIME_DIR", folder.path().join("run"))
        .env("XDG_CONFIG_HOME", folder.path().join("config"))
        .env("XDG_CACHE_HOME", folder.path().join("cache"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}");
    assert!(said.contains("1 passed"), "the child ran no test: {said}");
    true
}

fn is_there(program: &str) -> bool {
    env::split_paths(&env::var_os("PATH").unwrap_or_default()).any(|folder| folder.join(program).exists())
}

fn private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
}

fn plays(part: &str) -> bool {
    env::var(PART).is_ok_and(|playing| playing == part)
}

const UNLOCK: &str = "printf 'x\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1";

#[test]
fn a_record_is_kept_replaced_and_removed() {
    if !plays("records") {
        in_session("a_record_is_kept_replaced_and_removed", "records", UNLOCK);
        return;
    }
    let store = OsKeystore::new();
    let id = ProfileId::make(&OsRandom::new()).unwrap();
    let other = ProfileId::make(&OsRandom::new()).unwrap();
    assert!(store.read(&id).unwrap().is_none());
    store.delete(&id).unwrap();

    let every_byte: Vec<u8> = (0..=255).collect();
    store.write(&id, b"first").unwrap();
    store.write(&other, b"other").unwrap();
    store.write(&id, &every_byte).unwrap();
    assert_eq!(*store.read(&id).unwrap().unwrap(), every_byte);
    // Another connection, as another program has one.
    assert_eq!(*OsKeystore::new().read(&id).unwrap().unwrap(), every_byte);

    store.delete(&id).unwrap();
    assert!(store.read(&id).unwrap().is_none());
    assert_eq!(*store.read(&other).unwrap().unwrap(), b"other");
}

#[test]
fn a_keystore_that_was_restarted_is_found_again() {
    if !plays("restart") {
        in_session("a_keystore_that_was_restarted_is_found_again", "restart", UNLOCK);
        return;
    }
    let store = OsKeystore::new();
    let id = ProfileId::make(&OsRandom::new()).unwrap();
    store.write(&id, b"before").unwrap();
    let mut replaced = Command::new("gnome-keyring-daemon")
        .args(["--replace", "--unlock", "--components=secrets"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    replaced.stdin.take().unwrap().write_all(b"x\n").unwrap();
    assert!(replaced.wait().unwrap().success());
    // The old one lets go of its name a moment after the new one asked for it.
    std::thread::sleep(std::time::Duration::from_millis(500));
    assert_eq!(*store.read(&id).unwrap().unwrap(), b"before");
    store.write(&id, b"after").unwrap();
    assert_eq!(*store.read(&id).unwrap().unwrap(), b"after");
}

#[test]
fn a_session_without_a_keystore_says_missing() {
    if !plays("none") {
        // A bus with no service on it, and none that it could start.
        in_session(
            "a_session_without_a_keystore_says_missing",
            "none",
            "export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent",
        );
        return;
    }
    let store = OsKeystore::new();
    let id = ProfileId::make(&OsRandom::new()).unwrap();
    assert!(matches!(store.read(&id), Err(KeystoreError::Missing(_))), "{:?}", store.read(&id).err());
    assert!(matches!(store.write(&id, b"x"), Err(KeystoreError::Missing(_))));
    assert!(matches!(store.delete(&id), Err(KeystoreError::Missing(_))));
}

#[test]
fn a_locked_keystore_is_no_missing_record() {
    if !plays("locked") {
        // Made and unlocked, filled, then locked: nobody is there to answer the question for its password.
        in_session("a_locked_keystore_is_no_missing_record", "locked", UNLOCK);
        return;
    }
    let store = OsKeystore::new();
    let id = ProfileId::make(&OsRandom::new()).unwrap();
    store.write(&id, b"kept").unwrap();
    let locked = Command::new("dbus-send")
        .args(["--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets"])
        .arg("org.freedesktop.Secret.Service.Lock")
        .arg("array:objpath:/org/freedesktop/secrets/collection/login")
        .output()
        .unwrap();
    assert!(locked.status.success(), "{}", String::from_utf8_lossy(&locked.stderr));
    assert!(
        matches!(store.read(&id), Err(KeystoreError::Refused(_))),
        "{:?}",
        store.read(&id).map(|record| record.is_some())
    );
    assert!(store.write(&id, b"changed").is_err());
}
