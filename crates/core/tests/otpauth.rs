//! otpauth links as they are really found, and as nobody should write them.
#![allow(clippy::unwrap_used)]

use koppel_core::failure::Failure;
use koppel_core::otp::{Algorithm, Digits, Period, Scheme};
use koppel_core::payload::{NewAccount, Payload, PayloadError, kind, read};
use proptest::prelude::*;

const HELLO: &[u8] = b"Hello!\xde\xad\xbe\xef";

fn account(link: &str) -> NewAccount {
    match read(link.as_bytes()) {
        Ok(Payload::Account(account)) => account,
        Ok(_) => panic!("{link}: not an account"),
        Err(error) => panic!("{link}: {error}"),
    }
}

fn error(link: &str) -> PayloadError {
    assert_eq!(kind(link.as_bytes()), "otpauth", "{link}");
    read(link.as_bytes()).err().unwrap_or_else(|| panic!("{link}: no error"))
}

fn totp(algorithm: Algorithm, digits: u8, period: u32) -> Scheme {
    let (digits, period) = (Digits::new(digits).unwrap(), Period::new(period).unwrap());
    Scheme::Totp { algorithm, digits, period }
}

fn hotp(counter: u64) -> Scheme {
    Scheme::Hotp { algorithm: Algorithm::Sha1, digits: Digits::DEFAULT, counter }
}

/// What websites offer to the password app of Apple's systems.
#[test]
fn apples_name_for_the_same_link() {
    for scheme in ["apple-otpauth", "Apple-Otpauth"] {
        let link = format!("{scheme}://totp/ACME:john?secret=JBSWY3DPEHPK3PXP&issuer=ACME");
        assert_eq!(kind(link.as_bytes()), "otpauth");
        let account = account(&link);
        assert_eq!((account.issuer.as_str(), account.name.as_str()), ("ACME", "john"));
    }
    assert_eq!(kind(b"apple-otpauth-migration://offline?data=x"), "app-link");
}

#[test]
fn the_example_of_the_key_uri_format() {
    let account = account(
        "otpauth://totp/ACME%20Co:john.doe@email.com?secret=HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ\
         &issuer=ACME%20Co&algorithm=SHA1&digits=6&period=30",
    );
    assert_eq!((account.issuer.as_str(), account.name.as_str()), ("ACME Co", "john.doe@email.com"));
    assert_eq!(account.otp.scheme, Scheme::DEFAULT);
    // Bitwarden's tests have this secret's code.
    assert_eq!(account.otp.secret.expose().len(), 20);
}

#[test]
fn the_same_account_in_many_spellings() {
    for link in [
        "otpauth://totp/ACME:alice?secret=JBSWY3DPEHPK3PXP",
        "otpauth://totp/ACME:alice?secret=jbswy3dpehpk3pxp&issuer=ACME",
        "OTPAUTH://TOTP/ACME:alice?SECRET=JBSWY3DPEHPK3PXP",
        "  otpauth://totp/ACME:alice?secret=JBSWY3DPEHPK3PXP\r\n",
        "\u{feff}otpauth://totp/ACME:alice?secret=JBSWY3DPEHPK3PXP",
        "otpauth://totp/ACME%3Aalice?secret=JBSWY3DPEHPK3PXP%3D%3D%3D%3D%3D%3D",
        "otpauth://totp/ACME%3A%20alice?secret=JBSW%20Y3DP%20EHPK%203PXP",
        "otpauth://totp/ACME:+alice?secret=JBSW+Y3DP+EHPK+3PXP",
        "otpauth://totp/ACME:alice?secret=JBSW-Y3DP-EHPK-3PXP======",
        "otpauth://totp/alice?issuer=ACME&secret=JBSWY3DPEHPK3PXP",
        "otpauth://totp/alice?issuer=+ACME+&amp;secret=JBSWY3DPEHPK3PXP",
        "otpauth://totp/Other:alice?issuer=ACME&secret=JBSWY3DPEHPK3PXP",
        "otpauth://totp/ACME:ali\r\nce?secret=JBSWY3DP\r\nEHPK3PXP",
        "otpauth://totp/ACME:alice?secret=JBSWY3DPEHPK3PXP&codeDisplay=%7B%22a%22%3A1%7D&image=https://a.example/a.png",
        "otpauth://totp/ACME:alice?secret=JBSWY3DPEHPK3PXP&algorithm=&digits=&period=&issuer=",
        "otpauth://totp/ACME:alice?secret=&secret=JBSWY3DPEHPK3PXP&secret=MZXW6YTBOJSSA2LT&digits=6&digits=8",
        "otpauth://totp/ACME:alice?secret=JBSWY3DPEHPK3PXP&algorithm=HMAC-SHA-1&counter=x",
        "otpauth://totp/ACME:alice?&&x&=&secret=JBSWY3DPEHPK3PXP",
    ] {
        let account = account(link);
        assert_eq!((account.issuer.as_str(), account.name.as_str()), ("ACME", "alice"), "{link}");
        assert_eq!(account.otp.scheme, Scheme::DEFAULT, "{link}");
        assert_eq!(account.otp.secret.expose(), HELLO, "{link}");
        assert_eq!(kind(link.as_bytes()), "otpauth", "{link}");
    }
}

