//! Pairing by tiqr, as the specification has it.

use axum::body::Body;
use axum::http::Request;

use crate::app::{App, post};
use crate::browser::{Browser, Page, encoded, send};
use crate::stand::{Stand, stand};

async fn begun(stand: &Stand) -> (Browser, Page, String) {
    let mut browser = stand.fresh().await;
    let page = browser.post("/mfa/add", &[("name", "laptop")]).await;
    let address = page.link("tiqrenroll://").strip_prefix("tiqrenroll://").unwrap().to_owned();
    (browser, page, address)
}

async fn read(address: &str) -> Page {
    send(Request::get(address).body(Body::empty()).unwrap()).await
}

async fn status(browser: &mut Browser, page: &Page) -> serde_json::Value {
    browser.open(&format!("{}/status", page.place)).await.json()
}

#[tokio::test]
async fn the_page_sees_each_step_and_the_qr_code_disappears() {
    let stand = stand().await;
    let (mut browser, page, address) = begun(&stand).await;
    assert!(page.body.contains("<svg class=\"qr\""));
    assert!(page.body.contains("data-watch"));
    assert_eq!(status(&mut browser, &page).await, serde_json::json!({ "status": 2, "next": null }));
    let app = App { secret: rand::random(), metadata: read(&address).await.json() };
    assert_eq!(status(&mut browser, &page).await["status"], 3);
    assert!(
        !browser.open(&page.place).await.body.contains("<svg class=\"qr\""),
        "a scanned code is no use to others"
    );
    assert_eq!(app.send_secret(&app.secret).await.status, 200);
    // Looking changes nothing, however often.
    for _ in 0..3 {
        assert_eq!(status(&mut browser, &page).await, serde_json::json!({ "status": 5, "next": page.place }));
    }
    let page = browser.open(&page.place).await;
    assert_eq!(page.place, "/mfa/registered");
    assert!(page.body.contains("Resetcode"));
    assert!(browser.open("/mfa").await.body.contains("<strong>laptop</strong>"));
}

#[tokio::test]
async fn the_metadata_is_what_the_protocol_asks_for() {
    let stand = stand().await;
    let (_, _, address) = begun(&stand).await;
    let page = read(&address).await;
    assert_eq!(page.headers["content-type"], "application/json");
    let metadata = page.json();
    let service = metadata["service"].as_object().unwrap();
    for field in
        ["displayName", "identifier", "logoUrl", "infoUrl", "authenticationUrl", "ocraSuite", "enrollmentUrl"]
    {
        assert!(service[field].is_string(), "{field}");
    }
    assert_eq!(service["ocraSuite"], "OCRA-1:HOTP-SHA1-6:QH10-S");
    assert!(service["authenticationUrl"].as_str().unwrap().starts_with(&stand.running.address));
    assert_eq!(metadata["identity"]["identifier"], "demo");
    assert_eq!(metadata["identity"]["displayName"], "Demi Oefenaar");
}

#[tokio::test]
async fn the_metadata_is_good_once() {
    let stand = stand().await;
    let (_, _, address) = begun(&stand).await;
    assert_eq!(read(&address).await.status, 200);
    assert_eq!(read(&address).await.status, 500);
    for unknown in ["/tiqr/metadata?key=00", "/tiqr/metadata", "/tiqr/metadata?key="] {
        assert_eq!(read(&format!("{}{unknown}", stand.running.address)).await.status, 500, "{unknown}");
    }
}

#[tokio::test]
async fn a_pairing_lives_300_seconds() {
    let stand = stand().await;
    let (mut browser, page, address) = begun(&stand).await;
    stand.pass(299);
    let app = App { secret: rand::random(), metadata: read(&address).await.json() };
    stand.pass(1);
    let answer = app.send_secret(&app.secret).await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (403, r#"{"responseCode":101}"#));
    assert_eq!(status(&mut browser, &page).await["status"], 1);
    let page = browser.open(&page.place).await;
    assert_eq!(page.place, "/mfa");
    assert!(page.body.contains("Er is niets gekoppeld"), "{}", page.body);
    assert!(page.body.contains("nog geen toestel"));
    let page = browser.post("/mfa/add", &[]).await;
    let address = page.link("tiqrenroll://").strip_prefix("tiqrenroll://").unwrap().to_owned();
    stand.pass(300);
    assert_eq!(read(&address).await.status, 500);
}

#[tokio::test]
async fn a_secret_has_32_bytes_or_more_and_is_taken_once() {
    let stand = stand().await;
    let (mut browser, _, address) = begun(&stand).await;
    let app = App { secret: rand::random(), metadata: read(&address).await.json() };
    for short in [0, 16, 31, 129] {
        assert_eq!(app.send_secret(&vec![7; short]).await.status, 403, "{short}");
    }
    assert!(browser.open("/mfa").await.body.contains("nog geen toestel"));
    assert_eq!(app.send_secret(&app.secret).await.status, 200);
    assert_eq!(app.send_secret(&app.secret).await.status, 403);
    let page = browser.open("/mfa").await;
    assert_eq!(page.body.matches("/mfa/remove/").count(), 1);
    assert!(!stand.stores(&data_encoding::HEXLOWER.encode(&app.secret)));
    let stored = stand.stored();
    assert!(!stored.windows(32).any(|window| window == app.secret));
}

#[tokio::test]
async fn answers_are_text_unless_json_is_asked_for() {
    let stand = stand().await;
    let (_, _, address) = begun(&stand).await;
    let metadata = read(&address).await.json();
    let enrol = metadata["service"]["enrollmentUrl"].as_str().unwrap();
    let secret = "ab".repeat(32);
    let wrong = post(enrol, &[("secret", "zz")], false).await;
    assert_eq!((wrong.status.as_u16(), wrong.body.as_str()), (403, "ERROR"));
    let unregistering = post(enrol, &[("secret", &secret), ("operation", "login")], false).await;
    assert_eq!(unregistering.status, 403);
    // Either header is enough.
    let by_version = Request::post(enrol)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("x-tiqr-protocol-version", "2")
        .body(Body::from(encoded(&[("secret", "zz")])))
        .unwrap();
    assert_eq!(send(by_version).await.body, r#"{"responseCode":101}"#);
    let right = post(enrol, &[("secret", &secret)], false).await;
    assert_eq!((right.status.as_u16(), right.body.as_str()), (200, "OK"));
}

#[tokio::test]
async fn a_pairing_is_seen_by_its_own_session_only() {
    let stand = stand().await;
    let (_, page, address) = begun(&stand).await;
    let mut other = stand.fresh().await;
    assert_eq!(other.open(&page.place).await.place, "/mfa");
    assert_eq!(status(&mut other, &page).await["status"], 1);
    assert_eq!(read(&address).await.status, 200);
}

#[tokio::test]
async fn two_pairings_at_once_end_each_on_its_own_page() {
    let stand = stand().await;
    let mut browser = stand.fresh().await;
    let first = browser.post("/mfa/add", &[("name", "een")]).await;
    browser.open("/mfa").await;
    let second = browser.post("/mfa/add", &[("name", "twee")]).await;
    App::enrol(&second.link("tiqrenroll://")).await;
    assert_eq!(status(&mut browser, &first).await["status"], 2);
    assert_eq!(status(&mut browser, &second).await["status"], 5);
    App::enrol(&first.link("tiqrenroll://")).await;
    let page = browser.open("/mfa").await;
    assert!(page.body.contains("<strong>een</strong>") && page.body.contains("<strong>twee</strong>"));
}
