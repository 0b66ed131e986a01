//! `backup`, `restore` and `health`.

use std::fs;

use serde_json::{Value, json};

use crate::drive::{PIN, Person, Ran, files_below, link};
use crate::machine::{Disk, fill};

const NEW_PIN: &str = "602847";
const OWN: &str = "Zeven grijze egels zwemmen";

impl Person {
    /// Backs `Work` up; its file and its words.
    pub fn backed_up(&self, to: &str) -> (String, String) {
        let ran = self.backup(to);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let answer = ran.json();
        let part = |name: &str| answer[name].as_str().unwrap().to_owned();
        (part("file"), part("passphrase"))
    }

    fn backup(&self, to: &str) -> Ran {
        let to = self.path(to).display().to_string();
        self.run(&["backup", "--profile", "Work", "--to", &to, "--pin-stdin", "--json"], &[PIN])
    }

    pub fn restore(&self, file: &str, words: &str, more: &[&str]) -> Ran {
        let args = [&["restore", "--from", file, "--pin-stdin", "--json"], more].concat();
        self.run(&args, &[words, NEW_PIN, NEW_PIN])
    }

    pub fn health(&self) -> Value {
        self.run(&["health", "--json"], &[]).json()
    }

    /// What `Work` makes of one moment, under the PIN that it was restored with.
    fn restored_codes(&self) -> Value {
        let args = ["codes", "--profile", "Work", "--at", "59", "--pin-stdin", "--json"];
        self.run(&args, &[NEW_PIN]).json()
    }
}

