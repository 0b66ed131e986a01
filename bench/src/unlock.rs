//! Unlocking: one Argon2id, and what is beside it.

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use koppel_core::pin::Pin;
use koppel_drive::place::{Keystore, Place};

use crate::figures::{Figure, median, milliseconds};
use crate::seed;

const RUNS: usize = 21;
const ACCOUNTS: usize = 100;

/// Whole unlocks and bare key derivations in turn, in this process.
pub fn measure() -> Vec<Figure> {
    let place = Place::new(Keystore::File);
    let profile = seed::profile(&place, ACCOUNTS);
    let vault = seed::vault(&place);
    let pin = Pin::typed(seed::PIN).expect("a PIN");
    derivation();
    let runs = (0..RUNS).map(|_| {
        let begin = Instant::now();
        let opened = vault.unlock(profile, &pin, koppel_platform::clock::now()).expect("the right PIN");
        let whole = begin.elapsed();
        drop(opened);
        (milliseconds(whole), milliseconds(derivation()))
    });
    let (whole, alone): (Vec<_>, Vec<_>) = runs.unzip();
    let beside = median(whole.iter().zip(&alone).map(|(whole, alone)| whole - alone).collect());
    let (whole, alone) = (median(whole), median(alone));
    vec![Figure {
        what: "unlock without its one Argon2id of 64 MiB",
        measured: beside,
        goal: Some(20.0),
        unit: "ms",
        from: format!("{whole:.0} ms, Argon2id alone {alone:.0} ms, {ACCOUNTS} accounts"),
    }]
}

/// One Argon2id as the vault asks for it (docs/security.md): 64 MiB, three passes, one lane.
pub fn derivation() -> Duration {
    let parameters = Params::new(64 * 1024, 3, 1, Some(32)).expect("parameters of RFC 9106");
    let begin = Instant::now();
    let mut key = [0; 32];
    let kdf = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
    kdf.hash_password_into(seed::PIN.as_bytes(), &[7; 16], &mut key).expect("a key");
    std::hint::black_box(key);
    begin.elapsed()
}
