//! A pairing as the app sees it: the metadata, good once, then the secret, good once.

use std::sync::Arc;

use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use rusqlite::{OptionalExtension, params};
use serde::Deserialize;
use serde_json::json;
use zeroize::Zeroizing;

use super::answer::{self, Answer};
use super::{SERVICE, SUITE};
use crate::devices::{self, Kind, NewDevice};
use crate::problem::Problem;
use crate::site::Site;
use crate::{accounts, token};

/// Seconds that a pairing lives.
pub const LIFE: u64 = 300;
/// Bytes that a secret must have, and more than any app sends.
const LEAST: usize = 32;
const MOST: usize = 128;

/// How far a pairing is, in tiqr's own numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// There is none, or it is over.
    Idle = 1,
    /// The QR code is on the page.
    Initialised = 2,
    /// An app has read the metadata.
    Retrieved = 3,
    /// The device is registered. 4, "processed", is for services that still ask something of the browser in between;
    /// here both happen at once.
    Finalised = 5,
}

/// How far that pairing is.
pub fn status(site: &Site, account: i64, id: &str) -> Result<Status, Problem> {
    let select =
        "SELECT status FROM tiqr_enrolment WHERE id = ?1 AND account = ?2 AND (expires > ?3 OR status = 5)";
    let row = params![id, account, site.now()];
    let found: Option<u8> = site.db.run(|t| t.query_row(select, row, |row| row.get(0)).optional())?;
    Ok(match found {
        Some(2) => Status::Initialised,
        Some(3) => Status::Retrieved,
        Some(5) => Status::Finalised,
        _ => Status::Idle,
    })
}

#[derive(Deserialize)]
pub struct Key {
    key: String,
}

/// Good once: whoever reads it second has not scanned first, and gets nothing.
pub async fn metadata(
    State(site): State<Arc<Site>>,
    key: Result<Query<Key>, QueryRejection>,
) -> Result<Response, Problem> {
    let Ok(Query(Key { key })) = key else { return Ok(spent()) };
    let enrolment_key = token::token();
    let update = "UPDATE tiqr_enrolment SET metadata_key = NULL, enrolment_key = ?2, status = 3
                  WHERE metadata_key = ?1 AND status = 2 AND expires > ?3 RETURNING account";
    let row = params![token::stored(&key), token::stored(&enrolment_key), site.now()];
    let account: Option<i64> = site.db.run(|t| t.query_row(update, row, |row| row.get(0)).optional())?;
    let Some(account) = account.map(|id| accounts::of_id(&site.db, id)).transpose()?.flatten() else {
        return Ok(spent());
    };
    let origin = &site.origin;
    let metadata = json!({
        "service": {
            "displayName": site.words(accounts::LANGUAGE_OF_NAMES).say("practice-university-name", &[]),
            "identifier": SERVICE,
            "logoUrl": "",
            "infoUrl": format!("{origin}/"),
            "authenticationUrl": format!("{origin}/tiqr/auth"),
            "ocraSuite": SUITE,
            "enrollmentUrl": format!("{origin}/tiqr/enrol?key={enrolment_key}"),
        },
        "identity": { "identifier": account.name, "displayName": account.display_name },
    });
    Ok(([(CONTENT_TYPE, "application/json")], metadata.to_string()).into_response())
}

/// As tiqr's servers say it.
fn spent() -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, "ERROR").into_response()
}

/// What an app sends of itself. Other fields are for push messages, which a practice site has none of.
#[derive(Deserialize)]
pub struct Fields {
    secret: Option<String>,
    operation: Option<String>,
    language: Option<String>,
}

/// Takes the secret, once, and the device is registered.
pub async fn enrol(
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
    key: Result<Query<Key>, QueryRejection>,
    fields: Result<Form<Fields>, FormRejection>,
) -> Result<Response, Problem> {
    let language = answer::language(fields.as_ref().ok().and_then(|fields| fields.language.as_deref()));
    let answer = match (key, fields) {
        (Ok(Query(Key { key })), Ok(Form(fields))) => registered(&site, &key, &fields)?,
        _ => Answer::EnrolmentError,
    };
    Ok(answer.respond(&headers, site.words(language)))
}

fn registered(site: &Site, key: &str, fields: &Fields) -> Result<Answer, Problem> {
    let is_register = fields.operation.as_deref().is_none_or(|operation| operation == "register");
    let secret = fields.secret.as_deref().and_then(secret_of_hex).filter(|_| is_register);
    let Some(secret) = secret else { return Ok(Answer::EnrolmentError) };
    let (sealed, now) = (site.keys.seal(&secret)?, site.now());
    site.db.run(|t| {
        let finish = "UPDATE tiqr_enrolment SET enrolment_key = NULL, status = 5
                      WHERE enrolment_key = ?1 AND status = 3 AND expires > ?2 RETURNING account, name, reset_code";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let found: Option<(i64, String, String)> =
            t.query_row(finish, params![token::stored(key), now], read).optional()?;
        let Some((account, name, reset_code)) = found else { return Ok(Answer::EnrolmentError) };
        let device = NewDevice {
            account,
            kind: Kind::Tiqr,
            name: &name,
            secret: &sealed,
            added: now,
            last_step: 0,
            is_portal: false,
        };
        devices::add(t, &device)?;
        accounts::set_reset_code(t, account, &reset_code)?;
        t.execute("UPDATE account SET wrong_answers = 0 WHERE id = ?1", [account])?;
        Ok(Answer::Ok)
    })
}

fn secret_of_hex(hex: &str) -> Option<Zeroizing<Vec<u8>>> {
    let secret = Zeroizing::new(data_encoding::HEXLOWER_PERMISSIVE.decode(hex.as_bytes()).ok()?);
    (LEAST..=MOST).contains(&secret.len()).then_some(secret)
}
