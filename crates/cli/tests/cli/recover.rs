//! `recover`: a damaged profile as it was before its last change.

use std::fs;

use serde_json::json;

use crate::drive::{PIN, Person, Ran, link};

fn recover(person: &Person, pin: &str) -> Ran {
    person.run(&["recover", "--profile", "Work", "--pin-stdin", "--json"], &[pin])
}

fn with_two_accounts() -> Person {
    let person = Person::with_work();
    let add = ["pair", "--uri", &link("ACME", "bob"), "--profile", "Work", "--pin-stdin"];
    assert_eq!(person.run(&add, &[PIN]).code, 0);
    person
}

#[test]
fn a_damaged_profile_comes_back_and_the_damaged_file_stays() {
    let person = with_two_accounts();
    let mut damaged = fs::read(person.profile_file()).unwrap();
    damaged[100] ^= 4;
    fs::write(person.profile_file(), &damaged).unwrap();
    let list = person.list();
    assert_eq!(
        (&list[0]["profile"], &list[0]["state"], &list[0]["recoverable"], &list[0]["tries_left"]),
        (&json!("Work"), &json!("damaged"), &json!(true), &json!(null))
    );
    person.codes(&[]).refused(5, "koppel-cli recover");

    let ran = recover(&person, PIN);
    let name = format!("{}.koppel.damaged-1", list[0]["id"].as_str().unwrap());
    assert_eq!(
        (ran.code, ran.json()),
        (0, json!({"profile": "Work", "set_aside": name, "counters": []})),
        "{}",
        ran.err
    );
    assert_eq!(fs::read(person.path("home/profiles").join(name)).unwrap(), damaged, "byte for byte");
    assert_eq!(person.list()[0]["state"], "locked");
    let codes = person.codes(&[]).json();
    assert_eq!((codes.as_array().unwrap().len(), &codes[0]["account"]), (1, &json!("alice")));
}

#[test]
fn it_says_what_is_lost() {
    let person = with_two_accounts();
    fs::write(person.profile_file(), b"").unwrap();
    let ran = person.run(&["recover", "--profile", "Work", "--pin-stdin"], &[PIN]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("What was changed then is lost"), "{}", ran.err);
    assert!(ran.err.contains(".koppel.damaged-1"), "{}", ran.err);
}

#[test]
fn a_wrong_pin_counts() {
    let person = with_two_accounts();
    fs::write(person.profile_file(), b"damaged").unwrap();
    recover(&person, "902741").refused(3, "two tries left");
    assert_eq!(recover(&person, PIN).code, 0);
}

#[test]
fn without_damage_or_without_a_previous_generation_there_is_nothing() {
    let person = with_two_accounts();
    recover(&person, PIN).refused(2, "nothing to bring back");
    assert_eq!(person.codes(&[]).json().as_array().unwrap().len(), 2);

    // A profile that was never changed has no previous generation, and a damaged one then no name.
    let person = Person::with_work();
    fs::write(person.profile_file(), b"damaged").unwrap();
    let id = person.list()[0]["id"].as_str().unwrap().to_owned();
    person.run(&["recover", "--profile", &id, "--pin-stdin"], &[PIN]).refused(5, "damaged");
}

#[test]
fn another_profile_s_file_is_named() {
    let person = with_two_accounts();
    let work = person.profile_file();
    let home = ["pair", "--uri", &link("ACME", "eve"), "--profile", "Home", "--pin-stdin"];
    assert_eq!(person.run(&home, &[PIN, PIN]).code, 0);
    let list = person.list();
    let other = list.as_array().unwrap().iter().find(|line| line["profile"] == "Home").unwrap();
    let other = person.path("home/profiles").join(format!("{}.koppel", other["id"].as_str().unwrap()));
    fs::copy(other, work).unwrap();
    let list = person.list();
    let work = list.as_array().unwrap().iter().find(|line| line["profile"] == "Work").unwrap();
    assert_eq!((&work["state"], &work["recoverable"]), (&json!("foreign-file"), &json!(true)));
    person.codes(&[]).refused(5, "Another profile");
    assert_eq!(recover(&person, PIN).code, 0);
    assert_eq!(person.codes(&[]).json().as_array().unwrap().len(), 1);
}

#[test]
fn a_damaged_record_is_named() {
    let person = with_two_accounts();
    for key in crate::drive::files_below(&person.path("keys")) {
        let mut record = fs::read(&key).unwrap();
        record[50] ^= 1;
        fs::write(key, record).unwrap();
    }
    assert_eq!(person.list()[0]["state"], "keystore-damaged");
    person.codes(&[]).refused(5, "key of this profile on this computer is damaged");
    recover(&person, PIN).refused(5, "key of this profile on this computer is damaged");
}

#[test]
fn a_list_says_what_can_be_done() {
    let person = with_two_accounts();
    fs::write(person.profile_file(), b"damaged").unwrap();
    let said = person.run(&["list"], &[]).out;
    assert!(said.contains("Work") && said.contains("koppel-cli recover") && said.contains("ACME"), "{said}");
    fs::write(person.profile_file().with_extension("koppel.previous"), b"damaged, too").unwrap();
    let said = person.run(&["list"], &[]).out;
    assert!(said.contains("restore a backup") && !said.contains("recover"), "{said}");
}

#[test]
fn a_counter_that_may_be_behind_is_named() {
    let person = Person::with_work();
    let hotp = "otpauth://hotp/Lab:carol?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Lab&counter=0";
    let add = ["pair", "--uri", hotp, "--profile", "Work", "--pin-stdin"];
    assert_eq!(person.run(&add, &[PIN]).code, 0);
    let used = person.codes(&["--account", "Lab"]).json()[0]["code"].clone();
    fs::write(person.profile_file(), b"damaged").unwrap();
    let ran = person.run(&["recover", "--profile", "Work", "--pin-stdin"], &[PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("Lab (carol): its counter may be behind"), "{}", ran.err);
    assert!(!ran.err.contains("alice"), "{}", ran.err);
    assert_eq!(person.codes(&["--account", "Lab"]).json()[0]["code"], used, "it is: one code comes twice");

    fs::write(person.profile_file(), b"damaged").unwrap();
    let ran = recover(&person, PIN);
    assert_eq!(ran.json()["counters"], json!([{"issuer": "Lab", "account": "carol"}]));
}

#[test]
fn a_damaged_profile_that_cannot_come_back_is_not_in_a_backup_s_way() {
    let person = Person::with_work();
    let file = person.path("work.age");
    let save = ["backup", "--profile", "Work", "--to", file.to_str().unwrap(), "--pin-stdin", "--json"];
    let words = person.run(&save, &[PIN]).json()["passphrase"].as_str().unwrap().to_owned();
    fs::write(person.profile_file(), b"damaged").unwrap();
    // The backup's note was a save, so there is a previous generation that can come back.
    let restore = ["restore", "--from", file.to_str().unwrap(), "--pin-stdin", "--json"];
    person.run(&restore, &[&words, PIN, PIN]).refused(2, "another name");
    for key in crate::drive::files_below(&person.path("keys")) {
        fs::remove_file(key).unwrap();
    }
    assert_eq!(person.list()[0]["recoverable"], false);
    assert_eq!(person.run(&restore, &[&words, PIN, PIN]).code, 0);
    assert_eq!(person.codes(&[]).json().as_array().unwrap().len(), 1, "the name means the one that opens");
}
