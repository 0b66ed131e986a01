//! tiqr: a pairing and a login with a small service, in both languages that services speak.

use serde_json::json;

use crate::drive::{PIN, Person, Ran};
use crate::tiqr_server::{SERVICE, Server, field, offer, response};
use crate::{draw, otp};

const PAIR: &[&str] = &["--profile", "Work", "--pin-stdin"];

fn pair(person: &Person, server: &Server, more: &[&str], lines: &[&str]) -> Ran {
    let uri = server.enrolment();
    person.run(&[&["pair", "--uri", &uri], PAIR, more].concat(), lines)
}

fn login(person: &Person, uri: &str, more: &[&str]) -> Ran {
    person.run(&[&["login", "--uri", uri, "--pin-stdin"], more].concat(), &[PIN])
}

/// A person with jan's account of the service in `Work`.
fn paired(server: &Server) -> Person {
    let person = Person::new();
    let ran = pair(&person, server, &[], &[PIN, PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    person
}

#[test]
fn a_pairing_and_a_login_in_text_and_in_json() {
    for json in [false, true] {
        let server = Server::new();
        server.state().json = json;
        let person = Person::new();
        let ran = pair(&person, &server, &["--json"], &[PIN, PIN]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(
            ran.json(),
            json!({"profile": "Work", "accounts": [{"issuer": "Uni", "account": "Jan"}], "host": server.host(), "confirmed": true})
        );
        let offer = format!("Uni ({}) wants to pair the account Jan", server.host());
        assert!(ran.err.contains(&offer), "{}", ran.err);
        assert!(!ran.err.contains("does not know"), "this computer is known: {}", ran.err);

        let ran = login(&person, &server.login(""), &["--json"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(
            ran.json(),
            json!({"result": "logged-in", "profile": "Work", "service": "Uni", "account": "Jan", "host": server.host()})
        );
        assert!(ran.err.contains("Mijn site asks for a login at tiqr.example"), "{}", ran.err);
        assert!(server.state().logged_in);
        let ran = login(&person, &server.login("jan%40uni@"), &["--profile", "work"]);
        assert_eq!((ran.code, ran.out.as_str()), (0, "Logged in: Uni (Jan).\n"), "{}", ran.err);
    }
}

#[test]
fn from_pictures_too_and_told_apart() {
    let server = Server::new();
    let person = Person::new();
    let image = |name: &str| person.path(name).display().to_string();
    draw::codes(&person.path("pair.png"), &[server.enrolment().as_bytes()]);
    draw::codes(&person.path("login.png"), &[server.login("").as_bytes()]);
    let scanned = person.run(&["scan", "--json", &image("pair.png"), &image("login.png")], &[]).json();
    assert_eq!((&scanned[0]["kind"], &scanned[1]["kind"]), (&json!("tiqr-enrolment"), &json!("tiqr-login")));

    person
        .run(&[&["pair", "--image", &image("login.png")], PAIR].concat(), &[PIN, PIN])
        .refused(2, "koppel-cli login");
    person
        .run(&["login", "--image", &image("pair.png"), "--pin-stdin"], &[PIN])
        .refused(2, "koppel-cli pair");
    assert!(server.state().asked.is_empty(), "the wrong command asks nobody");
    let ran = person.run(&[&["pair", "--image", &image("pair.png")], PAIR].concat(), &[PIN, PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = person.run(&["login", "--image", &image("login.png"), "--pin-stdin"], &[PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for (uri, sentence) in [
        ("https://example.com/", "no login code"),
        ("tiqrauth://tiqr.example/00", "is missing"),
        ("otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "koppel-cli pair"),
    ] {
        login(&person, uri, &[]).refused(2, sentence);
    }
}

#[test]
fn the_account_is_listed_and_has_no_codes() {
    let server = Server::new();
    let person = paired(&server);
    let list = &person.list()[0];
    assert_eq!((&list["services"], &list["tiqr"]), (&json!(["Uni"]), &json!([SERVICE])));
    let codes = person.codes(&[]);
    assert_eq!((codes.code, codes.json()), (0, json!([])));
    assert!(codes.err.contains("Uni (Jan) has no codes"), "{}", codes.err);

    let uri = crate::drive::link("ACME", "alice");
    let ran = person.run(&[&["pair", "--uri", &uri], PAIR].concat(), &[PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let codes = person.codes(&["--at", "59"]).json();
    assert_eq!(codes.as_array().unwrap().len(), 1);
    assert_eq!(codes[0]["code"], otp::totp(crate::drive::SECRET_BYTES, 59, 30, 6));
}

#[test]
fn health_says_that_its_account_is_in_no_backup() {
    let person = paired(&Server::new());
    assert_eq!(person.health()[0]["tiqr"], json!(true));
    let said = person.run(&["health"], &[]).out;
    assert!(said.contains("are in no backup"), "{said}");
    let other = Person::with_work();
    assert_eq!(other.health()[0]["tiqr"], json!(false));
    assert!(!other.run(&["health"], &[]).out.contains("are in no backup"));
}

#[test]
fn a_code_that_was_used_is_said_before_any_pin() {
    let server = Server::new();
    let uri = server.enrolment();
    let person = Person::new();
    let args = [&["pair", "--uri", uri.as_str()], PAIR].concat();
    assert_eq!(person.run(&args, &[PIN, PIN]).code, 0);
    person.run(&args, &[]).refused(6, "used already or has expired");
    assert_eq!(person.list()[0]["tries_left"], 3);
}

#[test]
fn hostile_offers_leave_nothing() {
    let server = Server::new();
    let own = offer(&server.base, SERVICE, "jan");
    let enrol = format!("{}/enrol?key=2", server.base);
    let huge = own.replace("Uni", &"u".repeat(70_000));
    for (bad, sentence) in [
        (own.replace(&enrol, "javascript:alert(1)"), "not secure"),
        (own.replace(&enrol, "http://elsewhere.example/"), "not secure"),
        (own.replace(r#""identifier":"jan""#, r#""identifier":7"#), "does not say properly"),
        (own.replace("QH10-S", "QH10-PSHA1"), "does not know"),
        ("<html>".to_owned(), "does not say properly"),
        (huge, "far more"),
    ] {
        server.state().offer = bad;
        let person = Person::new();
        pair(&person, &server, &["--json"], &[PIN, PIN]).refused(6, sentence);
        assert_eq!(person.list(), json!([]));
    }
    assert!(server.state().asked.iter().all(|request| request.starts_with("GET ")));
}

#[test]
fn html_and_other_hosts_are_shown_as_what_they_are() {
    let server = Server::new();
    let bad = offer(&server.base, SERVICE, "jan")
        .replace("Uni", r#"<b>Uni</b>\u001b[2J\u202e"#)
        .replace(&format!("{}/auth", server.base), "https://xn--tqr-jhd.nl/auth");
    server.state().offer = bad;
    let person = Person::new();
    let ran = pair(&person, &server, &[], &[PIN, PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("<b>Uni</b>[2J (") && !ran.err.contains(['\u{1b}', '\u{202e}']), "{}", ran.err);
    assert!(ran.err.contains("go to xn--tqr-jhd.nl"), "{}", ran.err);
    assert!(ran.err.contains("does not know"), "{}", ran.err);
}

#[test]
fn a_refusal_leaves_nothing_and_costs_no_try() {
    for (status, body) in [(403, ""), (200, r#"{"responseCode":101,"message":"Not today"}"#), (400, "no")] {
        let server = Server::new();
        server.state().enrol_says = Some((status, body));
        let person = Person::new();
        let ran = pair(&person, &server, &["--json"], &[PIN, PIN]);
        ran.refused(6, "did not accept the pairing");
        assert_eq!(ran.err.contains("The service says: Not today"), body.contains("today"), "{}", ran.err);
        assert_eq!(person.list(), json!([]));

        server.state().enrol_says = None;
        let person = paired(&server);
        server.state().enrol_says = Some((status, body));
        server.state().offer = offer(&server.base, "other.example", "piet");
        pair(&person, &server, &[], &[PIN]).refused(6, "did not accept the pairing");
        let list = &person.list()[0];
        assert_eq!((&list["tiqr"], &list["tries_left"]), (&json!([SERVICE]), &json!(3)));
    }
}

#[test]
fn an_offer_that_gets_lost_is_not_asked_for_again() {
    let server = Server::new();
    server.state().lose = 1;
    let person = Person::new();
    pair(&person, &server, &[], &[]).refused(6, "broke before");
    assert_eq!(server.state().asked.len(), 1);
}

#[test]
fn a_pairing_without_an_answer_is_sent_once_more() {
    for (lost, code, sentence) in [(1, 0, "was lost"), (2, 6, "did not answer")] {
        let server = Server::new();
        server.state().lose_pairings = lost;
        let person = Person::new();
        let ran = pair(&person, &server, &[], &[PIN, PIN]);
        assert_eq!(ran.code, code, "{}", ran.err);
        assert!(ran.err.contains(sentence), "{}", ran.err);
        let asked = server.state().asked.clone();
        let bodies = asked.iter().filter(|one| one.starts_with("POST /enrol"));
        let secrets: Vec<&str> =
            bodies.map(|one| field(one.split_once("\r\n\r\n").unwrap().1, "secret")).collect();
        assert_eq!((secrets.len(), secrets[0]), (2, secrets[1]), "the same secret");
        if code == 0 {
            assert_eq!(login(&person, &server.login(""), &[]).code, 0, "and it works");
        } else {
            assert_eq!(person.list(), json!([]));
        }
    }
}

#[test]
fn each_answer_has_its_own_sentence_and_its_own_code() {
    let server = Server::new();
    let person = paired(&server);
    for (status, body, sentence, expected) in [
        (403, "INVALID_RESPONSE", "with the same QR code; if", json!({"result": "tiqr-response-wrong"})),
        (
            403,
            "INVALID_RESPONSE:1",
            "try once more",
            json!({"result": "tiqr-response-wrong-left", "attempts_left": 1}),
        ),
        (
            200,
            r#"{"responseCode":201,"attemptsLeft":2}"#,
            "2 more times",
            json!({"result": "tiqr-response-wrong-left", "attempts_left": 2}),
        ),
        (400, "INVALID_REQUEST", "did not understand", json!({"result": "tiqr-request-invalid"})),
        (
            200,
            r#"{"responseCode":203,"message":"Too late"}"#,
            "The service says: Too late",
            json!({"result": "tiqr-login-expired", "message": "Too late"}),
        ),
        (
            200,
            r#"{"responseCode":204,"duration":5}"#,
            "for 5 minutes",
            json!({"result": "tiqr-account-blocked-for", "minutes": 5}),
        ),
        (403, "INVALID_USERID", "does not know this account", json!({"result": "tiqr-account-unknown"})),
        (500, "<html>", "could not finish", json!({"result": "tiqr-service-failed", "host": server.host()})),
        (302, "", "another address", json!({"result": "web-redirected", "host": server.host()})),
        (403, "ACCOUNT_BLOCKED", "other accounts still work", json!({"result": "tiqr-account-blocked"})),
    ] {
        server.state().login_says = Some((status, body));
        let ran = login(&person, &server.login(""), &["--json"]);
        assert_eq!((ran.code, ran.json()), (6, expected), "{body}: {}", ran.err);
        assert!(ran.err.contains(sentence), "{sentence}: {}", ran.err);
    }
    assert_eq!(person.list()[0]["tries_left"], 3, "no answer costs a try of the PIN");
    // Blocked there: paired anew without --replace, and the blocked one is gone.
    server.state().login_says = None;
    let ran = pair(&person, &server, &[], &[PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("older pairing of it has ended"), "{}", ran.err);
    assert_eq!(login(&person, &server.login(""), &[]).code, 0);
}

#[test]
fn a_wrong_pin_is_one_and_sends_nothing() {
    let server = Server::new();
    let person = paired(&server);
    let before = server.state().asked.len();
    let ran = person.run(&["login", "--uri", &server.login(""), "--pin-stdin", "--json"], &["481920"]);
    assert_eq!((ran.code, ran.json()), (3, json!({"result": "pin-wrong", "left": 2})));
    assert_eq!(server.state().asked.len(), before);
}

#[test]
fn without_the_service_the_response_can_be_typed() {
    let server = Server::new();
    let person = paired(&server);
    let secret = server.state().secret.clone().unwrap();
    server.state().lose = 1;
    let ran = login(&person, &server.login(""), &["--json"]);
    let otp = response(&secret);
    assert_eq!(ran.code, 6);
    assert_eq!(
        ran.json(),
        json!({"result": "tiqr-offline", "host": server.host(), "user": "jan@uni", "otp": otp})
    );
    assert!(ran.err.contains(&otp) && ran.err.contains("jan@uni"), "{}", ran.err);
}

#[test]
fn replacing_has_to_be_meant() {
    let server = Server::new();
    let person = paired(&server);
    for more in [&[][..], &["--keep-both"]] {
        pair(&person, &server, more, &[PIN]).refused(2, "is in this profile already");
    }
    assert!(server.state().secret.is_none(), "the service heard nothing of it");
    let ran = pair(&person, &server, &["--replace"], &[PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("has ended"), "{}", ran.err);
    assert_eq!(login(&person, &server.login(""), &[]).code, 0);
}

/// An answer was lost, and the service never had the new one: the older answers, and that is told.
#[test]
fn a_pairing_that_does_not_count_gives_way_to_the_older_at_a_login() {
    let server = Server::new();
    let person = paired(&server);
    let older = server.state().secret.clone();
    let uri = server.enrolment();
    (server.state().secret, server.state().lose_pairings) = (older, 1);
    let ran = person.run(&[&["pair", "--uri", &uri, "--replace"], PAIR].concat(), &[PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = login(&person, &server.login(""), &["--json"]);
    assert_eq!((ran.code, &ran.json()["result"]), (0, &json!("logged-in")), "{}", ran.err);
    assert!(server.state().logged_in);
}

#[test]
fn several_accounts_and_several_profiles_are_asked_about() {
    let server = Server::new();
    let person = paired(&server);
    let other = Server::new();
    other.state().offer = offer(&other.base, SERVICE, "piet");
    let ran = pair(&person, &other, &[], &[PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = login(&person, &server.login(""), &["--json"]);
    assert_eq!((ran.code, ran.json()), (2, json!({"result": "login-account-unclear", "service": SERVICE})));
    assert!(ran.err.contains("jan@uni") && ran.err.contains("piet"), "{}", ran.err);
    assert_eq!(login(&person, &server.login(""), &["--account", "jan@uni"]).code, 0);
    assert_eq!(login(&person, &server.login("jan%40uni@"), &[]).code, 0);
    login(&person, &server.login("kees@"), &[]).refused(2, "no account of tiqr.example");

    let uri = server.enrolment();
    let args = ["pair", "--uri", &uri, "--profile", "Home", "--pin-stdin"];
    assert_eq!(person.run(&args, &[PIN, PIN]).code, 0);
    let ran = login(&person, &server.login("jan%40uni@"), &[]);
    ran.refused(2, "More than one profile");
    assert!(ran.err.contains("Work") && ran.err.contains("Home"), "{}", ran.err);
    assert_eq!(login(&person, &server.login("jan%40uni@"), &["--profile", "Home"]).code, 0);
    let elsewhere = server.login("").replace(SERVICE, "other.example");
    login(&person, &elsewhere, &[]).refused(2, "no account of other.example");
}

/// The verifier of Linux reads the roots that `SSL_CERT_FILE` names; that is how a service of its own is trusted here.
#[test]
#[cfg(target_os = "linux")]
fn over_https_with_a_certificate_that_the_system_trusts_and_not_without() {
    let (server, certificate) = Server::secure();
    let person = Person::new();
    let ran = pair(&person, &server, &[], &[PIN, PIN]);
    ran.refused(6, "not secure");
    assert_eq!(person.list(), json!([]));
    assert!(server.state().secret.is_none());

    let roots = person.path("roots.pem");
    std::fs::write(&roots, &certificate).unwrap();
    let person = person.set("SSL_CERT_FILE", roots.display().to_string()).without("SSL_CERT_DIR");
    let ran = pair(&person, &server, &[], &[PIN, PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(login(&person, &server.login(""), &[]).code, 0);
    assert!(server.state().logged_in);

    let person = person.set("SSL_CERT_FILE", "/nonexistent");
    let ran = login(&person, &server.login(""), &["--json"]);
    assert_eq!((ran.code, ran.json()), (6, json!({"result": "web-certificate", "host": server.host()})));
}

#[test]
fn a_proxy_is_not_asked_for_this_computer() {
    let server = Server::new();
    let names = ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"];
    let person = names.into_iter().fold(Person::new(), |person, name| person.set(name, "http://127.0.0.1:1"));
    let ran = pair(&person, &server, &[], &[PIN, PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(login(&person, &server.login(""), &[]).code, 0);
    server.state().offer = offer("https://tiqr.invalid", "other.example", "jan");
    let ran = pair(&person, &server, &[], &[PIN]);
    ran.refused(6, "no connection to tiqr.invalid");
}

#[test]
fn nothing_that_is_said_holds_the_secret_or_the_pin() {
    let server = Server::new();
    let person = Person::new();
    let ran = pair(&person, &server, &["--json"], &[PIN, PIN]);
    let hex = data_encoding::HEXLOWER.encode(server.state().secret.as_ref().unwrap());
    let logged_in = login(&person, &server.login(""), &[]);
    for said in [&ran.out, &ran.err, &logged_in.out, &logged_in.err] {
        assert!(!said.contains(&hex) && !said.contains(PIN), "{said}");
    }
    let link = server.login("");
    person.run(&["scan", &link], &[]).refused(2, "--uri");
}
