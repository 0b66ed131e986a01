//! The portal's first page and its settings (the portal's manual).

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use koppel_core::failure::Arg;
use maud::html;

use crate::page::Answer;
use crate::site::Site;
use crate::visitor::{Face, Visitor};

/// Its addresses.
pub fn routes() -> Router<Arc<Site>> {
    Router::new().route("/portal", get(start)).route("/settings", get(settings))
}

async fn start(mut visitor: Visitor) -> Answer {
    let account = visitor.account()?;
    visitor.visit.face = Face::Portal;
    let main = html! {
        p { (visitor.say_with("portal-lead", &[("name", Arg::Text(account.display_name))])) }
        div.choices { a.choice href="/settings" { strong { (visitor.say("settings")) } span { (visitor.say("portal-settings-hint")) } } }
    };
    visitor.page("portal-title", main).await
}

async fn settings(mut visitor: Visitor) -> Answer {
    visitor.account()?;
    let main = html! {
        div.choices { a.choice href="/settings/security" { strong { (visitor.say("security")) } span { (visitor.say("security-hint")) } } }
        p.others { a href="/portal" { (visitor.say("back")) } }
    };
    visitor.page("settings", main).await
}
