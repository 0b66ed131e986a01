//! The first page: what this is, who one can be, and the two exercises.

use std::sync::Arc;

use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use maud::html;

use crate::accounts::{COLLEAGUE, DEMO, DESK, PASSWORD};
use crate::page::Answer;
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::{Face, Stage, Visitor};

/// Its addresses.
pub fn routes() -> Router<Arc<Site>> {
    Router::new().route("/", get(first)).route("/exercise/{face}", get(exercise))
}

/// For every address that there is not.
pub async fn nowhere() -> Problem {
    Problem::NotFound
}

async fn first(mut visitor: Visitor) -> Answer {
    let main = html! {
        p.lead { (visitor.say("home-lead")) }
        section.card {
            h2 { (visitor.say("home-account")) }
            dl {
                dt { (visitor.say("login-name")) } dd { code { (DEMO) } }
                dt { (visitor.say("login-password")) } dd { code { (PASSWORD) } }
            }
            p.small { (visitor.say("home-more-accounts")) " " code { (COLLEAGUE) } ", " code { (DESK) } }
        }
        div.choices {
            @for face in [Face::University, Face::Portal] {
                a.choice href={ "/exercise/" (face.name()) } {
                    strong { (visitor.say(&format!("{}-name", face.name()))) }
                    span { (visitor.say(&format!("home-{}", face.name()))) }
                }
            }
        }
        p.small { (visitor.say("home-data")) }
    };
    visitor.page("home-title", main).await
}

/// The exercise decides whose words the pages have and where a login leads to; the account is the same.
async fn exercise(Path(face): Path<String>, mut visitor: Visitor) -> Answer {
    let faces = [Face::University, Face::Portal];
    visitor.visit.face = faces.into_iter().find(|known| known.name() == face).ok_or(Problem::NotFound)?;
    let next =
        if matches!(visitor.visit.stage, Stage::In(_)) { visitor.visit.face.start() } else { "/login" };
    visitor.go(next).await
}
