//! Codes beside a second implementation: ring's HMAC and RFC 4226's truncation, written from the RFC.
#![allow(clippy::unwrap_used)]

use koppel_core::otp::{Algorithm, Digits, Otp, Period, Scheme, Secret};
use proptest::prelude::*;
use ring::hmac;
use zeroize::Zeroizing;

const STEAM: &[u8; 26] = b"23456789BCDFGHJKMNPQRTVWXY";

fn truncated(algorithm: Algorithm, key: &[u8], counter: u64) -> u64 {
    let algorithm = match algorithm {
        Algorithm::Sha1 => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
        Algorithm::Sha256 => hmac::HMAC_SHA256,
        Algorithm::Sha512 => hmac::HMAC_SHA512,
    };
    let tag = hmac::sign(&hmac::Key::new(algorithm, key), &counter.to_be_bytes());
    let mac = tag.as_ref();
    let at = usize::from(mac[mac.len() - 1] & 15);
    let word: [u8; 4] = mac[at..at + 4].try_into().unwrap();
    u64::from(u32::from_be_bytes(word) & 0x7fff_ffff)
}

fn secret(key: &[u8]) -> Secret {
    Secret::from_bytes(Zeroizing::new(key.to_vec())).ok().unwrap()
}

fn algorithm() -> impl Strategy<Value = Algorithm> {
    prop_oneof![Just(Algorithm::Sha1), Just(Algorithm::Sha256), Just(Algorithm::Sha512)]
}

fn key() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 10..200)
}

proptest! {
    #[test]
    fn hotp(key in key(), algorithm in algorithm(), digits in 6..=10_u8, counter in any::<u64>()) {
        let scheme = Scheme::Hotp { algorithm, digits: Digits::new(digits).unwrap(), counter: 0 };
        let expected = truncated(algorithm, &key, counter) % 10_u64.pow(digits.into());
        let width = usize::from(digits);
        let otp = Otp { secret: secret(&key), scheme };
        prop_assert_eq!(otp.code_for(counter), format!("{expected:0width$}"));
    }

    #[test]
    fn totp(
        key in key(),
        algorithm in algorithm(),
        digits in 6..=10_u8,
        period in prop_oneof![Just(1), Just(30), Just(60), 1..=u32::MAX],
        now in prop_oneof![0..=4_000_000_000_u64, any::<u64>()],
    ) {
        let scheme = Scheme::Totp {
            algorithm,
            digits: Digits::new(digits).unwrap(),
            period: Period::new(period).unwrap(),
        };
        let otp = Otp { secret: secret(&key), scheme };
        let step = now / u64::from(period);
        let width = usize::from(digits);
        let expected = truncated(algorithm, &key, step) % 10_u64.pow(digits.into());
        let code = otp.code_at(now).unwrap();
        prop_assert_eq!(&code.text, &format!("{expected:0width$}"));
        prop_assert!(code.valid_from <= now && (now < code.valid_until || now == u64::MAX));
        let following = truncated(algorithm, &key, step.saturating_add(1)) % 10_u64.pow(digits.into());
        prop_assert_eq!(otp.next_code_at(now).unwrap().text, format!("{following:0width$}"));
    }

    #[test]
    fn steam(key in key(), now in any::<u64>()) {
        let mut left = truncated(Algorithm::Sha1, &key, now / 30) as usize;
        let mut expected = String::new();
        for _ in 0..5 {
            expected.push(STEAM[left % 26].into());
            left /= 26;
        }
        let otp = Otp { secret: secret(&key), scheme: Scheme::Steam };
        prop_assert_eq!(otp.code_at(now).unwrap().text, expected);
    }
}
