//! tiqr in the window, as far as it is there: accounts that koppel-cli paired are listed without a code, and codes are
//! named.

use koppel_core::payload::{self, Payload};
use koppel_core::pin::Pin;
use koppel_core::ports::{Web, WebAnswer, WebError};
use koppel_core::tiqr::{self, Address};
use koppel_platform::clock;
use serde_json::{Value, json};

use super::app::TestApp;

const PIN: &str = "581936";
const LINK: &str = "tiqrenroll://https://tiqr.example/m";
const OFFER: &str = r#"{"service":{"displayName":"Uni","identifier":"tiqr.example","authenticationUrl":"https://tiqr.example/a","enrollmentUrl":"https://tiqr.example/e"},"identity":{"identifier":"jan","displayName":"Jan"}}"#;

/// A service that offers one account and takes every pairing.
struct Service;

impl Web for Service {
    fn get(&self, _: &Address, _: &[(&str, &str)]) -> Result<WebAnswer, WebError> {
        Ok(WebAnswer { status: 200, body: OFFER.as_bytes().to_vec() })
    }

    fn post(&self, _: &Address, _: &[(&str, &str)], _: &[(&str, &str)]) -> Result<WebAnswer, WebError> {
        Ok(WebAnswer { status: 200, body: b"OK".to_vec() })
    }
}

/// What another program does: a profile with an account of tiqr.
fn pair(app: &TestApp) -> String {
    let Ok(Payload::TiqrEnrol(link)) = payload::read(LINK.as_bytes()) else { panic!("a link") };
    let invitation = tiqr::fetch(&Service, &link).unwrap();
    let (vault, pin) = (&app.shell().vault, Pin::typed(PIN).unwrap());
    let made = tiqr::enrol_new_profile(vault, &Service, "Jan", &pin, &invitation, "nl", clock::now());
    made.unwrap().0.id().to_string()
}

#[test]
fn an_account_is_listed_with_its_kind_and_without_a_code() {
    let app = TestApp::start();
    let profile = pair(&app);
    app.try_pin(&profile, PIN).unwrap();
    let account = app.get("codes", json!({ "profile": profile }))["accounts"][0].clone();
    assert_eq!((&account["issuer"], &account["name"]), (&json!("Uni"), &json!("Jan")));
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
fn its_codes_are_named_and_cannot_be_answered_yet() {
    let app = TestApp::start();
    for (link, about) in [(LINK, "tiqr-enrol"), ("tiqrauth://tiqr.example/0011/a1b2/site/2", "tiqr-login")] {
        let found = app.get("read_link", json!({ "link": link }));
        assert_eq!(found["what"], json!({ "kind": "other", "about": about }));
    }
    let found = app.get("read_link", json!({ "link": "tiqrenroll://http://tiqr.example/m" }));
    assert_eq!(found["what"]["failure"]["code"], "tiqr-link-insecure");
}
