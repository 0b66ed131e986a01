//! The page that asks for a code, whichever it is, and what it says when the code is not right.

use axum::http::StatusCode;
use maud::{Markup, html};

use crate::attempts::Wait;
use crate::methods;
use crate::page::{Answer, alert};
use crate::visitor::{Visitor, count};

/// Why a code was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is not the code; so many tries are left.
    Wrong {
        /// Tries left.
        left: u32,
    },
    /// It was good once, and that was before.
    Used,
    /// It is too old.
    Expired,
    /// Nothing is looked at for a while.
    Wait(Wait),
}

impl Refusal {
    /// What happened and what to do.
    pub fn sentence(self, visitor: &Visitor) -> String {
        let number = |name, number: u64| [(name, count(number))];
        match self {
            Self::Wrong { left: 0 } => {
                visitor.say_with("code-wait", &number("minutes", minutes(crate::attempts::WAIT)))
            }
            Self::Wrong { left } => visitor.say_with("code-wrong", &number("left", left.into())),
            Self::Used => visitor.say("code-used"),
            Self::Expired => visitor.say("code-expired"),
            Self::Wait(wait) => visitor.say_with("code-wait", &number("minutes", minutes(wait.seconds))),
        }
    }

    /// As HTTP says it.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Wrong { left: 0 } | Self::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Wrong { .. } | Self::Used | Self::Expired => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

/// Rounded up, so that nobody is sent back too early.
fn minutes(seconds: u64) -> u64 {
    seconds.div_ceil(60)
}

/// A page of a login with one field for a code.
pub async fn page(
    visitor: &mut Visitor,
    title: &str,
    lead: String,
    action: &str,
    refusal: Option<Refusal>,
) -> Answer {
    let main = html! {
        p { (lead) }
        (field(visitor, action, refusal, "continue"))
        (methods::others(visitor))
    };
    visitor.page_of(refusal.map_or(StatusCode::OK, Refusal::status), title, main).await
}

/// The field alone, with what is wrong above it.
pub fn field(visitor: &Visitor, action: &str, refusal: Option<Refusal>, button: &str) -> Markup {
    html! {
        @if let Some(refusal) = refusal { (alert(&refusal.sentence(visitor))) }
        (visitor.form(action, html! {
            label { (visitor.say("code")) input.code name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="40" autofocus; }
            button.primary { (visitor.say(button)) }
        }))
    }
}
