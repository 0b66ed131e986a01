//! `pin`: the old PIN once, the new one twice.

use std::fs;

use serde_json::json;

use crate::drive::{PIN, Person, Ran};

const NEW: &str = "602485";
const WRONG: &str = "902741";

fn change(person: &Person, lines: &[&str]) -> Ran {
    person.run(&["pin", "--profile", "work", "--pin-stdin", "--json"], lines)
}

fn codes(person: &Person, pin: &str) -> Ran {
    person.run(&["codes", "--profile", "Work", "--pin-stdin", "--json"], &[pin])
}

#[test]
fn the_new_pin_opens_and_the_old_one_is_a_wrong_one() {
    let person = Person::with_work();
    let ran = change(&person, &[PIN, NEW, NEW]);
    assert_eq!((ran.code, ran.json()), (0, json!({"profile": "Work"})), "{}", ran.err);
    assert_eq!(codes(&person, NEW).code, 0);
    codes(&person, PIN).refused(3, "two tries left");
    assert_eq!(codes(&person, NEW).code, 0);
}

#[test]
fn it_is_said_in_words_without_json() {
    let person = Person::with_work();
    let ran = person.run(&["pin", "--profile", "Work", "--pin-stdin"], &[PIN, NEW, NEW]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("The profile Work has a new PIN."), "{}", ran.err);
}

#[test]
fn a_new_pin_that_will_not_do_is_no_try_and_changes_nothing() {
    let person = Person::with_work();
    change(&person, &[PIN, NEW, "602486"]).refused(2, "not the same");
    change(&person, &[WRONG, "123456", "123456"]).refused(2, "count up or down");
    change(&person, &[PIN, NEW]).refused(2, "Standard input ended");
    assert_eq!(person.list()[0]["tries_left"], 3);
    assert_eq!(codes(&person, PIN).code, 0);
}

#[test]
fn wrong_old_pins_count_and_block() {
    let person = Person::with_work();
    change(&person, &[WRONG, NEW, NEW]).refused(3, "two tries left");
    change(&person, &[WRONG, NEW, NEW]).refused(3, "one try left");
    change(&person, &[WRONG, NEW, NEW]).refused(4, "blocked");
    change(&person, &[PIN, NEW, NEW]).refused(4, "blocked");
}

#[test]
fn an_old_copy_of_the_file_opens_with_neither() {
    let person = Person::with_work();
    let old = fs::read(person.profile_file()).unwrap();
    assert_eq!(change(&person, &[PIN, NEW, NEW]).code, 0);
    fs::write(person.profile_file(), old).unwrap();
    for pin in [PIN, NEW] {
        codes(&person, pin).refused(5, "old copy");
    }
}
