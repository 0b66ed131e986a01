//! Codes of an authenticator app (RFC 6238): at a login, and when an app is added.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use koppel_core::otp::{Otp, Scheme, Secret};
use maud::{Markup, html};
use rand::RngExt;
use zeroize::Zeroizing;

use crate::accounts::{self, Account};
use crate::code_entry::{self, Refusal};
use crate::devices::{self, Kind, NewDevice};
use crate::page::Answer;
use crate::problem::Problem;
use crate::qr::qr;
use crate::site::Site;
use crate::visitor::{Code, NewApp, Posted, Visitor};
use crate::{attempts, login, token};

/// Seconds that a code lives.
const PERIOD: u64 = 30;
/// RFC 4226 section 4 recommends 160 bits.
const SECRET: usize = 20;

/// Its addresses at a login.
pub fn routes() -> Router<Arc<Site>> {
    Router::new().route("/login/app", get(ask).post(check))
}

async fn ask(mut visitor: Visitor) -> Answer {
    visitor.half()?;
    page(&mut visitor, None).await
}

async fn check(Posted(mut visitor, Code { code }): Posted<Code>) -> Answer {
    let account = visitor.half()?;
    match checked(&visitor.site, &account, &code)? {
        Ok(()) => login::complete(visitor, account.id).await,
        Err(refusal) => page(&mut visitor, Some(refusal)).await,
    }
}

async fn page(visitor: &mut Visitor, refusal: Option<Refusal>) -> Answer {
    let lead = visitor.say("app-lead");
    code_entry::page(visitor, "app-title", lead, "/login/app", refusal).await
}

/// Whether one of the account's apps gives this code now, or a step earlier or later; each code once.
fn checked(site: &Site, account: &Account, code: &str) -> Result<Result<(), Refusal>, Problem> {
    let now = site.now();
    let left = match attempts::spend(&site.db, account.id, now)? {
        Ok(left) => left,
        Err(wait) => return Ok(Err(Refusal::Wait(wait))),
    };
    let code = token::typed_digits(code);
    let mut was_used = false;
    for device in devices::of_account(&site.db, account.id)?.iter().filter(|device| device.kind == Kind::App)
    {
        let secret = site.keys.open(&device.secret)?;
        let Some(step) = step_of(secret, now, &code)? else { continue };
        if devices::take_step(&site.db, device.id, step, now)? {
            attempts::forget(&site.db, account.id)?;
            return Ok(Ok(()));
        }
        was_used = true;
    }
    Ok(Err(if was_used && left > 0 { Refusal::Used } else { Refusal::Wrong { left } }))
}

/// The step whose code this is, out of three: clocks may differ by one (RFC 6238 section 5.2).
fn step_of(secret: Zeroizing<Vec<u8>>, now: u64, code: &str) -> Result<Option<u64>, Problem> {
    let secret = Secret::from_bytes(secret).map_err(|error| Problem::Broken(error.to_string()))?;
    let otp = Otp { secret, scheme: Scheme::DEFAULT };
    let step = now / PERIOD;
    let steps = step.saturating_sub(1)..=step + 1;
    Ok(steps.rev().find(|step| token::same(&otp.code_for(*step), code)))
}

/// A secret for a new app.
pub fn offer(name: String, is_portal: bool) -> NewApp {
    let bytes: Zeroizing<[u8; SECRET]> = Zeroizing::new(rand::rng().random());
    NewApp { secret: data_encoding::BASE32_NOPAD.encode(bytes.as_slice()), name, is_portal }
}

/// Its QR code, the same as text for those who cannot scan, and the field for the code that confirms it.
pub fn pairing(
    visitor: &Visitor,
    account: &Account,
    app: &NewApp,
    action: &str,
    refusal: Option<Refusal>,
) -> Result<Markup, Problem> {
    let link = link(visitor, account, app);
    let groups: Vec<&str> =
        app.secret.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
    Ok(html! {
        p { (visitor.say("app-scan")) }
        div.scan {
            (qr(&link, &visitor.say("qr-app"))?)
            div {
                p { a href=(link) { (visitor.say("open-in-app")) } }
                p.small { (visitor.say("app-key")) }
                p { code.key { (groups.join(" ")) } }
            }
        }
        (code_entry::field(visitor, action, refusal, "confirm"))
    })
}

/// Google's key URI format, as apps read it.
fn link(visitor: &Visitor, account: &Account, app: &NewApp) -> String {
    // One name in all languages: by it an app sees that a pairing replaces another.
    let words = visitor.site.words(accounts::LANGUAGE_OF_NAMES);
    let issuer = words.say(&format!("practice-{}-name", visitor.visit.face.name()), &[]);
    // Spaces as %20, which every app reads; a plus is a plus to some.
    let encoded = |text: &str| {
        url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
    };
    let (issuer, name) = (encoded(&issuer), encoded(&account.name));
    format!(
        "otpauth://totp/{issuer}:{name}?secret={}&issuer={issuer}&algorithm=SHA1&digits=6&period={PERIOD}",
        app.secret
    )
}

/// Adds the app when this is its code.
pub fn confirm(
    site: &Site,
    account: &Account,
    app: &NewApp,
    code: &str,
    after: impl FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<()>,
) -> Result<Result<(), Refusal>, Problem> {
    let now = site.now();
    let left = match attempts::spend(&site.db, account.id, now)? {
        Ok(left) => left,
        Err(wait) => return Ok(Err(Refusal::Wait(wait))),
    };
    let broken = || Problem::Broken("a secret of ours is no base32".into());
    let secret =
        Zeroizing::new(data_encoding::BASE32_NOPAD.decode(app.secret.as_bytes()).map_err(|_| broken())?);
    let sealed = site.keys.seal(&secret)?;
    let Some(step) = step_of(secret, now, &token::typed_digits(code))? else {
        return Ok(Err(Refusal::Wrong { left }));
    };
    let device = NewDevice {
        account: account.id,
        kind: Kind::App,
        name: &app.name,
        secret: &sealed,
        added: now,
        last_step: step,
        is_portal: app.is_portal,
    };
    site.db.run(|t| {
        devices::add(t, &device)?;
        after(t)
    })?;
    attempts::forget(&site.db, account.id)?;
    Ok(Ok(()))
}
