//! How an app is answered: words for version 1 of the protocol, numbers in JSON for version 2.

use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use koppel_core::failure::Arg;
use koppel_words::{Language, Words};
use serde_json::json;

use crate::guard::Said;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// As it should be.
    Ok,
    /// No such pairing, or its secret is no good.
    EnrolmentError,
    /// The response is wrong; so many tries are left.
    InvalidResponse {
        /// Tries left.
        left: u32,
    },
    /// A field is missing or is none of the protocol's.
    InvalidRequest,
    /// The session is unknown, over or used.
    InvalidChallenge,
    /// Three wrong responses: only a new pairing helps.
    Blocked,
    /// No such account, or not the one that is logging in.
    InvalidUser,
}

impl Answer {
    fn number(self) -> u16 {
        match self {
            Self::Ok => 1,
            Self::EnrolmentError => 101,
            Self::InvalidResponse { .. } => 201,
            Self::InvalidRequest => 202,
            Self::InvalidChallenge => 203,
            Self::Blocked => 204,
            Self::InvalidUser => 205,
        }
    }

    fn word(self) -> String {
        match self {
            Self::Ok => "OK".into(),
            Self::EnrolmentError => "ERROR".into(),
            Self::InvalidResponse { left } => format!("INVALID_RESPONSE:{left}"),
            Self::InvalidRequest => "INVALID_REQUEST".into(),
            Self::InvalidChallenge => "INVALID_CHALLENGE".into(),
            Self::Blocked => "ACCOUNT_BLOCKED".into(),
            Self::InvalidUser => "INVALID_USERID".into(),
        }
    }

    /// A sentence for the person, in the app's language.
    fn message(self, words: &Words) -> Option<String> {
        let say = |id: &str, args: &[(&str, Arg)]| Some(words.say(&format!("practice-{id}"), args));
        match self {
            Self::InvalidResponse { left } => say("tiqr-wrong", &[("left", Arg::Number(left.into()))]),
            Self::InvalidChallenge => say("tiqr-challenge", &[]),
            Self::Blocked => say("tiqr-blocked", &[]),
            _ => None,
        }
    }

    /// In the form that these headers ask for. Refused pairings are 403; answers to a challenge are 200, whatever they say.
    pub fn respond(self, headers: &HeaderMap, words: &Words) -> Response {
        let status = if self == Self::EnrolmentError { StatusCode::FORBIDDEN } else { StatusCode::OK };
        let mut response = if wants_json(headers) {
            let mut body = json!({ "responseCode": self.number() });
            if let Self::InvalidResponse { left } = self {
                body["attemptsLeft"] = json!(left);
            }
            if let Some(message) = self.message(words) {
                body["message"] = json!(message);
            }
            (status, [(CONTENT_TYPE, "application/json")], body.to_string()).into_response()
        } else {
            (status, self.word()).into_response()
        };
        response.extensions_mut().insert(Said);
        response
    }
}

fn wants_json(headers: &HeaderMap) -> bool {
    let has = |name: &str, part: &str| {
        headers.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(part))
    };
    has(ACCEPT.as_str(), "application/json") || has("x-tiqr-protocol-version", "2")
}

/// The language that an app names.
pub fn language(tag: Option<&str>) -> Language {
    tag.and_then(|tag| Language::tagged(&tag.get(..2).unwrap_or_default().to_lowercase()))
        .unwrap_or(Language::En)
}
