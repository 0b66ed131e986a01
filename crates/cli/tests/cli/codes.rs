//! `codes`: of time and of counters.

use serde_json::{Value, json};

use crate::drive::{PIN, Person, SECRET, SECRET_BYTES, link};
use crate::otp;

fn add(person: &Person, uri: &str) {
    let ran = person.run(&["pair", "--uri", uri, "--profile", "Work", "--pin-stdin"], &[PIN, PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn the_vectors_of_rfc_6238() {
    let person = Person::new();
    add(&person, &format!("otpauth://totp/RFC:sha1?secret={SECRET}&digits=8"));
    for (at, code) in [(59, "94287082"), (1_111_111_109, "07081804"), (1_234_567_890, "89005924")] {
        assert_eq!(person.codes(&["--at", &at.to_string()]).json()[0]["code"], code);
    }
}

#[test]
fn a_counter_never_gives_the_same_code_twice() {
    let person = Person::new();
    add(&person, &format!("otpauth://hotp/RFC:4226?secret={SECRET}&counter=0"));
    for code in ["755224", "287082", "359152", "969429"] {
        let line = &person.codes(&[]).json()[0];
        assert_eq!(
            *line,
            json!({"issuer": "RFC", "account": "4226", "code": code, "valid_from": null, "valid_until": null})
        );
    }
}

#[test]
fn one_account_may_be_asked_alone() {
    let person = Person::new();
    add(&person, &link("ACME", "alice"));
    add(&person, &format!("otpauth://hotp/Bank:alice?secret={SECRET}&counter=0&issuer=Bank"));
    let names = |ran: crate::drive::Ran| -> Vec<Value> {
        ran.json().as_array().unwrap().iter().map(|line| line["issuer"].clone()).collect()
    };
    for _ in 0..2 {
        assert_eq!(names(person.codes(&["--account", "acme"])), ["ACME"]);
    }
    let bank = person.codes(&["--account", "Bank:alice"]).json();
    assert_eq!(bank[0]["code"], "755224", "the others' codes leave its counter alone");
    person.codes(&["--account", "alice"]).refused(2, "More than one");
    person.codes(&["--account", "nobody"]).refused(2, "no such account");
    assert_eq!(names(person.codes(&[])), ["ACME", "Bank"]);
}

#[test]
fn without_a_moment_the_codes_are_of_now() {
    let person = Person::with_work();
    let now = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let before = now();
    let line = &person.codes(&[]).json()[0];
    let possible: Vec<String> = (before..=now()).map(|at| otp::totp(SECRET_BYTES, at, 30, 6)).collect();
    assert!(possible.iter().any(|code| line["code"] == **code), "{line}");
    let from = line["valid_from"].as_u64().unwrap();
    assert_eq!(line["valid_until"], from + 30);
    assert!(from <= now() && before < from + 30);
}

#[test]
fn for_people_a_line_has_the_code_and_whose_it_is() {
    let person = Person::with_work();
    let ran = person.run(&["codes", "--profile", "Work", "--at", "59", "--pin-stdin"], &[PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out, format!("{}    1 s  ACME (alice)\n", otp::totp(SECRET_BYTES, 59, 30, 6)));
}

#[test]
fn every_moment_has_its_code_or_a_sentence() {
    let person = Person::with_work();
    for at in [0, u64::from(u32::MAX) + 1, u64::MAX] {
        let line = &person.codes(&["--at", &at.to_string()]).json()[0];
        assert_eq!(line["code"], otp::totp(SECRET_BYTES, at, 30, 6), "{at}");
        assert_eq!(line["valid_from"], at / 30 * 30);
        assert_eq!(line["valid_until"], (at / 30 * 30).saturating_add(30));
    }
    for at in ["-5", "-1.5", "now", "18446744073709551616", ""] {
        person.codes(&["--at", at]).refused(2, "The value of --at <UNIXTIME>");
    }
}

#[test]
fn a_counter_at_its_end_is_said() {
    let person = Person::with_work();
    let uri = |counter: u64| format!("otpauth://hotp/Bank:bob?secret={SECRET}&counter={counter}");
    let pair = |uri: &str| person.run(&["pair", "--uri", uri, "--profile", "Work", "--pin-stdin"], &[PIN]);
    pair(&uri(u64::MAX)).refused(2, "no proper counter");
    assert_eq!(pair(&uri(u64::MAX - 1)).code, 0);
    let last = person.codes(&["--account", "bob"]).json()[0]["code"].clone();
    assert_eq!(last, otp::hotp(SECRET_BYTES, u64::MAX - 1, 6));
    let ended = person.codes(&[]);
    assert_eq!((ended.code, ended.json().as_array().unwrap().len()), (0, 1));
    assert!(ended.err.contains("Bank (bob) gives no more codes"), "{}", ended.err);
}

#[test]
fn an_unknown_profile_is_said() {
    let person = Person::with_work();
    person.run(&["codes", "--profile", "Home", "--pin-stdin"], &[PIN]).refused(2, "not here");
}
