//! Published vectors of one-time codes.
#![allow(clippy::unwrap_used)]

use koppel_core::otp::{Algorithm, Digits, Otp, Period, Scheme, Secret};
use zeroize::Zeroizing;

const SHA1_KEY: &[u8] = b"12345678901234567890";
const SHA256_KEY: &[u8] = b"12345678901234567890123456789012";
const SHA512_KEY: &[u8] = b"1234567890123456789012345678901234567890123456789012345678901234";

fn otp(key: &[u8], scheme: Scheme) -> Otp {
    Otp { secret: Secret::from_bytes(Zeroizing::new(key.to_vec())).ok().unwrap(), scheme }
}

fn hotp(digits: u8) -> Otp {
    let digits = Digits::new(digits).unwrap();
    otp(SHA1_KEY, Scheme::Hotp { algorithm: Algorithm::Sha1, digits, counter: 0 })
}

fn totp(key: &[u8], algorithm: Algorithm, digits: u8, period: u32) -> Otp {
    let (digits, period) = (Digits::new(digits).unwrap(), Period::new(period).unwrap());
    otp(key, Scheme::Totp { algorithm, digits, period })
}

/// RFC 4226 appendix D: the truncated value in decimal, and the code of six.
const RFC_4226: [(u64, &str); 10] = [
    (1284755224, "755224"),
    (1094287082, "287082"),
    (137359152, "359152"),
    (1726969429, "969429"),
    (1640338314, "338314"),
    (868254676, "254676"),
    (1918287922, "287922"),
    (82162583, "162583"),
    (673399871, "399871"),
    (645520489, "520489"),
];

#[test]
fn rfc_4226_appendix_d() {
    for (counter, (_, code)) in (0..).zip(RFC_4226) {
        assert_eq!(hotp(6).code_for(counter), code, "counter {counter}");
    }
}

#[test]
fn rfc_4226_appendix_d_in_every_length() {
    for (counter, (truncated, _)) in (0..).zip(RFC_4226) {
        for digits in 6..=10 {
            let code = truncated % 10_u64.pow(digits);
            let width = digits as usize;
            assert_eq!(hotp(digits as u8).code_for(counter), format!("{code:0width$}"));
        }
    }
}

#[test]
fn rfc_6238_appendix_b() {
    for (time, sha1, sha256, sha512) in [
        (59, "94287082", "46119246", "90693936"),
        (1111111109, "07081804", "68084774", "25091201"),
        (1111111111, "14050471", "67062674", "99943326"),
        (1234567890, "89005924", "91819424", "93441116"),
        (2000000000, "69279037", "90698825", "38618901"),
        (20000000000, "65353130", "77737706", "47863826"),
    ] {
        for (key, algorithm, code) in [
            (SHA1_KEY, Algorithm::Sha1, sha1),
            (SHA256_KEY, Algorithm::Sha256, sha256),
            (SHA512_KEY, Algorithm::Sha512, sha512),
        ] {
            let code_at = totp(key, algorithm, 8, 30).code_at(time).unwrap();
            assert_eq!(code_at.text, code, "{algorithm:?} at {time}");
            assert_eq!((code_at.valid_from, code_at.valid_until), (time / 30 * 30, time / 30 * 30 + 30));
        }
    }
}

/// The first from the tests of steampy (bukson/steampy), the second from Bitwarden's (bitwarden/sdk-internal).
#[test]
fn steam() {
    let first = otp(b"1234567890abcdefghij", Scheme::Steam);
    assert_eq!(first.code_at(1469184207).unwrap().text, "P2QJN");
    let secret = Secret::from_base32("HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ").ok().unwrap();
    let second = Otp { secret, scheme: Scheme::Steam };
    let code = second.code_at(1672531200).unwrap();
    assert_eq!((code.text.as_str(), code.valid_from, code.valid_until), ("7W6CJ", 1672531200, 1672531230));
}

#[test]
fn each_hotp_code_is_taken_once() {
    let mut otp = hotp(6);
    // RFC 4226 appendix D, counters 0 and 1.
    assert_eq!(otp.take_code().as_deref(), Some("755224"));
    assert_eq!(otp.take_code().as_deref(), Some("287082"));
    let Scheme::Hotp { counter, .. } = &mut otp.scheme else { panic!("hotp") };
    assert_eq!(*counter, 2);
    *counter = u64::MAX;
    assert_eq!(otp.take_code(), None, "no counter comes after the last");
}

#[test]
fn hotp_knows_no_time() {
    assert_eq!(hotp(6).code_at(59), None);
    assert_eq!(hotp(6).next_code_at(59), None);
}

#[test]
fn next_is_what_comes_when_this_one_ends() {
    for otp in [
        totp(SHA1_KEY, Algorithm::Sha1, 6, 30),
        totp(SHA1_KEY, Algorithm::Sha1, 6, 1),
        otp(SHA1_KEY, Scheme::Steam),
    ] {
        for now in [0, 29, 30, 59, 1_700_000_000] {
            let (code, next) = (otp.code_at(now).unwrap(), otp.next_code_at(now).unwrap());
            assert_eq!(code.valid_until, next.valid_from);
            assert_eq!(otp.code_at(code.valid_until), Some(next));
            assert_eq!(otp.code_at(code.valid_until - 1), Some(code));
        }
    }
}

#[test]
fn a_period_of_one_second_gives_a_code_a_second() {
    let otp = totp(SHA1_KEY, Algorithm::Sha1, 6, 1);
    for (second, (_, code)) in (0..).zip(RFC_4226) {
        assert_eq!(otp.code_at(second).unwrap().text, code);
    }
}

#[test]
fn the_end_of_time_is_no_panic() {
    for period in [1, 7, 30, u32::MAX] {
        let otp = totp(SHA1_KEY, Algorithm::Sha1, 10, period);
        let (code, next) = (otp.code_at(u64::MAX).unwrap(), otp.next_code_at(u64::MAX).unwrap());
        assert!(code.valid_from <= code.valid_until && next.valid_from <= next.valid_until);
        assert_eq!(next.valid_until, u64::MAX);
        assert_eq!(code.text.len(), 10);
    }
    assert_eq!(hotp(10).code_for(u64::MAX).len(), 10);
}
