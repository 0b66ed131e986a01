//! Codes by text message: at a login, and to show that a new number is yours.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use koppel_core::failure::Arg;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::code_entry::{self, Refusal};
use crate::page::{Answer, alert};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::{Code, Nothing, Posted, Visitor};
use crate::{attempts, login, methods, outbox, token};

/// Seconds that a code lives.
const LIFE: u64 = 600;
const DIGITS: usize = 6;

/// A code that was sent; it counts in the session that asked for it only.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Sent {
    code: String,
    /// Where it went. A code shows that this number is yours, and no other.
    pub number: String,
    expires: u64,
}

/// Its addresses at a login.
pub fn routes() -> Router<Arc<Site>> {
    Router::new().route("/login/sms", get(ask).post(check)).route("/login/sms/send", post(send_for_login))
}

async fn ask(mut visitor: Visitor) -> Answer {
    let account = visitor.half()?;
    page(&mut visitor, &account, None).await
}

async fn page(visitor: &mut Visitor, account: &Account, refusal: Option<Refusal>) -> Answer {
    let number = account.mobile.as_deref().ok_or(Problem::First("/login/methods"))?;
    let number = [("number", Arg::Text(masked(number)))];
    let was_sent = visitor.visit.sms.is_some();
    let main = html! {
        @if was_sent {
            (sent(visitor, &number))
            (code_entry::field(visitor, "/login/sms", refusal, "continue"))
            (visitor.button("/login/sms/send", "sms-again"))
        } @else {
            @if let Some(refusal) = refusal { (alert(&refusal.sentence(visitor))) }
            p { (visitor.say_with("sms-lead", &number)) }
            (visitor.form("/login/sms/send", html! { button.primary { (visitor.say("sms-send")) } }))
        }
        (methods::others(visitor))
    };
    visitor.page_of(refusal.map_or(StatusCode::OK, Refusal::status), "sms-title", main).await
}

/// Where the code went, and where it can be read here.
pub fn sent(visitor: &Visitor, number: &[(&str, Arg)]) -> Markup {
    html! {
        p { (visitor.say_with("sms-sent", number)) " " a href="/outbox" target="_blank" { (visitor.say("outbox-open")) } }
    }
}

async fn send_for_login(Posted(mut visitor, Nothing {}): Posted<Nothing>) -> Answer {
    let account = visitor.half()?;
    let number = account.mobile.clone().ok_or(Problem::First("/login/methods"))?;
    send(&mut visitor, account.id, number)?;
    visitor.go("/login/sms").await
}

async fn check(Posted(mut visitor, Code { code }): Posted<Code>) -> Answer {
    let account = visitor.half()?;
    let number = account.mobile.clone().ok_or(Problem::First("/login/methods"))?;
    match checked(&mut visitor, account.id, &code)? {
        Ok(confirmed) if confirmed == number => login::complete(visitor, account.id).await,
        Ok(_) => page(&mut visitor, &account, Some(Refusal::Expired)).await,
        Err(refusal) => page(&mut visitor, &account, Some(refusal)).await,
    }
}

/// Sends a new code there; the one before it ends.
pub fn send(visitor: &mut Visitor, account: i64, number: String) -> Result<(), Problem> {
    visitor.site.limits.message(account)?;
    let code = token::digits(DIGITS);
    let now = visitor.site.now();
    let text = visitor.say_with("sms-text", &[("code", Arg::Text(code.clone()))]);
    outbox::send(&visitor.site.db, now, &number, &text)?;
    visitor.visit.sms = Some(Sent { code, number, expires: now + LIFE });
    Ok(())
}

/// The number that this code went to; a code is good once.
pub fn checked(visitor: &mut Visitor, account: i64, code: &str) -> Result<Result<String, Refusal>, Problem> {
    let now = visitor.site.now();
    let left = match attempts::spend(&visitor.site.db, account, now)? {
        Ok(left) => left,
        Err(wait) => return Ok(Err(Refusal::Wait(wait))),
    };
    let Some(sent) = visitor
        .visit
        .sms
        .take_if(|sent| sent.expires <= now || token::same(&sent.code, &token::typed_digits(code)))
    else {
        return Ok(Err(Refusal::Wrong { left }));
    };
    if sent.expires <= now {
        return Ok(Err(Refusal::Expired));
    }
    attempts::forget(&visitor.site.db, account)?;
    Ok(Ok(sent.number))
}

/// The last three digits: enough to know which telephone to look at.
pub fn masked(number: &str) -> String {
    let last: Vec<char> = number.chars().rev().take(3).collect();
    format!("••• {}", last.into_iter().rev().collect::<String>())
}

/// A number as it is stored: digits, perhaps a plus in front. `None` when it is none.
pub fn number(typed: &str) -> Option<String> {
    let kept: String = typed
        .chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '(' | ')' | '.' | '/'))
        .collect();
    let digits = kept.strip_prefix('+').unwrap_or(&kept);
    let is_number = (8..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_without_what_people_put_between() {
        assert_eq!(number("06 1234 5678").as_deref(), Some("0612345678"));
        assert_eq!(number("+32 (0)470-12.34.56").as_deref(), Some("+320470123456"));
        for nonsense in
            ["", "12345", "0612345678x", "+", "<b>0612345678</b>", "1234567890123456", "٠٦١٢٣٤٥٦٧٨"]
        {
            assert_eq!(number(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_page_shows_three_digits_of_a_number() {
        assert_eq!(masked("+31612345678"), "••• 678");
    }
}
