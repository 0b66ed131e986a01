//! Settings → Security (the portal's manual), which asks the password again.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use koppel_core::failure::Arg;
use maud::{Markup, html};
use serde::Deserialize;

use crate::accounts::{self, Account};
use crate::backup_code::{self, Saved};
use crate::code_entry::{self, Refusal};
use crate::methods::{self, Method};
use crate::page::{Answer, alert};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::{Code, Nothing, Posted, Visitor};
use crate::{authenticator_app, sms};

const HERE: &str = "/settings/security";
/// Seconds before the password is asked again.
const OPEN: u64 = 600;

/// Its addresses.
pub fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/settings/security", get(show))
        .route("/settings/security/password", post(open))
        .route("/settings/security/app", get(show_app).post(start_app))
        .route("/settings/security/app/confirm", post(confirm_app))
        .route("/settings/security/mobile", get(show_mobile).post(start_mobile))
        .route("/settings/security/mobile/confirm", post(confirm_mobile))
        .route("/settings/security/standard", post(choose_standard))
        .route("/settings/security/backup-code", get(show_backup_code).post(renew_backup_code))
        .route("/settings/security/backup-code/saved", post(backup_code_saved))
}

/// Whose settings these are, when the password was asked a short while ago.
fn opened(visitor: &Visitor) -> Result<Account, Problem> {
    let account = visitor.account()?;
    if visitor.visit.settings_open_until > visitor.site.now() {
        Ok(account)
    } else {
        Err(Problem::First(HERE))
    }
}

async fn show(mut visitor: Visitor) -> Answer {
    visitor.account()?;
    let Ok(account) = opened(&visitor) else { return password_page(&mut visitor, None).await };
    let main = html! {
        (app_section(&visitor, &account)?)
        (mobile_section(&visitor, &account, None))
        (standard_section(&visitor, &account)?)
        (backup_section(&visitor, &account))
        p.others { a href="/settings" { (visitor.say("back")) } }
    };
    visitor.page("security", main).await
}

async fn password_page(visitor: &mut Visitor, error: Option<&str>) -> Answer {
    let main = html! {
        p { (visitor.say("security-password")) }
        @if let Some(error) = error { (alert(&visitor.say(error))) }
        (visitor.form("/settings/security/password", html! {
            label { (visitor.say("login-password")) input name="password" type="password" autocomplete="current-password" required maxlength="128" autofocus; }
            button.primary { (visitor.say("continue")) }
        }))
    };
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    visitor.page_of(status, "security", main).await
}

#[derive(Deserialize)]
struct Password {
    password: String,
}

async fn open(Posted(mut visitor, Password { password }): Posted<Password>) -> Answer {
    let account = visitor.account()?;
    visitor.site.limits.password(&account.name)?;
    if !visitor.site.keys.matches(&password, &account.password).await? {
        return password_page(&mut visitor, Some("security-password-wrong")).await;
    }
    visitor.visit.settings_open_until = visitor.site.now() + OPEN;
    visitor.go(HERE).await
}

fn app_section(visitor: &Visitor, account: &Account) -> Result<Markup, Problem> {
    let has_app = methods::of_account(&visitor.site, account)?.contains(&Method::App);
    Ok(html! {
        section.card {
            h2 { (visitor.say("method-app")) }
            p { (visitor.say(if has_app { "security-app-on" } else { "security-app-off" })) }
            (visitor.button("/settings/security/app", "security-app-edit"))
        }
    })
}

async fn start_app(Posted(mut visitor, Nothing {}): Posted<Nothing>) -> Answer {
    opened(&visitor)?;
    let name = visitor.say("method-app");
    visitor.visit.new_app = Some(authenticator_app::offer(name, true));
    visitor.go("/settings/security/app").await
}

async fn show_app(mut visitor: Visitor) -> Answer {
    let account = opened(&visitor)?;
    app_page(&mut visitor, &account, None).await
}

async fn app_page(visitor: &mut Visitor, account: &Account, refusal: Option<Refusal>) -> Answer {
    let Some(app) = visitor.visit.new_app.clone().filter(|app| app.is_portal) else {
        return visitor.go(HERE).await;
    };
    let main = html! {
        p { (visitor.say("security-app-old")) }
        (authenticator_app::pairing(visitor, account, &app, "/settings/security/app/confirm", refusal)?)
        p.others { a href=(HERE) { (visitor.say("cancel")) } }
    };
    visitor.page_of(refusal.map_or(StatusCode::OK, Refusal::status), "security-app-edit", main).await
}

/// The old app's codes end with this. Whoever has no back-up code yet gets one.
async fn confirm_app(Posted(mut visitor, Code { code }): Posted<Code>) -> Answer {
    let account = opened(&visitor)?;
    let app = visitor.visit.new_app.clone().filter(|app| app.is_portal).ok_or(Problem::First(HERE))?;
    if let Err(refusal) = authenticator_app::confirm(&visitor.site, &account, &app, &code, |_| Ok(()))? {
        return app_page(&mut visitor, &account, Some(refusal)).await;
    }
    visitor.visit.new_app = None;
    let notice = visitor.say("security-app-changed");
    if account.backup_code.is_some() {
        return visitor.go_with(HERE, notice).await;
    }
    backup_code::renew(&mut visitor, &account).await?;
    visitor.go_with("/settings/security/backup-code", notice).await
}

