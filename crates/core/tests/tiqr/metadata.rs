//! What a service offers, and what a hostile one offers.

use koppel_core::failure::{Arg, Failure};
use koppel_core::ports::WebAnswer;
use koppel_core::tiqr::{self, TiqrError};

use super::web::{FakeWeb, Reply, errors};
use super::{METADATA, enrol_link, fetch, metadata};

fn good() -> String {
    metadata("tiqr.example", "jan")
}

fn refused(json: &str) -> &'static str {
    match fetch(json) {
        Err(error) => error.code(),
        Ok(_) => panic!("read: {json}"),
    }
}

#[test]
fn an_offer_is_asked_for_once_with_tiqrs_headers() {
    let web = FakeWeb::answering(vec![Reply::body(200, &good())]);
    let invitation = tiqr::fetch(&web, &enrol_link(&format!("tiqrenroll://{METADATA}"))).unwrap();
    let [call] = &web.calls()[..] else { panic!("asked more than once") };
    assert_eq!((call.method, call.address.as_str()), ("GET", METADATA));
    let header = |name: &str, value: &str| call.headers.contains(&(name.to_owned(), value.to_owned()));
    assert!(header("Accept", "application/json") && header("X-TIQR-Protocol-Version", "2"));
    assert_eq!((invitation.service.as_str(), invitation.service_name.as_str()), ("tiqr.example", "Example"));
    assert_eq!((invitation.user.as_str(), invitation.user_name.as_str()), ("jan", "Jan"));
    assert_eq!((invitation.host().as_str(), invitation.is_known()), ("tiqr.example", false));
    assert!(invitation.other_hosts().is_empty() && invitation.info.is_none());
}

#[test]
fn an_offer_that_does_not_come_is_not_asked_for_again() {
    for error in errors() {
        let code = error.code();
        let web = FakeWeb::answering(vec![Reply::Error(error)]);
        let refused = tiqr::fetch(&web, &enrol_link(&format!("tiqrenroll://{METADATA}"))).unwrap_err();
        assert_eq!((refused.code(), web.calls().len()), (code, 1));
        assert_eq!(refused.args(), [("host", Arg::Text("tiqr.example".into()))]);
    }
    for status in [300, 403, 404, 500] {
        let web = FakeWeb::answering(vec![Reply::body(status, &good())]);
        let refused = tiqr::fetch(&web, &enrol_link(&format!("tiqrenroll://{METADATA}"))).unwrap_err();
        assert!(matches!(refused, TiqrError::CodeUsed { .. }), "{status}");
    }
}

