//! What an organisation settles, as the commands of the window hold to it: what a screen offers is no matter.

use std::time::Duration;

use koppel_core::policy::{Policy, Value};
use koppel_platform::policy::{Found, Source, State};
use serde_json::{Value as Json, json};

use super::app::{SITE, TestApp};

const TOTP: &str = "otpauth://totp/Proef:jan?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Proef";
const PIN: &str = "581936";
const LONG_PIN: &str = "58193627";

fn settled<const N: usize>(keys: [(&str, Value); N]) -> Found {
    let reading = Policy::read(keys.map(|(name, value)| (name.to_owned(), value)));
    Found { place: "/etc/koppel/policy.toml".to_owned(), state: State::Read(reading) }
}

fn under<const N: usize>(keys: [(&str, Value); N]) -> TestApp {
    TestApp::start_under(tempfile::tempdir().unwrap(), SITE, settled(keys))
}

/// The same person again, at the next start.
fn again(app: TestApp, policy: Found) -> TestApp {
    let TestApp { app, home, .. } = app;
    drop(app);
    TestApp::start_under(home, SITE, policy)
}

fn rules(app: &TestApp) -> Json {
    app.get("state", json!({}))["rules"].clone()
}

#[test]
fn without_a_policy_everything_is_allowed() {
    let app = TestApp::start();
    assert_eq!(rules(&app), json!({ "tries": 3, "exports": true, "keepsCodes": true, "lockAfter": null }));
    let policy = app.get("policy", json!({}));
    assert_eq!(policy, json!({ "place": "nowhere", "isThere": false, "settled": [], "troubles": [] }));
}

#[test]
fn the_settings_hear_what_holds_and_what_does_not() {
    let app = under([
        ("PinTries", Value::Number(2)),
        ("ForbidExport", Value::Switch(true)),
        ("UpdateChannel", Value::Text("nightly".into())),
        ("Colour", Value::Other),
    ]);
    let policy = app.get("policy", json!({}));
    assert_eq!((&policy["place"], &policy["isThere"]), (&json!("/etc/koppel/policy.toml"), &json!(true)));
    assert_eq!(
        policy["settled"],
        json!([{ "key": "PinTries", "value": 2 }, { "key": "ForbidExport", "value": 1 }])
    );
    let codes: Vec<_> = policy["troubles"].as_array().unwrap().iter().map(|it| it["code"].clone()).collect();
    assert_eq!(codes, ["policy-key-word", "policy-key-unknown"]);
    assert_eq!(rules(&app), json!({ "tries": 2, "exports": false, "keepsCodes": true, "lockAfter": null }));
}

#[test]
fn a_broken_one_is_told_as_a_whole_and_nothing_of_it_holds() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("policy");
    std::fs::write(&file, "\0").unwrap();
    let app = TestApp::start_under(home, SITE, Source::at(file).read());
    let policy = app.get("policy", json!({}));
    assert_eq!((&policy["isThere"], &policy["settled"]), (&json!(true), &json!([])));
    assert!(policy["troubles"][0]["code"].as_str().unwrap().starts_with("policy-malformed"));
    assert_eq!(rules(&app)["tries"], 3);
}

#[test]
fn a_new_pin_is_as_long_as_is_asked_for() {
    let app = under([("MinimumPinLength", Value::Number(8))]);
    let advice = app.get("pin_advice", json!({ "pin": PIN, "name": "" }));
    assert_eq!(
        (&advice["digits"]["least"], &advice["refused"]["code"]),
        (&json!(8), &json!("pin-too-short"))
    );
    assert_eq!(advice["refused"]["args"]["least"], 8);
    let target = |pin: &str| json!({ "to": "new-profile", "name": "Jan", "pin": pin, "pinAgain": pin });
    let pair = |pin: &str| json!({ "ticket": app.ticket(TOTP), "target": target(pin) });
    assert_eq!(app.refused("pair_save", pair(PIN)), "pin-too-short");
    assert!(app.profiles().is_empty());
    let profile = app.get("pair_save", pair(LONG_PIN))["profile"].clone();
    let change =
        |new: &str| json!({ "profile": profile, "pin": LONG_PIN, "newPin": new, "newPinAgain": new });
    assert_eq!(app.refused("change_pin", change(PIN)), "pin-too-short");
    app.get("change_pin", change("27490516"));
}

#[test]
fn a_pin_from_before_still_opens() {
    let app = TestApp::start();
    let (profile, _) = app.pair(TOTP, "Jan", PIN);
    let app = again(app, settled([("MinimumPinLength", Value::Number(8))]));
    app.get("unlock", json!({ "profile": profile, "pin": PIN }));
}

