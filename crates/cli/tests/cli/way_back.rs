//! When no PIN opens a profile any more: what its accounts have to come back with, and the services' own steps.

use std::fs;

use serde_json::json;

use crate::drive::{PIN, Person, Ran, link};

const WRONG: &str = "902741";

fn codes(person: &Person, pin: &str) -> Ran {
    person.run(&["codes", "--profile", "Work", "--pin-stdin"], &[pin])
}

/// GitHub with a list in the safe, a university with codes that are kept here, and another with none.
fn person(language: &'static str) -> Person {
    let person = Person::speaking(language);
    let pair = |issuer: &str, pins: &[&str]| {
        let ran =
            person.run(&["pair", "--uri", &link(issuer, "eva"), "--profile", "Work", "--pin-stdin"], pins);
        assert_eq!(ran.code, 0, "{}", ran.err);
    };
    pair("GitHub", &[PIN, PIN]);
    pair("Universiteit%20Noord", &[PIN]);
    pair("Bank", &[PIN]);
    let set = |account: &str, rest: &[&str], input: &[&str]| {
        let all = ["backup-codes", "set", "--profile", "Work", "--account", account, "--pin-stdin"];
        let ran = person.run(&[&all[..], rest].concat(), input);
        assert_eq!(ran.code, 0, "{}", ran.err);
    };
    set("GitHub", &["--where", "safe", "--count", "10", "--note", "blue folder"], &[PIN]);
    set("Universiteit Noord", &["--where", "here", "--codes-stdin"], &[PIN, "1234 5678"]);
    person
}

fn block(person: &Person) -> Ran {
    codes(person, WRONG).refused(3, "");
    codes(person, WRONG).refused(3, "");
    codes(person, WRONG)
}

/// Where each of them stands in the text, in this order.
fn in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let at =
            rest.find(part).unwrap_or_else(|| panic!("no {part:?} after what came before it in:\n{text}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn the_third_wrong_pin_leads_with_the_codes_and_the_steps() {
    let person = person("en");
    let third = block(&person);
    third.refused(4, "blocked");
    let told = [
        "\nGitHub: 10 of 10 backup codes left. Kept in a safe.\n",
        "With your backup code:\n    1. Log in with your name and password.",
        "Log in another way:\n",
        "Through the help desk:\n",
        // Codes that went with the profile are no way back.
        "\nUniversiteit Noord: There is a backup code. It stood in the profile itself.",
        "Log in another way:\n    1. Log in with your name and password, and choose Device lost or blocked?",
        "Through the help desk:\n",
        "With your backup code:\n",
        "\nBank: No backup code noted.\n",
        "Log in another way:\n",
    ];
    in_order(&third.err, &told);
    for secret in ["blue folder", "eva", "1234 5678", "<b>"] {
        assert!(!third.err.contains(secret), "{secret}: {}", third.err);
    }
    // And so does whatever asks for its PIN from then on.
    for asks in [&["codes"][..], &["backup-codes", "list"], &["rename", "--to", "Else"], &["pin"]] {
        let ran = person.run(&[asks, &["--profile", "Work", "--pin-stdin"]].concat(), &[PIN, PIN, PIN]);
        assert_eq!(ran.code, 4, "{asks:?}: {}", ran.err);
        in_order(&ran.err, &told[..4]);
    }
}

#[test]
fn a_wrong_pin_that_does_not_block_tells_none_of_it() {
    let person = person("en");
    let ran = codes(&person, WRONG);
    assert_eq!(ran.code, 3);
    assert!(!ran.err.contains("GitHub"), "{}", ran.err);
    let status = person.run(&["status", "--profile", "Work", "--json"], &[]).json();
    assert!(status.as_array().unwrap().iter().all(|row| row["where"].is_null()), "{status}");
}

#[test]
fn the_board_tells_the_place_and_of_one_profile_the_steps() {
    let person = person("en");
    block(&person);
    let status = person.run(&["status", "--json"], &[]).json();
    let places: Vec<_> =
        status.as_array().unwrap().iter().map(|row| (row["issuer"].clone(), row["where"].clone())).collect();
    for told in [(json!("GitHub"), json!("safe")), (json!("Universiteit Noord"), json!("here"))] {
        assert!(places.contains(&told), "{places:?}");
    }
    let all = person.run(&["status"], &[]);
    assert!(all.out.contains("in a safe") && !all.err.contains("Log in"), "{}{}", all.out, all.err);
    let one = person.run(&["status", "--profile", "Work"], &[]);
    assert_eq!(one.code, 0);
    assert!(one.out.contains("in a safe"), "{}", one.out);
    in_order(&one.err, &["GitHub: 10 of 10 backup codes left.", "With your backup code:"]);
    let list = person.run(&["list"], &[]);
    assert!(list.out.contains("koppel-cli status --profile"), "{}", list.out);
}

#[test]
fn a_lost_key_tells_the_same_in_dutch() {
    let person = person("nl");
    fs::remove_dir_all(person.path("keys")).unwrap();
    let ran = codes(&person, PIN);
    assert_eq!(ran.code, 5, "{}", ran.err);
    in_order(
        &ran.err,
        &["GitHub: Nog 10 van de 10 back-upcodes. Bewaard in een kluis.\n", "Met je back-upcode:\n    1. "],
    );
}

#[test]
fn before_a_removal_it_says_what_there_is_to_come_back_with() {
    let person = person("en");
    let of_account = ["remove", "--profile", "Work", "--account", "GitHub", "--pin-stdin"];
    let asked = person.run(&of_account, &[PIN]);
    asked.refused(2, "add --yes");
    in_order(
        &asked.err,
        &["GitHub (eva) would be gone", "GitHub (eva): good, 10 of 10 left (in a safe: blue folder)"],
    );

    let of_profile = ["remove", "--profile", "Work"];
    let asked = person.run(&of_profile, &[]);
    asked.refused(2, "add --yes");
    in_order(
        &asked.err,
        &[
            "Work would be gone",
            "GitHub: 10 of 10 backup codes left.\n",
            "Universiteit Noord: There is a backup code.\n",
            "Bank: No backup code noted.\n",
        ],
    );
    block(&person);
    let asked = person.run(&of_profile, &[]);
    asked.refused(2, "add --yes");
    in_order(
        &asked.err,
        &["GitHub: 10 of 10 backup codes left. Kept in a safe.\n", "It stood in the profile itself."],
    );
    assert!(!asked.err.contains("blue folder"), "{}", asked.err);
}
