//! Three tries and no more, whatever asks for the PIN.

use serde_json::json;

use crate::drive::{PIN, Person, Ran, link};

const WRONG: &str = "902741";

fn codes(person: &Person, pin: &str) -> Ran {
    person.run(&["codes", "--profile", "Work", "--pin-stdin", "--json"], &[pin])
}

#[test]
fn the_third_wrong_pin_blocks_for_ever() {
    let person = Person::with_work();
    codes(&person, WRONG).refused(3, "two tries left");
    assert_eq!(person.list()[0]["tries_left"], 2);
    codes(&person, WRONG).refused(3, "one try left");
    assert_eq!((&person.list()[0]["state"], &person.list()[0]["tries_left"]), (&json!("locked"), &json!(1)));
    codes(&person, WRONG).refused(4, "blocked");
    for _ in 0..3 {
        codes(&person, PIN).refused(4, "blocked");
    }
    let list = person.list();
    assert_eq!((&list[0]["state"], &list[0]["tries_left"]), (&json!("blocked"), &json!(0)));
    assert_eq!(list[0]["services"], json!(["ACME"]), "what to pair again stays readable");
    person
        .run(&["pair", "--uri", &link("X", "y"), "--profile", "Work", "--pin-stdin"], &[PIN])
        .refused(4, "blocked");
    let removed = person.run(&["remove", "--profile", "Work", "--yes"], &[]);
    assert_eq!((removed.code, person.list()), (0, json!([])), "{}", removed.err);
}

#[test]
fn the_right_pin_gives_all_tries_back() {
    let person = Person::with_work();
    codes(&person, WRONG).refused(3, "two tries left");
    codes(&person, WRONG).refused(3, "one try left");
    assert_eq!(codes(&person, PIN).code, 0);
    assert_eq!((&person.list()[0]["tries_left"], &person.list()[0]["wait"]), (&json!(3), &json!(0)));
    codes(&person, WRONG).refused(3, "two tries left");
}

#[test]
fn a_try_that_comes_too_early_waits_and_is_then_made() {
    let person = Person::with_work();
    codes(&person, WRONG).refused(3, "two tries left");
    codes(&person, WRONG).refused(3, "one try left");
    let wait = person.list()[0]["wait"].as_u64().unwrap();
    assert!((1..=8).contains(&wait), "{wait}");
    let ran = codes(&person, PIN);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("After a wrong PIN Koppel waits: "), "{}", ran.err);
    assert_eq!(ran.json().as_array().unwrap().len(), 1, "JSON alone on standard output");
    assert_eq!(codes(&person, PIN).err.matches("waits").count(), 0, "control: no wait after the right PIN");
}

#[test]
fn what_cannot_be_a_pin_is_no_try() {
    let person = Person::with_work();
    for text in ["", "12", "geheim", "73915 8", "7391580000000"] {
        assert_eq!(codes(&person, text).code, 2, "{text}");
    }
    person.run(&["codes", "--profile", "Work", "--pin-stdin"], &[]).refused(2, "Standard input ended");
    assert_eq!(person.list()[0]["tries_left"], 3);
}

#[test]
fn every_command_that_needs_the_pin_counts() {
    let person = Person::with_work();
    let rename = ["rename", "--profile", "Work", "--to", "Job", "--pin-stdin"];
    person.run(&rename, &[WRONG]).refused(3, "two tries");
    let remove = ["remove", "--profile", "Work", "--account", "alice", "--yes", "--pin-stdin"];
    person.run(&remove, &[WRONG]).refused(3, "one try");
    person
        .run(&["pair", "--uri", &link("X", "y"), "--profile", "Work", "--pin-stdin"], &[WRONG])
        .refused(4, "blocked");
}

#[test]
fn dutch_says_it_in_dutch() {
    let person = Person::speaking("nl");
    let paired = person
        .run(&["pair", "--uri", &link("ACME", "alice"), "--profile", "Work", "--pin-stdin"], &[PIN, PIN]);
    assert!(paired.out.starts_with("Gekoppeld: ACME (alice)"), "{}", paired.out);
    codes(&person, WRONG).refused(3, "Die pincode klopt niet. Je hebt nog twee pogingen.");
    codes(&person, WRONG).refused(3, "nog één poging");
    let blocked = codes(&person, WRONG);
    blocked.refused(4, "Dit profiel is geblokkeerd.");
    assert!(blocked.err.contains("Na een verkeerde pincode wacht Koppel even: "), "{}", blocked.err);
}
