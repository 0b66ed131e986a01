//! Guesses a second on one core of this computer, for an attacker who has the file and, of Koppel, the device key,
//! too: beside the defaults of two well-known programs. No goal: a PIN of six digits falls in days at any of these, which
//! is why the file alone must never be enough.

use std::hint::black_box;
use std::time::Instant;

use argon2::{Algorithm, Argon2, Params, Version};

use crate::figures::{Figure, median};

const RUNS: usize = 7;

/// One key derivation of each, in turn.
pub fn measure() -> Vec<Figure> {
    let runs: Vec<[f64; 3]> = (0..RUNS).map(|_| [rate(koppel), rate(keepassxc), rate(aegis)]).collect();
    let [koppel, keepassxc, aegis] = [0, 1, 2].map(|of| median(runs.iter().map(|run| run[of]).collect()));
    let row = |what, measured: f64, from: &str| Figure {
        what,
        measured,
        goal: None,
        unit: "/s",
        from: format!("{from}; 10⁶ PINs of six digits: {:.1} h", 1e6 / measured / 3600.0),
    };
    vec![
        row("guesses a second, Koppel, with file and device key", koppel, "Argon2id, 64 MiB, 3 passes"),
        row(
            "guesses a second, KeePassXC's default",
            keepassxc,
            "Argon2d, 64 MiB, 10 passes; new files: as many as take 1 s",
        ),
        row("guesses a second, Aegis's default", aegis, "scrypt, N = 2¹⁵, r = 8, p = 1"),
    ]
}

fn rate(derive: fn(&mut [u8; 32])) -> f64 {
    let mut key = [0; 32];
    let begin = Instant::now();
    derive(&mut key);
    black_box(key);
    1.0 / begin.elapsed().as_secs_f64()
}

fn koppel(key: &mut [u8; 32]) {
    argon2(Algorithm::Argon2id, 3, key);
}

/// src/crypto/kdf/Argon2Kdf.cpp: what it starts from before it is fitted to one second.
fn keepassxc(key: &mut [u8; 32]) {
    argon2(Algorithm::Argon2d, 10, key);
}

fn argon2(algorithm: Algorithm, passes: u32, key: &mut [u8; 32]) {
    let parameters = Params::new(64 * 1024, passes, 1, Some(32)).expect("parameters of RFC 9106");
    let kdf = Argon2::new(algorithm, Version::V0x13, parameters);
    kdf.hash_password_into(b"739158", &[7; 16], key).expect("a key");
}

/// docs/vault.md of Aegis.
fn aegis(key: &mut [u8; 32]) {
    let parameters = scrypt::Params::new(15, 8, 1, 32).expect("parameters of Aegis");
    scrypt::scrypt(b"739158", &[7; 32], &parameters, key).expect("a key");
}