#[test]
fn figures() {
    use Algorithm::{Sha1, Sha256, Sha512};
    for (parameters, scheme) in [
        ("algorithm=sha256", totp(Sha256, 6, 30)),
        ("algorithm=SHA-512&digits=8&period=60", totp(Sha512, 8, 60)),
        ("algorithm=HMACSHA256", totp(Sha256, 6, 30)),
        ("algorithm=HmacSHA1", totp(Sha1, 6, 30)),
        ("digits=10&period=1", totp(Sha1, 10, 1)),
        ("digits=07&period=+15", totp(Sha1, 7, 15)),
        ("period=4294967295", totp(Sha1, 6, u32::MAX)),
        ("issuer=Steam&digits=6", totp(Sha1, 6, 30)),
    ] {
        let link = format!("otpauth://totp/alice?secret=JBSWY3DPEHPK3PXP&{parameters}");
        assert_eq!(account(&link).otp.scheme, scheme, "{link}");
    }
    for (parameters, scheme) in [
        ("counter=0", hotp(0)),
        ("counter=42", hotp(42)),
        ("counter=18446744073709551614", hotp(u64::MAX - 1)),
        ("period=0", hotp(0)),
        ("", hotp(0)),
    ] {
        let link = format!("otpauth://hotp/alice?secret=JBSWY3DPEHPK3PXP&{parameters}");
        assert_eq!(account(&link).otp.scheme, scheme, "{link}");
    }
}

#[test]
fn steam_in_its_spellings() {
    for (link, issuer, name) in [
        ("steam://JBSWY3DPEHPK3PXP", "Steam", ""),
        ("StEam://jbswy3dp-ehpk3pxp/", "Steam", ""),
        ("otpauth://steam/Steam:alice?secret=JBSWY3DPEHPK3PXP&digits=5", "Steam", "alice"),
        ("otpauth://totp/Steam:alice?secret=JBSWY3DPEHPK3PXP&encoder=steam", "Steam", "alice"),
        (
            "otpauth://totp/alice?secret=JBSWY3DPEHPK3PXP&issuer=Steam&digits=5&algorithm=SHA1",
            "Steam",
            "alice",
        ),
    ] {
        let account = account(link);
        assert_eq!((account.issuer.as_str(), account.name.as_str()), (issuer, name), "{link}");
        assert_eq!(account.otp.scheme, Scheme::Steam, "{link}");
        assert_eq!(account.otp.secret.expose(), HELLO, "{link}");
    }
}

#[test]
fn what_is_wrong_has_its_own_error() {
    let long = "A".repeat(9000);
    for (link, error_of_it) in [
        ("otpauth:", PayloadError::Malformed),
        ("otpauth:totp/a?secret=JBSWY3DPEHPK3PXP", PayloadError::Malformed),
        ("otpauth://", PayloadError::Type),
        ("otpauth://?secret=JBSWY3DPEHPK3PXP", PayloadError::Type),
        ("otpauth://yaotp/a?secret=JBSWY3DPEHPK3PXP", PayloadError::Type),
        ("otpauth://JBSWY3DPEHPK3PXP", PayloadError::Type),
        ("otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP&counter=-1", PayloadError::Counter),
        ("otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP&counter=x", PayloadError::Counter),
        ("otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP&counter=18446744073709551615", PayloadError::Counter),
        ("otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP&counter=18446744073709551616", PayloadError::Counter),
        ("otpauth://totp/a", PayloadError::SecretMissing),
        ("otpauth://totp/a?issuer=ACME", PayloadError::SecretMissing),
        ("otpauth://totp/a?secret=", PayloadError::SecretMissing),
        ("otpauth://totp/a?secret=%20", PayloadError::SecretMissing),
        ("otpauth://totp/a?secret=---", PayloadError::SecretMissing),
        ("otpauth://totp/a?secret=JBSWY3DPEHPK3PX1", PayloadError::SecretBad),
        ("otpauth://totp/a?secret=JBSWY3DP%00EHPK3PXP", PayloadError::SecretBad),
        ("otpauth://totp/a?secret=JBSWY3DPEHPK3PX", PayloadError::SecretShort),
        ("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&algorithm=MD5", PayloadError::Algorithm),
        ("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&algorithm=SHA3-256", PayloadError::Algorithm),
        ("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&digits=5", PayloadError::Digits),
        ("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&digits=11", PayloadError::Digits),
        ("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&digits=262", PayloadError::Digits),
        ("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&digits=six", PayloadError::Digits),
        ("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&period=0", PayloadError::Period),
        ("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&period=-30", PayloadError::Period),
        ("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&period=30.5", PayloadError::Period),
        ("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&period=4294967296", PayloadError::Period),
        ("steam://", PayloadError::SecretMissing),
        ("steam://JBSWY3DPEHPK3PX1", PayloadError::SecretBad),
        (&format!("otpauth://totp/a?secret={}", &long[..3000]), PayloadError::SecretBad),
        (&format!("otpauth://totp/{long}?secret=JBSWY3DPEHPK3PXP"), PayloadError::TooLong),
        (&format!("steam://{long}"), PayloadError::TooLong),
    ] {
        assert_eq!(error(link), error_of_it, "{link}");
    }
    assert_eq!(read(&vec![b'A'; 65537]).err(), Some(PayloadError::TooLong));
}

