//! The back-up code: shown in two groups, stored hashed, good once, replaced by one that must be ticked as saved.

use koppel_practice::PASSWORD;

use crate::app::code;
use crate::stand::stand;

#[tokio::test]
async fn it_has_eight_digits_in_two_groups_and_is_stored_hashed() {
    let stand = stand().await;
    let (_, _, backup_code) = stand.with_backup_code().await;
    let (first, second) = backup_code.split_once(' ').unwrap();
    assert!(
        [first, second].iter().all(|half| half.len() == 4 && half.bytes().all(|byte| byte.is_ascii_digit()))
    );
    assert!(!stand.stores(&backup_code));
    assert!(!stand.stores(&format!("{first}{second}")));
    assert!(!stand.stores(PASSWORD));
    // The search can find: what is meant to be readable is.
    assert!(stand.stores("Demi Oefenaar"));
    assert!(stand.stores("$argon2id$v=19$m=19456,t=2,p=1$"));
}

#[tokio::test]
async fn it_works_once_and_its_successor_must_be_ticked_as_saved() {
    let stand = stand().await;
    let (_, _, backup_code) = stand.with_backup_code().await;
    let (mut browser, _) = stand.half().await;
    browser.open("/exercise/portal").await;
    browser.log_in(koppel_practice::DEMO, PASSWORD).await;
    let page = browser.post("/login/backup-code", &[("code", &backup_code)]).await;
    assert_eq!(page.place, "/login/backup-code/new");
    assert!(page.body.contains("Ik heb mijn back-upcode bewaard"));
    assert!(page.body.contains(">Verder</button>"));
    let new = page.large_code();
    assert_ne!(new, backup_code);
    // Not in before the tick, whichever way one tries.
    for place in ["/portal", "/mfa", "/settings/security", "/login/second", "/login/app", "/mfareset"] {
        assert_eq!(browser.open(place).await.place, "/login/backup-code/new", "{place}");
    }
    let page = browser.post("/login/backup-code/new", &[]).await;
    assert_eq!((page.status.as_u16(), page.large_code()), (422, new.clone()));
    assert!(page.alert().contains("vinkje"));
    assert_eq!(browser.post("/login/backup-code/new", &[("saved", "yes")]).await.place, "/portal");
    // The old one is gone, the new one works.
    let (mut other, _) = stand.half().await;
    assert_eq!(other.post("/login/backup-code", &[("code", &backup_code)]).await.status, 422);
    assert_eq!(
        other.post("/login/backup-code", &[("code", &new.replace(' ', ""))]).await.place,
        "/login/backup-code/new"
    );
    assert!(!stand.stores(&new.replace(' ', "")));
}

#[tokio::test]
async fn two_requests_with_one_code_do_not_both_get_in() {
    let stand = stand().await;
    let (_, _, backup_code) = stand.with_backup_code().await;
    let mut browsers = Vec::new();
    for _ in 0..4 {
        browsers.push(stand.half().await.0);
    }
    // Nothing is waited for between them, so that all are under way at once.
    let tries: Vec<_> = browsers
        .into_iter()
        .map(|mut browser| {
            let backup_code = backup_code.clone();
            tokio::spawn(
                async move { browser.post("/login/backup-code", &[("code", &backup_code)]).await.place },
            )
        })
        .collect();
    let mut got_in = 0;
    for tried in tries {
        got_in += u32::from(tried.await.unwrap() == "/login/backup-code/new");
    }
    assert_eq!(got_in, 1);
}

#[tokio::test]
async fn a_new_one_on_request_ends_the_old() {
    let stand = stand().await;
    let (mut settings, _, old) = stand.with_backup_code().await;
    let new = settings.post("/settings/security/backup-code", &[]).await.large_code();
    let (mut browser, _) = stand.half().await;
    assert_eq!(browser.post("/login/backup-code", &[("code", &old)]).await.status, 422);
    assert_eq!(browser.post("/login/backup-code", &[("code", &new)]).await.place, "/login/backup-code/new");
}

#[tokio::test]
async fn wrong_ones_count_with_all_other_codes() {
    let stand = stand().await;
    let (_, secret, backup_code) = stand.with_backup_code().await;
    let (mut browser, _) = stand.half().await;
    for place in ["/login/app", "/login/backup-code", "/login/app", "/login/backup-code"] {
        assert_eq!(browser.post(place, &[("code", "1")]).await.status, 422, "{place}");
    }
    assert_eq!(browser.post("/login/backup-code", &[("code", "1")]).await.status, 429);
    assert_eq!(browser.post("/login/backup-code", &[("code", &backup_code)]).await.status, 429);
    assert_eq!(browser.post("/login/app", &[("code", &code(&secret, stand.now()))]).await.status, 429);
}

#[tokio::test]
async fn the_first_one_ends_no_other_and_the_next_one_does() {
    const OLD: &str = "Je oude back-upcode werkt niet meer";
    let stand = stand().await;
    let mut browser = stand.in_settings().await;
    let page = browser.post("/settings/security/backup-code", &[]).await;
    assert!(!page.large_code().is_empty());
    assert!(!page.body.contains(OLD), "{}", page.body);
    let page = browser.post("/settings/security/backup-code/saved", &[]).await;
    assert!(!page.body.contains(OLD), "without the tick: {}", page.body);
    let page = browser.post("/settings/security/backup-code", &[]).await;
    assert!(page.body.contains(OLD), "{}", page.body);
}

#[tokio::test]
async fn the_one_that_comes_with_the_app_ends_no_other() {
    let stand = stand().await;
    let mut browser = stand.in_settings().await;
    let secret = browser.post("/settings/security/app", &[]).await.secret();
    let page = browser.post("/settings/security/app/confirm", &[("code", &code(&secret, stand.now()))]).await;
    assert!(!page.large_code().is_empty());
    assert!(!page.body.contains("oude back-upcode"), "{}", page.body);
}
