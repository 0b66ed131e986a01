//! Logging in by tiqr: the whole table of answers.

use koppel_practice::{COLLEAGUE, PASSWORD};
use serde_json::json;

use crate::app::{App, Challenge, post};
use crate::browser::{Browser, Page};
use crate::stand::{Stand, stand};

async fn challenged(stand: &Stand) -> (Browser, Challenge) {
    let (mut browser, _) = stand.half().await;
    let page = browser.open("/login/tiqr").await;
    let challenge = Challenge::of_link(&page.link("tiqrauth://"));
    (browser, challenge)
}

fn number(answer: &Page) -> i64 {
    answer.json()["responseCode"].as_i64().unwrap()
}

#[tokio::test]
async fn a_right_response_logs_in_the_browser_that_showed_the_code() {
    let stand = stand().await;
    let (_, app, _) = stand.with_tiqr().await;
    let (mut browser, challenge) = challenged(&stand).await;
    assert_eq!(challenge.user.as_deref(), Some("demo"));
    assert_eq!(browser.open("/login/tiqr/status").await.json(), json!({ "next": null }));
    let (mut other, _) = challenged(&stand).await;
    let answer = app.answer(&challenge).await;
    assert_eq!(answer.json(), json!({ "responseCode": 1 }));
    for _ in 0..3 {
        assert_eq!(browser.open("/login/tiqr/status").await.json(), json!({ "next": "/login/tiqr" }));
    }
    assert_eq!(other.open("/login/tiqr").await.place, "/login/tiqr");
    assert_eq!(browser.open("/login/tiqr").await.place, "/mfa");
}

#[tokio::test]
async fn a_response_is_good_once() {
    let stand = stand().await;
    let (_, app, _) = stand.with_tiqr().await;
    let (mut browser, challenge) = challenged(&stand).await;
    assert_eq!(number(&app.answer(&challenge).await), 1);
    for _ in 0..4 {
        assert_eq!(number(&app.answer(&challenge).await), 203);
        assert_eq!(number(&app.answer_wrongly(&challenge).await), 203, "not counted, either");
    }
    browser.open("/login/tiqr").await;
    assert_eq!(number(&app.answer(&challenge).await), 203);
    // A right response to another challenge is a wrong one to this.
    let (_, fresh) = challenged(&stand).await;
    let answer = app.answer_with(&fresh, &app.response(&challenge)).await;
    assert_eq!(number(&answer), 201);
}

#[tokio::test]
async fn a_challenge_lives_180_seconds() {
    let stand = stand().await;
    let (_, app, _) = stand.with_tiqr().await;
    let (mut browser, challenge) = challenged(&stand).await;
    stand.pass(180);
    let answer = app.answer(&challenge).await;
    assert_eq!(number(&answer), 203);
    assert!(answer.json()["message"].as_str().unwrap().contains("verlopen"));
    assert_eq!(browser.open("/login/tiqr/status").await.json(), json!({ "next": "/login/tiqr" }));
    let page = browser.open("/login/tiqr").await;
    assert!(page.alert().contains("verlopen"), "{}", page.body);
    let page = browser.post("/login/tiqr", &[]).await;
    let challenge = Challenge::of_link(&page.link("tiqrauth://"));
    stand.pass(179);
    assert_eq!(number(&app.answer(&challenge).await), 1);
    assert_eq!(browser.open("/login/tiqr").await.place, "/mfa");
}

#[tokio::test]
async fn three_wrong_responses_block_until_a_reset() {
    let stand = stand().await;
    let (_, app, reset_code) = stand.with_tiqr().await;
    let (mut browser, challenge) = challenged(&stand).await;
    for left in [2, 1] {
        let answer = app.answer_wrongly(&challenge).await.json();
        assert_eq!(
            (answer["responseCode"].clone(), answer["attemptsLeft"].clone()),
            (json!(201), json!(left))
        );
    }
    assert_eq!(number(&app.answer_wrongly(&challenge).await), 204);
    // Blocked for good, also for the right response to a new challenge.
    assert_eq!(number(&app.answer(&challenge).await), 204);
    assert_eq!(browser.open("/login/tiqr/status").await.json(), json!({ "next": "/login/tiqr" }));
    let page = browser.open("/login/tiqr").await;
    assert_eq!(page.status, 403);
    assert!(page.alert().contains("geblokkeerd"), "{}", page.body);
    stand.pass(24 * 3_600);
    let (mut browser, _) = stand.half().await;
    browser.open("/mfareset").await;
    assert_eq!(browser.post("/mfareset/code", &[("code", &reset_code)]).await.place, "/mfa");
    let (app, _) = stand.pair(&mut browser, "nieuw").await;
    let (mut browser, challenge) = challenged(&stand).await;
    assert_eq!(number(&app.answer(&challenge).await), 1);
    assert_eq!(browser.open("/login/tiqr").await.place, "/mfa");
}

