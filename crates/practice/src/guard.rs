//! What holds for every request, whichever page it is for.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::language;
use crate::page;
use crate::problem::Problem;
use crate::site::Site;

/// Answers only those who ask for this site by its number. Another website whose name was turned to this computer (DNS
/// rebinding) would be of one origin with us otherwise. Who asks for `localhost` is sent to the number, so that there is one
/// origin, with one set of cookies, to which the identity provider can send the browser back.
pub async fn own_hosts(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    if is_own_host(request.headers(), &site.origin) {
        return next.run(request).await;
    }
    let port = site.origin.rsplit(':').next().unwrap_or_default();
    let is_localhost = host(request.headers()).and_then(|host| host.strip_prefix("localhost:")) == Some(port);
    if is_localhost && request.method() == Method::GET {
        let place = request.uri().path_and_query().map_or("/", |place| place.as_str());
        return Redirect::temporary(&format!("{}{place}", site.origin)).into_response();
    }
    elsewhere()
}

/// Whether the one Host header is that of this origin.
pub fn is_own_host(headers: &HeaderMap, origin: &str) -> bool {
    host(headers).is_some_and(|host| origin.strip_prefix("http://") == Some(host))
}

fn host(headers: &HeaderMap) -> Option<&str> {
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next()?.to_str().ok()?;
    hosts.next().is_none().then_some(host)
}

/// For requests that are for someone else.
pub fn elsewhere() -> Response {
    StatusCode::MISDIRECTED_REQUEST.into_response()
}

/// Posts cost computing (argon2) and are what is guessed with, so all together have a limit.
pub async fn slow_down(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    if request.method() == Method::POST
        && let Err(problem) = site.limits.post()
    {
        return problem.into_response();
    }
    next.run(request).await
}

/// Makes a page of an error without one.
pub async fn explain(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let language = language::of(request.headers());
    let mut response = next.run(request).await;
    let problem = response.extensions_mut().remove::<Problem>();
    let code = match (&problem, response.status()) {
        (Some(problem), _) => problem.code(),
        (None, StatusCode::PAYLOAD_TOO_LARGE) => "too-large",
        (
            None,
            StatusCode::UNSUPPORTED_MEDIA_TYPE | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::BAD_REQUEST,
        ) if !is_ours(&response) => "malformed",
        (None, StatusCode::METHOD_NOT_ALLOWED) => "not-found",
        (None, StatusCode::FORBIDDEN) if !is_ours(&response) => "forged",
        _ => return response,
    };
    let status = response.status();
    (status, page::problem(site.words(language), code)).into_response()
}

/// Pages of ours are HTML and tiqr's answers say so themselves; the libraries' own refusals are plain or empty.
fn is_ours(response: &Response) -> bool {
    let is_page = |kind: &HeaderValue| kind.as_bytes().starts_with(b"text/html");
    response.extensions().get::<Said>().is_some() || response.headers().get(CONTENT_TYPE).is_some_and(is_page)
}

/// Marks an answer whose body is meant as it is, whatever its status.
#[derive(Clone, Copy)]
pub struct Said;

/// No page of another site may frame ours or guess at what it holds, and nothing is kept in caches.
pub async fn refuse_embedding(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set =
        |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(X_FRAME_OPTIONS, "DENY");
    // Not `no-referrer`, with which browsers send `Origin: null` along with our own forms.
    set(REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(CACHE_CONTROL, "no-store");
    response
}

/// For this site; its forms end at the identity provider too, by way of a redirect.
pub async fn content_policy(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    with_policy(next.run(request).await, site.relying.issuer())
}

/// Only our own files, no script in a page, and forms that end here or at that other origin.
pub fn with_policy(mut response: Response, forms_also_to: &str) -> Response {
    let policy = format!(
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; \
         form-action 'self' {forms_also_to}; base-uri 'none'; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}
