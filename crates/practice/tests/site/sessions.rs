//! Sessions: another name at each step, gone after silence and at the end, of no use to whoever reads the file.

use koppel_practice::{CHALLENGE_LIFE, DEMO, PASSWORD};

use crate::app::code;
use crate::stand::stand;

const COOKIE: &str = "koppel-practice";

#[tokio::test]
async fn a_login_gives_the_session_another_name_at_each_step() {
    let stand = stand().await;
    let (_, secret, _) = stand.with_app().await;
    let mut browser = stand.browser();
    browser.open("/login").await;
    let planted = browser.cookies.clone();
    browser.post("/login", &[("name", DEMO), ("password", PASSWORD)]).await;
    let after_password = browser.cookies.clone();
    assert_ne!(planted[COOKIE], after_password[COOKIE]);
    assert_eq!(browser.post("/login/app", &[("code", &code(&secret, stand.now()))]).await.place, "/mfa");
    assert_ne!(after_password[COOKIE], browser.cookies[COOKIE]);
    // Whoever planted or saw an earlier name has nothing.
    for stale in [planted, after_password] {
        let mut thief = stand.browser();
        thief.cookies = stale;
        assert_eq!(thief.open("/mfa").await.place, "/login");
    }
}

#[tokio::test]
async fn logging_out_ends_the_session_in_the_file_too() {
    let stand = stand().await;
    let mut browser = stand.fresh().await;
    let cookies = browser.cookies.clone();
    assert_eq!(browser.post("/logout", &[]).await.place, "/");
    assert_eq!(browser.open("/mfa").await.place, "/login");
    let mut thief = stand.browser();
    thief.cookies = cookies;
    assert_eq!(thief.open("/mfa").await.place, "/login");
}

#[tokio::test]
async fn silence_ends_a_session() {
    let stand = stand().await;
    let mut browser = stand.fresh().await;
    for _ in 0..3 {
        stand.pass(15 * 60 - 1);
        assert_eq!(browser.open("/mfa").await.place, "/mfa");
    }
    stand.pass(15 * 60);
    assert_eq!(browser.open("/mfa").await.place, "/login");
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_other_sites() {
    let stand = stand().await;
    let page = stand.browser().open("/login").await;
    let cookie = page.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with(&format!("{COOKIE}=")), "{cookie}");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    assert!(!stand.stores(cookie.split(['=', ';']).nth(1).unwrap()));
}

#[tokio::test]
async fn what_waits_in_a_session_is_sealed_in_the_file() {
    let stand = stand().await;
    let mut browser = stand.fresh().await;
    let page = browser.post("/mfa/app", &[]).await;
    let secret = data_encoding::BASE32_NOPAD.encode(&page.secret());
    assert!(page.body.contains("secret="));
    assert!(!stand.stores(&secret));
    assert!(!stand.stores(&browser.token));
}

#[tokio::test]
async fn accounts_and_devices_outlive_the_site_and_its_key_is_private() {
    use koppel_practice::{Options, serve};
    let stand = stand().await;
    let (_, secret, _) = stand.with_app().await;
    let crate::stand::Stand { running, data, clock } = stand;
    let folder = data.path().join("site");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |name: &str| std::fs::metadata(folder.join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode("."), mode("server.key")), (0o700, 0o600));
    }
    drop(running);
    let running =
        serve(Options { data: folder, port: 0, clock: clock.clone(), challenge_life: CHALLENGE_LIFE })
            .await
            .unwrap();
    let stand = crate::stand::Stand { running, data, clock };
    let (mut browser, _) = stand.half().await;
    assert_eq!(browser.post("/login/app", &[("code", &code(&secret, stand.now()))]).await.place, "/mfa");
}