#[test]
fn what_may_be_missing_may_be_missing() {
    for (part, instead) in [
        (r#""logoUrl":"","#, ""),
        (r#""logoUrl":"","#, r#""logoUrl":{"a":[1]},"#),
        (r#""infoUrl":"","#, ""),
        (r#""infoUrl":"","#, r#""infoUrl":null,"#),
        (r#""infoUrl":"","#, r#""infoUrl":"javascript:alert(1)","#),
        (r#""displayName":"Example","#, ""),
        (r#""ocraSuite":"OCRA-1:HOTP-SHA1-6:QH10-S","#, r#""ocraSuite":"","#),
        (r#","displayName":"Jan""#, ""),
        (r#""service":{"#, r#""more":[{"x":null}],"service":{"#),
    ] {
        let json = good().replacen(part, instead, 1);
        assert_ne!(json, good());
        let invitation = fetch(&json).unwrap_or_else(|error| panic!("{json}: {error}"));
        assert!(!invitation.service_name.is_empty() && !invitation.user_name.is_empty());
        assert_eq!(invitation.suite.as_str(), "OCRA-1:HOTP-SHA1-6:QH10-S");
        assert_eq!(invitation.info, None);
    }
}

#[test]
fn what_is_no_offer_is_refused() {
    for json in ["", "{}", "[]", "null", "OK", "<html>", r#"{"service":{},"identity":{}}"#, "{\"service\":"] {
        assert_eq!(refused(json), "tiqr-metadata-bad", "{json}");
    }
    for (part, instead) in [
        (r#""identifier":"tiqr.example""#, r#""identifier":7"#),
        (r#""identifier":"tiqr.example""#, r#""identifier":"""#),
        (r#""identifier":"tiqr.example""#, r#""identifier":"a\u0000b""#),
        (r#""identifier":"tiqr.example""#, r#""identifier":"a\u202eb""#),
        (r#""identifier":"tiqr.example","#, ""),
        (r#""identifier":"jan""#, r#""identifier":["jan"]"#),
        (r#""identifier":"jan""#, r#""identifier":" ""#),
        (r#""displayName":"Example""#, r#""displayName":{"nl":"x"}"#),
        (r#""enrollmentUrl":"https://tiqr.example/enrol?key=2""#, r#""enrollmentUrl":null"#),
    ] {
        let json = good().replacen(part, instead, 1);
        assert_ne!(json, good());
        assert_eq!(refused(&json), "tiqr-metadata-bad", "{instead}");
    }
    assert_eq!(refused(&good().replace("\"jan\"", &format!("\"{}\"", "j".repeat(257)))), "tiqr-metadata-bad");
    let deep = format!("{}{}", r#"{"service":"#, "[".repeat(60_000));
    assert_eq!(refused(&deep), "tiqr-metadata-bad");
    let web = FakeWeb::answering(vec![Reply::Answer(WebAnswer { status: 200, body: vec![0xff; 9] })]);
    assert!(tiqr::fetch(&web, &enrol_link(&format!("tiqrenroll://{METADATA}"))).is_err());
}

#[test]
fn addresses_that_are_not_safe_are_refused() {
    for place in ["https://tiqr.example/enrol?key=2", "https://tiqr.example/auth"] {
        for bad in [
            "http://tiqr.example/x",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://tiqr.example@evil.example/",
            "",
            "/enrol",
            // A service elsewhere has nothing to say to this computer.
            "http://127.0.0.1:8080/x",
            "https://localhost/x",
        ] {
            let json = good().replacen(place, bad, 1);
            assert_eq!(refused(&json), "tiqr-metadata-insecure", "{bad} for {place}");
        }
    }
}

#[test]
fn suites_that_tiqr_cannot_answer_are_refused() {
    for suite in
        ["x", "OCRA-1:HOTP-SHA1-6:C-QH10-S", "OCRA-1:HOTP-SHA1-6:QH10-PSHA1", "OCRA-1:HOTP-SHA1-0:QH10-S"]
    {
        assert_eq!(
            refused(&good().replace("OCRA-1:HOTP-SHA1-6:QH10-S", suite)),
            "tiqr-suite-unknown",
            "{suite}"
        );
    }
    for suite in ["OCRA-1:HOTP-SHA512-10:QN64-S128", "OCRA-1:HOTP-SHA256-8:QA08"] {
        assert!(fetch(&good().replace("OCRA-1:HOTP-SHA1-6:QH10-S", suite)).is_ok(), "{suite}");
    }
}

#[test]
fn other_hosts_are_told() {
    let json = good().replacen("https://tiqr.example/auth", "https://login.evil.example/auth", 1).replacen(
        "https://tiqr.example/enrol",
        "https://xn--tqr-jhd.nl/enrol",
        1,
    );
    let invitation = fetch(&json).unwrap();
    assert_eq!(invitation.host(), "tiqr.example");
    assert_eq!(invitation.other_hosts(), ["xn--tqr-jhd.nl", "login.evil.example"]);
    let known = good().replace("https://tiqr.example/", "https://demo.tiqr.org/");
    let web = FakeWeb::answering(vec![Reply::body(200, &known)]);
    let link = enrol_link("tiqrenroll://https://tiqr.nl/m");
    let invitation = tiqr::fetch(&web, &link).unwrap();
    assert!(invitation.is_known());
    assert_eq!(invitation.other_hosts(), ["demo.tiqr.org"]);
}

#[test]
fn names_are_text_in_one_line() {
    let json = good().replacen("\"Example\"", r#""<b>Ex\u202eample</b>\n\u001b[2J""#, 1).replacen(
        "\"Jan\"",
        &format!("\"{}\"", "n".repeat(5000)),
        1,
    );
    let invitation = fetch(&json).unwrap();
    assert_eq!(invitation.service_name, "<b>Example</b> [2J");
    assert_eq!(invitation.user_name.len(), 256);
}
