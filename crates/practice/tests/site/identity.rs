//! A reset by identity: OpenID Connect with the stand-in provider.

use axum::http::header::LOCATION;
use axum::http::{Method, StatusCode};

use crate::app::post;
use crate::browser::{Browser, Page, between, encoded};
use crate::stand::{Stand, stand};

/// At the provider's page.
async fn at_provider(stand: &Stand) -> (Browser, Page) {
    let (mut browser, _) = stand.half().await;
    browser.open("/mfareset").await;
    let page = browser.post("/mfareset/identity", &[]).await;
    assert!(page.place.starts_with(&format!("{}/authorize?", stand.running.provider)), "{}", page.place);
    (browser, page)
}

fn asked(page: &Page) -> Vec<(String, String)> {
    let names = [
        "response_type",
        "client_id",
        "redirect_uri",
        "scope",
        "state",
        "nonce",
        "code_challenge",
        "code_challenge_method",
    ];
    names
        .map(|name| (name.into(), between(&page.body, &format!("name=\"{name}\" value=\""), "\"").unwrap()))
        .into()
}

/// Chooses who to be; gives where the provider sends the browser.
async fn choose(stand: &Stand, browser: &mut Browser, page: &Page, subject: &str) -> String {
    let mut fields = asked(page);
    fields.push(("subject".into(), subject.into()));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = browser
        .once(Method::POST, &format!("{}/authorize", stand.running.provider), Some(encoded(&fields)))
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.headers[LOCATION].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_right_identity_resets() {
    let stand = stand().await;
    stand.with_app().await;
    let (mut browser, page) = at_provider(&stand).await;
    assert!(page.body.contains("bewijst niets"), "labelled as a stand-in: {}", page.body);
    let back = choose(&stand, &mut browser, &page, "eid-demo").await;
    assert!(back.starts_with(&format!("{}/mfareset/identity/return?code=", stand.running.address)));
    let page = browser.open(&back).await;
    assert_eq!(page.place, "/mfa");
    assert!(page.body.contains("nog geen toestel"), "{}", page.body);
}

#[tokio::test]
async fn another_identity_does_not() {
    let stand = stand().await;
    stand.with_app().await;
    for subject in ["eid-collega", "eid-stranger"] {
        let (mut browser, page) = at_provider(&stand).await;
        let back = choose(&stand, &mut browser, &page, subject).await;
        let page = browser.open(&back).await;
        assert_eq!(page.status, 403);
        assert!(page.alert().contains("iemand anders"), "{}", page.alert());
    }
    assert_eq!(stand.half().await.1.place, "/login/app");
}

#[tokio::test]
async fn an_answer_counts_in_the_session_that_asked() {
    let stand = stand().await;
    stand.with_app().await;
    let (mut browser, page) = at_provider(&stand).await;
    let back = choose(&stand, &mut browser, &page, "eid-demo").await;
    // Someone who got hold of the address, with an attempt of their own and with none.
    let (mut thief, _) = at_provider(&stand).await;
    assert_eq!(thief.open(&back).await.status, 403);
    let (mut thief, _) = stand.half().await;
    assert_eq!(thief.open(&back).await.status, 403);
    assert_eq!(stand.half().await.1.place, "/login/app");
}

#[tokio::test]
async fn an_answer_counts_with_its_own_state_once() {
    let stand = stand().await;
    stand.with_app().await;
    for state in ["&state=x", "&state=", ""] {
        let (mut browser, page) = at_provider(&stand).await;
        let back = choose(&stand, &mut browser, &page, "eid-demo").await;
        let altered = format!("{}{state}", back.split("&state=").next().unwrap());
        assert_eq!(browser.open(&altered).await.status, 403, "{state}");
        // That attempt is over now, so the right answer to it comes too late.
        assert_eq!(browser.open(&back).await.status, 403, "{state}");
    }
    assert_eq!(stand.half().await.1.place, "/login/app");
}

#[tokio::test]
async fn an_answer_that_comes_too_late_does_not_count() {
    let stand = stand().await;
    stand.with_app().await;
    let (mut browser, page) = at_provider(&stand).await;
    let back = choose(&stand, &mut browser, &page, "eid-demo").await;
    stand.pass(60);
    let page = browser.open(&back).await;
    assert_eq!(page.status, 403);
    assert!(page.alert().contains("niet aangetoond"), "{}", page.alert());
}

#[tokio::test]
async fn a_token_of_another_attempt_does_not_count() {
    let stand = stand().await;
    stand.with_app().await;
    // The nonce and the challenge of one attempt with the state of another: the provider cannot know, the site must.
    let (mut browser, mine) = at_provider(&stand).await;
    let (_, other) = at_provider(&stand).await;
    for swapped in ["nonce", "code_challenge"] {
        let mut page = Page {
            status: mine.status,
            headers: mine.headers.clone(),
            body: mine.body.clone(),
            place: String::new(),
        };
        let of = |page: &Page| asked(page).into_iter().find(|(name, _)| name == swapped).unwrap().1;
        page.body = page.body.replace(&of(&mine), &of(&other));
        let back = choose(&stand, &mut browser, &page, "eid-demo").await;
        assert_eq!(browser.open(&back).await.status, 403, "{swapped}");
        browser.open("/mfareset").await;
        browser.post("/mfareset/identity", &[]).await;
    }
    assert_eq!(stand.half().await.1.place, "/login/app");
}

#[tokio::test]
async fn the_provider_sends_the_browser_to_its_one_client_only() {
    let stand = stand().await;
    stand.with_app().await;
    let (mut browser, page) = at_provider(&stand).await;
    let good = page.place.clone();
    let replaced = |from: &str, to: &str| {
        assert!(good.contains(from), "{from} in {good}");
        good.replace(from, to)
    };
    for bad in [
        replaced("mfareset%2Fidentity%2Freturn", "evil"),
        replaced("client_id=koppel-practice", "client_id=evil"),
        replaced("S256", "plain"),
        replaced("scope=openid", "scope=email"),
        replaced("response_type=code", "response_type=token"),
        format!("{}/authorize", stand.running.provider),
    ] {
        assert_eq!(browser.once(Method::GET, &bad, None).await.status, 400, "{bad}");
    }
}

#[tokio::test]
async fn a_code_is_exchanged_once_by_whoever_began() {
    let stand = stand().await;
    stand.with_app().await;
    let (mut browser, page) = at_provider(&stand).await;
    let back = choose(&stand, &mut browser, &page, "eid-demo").await;
    let code = between(&back, "code=", "&").unwrap();
    let returns_to = format!("{}/mfareset/identity/return", stand.running.address);
    let fields = [
        ("grant_type", "authorization_code"),
        ("client_id", "koppel-practice"),
        ("code", code.as_str()),
        ("redirect_uri", returns_to.as_str()),
        ("code_verifier", "not the one that the site has"),
    ];
    let answer = post(&format!("{}/token", stand.running.provider), &fields, true).await;
    assert_eq!((answer.status.as_u16(), answer.json()["error"].as_str()), (400, Some("invalid_grant")));
    // The try used the code up.
    assert_eq!(browser.open(&back).await.status, 403);
}
