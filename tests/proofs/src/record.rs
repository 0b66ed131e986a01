//! The keystore's record and a profile's file as docs/vault-format.md has them, for broken variants that tamper with
//! them: both end in the SHA-256 of what is before.

use std::ops::Range;

use ring::digest::{SHA256, digest};

const DIGEST_LEN: usize = 32;
/// Where a live record has the generation of the file, and the device key.
const GENERATION: Range<usize> = 20..28;
const DEVICE_KEY: Range<usize> = 36..68;
/// When the next try may be made, and the device key before this one.
const NEXT_TRY: Range<usize> = 28..36;
const EARLIER_KEY: Range<usize> = 68..100;

/// Whether a record has a key.
pub fn is_live(record: &[u8]) -> bool {
    record[1] == 1
}

/// Wrong PINs in a row.
pub fn fails(record: &[u8]) -> u8 {
    record[2]
}

pub fn with_fails(record: &[u8], fails: u8) -> Vec<u8> {
    let mut record = record.to_vec();
    record[2] = fails;
    put_right(&mut record);
    record
}

pub fn with_generation(record: &[u8], generation: u64) -> Vec<u8> {
    let mut record = record.to_vec();
    record[GENERATION].copy_from_slice(&generation.to_le_bytes());
    put_right(&mut record);
    record
}

pub fn with_next_try(record: &[u8], next_try: u64) -> Vec<u8> {
    let mut record = record.to_vec();
    record[NEXT_TRY].copy_from_slice(&next_try.to_le_bytes());
    put_right(&mut record);
    record
}

/// The device key before this one, while a PIN change is under way.
pub fn earlier_key(record: &[u8]) -> Option<[u8; 32]> {
    (record[3] == 1).then(|| record[EARLIER_KEY].try_into().unwrap())
}

pub fn with_earlier_key(record: &[u8], key: [u8; 32]) -> Vec<u8> {
    let mut record = record.to_vec();
    record[3] = 1;
    record[EARLIER_KEY].copy_from_slice(&key);
    put_right(&mut record);
    record
}

pub fn with_device_key(record: &[u8], key: [u8; 32]) -> Vec<u8> {
    let mut record = record.to_vec();
    record[DEVICE_KEY].copy_from_slice(&key);
    put_right(&mut record);
    record
}

/// The header of a profile's file.
pub fn header(file: &[u8]) -> Option<serde_json::Value> {
    let len = u32::from_le_bytes(file.get(8..12)?.try_into().ok()?) as usize;
    serde_json::from_slice(file.get(12..12 + len)?).ok()
}

/// Makes the closing digest say that all is well.
pub fn put_right(bytes: &mut [u8]) {
    if let Some(len) = bytes.len().checked_sub(DIGEST_LEN) {
        let sum = digest(&SHA256, &bytes[..len]);
        bytes[len..].copy_from_slice(sum.as_ref());
    }
}
