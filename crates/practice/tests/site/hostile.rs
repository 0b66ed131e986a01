//! What nobody sends who means well.

use axum::body::Body;
use axum::http::Request;
use axum::http::header::{CONTENT_TYPE, COOKIE};

use crate::browser::send;
use crate::stand::stand;

#[tokio::test]
async fn html_in_a_devices_name_is_text() {
    let stand = stand().await;
    let mut browser = stand.fresh().await;
    let name = "<script>alert(1)</script>\"'&\u{202e}";
    stand.pair(&mut browser, name).await;
    let page = browser.open("/mfa").await;
    assert!(
        page.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;'&amp;</strong>"),
        "{}",
        page.body
    );
    assert!(!page.body.contains("<script>alert"));
    assert!(!page.body.contains('\u{202e}'));
    let remove = crate::browser::between(&page.body, "/mfa/remove/", "\"").unwrap();
    assert!(!browser.open(&format!("/mfa/remove/{remove}")).await.body.contains("<script>alert"));
}

#[tokio::test]
async fn a_long_name_is_cut() {
    let stand = stand().await;
    let mut browser = stand.fresh().await;
    stand.pair(&mut browser, &"é".repeat(1_000)).await;
    let page = browser.open("/mfa").await;
    assert!(page.body.contains(&"é".repeat(40)));
    assert!(!page.body.contains(&"é".repeat(41)));
}

#[tokio::test]
async fn huge_bodies_are_refused_unread() {
    let stand = stand().await;
    let mut browser = stand.fresh().await;
    let huge = "x".repeat(1 << 20);
    assert_eq!(browser.post("/mfa/add", &[("name", &huge)]).await.status, 413);
    let address = format!("{}/tiqr/auth", stand.running.address);
    assert_eq!(crate::app::post(&address, &[("response", &huge)], true).await.json()["responseCode"], 202);
    assert!(browser.open("/mfa").await.body.contains("nog geen toestel"));
}

#[tokio::test]
async fn other_content_types_and_broken_forms_are_refused() {
    let stand = stand().await;
    let mut browser = stand.browser();
    browser.open("/login").await;
    let cookie = format!("koppel-practice={}", browser.cookies["koppel-practice"]);
    let token = browser.token.clone();
    for (kind, body, status) in [
        ("application/json", format!("{{\"token\":\"{token}\"}}"), 415),
        ("text/plain", format!("token={token}&name=demo&password=x"), 415),
        ("multipart/form-data; boundary=x", format!("--x\r\n\r\n{token}\r\n--x--"), 415),
        ("application/x-www-form-urlencoded", format!("token={token}"), 400),
        ("application/x-www-form-urlencoded", format!("token={token}&name=%ff&password=%00"), 422),
        ("application/x-www-form-urlencoded", "token=%".into(), 403),
        ("application/x-www-form-urlencoded", "&&&===".into(), 403),
        ("application/x-www-form-urlencoded", String::new(), 403),
    ] {
        let request = Request::post(format!("{}/login", stand.running.address))
            .header(CONTENT_TYPE, kind)
            .header(COOKIE, &cookie)
            .body(Body::from(body.clone()))
            .unwrap();
        let page = send(request).await;
        assert_eq!(page.status, status, "{kind}: {body}");
        assert!(page.body.starts_with("<!DOCTYPE html>"), "{kind}: {}", page.body);
    }
}

#[tokio::test]
async fn broken_cookies_are_no_session() {
    let stand = stand().await;
    let names = ["", "x", "AAAAAAAAAAAAAAAAAAAAAA", "%00", "\"\"", "../../etc/passwd", "ééé"];
    for name in names {
        let request = Request::get(format!("{}/mfa", stand.running.address))
            .header(COOKIE, format!("koppel-practice={name}").into_bytes())
            .body(Body::empty())
            .unwrap();
        let page = send(request).await;
        assert_eq!(
            (page.status.as_u16(), page.headers["location"].to_str().unwrap()),
            (303, "/login"),
            "{name}"
        );
    }
}

#[tokio::test]
async fn odd_addresses_are_no_pages() {
    let stand = stand().await;
    let mut browser = stand.fresh().await;
    for place in [
        "/nowhere",
        "/mfa/remove/0",
        "/mfa/remove/99999999999999999999",
        "/mfa/remove/%3Cscript%3E",
        "/exercise/nowhere",
        "/assets/../server.key",
        "/mfareset/desk/%2e%2e%2f",
    ] {
        let page = browser.open(place).await;
        assert!([400, 403, 404].contains(&page.status.as_u16()), "{place}: {}", page.status);
        assert!(page.body.contains("role=\"alert\"") || page.body.is_empty(), "{place}: {}", page.body);
        assert!(!page.body.contains("<script>"), "{place}");
    }
}

#[tokio::test]
async fn a_field_that_comes_twice_or_with_sql_is_only_text() {
    let stand = stand().await;
    let mut browser = stand.browser();
    browser.open("/login").await;
    let page = browser.log_in("demo' OR '1'='1", "' OR '1'='1").await;
    assert_eq!(page.status, 422);
    let page = browser.post("/login", &[("name", "demo"), ("name", "collega"), ("password", "x")]).await;
    assert!([400, 422].contains(&page.status.as_u16()), "{}", page.status);
}