fn mobile_section(visitor: &Visitor, account: &Account, error: Option<&str>) -> Markup {
    html! {
        section.card {
            h2 { (visitor.say("security-mobile")) }
            p {
                @match &account.mobile {
                    Some(number) => (visitor.say_with("security-mobile-on", &[("number", Arg::Text(sms::masked(number)))])),
                    None => (visitor.say("security-mobile-off")),
                }
            }
            @if let Some(error) = error { (alert(&visitor.say(error))) }
            (visitor.form("/settings/security/mobile", html! {
                label { (visitor.say("security-mobile-new")) input name="number" type="tel" autocomplete="tel" required maxlength="30"; }
                button { (visitor.say("security-mobile-edit")) }
            }))
        }
    }
}

#[derive(Deserialize)]
struct Number {
    number: String,
}

async fn start_mobile(Posted(mut visitor, Number { number }): Posted<Number>) -> Answer {
    let account = opened(&visitor)?;
    let Some(number) = sms::number(&number) else {
        let main = mobile_section(&visitor, &account, Some("security-mobile-bad"));
        return visitor.page_of(StatusCode::UNPROCESSABLE_ENTITY, "security", main).await;
    };
    sms::send(&mut visitor, account.id, number)?;
    visitor.go("/settings/security/mobile").await
}

async fn show_mobile(mut visitor: Visitor) -> Answer {
    opened(&visitor)?;
    mobile_page(&mut visitor, None).await
}

async fn mobile_page(visitor: &mut Visitor, refusal: Option<Refusal>) -> Answer {
    let Some(sent) = &visitor.visit.sms else { return visitor.go(HERE).await };
    let number = [("number", Arg::Text(sent.number.clone()))];
    let main = html! {
        (sms::sent(visitor, &number))
        (code_entry::field(visitor, "/settings/security/mobile/confirm", refusal, "confirm"))
        p.others { a href=(HERE) { (visitor.say("cancel")) } }
    };
    visitor.page_of(refusal.map_or(StatusCode::OK, Refusal::status), "security-mobile", main).await
}

async fn confirm_mobile(Posted(mut visitor, Code { code }): Posted<Code>) -> Answer {
    let account = opened(&visitor)?;
    match sms::checked(&mut visitor, account.id, &code)? {
        Ok(number) => {
            accounts::set_mobile(&visitor.site.db, account.id, &number)?;
            let notice = visitor.say("security-mobile-changed");
            visitor.go_with(HERE, notice).await
        }
        Err(Refusal::Expired) => {
            let notice = visitor.say("code-expired");
            visitor.go_with(HERE, notice).await
        }
        Err(refusal) => mobile_page(&mut visitor, Some(refusal)).await,
    }
}

fn standard_section(visitor: &Visitor, account: &Account) -> Result<Markup, Problem> {
    let methods = methods::of_account(&visitor.site, account)?;
    let first = methods::first(account, &methods);
    Ok(html! {
        section.card {
            h2 { (visitor.say("security-standard")) }
            @if methods.iter().any(|method| method.may_be_standard()) {
            p { (visitor.say("security-standard-lead")) }
            (visitor.form("/settings/security/standard", html! {
                fieldset {
                    legend.unseen { (visitor.say("security-standard")) }
                    @for method in methods.into_iter().filter(|method| method.may_be_standard()) {
                        label.tick {
                            input type="radio" name="method" value=(method.name()) checked[first == Some(method)] required;
                            (visitor.say(&format!("method-{}", method.name())))
                        }
                    }
                }
                button { (visitor.say("save")) }
            }))
            } @else { p { (visitor.say("security-standard-none")) } }
        }
    })
}

#[derive(Deserialize)]
struct Standard {
    method: String,
}

async fn choose_standard(Posted(mut visitor, Standard { method }): Posted<Standard>) -> Answer {
    let account = opened(&visitor)?;
    let has = methods::of_account(&visitor.site, &account)?;
    let method = Method::named(&method).filter(|method| method.may_be_standard() && has.contains(method));
    accounts::set_standard_method(&visitor.site.db, account.id, method.ok_or(Problem::Malformed)?)?;
    let notice = visitor.say("security-standard-changed");
    visitor.go_with(HERE, notice).await
}

fn backup_section(visitor: &Visitor, account: &Account) -> Markup {
    let state = if account.backup_code.is_some() { "security-backup-on" } else { "security-backup-off" };
    html! {
        section.card {
            h2 { (visitor.say("method-backup-code")) }
            p { (visitor.say(state)) }
            (visitor.button("/settings/security/backup-code", "security-backup-new"))
        }
    }
}

async fn renew_backup_code(Posted(mut visitor, Nothing {}): Posted<Nothing>) -> Answer {
    let account = opened(&visitor)?;
    backup_code::renew(&mut visitor, &account).await?;
    visitor.go("/settings/security/backup-code").await
}

async fn show_backup_code(mut visitor: Visitor) -> Answer {
    visitor.account()?;
    match backup_code::shown(&visitor, "/settings/security/backup-code/saved", false) {
        Some(main) => visitor.page("backup-new-title", main).await,
        None => visitor.go(HERE).await,
    }
}

async fn backup_code_saved(Posted(mut visitor, saved): Posted<Saved>) -> Answer {
    visitor.account()?;
    if saved.is_ticked() {
        visitor.visit.backup_code = None;
        return visitor.go(HERE).await;
    }
    match backup_code::shown(&visitor, "/settings/security/backup-code/saved", true) {
        Some(main) => visitor.page_of(StatusCode::UNPROCESSABLE_ENTITY, "backup-new-title", main).await,
        None => visitor.go(HERE).await,
    }
}
