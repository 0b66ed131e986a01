//! The back-up code: eight digits, good once, and replaced at use by a new one that must be ticked as saved.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use crate::accounts::{self, Account};
use crate::code_entry::{self, Refusal};
use crate::page::{Answer, alert};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::{Code, Posted, Stage, Visitor};
use crate::{attempts, login, token};

const DIGITS: usize = 8;

/// One that was made just now.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct NewCode {
    code: String,
    /// There was one before, which it ended.
    ended_another: bool,
}

/// Its addresses at a login.
pub fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/login/backup-code", get(ask).post(check))
        .route("/login/backup-code/new", get(show_new).post(go_on))
}

async fn ask(mut visitor: Visitor) -> Answer {
    visitor.half()?;
    page(&mut visitor, None).await
}

async fn page(visitor: &mut Visitor, refusal: Option<Refusal>) -> Answer {
    let lead = visitor.say("backup-lead");
    code_entry::page(visitor, "backup-title", lead, "/login/backup-code", refusal).await
}

async fn check(Posted(mut visitor, Code { code }): Posted<Code>) -> Answer {
    let account = visitor.half()?;
    match exchanged(&visitor.site, &account, &code).await? {
        Ok(new) => {
            visitor.enter(Stage::NewBackupCode(account.id)).await?;
            visitor.visit.backup_code = Some(NewCode { code: new, ended_another: true });
            visitor.go("/login/backup-code/new").await
        }
        Err(refusal) => page(&mut visitor, Some(refusal)).await,
    }
}

/// The new code for the old one.
async fn exchanged(site: &Site, account: &Account, code: &str) -> Result<Result<String, Refusal>, Problem> {
    let left = match attempts::spend(&site.db, account.id, site.now())? {
        Ok(left) => left,
        Err(wait) => return Ok(Err(Refusal::Wait(wait))),
    };
    let is_right = match &account.backup_code {
        Some(stored) => site.keys.matches(&token::typed_digits(code), stored).await?,
        None => false,
    };
    if !is_right {
        return Ok(Err(Refusal::Wrong { left }));
    }
    let (new, stored) = made(site).await?;
    if !accounts::use_backup_code(&site.db, account, &stored)? {
        // Another request with the same code was first.
        return Ok(Err(Refusal::Used));
    }
    attempts::forget(&site.db, account.id)?;
    Ok(Ok(new))
}

/// A new code for this account, which ends the old one; to be shown until it is ticked as saved.
pub async fn renew(visitor: &mut Visitor, account: &Account) -> Result<(), Problem> {
    let (code, stored) = made(&visitor.site).await?;
    accounts::set_backup_code(&visitor.site.db, account.id, &stored)?;
    visitor.visit.backup_code = Some(NewCode { code, ended_another: account.backup_code.is_some() });
    Ok(())
}

/// A code, plain and as it is stored.
async fn made(site: &Site) -> Result<(String, String), Problem> {
    let new = token::digits(DIGITS);
    let stored = site.keys.hash(&new).await?;
    Ok((new, stored))
}

/// The tick.
#[derive(Deserialize)]
pub struct Saved {
    saved: Option<String>,
}

impl Saved {
    /// Whether it was set.
    pub fn is_ticked(&self) -> bool {
        self.saved.is_some()
    }
}

/// The new code, and the tick without which there is no going on. `None` when there is none to show.
pub fn shown(visitor: &Visitor, action: &str, was_missing: bool) -> Option<Markup> {
    let NewCode { code, ended_another } = visitor.visit.backup_code.as_ref()?;
    let lead = if *ended_another { "backup-new-lead" } else { "backup-first-lead" };
    Some(html! {
        p { (visitor.say(lead)) }
        p.code-large { (token::halves(code, " ")) }
        p.small { (visitor.say("backup-new-once")) }
        @if was_missing { (alert(&visitor.say("backup-not-ticked"))) }
        (visitor.form(action, html! {
            label.tick { input type="checkbox" name="saved" value="yes" required; (visitor.say("backup-saved")) }
            button.primary { (visitor.say("continue")) }
        }))
    })
}

fn waiting(visitor: &Visitor) -> Result<i64, Problem> {
    match visitor.visit.stage {
        Stage::NewBackupCode(account) => Ok(account),
        _ => Err(Problem::First("/login")),
    }
}

async fn show_new(mut visitor: Visitor) -> Answer {
    waiting(&visitor)?;
    let main = shown(&visitor, "/login/backup-code/new", false).ok_or(Problem::NotFound)?;
    visitor.page("backup-new-title", main).await
}

async fn go_on(Posted(mut visitor, saved): Posted<Saved>) -> Answer {
    let account = waiting(&visitor)?;
    if saved.is_ticked() {
        return login::complete(visitor, account).await;
    }
    let main = shown(&visitor, "/login/backup-code/new", true).ok_or(Problem::NotFound)?;
    visitor.page_of(StatusCode::UNPROCESSABLE_ENTITY, "backup-new-title", main).await
}