#[test]
fn a_profile_comes_back_on_another_computer() {
    let here = Person::with_work();
    let (file, words) = here.backed_up("work.age");
    assert_eq!(file, here.path("work.age").display().to_string());
    let there = Person::new();
    let ran = there.restore(&file, &words, &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let answer = ran.json();
    assert_eq!(answer["profile"], "Work");
    assert_eq!(answer["accounts"], json!([{"issuer": "ACME", "account": "alice"}]));
    // RFC 6238's code of second 59.
    assert_eq!(there.restored_codes()[0]["code"], "287082");
    assert_eq!(there.health()[0]["health"], "current");
    assert_eq!(there.health()[0]["file"], file);
}

#[test]
fn the_words_are_shown_once_and_alone_on_their_line() {
    let person = Person::with_work();
    let to = person.path("").display().to_string();
    let ran = person.run(&["backup", "--profile", "work", "--to", &to, "--pin-stdin"], &[PIN]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!((ran.code, lines.len()), (0, 2), "{} {}", ran.out, ran.err);
    assert!(lines[0].contains("opened again") && lines[0].contains("koppel-Work-2"), "{}", lines[0]);
    assert!(lines[1].split('-').count() >= 6, "{}", lines[1]);
    assert!(ran.err.contains("Write these six words down"), "{}", ran.err);
    // They stand nowhere else.
    for file in files_below(&person.path("")) {
        let bytes = fs::read(&file).unwrap();
        assert!(!bytes.windows(lines[1].len()).any(|part| part == lines[1].as_bytes()), "{file:?}");
    }
    // Typed as people type them they open it.
    let file = fs::read_dir(person.path("")).unwrap().map(|entry| entry.unwrap().path());
    let file = file.into_iter().find(|path| path.extension().is_some_and(|end| end == "age")).unwrap();
    let typed = lines[1].replace('-', " ").to_uppercase();
    let ran = Person::new().restore(file.to_str().unwrap(), &typed, &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn a_passphrase_of_one_s_own_is_measured() {
    let person = Person::with_work();
    let to = person.path("own.age").display().to_string();
    let args = ["backup", "--profile", "Work", "--to", &to, "--own-passphrase", "--pin-stdin"];
    for (weak, reason) in [("password123", "many people choose it"), ("ACMEalice", "can be guessed")] {
        person.run(&args, &[PIN, weak, weak]).refused(2, reason);
    }
    person.run(&args, &[PIN, OWN, "Zeven grijze egels"]).refused(2, "not the same");
    assert!(!person.path("own.age").exists());
    let ran = person.run(&args, &[PIN, OWN, OWN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.out.contains(OWN));
    assert_eq!(Person::new().restore(&to, OWN, &[]).code, 0);
    Person::new().restore(&to, &OWN.to_lowercase(), &[]).refused(3, "does not open this backup");
}

#[test]
fn what_cannot_be_opened_is_named() {
    let here = Person::with_work();
    let (file, words) = here.backed_up("work.age");
    let there = Person::new();
    there.restore(&file, "abacus abdomen", &[]).refused(3, "does not open this backup");
    let good = fs::read(&file).unwrap();
    let bad = there.path("bad.age").display().to_string();
    let mut flipped = good.clone();
    flipped[100_000] ^= 1;
    let newer = [b"age-encryption.org/v2", &good[21..]].concat();
    let costly = String::from_utf8_lossy(&good[..64]).find(" 18\n").unwrap();
    let costly = [&good[..costly], b" 30", &good[costly + 3..]].concat();
    for (bytes, code, sentence) in [
        (&flipped[..], 5, "damaged"),
        (&good[..1000], 5, "damaged"),
        (&newer, 5, "newer Koppel"),
        (b"dear diary", 2, "not a backup"),
        (&costly, 2, "asks for more memory"),
    ] {
        fs::write(&bad, bytes).unwrap();
        there.restore(&bad, &words, &[]).refused(code, sentence);
    }
    there.restore(&there.path("none.age").display().to_string(), &words, &[]).refused(2, "no backup");
    assert_eq!(there.list(), json!([]), "nothing was made");
}

#[test]
fn a_blocked_profile_comes_back_in_its_place() {
    let person = Person::with_work();
    let (file, words) = person.backed_up("work.age");
    person.restore(&file, &words, &[]).refused(2, "not blocked");
    for _ in 0..3 {
        person.run(&["codes", "--profile", "Work", "--pin-stdin"], &["481920"]);
    }
    assert_eq!(person.list()[0]["state"], "blocked");
    assert_eq!(person.health()[0]["health"], "current", "also while blocked");
    assert!(person.run(&["health"], &[]).out.ends_with("Get it back with: koppel-cli restore\n"));
    assert_eq!(person.restore(&file, &words, &[]).code, 0);
    assert_eq!(person.list().as_array().unwrap().len(), 1);
    assert_eq!(person.restored_codes()[0]["code"], "287082");
    // And beside one that is not blocked, under another name.
    assert_eq!(person.restore(&file, &words, &["--profile", "Second"]).code, 0);
    assert_eq!(person.list().as_array().unwrap().len(), 2);
}

#[test]
fn of_a_profile_that_no_pin_opens_health_asks_for_no_backup() {
    let person = Person::with_work();
    let said = || person.run(&["health"], &[]).out;
    assert!(said().ends_with("Make one with: koppel-cli backup\n"), "{}", said());
    let (file, _) = person.backed_up("work.age");
    let more = ["pair", "--uri", &link("ACME", "bob"), "--profile", "Work", "--pin-stdin"];
    assert_eq!(person.run(&more, &[PIN]).code, 0);
    assert!(said().ends_with("changed since. Make a new one with: koppel-cli backup\n"), "{}", said());
    fs::remove_dir_all(person.path("keys")).unwrap();
    assert!(
        said().ends_with(
            "changed since. No PIN opens this profile any more. Get it back with: koppel-cli restore\n"
        ),
        "{}",
        said()
    );
    fs::remove_file(file).unwrap();
    assert!(said().ends_with("Put the backup back, or connect the stick.\n"), "{}", said());

    let person = Person::with_work();
    for _ in 0..3 {
        person.run(&["codes", "--profile", "Work", "--pin-stdin"], &["481920"]);
    }
    let said = person.run(&["health"], &[]).out;
    assert!(said.contains("there is no backup. No PIN opens this profile any more."), "{said}");
    assert!(said.ends_with("koppel-cli status --profile\n") && !said.contains("koppel-cli backup"), "{said}");
}

#[test]
fn after_a_lost_keystore_it_comes_back_too() {
    let person = Person::with_work();
    let (file, words) = person.backed_up("work.age");
    fs::remove_dir_all(person.path("keys")).unwrap();
    assert_eq!(person.list()[0]["state"], "keystore-lost");
    assert_eq!(person.restore(&file, &words, &[]).code, 0);
    assert_eq!(person.list().as_array().unwrap().len(), 1);
    assert_eq!(person.restored_codes()[0]["code"], "287082");
}

#[test]
fn a_file_is_never_overwritten() {
    let person = Person::with_work();
    fs::write(person.path("mine.txt"), "mine").unwrap();
    person.backup("mine.txt").refused(2, "does not overwrite");
    assert_eq!(fs::read(person.path("mine.txt")).unwrap(), b"mine");
}

#[test]
fn a_place_in_trouble_is_said_and_costs_the_profile_nothing() {
    let person = Person::with_work();
    person.backup("no/such/folder/work.age").refused(5, "is not there");
    // With one letter it would be a disk of Windows.
    person.backup("ab:c.age").refused(2, "cannot be called that");
    assert_eq!(person.health()[0]["health"], "never");
    let Some(disk) = Disk::mounted(&person.path("stick"), "size=200k") else { return };
    fill(&disk.path.join("ballast"));
    person.backup("stick").refused(5, "no room");
    fs::remove_file(disk.path.join("ballast")).unwrap();
    disk.remount("ro");
    person.backup("stick").refused(5, "may not write");
    disk.remount("rw");
    person.backed_up("stick");
    assert_eq!(files_below(&disk.path).len(), 1, "and nothing half");
}

#[test]
fn health_speaks_the_language() {
    let person = Person::speaking("nl");
    assert_eq!(person.run(&["health"], &[]).out, "");
    let new = ["pair", "--uri", &link("ACME", "alice"), "--profile", "Work", "--pin-stdin"];
    assert_eq!(person.run(&new, &[PIN, PIN]).code, 0);
    let said = || person.run(&["health"], &[]).out;
    assert!(said().starts_with("Work: niet terug te halen: er is geen back-up"), "{}", said());
    let (file, _) = person.backed_up("work.age");
    assert_eq!(
        said(),
        format!("Work: terug te halen zoals het nu is, uit {file}; vandaag geopend en vergeleken.\n")
    );
    let more = ["pair", "--uri", &link("ACME", "bob"), "--profile", "Work", "--pin-stdin"];
    assert_eq!(person.run(&more, &[PIN]).code, 0);
    assert_eq!(person.health()[0]["health"], "behind");
    assert!(said().contains("daarna is het gewijzigd"), "{}", said());
    fs::remove_file(file).unwrap();
    assert!(said().contains("staat niet meer op"), "{}", said());
    fs::write(person.profile_file(), "x").unwrap();
    assert_eq!(person.health()[0]["health"], "unknown");
    assert!(said().ends_with("koppel-cli recover\n"), "{}", said());
    fs::remove_file(person.profile_file().with_extension("koppel.previous")).unwrap();
    assert!(said().ends_with("van een nieuwere Koppel.\n"), "{}", said());
}
