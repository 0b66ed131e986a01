//! Password, codes, text messages, and the other ways.

use koppel_practice::{COLLEAGUE, DEMO, PASSWORD};

use crate::app::code;
use crate::stand::stand;

#[tokio::test]
async fn the_first_page_names_the_account_with_which_one_gets_in() {
    let stand = stand().await;
    let page = stand.browser().open("/").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains(&format!("<code>{DEMO}</code>")), "{}", page.body);
    assert!(page.body.contains(&format!("<code>{PASSWORD}</code>")));
    let page = stand.fresh().await.open("/mfa").await;
    assert!(page.body.contains("Toestellen beheren"));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_hear_the_same() {
    let stand = stand().await;
    let mut browser = stand.browser();
    let wrong = browser.log_in(DEMO, "oefenen").await;
    let unknown = browser.log_in("niemand", PASSWORD).await;
    assert_eq!((wrong.status, unknown.status), (422.try_into().unwrap(), 422.try_into().unwrap()));
    assert!(!wrong.alert().is_empty());
    assert_eq!(wrong.alert(), unknown.alert());
    assert_eq!(browser.open("/mfa").await.place, "/login");
}

#[tokio::test]
async fn passwords_are_limited_for_each_name() {
    let stand = stand().await;
    let mut browser = stand.browser();
    for attempt in 1..=10 {
        assert_eq!(browser.log_in(DEMO, "mis").await.status, 422, "{attempt}");
    }
    assert_eq!(browser.log_in(DEMO, PASSWORD).await.status, 429);
    assert_eq!(browser.log_in(COLLEAGUE, PASSWORD).await.place, "/mfa");
    stand.pass(60);
    assert_eq!(stand.browser().log_in(DEMO, PASSWORD).await.place, "/mfa");
}

#[tokio::test]
async fn a_password_alone_is_not_enough_once_a_device_is_registered() {
    let stand = stand().await;
    stand.with_app().await;
    let (mut browser, page) = stand.half().await;
    assert_eq!(page.place, "/login/app");
    for place in ["/mfa", "/portal", "/settings", "/settings/security", "/mfa/registered", "/servicedesk"] {
        assert_eq!(browser.open(place).await.place, "/login/app", "{place}");
    }
    for place in ["/mfa/add", "/mfa/app", "/settings/security/app", "/settings/security/backup-code"] {
        let page = browser.post(place, &[("name", "x")]).await;
        assert_eq!(page.place, "/login/app", "{place}");
    }
}

#[tokio::test]
async fn a_code_counts_one_step_before_and_after_its_own() {
    for (drift, is_taken) in [(-60, false), (-30, true), (0, true), (30, true), (60, false)] {
        let stand = stand().await;
        let (_, secret, _) = stand.with_app().await;
        // Away from the code that confirmed the app, which is used.
        stand.pass(600);
        let (mut browser, _) = stand.half().await;
        let code = code(&secret, stand.now().checked_add_signed(drift).unwrap());
        let page = browser.post("/login/app", &[("code", &code)]).await;
        assert_eq!(page.place == "/mfa", is_taken, "{drift}: {}", page.place);
        assert_eq!(page.alert().is_empty(), is_taken, "{drift}");
    }
}

#[tokio::test]
async fn a_code_is_good_once() {
    let stand = stand().await;
    let (_, secret, _) = stand.with_app().await;
    stand.pass(600);
    let code = code(&secret, stand.now());
    let (mut first, _) = stand.half().await;
    assert_eq!(first.post("/login/app", &[("code", &code)]).await.place, "/mfa");
    let (mut second, _) = stand.half().await;
    let page = second.post("/login/app", &[("code", &code)]).await;
    assert_eq!(page.status, 422);
    assert!(page.alert().contains("al gebruikt"), "{}", page.alert());
    // Nor is one from before it, which nobody has used.
    let earlier = crate::app::code(&secret, stand.now() - 30);
    assert_eq!(second.post("/login/app", &[("code", &earlier)]).await.status, 422);
    stand.pass(30);
    let next = crate::app::code(&secret, stand.now());
    assert_eq!(second.post("/login/app", &[("code", &next)]).await.place, "/mfa");
}

#[tokio::test]
async fn the_code_that_confirmed_an_app_is_used() {
    let stand = stand().await;
    let mut browser = stand.fresh().await;
    let secret = browser.post("/mfa/app", &[]).await.secret();
    let code = code(&secret, stand.now());
    assert_eq!(browser.post("/mfa/app/confirm", &[("code", &code)]).await.place, "/mfa/registered");
    let (mut other, _) = stand.half().await;
    assert_eq!(other.post("/login/app", &[("code", &code)]).await.status, 422);
}

#[tokio::test]
async fn five_wrong_codes_wait_also_for_the_right_one() {
    let stand = stand().await;
    let (_, secret, _) = stand.with_app().await;
    let (mut browser, _) = stand.half().await;
    for left in ["4 pogingen", "3 pogingen", "2 pogingen", "één poging"] {
        let page = browser.post("/login/app", &[("code", "12345")]).await;
        assert!(page.alert().contains(left), "{left}: {}", page.alert());
    }
    let page = browser.post("/login/app", &[("code", "12345")]).await;
    assert_eq!(page.status, 429);
    assert!(page.alert().contains("5 minuten"), "{}", page.alert());
    // From another browser too, and until the last second.
    stand.pass(299);
    let (mut other, _) = stand.half().await;
    let page = other.post("/login/app", &[("code", &code(&secret, stand.now()))]).await;
    assert_eq!(page.status, 429);
    assert!(page.alert().contains("1 minuut"), "{}", page.alert());
    stand.pass(1);
    assert_eq!(other.post("/login/app", &[("code", &code(&secret, stand.now()))]).await.place, "/mfa");
}

