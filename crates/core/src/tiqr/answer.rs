//! What a service answers, as text (version 1) or JSON (version 2). The body counts, whatever the status and the type of
//! its content: services differ there.

use serde::Deserialize;
use serde_json::Value;

use crate::payload::clean_name;
use crate::ports::WebAnswer;

/// To a secret.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum EnrolAnswer {
    /// The service has it.
    Taken,
    /// No. `is_used` says that the offer was used, or that this is how services say so.
    Refused { is_used: bool, message: Option<String> },
    /// The service is in trouble: it may have it or not.
    Unclear,
}

/// To a response.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LoginAnswer {
    pub(super) outcome: Outcome,
    /// The service's own words.
    pub(super) message: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    LoggedIn,
    /// `left` is missing where the service does not say: then it means "try again".
    WrongResponse {
        left: Option<u32>,
    },
    InvalidRequest,
    /// Expired, used or unknown.
    InvalidChallenge,
    /// For so many minutes, or for good.
    Blocked {
        minutes: Option<u32>,
    },
    UnknownUser,
    Failed,
}

/// What both JSON answers may have. Figures come as numbers and as text.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    response_code: Value,
    #[serde(default)]
    attempts_left: Value,
    #[serde(default)]
    duration: Value,
    #[serde(default)]
    message: Value,
}

impl EnrolAnswer {
    pub(super) fn of(answer: &WebAnswer) -> Self {
        let is_forbidden = answer.status == 403;
        let (code, message) = match Wire::of(&answer.body) {
            Some(wire) => (figure(&wire.response_code), wire.message()),
            None => (None, None),
        };
        match code {
            Some(1) => Self::Taken,
            Some(code) => Self::Refused { is_used: is_forbidden || code == 101, message },
            None if text(&answer.body) == "OK" => Self::Taken,
            None if is_forbidden => Self::Refused { is_used: true, message: None },
            None if answer.status >= 500 || is_half(&answer.body) => Self::Unclear,
            None => Self::Refused { is_used: false, message },
        }
    }
}

impl LoginAnswer {
    pub(super) fn of(answer: &WebAnswer) -> Self {
        let Some(wire) = Wire::of(&answer.body) else {
            return Self { outcome: Outcome::of_text(text(&answer.body)), message: None };
        };
        let outcome = match figure(&wire.response_code) {
            Some(1) => Outcome::LoggedIn,
            Some(201) => Outcome::WrongResponse { left: figure(&wire.attempts_left) },
            Some(202) => Outcome::InvalidRequest,
            Some(203) => Outcome::InvalidChallenge,
            Some(204) => Outcome::Blocked { minutes: figure(&wire.duration) },
            Some(205) => Outcome::UnknownUser,
            _ => Outcome::Failed,
        };
        Self { outcome, message: wire.message() }
    }
}

impl Outcome {
    fn of_text(text: &str) -> Self {
        match text {
            "OK" => Self::LoggedIn,
            "INVALID_REQUEST" => Self::InvalidRequest,
            "INVALID_CHALLENGE" => Self::InvalidChallenge,
            "INVALID_USER" | "INVALID_USERID" => Self::UnknownUser,
            _ => Self::of_counted(text),
        }
    }

    /// `INVALID_RESPONSE:2`: what may be followed by a figure.
    fn of_counted(text: &str) -> Self {
        let (word, figure) = text.split_once(':').unwrap_or((text, ""));
        let is_figure = figure.bytes().all(|byte| byte.is_ascii_digit());
        let figure = is_figure.then(|| figure.parse().ok()).flatten();
        match word {
            "INVALID_RESPONSE" => Self::WrongResponse { left: figure },
            "ACCOUNT_BLOCKED" => Self::Blocked { minutes: figure },
            _ => Self::Failed,
        }
    }
}

impl Wire {
    /// `None` for what does not open with a brace, and for what only begins as JSON.
    fn of(body: &[u8]) -> Option<Self> {
        text(body).starts_with('{').then(|| serde_json::from_str(text(body)).ok()).flatten()
    }

    fn message(&self) -> Option<String> {
        let message = clean_name(self.message.as_str()?);
        Some(message).filter(|message| !message.is_empty())
    }
}

/// Nothing, or JSON without its end.
fn is_half(body: &[u8]) -> bool {
    let text = text(body);
    text.is_empty() || text.starts_with('{')
}

/// A whole number of 0 or more.
fn figure(value: &Value) -> Option<u32> {
    match value {
        Value::Number(number) => u32::try_from(number.as_u64()?).ok(),
        Value::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
        _ => None,
    }
}

