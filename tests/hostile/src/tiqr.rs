//! What a service of tiqr, or whoever says to be one, puts into a link, an offer and an answer.

use koppel_core::failure::{Arg, Failure};
use koppel_core::payload::{self, Payload, clean_name};
use koppel_core::ports::{Web, WebAnswer, WebError};
use koppel_core::tiqr::{self, Address, EnrolLink, Invitation, LoginLink, Standing, TiqrError};
use koppel_core::vault::Vault;
use koppel_proofs::broken::Variant;
use koppel_proofs::machine::Machine;
use koppel_proofs::person::{self, LATER, PIN};

use crate::memory::bounded;

/// Bytes held at once, for an answer of some KiB and a small vault.
const MOST_HELD: usize = 8 << 20;

/// How an offer is read.
pub type Fetch<'a> = &'a dyn Fn(&dyn Web, &EnrolLink) -> Result<Invitation, TiqrError>;

/// The first byte says what the rest is: a link, an offer, or a status and an answer.
pub fn tiqr(bytes: &[u8]) {
    holds(bytes, &tiqr::fetch);
}

pub fn holds(bytes: &[u8], fetch: Fetch<'_>) {
    let Some((how, rest)) = bytes.split_first() else { return };
    bounded(MOST_HELD, || match how % 3 {
        0 => link(rest),
        1 => offer(rest, fetch),
        _ => answer(rest, fetch),
    });
}

fn link(bytes: &[u8]) {
    match payload::read(bytes) {
        Ok(Payload::TiqrEnrol(link)) => check_address(link.metadata()),
        Ok(Payload::TiqrLogin(link)) => check_login(&link),
        _ => {}
    }
}

/// Only what is safe to ask is an address, and it is shown as what it is.
pub fn check_address(address: &Address) {
    let text = address.as_str();
    assert!(text.starts_with("https://") || (text.starts_with("http://") && address.is_loopback()), "{text}");
    assert!(
        text.is_ascii() && !text.contains(char::is_control),
        "an address that shows what it does not say"
    );
    let host = address.host();
    assert!(!host.is_empty() && !host.contains(['@', '/']), "{host}");
}

/// What identifies is what it looks like.
pub fn check_login(link: &LoginLink) {
    check_shown(&link.service);
    check_shown(&link.site);
    assert!(!link.service.is_empty() && link.session.len().is_multiple_of(2));
    assert!(link.question.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    link.return_to.iter().for_each(check_address);
}

fn offer(body: &[u8], fetch: Fetch<'_>) {
    match fetch(&Says(WebAnswer { status: 200, body: body.to_vec() }), &enrol_link()) {
        Ok(invitation) => check_offer(&invitation),
        Err(error) => check_error(&error),
    }
}

fn check_offer(invitation: &Invitation) {
    let Invitation { service, service_name, user, user_name, authentication, info, suite, .. } = invitation;
    for name in [service, service_name, user, user_name] {
        check_shown(name);
        assert!(!name.is_empty(), "nobody");
    }
    check_address(authentication);
    info.iter().for_each(check_address);
    assert!(!authentication.is_loopback(), "a stranger sends us to this computer");
    assert!(suite.is_of_question_and_session() && suite.digits().count() >= 4);
    assert!(invitation.other_hosts().len() <= 2);
}

fn answer(bytes: &[u8], fetch: Fetch<'_>) {
    let Some((status, body)) = bytes.split_first() else { return };
    let web = Says(WebAnswer { status: 100 + u16::from(*status) * 2, body: body.to_vec() });
    let invitation = fetch(&Says(WebAnswer { status: 200, body: OFFER.as_bytes().to_vec() }), &enrol_link());
    let invitation = invitation.expect("a good offer");
    let vault = person::vault(&Machine::new(4), Variant::Sound);
    match tiqr::enrol_new_profile(&vault, &web, "Lotte", &person::pin(PIN), &invitation, "nl", LATER) {
        Ok((open, enrolled)) => {
            assert!(is_yes(body), "paired without a yes");
            assert!(enrolled.is_confirmed);
            assert_eq!(open.content().accounts[0].tiqr().unwrap().standing, Standing::Active);
        }
        Err(error) => {
            check_error(&error);
            assert_eq!(vault.profiles(LATER).unwrap().len(), 0, "half a pairing");
        }
    }
    log_in(&vault, &web, &invitation, body);
}

fn log_in(vault: &Vault, web: &Says, invitation: &Invitation, body: &[u8]) {
    let yes = Says(WebAnswer { status: 200, body: b"OK".to_vec() });
    let made = tiqr::enrol_new_profile(vault, &yes, "Sanne", &person::pin(PIN), invitation, "nl", LATER);
    let (mut open, enrolled) = made.expect("a pairing");
    let Ok(Payload::TiqrLogin(link)) = payload::read(LOGIN.as_bytes()) else { panic!("a good login") };
    match tiqr::log_in(vault, web, &mut open, enrolled.account, &link, "nl") {
        Ok(()) => assert!(is_yes(body), "logged in without a yes"),
        Err(error) => check_error(&error),
    }
}

/// By other code than Koppel's, and a little wider: blanks, and a figure that is text.
fn is_yes(body: &[u8]) -> bool {
    let text = std::str::from_utf8(body).unwrap_or_default();
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let code = |json: serde_json::Value| json.get("responseCode").cloned();
    let code = serde_json::from_str(text).ok().and_then(code);
    text == "OK"
        || code.is_some_and(|code| code == 1 || code.as_str().is_some_and(|code| code.parse() == Ok(1)))
}

/// What an error says is clean.
fn check_error(error: &TiqrError) {
    for (_, arg) in error.args() {
        if let Arg::Text(text) = arg {
            check_shown(&text);
        }
    }
}

fn check_shown(text: &str) {
    assert_eq!(clean_name(text), text, "text that shows what it does not say");
}

fn enrol_link() -> EnrolLink {
    match payload::read(b"tiqrenroll://https://tiqr.example/m") {
        Ok(Payload::TiqrEnrol(link)) => link,
        _ => panic!("a good link"),
    }
}

/// An offer that is none of a stranger's.
pub const OFFER: &str = r#"{"service":{"displayName":"Example","identifier":"tiqr.example","logoUrl":"","infoUrl":"https://tiqr.example/","authenticationUrl":"https://tiqr.example/a","ocraSuite":"OCRA-1:HOTP-SHA1-6:QH10-S","enrollmentUrl":"https://tiqr.example/e"},"identity":{"identifier":"jan","displayName":"Jan"}}"#;
/// A login there.
pub const LOGIN: &str = "tiqrauth://jan@tiqr.example/000102030405060708090a0b0c0d0e0f/a1b2c3d4e5/site/2";

/// A web that always says the same.
struct Says(WebAnswer);

impl Web for Says {
    fn get(&self, _: &Address, _: &[(&str, &str)]) -> Result<WebAnswer, WebError> {
        Ok(self.0.clone())
    }

    fn post(&self, _: &Address, _: &[(&str, &str)], _: &[(&str, &str)]) -> Result<WebAnswer, WebError> {
        Ok(self.0.clone())
    }
}
