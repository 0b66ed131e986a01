//! The ways back: reset code, identity, service desk. All of them remove every device and lead to registration.

use koppel_practice::{COLLEAGUE, DEMO, DESK, PASSWORD};

use crate::app::code;
use crate::browser::{Browser, between};
use crate::stand::{Stand, stand};

async fn is_reset(stand: &Stand, browser: &mut Browser) {
    let page = browser.open("/mfa").await;
    assert_eq!(page.place, "/mfa", "logged in, to register");
    assert!(page.body.contains("nog geen toestel"), "{}", page.body);
    let mut other = stand.browser();
    assert_eq!(other.log_in(DEMO, PASSWORD).await.place, "/mfa", "no second step is left");
}

#[tokio::test]
async fn by_reset_code_once() {
    let stand = stand().await;
    let (_, secret, reset_code) = stand.with_app().await;
    assert!(!stand.stores(&reset_code.replace('-', "")));
    let (mut browser, _) = stand.half().await;
    browser.open("/mfareset").await;
    let page = browser.post("/mfareset/code", &[("code", "AAAAA-AAAAA")]).await;
    assert_eq!(page.status, 422);
    let page =
        browser.post("/mfareset/code", &[("code", &reset_code.to_lowercase().replace('-', " "))]).await;
    assert!(page.body.contains("Registreer nu een nieuw toestel"), "{}", page.body);
    is_reset(&stand, &mut browser).await;
    // Neither the old app nor the old code is worth anything now.
    let page = browser.post("/mfa/app", &[]).await;
    let new = page.secret();
    browser.post("/mfa/app/confirm", &[("code", &code(&new, stand.now()))]).await;
    let (mut thief, _) = stand.half().await;
    assert_eq!(thief.post("/login/app", &[("code", &code(&secret, stand.now()))]).await.status, 422);
    assert_eq!(thief.post("/mfareset/code", &[("code", &reset_code)]).await.status, 422);
}

#[tokio::test]
async fn a_reset_ends_the_accounts_other_sessions_and_nobody_elses() {
    let stand = stand().await;
    let (mut elsewhere, _, reset_code) = stand.with_app().await;
    let mut colleague = stand.browser();
    colleague.log_in(COLLEAGUE, PASSWORD).await;
    let (mut half, _) = stand.half().await;
    let (mut browser, _) = stand.half().await;
    assert_eq!(browser.post("/mfareset/code", &[("code", &reset_code)]).await.place, "/mfa");
    assert_eq!(browser.open("/mfa").await.place, "/mfa");
    assert_eq!(elsewhere.open("/mfa").await.place, "/login");
    assert_eq!(half.open("/login/second").await.place, "/login");
    assert_eq!(colleague.open("/mfa").await.place, "/mfa");
}

#[tokio::test]
async fn a_later_registration_ends_the_earlier_reset_code() {
    let stand = stand().await;
    let (mut browser, _, earlier) = stand.with_app().await;
    let (_, later) = stand.pair(&mut browser, "laptop").await;
    let (mut browser, _) = stand.half().await;
    assert_eq!(browser.post("/mfareset/code", &[("code", &earlier)]).await.status, 422);
    assert_eq!(browser.post("/mfareset/code", &[("code", &later)]).await.place, "/mfa");
}

#[tokio::test]
async fn a_pairing_that_was_not_finished_leaves_the_reset_code_alone() {
    let stand = stand().await;
    let (mut browser, _, reset_code) = stand.with_app().await;
    browser.open("/mfa").await;
    browser.post("/mfa/add", &[]).await;
    let (mut browser, _) = stand.half().await;
    assert_eq!(browser.post("/mfareset/code", &[("code", &reset_code)]).await.place, "/mfa");
}

#[tokio::test]
async fn reset_codes_are_not_guessed() {
    let stand = stand().await;
    let (_, _, reset_code) = stand.with_app().await;
    let (mut browser, _) = stand.half().await;
    for _ in 0..4 {
        assert_eq!(browser.post("/mfareset/code", &[("code", "x")]).await.status, 422);
    }
    assert_eq!(browser.post("/mfareset/code", &[("code", "x")]).await.status, 429);
    assert_eq!(browser.post("/mfareset/code", &[("code", &reset_code)]).await.status, 429);
}

