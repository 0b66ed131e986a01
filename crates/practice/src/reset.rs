//! /mfareset: the ways back when the devices are gone or blocked. Each removes all devices and leads to registration.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::routing::{get, post};
use maud::{Markup, html};
use rusqlite::{Transaction, params};
use serde::Deserialize;

use crate::accounts::Account;
use crate::attempts;
use crate::code_entry::Refusal;
use crate::page::{Answer, alert};
use crate::problem::Problem;
use crate::service_desk;
use crate::site::Site;
use crate::token;
use crate::visitor::{Code, Face, Nothing, Posted, Stage, Visitor};

/// Its addresses.
pub fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/mfareset", get(ways))
        .route("/mfareset/code", post(by_code))
        .route("/mfareset/identity", post(to_provider))
        .route("/mfareset/identity/return", get(back_from_provider))
        .route("/mfareset/desk/{token}", get(ask_by_link).post(by_link))
}

async fn ways(mut visitor: Visitor) -> Answer {
    if visitor.visit.stage == Stage::Nobody {
        return password_first(&mut visitor, "/mfareset").await;
    }
    visitor.known()?;
    page(&mut visitor, None).await
}

/// A reset takes the place of the second step, not of the password.
async fn password_first(visitor: &mut Visitor, then: &str) -> Answer {
    visitor.visit.after_password = Some(then.to_owned());
    let notice = visitor.say("reset-password-first");
    visitor.go_with("/login", notice).await
}

async fn page(visitor: &mut Visitor, refusal: Option<(StatusCode, String)>) -> Answer {
    let (status, sentence) = refusal.unzip();
    let main = html! {
        p { (visitor.say("reset-lead")) }
        @if let Some(sentence) = &sentence { (alert(sentence)) }
        (by_code_section(visitor))
        section.card {
            h2 { (visitor.say("reset-identity")) }
            p { (visitor.say("reset-identity-lead")) }
            (visitor.button("/mfareset/identity", "reset-identity-do"))
        }
        section.card {
            h2 { (visitor.say("reset-desk")) }
            p { (visitor.say("reset-desk-lead")) }
        }
    };
    visitor.page_of(status.unwrap_or(StatusCode::OK), "reset-title", main).await
}

fn by_code_section(visitor: &Visitor) -> Markup {
    html! {
        section.card {
            h2 { (visitor.say("reset-by-code")) }
            p { (visitor.say("reset-by-code-lead")) }
            (visitor.form("/mfareset/code", html! {
                label { (visitor.say("reset-code")) input.code name="code" autocomplete="off" autocapitalize="characters" required maxlength="40"; }
                button.primary { (visitor.say("reset-do")) }
            }))
        }
    }
}

async fn by_code(Posted(mut visitor, Code { code }): Posted<Code>) -> Answer {
    let account = visitor.known()?;
    let site = visitor.site.clone();
    let left = match attempts::spend(&site.db, account.id, site.now())? {
        Ok(left) => left,
        Err(wait) => return refused(&mut visitor, Refusal::Wait(wait)).await,
    };
    let is_right = match &account.reset_code {
        Some(stored) => site.keys.matches(&token::typed_signs(&code), stored).await?,
        None => false,
    };
    // In one step with the reset, so that two requests with one code do not both get through.
    let stored = account.reset_code.clone();
    let use_it = move |t: &Transaction<'_>| {
        let update = "UPDATE account SET reset_code = NULL WHERE id = ?1 AND reset_code = ?2";
        Ok(t.execute(update, params![account.id, stored])? == 1)
    };
    if !is_right || !reset(&site, account.id, use_it)? {
        return refused(&mut visitor, Refusal::Wrong { left }).await;
    }
    registration(visitor, account.id).await
}

async fn refused(visitor: &mut Visitor, refusal: Refusal) -> Answer {
    let sentence = refusal.sentence(visitor);
    page(visitor, Some((refusal.status(), sentence))).await
}

async fn to_provider(Posted(mut visitor, Nothing {}): Posted<Nothing>) -> Answer {
    visitor.known()?;
    let (address, attempt) = visitor.site.relying.begin()?;
    visitor.visit.identity = Some(attempt);
    visitor.go(&address).await
}

