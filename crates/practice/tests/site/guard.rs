//! What holds for every request: hosts, origins, tokens, headers, languages.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE};
use axum::http::{Method, Request};
use koppel_practice::{DEMO, PASSWORD};

use crate::browser::{Browser, encoded, send};
use crate::stand::stand;

#[tokio::test]
async fn only_this_computers_own_names_are_answered() {
    let stand = stand().await;
    for origin in [&stand.running.address, &stand.running.provider] {
        let port = origin.rsplit(':').next().unwrap();
        let place = if origin == &stand.running.address { "/" } else { "/jwks" };
        let hosts = [
            (format!("127.0.0.1:{port}"), 200),
            ("evil.example".into(), 421),
            (format!("evil.example:{port}"), 421),
            (format!("localhost.evil.example:{port}"), 421),
            (format!("localhost:{port}.evil.example"), 421),
            ("127.0.0.1".into(), 421),
            ("localhost:1".into(), 421),
            (format!("127.0.0.2:{port}"), 421),
        ];
        for (host, status) in hosts {
            let request =
                Request::get(format!("{origin}{place}")).header("host", &host).body(Body::empty()).unwrap();
            assert_eq!(send(request).await.status, status, "{host}");
        }
    }
}

#[tokio::test]
async fn localhost_leads_to_the_one_origin_and_takes_no_posts() {
    let stand = stand().await;
    let own = stand.running.address.clone();
    let port = own.rsplit(':').next().unwrap();
    let to = |method: Method, place: &str| {
        let request = Request::builder().method(method).uri(format!("{own}{place}"));
        send(request.header("host", format!("localhost:{port}")).body(Body::empty()).unwrap())
    };
    let page = to(Method::GET, "/login?x=1").await;
    assert_eq!(
        (page.status.as_u16(), page.headers["location"].to_str().unwrap()),
        (307, &*format!("{own}/login?x=1"))
    );
    let page = to(Method::GET, "//evil.example/").await;
    assert_eq!(page.headers["location"].to_str().unwrap(), format!("{own}//evil.example/"));
    assert_eq!(to(Method::POST, "/tiqr/auth").await.status, 421);
}

#[tokio::test]
async fn it_listens_on_loopback_only() {
    let stand = stand().await;
    for origin in [&stand.running.address, &stand.running.provider] {
        assert!(origin.starts_with("http://127.0.0.1:"), "{origin}");
    }
}

/// As a form of a page would be sent, with these tokens and headers.
async fn log_in(browser: &Browser, token: Option<&str>, header: Option<(&str, &str)>) -> u16 {
    let mut fields = vec![("name", DEMO), ("password", PASSWORD)];
    fields.extend(token.map(|token| ("token", token)));
    let cookies: Vec<_> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mut request = Request::post(format!("{}/login", browser.origin))
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(COOKIE, cookies.join("; "));
    if let Some((name, value)) = header {
        request = request.header(name, value);
    }
    send(request.body(Body::from(encoded(&fields))).unwrap()).await.status.as_u16()
}

#[tokio::test]
async fn a_form_without_this_sessions_token_is_refused() {
    let stand = stand().await;
    let mut browser = stand.browser();
    browser.open("/login").await;
    let mut other = stand.browser();
    other.open("/login").await;
    assert_eq!(log_in(&browser, None, None).await, 403);
    assert_eq!(log_in(&browser, Some(""), None).await, 403);
    assert_eq!(log_in(&browser, Some(&other.token), None).await, 403);
    assert_eq!(log_in(&stand.browser(), Some(""), None).await, 403, "no session, no token");
    assert_eq!(log_in(&browser, Some(&browser.token), None).await, 303);
}

