//! The service desk: a demo administrator's page, which issues links for a reset. Each is good once, for an hour.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use koppel_core::failure::Arg;
use maud::html;
use rusqlite::{OptionalExtension, Transaction, params};
use serde::Deserialize;

use crate::accounts::{self, Account};
use crate::db::Db;
use crate::page::Answer;
use crate::problem::Problem;
use crate::site::Site;
use crate::token;
use crate::visitor::{Posted, Stage, Visitor};

/// Seconds that a link lives.
const LIFE: u64 = 3_600;

/// Its addresses.
pub fn routes() -> Router<Arc<Site>> {
    Router::new().route("/servicedesk", get(show)).route("/servicedesk/link", post(issue))
}

fn administrator(visitor: &Visitor) -> Result<Account, Problem> {
    Some(visitor.account()?).filter(|account| account.is_desk).ok_or(Problem::NotAllowed)
}

async fn show(mut visitor: Visitor) -> Answer {
    if visitor.visit.stage == Stage::Nobody {
        visitor.visit.after_password = Some("/servicedesk".into());
        let notice = visitor.say("desk-log-in");
        return visitor.go_with("/login", notice).await;
    }
    administrator(&visitor)?;
    let link = visitor.visit.desk_link.take();
    let main = html! {
        p { (visitor.say("desk-lead")) }
        @if let Some((name, link)) = link {
            section.card.notice role="status" {
                h2 { (visitor.say_with("desk-link", &[("name", Arg::Text(name))])) }
                p { a.address href=(link) { (link) } }
                p.small { (visitor.say("desk-link-once")) }
            }
        }
        ul.list {
            @for account in accounts::helped_by_desk(&visitor.site.db)? {
                li.device {
                    div { strong { (account.display_name) } span.small { (account.name) } }
                    (visitor.form("/servicedesk/link", html! {
                        input type="hidden" name="account" value=(account.id);
                        button { (visitor.say("desk-make-link")) span.unseen { " " (account.name) } }
                    }))
                }
            }
        }
    };
    visitor.page("desk", main).await
}

#[derive(Deserialize)]
struct For {
    account: i64,
}

async fn issue(Posted(mut visitor, For { account }): Posted<For>) -> Answer {
    administrator(&visitor)?;
    let account = accounts::of_id(&visitor.site.db, account)?
        .filter(|account| !account.is_desk)
        .ok_or(Problem::NotFound)?;
    let link = token::token();
    write(&visitor.site.db, account.id, &link, visitor.site.now() + LIFE)?;
    visitor.visit.desk_link =
        Some((account.display_name, format!("{}/mfareset/desk/{link}", visitor.site.origin)));
    visitor.go("/servicedesk").await
}

/// One link for each account: a new one ends the one before.
fn write(db: &Db, account: i64, link: &str, expires: u64) -> Result<(), Problem> {
    let insert = "INSERT OR REPLACE INTO desk_link (account, token, expires) VALUES (?1, ?2, ?3)";
    db.run(|t| t.execute(insert, params![account, token::stored(link), expires]))?;
    Ok(())
}

/// Whether this link was issued for this account and has not been used.
pub fn is_good(db: &Db, account: &Account, link: &str, now: u64) -> Result<bool, Problem> {
    let select = "SELECT 1 FROM desk_link WHERE account = ?1 AND token = ?2 AND expires > ?3";
    let found: Option<i64> = db.run(|t| {
        t.query_row(select, params![account.id, token::stored(link), now], |row| row.get(0)).optional()
    })?;
    Ok(found.is_some())
}

/// Uses it up; false when it is not good.
pub fn use_link(t: &Transaction<'_>, account: i64, link: &str, now: u64) -> rusqlite::Result<bool> {
    let delete = "DELETE FROM desk_link WHERE account = ?1 AND token = ?2 AND expires > ?3";
    Ok(t.execute(delete, params![account, token::stored(link), now])? == 1)
}