#[tokio::test]
async fn wrong_responses_that_come_at_once_are_all_counted() {
    let stand = stand().await;
    let (_, app, _) = stand.with_tiqr().await;
    let (_, challenge) = challenged(&stand).await;
    let right = app.response(&challenge);
    let user = "demo";
    let address = format!("{}/tiqr/auth", stand.running.address);
    let guesses = (0..20).map(|guess| {
        let (address, session, right) = (address.clone(), challenge.session.clone(), right.clone());
        let guess = format!("{guess:06}");
        assert_ne!(guess, right);
        tokio::spawn(async move {
            let fields = [("sessionKey", session.as_str()), ("userId", user), ("response", guess.as_str())];
            number(&post(&address, &fields, true).await)
        })
    });
    let mut answers = Vec::new();
    for guess in guesses.collect::<Vec<_>>() {
        answers.push(guess.await.unwrap());
    }
    assert_eq!(answers.iter().filter(|answer| **answer == 201).count(), 2, "{answers:?}");
    assert_eq!(answers.iter().filter(|answer| **answer == 204).count(), 18, "{answers:?}");
}

#[tokio::test]
async fn a_right_response_forgets_the_wrong_ones() {
    let stand = stand().await;
    let (_, app, _) = stand.with_tiqr().await;
    for _ in 0..2 {
        let (_, challenge) = challenged(&stand).await;
        assert_eq!(number(&app.answer_wrongly(&challenge).await), 201);
        assert_eq!(number(&app.answer_wrongly(&challenge).await), 201);
        assert_eq!(number(&app.answer(&challenge).await), 1);
    }
}

/// Fields, the word of version 1, the number of version 2.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, i64);

#[tokio::test]
async fn every_other_mistake_has_its_own_answer_in_both_forms() {
    let stand = stand().await;
    let (_, app, _) = stand.with_tiqr().await;
    let (_, challenge) = challenged(&stand).await;
    let address = format!("{}/tiqr/auth", stand.running.address);
    let (session, response) = (challenge.session.as_str(), app.response(&challenge));
    let response = response.as_str();
    let unknown_session = "0".repeat(32);
    let cases: [Case<'_>; 6] = [
        (&[], "INVALID_REQUEST", 202),
        (&[("sessionKey", session), ("userId", "demo")], "INVALID_REQUEST", 202),
        (
            &[("sessionKey", session), ("userId", "demo"), ("response", response), ("operation", "register")],
            "INVALID_REQUEST",
            202,
        ),
        (
            &[("sessionKey", &unknown_session), ("userId", "demo"), ("response", response)],
            "INVALID_CHALLENGE",
            203,
        ),
        (&[("sessionKey", session), ("userId", "niemand"), ("response", response)], "INVALID_USERID", 205),
        (&[("sessionKey", session), ("userId", COLLEAGUE), ("response", response)], "INVALID_USERID", 205),
    ];
    for (fields, word, code) in cases {
        let text = post(&address, fields, false).await;
        assert_eq!((text.status.as_u16(), text.body.as_str()), (200, word), "{fields:?}");
        assert_eq!(number(&post(&address, fields, true).await), code, "{fields:?}");
    }
    let wrong = [("sessionKey", session), ("userId", "demo"), ("response", "1")];
    assert_eq!(post(&address, &wrong, false).await.body, "INVALID_RESPONSE:2");
    assert_eq!(post(&address, &wrong, false).await.body, "INVALID_RESPONSE:1");
    assert_eq!(post(&address, &wrong, false).await.body, "ACCOUNT_BLOCKED");
}

