//! tiqr from the server's side: pairing, and logging in by a challenge that the app answers with OCRA (RFC 6287).

mod answer;
pub mod authentication;
mod enrolment;
mod login;
pub mod pairing;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::site::Site;

/// The service's identifier in every QR code. It stays the same on whatever port the site runs.
const SERVICE: &str = "oefensite.koppel.test";
/// How responses are made.
const SUITE: &str = "OCRA-1:HOTP-SHA1-6:QH10-S";

/// What an app asks and answers.
pub fn answers() -> Router<Arc<Site>> {
    Router::new()
        .route("/tiqr/metadata", get(enrolment::metadata))
        .route("/tiqr/enrol", post(enrolment::enrol))
        .route("/tiqr/auth", post(authentication::answer))
}

/// What the browser shows meanwhile.
pub fn pages() -> Router<Arc<Site>> {
    Router::new().merge(pairing::routes()).merge(login::routes())
}
