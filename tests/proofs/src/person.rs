//! What a person does with a profile, in the few words that the proofs need.

use std::sync::Arc;

use koppel_core::failure::Failure;
use koppel_core::ids::ProfileId;
use koppel_core::pairing;
use koppel_core::payload::{self, NewAccount, Payload};
use koppel_core::pin::Pin;
use koppel_core::profile::UnixTime;
use koppel_core::vault::{CardState, OpenProfile, Vault, VaultError};

use crate::broken::{Ports, Variant};
use crate::machine::Machine;

pub const PIN: &str = "739158";
pub const WRONG: &str = "481920";

pub fn pin(text: &str) -> Pin {
    Pin::typed(text).unwrap()
}

/// The one place that opens a profile.
pub fn unlock(vault: &Vault, id: ProfileId, typed: &str, _now: UnixTime) -> Result<OpenProfile, VaultError> {
    vault.unlock(id, &pin(typed))
}

/// A vault on this machine, as the product has it or broken in one way.
pub fn vault(machine: &Machine, variant: Variant) -> Vault {
    let port = Arc::new(machine.clone());
    let ports = Ports {
        files: port.clone(),
        keystore: port.clone(),
        random: port,
        variant,
        pause: std::time::Duration::ZERO,
    };
    ports.vault()
}

pub fn link(scheme: &str, issuer: &str, name: &str) -> String {
    format!(
        "otpauth://{scheme}/{issuer}:{name}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer={issuer}&counter=0"
    )
}

pub fn account(scheme: &str, issuer: &str, name: &str) -> NewAccount {
    match payload::read(link(scheme, issuer, name).as_bytes()).unwrap() {
        Payload::Account(account) => account,
        _ => panic!("an account"),
    }
}

/// A new profile with one account, open.
pub fn pair(vault: &Vault, name: &str, now: UnixTime) -> Result<OpenProfile, VaultError> {
    pairing::into_new_profile(vault, name, &pin(PIN), &[&account("totp", "Example", "lotte")], now)
        .map(|(open, _)| open)
}

pub fn state(vault: &Vault, id: ProfileId) -> Option<CardState> {
    vault.profiles().unwrap().into_iter().find(|card| card.id == id).map(|card| card.state)
}

/// What came of it, in a word.
pub fn word<T>(answer: &Result<T, VaultError>) -> &'static str {
    match answer {
        Ok(_) => "done",
        Err(error) => error.code(),
    }
}