#[tokio::test]
async fn after_a_password_nobody_else_answers() {
    let stand = stand().await;
    let (_, demo, _) = stand.with_tiqr().await;
    let mut colleague = stand.browser();
    colleague.log_in(COLLEAGUE, PASSWORD).await;
    let (colleagues_app, _) = stand.pair(&mut colleague, "toestel").await;
    let (mut browser, challenge) = challenged(&stand).await;
    assert_eq!(number(&colleagues_app.answer(&challenge).await), 205);
    assert_eq!(browser.open("/login/tiqr").await.place, "/login/tiqr");
    assert_eq!(number(&demo.answer(&challenge).await), 1);
    assert!(browser.open("/login/tiqr").await.body.contains("Demi Oefenaar"));
}

#[tokio::test]
async fn without_a_password_whoever_answers_is_logged_in() {
    let stand = stand().await;
    let (_, demo, _) = stand.with_tiqr().await;
    let mut colleague = stand.browser();
    colleague.log_in(COLLEAGUE, PASSWORD).await;
    let (colleagues_app, _) = stand.pair(&mut colleague, "toestel").await;
    for (app, name) in [(demo, "Demi Oefenaar"), (colleagues_app, "Colin Oefenaar")] {
        let mut browser = stand.browser();
        let page = browser.open("/login/tiqr").await;
        let challenge = Challenge::of_link(&page.link("tiqrauth://"));
        assert_eq!(challenge.user, None);
        assert_eq!(number(&app.answer(&challenge).await), 1);
        let page = browser.open("/login/tiqr").await;
        assert_eq!(page.place, "/mfa");
        assert!(page.body.contains(name));
    }
}

#[tokio::test]
async fn several_devices_of_one_account_answer_each() {
    let stand = stand().await;
    let (mut browser, first, _) = stand.with_tiqr().await;
    let (second, _) = stand.pair(&mut browser, "tweede").await;
    for app in [first, second] {
        let (_, challenge) = challenged(&stand).await;
        assert_eq!(number(&app.answer(&challenge).await), 1);
    }
}

#[tokio::test]
async fn what_is_blocked_stays_so_when_another_device_is_paired() {
    let stand = stand().await;
    let (mut owner, old, _) = stand.with_tiqr().await;
    let (_, challenge) = challenged(&stand).await;
    for _ in 0..3 {
        old.answer_wrongly(&challenge).await;
    }
    assert!(owner.open("/mfa").await.body.contains("Geblokkeerd"));
    let (new, _) = stand.pair(&mut owner, "nieuw").await;
    let (_, challenge) = challenged(&stand).await;
    assert_eq!(number(&old.answer(&challenge).await), 201);
    assert_eq!(number(&new.answer(&challenge).await), 1);
}

#[tokio::test]
async fn a_response_can_be_typed_when_the_app_has_no_connection() {
    let stand = stand().await;
    let (_, app, _) = stand.with_tiqr().await;
    let (mut browser, challenge) = challenged(&stand).await;
    let page = browser.post("/login/tiqr/code", &[("code", "1")]).await;
    assert_eq!(page.status, 422);
    assert!(page.alert().contains("2 pogingen"), "{}", page.alert());
    assert_eq!(Challenge::of_link(&page.link("tiqrauth://")).session, challenge.session);
    assert_eq!(browser.post("/login/tiqr/code", &[("code", &app.response(&challenge))]).await.place, "/mfa");
    assert_eq!(number(&app.answer(&challenge).await), 203);
}

#[tokio::test]
async fn an_app_of_nobody_learns_nothing() {
    let stand = stand().await;
    stand.with_app().await;
    let mut browser = stand.browser();
    let challenge = Challenge::of_link(&browser.open("/login/tiqr").await.link("tiqrauth://"));
    let app = App {
        secret: [7; 32],
        metadata: json!({
            "identity": { "identifier": "demo" }, "service": { "authenticationUrl": format!("{}/tiqr/auth", stand.running.address) },
        }),
    };
    assert_eq!(number(&app.answer(&challenge).await), 205);
}

#[tokio::test]
async fn its_link_names_the_site_beside_the_service() {
    let stand = stand().await;
    let (_, app, _) = stand.with_tiqr().await;
    let service = app.metadata["service"]["identifier"].as_str().unwrap();
    let mut sites = Vec::new();
    for exercise in ["/exercise/university", "/exercise/portal"] {
        let mut browser = stand.browser();
        browser.open(exercise).await;
        let link = browser.open("/login/tiqr").await.link("tiqrauth://");
        assert!(link.starts_with(&format!("tiqrauth://{service}/")), "{link}");
        sites.push(Challenge::of_link(&link).site);
    }
    assert_eq!(sites, ["universiteit.koppel.test", "portaal.koppel.test"]);
}
