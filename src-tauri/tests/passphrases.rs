//! Where the keys are in a folder that nothing guards, the window asks for a passphrase and not for a PIN.

use serde_json::{Value, json};

use super::app::TestApp;

const TOTP: &str = "otpauth://totp/Proef:jan?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Proef";
const PIN: &str = "581936";
const SENTENCE: &str = "de fietsbel van tante Toos klinkt als een kieviet";
const OTHER: &str = "Over zeven paarse sloten zwemt geen giraffe";

fn pair(app: &TestApp, typed: &str, again: &str) -> Value {
    let target = json!({ "to": "new-profile", "name": "Jan", "pin": typed, "pinAgain": again });
    json!({ "ticket": app.ticket(TOTP), "target": target })
}

#[test]
fn it_is_asked_for_measured_and_opens() {
    let app = TestApp::start_unguarded();
    assert_eq!(app.get("state", json!({}))["keystore"], "file");
    let advice = |typed: &str| app.get("pin_advice", json!({ "pin": typed, "name": "Jan" }));
    assert_eq!(advice(PIN)["digits"], Value::Null);
    assert!(advice("fietsbel")["refused"]["code"].as_str().unwrap().starts_with("passphrase-"));
    assert_eq!(advice(SENTENCE)["refused"], Value::Null);
    for refused in [PIN, "902741385016", "fietsbel"] {
        let code = app.refused("pair_save", pair(&app, refused, refused));
        assert!(code.starts_with("passphrase-"), "{refused}: {code}");
    }
    assert_eq!(app.refused("pair_save", pair(&app, SENTENCE, OTHER)), "passphrase-differs");
    assert!(app.profiles().is_empty());

    let profile =
        app.get("pair_save", pair(&app, SENTENCE, SENTENCE))["profile"].as_str().unwrap().to_owned();
    app.get("lock", json!({ "profile": profile }));
    assert_eq!(app.try_pin(&profile, PIN).unwrap_err()["code"], "pin-wrong");
    app.try_pin(&profile, SENTENCE).unwrap();

    let change =
        |new: &str| json!({ "profile": profile, "pin": SENTENCE, "newPin": new, "newPinAgain": new });
    assert!(app.refused("change_pin", change(PIN)).starts_with("passphrase-"));
    app.get("change_pin", change(OTHER));
    app.get("lock", json!({ "profile": profile }));
    app.try_pin(&profile, OTHER).unwrap();
}

#[test]
fn where_something_guards_the_folder_a_pin_does() {
    let app = TestApp::start();
    assert_eq!(app.get("state", json!({}))["keystore"], "guarded");
    assert_eq!(app.get("pin_advice", json!({ "pin": PIN, "name": "Jan" }))["digits"]["suggested"], 6);
}
