//! What an account has to come back with, and the guides, through the real commands.

use std::fs;

use koppel_core::backup_codes::{self, Apart, Kind, New};
use koppel_platform::clock;
use serde_json::{Value, json};

use super::app::TestApp;
use crate::state::account_id;

const TOTP: &str = "otpauth://totp/GitHub:jan?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=GitHub";
const PIN: &str = "581936";
/// What the scenes of ui/test show; written by `KOPPEL_WRITE_TYPES=1 cargo test -p koppel guides`.
const PLAYED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/test/fake/guides.json");

fn guides(app: &TestApp, language: &str) -> Vec<Value> {
    app.get("guides", json!({ "language": language })).as_array().unwrap().clone()
}

fn note(app: &TestApp, profile: &str, account: &str, new: New) {
    let id = account_id(account).unwrap();
    let noted = app.shell().change_open(profile, |vault, session| {
        Ok(backup_codes::note(vault, &mut session.profile, id, new, clock::now())?)
    });
    noted.unwrap();
}

fn come_back(app: &TestApp, profile: &str) -> Value {
    app.get("come_back", json!({ "profile": profile }))
}

#[test]
fn the_guides_are_told_in_the_language_that_is_asked_for() {
    let app = TestApp::start();
    let (nl, en) = (guides(&app, "nl"), guides(&app, "en"));
    let ids = |guides: &[Value]| guides.iter().map(|guide| guide["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&nl), ids(&en));
    assert_eq!(ids(&nl).last(), Some(&json!("other")));
    assert_eq!(nl[0]["name"], "Universiteit of hogeschool");
    assert_eq!(en[0]["name"], "University or college");
    assert_eq!(en[0]["wayBack"][0]["with"], "backup-code");
}

#[test]
fn the_scenes_of_the_window_show_the_real_guides() {
    let app = TestApp::start();
    let real = json!({ "nl": guides(&app, "nl"), "en": guides(&app, "en") });
    if std::env::var_os("KOPPEL_WRITE_TYPES").is_some() {
        fs::write(PLAYED, format!("{real:#}\n")).unwrap();
    }
    let played: Value = serde_json::from_str(&fs::read_to_string(PLAYED).unwrap()).unwrap();
    assert_eq!(played, real, "ui/test/fake/guides.json is not what guides/ says");
}

#[test]
fn what_was_scanned_knows_its_guide() {
    let app = TestApp::start();
    let guide =
        |link: &str| app.get("read_link", json!({ "link": link }))["what"]["account"]["guide"].clone();
    assert_eq!(guide(TOTP), "github");
    assert_eq!(guide(&TOTP.replace("GitHub", "Bank")), Value::Null);
}

#[test]
fn open_all_is_told_locked_the_status_and_blocked_also_the_kind_of_place() {
    let app = TestApp::start();
    let (profile, account) = app.pair(TOTP, "Jan", PIN);
    app.get("pair_confirm", json!({}));
    let nothing =
        json!([{ "service": "GitHub", "account": "jan", "guide": "github", "codes": { "known": "none" } }]);
    assert_eq!(come_back(&app, &profile), nothing);

    note(&app, &profile, &account, New::apart(Kind::List, 10, Apart::Safe, "blauwe map").unwrap());
    let told = |account: Value, place: Value, words: Value| {
        let codes = json!({ "known": "noted", "kind": "list", "left": 10, "total": 10, "place": place, "whereabouts": words });
        json!([{ "service": "GitHub", "account": account, "guide": "github", "codes": codes }])
    };
    assert_eq!(come_back(&app, &profile), told(json!("jan"), json!("safe"), json!("blauwe map")));
    app.get("lock", json!({ "profile": profile }));
    assert_eq!(come_back(&app, &profile), told(Value::Null, Value::Null, Value::Null));
    app.block(&profile);
    assert_eq!(come_back(&app, &profile), told(Value::Null, json!("safe"), Value::Null));
}

#[test]
fn a_lost_keystore_leaves_the_kind_of_place() {
    let app = TestApp::start();
    let (profile, account) = app.pair(TOTP, "Jan", PIN);
    app.get("pair_confirm", json!({}));
    note(&app, &profile, &account, New::apart(Kind::ResetCode, 1, Apart::Paper, "").unwrap());
    app.get("lock", json!({ "profile": profile }));
    fs::remove_dir_all(app.home.path().join("keys")).unwrap();
    assert_eq!(app.states(), ["keystore-lost"]);
    let codes = come_back(&app, &profile)[0]["codes"].clone();
    assert_eq!((&codes["kind"], &codes["place"]), (&json!("reset-code"), &json!("paper")));
}

#[test]
fn a_removed_account_leaves_what_it_had_to_come_back_with() {
    let app = TestApp::start();
    let (profile, account) = app.pair(TOTP, "Jan", PIN);
    app.get("pair_confirm", json!({}));
    note(&app, &profile, &account, New::apart(Kind::Code, 1, Apart::Elsewhere, "bij mama").unwrap());
    let this = json!({ "profile": profile, "account": account });
    let left = app.get("remove_account", this.clone());
    assert_eq!((&left["service"], &left["account"]), (&json!("GitHub"), &json!("jan")));
    assert_eq!((&left["codes"]["left"], &left["codes"]["whereabouts"]), (&json!(1), &json!("bij mama")));
    assert_eq!(app.get("remove_account", this), Value::Null);
    assert_eq!(app.refused("come_back", json!({ "profile": "nobody" })), "profile-not-found");
}
