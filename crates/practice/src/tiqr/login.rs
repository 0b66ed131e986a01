//! A login as the browser sees it: the QR code, until the app has answered.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use koppel_core::failure::Arg;
use maud::{Markup, html};
use serde_json::json;

use super::SERVICE;
use super::answer::Answer as Said;
use super::authentication::{self, Session};
use crate::accounts::Account;
use crate::devices::{self, Kind};
use crate::page::{Answer, alert};
use crate::problem::Problem;
use crate::qr::qr;
use crate::site::Site;
use crate::visitor::{Code, Nothing, Posted, Stage, Visitor};
use crate::{login, methods};

/// Its addresses.
pub fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/login/tiqr", get(show).post(renew))
        .route("/login/tiqr/status", get(tell))
        .route("/login/tiqr/code", post(typed))
}

/// Who is logging in: the one whose password it was, or nobody yet.
fn expected(visitor: &Visitor) -> Result<Option<Account>, Problem> {
    if visitor.visit.stage == Stage::Nobody { Ok(None) } else { visitor.half().map(Some) }
}

async fn show(mut visitor: Visitor) -> Answer {
    let account = expected(&visitor)?;
    if let Some(account) = &account
        && !has_able_device(&visitor.site, account.id)?
    {
        return blocked_page(&mut visitor).await;
    }
    let Some(key) = visitor.visit.tiqr_login.clone() else {
        let session = authentication::start(&visitor.site, account.as_ref().map(|account| account.id))?;
        visitor.visit.tiqr_login = Some(session.key.clone());
        return code_page(&mut visitor, account.as_ref(), &session, None).await;
    };
    match authentication::session(&visitor.site, &key)? {
        None => over_page(&mut visitor).await,
        Some(session) if session.answered_by.is_some() => finish(visitor, account, &key).await,
        Some(session) => code_page(&mut visitor, account.as_ref(), &session, None).await,
    }
}

/// The QR code is this browser's own, so whoever answered it logs this browser in and no other.
async fn finish(mut visitor: Visitor, expected: Option<Account>, key: &str) -> Answer {
    visitor.visit.tiqr_login = None;
    match authentication::finish(&visitor.site, key)? {
        Some(account) if expected.is_none_or(|expected| expected.id == account) => {
            login::complete(visitor, account).await
        }
        _ => visitor.go("/login").await,
    }
}

fn has_able_device(site: &Site, account: i64) -> Result<bool, Problem> {
    let devices = devices::of_account(&site.db, account)?;
    Ok(devices.iter().any(|device| device.kind == Kind::Tiqr && !device.is_blocked))
}

async fn code_page(
    visitor: &mut Visitor,
    account: Option<&Account>,
    session: &Session,
    refusal: Option<(StatusCode, String)>,
) -> Answer {
    let link = link(account, session, visitor.visit.face.host());
    let life = [("seconds", Arg::Number(visitor.site.challenge_life.cast_signed()))];
    let (status, sentence) = refusal.unzip();
    let main = html! {
        div data-watch="/login/tiqr/status" {
            p { (visitor.say("tiqr-scan")) }
            div.scan {
                (qr(&link, &visitor.say("qr-login"))?)
                div { p { a href=(link) { (visitor.say("open-in-app")) } } p.small { (visitor.say_with("tiqr-life", &life)) } }
            }
        }
        p { a.button href="/login/tiqr" { (visitor.say("look-again")) } }
        @if let Some(sentence) = &sentence { (alert(sentence)) }
        @if account.is_some() { (offline(visitor)) (methods::others(visitor)) }
    };
    visitor.page_of(status.unwrap_or(StatusCode::OK), "tiqr-title", main).await
}

/// `tiqrauth://[user@]service/session/challenge/service provider/version`, each part form-encoded.
fn link(account: Option<&Account>, session: &Session, site: &str) -> String {
    let encoded = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let user = account.map(|account| format!("{}@", encoded(&account.name))).unwrap_or_default();
    format!("tiqrauth://{user}{SERVICE}/{}/{}/{}/2", session.key, session.challenge, encoded(site))
}

/// When the app cannot reach the site, it shows its response, and one types it here.
fn offline(visitor: &Visitor) -> Markup {
    html! {
        details {
            summary { (visitor.say("tiqr-offline")) }
            p { (visitor.say("tiqr-offline-lead")) }
            (visitor.form("/login/tiqr/code", html! {
                label { (visitor.say("code")) input.code name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="20"; }
                button { (visitor.say("continue")) }
            }))
        }
    }
}

async fn over_page(visitor: &mut Visitor) -> Answer {
    let main = html! {
        (alert(&visitor.say("tiqr-over")))
        (visitor.form("/login/tiqr", html! { button.primary { (visitor.say("tiqr-new")) } }))
        @if visitor.visit.stage != Stage::Nobody { (methods::others(visitor)) }
    };
    visitor.page("tiqr-title", main).await
}

async fn blocked_page(visitor: &mut Visitor) -> Answer {
    let main = html! {
        (alert(&visitor.say("tiqr-blocked")))
        p { a.button href="/mfareset" { (visitor.say("to-reset")) } }
        p.others { (methods::another(visitor)) }
    };
    visitor.page_of(StatusCode::FORBIDDEN, "tiqr-title", main).await
}

async fn renew(Posted(mut visitor, Nothing {}): Posted<Nothing>) -> Answer {
    expected(&visitor)?;
    visitor.visit.tiqr_login = None;
    visitor.go("/login/tiqr").await
}

async fn typed(Posted(mut visitor, Code { code }): Posted<Code>) -> Answer {
    let account = visitor.half()?;
    let key = visitor.visit.tiqr_login.clone().ok_or(Problem::First("/login/tiqr"))?;
    let response = crate::token::typed_digits(&code);
    match authentication::checked(&visitor.site, &key, &account.name, &response)? {
        Said::Ok => finish(visitor, Some(account), &key).await,
        Said::InvalidResponse { left } => {
            let sentence = visitor.say_with("code-wrong", &[("left", Arg::Number(left.into()))]);
            let session =
                authentication::session(&visitor.site, &key)?.ok_or(Problem::First("/login/tiqr"))?;
            let refusal = Some((StatusCode::UNPROCESSABLE_ENTITY, sentence));
            code_page(&mut visitor, Some(&account), &session, refusal).await
        }
        _ => visitor.go("/login/tiqr").await,
    }
}

/// For the page's script: where to go once there is something new. Looking changes nothing.
async fn tell(visitor: Visitor) -> Result<Response, Problem> {
    let account = expected(&visitor)?;
    let session = match &visitor.visit.tiqr_login {
        Some(key) => authentication::session(&visitor.site, key)?,
        None => None,
    };
    let is_blocked = match &account {
        Some(account) => !has_able_device(&visitor.site, account.id)?,
        None => false,
    };
    let is_waiting = session.is_some_and(|session| session.answered_by.is_none()) && !is_blocked;
    let next = (!is_waiting).then_some("/login/tiqr");
    Ok(([(CONTENT_TYPE, "application/json")], json!({ "next": next }).to_string()).into_response())
}
