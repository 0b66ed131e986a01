//! Who is asking: the session, what is under way in it, and the language.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, RawForm, Request};
use axum::http::HeaderMap;
use axum::http::header::REFERER;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Form, http};
use koppel_core::failure::Arg;
use koppel_words::{Language, Words};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tower_sessions::Session;
use tower_sessions::session::Record;

use crate::accounts::{self, Account};
use crate::backup_code::NewCode;
use crate::language;
use crate::oidc::Attempt;
use crate::problem::Problem;
use crate::site::Site;
use crate::sms::Sent;
use crate::token;

/// Its place in the session.
const KEY: &str = "visit";

/// How far a visitor has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Stage {
    /// Unknown.
    #[default]
    Nobody,
    /// The password was right; something else has yet to be.
    Password(i64),
    /// A back-up code was right; the new one has yet to be ticked as saved.
    NewBackupCode(i64),
    /// Logged in.
    In(i64),
}

/// Which manual's exercise this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Face {
    /// The university's: devices, tiqr, reset code.
    #[default]
    University,
    /// The portal's: authenticator app, back-up code, text messages.
    Portal,
}

impl Face {
    /// Where it starts when one is logged in.
    pub fn start(self) -> &'static str {
        match self {
            Self::University => "/mfa",
            Self::Portal => "/portal",
        }
    }

    /// The site, as tiqr's apps show where one logs in. (The service that knows the account is one for both.)
    pub fn host(self) -> &'static str {
        match self {
            Self::University => "universiteit.koppel.test",
            Self::Portal => "portaal.koppel.test",
        }
    }

    /// Part of the ids of its words.
    pub fn name(self) -> &'static str {
        match self {
            Self::University => "university",
            Self::Portal => "portal",
        }
    }
}

impl Stage {
    /// Whose password was right.
    fn account(self) -> Option<i64> {
        match self {
            Self::Nobody => None,
            Self::Password(account) | Self::NewBackupCode(account) | Self::In(account) => Some(account),
        }
    }
}

/// Whose session this is.
pub fn account_of(record: &Record) -> Option<i64> {
    let stage = record.data.get(KEY)?.get("stage")?;
    Stage::deserialize(stage).ok()?.account()
}

/// What a session holds. It is sealed in the file, so plain codes may wait here until they were seen.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Visit {
    /// In every form of this session.
    pub token: String,
    /// How far.
    pub stage: Stage,
    /// Which exercise.
    pub face: Face,
    /// Where to go once the password was right, other than on with the login.
    pub after_password: Option<String>,
    /// A sentence for the next page.
    pub notice: Option<String>,
    /// Until when the settings need not ask the password again.
    pub settings_open_until: u64,
    /// An authenticator app that was shown its QR code and has not confirmed yet.
    pub new_app: Option<NewApp>,
    /// Pairings by tiqr under way: what the QR code says and the reset code, by the pairing's name.
    pub pairings: BTreeMap<String, Pairing>,
    /// The tiqr login that this browser waits for.
    pub tiqr_login: Option<String>,
    /// A text message's code.
    pub sms: Option<Sent>,
    /// A login at the identity provider under way.
    pub identity: Option<Attempt>,
    /// A back-up code to be shown until it is ticked as saved.
    pub backup_code: Option<NewCode>,
    /// A reset code to be shown until the visitor goes on.
    pub reset_code: Option<String>,
    /// The service desk's link, to be shown once.
    pub desk_link: Option<(String, String)>,
}

/// An authenticator app to be.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct NewApp {
    /// Base32.
    pub secret: String,
    /// The device's name.
    pub name: String,
    /// The one that the portal's settings change.
    pub is_portal: bool,
}

/// A pairing by tiqr under way.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Pairing {
    /// Key of the metadata.
    pub key: String,
    /// Shown once the device is registered.
    pub reset_code: String,
}

/// Who is asking.
pub struct Visitor {
    /// The site.
    pub site: Arc<Site>,
    /// What they read.
    pub language: Language,
    /// What is under way.
    pub visit: Visit,
    /// Where they are, for the switch of language.
    pub place: String,
    loaded: Visit,
    session: Session,
}

impl Visitor {
    /// The sentence `practice-<id>`.
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The same, with arguments.
    pub fn say_with(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.words().say(&format!("practice-{id}"), args)
    }

    /// The sentences.
    pub fn words(&self) -> &Words {
        self.site.words(self.language)
    }

    /// Writes down what has changed.
    pub async fn keep(&mut self) -> Result<(), Problem> {
        if self.visit != self.loaded {
            self.session.insert(KEY, &self.visit).await?;
            self.loaded = self.visit.clone();
        }
        Ok(())
    }

