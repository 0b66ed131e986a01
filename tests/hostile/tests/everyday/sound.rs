//! Koppel's own parsers.

use koppel_hostile as hostile;

use super::{CASES, tried, whole};

fn holds(target: &str, function: fn(&[u8])) {
    whole(target).iter().for_each(|bytes| function(bytes));
    tried(target, CASES, function).unwrap();
}

#[test]
fn otpauth() {
    holds("otpauth", hostile::otpauth);
}

#[test]
fn migration() {
    holds("migration", hostile::migration);
}

#[test]
fn tiqr() {
    holds("tiqr", hostile::tiqr);
}

#[test]
fn vault_file() {
    holds("vault_file", hostile::vault_file);
}

#[test]
fn keystore_item() {
    holds("keystore_item", hostile::keystore_item);
}

#[test]
fn backup_file() {
    holds("backup_file", hostile::backup_file);
}

#[test]
fn backup_json() {
    holds("backup_json", hostile::backup_json);
}

#[test]
fn pasted_codes() {
    holds("pasted_codes", hostile::pasted_codes);
}

#[test]
fn frame() {
    holds("frame", hostile::frame);
}
