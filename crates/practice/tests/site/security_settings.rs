//! Settings → Security.

use koppel_practice::{DEMO, PASSWORD};

use crate::app::code;
use crate::login::{last_message, mobile};
use crate::stand::stand;

#[tokio::test]
async fn the_password_is_asked_again_and_again_after_a_while() {
    let stand = stand().await;
    let mut browser = stand.browser();
    browser.open("/exercise/portal").await;
    browser.log_in(DEMO, PASSWORD).await;
    let page = browser.open("/settings/security").await;
    assert!(!page.body.contains("Authenticatie-app bewerken"));
    // Nor is anything behind it done before.
    let places = ["app", "mobile", "standard", "backup-code"];
    for place in places {
        let page = browser
            .post(&format!("/settings/security/{place}"), &[("number", "0612345678"), ("method", "app")])
            .await;
        assert_eq!(page.place, "/settings/security", "{place}");
        assert!(page.body.contains("Vul je wachtwoord nog een keer in"), "{place}");
    }
    let page = browser.post("/settings/security/password", &[("password", "mis")]).await;
    assert_eq!(page.status, 422);
    let page = browser.post("/settings/security/password", &[("password", PASSWORD)]).await;
    assert!(page.body.contains("Authenticatie-app bewerken"));
    assert!(page.body.contains("nog geen back-upcode"), "the refused request above made none");
    stand.pass(600);
    assert!(browser.open("/settings/security").await.body.contains("Vul je wachtwoord nog een keer in"));
}

#[tokio::test]
async fn another_app_ends_the_one_before_when_it_is_confirmed() {
    let stand = stand().await;
    let (mut settings, old, _) = stand.with_backup_code().await;
    let new = settings.post("/settings/security/app", &[]).await.secret();
    assert_ne!(old, new);
    // Not confirmed yet: the old one still works.
    let (mut browser, _) = stand.half().await;
    assert_eq!(browser.post("/login/app", &[("code", &code(&old, stand.now()))]).await.place, "/mfa");
    let page = settings.post("/settings/security/app/confirm", &[("code", &code(&new, stand.now()))]).await;
    assert_eq!(page.place, "/settings/security");
    stand.pass(30);
    let (mut browser, _) = stand.half().await;
    assert_eq!(browser.post("/login/app", &[("code", &code(&old, stand.now()))]).await.status, 422);
    assert_eq!(browser.post("/login/app", &[("code", &code(&new, stand.now()))]).await.place, "/mfa");
}

#[tokio::test]
async fn devices_of_the_list_stay_when_the_portals_app_changes() {
    let stand = stand().await;
    let (mut settings, ..) = stand.with_backup_code().await;
    stand.pair(&mut settings, "laptop").await;
    settings.open("/settings/security").await;
    let new = settings.post("/settings/security/app", &[]).await.secret();
    settings.post("/settings/security/app/confirm", &[("code", &code(&new, stand.now()))]).await;
    let page = settings.open("/mfa").await;
    assert!(page.body.contains("laptop"));
    assert_eq!(page.body.matches("/mfa/remove/").count(), 2, "{}", page.body);
}

#[tokio::test]
async fn a_number_counts_once_its_code_was_typed() {
    let stand = stand().await;
    let (mut settings, ..) = stand.with_backup_code().await;
    let page = settings.post("/settings/security/mobile", &[("number", "geen nummer")]).await;
    assert_eq!(page.status, 422);
    settings.post("/settings/security/mobile", &[("number", "06 1234 5678")]).await;
    let page = settings.post("/settings/security/mobile/confirm", &[("code", "1")]).await;
    assert_eq!(page.status, 422);
    let (mut browser, _) = stand.half().await;
    assert!(!browser.open("/login/methods").await.body.contains("/login/sms"));
    let code = last_message(&stand).await;
    let page = settings.post("/settings/security/mobile/confirm", &[("code", &code)]).await;
    assert!(page.body.contains("••• 678"), "{}", page.body);
    assert!(browser.open("/login/methods").await.body.contains("/login/sms"));
}

#[tokio::test]
async fn a_code_for_a_new_number_does_not_log_in() {
    let stand = stand().await;
    let (mut settings, ..) = stand.with_backup_code().await;
    mobile(&stand, &mut settings, "0612345678").await;
    // Whoever is past the password only cannot make the site send elsewhere.
    let (mut thief, _) = stand.half().await;
    let page = thief.post("/settings/security/mobile", &[("number", "0687654321")]).await;
    assert_eq!(page.place, "/login/app");
    assert!(!stand.browser().open("/outbox").await.body.contains("0687654321"));
}

#[tokio::test]
async fn the_standard_method_is_asked_first() {
    let stand = stand().await;
    let (mut settings, ..) = stand.with_backup_code().await;
    mobile(&stand, &mut settings, "0612345678").await;
    assert_eq!(stand.half().await.1.place, "/login/app");
    settings.post("/settings/security/standard", &[("method", "sms")]).await;
    assert_eq!(stand.half().await.1.place, "/login/sms");
    for method in ["tiqr", "backup-code", "password", ""] {
        let page = settings.post("/settings/security/standard", &[("method", method)]).await;
        assert_eq!(page.status, 400, "{method} is not there to be asked first");
    }
    assert_eq!(stand.half().await.1.place, "/login/sms");
}
