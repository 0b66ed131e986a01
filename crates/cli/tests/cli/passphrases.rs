//! Where the keys are in a folder that nothing guards, profiles are opened with a passphrase and not with a PIN.

use serde_json::json;

use crate::drive::{PIN, Person, Ran, link};
use crate::python;
use crate::reader::Vault;

const SENTENCE: &str = "de fietsbel van tante Toos klinkt als een kieviet";
const OTHER: &str = "Über zeven paarse sloten zwemt geen giraffe";

/// The keys of somebody who had a PIN are in the same folder.
fn unguarded(person: Person) -> Person {
    let keystore = format!("file:{}", person.path("keys").display());
    person.set("KOPPEL_KEYSTORE", keystore)
}

fn pair(person: &Person, lines: &[&str]) -> Ran {
    person.run(&["pair", "--uri", &link("ACME", "alice"), "--profile", "Work", "--pin-stdin"], lines)
}

fn codes(person: &Person, typed: &str) -> Ran {
    person.run(&["codes", "--profile", "Work", "--pin-stdin", "--json"], &[typed])
}

#[test]
fn a_new_profile_gets_a_passphrase_that_bears_guessing() {
    let person = unguarded(Person::new());
    for weak in [PIN, "902741385016", "wachtwoord", "Work Work Work Work"] {
        pair(&person, &[weak, weak]).refused(2, "This passphrase can be guessed");
    }
    pair(&person, &[SENTENCE, OTHER]).refused(2, "The two passphrases are not the same");
    assert_eq!(person.list(), json!([]), "nothing was made");

    let ran = pair(&person, &[SENTENCE, SENTENCE]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("profiles have a passphrase here and no PIN"), "{}", ran.err);
    assert_eq!(codes(&person, SENTENCE).json()[0]["issuer"], "ACME");
    codes(&person, PIN).refused(3, "That passphrase is not right. You have two tries left.");
    codes(&person, &SENTENCE.to_uppercase()).refused(3, "You have one try left");
    codes(&person, OTHER).refused(4, "blocked");
    codes(&person, SENTENCE).refused(4, "blocked");
}

#[test]
fn it_is_changed_for_another_and_never_for_a_pin() {
    let person = unguarded(Person::new());
    assert_eq!(pair(&person, &[SENTENCE, SENTENCE]).code, 0);
    let change = |new: &str| person.run(&["pin", "--profile", "Work", "--pin-stdin"], &[SENTENCE, new, new]);
    change(PIN).refused(2, "This passphrase can be guessed");
    let ran = change(OTHER);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("The profile Work has a new passphrase."), "{}", ran.err);
    assert_eq!(codes(&person, OTHER).code, 0);
    codes(&person, SENTENCE).refused(3, "two tries left");
}

#[test]
fn a_pin_from_a_guarded_folder_still_opens() {
    let person = unguarded(Person::with_work());
    assert_eq!(codes(&person, PIN).code, 0);
    let ran = person.run(&["pin", "--profile", "Work", "--pin-stdin"], &[PIN, SENTENCE, SENTENCE]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(codes(&person, SENTENCE).code, 0);
}

#[test]
fn a_reader_from_the_page_alone_opens_it() {
    let Some(python) = python::find() else { return };
    let person = unguarded(Person::new());
    assert_eq!(pair(&person, &[OTHER, OTHER]).code, 0);
    assert_eq!(Vault::of(&person).read(python, OTHER)["accounts"][0]["issuer"], "ACME");
}

#[test]
fn a_restored_profile_gets_one_too() {
    let person = Person::with_work();
    let (file, words) = person.backed_up("work.age");
    let person = unguarded(person);
    let restore = |new: &str| {
        let restore = ["restore", "--from", &file, "--profile", "Back", "--pin-stdin", "--json"];
        person.run(&restore, &[&words, new, new])
    };
    restore(PIN).refused(2, "This passphrase can be guessed");
    assert_eq!(restore(SENTENCE).json()["profile"], "Back");
}

#[test]
fn it_is_said_in_dutch_too() {
    let person = unguarded(Person::speaking("nl"));
    let ran = pair(&person, &[SENTENCE, SENTENCE]);
    assert!(ran.err.contains("Daarom hebben profielen hier een wachtzin en geen pincode"), "{}", ran.err);
    codes(&person, PIN).refused(3, "Die wachtzin klopt niet.");
    let help = person.run(&["pin", "--help"], &[]).out;
    assert!(help.contains("Wijzig de wachtzin van een profiel"), "{help}");
}
