//! `list`, `rename`, `remove`, `lock`, and profiles in trouble.

use std::fs;

use serde_json::json;

use crate::drive::{PIN, Person, files_below, link};

#[test]
fn a_list_needs_no_pin() {
    let person = Person::with_work();
    let list = person.list();
    assert_eq!(list[0]["id"].as_str().unwrap().len(), 32);
    assert_eq!(
        list,
        json!([{"id": list[0]["id"], "profile": "Work", "state": "locked", "tries_left": 3, "wait": 0, "recoverable": false, "read_only": false, "services": ["ACME"]}])
    );
    assert_eq!(person.run(&["list"], &[]).out, "Work  locked  ACME\n");
}

#[test]
fn without_profiles_the_list_is_empty_and_nothing_is_made() {
    let person = Person::new();
    let ran = person.run(&["list", "--json"], &[]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "[]\n"));
    assert!(!person.path("home").exists(), "looking makes no folder");
}

#[test]
fn a_profile_and_an_account_get_another_name() {
    let person = Person::with_work();
    let ran = person.run(&["rename", "--profile", "Work", "--to", "  Job ", "--pin-stdin"], &[PIN]);
    assert_eq!((ran.code, &person.list()[0]["profile"]), (0, &json!("Job")), "{}", ran.err);
    let ran = person.run(
        &["rename", "--profile", "Job", "--account", "ACME:alice", "--to", "bob", "--pin-stdin"],
        &[PIN],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let codes = person.run(&["codes", "--profile", "Job", "--pin-stdin", "--json"], &[PIN]).json();
    assert_eq!((&codes[0]["issuer"], &codes[0]["account"]), (&json!("ACME"), &json!("bob")));
}

#[test]
fn a_name_that_is_taken_or_empty_is_refused() {
    let person = Person::with_work();
    let home = ["pair", "--uri", &link("ACME", "eve"), "--profile", "Home", "--pin-stdin"];
    assert_eq!(person.run(&home, &[PIN, PIN]).code, 0);
    let rename = |to: &str| person.run(&["rename", "--profile", "Home", "--to", to, "--pin-stdin"], &[PIN]);
    rename("WORK").refused(2, "already a profile");
    rename(" ").refused(2, "needs a name");
    let mut names = [&person.list()[0]["profile"], &person.list()[1]["profile"]].map(ToString::to_string);
    names.sort();
    assert_eq!(names, ["\"Home\"", "\"Work\""]);
}

#[test]
fn removal_tells_what_is_lost_and_waits_for_yes() {
    let person = Person::with_work();
    let ran = person.run(&["remove", "--profile", "Work"], &[]);
    ran.refused(2, "gone for good, with its codes: ACME");
    assert!(ran.err.contains("--yes"));
    let account = ["remove", "--profile", "Work", "--account", "alice", "--pin-stdin"];
    person.run(&account, &[PIN]).refused(2, "The codes of ACME (alice)");
    assert_eq!(person.codes(&[]).json().as_array().unwrap().len(), 1);

    let ran = person.run(&[&account[..], &["--yes"]].concat(), &[PIN]);
    assert_eq!((ran.code, person.codes(&[]).json()), (0, json!([])), "{}", ran.err);
    let ran = person.run(&["remove", "--profile", "Work", "--yes"], &[]);
    assert_eq!((ran.code, person.list()), (0, json!([])), "{}", ran.err);
    assert!(files_below(&person.path("keys")).is_empty(), "its key goes with it");
    person.run(&["remove", "--profile", "Work", "--yes"], &[]).refused(2, "not here");
}

#[test]
fn a_lost_key_is_no_wrong_pin() {
    let person = Person::with_work();
    for key in files_below(&person.path("keys")) {
        fs::remove_file(key).unwrap();
    }
    assert_eq!(
        (&person.list()[0]["state"], &person.list()[0]["tries_left"]),
        (&json!("keystore-lost"), &json!(null))
    );
    person.codes(&[]).refused(5, "no longer on this computer");
}

#[test]
fn an_old_copy_is_said_and_refused() {
    let person = Person::with_work();
    let old = fs::read(person.profile_file()).unwrap();
    for bob in ["bob", "carol", "dave"] {
        let more = ["pair", "--uri", &link("ACME", bob), "--profile", "Work", "--pin-stdin"];
        assert_eq!(person.run(&more, &[PIN]).code, 0);
    }
    fs::write(person.profile_file(), old).unwrap();
    assert_eq!(person.list()[0]["state"], "old-copy");
    person.codes(&[]).refused(5, "old copy");
}

#[test]
fn a_damaged_file_is_said_and_can_be_removed_by_its_id() {
    let person = Person::with_work();
    fs::write(person.profile_file(), b"not a profile").unwrap();
    let list = person.list();
    assert_eq!(list[0]["state"], "damaged");
    let id = list[0]["id"].as_str().unwrap();
    person.run(&["codes", "--profile", id, "--pin-stdin"], &[PIN]).refused(5, "damaged");
    let ran = person.run(&["remove", "--profile", id, "--yes"], &[]);
    assert_eq!((ran.code, person.list()), (0, json!([])), "{}", ran.err);
}

#[test]
fn no_name_means_no_profile_and_no_account() {
    let person = Person::with_work();
    let nameless = format!("otpauth://totp/carol?secret={}", crate::drive::SECRET);
    let add = ["pair", "--uri", &nameless, "--profile", "Work", "--pin-stdin"];
    assert_eq!(person.run(&add, &[PIN]).code, 0);
    let account = ["remove", "--profile", "Work", "--account", "", "--yes", "--pin-stdin"];
    person.run(&account, &[PIN]).refused(2, "no such account");
    assert_eq!(person.codes(&[]).json().as_array().unwrap().len(), 2);

    fs::write(person.profile_file(), b"not a profile").unwrap();
    for name in ["", " "] {
        person.run(&["remove", "--profile", name, "--yes"], &[]).refused(2, "not here");
        person.run(&["pair", "--uri", &link("X", "y"), "--profile", name], &[]).refused(2, "needs a name");
    }
    assert_eq!(person.list()[0]["state"], "damaged", "it is still there, for a good copy to be put back");
}

#[test]
fn a_profile_is_found_by_the_name_it_was_paired_with() {
    let long = "x".repeat(100);
    let cut = format!("{} y", "z".repeat(63));
    let person = Person::new();
    for name in [long.as_str(), " Two\n Lines\t", "\u{1b}[31mRed", " \u{7} Bell", &cut] {
        let add = ["pair", "--uri", &link("ACME", "alice"), "--profile", name, "--pin-stdin", "--json"];
        let paired = person.run(&add, &[PIN, PIN]);
        assert_eq!(paired.code, 0, "{name:?}: {}", paired.err);
        let kept = paired.json()["profile"].as_str().unwrap().to_owned();
        for name in [name, &kept] {
            let codes = person.run(&["codes", "--profile", name, "--pin-stdin"], &[PIN]);
            assert_eq!(codes.code, 0, "{name:?}: {}", codes.err);
        }
        person.run(&add, &[PIN]).refused(2, "--replace");
    }
}

#[test]
fn an_accounts_new_name_is_as_clean_as_one_from_a_code() {
    let person = Person::with_work();
    let rename = |to: &str| {
        person.run(&["rename", "--profile", "Work", "--account", "alice", "--to", to, "--pin-stdin"], &[PIN])
    };
    for nothing in ["", " ", "\u{200b}\n"] {
        rename(nothing).refused(2, "needs a name");
    }
    let ran = rename("\u{1b}[2J\u{202e}bob\n at  work");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
    assert_eq!(person.codes(&[]).json()[0]["account"], "[2Jbob at work");
}

#[test]
#[cfg(unix)]
fn what_stands_in_the_place_of_one_profiles_file_touches_no_other() {
    let person = Person::with_work();
    let work = person.profile_file();
    let home = ["pair", "--uri", &link("ACME", "eve"), "--profile", "Home", "--pin-stdin"];
    assert_eq!(person.run(&home, &[PIN, PIN]).code, 0);
    fs::remove_file(&work).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &work).unwrap();
    let mut states: Vec<_> =
        person.list().as_array().unwrap().iter().map(|card| card["state"].to_string()).collect();
    states.sort();
    assert_eq!(states, ["\"damaged\"", "\"locked\""]);
    let codes = person.run(&["codes", "--profile", "Home", "--pin-stdin"], &[PIN]);
    assert_eq!(codes.code, 0, "{}", codes.err);
}

#[test]
fn lock_leaves_a_request_for_the_app() {
    let person = Person::new();
    let ran = person.run(&["lock"], &[]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    let asked: u128 = fs::read_to_string(person.path("home/lock-request")).unwrap().parse().unwrap();
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis();
    assert!(asked <= now && now - asked < 60_000);
}

#[test]
fn two_programs_at_once_lose_no_account() {
    let person = Person::with_work();
    std::thread::scope(|scope| {
        for name in ["a", "b", "c", "d", "e", "f"] {
            let person = &person;
            scope.spawn(move || {
                let uri = link("ACME", name);
                let ran = person.run(&["pair", "--uri", &uri, "--profile", "Work", "--pin-stdin"], &[PIN]);
                assert_eq!(ran.code, 0, "{}", ran.err);
            });
        }
    });
    let codes = person.codes(&[]).json();
    let mut names: Vec<&str> =
        codes.as_array().unwrap().iter().map(|line| line["account"].as_str().unwrap()).collect();
    names.sort_unstable();
    assert_eq!(names, ["a", "alice", "b", "c", "d", "e", "f"]);
}