    /// Keeps what has changed and goes there.
    pub async fn go(&mut self, place: &str) -> Result<Response, Problem> {
        self.keep().await?;
        Ok(Redirect::to(place).into_response())
    }

    /// The same, with a sentence on the next page.
    pub async fn go_with(&mut self, place: &str, notice: String) -> Result<Response, Problem> {
        self.visit.notice = Some(notice);
        self.go(place).await
    }

    /// A step of a login: the session gets another name and another token, so that whoever knew the old ones has
    /// nothing (session fixation). What was under way for someone else ends.
    pub async fn enter(&mut self, stage: Stage) -> Result<(), Problem> {
        self.session.cycle_id().await?;
        let old = std::mem::take(&mut self.visit);
        self.visit = Visit { token: token::token(), stage, face: old.face, ..Visit::default() };
        if matches!(stage, Stage::Password(_)) {
            self.visit.after_password = old.after_password;
        }
        self.keep().await
    }

    /// Whose page this is; whoever has not logged in has to do that first.
    pub fn account(&self) -> Result<Account, Problem> {
        match self.visit.stage {
            Stage::In(id) => self.existing(id),
            Stage::Nobody => Err(Problem::First("/login")),
            Stage::Password(_) => Err(Problem::First("/login/second")),
            Stage::NewBackupCode(_) => Err(Problem::First("/login/backup-code/new")),
        }
    }

    /// Whose password it was; for the second step of a login.
    pub fn half(&self) -> Result<Account, Problem> {
        match self.visit.stage {
            Stage::Password(id) => self.existing(id),
            Stage::In(_) => Err(Problem::First(self.visit.face.start())),
            Stage::Nobody => Err(Problem::First("/login")),
            Stage::NewBackupCode(_) => Err(Problem::First("/login/backup-code/new")),
        }
    }

    /// Whose password it was, also when more was right; for a reset.
    pub fn known(&self) -> Result<Account, Problem> {
        match self.visit.stage {
            Stage::Password(id) | Stage::In(id) => self.existing(id),
            Stage::Nobody => Err(Problem::First("/login")),
            Stage::NewBackupCode(_) => Err(Problem::First("/login/backup-code/new")),
        }
    }

    fn existing(&self, id: i64) -> Result<Account, Problem> {
        accounts::of_id(&self.site.db, id)?.ok_or(Problem::First("/login"))
    }
}

impl FromRequestParts<Arc<Site>> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Problem> {
        let session = Session::from_request_parts(parts, site)
            .await
            .map_err(|(_, why)| Problem::Broken(why.to_owned()))?;
        let loaded: Visit = session.get(KEY).await?.unwrap_or_default();
        let mut visit = loaded.clone();
        if visit.token.is_empty() {
            visit.token = token::token();
        }
        let place = parts.uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str).to_owned();
        Ok(Self { site: site.clone(), language: language::of(&parts.headers), visit, place, loaded, session })
    }
}

/// A form of this site, sent by a page of this session.
pub struct Posted<T>(pub Visitor, pub T);

/// The name of the token's field.
pub const TOKEN: &str = "token";

impl<T: DeserializeOwned> FromRequest<Arc<Site>> for Posted<T> {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let mut visitor =
            Visitor::from_request_parts(&mut parts, site).await.map_err(Problem::into_response)?;
        visitor.place = page_of_form(&parts.headers, &site.origin).to_owned();
        let form = Request::from_parts(parts.clone(), body);
        let RawForm(bytes) = RawForm::from_request(form, site).await.map_err(IntoResponse::into_response)?;
        let sent = url::form_urlencoded::parse(&bytes).find(|(name, _)| name == TOKEN).map(|(_, sent)| sent);
        if !sent.is_some_and(|sent| token::same(&sent, &visitor.loaded.token))
            || visitor.loaded.token.is_empty()
        {
            return Err(Problem::Forged.into_response());
        }
        let form = Request::from_parts(parts, Body::from(bytes));
        let Form(fields) =
            Form::<T>::from_request(form, site).await.map_err(|_| Problem::Malformed.into_response())?;
        Ok(Self(visitor, fields))
    }
}

/// The page that the form stands on: a form's own address cannot be opened.
fn page_of_form<'a>(headers: &'a HeaderMap, origin: &str) -> &'a str {
    let referer = headers.get(REFERER).and_then(|referer| referer.to_str().ok());
    language::own_path(referer.and_then(|referer| referer.strip_prefix(origin)).unwrap_or("/"))
}

/// For forms that hold nothing but their button.
#[derive(Deserialize)]
pub struct Nothing {}

/// For forms with a code.
#[derive(Deserialize)]
pub struct Code {
    /// As typed.
    pub code: String,
}

/// A number for a sentence.
pub fn count(number: u64) -> Arg {
    Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
}
