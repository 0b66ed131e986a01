//! Where text messages go instead of to a telephone: a page that says so.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use maud::html;
use rusqlite::params;

use crate::db::Db;
use crate::page::Answer;
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use crate::when::when;

/// Messages that are kept.
const KEPT: u32 = 20;

struct Message {
    sent: u64,
    number: String,
    text: String,
}

/// Its address.
pub fn routes() -> Router<Arc<Site>> {
    Router::new().route("/outbox", get(list))
}

/// "Sends" it.
pub fn send(db: &Db, now: u64, number: &str, text: &str) -> Result<(), Problem> {
    db.run(|t| {
        t.execute("INSERT INTO sms (sent, number, text) VALUES (?1, ?2, ?3)", params![now, number, text])?;
        t.execute("DELETE FROM sms WHERE id <= (SELECT max(id) FROM sms) - ?1", [KEPT])
    })?;
    Ok(())
}

fn newest_first(db: &Db) -> Result<Vec<Message>, Problem> {
    db.run(|t| {
        let mut rows = t.prepare("SELECT sent, number, text FROM sms ORDER BY id DESC")?;
        let message = |row: &rusqlite::Row<'_>| {
            Ok(Message { sent: row.get("sent")?, number: row.get("number")?, text: row.get("text")? })
        };
        rows.query_map([], message)?.collect()
    })
}

async fn list(mut visitor: Visitor) -> Answer {
    let messages = newest_first(&visitor.site.db)?;
    let main = html! {
        p { (visitor.say("outbox-lead")) }
        @if messages.is_empty() { p { (visitor.say("outbox-empty")) } }
        ul.list {
            @for message in messages {
                li {
                    strong { (message.text) }
                    span.small { (message.number) " · " (when(&visitor, message.sent)) }
                }
            }
        }
    };
    visitor.page("outbox", main).await
}
