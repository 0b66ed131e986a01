//! A provider of identities that proves nothing: it stands in for eID and itsme, says so, and lets one choose who to be.
//! It speaks OpenID Connect as a real one does, for one client.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{DefaultBodyLimit, Query, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use koppel_words::{Language, Words};
use maud::html;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_http::csrf::CsrfLayer;

use super::{CLIENT, RETURN};
use crate::clock::Clock;
use crate::problem::Problem;
use crate::{assets, guard, language, page, token};

/// Who one can be: the subject, which is also the end of the id of its word.
const PEOPLE: [&str; 3] = ["eid-demo", "eid-collega", "eid-stranger"];
/// Seconds that a code lives; RFC 6749 allows ten minutes at most.
const CODE_LIFE: u64 = 60;
const TOKEN_LIFE: u64 = 300;
/// Codes that wait to be exchanged, at most.
const MOST_CODES: usize = 1_000;
const KEY_NAME: &str = "stand-in";

/// The provider.
pub struct Provider {
    issuer: String,
    returns_to: String,
    clock: Arc<dyn Clock>,
    signs: EncodingKey,
    public: String,
    codes: Mutex<HashMap<String, Grant>>,
    words: [Words; 2],
}

/// What a code stands for.
struct Grant {
    subject: String,
    challenge: String,
    nonce: Option<String>,
    expires: u64,
}

/// An authentication request (OpenID Connect Core 3.1.2.1).
#[derive(Serialize, Deserialize)]
struct Asked {
    response_type: String,
    client_id: String,
    redirect_uri: String,
    scope: String,
    state: String,
    nonce: Option<String>,
    code_challenge: String,
    code_challenge_method: String,
}

/// The same, answered by the person.
#[derive(Deserialize)]
struct Chosen {
    subject: String,
    #[serde(flatten)]
    asked: Asked,
}

/// A token request (RFC 6749 section 4.1.3, RFC 7636 section 4.5).
#[derive(Deserialize)]
struct Exchange {
    grant_type: String,
    client_id: String,
    code: String,
    redirect_uri: String,
    code_verifier: String,
}

impl Provider {
    /// A provider at `issuer`, with a key of its own, for the site at `origin`.
    pub fn new(issuer: String, origin: &str, clock: Arc<dyn Clock>) -> Result<Self, Problem> {
        let broken = |_| Problem::Broken("no key for the identity provider".into());
        let pkcs8 = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(broken)?;
        let pair =
            Ed25519KeyPair::from_pkcs8(pkcs8.as_ref()).map_err(|error| Problem::Broken(error.to_string()))?;
        Ok(Self {
            issuer,
            returns_to: format!("{origin}{RETURN}"),
            clock,
            signs: EncodingKey::from_ed_der(pkcs8.as_ref()),
            public: BASE64URL_NOPAD.encode(pair.public_key().as_ref()),
            codes: Mutex::default(),
            words: Language::ALL.map(Words::new),
        })
    }

    fn words(&self, headers: &HeaderMap) -> &Words {
        let [nl, en] = &self.words;
        if language::of(headers) == Language::Nl { nl } else { en }
    }

    /// Whether this is the one client, and it asks as it should. Where it is not, the browser is not sent anywhere.
    fn is_good(&self, asked: &Asked) -> bool {
        asked.response_type == "code"
            && asked.client_id == CLIENT
            && asked.redirect_uri == self.returns_to
            && asked.scope.split(' ').any(|scope| scope == "openid")
            && asked.code_challenge_method == "S256"
            && asked.code_challenge.len() == 43
    }

    fn grant(&self, chosen: Chosen) -> String {
        let now = self.clock.now();
        let code = token::token();
        let grant = Grant {
            subject: chosen.subject,
            challenge: chosen.asked.code_challenge,
            nonce: chosen.asked.nonce,
            expires: now + CODE_LIFE,
        };
        let mut codes = self.codes.lock().unwrap_or_else(PoisonError::into_inner);
        codes.retain(|_, grant| grant.expires > now);
        if codes.len() >= MOST_CODES {
            codes.clear();
        }
        codes.insert(code.clone(), grant);
        code
    }

    /// What the code stands for, once; only for whoever began (RFC 7636).
    fn redeem(&self, exchange: &Exchange) -> Option<Grant> {
        let grant = self.codes.lock().unwrap_or_else(PoisonError::into_inner).remove(&exchange.code)?;
        let challenge = BASE64URL_NOPAD.encode(digest(&SHA256, exchange.code_verifier.as_bytes()).as_ref());
        let is_good = exchange.grant_type == "authorization_code"
            && exchange.client_id == CLIENT
            && exchange.redirect_uri == self.returns_to
            && grant.expires > self.clock.now()
            && token::same(&challenge, &grant.challenge);
        is_good.then_some(grant)
    }
}

