//! `auto-backup`, and the backup after each change.

use std::fs;

use crate::drive::{PIN, Person, Ran, SECRET, files_below, link};

impl Person {
    fn auto(&self, more: &[&str]) -> Ran {
        let args = [&["auto-backup", "--profile", "Work", "--pin-stdin", "--json"], more].concat();
        self.run(&args, &[PIN])
    }

    /// With automatic backups in `stick`; their words.
    fn with_auto(&self) -> String {
        fs::create_dir(self.path("stick")).unwrap();
        let ran = self.auto(&["--to", &self.path("stick").display().to_string()]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.err.contains("The last 5 stay"), "{}", ran.err);
        ran.json()["passphrase"].as_str().unwrap().to_owned()
    }

    fn pair_more(&self, name: &str) -> Ran {
        let ran =
            self.run(&["pair", "--uri", &link("ACME", name), "--profile", "Work", "--pin-stdin"], &[PIN]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran
    }
}

#[test]
fn a_change_is_followed_by_a_backup_under_the_same_words() {
    let person = Person::with_work();
    let words = person.with_auto();
    assert_eq!(files_below(&person.path("stick")).len(), 1);
    let ran = person.pair_more("bob");
    assert!(ran.err.contains("Backed up and opened again"), "{}", ran.err);
    assert_eq!(files_below(&person.path("stick")).len(), 2);
    // Reading codes that need no counter changes nothing.
    assert_eq!(person.codes(&[]).code, 0);
    assert_eq!(files_below(&person.path("stick")).len(), 2);

    let file = person.health()[0]["file"].as_str().unwrap().to_owned();
    let ran = Person::new().restore(&file, &words, &[]);
    assert_eq!(ran.json()["accounts"].as_array().unwrap().len(), 2);
}

#[test]
fn a_counter_that_moved_on_is_backed_up() {
    let person = Person::with_work();
    let hotp = format!("otpauth://hotp/ACME:eve?secret={SECRET}&issuer=ACME&counter=4");
    assert_eq!(person.run(&["pair", "--uri", &hotp, "--profile", "Work", "--pin-stdin"], &[PIN]).code, 0);
    let words = person.with_auto();
    let first = person.codes(&["--account", "eve"]);
    assert_eq!(first.code, 0, "{}", first.err);
    let file = person.health()[0]["file"].as_str().unwrap().to_owned();
    let there = Person::new();
    assert_eq!(there.restore(&file, &words, &[]).code, 0);
    let next = ["codes", "--profile", "Work", "--account", "eve", "--pin-stdin", "--json"];
    let (here, there) = (person.codes(&["--account", "eve"]).json(), there.run(&next, &["602847"]).json());
    assert_eq!(there[0]["code"], here[0]["code"], "the code after the one that was shown");
    assert_ne!(there[0]["code"], first.json()[0]["code"]);
}

#[test]
fn a_folder_that_is_gone_is_said_and_the_change_stands() {
    let person = Person::with_work();
    person.with_auto();
    fs::rename(person.path("stick"), person.path("drawer")).unwrap();
    let ran = person.pair_more("bob");
    assert!(ran.err.contains("is not there"), "{}", ran.err);
    assert!(!person.path("stick").exists(), "it is not made");
    assert_eq!(person.health()[0]["health"], "gone");
    // The next time that the profile is opened with the stick in, the backup is made up for.
    fs::rename(person.path("drawer"), person.path("stick")).unwrap();
    let ran = person.codes(&[]);
    assert_eq!(ran.json().as_array().unwrap().len(), 2);
    assert_eq!(person.health()[0]["health"], "current");
}

#[test]
fn it_can_be_switched_off() {
    let person = Person::with_work();
    person.with_auto();
    let ran = person.auto(&["--off"]);
    assert_eq!((ran.code, &ran.json()["file"]), (0, &serde_json::Value::Null), "{}", ran.err);
    person.pair_more("bob");
    assert_eq!(files_below(&person.path("stick")).len(), 1);
    person.auto(&["--to", &person.path("nowhere").display().to_string()]).refused(5, "is not there");
    person.auto(&[]).refused(2, "missing");
}
