//! What ends a request otherwise than with its page.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// Why there is no page. `guard::explain` makes it one, in the visitor's language.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Problem {
    /// No such page, or nothing of this visitor's there.
    #[error("not found")]
    NotFound,
    /// The form came from elsewhere, or from a page of before a login.
    #[error("the form has no token of this session")]
    Forged,
    /// The form lacks something that this site's own pages always send, or holds more than they can.
    #[error("not a form of this site")]
    Malformed,
    /// Not for this account.
    #[error("not allowed")]
    NotAllowed,
    /// Too often; what was asked for has not been done.
    #[error("too often")]
    TooOften,
    /// Whoever asks has to do this first.
    #[error("first {0}")]
    First(&'static str),
    /// The site itself failed. The text is for its terminal, not for the page.
    #[error("{0}")]
    Broken(String),
}

impl Problem {
    /// Its sentence is `practice-problem-<code>`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Forged => "forged",
            Self::Malformed => "malformed",
            Self::NotAllowed => "not-allowed",
            Self::TooOften => "too-often",
            Self::First(_) | Self::Broken(_) => "broken",
        }
    }

    /// As HTTP says it.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forged | Self::NotAllowed => StatusCode::FORBIDDEN,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TooOften => StatusCode::TOO_MANY_REQUESTS,
            Self::First(_) => StatusCode::SEE_OTHER,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if let Self::First(place) = self {
            return Redirect::to(place).into_response();
        }
        if let Self::Broken(why) = &self {
            eprintln!("koppel-practice: {why}");
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<tower_sessions::session::Error> for Problem {
    fn from(error: tower_sessions::session::Error) -> Self {
        Self::Broken(error.to_string())
    }
}
