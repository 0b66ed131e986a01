//! tiqr from the link to "logged in", over a web in memory that fails in every way.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod enrolment;
mod faults;
mod links;
mod login;
mod metadata;
#[path = "../vault/ports.rs"]
mod ports;
mod web;

use koppel_core::payload::{self, Payload};
use koppel_core::pin::Pin;
use koppel_core::tiqr::{self, EnrolLink, Enrolled, Invitation, LoginLink, TiqrError};
use koppel_core::vault::{OpenProfile, Vault};

use self::web::{FakeWeb, Reply};

const PIN: &str = "739158";
const NOW: u64 = 1_790_000_000;
const METADATA: &str = "https://tiqr.example/metadata?key=1";

fn pin() -> Pin {
    Pin::typed(PIN).unwrap()
}

fn enrol_link(text: &str) -> EnrolLink {
    match payload::read(text.as_bytes()) {
        Ok(Payload::TiqrEnrol(link)) => link,
        _ => panic!("no enrolment: {text}"),
    }
}

fn login_link(text: &str) -> LoginLink {
    match payload::read(text.as_bytes()) {
        Ok(Payload::TiqrLogin(link)) => link,
        _ => panic!("no login: {text}"),
    }
}

fn metadata(service: &str, user: &str) -> String {
    format!(
        r#"{{"service":{{"displayName":"Example","identifier":"{service}","logoUrl":"","infoUrl":"","authenticationUrl":"https://{service}/auth","ocraSuite":"OCRA-1:HOTP-SHA1-6:QH10-S","enrollmentUrl":"https://{service}/enrol?key=2"}},"identity":{{"identifier":"{user}","displayName":"Jan"}}}}"#
    )
}

fn fetch(json: &str) -> Result<Invitation, TiqrError> {
    let web = FakeWeb::answering(vec![Reply::body(200, json)]);
    tiqr::fetch(&web, &enrol_link(&format!("tiqrenroll://{METADATA}")))
}

fn invitation(service: &str, user: &str) -> Invitation {
    fetch(&metadata(service, user)).unwrap()
}

fn enrol_new(vault: &Vault, web: &FakeWeb) -> Result<(OpenProfile, Enrolled), TiqrError> {
    let invitation = invitation("tiqr.example", "jan");
    tiqr::enrol_new_profile(vault, web, "Work", &pin(), &invitation, "nl", NOW)
}