#[test]
fn names_show_what_they_say() {
    let link = "otpauth://totp/%E2%80%AEelgooG%E2%80%AC%3Aalice%0A%00bob?secret=JBSWY3DPEHPK3PXP";
    let hidden = account(link);
    assert_eq!((hidden.issuer.as_str(), hidden.name.as_str()), ("elgooG", "alice bob"));
    let long = account(&format!("otpauth://totp/{}?secret=JBSWY3DPEHPK3PXP", "%C3%A9".repeat(1000)));
    assert_eq!(long.name, "é".repeat(256));
}

#[test]
fn a_long_service_takes_nothing_of_the_name() {
    let (issuer, name) = ("s".repeat(240), "n".repeat(100));
    let whole = account(&format!("otpauth://totp/{issuer}:{name}?secret=JBSWY3DPEHPK3PXP&issuer={issuer}"));
    assert_eq!((whole.issuer, whole.name), (issuer, name));
}

#[test]
fn a_link_in_latin_1_still_pairs() {
    let Ok(Payload::Account(account)) = read(b"otpauth://totp/Caf\xe9:alice?secret=JBSWY3DPEHPK3PXP") else {
        panic!("no account")
    };
    assert_eq!(account.issuer, "Café");
}

#[test]
fn a_typed_key() {
    let typed = NewAccount::typed(" ACME\u{202e} ", "alice\n", "jbsw y3dp ehpk 3pxp").ok().unwrap();
    assert_eq!((typed.issuer.as_str(), typed.name.as_str()), ("ACME", "alice"));
    assert_eq!(typed.otp.secret.expose(), HELLO);
    assert_eq!(typed.otp.scheme, Scheme::DEFAULT);
    assert_eq!(NewAccount::typed("", "", "").err().unwrap().code(), "secret-empty");
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

proptest! {
    #[test]
    fn what_a_service_writes_comes_back(
        key in proptest::collection::vec(any::<u8>(), 10..100),
        issuer in "[A-Za-z0-9 éß中+&=?#/%.]{0,40}",
        name in "[A-Za-z0-9 @+&=?#/%.:-]{0,40}",
        digits in 6..=10_u8,
        period in 1..=u32::MAX,
        algorithm in prop_oneof![Just(("SHA1", Algorithm::Sha1)), Just(("SHA256", Algorithm::Sha256)), Just(("SHA512", Algorithm::Sha512))],
    ) {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (issuer, name) = (words(&issuer), words(&name));
        prop_assume!(!issuer.is_empty());
        let link = format!(
            "otpauth://totp/{}:{}?secret={}&issuer={}&algorithm={}&digits={digits}&period={period}",
            percent(&issuer), percent(&name), data_encoding::BASE32_NOPAD.encode(&key), percent(&issuer), algorithm.0,
        );
        let account = account(&link);
        prop_assert_eq!(account.issuer, issuer);
        prop_assert_eq!(account.name, name);
        prop_assert_eq!(account.otp.secret.expose(), &key);
        prop_assert_eq!(account.otp.scheme, totp(algorithm.1, digits, period));
    }

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let _ = (read(&bytes), kind(&bytes));
    }

    #[test]
    fn any_link_is_answered(
        rest in "(//)?(totp|hotp|steam|x)?[/?&=%:+]{0,3}(secret=|digits=|period=|counter=|issuer=|algorithm=|[A-Z2-7]{0,20}|[/?&=%:+#]|%[0-9a-f]{2}|\\PC){0,20}"
    ) {
        if let Ok(Payload::Account(account)) = read(format!("otpauth:{rest}").as_bytes()) {
            prop_assert!(account.issuer.chars().count() <= 256 && account.name.chars().count() <= 256);
            prop_assert!((10..=1024).contains(&account.otp.secret.expose().len()));
        }
    }

    #[test]
    fn an_error_tells_nothing_of_the_link(tail in "[A-Z2-7]{16}[018!]") {
        let error = error(&format!("otpauth://totp/a?secret={tail}"));
        prop_assert!(error.args().is_empty());
        let said = format!("{} {:?}", error, error);
        prop_assert!(!said.contains(&tail[..6]));
    }
}
