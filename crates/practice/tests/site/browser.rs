//! As much of a browser as a site without script needs: cookies, redirects, forms with their token.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;

pub struct Browser {
    pub origin: String,
    pub cookies: BTreeMap<String, String>,
    pub token: String,
    pub language: &'static str,
}

pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    /// Where it ended, after redirects.
    pub place: String,
}

/// One request, nothing followed.
pub async fn send(request: Request<Body>) -> Page {
    let place = request.uri().to_string();
    let answer = Client::builder(TokioExecutor::new()).build_http::<Body>().request(request).await.unwrap();
    let (parts, body) = answer.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    Page { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into(), place }
}

pub fn encoded(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

impl Browser {
    pub fn new(origin: &str) -> Self {
        Self { origin: origin.into(), cookies: BTreeMap::new(), token: String::new(), language: "nl" }
    }

    /// Opens a page and follows where it leads.
    pub async fn open(&mut self, place: &str) -> Page {
        let answer = self.once(Method::GET, place, None).await;
        self.follow(answer).await
    }

    /// Sends a form as the page that was last seen would, and follows where it leads.
    pub async fn post(&mut self, place: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.token.clone();
        let mut all = vec![("token", token.as_str())];
        all.extend(fields);
        let answer = self.once(Method::POST, place, Some(encoded(&all))).await;
        self.follow(answer).await
    }

    pub async fn log_in(&mut self, name: &str, password: &str) -> Page {
        self.open("/login").await;
        self.post("/login", &[("name", name), ("password", password)]).await
    }

    async fn follow(&mut self, mut answer: Page) -> Page {
        for _ in 0..8 {
            if answer.status != StatusCode::SEE_OTHER {
                return answer;
            }
            let to = answer.headers[LOCATION].to_str().unwrap().to_owned();
            answer = self.once(Method::GET, &to, None).await;
        }
        panic!("a circle of redirects at {}", answer.place);
    }

    pub async fn once(&mut self, method: Method, place: &str, form: Option<String>) -> Page {
        let address =
            if place.starts_with("http") { place.to_owned() } else { format!("{}{place}", self.origin) };
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request =
            Request::builder().method(method).uri(address).header("accept-language", self.language);
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies.join("; "));
        }
        if form.is_some() {
            request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let mut page = send(request.body(form.map_or_else(Body::empty, Body::from)).unwrap()).await;
        // A sentence that is missing shows its id, and an argument that is missing its name.
        let is_page = page.body.starts_with("<!DOCTYPE html>");
        assert!(!is_page || !page.body.contains("practice-") && !page.body.contains("{$"), "{}", page.body);
        self.remember(&page);
        page.place = page.place.trim_start_matches(self.origin.as_str()).to_owned();
        page
    }

    fn remember(&mut self, page: &Page) {
        for cookie in page.headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.into(), value.into());
            }
        }
        if let Some(token) = between(&page.body, "name=\"token\" value=\"", "\"") {
            self.token = token;
        }
    }
}

pub fn between(text: &str, before: &str, after: &str) -> Option<String> {
    let rest = &text[text.find(before)? + before.len()..];
    Some(rest[..rest.find(after)?].to_owned())
}

impl Page {
    /// The link of the page that begins so.
    pub fn link(&self, scheme: &str) -> String {
        let rest =
            between(&self.body, &format!("href=\"{scheme}"), "\"").unwrap_or_else(|| panic!("{}", self.body));
        format!("{scheme}{}", rest.replace("&amp;", "&"))
    }

    /// The secret of an otpauth link.
    pub fn secret(&self) -> Vec<u8> {
        let secret = between(&self.link("otpauth://"), "secret=", "&").unwrap();
        data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).unwrap()
    }

    /// The code that is shown large.
    pub fn large_code(&self) -> String {
        between(&self.body, "<p class=\"code-large\">", "</p>").unwrap_or_else(|| panic!("{}", self.body))
    }

    /// What is wrong, in the page's own words.
    pub fn alert(&self) -> String {
        between(&self.body, "<p class=\"alert\" role=\"alert\">", "</p>").unwrap_or_default()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}
