//! tiqr in the window: nobody is asked before the person says so, a pairing stands or leaves nothing, and a login is answered
//! out of a profile that stays as open or locked as it was.

use serde_json::{Value, json};

use super::app::TestApp;
use super::service::{SERVICE, Service};

const PIN: &str = "581936";

/// Asks what there is to pair, and pairs it in a new profile: the profile. The service says that it took it.
fn pair(app: &TestApp, service: &Service, user: &str) -> String {
    pair_told(app, service, user, true)
}

/// The same; `taken` is what the service is heard to say.
fn pair_told(app: &TestApp, service: &Service, user: &str, taken: bool) -> String {
    let ticket = app.ticket(&service.invites(user));
    app.get("invited", json!({ "ticket": ticket }));
    let target = json!({ "to": "new-profile", "name": user, "pin": PIN, "pinAgain": PIN });
    let paired = app.get("pair_save", json!({ "ticket": ticket, "target": target }));
    assert_eq!(paired["taken"], json!(taken));
    app.get("pair_confirm", json!({}));
    paired["profile"].as_str().unwrap().to_owned()
}

fn add(app: &TestApp, service: &Service, profile: &str, user: &str, replaces: Value) -> Result<Value, Value> {
    let ticket = app.ticket(&service.invites(user));
    app.get("invited", json!({ "ticket": ticket }));
    let target = json!({ "to": "profile", "profile": profile, "pin": PIN, "replaces": replaces });
    app.ask("pair_save", json!({ "ticket": ticket, "target": target }))
}

fn log_in(app: &TestApp, profile: &str, pin: &str) -> Result<Value, Value> {
    let ticket = app.ticket(&Service::asks_to_log_in());
    app.ask("login", json!({ "ticket": ticket, "profile": profile, "pin": pin }))
}

#[test]
fn nobody_is_asked_before_the_person_says_so_and_nobody_twice() {
    let (app, service) = (TestApp::start(), Service::start());
    let found = app.get("read_link", json!({ "link": service.invites("jan") }));
    assert_eq!(found["what"], json!({ "kind": "tiqr-enrol", "host": service.host(), "known": true }));
    assert!(service.asked().is_empty());
    for _ in 0..2 {
        let invited = app.get("invited", json!({ "ticket": found["ticket"] }));
        assert_eq!((&invited["offer"]["issuer"], &invited["offer"]["name"]), (&json!("Uni"), &json!("jan")));
        assert_eq!((&invited["host"], &invited["others"]), (&json!(service.host()), &json!([])));
    }
    assert_eq!(service.asked().len(), 1, "a service tells once");
    app.get("scan_forget", json!({}));
    assert_eq!(app.refused("invited", json!({ "ticket": found["ticket"] })), "pairing-gone");
}

#[test]
fn an_account_is_listed_with_its_kind_and_without_a_code() {
    let (app, service) = (TestApp::start(), Service::start());
    let profile = pair(&app, &service, "jan");
    assert_eq!(app.profiles()[0]["tiqr"], json!([SERVICE]));
    let account = app.get("codes", json!({ "profile": profile }))["accounts"][0].clone();
    assert_eq!((&account["issuer"], &account["name"]), (&json!("Uni"), &json!("jan")));
    assert_eq!(account["kind"], "tiqr");
    for nothing in ["code", "next", "period", "validFrom", "validUntil"] {
        assert_eq!(account[nothing], Value::Null, "{nothing}");
    }
    let one = json!({ "profile": profile, "account": account["id"] });
    assert_eq!(app.refused("next_code", one.clone()), "account-not-found");
    app.get("remove_account", one);
    assert_eq!(app.get("codes", json!({ "profile": profile }))["accounts"], json!([]));
}