#[tokio::test]
async fn wrong_codes_that_come_at_once_are_all_counted() {
    let stand = stand().await;
    stand.with_app().await;
    let (browser, _) = stand.half().await;
    let tries = (0..20).map(|_| {
        let mut tab = crate::browser::Browser {
            cookies: browser.cookies.clone(),
            token: browser.token.clone(),
            ..stand.browser()
        };
        tokio::spawn(async move { tab.post("/login/app", &[("code", "000")]).await })
    });
    let mut looked_at = 0;
    for tried in tries.collect::<Vec<_>>() {
        looked_at += u32::from(tried.await.unwrap().status == 422);
    }
    assert_eq!(looked_at, 4);
}

#[tokio::test]
async fn a_right_code_forgets_the_wrong_ones() {
    let stand = stand().await;
    let (_, secret, _) = stand.with_app().await;
    for _ in 0..2 {
        let (mut browser, _) = stand.half().await;
        for _ in 0..4 {
            assert_eq!(browser.post("/login/app", &[("code", "12345")]).await.status, 422);
        }
        assert_eq!(browser.post("/login/app", &[("code", &code(&secret, stand.now()))]).await.place, "/mfa");
        stand.pass(30);
    }
}

#[tokio::test]
async fn other_methods_lists_what_the_account_has() {
    let stand = stand().await;
    stand.with_app().await;
    let (mut browser, _) = stand.half().await;
    let page = browser.open("/login/methods").await;
    assert!(page.body.contains("Andere inlogmethode gebruiken"));
    assert!(page.body.contains("href=\"/login/app\""));
    for place in ["/login/tiqr\"", "/login/sms\"", "/login/backup-code\""] {
        assert!(!page.body.contains(place), "{place}");
    }
    let stand = crate::stand::stand().await;
    let (mut settings, ..) = stand.with_backup_code().await;
    mobile(&stand, &mut settings, "0612345678").await;
    stand.pair(&mut settings, "laptop").await;
    let (mut browser, _) = stand.half().await;
    let page = browser.open("/login/methods").await;
    for word in ["Code van de authenticatie-app", "QR-code scannen", "Sms-code", "Gebruik back-upcode"] {
        assert!(page.body.contains(word), "{word}");
    }
}

/// Confirms a number in the settings.
pub async fn mobile(stand: &crate::stand::Stand, settings: &mut crate::browser::Browser, number: &str) {
    settings.open("/settings/security").await;
    let page = settings.post("/settings/security/mobile", &[("number", number)]).await;
    assert_eq!(page.place, "/settings/security/mobile", "{}", page.body);
    let code = last_message(stand).await;
    let page = settings.post("/settings/security/mobile/confirm", &[("code", &code)]).await;
    assert_eq!(page.place, "/settings/security", "{}", page.alert());
}

/// The code of the newest text message.
pub async fn last_message(stand: &crate::stand::Stand) -> String {
    let page = stand.browser().open("/outbox").await;
    assert!(page.body.contains("stuurt geen echte sms"), "{}", page.body);
    crate::browser::between(&page.body, "je code is ", ".").unwrap()
}

#[tokio::test]
async fn a_text_message_logs_in_once_in_the_browser_that_asked() {
    let stand = stand().await;
    let (mut settings, ..) = stand.with_backup_code().await;
    mobile(&stand, &mut settings, "06 1234 5678").await;
    let (mut browser, _) = stand.half().await;
    let page = browser.open("/login/sms").await;
    assert!(page.body.contains("••• 678"));
    assert!(!page.body.contains("0612345678"));
    browser.post("/login/sms/send", &[]).await;
    let code = last_message(&stand).await;
    let (mut other, _) = stand.half().await;
    other.open("/login/sms").await;
    assert_eq!(other.post("/login/sms", &[("code", &code)]).await.status, 422);
    assert_eq!(browser.post("/login/sms", &[("code", &code)]).await.place, "/mfa");
    let (mut again, _) = stand.half().await;
    assert_eq!(again.post("/login/sms", &[("code", &code)]).await.status, 422);
}

#[tokio::test]
async fn a_text_message_expires_and_is_limited() {
    let stand = stand().await;
    let (mut settings, ..) = stand.with_backup_code().await;
    mobile(&stand, &mut settings, "06 1234 5678").await;
    stand.pass(60);
    let (mut browser, _) = stand.half().await;
    browser.open("/login/sms").await;
    browser.post("/login/sms/send", &[]).await;
    let code = last_message(&stand).await;
    stand.pass(600);
    let page = browser.post("/login/sms", &[("code", &code)]).await;
    assert!(page.alert().contains("verlopen"), "{}", page.alert());
    for _ in 0..3 {
        assert_eq!(browser.post("/login/sms/send", &[]).await.status, 200);
    }
    assert_eq!(browser.post("/login/sms/send", &[]).await.status, 429);
}
