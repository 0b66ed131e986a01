//! Logging in: the password, then what else the account has, then in; and out.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;

use crate::accounts;
use crate::keys;
use crate::methods::{self, Method};
use crate::page::{Answer, alert};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::{Nothing, Posted, Stage, Visitor};

/// Its addresses.
pub fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/login", get(ask).post(check))
        .route("/login/second", get(second))
        .route("/login/methods", get(list))
        .route("/logout", post(leave))
}

#[derive(Deserialize)]
struct Credentials {
    name: String,
    password: String,
}

async fn ask(mut visitor: Visitor) -> Answer {
    match visitor.visit.stage {
        Stage::In(_) => return visitor.go(visitor.visit.face.start()).await,
        Stage::NewBackupCode(_) => return visitor.go("/login/backup-code/new").await,
        Stage::Nobody | Stage::Password(_) => {}
    }
    let main = fields(&visitor, None);
    visitor.page("login-title", main).await
}

fn fields(visitor: &Visitor, error: Option<&str>) -> Markup {
    html! {
        @if let Some(error) = error { (alert(&visitor.say(error))) }
        (visitor.form("/login", html! {
            label { (visitor.say("login-name")) input name="name" autocomplete="username" autocapitalize="none" required maxlength="64"; }
            label { (visitor.say("login-password")) input name="password" type="password" autocomplete="current-password" required maxlength="128"; }
            button.primary { (visitor.say("log-in")) }
        }))
        p.others { a href="/login/tiqr" { (visitor.say("login-by-qr")) } }
    }
}

async fn check(Posted(mut visitor, Credentials { name, password }): Posted<Credentials>) -> Answer {
    const MOST: usize = 128;
    let name = name.trim().to_lowercase();
    if name.len() > MOST || password.len() > MOST {
        return Err(Problem::Malformed);
    }
    let site = visitor.site.clone();
    site.limits.password(&name)?;
    let account = accounts::named(&site.db, &name)?;
    // An unknown name takes as long as a known one, and hears the same.
    let stored = account.as_ref().map_or(keys::NOBODYS, |account| &account.password);
    let is_right = site.keys.matches(&password, stored).await?;
    match account.filter(|_| is_right) {
        Some(account) => {
            visitor.enter(Stage::Password(account.id)).await?;
            match visitor.visit.after_password.take() {
                Some(place) => visitor.go(&place).await,
                None => second(visitor).await,
            }
        }
        None => {
            let main = fields(&visitor, Some("login-wrong"));
            visitor.page_of(StatusCode::UNPROCESSABLE_ENTITY, "login-title", main).await
        }
    }
}

/// On to what this account has beside its password; one that has nothing yet is in, and is asked to register.
async fn second(mut visitor: Visitor) -> Answer {
    let account = visitor.half()?;
    let methods = methods::of_account(&visitor.site, &account)?;
    match methods::first(&account, &methods) {
        Some(method) => visitor.go(method.page()).await,
        None if account.is_desk => complete(visitor, account.id).await,
        None => {
            let notice = visitor.say("login-nothing-registered");
            visitor.enter(Stage::In(account.id)).await?;
            visitor.go_with(visitor.visit.face.start(), notice).await
        }
    }
}

async fn list(mut visitor: Visitor) -> Answer {
    let account = visitor.half()?;
    let methods = methods::of_account(&visitor.site, &account)?;
    let main = html! {
        p { (visitor.say("methods-lead")) }
        div.choices {
            @for method in methods {
                a.choice href=(method.page()) {
                    strong { (visitor.say(&format!("use-{}", method.name()))) }
                    @if method == Method::BackupCode { span { (visitor.say("method-backup-code-hint")) } }
                }
            }
        }
        p.others { a href="/mfareset" { (visitor.say("to-reset")) } }
    };
    visitor.page("other-method", main).await
}

/// The second step was right, too.
pub async fn complete(mut visitor: Visitor, account: i64) -> Answer {
    visitor.enter(Stage::In(account)).await?;
    let is_desk = accounts::of_id(&visitor.site.db, account)?.is_some_and(|account| account.is_desk);
    let place = if is_desk { "/servicedesk" } else { visitor.visit.face.start() };
    visitor.go(place).await
}

/// The session ends, here and in the file; the next one begins in the same exercise.
async fn leave(Posted(mut visitor, Nothing {}): Posted<Nothing>) -> Answer {
    visitor.enter(Stage::Nobody).await?;
    visitor.go("/").await
}
