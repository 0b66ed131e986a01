//! A pairing as the browser sees it: the QR code, until the device is registered.

use std::sync::Arc;

use axum::Router;
use axum::extract::Path;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::html;
use rusqlite::params;
use serde_json::json;

use super::enrolment::{self, LIFE, Status};
use crate::accounts::Account;
use crate::page::Answer;
use crate::problem::Problem;
use crate::qr::qr;
use crate::site::Site;
use crate::token;
use crate::visitor::{Pairing, Visitor};

/// Pairings that one session has under way at most, each in its own tab.
const MOST: usize = 8;

/// Its addresses.
pub fn routes() -> Router<Arc<Site>> {
    Router::new().route("/mfa/add/{id}", get(show)).route("/mfa/add/{id}/status", get(tell))
}

/// Begins one; gives its name. The reset code is made now, while there is a page to show it on, and counts from the
/// moment that the device is registered.
pub async fn start(visitor: &mut Visitor, account: &Account, name: &str) -> Result<String, Problem> {
    let (id, key, reset_code) = (token::hex::<8>(), token::token(), token::reset_code());
    let stored = visitor.site.keys.hash(&reset_code).await?;
    let now = visitor.site.now();
    let row =
        params![id, account.id, token::stored(&key), name, stored, Status::Initialised as u8, now + LIFE];
    visitor.site.db.run(|t| {
        // Finished ones are kept until their page has seen it.
        t.execute("DELETE FROM tiqr_enrolment WHERE expires + 3600 <= ?1", [now])?;
        t.execute(
            "INSERT INTO tiqr_enrolment (id, account, metadata_key, name, reset_code, status, expires)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            row,
        )
    })?;
    while visitor.visit.pairings.len() >= MOST {
        visitor.visit.pairings.pop_first();
    }
    visitor.visit.pairings.insert(id.clone(), Pairing { key, reset_code });
    Ok(id)
}

async fn show(Path(id): Path<String>, mut visitor: Visitor) -> Answer {
    let account = visitor.account()?;
    let pairing = visitor.visit.pairings.get(&id).cloned().ok_or(Problem::First("/mfa"))?;
    match enrolment::status(&visitor.site, account.id, &id)? {
        Status::Finalised => {
            visitor.visit.pairings.remove(&id);
            visitor.visit.reset_code = Some(pairing.reset_code);
            visitor.go("/mfa/registered").await
        }
        Status::Idle => {
            visitor.visit.pairings.remove(&id);
            let notice = visitor.say("pairing-over");
            visitor.go_with("/mfa", notice).await
        }
        status => code_page(&mut visitor, &id, &pairing.key, status).await,
    }
}

async fn code_page(visitor: &mut Visitor, id: &str, key: &str, status: Status) -> Answer {
    let link = format!("tiqrenroll://{}/tiqr/metadata?key={key}", visitor.site.origin);
    let here = format!("/mfa/add/{id}");
    let main = html! {
        div data-watch={ (here) "/status" } {
            @if status == Status::Initialised {
                p { (visitor.say("pairing-scan")) }
                div.scan {
                    (qr(&link, &visitor.say("qr-pairing"))?)
                    div { p { a href=(link) { (visitor.say("open-in-app")) } } p.small { (visitor.say("pairing-life")) } }
                }
            } @else {
                p role="status" { (visitor.say("pairing-retrieved")) }
            }
        }
        p { a.button href=(here) { (visitor.say("look-again")) } " " a href="/mfa" { (visitor.say("cancel")) } }
    };
    visitor.page("mfa-add", main).await
}

/// For the page's script: tiqr's number, and where to go once it is over. Looking changes nothing.
async fn tell(Path(id): Path<String>, visitor: Visitor) -> Result<Response, Problem> {
    let account = visitor.account()?;
    let status = match visitor.visit.pairings.contains_key(&id) {
        true => enrolment::status(&visitor.site, account.id, &id)?,
        false => Status::Idle,
    };
    let is_over = matches!(status, Status::Finalised | Status::Idle);
    let next = is_over.then(|| format!("/mfa/add/{id}"));
    let body = json!({ "status": status as u8, "next": next }).to_string();
    Ok(([(CONTENT_TYPE, "application/json")], body).into_response())
}
