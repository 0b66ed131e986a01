//! Which language a visitor reads: as chosen on the page, else as the browser asks.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, SET_COOKIE};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use koppel_words::Language;
use serde::Deserialize;

use crate::problem::Problem;
use crate::site::Site;

const CHOSEN: &str = "koppel-practice-language";

/// The switch.
pub fn routes() -> Router<Arc<Site>> {
    Router::new().route("/language/{tag}", get(choose))
}

/// What these headers ask for.
pub fn of(headers: &HeaderMap) -> Language {
    chosen(headers).or_else(|| asked(headers)).unwrap_or(Language::En)
}

#[derive(Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

async fn choose(Path(tag): Path<String>, Query(Back { back }): Query<Back>) -> Result<Response, Problem> {
    let language = Language::tagged(&tag).ok_or(Problem::NotFound)?;
    let cookie = format!("{CHOSEN}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax", language.tag());
    Ok(([(SET_COOKIE, cookie)], Redirect::to(own_path(&back))).into_response())
}

/// A place on this site, whatever a link says.
pub fn own_path(path: &str) -> &str {
    let is_own = path.starts_with('/')
        && !path.starts_with("//")
        && path.len() < 300
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_own { path } else { "/" }
}

fn chosen(headers: &HeaderMap) -> Option<Language> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == CHOSEN).and_then(|(_, tag)| Language::tagged(tag))
}

/// Of ours the one with the greatest weight; the first of equals (RFC 9110 section 12.5.4).
fn asked(headers: &HeaderMap) -> Option<Language> {
    let mut best = None;
    let lists = headers.get_all(ACCEPT_LANGUAGE).iter().filter_map(|value| value.to_str().ok());
    for range in lists.flat_map(|value| value.split(',')).take(50) {
        let mut parts = range.split(';').map(str::trim);
        let primary =
            parts.next().unwrap_or_default().split('-').next().unwrap_or_default().to_ascii_lowercase();
        let weight =
            parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |q| q.parse::<f32>().ok());
        let (Some(language), Some(weight)) = (Language::tagged(&primary), weight) else { continue };
        if weight > best.map_or(0.0, |(_, best)| best) {
            best = Some((language, weight));
        }
    }
    best.map(|(language, _)| language)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn language(name: axum::http::HeaderName, value: &'static str) -> Language {
        of(&HeaderMap::from_iter([(name, HeaderValue::from_static(value))]))
    }

    #[test]
    fn the_browser_asks_in_order_of_weight() {
        for (asked, spoken) in [
            ("nl", Language::Nl),
            ("nl-BE,nl;q=0.9,en;q=0.8", Language::Nl),
            ("en-GB,nl;q=0.9", Language::En),
            ("en;q=0.2, nl;q=0.7", Language::Nl),
            ("de, fr;q=0.9, nl;q=0.1", Language::Nl),
            ("de", Language::En),
            ("nl;q=0, en;q=0.1", Language::En),
            (";;;,,q=nl", Language::En),
        ] {
            assert_eq!(language(ACCEPT_LANGUAGE, asked), spoken, "{asked}");
        }
    }

    #[test]
    fn a_switch_leads_back_to_this_site_only() {
        assert_eq!(own_path("/mfa?x=1"), "/mfa?x=1");
        for path in ["", "mfa", "//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb", "/é"]
        {
            assert_eq!(own_path(path), "/", "{path}");
        }
    }
}
