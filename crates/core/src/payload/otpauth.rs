//! `otpauth://type/label?parameters`, as it is really found.
//! <https://github.com/google/google-authenticator/wiki/Key-Uri-Format> is what everyone means and few
//! follow to the letter. What is decided here where it says nothing:
//! - Names of parameters, type and algorithm in any case; unknown parameters do not matter; an empty one
//!   is a missing one; of two with the same name the first that is not empty counts, as on Android.
//! - A HOTP link without a counter starts at 0, where RFC 4226 starts.
//! - There is no fragment: a `#` that was not encoded belongs to the name that it stands in.

use zeroize::Zeroizing;

use super::percent::{self, Plus};
use super::{NewAccount, PayloadError, names, strip_prefix};
use crate::otp::{Algorithm, Digits, Otp, Period, Scheme, Secret};

/// Bytes that a link has at most: the longest secret, two long names, and room for other parameters.
const MOST: usize = 8 * 1024;

/// What the account is called that `steam://SECRET` does not name.
const STEAM: &str = "Steam";

/// Reads what follows `otpauth:`.
pub(super) fn read(rest: &str) -> Result<NewAccount, PayloadError> {
    if rest.len() > MOST {
        return Err(PayloadError::TooLong);
    }
    // Mail programs break long links.
    let mut whole = Zeroizing::new(String::with_capacity(rest.len()));
    whole.extend(rest.chars().filter(|c| !matches!(c, '\r' | '\n' | '\t')));

    let link = whole.strip_prefix("//").ok_or(PayloadError::Malformed)?;
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    let (kind, label) = path.split_once('/').unwrap_or((path, ""));
    let parameters = Parameters::of(query);
    let kind = Kind::of(kind, &parameters).ok_or(PayloadError::Type)?;
    let secret = Secret::from_base32(parameters.secret.as_ref().ok_or(PayloadError::SecretMissing)?)?;
    let scheme = scheme(kind, &parameters)?;
    let (issuer, name) = names::from_label(label, parameters.issuer.as_ref().map(|issuer| issuer.as_str()));
    Ok(NewAccount { issuer, name, otp: Otp { secret, scheme } })
}

/// Reads what follows `steam://`.
pub(super) fn read_steam(secret: &str) -> Result<NewAccount, PayloadError> {
    if secret.len() > MOST {
        return Err(PayloadError::TooLong);
    }
    let secret = percent::decode(secret.trim_end_matches('/'), Plus::Space);
    let otp = Otp { secret: Secret::from_base32(&secret)?, scheme: Scheme::Steam };
    Ok(NewAccount { issuer: STEAM.to_owned(), name: String::new(), otp })
}

/// The parameters that mean something, decoded; the first of each that is not empty.
#[derive(Default)]
struct Parameters {
    secret: Option<Zeroizing<String>>,
    issuer: Option<Zeroizing<String>>,
    algorithm: Option<Zeroizing<String>>,
    digits: Option<Zeroizing<String>>,
    period: Option<Zeroizing<String>>,
    counter: Option<Zeroizing<String>>,
    encoder: Option<Zeroizing<String>>,
}

impl Parameters {
    fn of(query: &str) -> Self {
        let mut found = Self::default();
        for (key, value) in query.split('&').filter_map(|parameter| parameter.split_once('=')) {
            // Copied from a page's source, & is still &amp;.
            let key = key.strip_prefix("amp;").unwrap_or(key).trim().to_ascii_lowercase();
            let place = match key.as_str() {
                "secret" => &mut found.secret,
                "issuer" => &mut found.issuer,
                "algorithm" => &mut found.algorithm,
                "digits" => &mut found.digits,
                "period" => &mut found.period,
                "counter" => &mut found.counter,
                "encoder" => &mut found.encoder,
                _ => continue,
            };
            let value = percent::decode(value, Plus::Space);
            if place.is_none() && !value.trim().is_empty() {
                *place = Some(value);
            }
        }
        found
    }

    fn is(parameter: &Option<Zeroizing<String>>, word: &str) -> bool {
        parameter.as_ref().is_some_and(|value| value.trim().eq_ignore_ascii_case(word))
    }
}

enum Kind {
    Totp,
    Hotp,
    Steam,
}

impl Kind {
    /// Steam has three spellings in links: the type, KeePassXC's encoder, and five digits for Steam, which
    /// nothing else has.
    fn of(kind: &str, parameters: &Parameters) -> Option<Self> {
        let is_steam = Parameters::is(&parameters.encoder, STEAM)
            || Parameters::is(&parameters.issuer, STEAM) && Parameters::is(&parameters.digits, "5");
        match kind.trim().to_ascii_lowercase().as_str() {
            "steam" => Some(Self::Steam),
            "totp" if is_steam => Some(Self::Steam),
            "totp" => Some(Self::Totp),
            "hotp" => Some(Self::Hotp),
            _ => None,
        }
    }
}

fn scheme(kind: Kind, parameters: &Parameters) -> Result<Scheme, PayloadError> {
    // Steam's are fixed, whatever a link says of them.
    if let Kind::Steam = kind {
        return Ok(Scheme::Steam);
    }
    let algorithm = parameters.algorithm.as_ref().map_or(Some(Algorithm::Sha1), |name| algorithm(name));
    let algorithm = algorithm.ok_or(PayloadError::Algorithm)?;
    let digits = number(&parameters.digits).map_or(Some(Digits::DEFAULT), |n| Digits::new(n?));
    let digits = digits.ok_or(PayloadError::Digits)?;
    match kind {
        Kind::Hotp => {
            let counter = number(&parameters.counter).unwrap_or(Some(0));
            // The last one there is has none to go on to, so it gives no code.
            let counter = counter.filter(|counter| *counter < u64::MAX).ok_or(PayloadError::Counter)?;
            Ok(Scheme::Hotp { algorithm, digits, counter })
        }
        _ => {
            let period = number(&parameters.period).map_or(Some(Period::DEFAULT), |n| Period::new(n?));
            Ok(Scheme::Totp { algorithm, digits, period: period.ok_or(PayloadError::Period)? })
        }
    }
}

/// `None` when the parameter is missing, `Some(None)` when it is no such number.
fn number<N: std::str::FromStr>(parameter: &Option<Zeroizing<String>>) -> Option<Option<N>> {
    let text = parameter.as_ref()?.trim();
    // from_str would take a leading plus.
    Some(text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten())
}

/// SHA1, sha-1, HmacSHA1, HMAC-SHA-1 and so on.
fn algorithm(name: &str) -> Option<Algorithm> {
    let mut word: String = name.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    word.make_ascii_uppercase();
    match strip_prefix(&word, "HMAC").unwrap_or(&word) {
        "SHA1" => Some(Algorithm::Sha1),
        "SHA256" => Some(Algorithm::Sha256),
        "SHA512" => Some(Algorithm::Sha512),
        _ => None,
    }
}
