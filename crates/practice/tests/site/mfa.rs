//! Manage devices: several, by both ways, and away again.

use crate::app::code;
use crate::browser::between;
use crate::stand::stand;

#[tokio::test]
async fn a_device_is_listed_with_its_name_and_times() {
    let stand = stand().await;
    let (mut browser, secret, _) = stand.with_app().await;
    stand.pass(2 * 3_600);
    let mut again = stand.browser();
    again.log_in(koppel_practice::DEMO, koppel_practice::PASSWORD).await;
    let page = again.post("/login/app", &[("code", &code(&secret, stand.now()))]).await;
    assert!(page.body.contains("telefoon"));
    assert!(page.body.contains("2 uur geleden"), "{}", page.body);
    assert!(page.body.contains("zojuist"));
    // The first browser has been silent for too long.
    assert_eq!(browser.open("/mfa").await.place, "/login");
}

#[tokio::test]
async fn several_devices_by_both_ways_log_in_each() {
    let stand = stand().await;
    let (mut browser, first, _) = stand.with_app().await;
    browser.open("/mfa").await;
    let page = browser.post("/mfa/app", &[("name", "")]).await;
    let second = page.secret();
    browser.post("/mfa/app/confirm", &[("code", &code(&second, stand.now()))]).await;
    stand.pair(&mut browser, "laptop").await;
    let page = browser.open("/mfa").await;
    for name in ["telefoon", "Toestel 2", "laptop"] {
        assert!(page.body.contains(&format!("<strong>{name}</strong>")), "{name}: {}", page.body);
    }
    stand.pass(30);
    for secret in [first, second] {
        let (mut browser, _) = stand.half().await;
        assert_eq!(browser.post("/login/app", &[("code", &code(&secret, stand.now()))]).await.place, "/mfa");
    }
}

#[tokio::test]
async fn a_removed_device_no_longer_logs_in() {
    let stand = stand().await;
    let (mut browser, secret, _) = stand.with_app().await;
    stand.pair(&mut browser, "laptop").await;
    let page = browser.open("/mfa").await;
    let remove = format!("/mfa/remove/{}", between(&page.body, "/mfa/remove/", "\"").unwrap());
    let page = browser.open(&remove).await;
    assert!(page.body.contains("Toestel houden"), "asked before it is done: {}", page.body);
    assert!(browser.open("/mfa").await.body.contains("telefoon"));
    let page = browser.post(&remove, &[]).await;
    assert!(page.body.contains("telefoon is verwijderd"), "{}", page.body);
    let (mut other, page) = stand.half().await;
    assert_eq!(page.place, "/login/tiqr");
    assert_eq!(other.post("/login/app", &[("code", &code(&secret, stand.now()))]).await.status, 422);
}

#[tokio::test]
async fn nobody_removes_a_device_of_another() {
    let stand = stand().await;
    let (mut owner, ..) = stand.with_app().await;
    let page = owner.open("/mfa").await;
    let remove = format!("/mfa/remove/{}", between(&page.body, "/mfa/remove/", "\"").unwrap());
    let mut other = stand.browser();
    other.log_in(koppel_practice::COLLEAGUE, koppel_practice::PASSWORD).await;
    assert_eq!(other.open(&remove).await.status, 404);
    assert_eq!(other.post(&remove, &[]).await.status, 404);
    assert!(owner.open("/mfa").await.body.contains("telefoon"));
}

#[tokio::test]
async fn an_app_is_added_only_by_its_code() {
    let stand = stand().await;
    let mut browser = stand.fresh().await;
    let secret = browser.post("/mfa/app", &[("name", "telefoon")]).await.secret();
    assert_eq!(secret.len(), 20);
    let page = browser.post("/mfa/app/confirm", &[("code", "12345")]).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.secret(), secret, "the same QR code stays until it is confirmed");
    assert!(browser.open("/mfa").await.body.contains("nog geen toestel"));
}

#[tokio::test]
async fn an_app_hears_the_same_names_in_every_language() {
    let stand = stand().await;
    let mut browser = stand.fresh().await;
    let nl = browser.post("/mfa/app", &[]).await.link("otpauth://");
    browser.language = "en";
    let en = browser.post("/mfa/app", &[]).await.link("otpauth://");
    for link in [&nl, &en] {
        assert!(link.starts_with("otpauth://totp/Oefenuniversiteit:demo?secret="), "{link}");
        assert!(link.ends_with("&issuer=Oefenuniversiteit&algorithm=SHA1&digits=6&period=30"), "{link}");
    }
}

#[tokio::test]
async fn the_reset_code_is_shown_until_one_goes_on() {
    let stand = stand().await;
    let (mut browser, _, reset_code) = stand.with_app().await;
    assert_eq!(browser.open("/mfa/registered").await.large_code(), reset_code);
    assert_eq!(browser.post("/mfa/registered", &[]).await.place, "/mfa");
    assert_eq!(browser.open("/mfa/registered").await.place, "/mfa");
}
