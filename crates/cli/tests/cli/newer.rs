//! A profile that a newer Koppel saved: it is read, told, and left as it is.

use std::fs;
use std::process::Command;

use crate::drive::{PIN, Person, SECRET};
use crate::python;
use crate::reader::Vault;

/// `Work` with an account of codes and one that counts, as a newer Koppel saved it.
fn saved_by_newer(python: &str) -> Person {
    let person = Person::with_work();
    let uri = format!("otpauth://hotp/Lab:carol?secret={SECRET}&issuer=Lab&counter=7");
    assert_eq!(person.run(&["pair", "--uri", &uri, "--profile", "Work", "--pin-stdin"], &[PIN]).code, 0);
    let read = Vault::of(&person).read(python, PIN);
    let key = read["keys"]["body"].as_str().unwrap();
    let mut newer = Command::new(python);
    newer.args(["-c", include_str!("newer.py")]).arg(person.profile_file()).arg(key);
    assert!(newer.status().unwrap().success());
    person
}

#[test]
fn its_codes_are_shown_and_nothing_of_it_is_changed() {
    let Some(python) = python::find() else { return };
    let person = saved_by_newer(python);
    let saved = fs::read(person.profile_file()).unwrap();

    let listed = person.run(&["list", "--json"], &[]).json();
    assert_eq!((&listed[0]["state"], &listed[0]["read_only"]), (&"locked".into(), &true.into()));
    let listed = person.run(&["list"], &[]).out;
    assert!(listed.contains("read-only: saved by a newer Koppel"), "{listed}");

    let ran = person.codes(&["--at", "59"]);
    let codes = ran.json();
    assert_eq!((codes.as_array().unwrap().len(), &codes[0]["issuer"]), (1, &"ACME".into()));
    for told in
        ["Work was saved by a newer Koppel", "One account is of a kind", "Lab (carol): a code with a counter"]
    {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    // The second reader, from the page, sees the same.
    let read = Vault::of(&person).read(python, PIN);
    assert_eq!((read["accounts"].as_array().unwrap().len(), &read["hidden"]), (2, &1.into()));

    let uri = format!("otpauth://totp/More:dave?secret={SECRET}&issuer=More");
    for refused in [
        &["pair", "--uri", &uri, "--profile", "Work", "--pin-stdin"][..],
        &["codes", "--profile", "Work", "--account", "Lab", "--pin-stdin"],
        &["rename", "--profile", "Work", "--to", "Other", "--pin-stdin"],
    ] {
        let ran = person.run(refused, &[PIN]);
        assert_eq!(ran.code, 5, "{refused:?}: {}", ran.err);
        assert!(ran.err.contains("Update Koppel on this computer to change anything in it"), "{}", ran.err);
    }
    assert!(fs::read(person.profile_file()).unwrap() == saved, "its file is as it was");
}
