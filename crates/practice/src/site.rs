//! What all pages share, and which page is where.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use koppel_words::{Language, Words};
use tower_http::csrf::CsrfLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::clock::Clock;
use crate::db::Db;
use crate::keys::Keys;
use crate::limits::Limits;
use crate::oidc::Relying;
use crate::session_store::Store;
use crate::{
    assets, authenticator_app, backup_code, guard, home, language, login, mfa, outbox, portal, reset,
    security_settings, service_desk, sms, tiqr,
};

/// No form of this site is nearly as long.
pub const MOST_BODY: usize = 16 * 1024;

/// What all pages share.
pub struct Site {
    /// The data.
    pub db: Db,
    /// What they are hashed and sealed with.
    pub keys: Keys,
    /// How often something may be tried.
    pub limits: Limits,
    /// This site as a client of the stand-in identity provider.
    pub relying: Relying,
    /// `http://127.0.0.1:PORT`.
    pub origin: String,
    /// Seconds that a QR code to log in with works.
    pub challenge_life: u64,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) words: [Words; 2],
}

impl Site {
    /// Seconds since 1970.
    pub fn now(&self) -> u64 {
        self.clock.now()
    }

    /// The sentences of one language.
    pub fn words(&self, language: Language) -> &Words {
        let [nl, en] = &self.words;
        match language {
            Language::Nl => nl,
            Language::En => en,
        }
    }
}

/// The whole site.
pub fn router(site: Arc<Site>) -> Router {
    let sessions = SessionManagerLayer::new(Store(site.clone()))
        .with_name("koppel-practice")
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        // On loopback there is no TLS. Where there is, this must be true.
        .with_secure(false)
        .with_expiry(Expiry::OnSessionEnd);
    let pages = Router::new()
        .merge(home::routes())
        .merge(login::routes())
        .merge(authenticator_app::routes())
        .merge(backup_code::routes())
        .merge(sms::routes())
        .merge(outbox::routes())
        .merge(mfa::routes())
        .merge(portal::routes())
        .merge(security_settings::routes())
        .merge(reset::routes())
        .merge(service_desk::routes())
        .merge(tiqr::pages())
        .fallback(home::nowhere)
        .layer(sessions);
    Router::new()
        // An app has no session and no token of ours; it has what the QR code says.
        .merge(tiqr::answers())
        .merge(assets::routes())
        .merge(language::routes())
        .merge(pages)
        .layer(DefaultBodyLimit::max(MOST_BODY))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(site.clone(), guard::slow_down))
        .layer(from_fn_with_state(site.clone(), guard::explain))
        .layer(from_fn_with_state(site.clone(), guard::own_hosts))
        .layer(from_fn(guard::refuse_embedding))
        .layer(from_fn_with_state(site.clone(), guard::content_policy))
        .with_state(site)
}