/// The provider's addresses.
pub fn router(provider: Arc<Provider>) -> Router {
    Router::new()
        .route("/authorize", get(authorize).post(decide))
        .route("/token", post(exchange))
        .route("/jwks", get(keys))
        .route("/.well-known/openid-configuration", get(describe))
        .merge(assets::routes())
        .layer(DefaultBodyLimit::max(crate::site::MOST_BODY))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(provider.clone(), own_hosts))
        .layer(from_fn(guard::refuse_embedding))
        .layer(from_fn_with_state(provider.clone(), content_policy))
        .with_state(provider)
}

async fn own_hosts(State(provider): State<Arc<Provider>>, request: Request, next: Next) -> Response {
    if guard::is_own_host(request.headers(), &provider.issuer) {
        next.run(request).await
    } else {
        guard::elsewhere()
    }
}

async fn content_policy(State(provider): State<Arc<Provider>>, request: Request, next: Next) -> Response {
    let client = provider.returns_to.trim_end_matches(RETURN);
    guard::with_policy(next.run(request).await, client)
}

async fn authorize(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    asked: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
) -> Response {
    let words = provider.words(&headers);
    let say = |id: &str| words.say(&format!("practice-{id}"), &[]);
    let Some(Query(asked)) = asked.ok().filter(|asked| provider.is_good(asked)) else {
        return (StatusCode::BAD_REQUEST, page::problem(words, "malformed")).into_response();
    };
    let fields = [
        ("response_type", &asked.response_type),
        ("client_id", &asked.client_id),
        ("redirect_uri", &asked.redirect_uri),
        ("scope", &asked.scope),
        ("state", &asked.state),
        ("code_challenge", &asked.code_challenge),
        ("code_challenge_method", &asked.code_challenge_method),
    ];
    let main = html! {
        p { (say("provider-lead")) }
        form method="post" action="/authorize" {
            @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
            @if let Some(nonce) = &asked.nonce { input type="hidden" name="nonce" value=(nonce); }
            div.choices {
                @for person in PEOPLE {
                    button.choice name="subject" value=(person) { strong { (say(&format!("person-{person}"))) } }
                }
            }
        }
    };
    page::bare(words, &say("provider-title"), main).into_response()
}

async fn decide(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    Form(chosen): Form<Chosen>,
) -> Response {
    if !provider.is_good(&chosen.asked) || !PEOPLE.contains(&chosen.subject.as_str()) {
        return (StatusCode::BAD_REQUEST, page::problem(provider.words(&headers), "malformed"))
            .into_response();
    }
    let state = chosen.asked.state.clone();
    let code = provider.grant(chosen);
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("code", &code)
        .append_pair("state", &state)
        .finish();
    Redirect::to(&format!("{}?{query}", provider.returns_to)).into_response()
}

async fn exchange(State(provider): State<Arc<Provider>>, Form(exchange): Form<Exchange>) -> Response {
    let Some(grant) = provider.redeem(&exchange) else {
        return said(StatusCode::BAD_REQUEST, &json!({ "error": "invalid_grant" }));
    };
    let now = provider.clock.now();
    let claims = json!({
        "iss": provider.issuer, "sub": grant.subject, "aud": CLIENT, "iat": now, "exp": now + TOKEN_LIFE, "nonce": grant.nonce,
    });
    let header = Header { kid: Some(KEY_NAME.into()), ..Header::new(Algorithm::EdDSA) };
    match encode(&header, &claims, &provider.signs) {
        Ok(id_token) => said(
            StatusCode::OK,
            &json!({ "access_token": token::token(), "token_type": "Bearer", "expires_in": TOKEN_LIFE, "id_token": id_token }),
        ),
        Err(_) => said(StatusCode::INTERNAL_SERVER_ERROR, &json!({ "error": "server_error" })),
    }
}

async fn keys(State(provider): State<Arc<Provider>>) -> Response {
    let key = json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": KEY_NAME, "x": provider.public });
    said(StatusCode::OK, &json!({ "keys": [key] }))
}

async fn describe(State(provider): State<Arc<Provider>>) -> Response {
    let issuer = &provider.issuer;
    said(
        StatusCode::OK,
        &json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/jwks"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["EdDSA"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["none"],
        }),
    )
}

fn said(status: StatusCode, json: &serde_json::Value) -> Response {
    (status, [(axum::http::header::CONTENT_TYPE, "application/json")], json.to_string()).into_response()
}