#[test]
fn that_its_account_is_in_no_backup_is_known_before_one_is_made() {
    let (app, service) = (TestApp::start(), Service::start());
    let profile = pair(&app, &service, "jan");
    let leaves_out = || app.profiles()[0]["recovery"]["leavesOut"].clone();
    assert_eq!(leaves_out(), "all");
    let totp = app.ticket("otpauth://totp/A:b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=A");
    let target = json!({ "to": "profile", "profile": profile, "pin": PIN, "replaces": null });
    app.get("pair_save", json!({ "ticket": totp, "target": target }));
    app.get("pair_confirm", json!({}));
    assert_eq!(leaves_out(), "some");
    app.get("lock", json!({ "profile": profile }));
    assert_eq!(leaves_out(), "some", "locked, its file tells that much");

    let without = TestApp::start();
    without.pair("otpauth://totp/A:b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=A", "Eva", PIN);
    assert_eq!(without.profiles()[0]["recovery"]["leavesOut"], "none");
}

#[test]
fn a_pairing_that_is_refused_leaves_nothing() {
    let (app, service) = (TestApp::start(), Service::start());
    service.says_to_pairings(r#"{"responseCode":101}"#);
    let ticket = app.ticket(&service.invites("jan"));
    app.get("invited", json!({ "ticket": ticket }));
    let target = json!({ "to": "new-profile", "name": "Jan", "pin": PIN, "pinAgain": PIN });
    let refused = app.refused("pair_save", json!({ "ticket": ticket, "target": target }));
    assert_eq!(refused, "tiqr-enrol-refused");
    assert!(app.profiles().is_empty());
}

#[test]
fn the_same_account_is_paired_again_only_when_the_person_says_so() {
    let (app, service) = (TestApp::start(), Service::start());
    let profile = pair(&app, &service, "jan");
    let refused = add(&app, &service, &profile, "jan", Value::Null).unwrap_err();
    assert_eq!(refused["code"], "tiqr-already-enrolled");
    add(&app, &service, &profile, "jan", json!("older")).unwrap();
    let accounts = app.get("codes", json!({ "profile": profile }))["accounts"].as_array().unwrap().len();
    assert_eq!(accounts, 1, "the older one ended");
}

#[test]
fn a_login_leaves_the_profile_as_locked_as_it_was() {
    let (app, service) = (TestApp::start(), Service::start());
    let profile = pair(&app, &service, "jan");
    app.get("lock", json!({ "profile": profile }));
    let found = app.get("read_link", json!({ "link": Service::asks_to_log_in() }));
    let login = json!({ "service": SERVICE, "site": "portal.example" });
    assert_eq!(found["what"], json!({ "kind": "tiqr-login", "login": login }));
    let done = log_in(&app, &profile, PIN).unwrap();
    assert_eq!(done, json!({ "step": "done", "service": "Uni", "account": "jan" }));
    assert_eq!(app.states(), ["locked"]);
    let sent = service.asked().pop().unwrap();
    assert!(sent.contains("operation=login") && sent.contains("userId=jan") && !sent.contains(PIN), "{sent}");
}

#[test]
fn what_a_service_answers_has_a_sentence_of_its_own_and_costs_no_try() {
    let (app, service) = (TestApp::start(), Service::start());
    let profile = pair(&app, &service, "jan");
    for (answer, code) in [
        (r#"{"responseCode":201,"attemptsLeft":2}"#, "tiqr-response-wrong-left"),
        (r#"{"responseCode":203}"#, "tiqr-login-expired"),
        (r#"{"responseCode":204,"duration":5}"#, "tiqr-account-blocked-for"),
        ("INVALID_USERID", "tiqr-account-unknown"),
    ] {
        service.says_to_logins(answer);
        assert_eq!(log_in(&app, &profile, PIN).unwrap_err()["code"], code);
    }
    assert_eq!(app.profiles()[0]["triesLeft"], 3);
    let wrong = log_in(&app, &profile, "725814").unwrap_err();
    assert_eq!((&wrong["code"], &wrong["args"]["left"]), (&json!("pin-wrong"), &json!(2)));
}

#[test]
fn of_several_accounts_the_person_says_which() {
    let (app, service) = (TestApp::start(), Service::start());
    let profile = pair(&app, &service, "jan");
    add(&app, &service, &profile, "piet", Value::Null).unwrap();
    let step = log_in(&app, &profile, PIN).unwrap();
    assert_eq!(step["step"], "choose");
    let piet = step["accounts"].as_array().unwrap().iter().find(|each| each["name"] == "piet").unwrap();
    let ticket = app.ticket(&Service::asks_to_log_in());
    let as_piet = json!({ "ticket": ticket, "profile": profile, "account": piet["id"] });
    assert_eq!(app.get("login_as", as_piet.clone()), json!({ "service": "Uni", "account": "piet" }));
    assert!(service.asked().pop().unwrap().contains("userId=piet"));
    // Once: another answer asks for the PIN again.
    assert_eq!(app.refused("login_as", as_piet), "profile-locked");
}

/// What stands at the one account of that profile.
fn standing(app: &TestApp, profile: &str) -> Value {
    app.get("codes", json!({ "profile": profile }))["accounts"][0]["standing"].clone()
}

#[test]
fn what_a_service_said_of_an_account_stands_beside_it_until_it_says_otherwise() {
    let (app, service) = (TestApp::start(), Service::start());
    let profile = pair(&app, &service, "jan");
    assert_eq!(standing(&app, &profile), Value::Null);

    let before = koppel_platform::clock::now();
    service.says_to_logins(r#"{"responseCode":204,"duration":5}"#);
    log_in(&app, &profile, PIN).unwrap_err();
    let paused = standing(&app, &profile);
    assert_eq!(paused["state"], "blocked-until");
    let until = paused["until"].as_u64().unwrap();
    assert!((before + 300..=koppel_platform::clock::now() + 300).contains(&until), "{until}");

    service.says_to_logins(r#"{"responseCode":204}"#);
    log_in(&app, &profile, PIN).unwrap_err();
    assert_eq!(standing(&app, &profile), json!({ "state": "blocked" }));
    // It is noted in the profile.
    app.get("lock", json!({ "profile": profile }));
    app.get("unlock", json!({ "profile": profile, "pin": PIN }));
    assert_eq!(standing(&app, &profile), json!({ "state": "blocked" }));

    // A blocked one is paired again without a word about replacing; the one that is blocked ends with that.
    add(&app, &service, &profile, "jan", Value::Null).unwrap();
    let accounts = app.get("codes", json!({ "profile": profile }))["accounts"].as_array().unwrap().len();
    assert_eq!((accounts, standing(&app, &profile)), (1, Value::Null));
}

#[test]
fn a_pause_ends_with_a_login_that_succeeds() {
    let (app, service) = (TestApp::start(), Service::start());
    let profile = pair(&app, &service, "jan");
    service.says_to_logins(r#"{"responseCode":204,"duration":5}"#);
    log_in(&app, &profile, PIN).unwrap_err();
    service.says_to_logins(r#"{"responseCode":1}"#);
    log_in(&app, &profile, PIN).unwrap();
    assert_eq!(standing(&app, &profile), Value::Null);
}

#[test]
fn a_pairing_whose_answer_was_lost_is_pending_until_its_first_login() {
    let (app, service) = (TestApp::start(), Service::start());
    service.loses_an_answer();
    let profile = pair_told(&app, &service, "jan", false);
    assert_eq!(standing(&app, &profile), json!({ "state": "pending" }));
    log_in(&app, &profile, PIN).unwrap();
    assert_eq!(standing(&app, &profile), Value::Null);
}

/// Somebody locks everything while a service takes its time.
#[test]
fn locking_does_not_wait_for_a_service() {
    let (app, service) = (TestApp::start(), Service::start());
    let ticket = app.ticket(&service.invites("jan"));
    app.get("invited", json!({ "ticket": ticket }));
    let (shell, answered) = (app.shell(), service.silent());
    let target = json!({ "to": "new-profile", "name": "Jan", "pin": PIN, "pinAgain": PIN });
    let locking = std::thread::spawn(move || {
        answered.wait_until_asked();
        shell.lock_all();
        // Only after that does it answer.
        answered.answer();
    });
    let paired = app.get("pair_save", json!({ "ticket": ticket, "target": target }));
    assert_eq!(paired["taken"], json!(true));
    locking.join().unwrap();
}
