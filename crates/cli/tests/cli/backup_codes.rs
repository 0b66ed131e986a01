//! `backup-codes` and `status`.

use serde_json::{Value, json};

use crate::drive::{PIN, Person, Ran, link};

const WRONG: &str = "481920";
const GOOGLE: [&str; 6] = [
    "SAVE YOUR BACKUP CODES",
    " 1. 3532 8723\t 3. 4561 7890",
    " 2. 1234 5678\t 4. 5672 8901",
    "(alice@example.com)",
    "* These codes were generated on: Nov 25, 2026.",
    "1234-5678",
];

/// What is done with the backup codes of alice at ACME.
fn codes(person: &Person, action: &str, more: &[&str], lines: &[&str]) -> Ran {
    let of = ["backup-codes", action, "--profile", "Work", "--account", "ACME", "--pin-stdin"];
    person.run(&[&of, more].concat(), &[&[PIN], lines].concat())
}

fn status(person: &Person, more: &[&str]) -> Value {
    let ran = person.run(&[&["status", "--json"], more].concat(), &[PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.json()
}

fn list(person: &Person) -> Value {
    person.run(&["backup-codes", "list", "--profile", "work", "--pin-stdin", "--json"], &[PIN]).json()
}

#[test]
fn where_they_are_is_noted_without_the_codes() {
    let person = Person::with_work();
    assert_eq!(list(&person)[0]["status"], "none");
    let ran =
        codes(&person, "set", &["--where", "safe", "--count", "10", "--note", "blue folder", "--json"], &[]);
    let told = ran.json();
    let noted = &told["noted"];
    assert!(noted.as_u64() > Some(1_700_000_000), "{told}");
    assert_eq!(
        told,
        json!({"profile": "Work", "issuer": "ACME", "account": "alice", "status": "good", "kind": "list", "left": 10,
               "total": 10, "where": "safe", "note": "blue folder", "noted": noted, "checked": null, "used": null,
               "replaced": null})
    );
    let said = codes(&person, "check", &[], &[]);
    assert_eq!(said.out, "ACME (alice): good, 10 of 10 left (in a safe: blue folder)\n");
    let used = codes(&person, "used", &["--json"], &[]).json();
    assert_eq!((&used["left"], &used["total"]), (&json!(9), &json!(10)));
    codes(&person, "show", &[], &[]).refused(2, "not kept here");
    codes(&person, "used", &["--which", "1"], &[]).refused(2, "no backup code here with that number");

    let list = list(&person);
    assert_eq!((&list[0]["left"], &list[0]["note"]), (&json!(9), &json!("blue folder")));
    let events: Vec<_> = list[0]["history"].as_array().unwrap().iter().map(|one| &one["event"]).collect();
    assert_eq!(events, ["noted", "checked", "used"]);
    // One code when nobody says how many.
    let one = codes(&person, "set", &["--where", "paper", "--json"], &[]).json();
    assert_eq!((&one["kind"], &one["total"]), (&json!("code"), &json!(1)));
    let reset =
        codes(&person, "set", &["--where", "password-manager", "--kind", "reset-code", "--json"], &[]).json();
    assert_eq!((&reset["kind"], &reset["where"]), (&json!("reset-code"), &json!("password-manager")));
}

#[test]
fn codes_that_are_pasted_are_kept_here_and_what_was_understood_is_told() {
    let person = Person::with_work();
    let here = ["--where", "here", "--codes-stdin"];
    let ran = codes(&person, "set", &[&here[..], &["--json"]].concat(), &GOOGLE);
    let told = ran.json();
    assert_eq!((&told["taken"], &told["where"], &told["left"]), (&json!(4), &json!("here"), &json!(4)));
    assert_eq!(
        told["left_out"],
        json!([{"from": 1, "to": 1, "reason": "heading"}, {"from": 4, "to": 4, "reason": "email"},
               {"from": 5, "to": 5, "reason": "date"}, {"from": 6, "to": 6, "reason": "duplicate"}])
    );
    for sentence in
        ["Taken: 4 codes.", "line 4: an e-mail address", "line 6: stands there twice", "Whoever can open"]
    {
        assert!(ran.err.contains(sentence), "{sentence} is not in: {}", ran.err);
    }
    for code in ["3532", "alice@"] {
        assert!(!ran.err.contains(code) && !ran.out.contains(code), "{code} is repeated");
    }
    let shown = || codes(&person, "show", &["--json"], &[]).json()["codes"].clone();
    assert_eq!(shown(), json!(["3532 8723", "1234 5678", "4561 7890", "5672 8901"]));
    assert_eq!(codes(&person, "show", &[], &[]).out.lines().next(), Some("  1  3532 8723"));

    // The second one is used, taken back, and used again.
    assert_eq!(codes(&person, "used", &["--which", "2"], &[]).code, 0);
    assert_eq!(shown(), json!(["3532 8723", "4561 7890", "5672 8901"]));
    assert_eq!(codes(&person, "used", &["--undo"], &[]).code, 0);
    assert_eq!(shown(), json!(["3532 8723", "1234 5678", "4561 7890", "5672 8901"]));
    codes(&person, "used", &["--undo"], &[]).refused(2, "for one minute");
    let used = codes(&person, "used", &["--which", "2", "--json"], &[]);
    assert_eq!(used.json()["left"], 3);
    assert!(used.err.contains("--undo"), "{}", used.err);

    // Pasted once more, the used one is left out.
    let again = codes(&person, "replace", &[&here[..], &["--json"]].concat(), &GOOGLE).json();
    assert_eq!((&again["taken"], &again["left_out"][1]["reason"]), (&json!(3), &json!("used-before")));
    assert!(again["replaced"].as_u64() > Some(1_700_000_000));

    // Counted, and kept elsewhere.
    let apart = codes(
        &person,
        "replace",
        &["--where", "paper", "--codes-stdin", "--json"],
        &["aa111-bb222", "cc333-dd444"],
    );
    assert_eq!((&apart.json()["total"], &apart.json()["where"]), (&json!(2), &json!("paper")));
    codes(&person, "show", &[], &[]).refused(2, "not kept here");
}

#[test]
fn what_holds_no_code_changes_nothing_and_is_said() {
    let person = Person::with_work();
    let set = |lines: &[&str]| codes(&person, "set", &["--where", "here", "--codes-stdin"], lines);
    set(&["Sign in", "alice@example.com", "P@ssw0rd!"]).refused(1, "line 3: this could be a password");
    set(&[]).refused(1, "no backup code");
    set(&["abcde-12345", &link("ACME", "alice")]).refused(2, "pairing link");
    set(&["otpauth-migration://offline?data=AAAA"]).refused(2, "pairing link");
    let many: Vec<String> = (0..10_000).map(|n| format!("{n} bottles of beer on the wall")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    set(&many).refused(1, "lines 1001 to 10000: more than Koppel reads");
    assert_eq!(list(&person)[0]["status"], "none");

    codes(&person, "set", &["--where", "here"], &[]).refused(2, "--codes-stdin");
    codes(
        &person,
        "set",
        &["--where", "here", "--codes-stdin", "--kind", "code"],
        &["abcde-12345", "fghij-67890"],
    )
    .refused(2, "not a number of backup codes");
    for count in ["0", "101", "100000"] {
        codes(&person, "set", &["--where", "paper", "--count", count], &[])
            .refused(2, "not a number of backup codes");
    }
    codes(&person, "set", &["--where", "moon"], &[]).refused(2, "--where");
    codes(&person, "set", &[], &[]).refused(2, "--where");
    for action in ["used", "check", "show"] {
        codes(&person, action, &[], &[]).refused(2, "No backup code is noted");
    }
    codes(&person, "replace", &["--where", "paper"], &[]).refused(2, "No backup code is noted");
    assert_eq!(list(&person)[0]["history"], json!([]));
}

#[test]
fn a_pin_and_an_account_are_asked_as_everywhere() {
    let person = Person::with_work();
    let of = |account| ["backup-codes", "check", "--profile", "Work", "--account", account, "--pin-stdin"];
    person.run(&of("Other"), &[PIN]).refused(2, "no such account");
    person.run(&of("ACME"), &[WRONG]).refused(3, "not right");
    let unknown = ["backup-codes", "list", "--profile", "Nobody", "--pin-stdin"];
    person.run(&unknown, &[PIN]).refused(2, "not here");
    assert_eq!(person.run(&["backup-codes"], &[]).code, 2);
    let help = person.run(&["backup-codes", "set", "--help"], &[]);
    assert_eq!((help.code, help.out.contains("possible values")), (0, false), "{}", help.out);
}

#[test]
fn the_board_tells_every_state_the_worst_first_and_names_no_account_while_locked() {
    let person = Person::new();
    let add = |profile: &str, issuer: &str, pins: &[&str]| {
        let pair = ["pair", "--uri", &link(issuer, "alice"), "--profile", profile, "--pin-stdin"];
        assert_eq!(person.run(&pair, pins).code, 0);
    };
    add("Work", "Good", &[PIN, PIN]);
    add("Work", "Low", &[PIN]);
    add("Work", "Used", &[PIN]);
    add("Home", "None", &[PIN, PIN]);
    assert_eq!(person.run(&["status", "--json"], &[]).json().as_array().unwrap().len(), 4);
    let with = |account: &str, more: &[&str]| {
        let of = ["--profile", "Work", "--account", account, "--pin-stdin"];
        let ran = person.run(&[&["backup-codes"], more, &of].concat(), &[PIN]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    };
    with("Good", &["set", "--where", "safe"]);
    with("Low", &["set", "--where", "elsewhere", "--count", "3"]);
    with("Low", &["used"]);
    with("Used", &["set", "--where", "paper"]);
    with("Used", &["used"]);

    let row = |profile: &str, issuer: &str, account: Value, status: &str, place: Value| {
        json!([profile, issuer, account, status, place])
    };
    let told = |board: Value| -> Vec<Value> {
        let of =
            |row: &Value| json!([row["profile"], row["issuer"], row["account"], row["status"], row["where"]]);
        board.as_array().unwrap().iter().map(of).collect()
    };
    let null = Value::Null;
    let locked = [
        row("Home", "None", null.clone(), "none", null.clone()),
        row("Work", "Used", null.clone(), "used", null.clone()),
        row("Work", "Low", null.clone(), "low", null.clone()),
        row("Work", "Good", null.clone(), "good", null.clone()),
    ];
    let board = status(&person, &[]);
    assert_eq!((&board[2]["left"], &board[2]["total"], &board[0]["left"]), (&json!(2), &json!(3), &null));
    assert!(
        board[2]["checked"].as_u64() >= board[2]["noted"].as_u64() && board[3]["checked"].is_null(),
        "{board}"
    );
    assert_eq!(told(board), locked);
    assert_eq!(told(status(&person, &["--profile", "home"])), locked[..1]);
    assert_eq!(
        told(status(&person, &["--profile", "Work", "--pin-stdin"])),
        [
            row("Work", "Used", json!("alice"), "used", json!("paper")),
            row("Work", "Low", json!("alice"), "low", json!("elsewhere")),
            row("Work", "Good", json!("alice"), "good", json!("safe")),
        ]
    );
    let said = [
        "none noted               None  Home",
        "used, ask for a new one  Used  Work",
        "low, 2 of 3 left         Low   Work",
        "good                     Good  Work\n",
    ];
    assert_eq!(person.run(&["status"], &[]).out, said.join("\n"));

    // Blocked, it still tells what the file last said, and now also where to look.
    for _ in 0..3 {
        person.run(&["codes", "--profile", "Work", "--pin-stdin"], &[WRONG]);
    }
    let blocked = [
        locked[0].clone(),
        row("Work", "Used", null.clone(), "used", json!("paper")),
        row("Work", "Low", null.clone(), "low", json!("elsewhere")),
        row("Work", "Good", null.clone(), "good", json!("safe")),
    ];
    assert_eq!(told(status(&person, &[])), blocked);
    person.run(&["status", "--profile", "Work", "--pin-stdin"], &[PIN]).refused(4, "blocked");
}

#[test]
fn a_backup_has_them_and_a_restore_brings_them_back() {
    let person = Person::with_work();
    let here = ["--where", "here", "--codes-stdin"];
    assert_eq!(codes(&person, "set", &here, &["abcde-12345", "fghij-67890"]).code, 0);
    let file = person.path("work.age").display().to_string();
    let ran = person.run(&["backup", "--profile", "Work", "--to", &file, "--pin-stdin", "--json"], &[PIN]);
    let words = ran.json()["passphrase"].as_str().unwrap().to_owned();
    let restore = ["restore", "--from", &file, "--profile", "Again", "--pin-stdin"];
    assert_eq!(person.run(&restore, &[&words, PIN, PIN]).code, 0);
    let show = ["backup-codes", "show", "--profile", "Again", "--account", "ACME", "--pin-stdin", "--json"];
    assert_eq!(person.run(&show, &[PIN]).json()["codes"], json!(["abcde-12345", "fghij-67890"]));
    assert_eq!(status(&person, &["--profile", "Again"])[0]["status"], "good");
}

#[test]
fn they_outlive_the_pairing() {
    let person = Person::with_work();
    assert_eq!(codes(&person, "set", &["--where", "safe", "--count", "10"], &[]).code, 0);
    let again = ["pair", "--uri", &link("ACME", "alice"), "--profile", "Work", "--replace", "--pin-stdin"];
    assert_eq!(person.run(&again, &[PIN]).code, 0);
    let list = list(&person);
    assert_eq!((list.as_array().unwrap().len(), &list[0]["left"]), (1, &json!(10)));
}

#[test]
fn a_change_of_codes_gets_its_automatic_backup() {
    let person = Person::with_work();
    let folder = person.path("stick");
    std::fs::create_dir(&folder).unwrap();
    let on = ["auto-backup", "--profile", "Work", "--to", &folder.display().to_string(), "--pin-stdin"];
    assert_eq!(person.run(&on, &[PIN]).code, 0);
    // Backups of one second have one name.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    let ran = codes(&person, "set", &["--where", "paper"], &[]);
    assert!(ran.err.contains("Backed up"), "{}", ran.err);
}

#[test]
fn it_speaks_dutch() {
    let person = Person::speaking("nl");
    let pair = ["pair", "--uri", &link("ACME", "alice"), "--profile", "Work", "--pin-stdin"];
    assert_eq!(person.run(&pair, &[PIN, PIN]).code, 0);
    let ran = codes(
        &person,
        "set",
        &["--where", "here", "--codes-stdin"],
        &["Back-upcode 1234 5678", "06-12345678"],
    );
    assert_eq!(ran.out, "ACME (alice): in orde (hier, in het profiel)\n");
    assert!(
        ran.err.contains("Overgenomen: één code.") && ran.err.contains("regel 2: een telefoonnummer"),
        "{}",
        ran.err
    );
}
