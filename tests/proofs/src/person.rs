//! What a person does with a profile, in the few words that the proofs need.

use std::sync::Arc;

use koppel_core::backup::Folder;
use koppel_core::failure::Failure;
use koppel_core::ids::ProfileId;
use koppel_core::pairing;
use koppel_core::payload::{self, NewAccount, Payload};
use koppel_core::pin::Pin;
use koppel_core::profile::UnixTime;
use koppel_core::vault::{CardState, OpenProfile, TRIES, Vault, VaultError};

use crate::broken::{Ports, Variant};
use crate::machine::Machine;

pub const PIN: &str = "739158";
/// What the PIN is changed to, and back.
pub const OTHER_PIN: &str = "604827";
pub const WRONG: &str = "481920";
/// What opens a backup.
pub const WORDS: &str = "drop-down-abacus-zoom-unlit-karate-sedate";

pub fn pin(text: &str) -> Pin {
    Pin::typed(text).unwrap()
}

/// The one place that opens a profile.
pub fn unlock(vault: &Vault, id: ProfileId, typed: &str, now: UnixTime) -> Result<OpenProfile, VaultError> {
    vault.unlock(id, &pin(typed), now)
}

/// The one place that brings a damaged profile back.
pub fn recover(vault: &Vault, id: ProfileId, typed: &str, now: UnixTime) -> Result<OpenProfile, VaultError> {
    vault.recover_previous(id, &pin(typed), now).map(|recovered| recovered.profile)
}

/// A vault on this machine, as the product has it or broken in one way.
pub fn vault(machine: &Machine, variant: Variant) -> Vault {
    ports(machine, variant).vault()
}

/// A folder for backups on the same disk.
pub fn folder(machine: &Machine, variant: Variant) -> Folder {
    Folder { path: "/backups".into(), files: ports(machine, variant).into_files() }
}

fn ports(machine: &Machine, variant: Variant) -> Ports {
    let port = Arc::new(machine.clone());
    Ports {
        files: port.clone(),
        keystore: port.clone(),
        random: port,
        variant,
        pause: std::time::Duration::ZERO,
    }
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

/// A profile as it is seen without its PIN.
#[derive(Debug)]
pub struct Card {
    pub id: ProfileId,
    pub name: String,
    pub state: State,
}

/// Whether it can be opened, as far as the proofs tell it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// With so many tries left.
    Locked(u8),
    Blocked,
    OldCopy,
    Damaged,
    /// Damaged, and what was there before its last change can come back.
    Recoverable,
    /// Another profile's file.
    Foreign,
    /// Without a usable record in the keystore.
    Keyless,
    /// Nothing that the proofs bring about.
    Other,
}

/// The one place that lists them.
pub fn profiles(vault: &Vault, now: UnixTime) -> Result<Vec<Card>, VaultError> {
    let state = |state| match state {
        CardState::Locked { tries_left, .. } => State::Locked(tries_left),
        CardState::Blocked => State::Blocked,
        CardState::OldCopy => State::OldCopy,
        CardState::Damaged { previous: true } => State::Recoverable,
        CardState::Damaged { previous: false } => State::Damaged,
        CardState::Foreign { .. } => State::Foreign,
        CardState::KeystoreLost | CardState::KeystoreDamaged => State::Keyless,
        CardState::KeystoreSilent | CardState::TooNew => State::Other,
    };
    let cards = vault.profiles(now)?.into_iter();
    Ok(cards.map(|card| Card { id: card.id, name: card.name, state: state(card.state) }).collect())
}

pub fn state(vault: &Vault, id: ProfileId) -> Option<State> {
    profiles(vault, 0).unwrap().into_iter().find(|card| card.id == id).map(|card| card.state)
}

/// All tries are there.
pub const FRESH: State = State::Locked(TRIES);

/// So late that no wait between tries is in the way, whatever clock wrote it down.
pub const LATER: UnixTime = 1 << 40;

/// What came of it, in a word.
pub fn word<T>(answer: &Result<T, VaultError>) -> &'static str {
    match answer {
        Ok(_) => "done",
        Err(error) => error.code(),
    }
}
