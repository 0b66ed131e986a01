//! A login as the app sees it: a challenge, and what is said to its response.

use std::sync::Arc;

use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::HeaderMap;
use axum::response::Response;
use koppel_core::ocra::{Inputs, Numerals, Suite};
use rusqlite::{OptionalExtension, Transaction, params};
use serde::Deserialize;

use super::SUITE;
use super::answer::{self, Answer};
use crate::devices::{self, Device, Kind};
use crate::problem::Problem;
use crate::site::Site;
use crate::{accounts, token};

/// Seconds that a challenge lives, unless the site was started with others.
pub const LIFE: u64 = 180;
/// Wrong responses that block.
const MOST_WRONG: u32 = 3;

/// A challenge that waits for its response.
pub struct Session {
    /// 32 hex digits.
    pub key: String,
    /// 10 hex digits.
    pub challenge: String,
    /// Who is logging in, when a password said so.
    pub account: Option<i64>,
    /// Who answered.
    pub answered_by: Option<i64>,
}

/// A new challenge, for this account or for whoever answers.
pub fn start(site: &Site, account: Option<i64>) -> Result<Session, Problem> {
    let (key, challenge, now) = (token::hex::<16>(), token::hex::<5>(), site.now());
    site.db.run(|t| {
        t.execute("DELETE FROM tiqr_login WHERE expires <= ?1", [now])?;
        let insert =
            "INSERT INTO tiqr_login (session_key, challenge, account, expires) VALUES (?1, ?2, ?3, ?4)";
        t.execute(insert, params![key, challenge, account, now + site.challenge_life])
    })?;
    Ok(Session { key, challenge, account, answered_by: None })
}

/// The session of that key, while it lives.
pub fn session(site: &Site, key: &str) -> Result<Option<Session>, Problem> {
    let select =
        "SELECT challenge, account, answered_by FROM tiqr_login WHERE session_key = ?1 AND expires > ?2";
    site.db.run(|t| {
        t.query_row(select, params![key, site.now()], |row| {
            Ok(Session {
                key: key.to_owned(),
                challenge: row.get("challenge")?,
                account: row.get("account")?,
                answered_by: row.get("answered_by")?,
            })
        })
        .optional()
    })
}

/// Who answered, once; the session is over then.
pub fn finish(site: &Site, key: &str) -> Result<Option<i64>, Problem> {
    let delete =
        "DELETE FROM tiqr_login WHERE session_key = ?1 AND answered_by IS NOT NULL RETURNING answered_by";
    site.db.run(|t| t.query_row(delete, [key], |row| row.get(0)).optional())
}

/// What an app sends.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fields {
    session_key: Option<String>,
    user_id: Option<String>,
    response: Option<String>,
    operation: Option<String>,
    language: Option<String>,
}

/// Takes a response.
pub async fn answer(
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
    fields: Result<Form<Fields>, FormRejection>,
) -> Result<Response, Problem> {
    let language = answer::language(fields.as_ref().ok().and_then(|fields| fields.language.as_deref()));
    let answer = match fields {
        Ok(Form(Fields {
            session_key: Some(key),
            user_id: Some(user),
            response: Some(response),
            operation,
            ..
        })) if operation.as_deref().is_none_or(|operation| operation == "login") => {
            checked(&site, &key, &user, &response)?
        }
        _ => Answer::InvalidRequest,
    };
    Ok(answer.respond(&headers, site.words(language)))
}

/// What is said to this response of this account.
pub fn checked(site: &Site, key: &str, user: &str, response: &str) -> Result<Answer, Problem> {
    let Some(account) = accounts::named(&site.db, user)? else { return Ok(Answer::InvalidUser) };
    let Some(session) = session(site, key)?.filter(|session| session.answered_by.is_none()) else {
        return Ok(Answer::InvalidChallenge);
    };
    if session.account.is_some_and(|expected| expected != account.id) {
        return Ok(Answer::InvalidUser);
    }
    let devices = devices::of_account(&site.db, account.id)?;
    let tiqr: Vec<&Device> = devices.iter().filter(|device| device.kind == Kind::Tiqr).collect();
    if tiqr.is_empty() {
        return Ok(Answer::InvalidUser);
    }
    let able: Vec<&Device> = tiqr.into_iter().filter(|device| !device.is_blocked).collect();
    // Written down before the response is looked at, so that responses that come at once are counted too.
    let Some(wrong) = site.db.run(|t| count(t, account.id))?.filter(|_| !able.is_empty()) else {
        return Ok(Answer::Blocked);
    };
    match answering(site, &session, &able, response)? {
        Some(device) => site.db.run(|t| accept(t, &session, account.id, device, site.now())),
        None if wrong >= MOST_WRONG => {
            site.db.run(|t| block(t, account.id))?;
            Ok(Answer::Blocked)
        }
        None => Ok(Answer::InvalidResponse { left: MOST_WRONG - wrong }),
    }
}

/// One wrong response more; `None` when there were enough before.
fn count(t: &Transaction<'_>, account: i64) -> rusqlite::Result<Option<u32>> {
    let update = "UPDATE account SET wrong_answers = wrong_answers + 1 WHERE id = ?1 AND wrong_answers < ?2
                  RETURNING wrong_answers";
    t.query_row(update, params![account, MOST_WRONG], |row| row.get(0)).optional()
}

/// The device whose secret gives this response to this challenge.
fn answering(
    site: &Site,
    session: &Session,
    devices: &[&Device],
    response: &str,
) -> Result<Option<i64>, Problem> {
    let broken = |error: koppel_core::ocra::OcraError| Problem::Broken(error.to_string());
    let suite = Suite::parse(SUITE).map_err(broken)?;
    let key = data_encoding::HEXLOWER.decode(session.key.as_bytes()).unwrap_or_default();
    let inputs = Inputs {
        question: &session.challenge,
        numerals: Numerals::AsHex,
        session: Some(&key),
        ..Inputs::default()
    };
    for device in devices {
        let secret = site.keys.open(&device.secret)?;
        if token::same(&suite.respond(&secret, &inputs).map_err(broken)?, response) {
            return Ok(Some(device.id));
        }
    }
    Ok(None)
}

fn accept(
    t: &Transaction<'_>,
    session: &Session,
    account: i64,
    device: i64,
    now: u64,
) -> rusqlite::Result<Answer> {
    let update = "UPDATE tiqr_login SET answered_by = ?2 WHERE session_key = ?1 AND answered_by IS NULL";
    if t.execute(update, params![session.key, account])? == 0 {
        return Ok(Answer::InvalidChallenge);
    }
    t.execute("UPDATE account SET wrong_answers = 0 WHERE id = ?1", [account])?;
    t.execute("UPDATE device SET last_used = ?2 WHERE id = ?1", params![device, now])?;
    Ok(Answer::Ok)
}

/// The devices that are there now; one that is paired later is not.
fn block(t: &Transaction<'_>, account: i64) -> rusqlite::Result<()> {
    t.execute("UPDATE device SET is_blocked = 1 WHERE account = ?1 AND kind = 'tiqr'", [account]).map(drop)
}
