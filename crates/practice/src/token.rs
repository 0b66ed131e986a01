//! Names that cannot be guessed, and codes for people.

use rand::RngExt;
use ring::digest::{SHA256, digest};
use subtle::ConstantTimeEq;

/// 256 bits in hex.
pub fn token() -> String {
    hex::<32>()
}

/// So many bytes by chance, in lower-case hex.
pub fn hex<const BYTES: usize>() -> String {
    data_encoding::HEXLOWER.encode(&rand::rng().random::<[u8; BYTES]>())
}

/// How a token is stored: whoever reads the file cannot use it. It has too many bits for a slow hash to matter.
pub fn stored(token: &str) -> Vec<u8> {
    digest(&SHA256, token.as_bytes()).as_ref().to_vec()
}

/// So many digits, uniformly.
pub fn digits(count: usize) -> String {
    let mut rng = rand::rng();
    (0..count).map(|_| char::from(b'0' + rng.random_range(0..10))).collect()
}

/// Compares without telling by its time where they differ.
pub fn same(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).into()
}

/// What a person typed of a code of digits: spaces and dashes do not matter.
pub fn typed_digits(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').take(64).collect()
}

/// A code for paper: ten signs of which none looks like another, about 50 bits.
pub fn reset_code() -> String {
    const SIGNS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    let mut rng = rand::rng();
    (0..10).map(|_| char::from(SIGNS[rng.random_range(0..SIGNS.len())])).collect()
}

/// What a person typed of a reset code.
pub fn typed_signs(text: &str) -> String {
    typed_digits(text).to_uppercase()
}

/// A code in two halves, as it is shown.
pub fn halves(code: &str, between: &str) -> String {
    match code.split_at_checked(code.len() / 2) {
        Some((first, second)) => format!("{first}{between}{second}"),
        None => code.to_owned(),
    }
}
