//! One-time codes by other code than Koppel's: RFC 4226 from its own text, on RustCrypto's HMAC.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

pub fn hotp(secret: &[u8], counter: u64, digits: u32) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).unwrap();
    mac.update(&counter.to_be_bytes());
    let mac = mac.finalize().into_bytes();
    let offset = usize::from(mac[19] & 15);
    let value = u32::from_be_bytes(mac[offset..offset + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:0width$}", u64::from(value) % 10_u64.pow(digits), width = digits as usize)
}

pub fn totp(secret: &[u8], at: u64, period: u64, digits: u32) -> String {
    hotp(secret, at / period, digits)
}

#[test]
fn this_implementation_is_right_itself() {
    let secret = b"12345678901234567890";
    assert_eq!(hotp(secret, 0, 6), "755224");
    assert_eq!(hotp(secret, 9, 6), "520489");
    assert_eq!(totp(secret, 59, 30, 8), "94287082");
    assert_eq!(totp(secret, 20_000_000_000, 30, 8), "65353130");
}
