//! What an organisation settles, at the terminal. The file is one of a test's own, which only a debug build can be led to.
#![cfg(target_os = "linux")]
#![cfg_attr(not(debug_assertions), allow(dead_code, unused_imports))]

use std::fs;

use serde_json::{Value, json};

use super::drive::{PIN, Person, Ran, link};

fn under(person: Person, policy: &str) -> Person {
    let path = person.path("policy.toml");
    fs::write(&path, policy).unwrap();
    let place = path.display().to_string();
    person.set("KOPPEL_TEST_POLICY", place)
}

fn refused(ran: &Ran, sentence: &str) {
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains(sentence), "{}", ran.err);
    assert_eq!(ran.out, "");
}

fn pair(person: &Person, name: &str, pin: &str) -> Ran {
    person.run(&["pair", "--uri", &link("ACME", "alice"), "--profile", name, "--pin-stdin"], &[pin, pin])
}

#[cfg(debug_assertions)]
#[test]
fn it_says_what_holds_and_what_does_not() {
    let person = under(
        Person::new(),
        "MinimumPinLength = 6\nForbidExport = true\nUpdateChannel = 'off'\nPinTries = 'two'\nColour = 1\n",
    );
    let ran = person.run(&["policy"], &[]);
    assert_eq!(ran.code, 2, "something is ignored");
    assert!(ran.out.contains("policy.toml") && ran.out.contains("at least 6 digits"), "{}", ran.out);
    assert!(ran.err.contains("PinTries: this has to be a whole number from 1 to 3"), "{}", ran.err);
    assert!(ran.err.contains("Colour: Koppel knows no setting of that name"), "{}", ran.err);

    let ran = person.run(&["policy", "--json"], &[]);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        told["settled"],
        json!({ "MinimumPinLength": 6, "ForbidExport": true, "UpdateChannel": "off" })
    );
    assert_eq!((&told["state"], &told["broken"]), (&json!("read"), &Value::Null));
    let codes: Vec<_> =
        told["ignored"].as_array().unwrap().iter().map(|it| (&it["key"], &it["code"])).collect();
    assert_eq!(
        codes,
        [(&json!("Colour"), &json!("policy-key-unknown")), (&json!("PinTries"), &json!("policy-key-number"))]
    );
}

#[cfg(debug_assertions)]
#[test]
fn without_one_and_with_a_broken_one() {
    let person = Person::new();
    let nowhere = person.path("no/policy.toml").display().to_string();
    let person = person.set("KOPPEL_TEST_POLICY", nowhere);
    let ran = person.run(&["policy"], &[]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("there is no policy at"), "{}", ran.out);
    let told: Value = serde_json::from_str(&person.run(&["policy", "--json"], &[]).out).unwrap();
    assert_eq!((&told["state"], &told["settled"]), (&json!("none"), &json!({})));

    for (policy, code, says) in
        [("ForbidExport = true\nPinTries =\n", 2, "from line 2 on"), ("\u{0}\u{1}", 2, "from line 1 on")]
    {
        let person = under(Person::with_work(), policy);
        let ran = person.run(&["policy", "--json"], &[]);
        assert_eq!(ran.code, code);
        let told: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!((&told["state"], &told["settled"]), (&json!("broken"), &json!({})));
        assert!(ran.err.contains(says), "{}", ran.err);
        let to = person.path("work.age").display().to_string();
        let ran = person.run(&["backup", "--profile", "Work", "--to", &to, "--pin-stdin"], &[PIN]);
        assert_eq!(ran.code, 0, "nothing of a broken one holds: {}", ran.err);
    }
    let folder = Person::new();
    let place = folder.path("").display().to_string();
    let ran = folder.set("KOPPEL_TEST_POLICY", place).run(&["policy"], &[]);
    assert_eq!(ran.code, 5);
    assert!(ran.err.contains("cannot be read"), "{}", ran.err);
}

#[cfg(debug_assertions)]
#[test]
fn a_new_pin_is_as_long_as_is_asked_for_and_an_older_one_still_opens() {
    let person = under(Person::with_work(), "MinimumPinLength = 8");
    refused(&pair(&person, "New", PIN), "8");
    let pin = |lines: &[&str]| person.run(&["pin", "--profile", "Work", "--pin-stdin"], lines);
    refused(&pin(&[PIN, "602847", "602847"]), "8");
    assert_eq!(pin(&[PIN, "60284715", "60284715"]).code, 0);
    assert_eq!(person.run(&["codes", "--profile", "Work", "--pin-stdin"], &["60284715"]).code, 0);
    assert_eq!(pair(&person, "New", "48291357").code, 0);
}

