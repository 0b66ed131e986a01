//! What holds of every account, whoever brought it.

use koppel_core::otp::{Algorithm, Otp, Scheme, Secret};
use koppel_core::payload::{NewAccount, clean_name};

/// Times at which codes are asked for: the first, a present one, the last.
const TIMES: [u64; 3] = [0, 1_790_000_000, u64::MAX];
const STEAM: &[u8] = b"23456789BCDFGHJKMNPQRTVWXY";

pub fn check(account: &NewAccount) {
    check_parts(&account.issuer, &account.name, &account.otp);
}

pub fn check_parts(issuer: &str, name: &str, otp: &Otp) {
    check_name(issuer);
    check_name(name);
    check_codes(otp);
}

/// A person trusts what is shown: nothing in it is invisible, and it ends.
pub fn check_name(name: &str) {
    assert!(!name.contains(char::is_control), "a name with a control character");
    assert!(name.chars().count() <= 256, "a name of more than 256 characters");
    assert_eq!(clean_name(name), name, "a name that is not clean");
}

fn check_codes(otp: &Otp) {
    assert!(
        (Secret::LEAST..=Secret::MOST).contains(&otp.secret.expose().len()),
        "a secret of another length"
    );
    if let Scheme::Hotp { counter, .. } = otp.scheme {
        check_hotp(otp, counter);
        return;
    }
    let period = u64::from(otp.scheme.period().unwrap().seconds());
    for time in TIMES {
        let (now, next) = (otp.code_at(time).unwrap(), otp.next_code_at(time).unwrap());
        check_text(otp.scheme, &now.text);
        check_text(otp.scheme, &next.text);
        assert!(now.valid_from <= time && time - now.valid_from < period);
        assert!(now.valid_until > time || now.valid_until == u64::MAX);
        assert!(next.valid_from == now.valid_until || next.valid_until == u64::MAX);
    }
}

fn check_hotp(otp: &Otp, counter: u64) {
    assert!(otp.code_at(TIMES[1]).is_none() && otp.next_code_at(TIMES[1]).is_none(), "HOTP knows no time");
    let mut taken = copy_of(otp);
    let Some(code) = taken.take_code() else {
        assert!(otp.is_spent(), "no code, and not spent");
        return;
    };
    check_text(otp.scheme, &code);
    assert_eq!(code, otp.code_for(counter));
    assert!(matches!(taken.scheme, Scheme::Hotp { counter: next, .. } if next == counter + 1));
}

fn check_text(scheme: Scheme, code: &str) {
    match scheme {
        Scheme::Steam => assert!(code.len() == 5 && code.bytes().all(|sign| STEAM.contains(&sign))),
        Scheme::Totp { digits, .. } | Scheme::Hotp { digits, .. } => {
            assert_eq!(code.len(), usize::from(digits.count()), "a code of another length");
            assert!(code.bytes().all(|sign| sign.is_ascii_digit()));
        }
    }
}

pub fn copy_of(otp: &Otp) -> Otp {
    Otp { secret: Secret::from_bytes(otp.secret.expose().to_vec().into()).unwrap(), scheme: otp.scheme }
}

pub fn check_same(one: (&str, &str, &Otp), other: (&str, &str, &Otp)) {
    assert_eq!((one.0, one.1), (other.0, other.1), "other names");
    assert!(one.2.secret.expose() == other.2.secret.expose(), "another secret");
    assert_eq!(one.2.scheme, other.2.scheme);
}

/// The link that a service would write for this account.
pub fn link_of(account: &NewAccount) -> String {
    let secret = data_encoding::BASE32_NOPAD.encode(account.otp.secret.expose());
    let (issuer, name) = (percent(&account.issuer), percent(&account.name));
    let figures = match account.otp.scheme {
        Scheme::Steam => String::new(),
        Scheme::Totp { algorithm, digits, period } => {
            format!("&algorithm={}&digits={}&period={}", hash(algorithm), digits.count(), period.seconds())
        }
        Scheme::Hotp { algorithm, digits, counter } => {
            format!("&algorithm={}&digits={}&counter={counter}", hash(algorithm), digits.count())
        }
    };
    let kind = match account.otp.scheme {
        Scheme::Steam => "steam",
        Scheme::Totp { .. } => "totp",
        Scheme::Hotp { .. } => "hotp",
    };
    format!("otpauth://{kind}/{issuer}:{name}?secret={secret}&issuer={issuer}{figures}")
}

fn hash(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Sha1 => "SHA1",
        Algorithm::Sha256 => "SHA256",
        Algorithm::Sha512 => "SHA512",
    }
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