#[tokio::test]
async fn every_form_asks_for_the_token() {
    let stand = stand().await;
    let (mut browser, ..) = stand.with_app().await;
    let posts = [
        "/login",
        "/logout",
        "/login/app",
        "/login/backup-code",
        "/login/backup-code/new",
        "/login/sms",
        "/login/sms/send",
        "/login/tiqr",
        "/login/tiqr/code",
        "/mfa/add",
        "/mfa/app",
        "/mfa/app/confirm",
        "/mfa/registered",
        "/mfa/remove/1",
        "/mfareset/code",
        "/mfareset/identity",
        "/mfareset/desk/x",
        "/servicedesk/link",
        "/settings/security/password",
        "/settings/security/app",
        "/settings/security/app/confirm",
        "/settings/security/mobile",
        "/settings/security/mobile/confirm",
        "/settings/security/standard",
        "/settings/security/backup-code",
        "/settings/security/backup-code/saved",
    ];
    for place in posts {
        let fields =
            encoded(&[("code", "1"), ("name", "x"), ("password", "x"), ("account", "1"), ("saved", "yes")]);
        let page = browser.once(Method::POST, place, Some(fields)).await;
        assert_eq!(page.status, 403, "{place}");
        assert!(page.body.contains("Er is niets gedaan"), "{place}");
    }
    // All routes that take a post are in the list above.
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let count = |folder: &std::path::Path| -> usize {
        let files =
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file());
        files.map(|file| std::fs::read_to_string(file).unwrap().matches("(Posted(").count()).sum()
    };
    let in_folders = ["", "tiqr"].map(|folder| count(&std::path::Path::new(sources).join(folder)));
    let written =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/service_desk.rs")).unwrap();
    assert!(written.contains("(Posted("), "the count sees something");
    let several_arguments = 2; // Path comes first for a device and for a link.
    assert_eq!(in_folders.iter().sum::<usize>() + several_arguments, posts.len());
}

#[tokio::test]
async fn a_form_of_another_origin_is_refused_even_with_the_token() {
    let stand = stand().await;
    let mut browser = stand.browser();
    browser.open("/login").await;
    let token = browser.token.clone();
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("origin", "http://127.0.0.1:1"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        assert_eq!(log_in(&browser, Some(&token), Some((name, value))).await, 403, "{name}: {value}");
    }
    let own = stand.running.address.clone();
    assert_eq!(log_in(&browser, Some(&token), Some(("origin", &own))).await, 303);
}

#[tokio::test]
async fn every_page_forbids_scripts_inside_frames_and_guessing() {
    let stand = stand().await;
    let mut browser = stand.browser();
    for place in ["/", "/login", "/nowhere", "/assets/style.css", "/tiqr/metadata", "/login/tiqr"] {
        let page = browser.open(place).await;
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{place}"
        );
        assert!(!policy.contains("unsafe"), "{place}");
        assert_eq!(page.headers["x-content-type-options"], "nosniff", "{place}");
        assert_eq!(page.headers["x-frame-options"], "DENY", "{place}");
        assert_eq!(page.headers["cache-control"], "no-store", "{place}");
        // And the pages keep to it.
        assert_eq!(
            page.body.matches("<script").count(),
            page.body.matches("<script src=\"/assets/watch.js\"").count()
        );
        for forbidden in ["<style", " style=", " onclick=", "javascript:"] {
            assert!(!page.body.contains(forbidden), "{place}: {forbidden}");
        }
    }
}

#[tokio::test]
async fn pages_speak_the_browsers_language_or_the_one_that_was_chosen() {
    let stand = stand().await;
    let mut browser = stand.browser();
    assert!(browser.open("/login").await.body.contains("<html lang=\"nl\">"));
    browser.language = "en-GB, nl;q=0.5";
    let page = browser.open("/login").await;
    assert!(page.body.contains("<html lang=\"en\">") && page.body.contains("User name"));
    let page = browser.open("/language/nl?back=%2Flogin").await;
    assert_eq!(page.place, "/login");
    assert!(page.body.contains("Gebruikersnaam"));
    assert_eq!(browser.open("/language/nl?back=https%3A%2F%2Fevil.example").await.place, "/");
    assert_eq!(browser.open("/language/de").await.status, 404);
}

#[tokio::test]
async fn posts_have_a_limit_together() {
    let stand = stand().await;
    let address = format!("{}/tiqr/auth", stand.running.address);
    let mut refused = 0;
    for _ in 0..105 {
        refused += u32::from(crate::app::post(&address, &[], false).await.status == 429);
    }
    assert_eq!(refused, 5);
    stand.pass(1);
    assert_eq!(crate::app::post(&address, &[], false).await.status, 200);
}
