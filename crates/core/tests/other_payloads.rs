//! What is no account, and that everything said about codes and links has its words in each language.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use koppel_core::failure::Failure;
use koppel_core::otp::SecretError;
use koppel_core::payload::{Other, Payload, PayloadError, kind, read};

fn other(bytes: &[u8]) -> Other {
    match read(bytes) {
        Ok(Payload::Other(other)) => other,
        _ => panic!("{:?}", String::from_utf8_lossy(bytes)),
    }
}

#[test]
fn what_is_no_account_is_named() {
    for (bytes, expected, word) in [
        (&b"phonefactor://activate_account?code=1"[..], Other::MicrosoftPush, "microsoft-push"),
        (b"steam://run/440", Other::AppLink, "app-link"),
        (b" https://example.com \n", Other::WebLink, "web-link"),
        (b"", Other::Text, "text"),
        (b"line one\nline two\tand more", Other::Text, "text"),
        (b"totp/otpauth://", Other::Text, "text"),
        (b"otpauth", Other::Text, "text"),
        (b"\x00\x01\x02KU\x7f", Other::RawBytes, "raw-bytes"),
        (b"\xff\xfe\x00", Other::RawBytes, "raw-bytes"),
        // As a closed app writes it: a version, a length, and what only it can read.
        (
            b"\x02\x10\x8f\x1a\xe3\x07\x5c\xb1\x99\x04\xd2\x66\x80\xfe\x31\x0b\xaa\x77",
            Other::RawBytes,
            "raw-bytes",
        ),
        (b"\x93\x8c\x8b\x9e", Other::Text, "text"),
        (b"caf\xe9 Zuid", Other::Text, "text"),
        (b"oktaverify://jan@example.com/?t=x", Other::OktaVerify, "okta-verify"),
        (b"WIFI:S:Caf\xe9;;", Other::Wifi, "wifi"),
        ("Vergaderzaal é".as_bytes(), Other::Text, "text"),
    ] {
        assert_eq!(other(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
        assert_eq!(kind(bytes), word);
    }
}

#[test]
fn each_has_its_words_in_each_language() {
    let others = Other::ALL.map(|other| format!("other-{}", other.code()));
    let secrets =
        [SecretError::Empty, SecretError::Character('1'), SecretError::TooShort, SecretError::TooLong];
    let errors = secrets.iter().map(Failure::code).chain(PAYLOAD_ERRORS.iter().map(Failure::code));
    let errors: Vec<String> = errors.map(|code| format!("error-{code}")).collect();
    for language in ["nl", "en"] {
        assert_eq!(missing(language, "pair.ftl", &others), Vec::<&String>::new(), "{language}");
        assert_eq!(missing(language, "errors.ftl", &errors), Vec::<&String>::new(), "{language}");
    }
}

const PAYLOAD_ERRORS: [PayloadError; 15] = [
    PayloadError::TooLong,
    PayloadError::Malformed,
    PayloadError::Type,
    PayloadError::SecretMissing,
    PayloadError::SecretBad,
    PayloadError::SecretShort,
    PayloadError::Algorithm,
    PayloadError::Digits,
    PayloadError::Period,
    PayloadError::Counter,
    PayloadError::MigrationMalformed,
    PayloadError::MigrationEmpty,
    PayloadError::TiqrMalformed,
    PayloadError::TiqrInsecure,
    PayloadError::TiqrTooNew,
];

fn missing<'a>(language: &str, file: &str, ids: &'a [String]) -> Vec<&'a String> {
    let path = format!("{}/../../locales/{language}/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let known: BTreeSet<&str> =
        text.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id).collect();
    ids.iter().filter(|id| !known.contains(id.as_str())).collect()
}