#[test]
fn as_many_tries_as_are_settled_and_no_more() {
    let app = TestApp::start();
    let (profile, _) = app.pair(TOTP, "Jan", PIN);
    let app = again(app, settled([("PinTries", Value::Number(2))]));
    assert_eq!(app.profiles()[0]["triesLeft"], 2);
    app.try_pin(&profile, PIN).unwrap();
    assert_eq!(app.profiles()[0]["triesLeft"], 2, "open");
    app.get("lock", json!({ "profile": profile }));
    assert_eq!(app.try_pin(&profile, "9072").unwrap_err()["args"]["left"], 1);
    assert_eq!(app.try_pin(&profile, "9072").unwrap_err()["code"], "profile-blocked");
    let app = again(app, settled([]));
    assert_eq!(app.states(), ["blocked"], "also when there are three again");
}

#[test]
fn nothing_leaves_a_profile_where_that_is_forbidden() {
    let app = TestApp::start();
    let (profile, account) = app.pair(TOTP, "Jan", PIN);
    app.get("pair_confirm", json!({}));
    let one = json!({ "profile": profile, "account": account });
    let source = json!({ "from": "text", "text": "abcde-12345\nfghij-67890" });
    let entered = app.get("enter_backup_codes", merged(&one, "source", source));
    let new = json!({ "kept": "here", "ticket": entered["ticket"], "kind": "list" });
    app.get("note_backup_codes", merged(&one, "new", new));

    let app = again(app, settled([("ForbidExport", Value::Switch(true))]));
    app.get("unlock", json!({ "profile": profile, "pin": PIN }));
    let backups = app.home.path().join("backups");
    std::fs::create_dir(&backups).unwrap();
    app.chooses.next(&backups);
    assert_eq!(app.refused("pick_backup_place", json!({ "profile": profile })), "policy-export");
    assert_eq!(app.refused("pick_backup_folder", json!({})), "policy-export");
    assert!(app.chooses.asked.lock().unwrap().is_empty(), "nobody is asked in vain");
    // A place that was chosen some other way, as for a restore.
    app.get("pick_backup_file", json!({}));
    assert_eq!(app.refused("save_backup", json!({ "profile": profile, "own": null })), "policy-export");
    assert_eq!(app.refused("auto_backup_on", json!({ "profile": profile })), "policy-export");
    assert_eq!(std::fs::read_dir(&backups).unwrap().count(), 0);

    let sheet = |pin: &str| json!({ "profile": profile, "pin": pin });
    assert_eq!(app.refused("sheet_codes", sheet("9072")), "policy-export");
    assert_eq!(app.refused("sheet_codes", sheet(PIN)), "policy-export");
    assert_eq!(app.profiles()[0]["triesLeft"], 3, "nor does a PIN count in vain");
    // Reading one's own code is no export.
    let shown = json!({ "profile": profile, "account": account, "which": { "among": "left", "index": 0 }, "pin": PIN });
    assert_eq!(app.get("show_backup_code", shown), "abcde-12345");
}

#[test]
fn codes_are_not_kept_here_and_not_even_read() {
    let app = under([("ForbidKeptBackupCodes", Value::Switch(true))]);
    let (profile, account) = app.pair(TOTP, "Jan", PIN);
    app.get("pair_confirm", json!({}));
    let one = json!({ "profile": profile, "account": account });
    let source = json!({ "from": "text", "text": "abcde-12345" });
    assert_eq!(app.refused("enter_backup_codes", merged(&one, "source", source)), "policy-kept-codes");
    let paper = json!({ "kept": "apart", "place": "paper", "kind": "list", "count": 8, "of": null, "whereabouts": "" });
    app.get("note_backup_codes", merged(&one, "new", paper));
}

#[test]
fn a_profile_locks_itself_no_later_than_is_settled() {
    let app = TestApp::start();
    let (profile, _) = app.pair(TOTP, "Jan", PIN);
    app.get("set_lock_after", json!({ "profile": profile, "minutes": 0 }));
    let lock_after = |app: &TestApp| app.profiles()[0]["lockAfter"].clone();
    assert_eq!((lock_after(&app), app.shell().stays_open(&profile)), (json!(0), None), "control: never");

    let app = again(app, settled([("LockAfterMinutes", Value::Number(10))]));
    app.get("unlock", json!({ "profile": profile, "pin": PIN }));
    let minutes = |n: u64| Some(Duration::from_secs(60 * n));
    assert_eq!((lock_after(&app), app.shell().stays_open(&profile)), (json!(10), minutes(10)));
    for longer in [0, 11, 30] {
        let refused =
            app.ask("set_lock_after", json!({ "profile": profile, "minutes": longer })).unwrap_err();
        assert_eq!(refused, json!({ "code": "policy-lock-after", "args": { "most": 10 } }), "{longer}");
    }
    app.get("set_lock_after", json!({ "profile": profile, "minutes": 5 }));
    assert_eq!((lock_after(&app), app.shell().stays_open(&profile)), (json!(5), minutes(5)));
}

fn merged(one: &Json, name: &str, value: Json) -> Json {
    let mut merged = one.clone();
    merged[name] = value;
    merged
}
