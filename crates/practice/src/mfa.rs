//! Manage devices (the university's manual): the list, add one, remove one.

use std::sync::Arc;

use axum::Router;
use axum::extract::Path;
use axum::routing::{get, post};
use koppel_core::failure::Arg;
use maud::{Markup, html};
use serde::Deserialize;

use crate::accounts::{self, Account};
use crate::code_entry::Refusal;
use crate::devices::{self, Device, Kind};
use crate::page::Answer;
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::{Code, Nothing, Posted, Visitor, count};
use crate::when::when;
use crate::{authenticator_app, tiqr, token};

/// Its addresses. The pages of a pairing by tiqr are in tiqr/pairing.rs.
pub fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/mfa", get(list))
        .route("/mfa/add", post(add))
        .route("/mfa/app", get(show_app).post(start_app))
        .route("/mfa/app/confirm", post(confirm_app))
        .route("/mfa/registered", get(registered).post(noted))
        .route("/mfa/remove/{device}", get(ask_to_remove).post(remove))
}

#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    name: String,
}

async fn list(mut visitor: Visitor) -> Answer {
    let account = visitor.account()?;
    let devices = devices::of_account(&visitor.site.db, account.id)?;
    let main = html! {
        p { (visitor.say_with("mfa-lead", &[("name", Arg::Text(account.display_name.clone()))])) }
        @if devices.is_empty() {
            p { (visitor.say("mfa-none")) }
        } @else {
            ul.list { @for device in &devices { (row(&visitor, device)) } }
        }
        section.card {
            h2 { (visitor.say("mfa-add")) }
            (visitor.form("/mfa/add", html! {
                label { (visitor.say("mfa-device-name")) input name="name" maxlength="40" autocomplete="off" placeholder=(visitor.say("mfa-device-name-example")); }
                button.primary { (visitor.say("mfa-add")) }
                " "
                button formaction="/mfa/app" { (visitor.say("mfa-add-app")) }
            }))
            p.small { (visitor.say("mfa-add-hint")) }
        }
        p.others { a href="/mfareset" { (visitor.say("to-reset")) } }
    };
    visitor.page("mfa-title", main).await
}

fn row(visitor: &Visitor, device: &Device) -> Markup {
    let kind = match device.kind {
        Kind::App => "device-app",
        Kind::Tiqr => "device-tiqr",
    };
    html! {
        li.device {
            div {
                strong { (device.name) }
                @if device.is_blocked { " " span.chip { (visitor.say("device-blocked")) } }
                span.small { (visitor.say(kind)) }
                span.small { (visitor.say("device-added")) " " (when(visitor, device.added)) }
                span.small {
                    (visitor.say("device-used")) " "
                    @match device.last_used { Some(used) => (when(visitor, used)), None => (visitor.say("device-never")) }
                }
            }
            a.button href={ "/mfa/remove/" (device.id) } {
                (visitor.say("device-remove")) span.unseen { " " (device.name) }
            }
        }
    }
}

/// As typed, else "device 3".
fn device_name(visitor: &Visitor, account: &Account, typed: &str) -> Result<String, Problem> {
    let number = devices::of_account(&visitor.site.db, account.id)?.len() as u64 + 1;
    let default = visitor.say_with("device-default-name", &[("number", count(number))]);
    Ok(devices::clean_name(typed, default))
}

async fn add(Posted(mut visitor, Named { name }): Posted<Named>) -> Answer {
    let account = visitor.account()?;
    let name = device_name(&visitor, &account, &name)?;
    let pairing = tiqr::pairing::start(&mut visitor, &account, &name).await?;
    visitor.go(&format!("/mfa/add/{pairing}")).await
}

async fn start_app(Posted(mut visitor, Named { name }): Posted<Named>) -> Answer {
    let account = visitor.account()?;
    let name = device_name(&visitor, &account, &name)?;
    visitor.visit.new_app = Some(authenticator_app::offer(name, false));
    visitor.go("/mfa/app").await
}

async fn show_app(mut visitor: Visitor) -> Answer {
    let account = visitor.account()?;
    app_page(&mut visitor, &account, None).await
}

async fn app_page(visitor: &mut Visitor, account: &Account, refusal: Option<Refusal>) -> Answer {
    let Some(app) = visitor.visit.new_app.clone().filter(|app| !app.is_portal) else {
        return visitor.go("/mfa").await;
    };
    let main = html! {
        (authenticator_app::pairing(visitor, account, &app, "/mfa/app/confirm", refusal)?)
        p.others { a href="/mfa" { (visitor.say("cancel")) } }
    };
    visitor.page_of(refusal.map_or(axum::http::StatusCode::OK, Refusal::status), "mfa-add", main).await
}

async fn confirm_app(Posted(mut visitor, Code { code }): Posted<Code>) -> Answer {
    let account = visitor.account()?;
    let app = visitor.visit.new_app.clone().filter(|app| !app.is_portal).ok_or(Problem::First("/mfa"))?;
    let reset_code = token::reset_code();
    let stored = visitor.site.keys.hash(&reset_code).await?;
    let with_reset_code = |t: &rusqlite::Transaction<'_>| accounts::set_reset_code(t, account.id, &stored);
    match authenticator_app::confirm(&visitor.site, &account, &app, &code, with_reset_code)? {
        Ok(()) => {
            visitor.visit.new_app = None;
            visitor.visit.reset_code = Some(reset_code);
            visitor.go("/mfa/registered").await
        }
        Err(refusal) => app_page(&mut visitor, &account, Some(refusal)).await,
    }
}

/// The reset code, until the visitor goes on.
async fn registered(mut visitor: Visitor) -> Answer {
    visitor.account()?;
    let Some(code) = visitor.visit.reset_code.clone() else { return visitor.go("/mfa").await };
    let main = html! {
        p { (visitor.say("registered-lead")) }
        h2 { (visitor.say("reset-code")) }
        p.code-large { (token::halves(&code, "-")) }
        p { (visitor.say("registered-note")) }
        (visitor.form("/mfa/registered", html! { button.primary { (visitor.say("continue")) } }))
    };
    visitor.page("registered-title", main).await
}

async fn noted(Posted(mut visitor, Nothing {}): Posted<Nothing>) -> Answer {
    visitor.account()?;
    visitor.visit.reset_code = None;
    visitor.go("/mfa").await
}

async fn ask_to_remove(Path(device): Path<i64>, mut visitor: Visitor) -> Answer {
    let account = visitor.account()?;
    let device = devices::one(&visitor.site.db, account.id, device)?.ok_or(Problem::NotFound)?;
    let main = html! {
        p { (visitor.say_with("remove-lead", &[("name", Arg::Text(device.name.clone()))])) }
        (visitor.form(&format!("/mfa/remove/{}", device.id), html! {
            a.button href="/mfa" { (visitor.say("device-keep")) }
            " "
            button.danger { (visitor.say("device-remove")) }
        }))
    };
    visitor.page("device-remove", main).await
}

async fn remove(Path(device): Path<i64>, Posted(mut visitor, Nothing {}): Posted<Nothing>) -> Answer {
    let account = visitor.account()?;
    let device = devices::one(&visitor.site.db, account.id, device)?.ok_or(Problem::NotFound)?;
    devices::remove(&visitor.site.db, account.id, device.id)?;
    let notice = visitor.say_with("device-removed", &[("name", Arg::Text(device.name))]);
    visitor.go_with("/mfa", notice).await
}
