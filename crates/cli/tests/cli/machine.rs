//! A computer in trouble: no keystore, no room, no right to write. Nothing is lost or half written.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use crate::drive::{PIN, Person, Ran, files_below, link};

fn pair(person: &Person) -> Ran {
    person.run(&["pair", "--uri", &link("ACME", "alice"), "--profile", "Work", "--pin-stdin"], &[PIN, PIN])
}

/// A person whose computer has no keystore.
#[cfg(all(unix, not(target_os = "macos")))]
fn without_keystore() -> Person {
    Person::new()
        .set("KOPPEL_KEYSTORE", "os")
        .set("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
        .set("XDG_RUNTIME_DIR", "/nonexistent")
        .without("DISPLAY")
}

#[test]
#[cfg(all(unix, not(target_os = "macos")))]
fn without_a_keystore_nothing_is_made() {
    let person = without_keystore();
    pair(&person).refused(5, "no keystore");
    assert_eq!(
        files_below(&person.path("home")).iter().filter(|file| !file.ends_with("vault.lock")).count(),
        0
    );
    assert_eq!(person.list(), json!([]));
}

#[test]
#[cfg(all(unix, not(target_os = "macos")))]
fn a_keystore_that_went_away_is_said_and_costs_nothing() {
    let person = Person::with_work();
    let keystore = format!("guarded:{}", person.path("keys").display());
    let person = person
        .set("KOPPEL_KEYSTORE", "os")
        .set("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
        .set("XDG_RUNTIME_DIR", "/nonexistent");
    let list = person.run(&["list", "--json"], &[]);
    assert_eq!((list.code, &list.json()[0]["state"]), (5, &json!("keystore-silent")), "{}", list.err);
    person.codes(&[]).refused(5, "keystore");
    let person = person.set("KOPPEL_KEYSTORE", keystore);
    assert_eq!(person.list()[0]["tries_left"], 3);
    assert_eq!(person.codes(&[]).code, 0);
}

#[test]
fn an_unknown_keystore_is_a_usage_error() {
    let person = Person::new().set("KOPPEL_KEYSTORE", "cloud");
    for args in [&["list"][..], &["codes", "--profile", "Work"], &["lock"]] {
        person.run(args, &[]).refused(2, "‘cloud’");
    }
    assert!(!person.path("home").exists());
}

#[test]
fn a_file_in_the_place_of_the_data_folder_is_trouble() {
    let person = Person::new();
    fs::write(person.path("home"), "mine").unwrap();
    pair(&person).refused(5, "");
    person.run(&["list"], &[]).refused(5, "");
    person.run(&["lock"], &[]).refused(5, "");
    assert_eq!(fs::read(person.path("home")).unwrap(), b"mine");
    assert!(files_below(&person.path("keys")).is_empty());
}

#[test]
fn a_file_in_the_place_of_the_keystores_folder_is_trouble() {
    let person = Person::new();
    fs::write(person.path("keys"), "mine").unwrap();
    pair(&person).refused(5, "keystore");
    assert_eq!(person.list(), json!([]));
}

#[test]
fn a_full_disk_loses_nothing() {
    let person = Person::new();
    let Some(disk) = Disk::mounted(&person.path("home"), "size=64k") else { return };
    assert_eq!(pair(&person).code, 0);
    fill(&disk.path.join("ballast"));
    let add = ["pair", "--uri", &link("ACME", "bob"), "--profile", "Work", "--pin-stdin"];
    person.run(&add, &[PIN]).refused(5, "The disk is full");
    let new = ["pair", "--uri", &link("ACME", "bob"), "--profile", "Home", "--pin-stdin"];
    person.run(&new, &[PIN, PIN]).refused(5, "The disk is full");
    let names = |person: &Person| -> Vec<String> {
        let codes = person.codes(&[]).json();
        codes.as_array().unwrap().iter().map(|line| line["account"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&person), ["alice"]);
    assert_eq!(person.list().as_array().unwrap().len(), 1, "no half profile");

    fs::remove_file(disk.path.join("ballast")).unwrap();
    assert_eq!(person.run(&add, &[PIN]).code, 0);
    assert_eq!(names(&person), ["alice", "bob"]);
}

#[test]
fn a_full_disk_that_holds_the_keys_too_is_said_and_keeps_no_half_file() {
    let person = Person::new();
    let Some(disk) = Disk::mounted(&person.path("disk"), "size=64k") else { return };
    let person = person
        .set("KOPPEL_HOME", disk.path.join("home").display().to_string())
        .set("KOPPEL_KEYSTORE", format!("guarded:{}", disk.path.join("keys").display()));
    assert_eq!(pair(&person).code, 0);
    fill(&disk.path.join("ballast"));
    let before = files_below(&disk.path);
    person.codes(&[]).refused(5, "The disk is full");
    let new = ["pair", "--uri", &link("ACME", "bob"), "--profile", "Home", "--pin-stdin"];
    person.run(&new, &[PIN, PIN]).refused(5, "The disk is full");
    person.run(&["lock"], &[]).refused(5, "The disk is full");
    assert_eq!(files_below(&disk.path), before);

    fs::remove_file(disk.path.join("ballast")).unwrap();
    assert_eq!(person.codes(&[]).code, 0);
    assert_eq!(person.list()[0]["tries_left"], 3);
}

#[test]
#[cfg(target_os = "linux")]
fn an_answer_that_does_not_arrive_is_trouble_and_a_closed_pipe_is_none() {
    let person = Person::with_work();
    let full = || fs::File::create("/dev/full").unwrap().into();
    for args in [&["list"][..], &["list", "--json"], &["--help"]] {
        let ran = person.run_into(args, &[], full());
        ran.refused(5, "could not be written");
    }
    let codes = ["codes", "--profile", "Work", "--pin-stdin"];
    person.run_into(&codes, &[PIN], full()).refused(5, "could not be written");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let ran = person.run_into(&codes, &[PIN], writer.into());
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn a_read_only_folder_of_keys_is_said_and_costs_nothing() {
    let person = Person::new();
    let Some(disk) = Disk::mounted(&person.path("keys"), "size=1m") else { return };
    assert_eq!(pair(&person).code, 0);
    disk.remount("ro");
    person.codes(&[]).refused(5, "may not write");
    let new = ["pair", "--uri", &link("ACME", "bob"), "--profile", "Home", "--pin-stdin"];
    person.run(&new, &[PIN, PIN]).refused(5, "may not write");
    person.run(&["remove", "--profile", "Work", "--yes"], &[]).refused(5, "may not write");
    disk.remount("rw");
    assert_eq!(person.codes(&[]).json().as_array().unwrap().len(), 1);
    assert_eq!(person.list().as_array().unwrap().len(), 1);
}

#[test]
fn a_read_only_folder_is_said() {
    let person = Person::new();
    let Some(disk) = Disk::mounted(&person.path("home"), "size=1m") else { return };
    assert_eq!(pair(&person).code, 0);
    disk.remount("ro");
    let add = ["pair", "--uri", &link("ACME", "bob"), "--profile", "Work", "--pin-stdin"];
    person.run(&add, &[PIN]).refused(5, "may not write");
    person.run(&["lock"], &[]).refused(5, "may not write");
    disk.remount("rw");
    assert_eq!(person.codes(&[]).json().as_array().unwrap().len(), 1);
}

/// A small disk of its own, as long as this lives.
pub struct Disk {
    pub path: PathBuf,
}

impl Disk {
    /// `None`, said on standard error, where this test may not mount.
    pub fn mounted(path: &Path, options: &str) -> Option<Self> {
        fs::create_dir_all(path).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(path).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self { path: path.to_owned() });
        }
        eprintln!("skipped: only root may mount the small disk that this test needs");
        None
    }

    pub fn remount(&self, how: &str) {
        let options = format!("remount,{how}");
        assert!(Command::new("mount").args(["-o", &options]).arg(&self.path).status().unwrap().success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.path).status();
    }
}

pub fn fill(path: &Path) {
    use std::io::Write;
    let mut file = fs::File::create(path).unwrap();
    while file.write_all(&[0; 512]).is_ok() {}
}