/// What the provider sends the browser back with (RFC 6749 section 4.1.2).
#[derive(Deserialize)]
struct Returned {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
}

async fn back_from_provider(Query(returned): Query<Returned>, mut visitor: Visitor) -> Answer {
    let account = visitor.known()?;
    let attempt = visitor.visit.identity.take();
    let site = visitor.site.clone();
    let subject = match attempt {
        Some(attempt) => site.relying.subject(attempt, &returned.state, returned.code, site.now()).await,
        None => None,
    };
    let is_same = subject.is_some() && subject == account.identity;
    if is_same && reset(&site, account.id, |_| Ok(true))? {
        return registration(visitor, account.id).await;
    }
    let sentence =
        visitor.say(if subject.is_some() { "reset-identity-other" } else { "reset-identity-failed" });
    page(&mut visitor, Some((StatusCode::FORBIDDEN, sentence))).await
}

/// A link is opened by mail programs too, so opening it does nothing yet.
async fn ask_by_link(Path(link): Path<String>, mut visitor: Visitor) -> Answer {
    if visitor.visit.stage == Stage::Nobody {
        let here = format!("/mfareset/desk/{}", data_encoding::HEXLOWER.encode(&token_bytes(&link)?));
        return password_first(&mut visitor, &here).await;
    }
    let account = visitor.known()?;
    if !service_desk::is_good(&visitor.site.db, &account, &link, visitor.site.now())? {
        return link_refused(&mut visitor).await;
    }
    let main = html! {
        p { (visitor.say("reset-link-lead")) }
        (visitor.form(&format!("/mfareset/desk/{link}"), html! { button.danger { (visitor.say("reset-do")) } }))
    };
    visitor.page("reset-title", main).await
}

/// A link's token is hex; anything else has no place in an address of ours.
fn token_bytes(link: &str) -> Result<Vec<u8>, Problem> {
    data_encoding::HEXLOWER
        .decode(link.as_bytes())
        .ok()
        .filter(|bytes| bytes.len() == 32)
        .ok_or(Problem::NotFound)
}

async fn link_refused(visitor: &mut Visitor) -> Answer {
    let sentence = visitor.say("reset-link-bad");
    page(visitor, Some((StatusCode::FORBIDDEN, sentence))).await
}

async fn by_link(Path(link): Path<String>, Posted(mut visitor, Nothing {}): Posted<Nothing>) -> Answer {
    let account: Account = visitor.known()?;
    let (site, now) = (visitor.site.clone(), visitor.site.now());
    if !reset(&site, account.id, |t| service_desk::use_link(t, account.id, &link, now))? {
        return link_refused(&mut visitor).await;
    }
    registration(visitor, account.id).await
}

/// Removes every device and every code, when `may` says so in the same transaction. The mobile number stays.
fn reset(
    site: &Site,
    account: i64,
    may: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<bool>,
) -> Result<bool, Problem> {
    site.db.run(|t| {
        if !may(t)? {
            return Ok(false);
        }
        // Whoever is logged in elsewhere may be why this was needed. The session that asks is made anew by `registration`.
        t.execute("DELETE FROM session WHERE account = ?1", [account])?;
        t.execute("DELETE FROM device WHERE account = ?1", [account])?;
        t.execute("DELETE FROM tiqr_enrolment WHERE account = ?1", [account])?;
        t.execute("DELETE FROM tiqr_login WHERE account = ?1", [account])?;
        t.execute("DELETE FROM desk_link WHERE account = ?1", [account])?;
        t.execute(
            "UPDATE account SET reset_code = NULL, backup_code = NULL, standard_method = NULL, wrong_codes = 0,
             wait_until = 0, wrong_answers = 0 WHERE id = ?1",
            [account],
        )?;
        Ok(true)
    })
}

async fn registration(mut visitor: Visitor, account: i64) -> Answer {
    visitor.enter(Stage::In(account)).await?;
    visitor.visit.face = Face::University;
    let notice = visitor.say("reset-done");
    visitor.go_with("/mfa", notice).await
}
