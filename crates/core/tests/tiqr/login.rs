//! Logging in: for whom, with what, and each answer as its own outcome.

use koppel_core::failure::{Arg, Failure};
use koppel_core::ocra::{Inputs, Suite};
use koppel_core::ports::WebError;
use koppel_core::tiqr::{self, Standing};
use koppel_core::vault::{OpenProfile, Vault};

use super::ports::Machine;
use super::web::{FakeWeb, Reply, errors};
use super::*;

const SESSION: &str = "000102030405060708090a0b0c0d0e0f";

fn link(user: &str, service: &str) -> LoginLink {
    login_link(&format!("tiqrauth://{user}{service}/{SESSION}/a1b2c3d4e5/site/2"))
}

/// jan and piet at tiqr.example, jan at eduid.example.
fn three(vault: &Vault) -> OpenProfile {
    let (mut open, _) = enrol_new(vault, &FakeWeb::saying("OK")).unwrap();
    for (service, user) in [("tiqr.example", "piet"), ("eduid.example", "jan")] {
        let invitation = invitation(service, user);
        tiqr::enrol(vault, &FakeWeb::saying("OK"), &mut open, &invitation, false, "nl", NOW).unwrap();
    }
    open
}

fn users(open: &OpenProfile, link: &LoginLink) -> Vec<String> {
    let found = tiqr::candidates(open.content(), link);
    found.iter().map(|account| account.tiqr().unwrap().user.clone()).collect()
}

fn standings(open: &OpenProfile) -> Vec<Standing> {
    open.content().accounts.iter().map(|account| account.tiqr().unwrap().standing).collect()
}

/// Logs in as jan at tiqr.example.
fn log_in(vault: &Vault, open: &mut OpenProfile, web: &FakeWeb) -> Result<(), TiqrError> {
    let account = open.content().accounts[0].id;
    tiqr::log_in(vault, web, open, account, &link("jan@", "tiqr.example"), "nl")
}

#[test]
fn the_account_is_found_by_service_and_person() {
    let vault = Machine::default().vault();
    let open = three(&vault);
    assert_eq!(users(&open, &link("", "tiqr.example")), ["jan", "piet"], "the person has to say which");
    assert_eq!(users(&open, &link("piet@", "tiqr.example")), ["piet"]);
    assert_eq!(users(&open, &link("", "eduid.example")), ["jan"]);
    assert!(users(&open, &link("kees@", "tiqr.example")).is_empty());
    assert!(users(&open, &link("", "TIQR.example")).is_empty(), "identifiers are compared as they are");
}

#[test]
fn the_response_is_ocras() {
    let vault = Machine::default().vault();
    let mut open = three(&vault);
    let web = FakeWeb::saying("OK");
    log_in(&vault, &mut open, &web).unwrap();
    let [call] = &web.calls()[..] else { panic!("asked more than once") };
    assert_eq!((call.method, call.address.as_str()), ("POST", "https://tiqr.example/auth"));
    assert_eq!((call.field("sessionKey"), call.field("userId")), (SESSION, "jan"));
    assert_eq!((call.field("operation"), call.field("language")), ("login", "nl"));
    let session: Vec<u8> = (0..16).collect();
    let inputs = Inputs { question: "a1b2c3d4e5", session: Some(&session), ..Inputs::default() };
    let secret = open.content().accounts[0].tiqr().unwrap().secret.expose();
    let response = Suite::parse(Suite::TIQR).unwrap().respond(secret, &inputs).unwrap();
    assert_eq!(call.field("response"), response);
}

#[test]
fn each_answer_is_its_own_outcome() {
    for (status, body, code, args) in [
        (403, "INVALID_RESPONSE", "tiqr-response-wrong", vec![]),
        (403, "INVALID_RESPONSE:2", "tiqr-response-wrong-left", vec![("attempts_left", Arg::Number(2))]),
        (
            200,
            r#"{"responseCode":201,"attemptsLeft":1}"#,
            "tiqr-response-wrong-left",
            vec![("attempts_left", Arg::Number(1))],
        ),
        (200, r#"{"responseCode":201}"#, "tiqr-response-wrong", vec![]),
        (400, "INVALID_REQUEST", "tiqr-request-invalid", vec![]),
        (
            200,
            r#"{"responseCode":203,"message":"Te laat"}"#,
            "tiqr-login-expired",
            vec![("message", Arg::Text("Te laat".into()))],
        ),
        (
            200,
            r#"{"responseCode":204,"duration":5}"#,
            "tiqr-account-blocked-for",
            vec![("minutes", Arg::Number(5))],
        ),
        (200, "INVALID_USERID", "tiqr-account-unknown", vec![]),
        (500, "<html>", "tiqr-service-failed", vec![("host", Arg::Text("tiqr.example".into()))]),
        (200, "", "tiqr-service-failed", vec![("host", Arg::Text("tiqr.example".into()))]),
    ] {
        let vault = Machine::default().vault();
        let mut open = three(&vault);
        let web = FakeWeb::answering(vec![Reply::body(status, body)]);
        let error = log_in(&vault, &mut open, &web).unwrap_err();
        assert_eq!((error.code(), error.args()), (code, args), "{body}");
        assert_eq!(standings(&open), [Standing::Active; 3], "{body}");
    }
}

#[test]
fn a_block_for_good_is_of_that_account_alone() {
    let vault = Machine::default().vault();
    let mut open = three(&vault);
    let error = log_in(&vault, &mut open, &FakeWeb::saying("ACCOUNT_BLOCKED")).unwrap_err();
    assert_eq!(error.code(), "tiqr-account-blocked");
    assert_eq!(standings(&open), [Standing::Blocked, Standing::Active, Standing::Active]);
    assert_eq!(users(&open, &link("", "tiqr.example")), ["piet"]);
    assert_eq!(users(&open, &link("jan@", "tiqr.example")), ["jan"], "where there is no other it is tried");

    // Paired anew without anybody having to say "replace".
    let again = invitation("tiqr.example", "jan");
    let enrolled = tiqr::enrol(&vault, &FakeWeb::saying("OK"), &mut open, &again, false, "nl", NOW).unwrap();
    assert_eq!((enrolled.replaced, standings(&open)), (1, vec![Standing::Active; 3]));
}

#[test]
fn a_service_that_thought_better_of_it_ends_the_block() {
    let vault = Machine::default().vault();
    let mut open = three(&vault);
    log_in(&vault, &mut open, &FakeWeb::saying("ACCOUNT_BLOCKED")).unwrap_err();
    log_in(&vault, &mut open, &FakeWeb::saying("OK")).unwrap();
    assert_eq!(standings(&open), [Standing::Active; 3]);
}

#[test]
fn the_first_login_that_works_settles_what_was_unsure() {
    let vault = Machine::default().vault();
    let mut open = three(&vault);
    let again = invitation("tiqr.example", "jan");
    let lost = FakeWeb::answering(vec![Reply::Error(WebError::Timeout), Reply::body(403, "")]);
    let unsure = tiqr::enrol(&vault, &lost, &mut open, &again, true, "nl", NOW).unwrap();
    let both = link("jan@", "tiqr.example");
    assert_eq!(users(&open, &both), ["jan"]);
    assert_eq!(tiqr::candidates(open.content(), &both)[0].id, unsure.account, "the newer answers");
    tiqr::log_in(&vault, &FakeWeb::saying("OK"), &mut open, unsure.account, &both, "nl").unwrap();
    let found = tiqr::candidates(open.content(), &both);
    assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [unsure.account]);
    assert_eq!(standings(&open), [Standing::Active; 3]);
}