#[tokio::test]
async fn the_password_comes_first() {
    let stand = stand().await;
    stand.with_app().await;
    let mut browser = stand.browser();
    let page = browser.open("/mfareset").await;
    assert_eq!(page.place, "/login");
    let page = browser.post("/login", &[("name", DEMO), ("password", PASSWORD)]).await;
    assert_eq!(page.place, "/mfareset");
}

async fn link(stand: &Stand, for_whom: &str) -> String {
    let mut desk = stand.browser();
    assert_eq!(desk.open("/servicedesk").await.place, "/login");
    let page = desk.post("/login", &[("name", DESK), ("password", PASSWORD)]).await;
    assert_eq!(page.place, "/servicedesk");
    let row = page.body.split("<li").find(|row| row.contains(&format!(">{for_whom}<"))).unwrap();
    let account = between(row, "name=\"account\" value=\"", "\"").unwrap();
    let page = desk.post("/servicedesk/link", &[("account", &account)]).await;
    let link = page.link(&format!("{}/mfareset/desk/", stand.running.address));
    assert!(!desk.open("/servicedesk").await.body.contains(&link), "shown once");
    link.strip_prefix(&stand.running.address).unwrap().to_owned()
}

#[tokio::test]
async fn by_service_desk_with_a_link_that_works_once() {
    let stand = stand().await;
    stand.with_app().await;
    let link = link(&stand, DEMO).await;
    assert!(!stand.stores(link.rsplit('/').next().unwrap()));
    // Opening it does nothing yet, and asks the password first.
    let mut browser = stand.browser();
    assert_eq!(browser.open(&link).await.place, "/login");
    let page = browser.post("/login", &[("name", DEMO), ("password", PASSWORD)]).await;
    assert_eq!(page.place, link);
    assert_eq!(stand.half().await.1.place, "/login/app");
    assert_eq!(browser.post(&link, &[]).await.place, "/mfa");
    is_reset(&stand, &mut browser).await;
    let page = browser.post(&link, &[]).await;
    assert_eq!(page.status, 403);
    assert!(page.alert().contains("al gebruikt"), "{}", page.alert());
}

#[tokio::test]
async fn a_link_lives_an_hour_for_its_own_account_until_the_next_one() {
    let stand = stand().await;
    stand.with_app().await;
    let colleagues = link(&stand, COLLEAGUE).await;
    let first = link(&stand, DEMO).await;
    let second = link(&stand, DEMO).await;
    let (mut browser, _) = stand.half().await;
    for bad in [&colleagues, &first] {
        assert_eq!(browser.open(bad).await.status, 403);
        assert_eq!(browser.post(bad, &[]).await.status, 403);
    }
    stand.pass(3_600);
    let (mut browser, _) = stand.half().await;
    assert_eq!(browser.open(&second).await.status, 403);
    assert_eq!(browser.post(&second, &[]).await.status, 403);
}

#[tokio::test]
async fn only_the_service_desk_issues_links() {
    let stand = stand().await;
    let mut browser = stand.fresh().await;
    assert_eq!(browser.open("/servicedesk").await.status, 403);
    assert_eq!(browser.post("/servicedesk/link", &[("account", "1")]).await.status, 403);
}

#[tokio::test]
async fn a_reset_ends_the_back_up_code_and_leaves_the_number() {
    let stand = stand().await;
    let (mut settings, _, backup_code) = stand.with_backup_code().await;
    crate::login::mobile(&stand, &mut settings, "0612345678").await;
    let (_, reset_code) = stand.pair(&mut settings, "laptop").await;
    let (mut browser, _) = stand.half().await;
    assert_eq!(browser.post("/mfareset/code", &[("code", &reset_code)]).await.place, "/mfa");
    let (mut other, page) = stand.half().await;
    assert_eq!(page.place, "/login/sms");
    assert_eq!(other.post("/login/backup-code", &[("code", &backup_code)]).await.status, 422);
}