#[cfg(debug_assertions)]
#[test]
fn a_restored_profile_gets_a_pin_of_that_length_too() {
    let person = Person::with_work();
    let to = person.path("work.age").display().to_string();
    let ran = person.run(&["backup", "--profile", "Work", "--to", &to, "--pin-stdin"], &[PIN]);
    let words = ran.out.lines().last().unwrap().to_owned();
    let person = under(person, "MinimumPinLength = 8\nForbidExport = true");
    let restore = |pin: &str| {
        person.run(&["restore", "--from", &to, "--profile", "Back", "--pin-stdin"], &[&words, pin, pin])
    };
    refused(&restore(PIN), "8");
    assert_eq!(restore("48291357").code, 0, "a backup that is there may come in");
}

#[cfg(debug_assertions)]
#[test]
fn one_try_is_one_try() {
    let person = under(Person::with_work(), "PinTries = 1");
    let told: Value = serde_json::from_str(&person.run(&["list", "--json"], &[]).out).unwrap();
    assert_eq!(told[0]["tries_left"], 1);
    let codes = |pin: &str| person.run(&["codes", "--profile", "Work", "--pin-stdin"], &[pin]).code;
    assert_eq!(codes("481920"), 4);
    assert_eq!(codes(PIN), 4);
    let without = person.set("KOPPEL_TEST_POLICY", "/nowhere");
    assert_eq!(
        without.run(&["codes", "--profile", "Work", "--pin-stdin"], &[PIN]).code,
        4,
        "it stays blocked"
    );
}

#[cfg(debug_assertions)]
#[test]
fn nothing_leaves_a_profile_where_that_is_forbidden() {
    let person = Person::with_work();
    let folder = person.path("backups");
    fs::create_dir(&folder).unwrap();
    let to = folder.display().to_string();
    let auto = ["auto-backup", "--profile", "Work", "--to", &to, "--pin-stdin"];
    assert_eq!(person.run(&auto, &[PIN]).code, 0);
    let before = fs::read_dir(&folder).unwrap().count();

    let person = under(person, "ForbidExport = 1");
    let sentence = "does not allow what is in a profile to leave it";
    refused(&person.run(&["backup", "--profile", "Work", "--to", &to, "--pin-stdin"], &[]), sentence);
    refused(&person.run(&auto, &[]), sentence);
    let ran = person.run(&["rename", "--profile", "Work", "--to", "Job", "--pin-stdin"], &[PIN]);
    assert_eq!(ran.code, 0, "the change itself is made");
    assert!(ran.err.contains(sentence), "{}", ran.err);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), before);
    assert_eq!(person.run(&["auto-backup", "--profile", "Job", "--off", "--pin-stdin"], &[PIN]).code, 0);
    let ran = person.run(&["rename", "--profile", "Job", "--to", "Work", "--pin-stdin"], &[PIN]);
    assert!(!ran.err.contains(sentence), "{}", ran.err);
}

#[cfg(debug_assertions)]
#[test]
fn codes_are_not_kept_here_and_those_that_are_can_be_read() {
    let person = Person::with_work();
    let set = |person: &Person, place: &str, lines: &[&str]| {
        let mut args =
            vec!["backup-codes", "set", "--profile", "Work", "--account", "ACME", "--where", place];
        args.extend(["--pin-stdin", "--codes-stdin"]);
        person.run(&args, lines)
    };
    assert_eq!(set(&person, "here", &[PIN, "abcde-12345", "fghij-67890"]).code, 0);
    let person = under(person, "ForbidKeptBackupCodes = true");
    refused(&set(&person, "here", &[PIN, "klmno-13579"]), "does not allow backup codes to be kept");
    let show = ["backup-codes", "show", "--profile", "Work", "--account", "ACME", "--pin-stdin"];
    assert!(person.run(&show, &[PIN]).out.contains("abcde-12345"));
    assert_eq!(set(&person, "paper", &[PIN, "klmno-13579"]).code, 0);
}

/// Without building all of a release: `--config 'profile.dev.package.koppel-platform.debug-assertions=false'`, and the same for
/// koppel-cli.
#[cfg(not(debug_assertions))]
#[test]
fn a_program_for_people_is_led_nowhere_else() {
    let person = under(Person::with_work(), "MinimumPinLength = 12\nForbidExport = true");
    let told: Value = serde_json::from_str(&person.run(&["policy", "--json"], &[]).out).unwrap();
    assert_eq!(told["place"], "/etc/koppel/policy.toml");
    let program = fs::read(env!("CARGO_BIN_EXE_koppel-cli")).unwrap();
    let knows = |name: &str| program.windows(name.len()).any(|bytes| bytes == name.as_bytes());
    assert!(knows("KOPPEL_HOME"), "control: a variable that it does know");
    assert!(!knows("KOPPEL_TEST_POLICY"));
}
