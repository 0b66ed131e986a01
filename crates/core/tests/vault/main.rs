//! The vault over ports in memory: what it keeps, what it refuses, what a fault at any step leaves.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod backup_codes;
mod damage;
mod faults;
mod life;
mod newer;
mod pin_change;
mod policy;
mod ports;
mod previous;
mod tries;
mod waits;

use std::sync::atomic::{AtomicU64, Ordering};

use koppel_core::ids::ProfileId;
use koppel_core::pairing;
use koppel_core::payload::{self, NewAccount, Payload};
use koppel_core::pin::Pin;
use koppel_core::vault::{CardState, OpenProfile, Vault, VaultError};

const PIN: &str = "739158";
const WRONG: &str = "481920";
const NOW: u64 = 1_790_000_000;

/// The time, a minute after it was last asked for: no wait is left over from an earlier try.
fn a_minute_later() -> u64 {
    static TIME: AtomicU64 = AtomicU64::new(NOW);
    TIME.fetch_add(60, Ordering::SeqCst)
}

fn pin(text: &str) -> Pin {
    Pin::typed(text).unwrap()
}

fn account(issuer: &str, name: &str) -> NewAccount {
    let link =
        format!("otpauth://totp/{issuer}:{name}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer={issuer}");
    match payload::read(link.as_bytes()).unwrap() {
        Payload::Account(account) => account,
        _ => panic!("an account"),
    }
}

/// A profile with one account.
fn pair(vault: &Vault, name: &str) -> OpenProfile {
    pairing::into_new_profile(vault, name, &pin(PIN), &[&account("Example", "lotte")], NOW).unwrap().0
}

fn state(vault: &Vault, id: ProfileId) -> CardState {
    vault.profiles(a_minute_later()).unwrap().into_iter().find(|card| card.id == id).unwrap().state
}

fn code_of(error: VaultError) -> &'static str {
    koppel_core::failure::Failure::code(&error)
}