#[test]
fn an_unsure_pairing_that_the_service_does_not_know_gives_way_to_the_older_one() {
    let vault = Machine::default().vault();
    let mut open = three(&vault);
    let older = open.content().accounts[0].id;
    let again = invitation("tiqr.example", "jan");
    let lost = FakeWeb::answering(vec![Reply::Error(WebError::Timeout), Reply::body(403, "")]);
    let unsure = tiqr::enrol(&vault, &lost, &mut open, &again, true, "nl", NOW).unwrap();
    let link = link("jan@", "tiqr.example");
    let web = FakeWeb::answering(vec![Reply::body(403, "INVALID_RESPONSE:2"), Reply::body(200, "OK")]);
    tiqr::log_in(&vault, &web, &mut open, unsure.account, &link, "nl").unwrap();
    let calls = web.calls();
    assert_ne!(calls[0].field("response"), calls[1].field("response"));
    assert_eq!(tiqr::candidates(open.content(), &link).iter().map(|one| one.id).collect::<Vec<_>>(), [older]);
    assert_eq!(standings(&open), [Standing::Active; 3], "the unsure one is gone");

    // An answer that says nothing of the secret ends neither.
    let unsure = {
        let lost = FakeWeb::answering(vec![Reply::Error(WebError::Timeout), Reply::body(403, "")]);
        tiqr::enrol(&vault, &lost, &mut open, &again, true, "nl", NOW).unwrap()
    };
    for body in ["INVALID_CHALLENGE", "ACCOUNT_BLOCKED:5", "ERROR"] {
        tiqr::log_in(&vault, &FakeWeb::saying(body), &mut open, unsure.account, &link, "nl").unwrap_err();
        assert_eq!(open.content().accounts.len(), 4, "{body}");
    }
}

#[test]
fn without_a_network_the_response_can_be_typed() {
    for error in errors() {
        let is_offline = matches!(
            error,
            WebError::Unresolved | WebError::NoRoute(_) | WebError::Timeout | WebError::Broken(_)
        );
        let vault = Machine::default().vault();
        let mut open = three(&vault);
        let web = FakeWeb::answering(vec![Reply::Error(error.clone())]);
        let refused = log_in(&vault, &mut open, &web).unwrap_err();
        let calls = web.calls();
        assert_eq!(calls.len(), 1, "a response is sent once");
        if is_offline {
            let text = |text: &str| Arg::Text(text.to_owned());
            let args = vec![
                ("host", text("tiqr.example")),
                ("user", text("jan")),
                ("otp", text(calls[0].field("response"))),
            ];
            assert_eq!((refused.code(), refused.args()), ("tiqr-offline", args));
        } else {
            assert_eq!(refused.code(), error.code());
            assert!(!format!("{:?}", refused.args()).contains(calls[0].field("response")));
        }
        assert_eq!(standings(&open), [Standing::Active; 3]);
    }
}

#[test]
fn a_challenge_that_does_not_fit_is_said_and_not_sent() {
    let vault = Machine::default().vault();
    let mut open = three(&vault);
    let account = open.content().accounts[0].id;
    for (session, question) in [(SESSION, "xyz"), (SESSION, &"a".repeat(21)), (&"00".repeat(65), "a1")] {
        let web = FakeWeb::default();
        let link = login_link(&format!("tiqrauth://tiqr.example/{session}/{question}/site/2"));
        let error = tiqr::log_in(&vault, &web, &mut open, account, &link, "nl").unwrap_err();
        assert_eq!((error.code(), web.calls().len()), ("tiqr-challenge-bad", 0));
    }
    let elsewhere = link("", "other.example");
    let error = tiqr::log_in(&vault, &FakeWeb::default(), &mut open, account, &elsewhere, "nl").unwrap_err();
    assert_eq!(error.code(), "tiqr-no-identity");
}
