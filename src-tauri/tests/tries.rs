//! Waits after a wrong PIN, and another PIN.

use serde_json::{Value, json};

use super::app::TestApp;

const TOTP: &str = "otpauth://totp/Proef:jan?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Proef";
const PIN: &str = "581936";
const NEW_PIN: &str = "274905";
const WRONG: &str = "9072";

fn card(app: &TestApp) -> Value {
    app.get("state", json!({}))["profiles"][0].clone()
}

fn change(profile: &str, pin: &str, new: &str, again: &str) -> Value {
    json!({ "profile": profile, "pin": pin, "newPin": new, "newPinAgain": again })
}

#[test]
fn a_wait_is_told_and_found_again_by_another_start() {
    let first = TestApp::start();
    let (profile, _) = first.pair(TOTP, "Jan", PIN);
    first.get("lock", json!({ "profile": profile }));
    assert_eq!(card(&first)["wait"], 0);
    for _ in 0..2 {
        first.try_pin(&profile, WRONG).unwrap_err();
    }
    let TestApp { app, home, .. } = first;
    drop(app);
    let second = TestApp::start_at(home);
    let wait = card(&second)["wait"].as_u64().unwrap();
    assert!((4..=8).contains(&wait), "{wait}");
    assert_eq!(second.refused("unlock", json!({ "profile": profile, "pin": PIN })), "pin-wait");
    assert_eq!(card(&second)["triesLeft"], 1);
    second.try_pin(&profile, PIN).unwrap();
    assert_eq!(card(&second)["wait"], 0);
}

#[test]
fn another_pin_opens_and_the_old_one_does_not() {
    let app = TestApp::start();
    let (profile, account) = app.pair(TOTP, "Jan", PIN);
    app.get("pair_confirm", json!({}));
    app.get("change_pin", change(&profile, PIN, NEW_PIN, NEW_PIN));
    // Whoever has it open goes on.
    assert_eq!(app.states(), ["open"]);
    app.get(
        "rename_account",
        json!({ "profile": profile, "account": account, "issuer": "Werk", "name": "jan" }),
    );
    app.get("lock", json!({ "profile": profile }));
    assert_eq!(app.try_pin(&profile, PIN).unwrap_err()["code"], "pin-wrong");
    app.try_pin(&profile, NEW_PIN).unwrap();
    assert_eq!(card(&app)["services"], json!(["Werk"]));
}

#[test]
fn a_new_pin_that_is_refused_costs_no_try_and_a_wrong_old_one_does() {
    let app = TestApp::start();
    let (profile, _) = app.pair(TOTP, "Jan", PIN);
    for (new, again, why) in
        [("1234", "1234", "pin-running"), ("274", "274", "pin-too-short"), (NEW_PIN, "274906", "pin-differs")]
    {
        assert_eq!(app.refused("change_pin", change(&profile, WRONG, new, again)), why);
    }
    app.get("lock", json!({ "profile": profile }));
    assert_eq!(card(&app)["triesLeft"], 3);
    app.try_pin(&profile, PIN).unwrap();
    let wrong = app.ask("change_pin", change(&profile, WRONG, NEW_PIN, NEW_PIN)).unwrap_err();
    assert_eq!(wrong, json!({ "code": "pin-wrong", "args": { "left": 2 } }));
    let open = card(&app);
    assert_eq!((&open["state"], &open["triesLeft"]), (&json!("open"), &json!(2)));
    assert!(open["wait"].as_u64().unwrap() > 0);
    assert_eq!(app.refused("change_pin", change(&profile, PIN, NEW_PIN, NEW_PIN)), "pin-wait");
    app.get("lock", json!({ "profile": profile }));
    assert_eq!(card(&app)["triesLeft"], 2);
}
