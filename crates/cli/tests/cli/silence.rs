//! Nothing that it says holds a PIN, a seed or a pairing link, wherever a person put one: what a terminal shows is kept
//! in its history, in recordings and in the logs of whoever started the program.

use crate::drive::{PIN, Person, Ran, SECRET, link};

const OTHER_PIN: &str = "938561";
const CODE: &str = "abcde-12345";
const WORDS: &str = "zeven gestreepte olifanten dansen op een roestige fiets";

/// What of these stands in what it said.
fn told(ran: &Ran) -> Vec<&'static str> {
    let said = format!("{}{}", ran.out, ran.err);
    [PIN, OTHER_PIN, WORDS, CODE, SECRET, "otpauth://"]
        .into_iter()
        .filter(|secret| said.contains(secret))
        .collect()
}

#[test]
fn the_search_sees_a_link_where_one_is_asked_for() {
    let person = Person::new();
    crate::draw::codes(&person.path("code.png"), &[link("ACME", "alice").as_bytes()]);
    let scanned = person.run(&["scan", &person.path("code.png").display().to_string()], &[]);
    assert_eq!(
        told(&scanned),
        [SECRET, "otpauth://"],
        "scan shows what a picture says: that is what it is for"
    );
}

#[test]
fn secrets_in_the_wrong_place_are_not_repeated() {
    let person = Person::with_work();
    let link = link("ACME", "bob");
    for secret in [PIN, CODE, link.as_str()] {
        let joined = |flag: &str| format!("{flag}={secret}");
        let (pin, stdin, camera, at) =
            (joined("--pin"), joined("--pin-stdin"), joined("--camera"), joined("--at"));
        let wrong: &[&[&str]] = &[
            &[secret],
            &["list", secret],
            &["lock", secret],
            &["health", secret],
            &["codes", secret],
            &["codes", "--profile", "Work", secret],
            &["codes", "--profile", "Work", "--pin", secret],
            &["codes", "--profile", "Work", &pin],
            &["codes", "--profile", "Work", &stdin],
            &["codes", "--profile", "Work", "--pin-stdin", &at, "--json", "--json"],
            &["codes", "--profile", secret, "--pin-stdin"],
            &["pair", secret],
            &["pair", "--link", secret, "--profile", "Work"],
            &["pair", &camera, "--profile", "Work", "--pin-stdin", secret],
            &["pair", "--uri", &link, "--profile", "Work", "--choose", secret, "--pin-stdin"],
            &["pin", "--profile", "Work", secret, secret],
            &["rename", "--profile", secret, "--to", "Job", "--pin-stdin"],
            &["remove", "--profile", secret, "--yes"],
            &["recover", "--profile", secret, "--pin-stdin"],
            &["auto-backup", "--profile", secret, "--off", "--pin-stdin"],
            &["backup-codes", secret],
            &["backup-codes", "set", "--profile", "Work", "--account", "ACME", secret, "--pin-stdin"],
            &[
                "backup-codes",
                "set",
                "--profile",
                "Work",
                "--account",
                "ACME",
                "--where",
                secret,
                "--pin-stdin",
            ],
            &[
                "backup-codes",
                "used",
                "--profile",
                "Work",
                "--account",
                "ACME",
                "--which",
                secret,
                "--pin-stdin",
            ],
            &["status", "--profile", secret],
        ];
        for arguments in wrong {
            let ran = person.run(arguments, &[PIN, PIN, PIN]);
            assert_ne!(ran.code, 0, "{arguments:?} was meant to fail");
            assert_eq!(told(&ran), Vec::<&str>::new(), "{arguments:?}: {}{}", ran.out, ran.err);
        }
    }
    for arguments in [vec!["scan", &link], vec!["pair", "--image", &link, "--profile", "Work", "--pin-stdin"]]
    {
        let ran = person.run(&arguments, &[PIN]);
        assert_eq!((ran.code, told(&ran)), (2, vec![]), "{}", ran.err);
    }
}

#[test]
fn broken_links_are_not_repeated() {
    let person = Person::new();
    let good = link("ACME", "alice");
    let broken = [
        good.replace("totp", "motp"),
        good.replace("secret=", "secret=1"),
        format!("{good}&digits=90"),
        format!("{good}&period=never"),
        format!("{good}&algorithm=MD5"),
        good.replace('?', "/"),
        format!("otpauth-migration://offline?data={SECRET}"),
        format!("{good}{}", "x".repeat(9000)),
        format!(" {SECRET} "),
    ];
    for link in &broken {
        let ran =
            person.run(&["pair", "--uri", link, "--profile", "Work", "--pin-stdin", "--json"], &[PIN, PIN]);
        assert_eq!((ran.code, told(&ran)), (2, vec![]), "{link}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn what_is_typed_is_not_repeated_right_or_wrong() {
    let person = Person::with_work();
    let file = person.path("work.age").display().to_string();
    let back_up = ["backup", "--profile", "Work", "--to", &file, "--own-passphrase", "--pin-stdin"];
    let restore = ["restore", "--from", &file, "--profile", "Again", "--pin-stdin"];
    let pin = ["pin", "--profile", "Work", "--pin-stdin"];
    let of = ["--profile", "Work", "--account", "ACME", "--pin-stdin", "--where", "here", "--codes-stdin"];
    let set = [&["backup-codes", "set"], &of[..]].concat();
    let runs: &[(&[&str], &[&str])] = &[
        (&back_up, &[PIN, WORDS, WORDS]),
        (&restore, &[WORDS, OTHER_PIN, OTHER_PIN]),
        (&restore, &[PIN, OTHER_PIN, PIN]),
        (&restore, &[WORDS, OTHER_PIN, PIN]),
        (&pin, &[PIN, OTHER_PIN, PIN]),
        (&pin, &[PIN, OTHER_PIN, OTHER_PIN]),
        (&["codes", "--profile", "Work", "--pin-stdin", "--json"], &[PIN]),
        (&["codes", "--profile", "Work", "--pin-stdin", "--json"], &[OTHER_PIN]),
        (&["rename", "--profile", "Work", "--to", "Job", "--pin-stdin"], &[&link("ACME", "alice")]),
        (&set, &[OTHER_PIN, CODE, "P@ssw0rd!"]),
        (&set, &[OTHER_PIN, WORDS]),
        (&set, &[OTHER_PIN, CODE, &link("ACME", "alice")]),
        (&["backup-codes", "list", "--profile", "Work", "--pin-stdin", "--json"], &[OTHER_PIN]),
        (&["status"], &[]),
    ];
    let mut ends = Vec::new();
    for (arguments, lines) in runs {
        let ran = person.run(arguments, lines);
        assert_eq!(told(&ran), Vec::<&str>::new(), "{arguments:?}: {}{}", ran.out, ran.err);
        ends.push(ran.code);
    }
    assert_eq!(
        ends,
        [0, 0, 3, 2, 2, 0, 3, 0, 2, 0, 1, 2, 0, 0],
        "each was looked at on its way, right and wrong"
    );
}