fn text(body: &[u8]) -> &str {
    std::str::from_utf8(body).unwrap_or_default().trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> WebAnswer {
        WebAnswer { status, body: body.as_bytes().to_vec() }
    }

    fn outcome(body: &str) -> Outcome {
        let outcome = LoginAnswer::of(&answer(200, body)).outcome;
        for status in [400, 403, 500] {
            assert_eq!(LoginAnswer::of(&answer(status, body)).outcome, outcome, "whatever the status");
        }
        outcome
    }

    #[test]
    fn every_line_of_the_table() {
        for (body, expected) in [
            ("OK", Outcome::LoggedIn),
            ("\u{feff}OK\r\n", Outcome::LoggedIn),
            ("INVALID_RESPONSE", Outcome::WrongResponse { left: None }),
            ("INVALID_RESPONSE:2", Outcome::WrongResponse { left: Some(2) }),
            ("INVALID_RESPONSE:0", Outcome::WrongResponse { left: Some(0) }),
            ("INVALID_RESPONSE:many", Outcome::WrongResponse { left: None }),
            ("INVALID_REQUEST", Outcome::InvalidRequest),
            ("INVALID_CHALLENGE", Outcome::InvalidChallenge),
            ("ACCOUNT_BLOCKED", Outcome::Blocked { minutes: None }),
            ("INVALID_USER", Outcome::UnknownUser),
            ("INVALID_USERID", Outcome::UnknownUser),
            ("ERROR", Outcome::Failed),
            ("ok", Outcome::Failed),
            ("OKAY", Outcome::Failed),
            ("OK:", Outcome::Failed),
            ("OK:1", Outcome::Failed),
            ("INVALID_CHALLENGE:1", Outcome::Failed),
            ("", Outcome::Failed),
            ("<html>OK</html>", Outcome::Failed),
            (r#"{"responseCode":1}"#, Outcome::LoggedIn),
            (r#" {"responseCode":"1"}"#, Outcome::LoggedIn),
            (r#"{"responseCode":201}"#, Outcome::WrongResponse { left: None }),
            (r#"{"responseCode":201,"attemptsLeft":null}"#, Outcome::WrongResponse { left: None }),
            (r#"{"responseCode":201,"attemptsLeft":2}"#, Outcome::WrongResponse { left: Some(2) }),
            (r#"{"responseCode":201,"attemptsLeft":"2"}"#, Outcome::WrongResponse { left: Some(2) }),
            (r#"{"responseCode":201,"attemptsLeft":-1}"#, Outcome::WrongResponse { left: None }),
            (r#"{"responseCode":202}"#, Outcome::InvalidRequest),
            (r#"{"responseCode":203}"#, Outcome::InvalidChallenge),
            (r#"{"responseCode":204}"#, Outcome::Blocked { minutes: None }),
            (r#"{"responseCode":204,"duration":15}"#, Outcome::Blocked { minutes: Some(15) }),
            (r#"{"responseCode":205}"#, Outcome::UnknownUser),
            (r#"{"responseCode":200}"#, Outcome::Failed),
            (r#"{"responseCode":true}"#, Outcome::Failed),
            (r#"{"responseCode":1"#, Outcome::Failed),
            (r#"{"other":1}"#, Outcome::Failed),
            ("[1]", Outcome::Failed),
        ] {
            assert_eq!(outcome(body), expected, "{body}");
        }
    }

    #[test]
    fn the_services_own_words_are_cleaned() {
        let of = |message: &str| LoginAnswer::of(&answer(200, message)).message;
        assert_eq!(of(r#"{"responseCode":203,"message":"Te\u202e laat\n"}"#).as_deref(), Some("Te laat"));
        assert_eq!(of(r#"{"responseCode":203,"message":" "}"#), None);
        assert_eq!(of(r#"{"responseCode":203,"message":7}"#), None);
    }

    #[test]
    fn to_a_secret() {
        let refused = |is_used| EnrolAnswer::Refused { is_used, message: None };
        for (status, body, expected) in [
            (200, "OK", EnrolAnswer::Taken),
            (200, r#"{"responseCode":1}"#, EnrolAnswer::Taken),
            (200, r#"{"responseCode":101}"#, refused(true)),
            (200, r#"{"responseCode":100}"#, refused(false)),
            (403, "", refused(true)),
            (403, "Forbidden", refused(true)),
            (400, "no", refused(false)),
            (200, "<html>", refused(false)),
            (400, "", EnrolAnswer::Unclear),
            (200, "", EnrolAnswer::Unclear),
            (200, r#"{"responseCode":"#, EnrolAnswer::Unclear),
            (403, r#"{"responseCode":"#, refused(true)),
            (500, "", EnrolAnswer::Unclear),
            (502, "<html>", EnrolAnswer::Unclear),
        ] {
            assert_eq!(EnrolAnswer::of(&answer(status, body)), expected, "{status} {body}");
        }
    }
}
