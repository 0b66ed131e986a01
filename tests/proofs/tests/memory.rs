//! After a lock nothing of a profile is in the process's memory: no seed, no key, no PIN. A process of its own, so that
//! no other proof's copies are found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]
#![cfg(target_os = "linux")]

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use koppel_core::ids::ProfileId;
use koppel_core::otp::Secret;
use koppel_core::pairing;
use koppel_core::pin::Pin;
use koppel_core::ports::{Keystore, KeystoreError, Random};
use koppel_core::vault::{OpenProfile, Vault};
use koppel_platform::files::Folder;
use koppel_platform::keystore::FileKeystore;
use koppel_proofs::memory::{hits, mask};
use koppel_proofs::person::{LATER, account};
use koppel_proofs::record::header;
use koppel_proofs::size::figure;
use ring::hkdf;
use zeroize::Zeroizing;

const PROOF: &str = "after_a_lock_no_secret_is_in_memory";
/// With this set, the test computes the keys for another process and prints them masked.
const DERIVE: &str = "KOPPEL_PROOFS_DERIVE";

/// Byte `at` of the wanted bytes number `which`; they stand nowhere else.
fn byte(which: usize, at: usize) -> u8 {
    ((which * 1031 + at + 1).wrapping_mul(2_654_435_761) >> 13) as u8
}

fn masked(which: usize, len: usize) -> Vec<u8> {
    (0..len).map(|at| mask(byte(which, at))).collect()
}

const SEED: usize = 1_000_000;

fn seed() -> Zeroizing<Vec<u8>> {
    Zeroizing::new((0..21).map(|at| byte(SEED, at)).collect())
}

/// Six digits that stand nowhere in this program.
fn digits() -> impl Iterator<Item = u8> {
    (0..6).map(|at| b'0' + (at * at * 7 + at * 3 + 4) % 10)
}

fn pin() -> Pin {
    let text = Zeroizing::new(digits().map(char::from).collect::<String>());
    Pin::typed(&text).unwrap()
}

/// Chance that is known: number and length of each draw.
#[derive(Default, Clone)]
struct Known(Arc<Mutex<Vec<usize>>>);

impl Random for Known {
    fn fill(&self, buffer: &mut [u8]) -> std::io::Result<()> {
        let mut draws = self.0.lock().unwrap();
        let which = draws.len();
        buffer.iter_mut().enumerate().for_each(|(at, place)| *place = byte(which, at));
        draws.push(buffer.len());
        Ok(())
    }
}

impl Known {
    /// The keys drawn, masked: the device key and then the profile key.
    fn keys(&self) -> [Vec<u8>; 2] {
        let draws = self.0.lock().unwrap();
        let mut keys = draws.iter().enumerate().filter(|(_, len)| **len == 32).map(|(which, _)| which);
        [(); 2].map(|()| masked(keys.next().unwrap(), 32))
    }
}

/// A keystore that looks for the device key whenever it is asked to write it.
struct Watched {
    keystore: FileKeystore,
    known: Known,
    found: Arc<AtomicUsize>,
}

impl Keystore for Watched {
    fn read(&self, profile: &ProfileId) -> Result<Option<Zeroizing<Vec<u8>>>, KeystoreError> {
        self.keystore.read(profile)
    }

    fn write(&self, profile: &ProfileId, record: &[u8]) -> Result<(), KeystoreError> {
        if self.known.0.lock().unwrap().len() > 6 {
            self.found.fetch_max(hits(&self.known.keys()[0]), Ordering::SeqCst);
        }
        self.keystore.write(profile, record)
    }

    fn delete(&self, profile: &ProfileId) -> Result<(), KeystoreError> {
        self.keystore.delete(profile)
    }
}

/// What the PIN is stretched to, and the key that it makes with the device key, masked; computed by another process.
fn derived(file: &[u8], id: ProfileId, device_key: &[u8]) -> [Vec<u8>; 2] {
    let lock = header(file).unwrap()["lock"].take();
    let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
    let salt = data_encoding::BASE64.decode(lock["salt"].as_str().unwrap().as_bytes()).unwrap();
    let wanted = [hex(&salt), id.to_string(), hex(device_key)].join(" ");
    let mut other = Command::new(std::env::current_exe().unwrap());
    let output = other.args(["--nocapture", PROOF]).env(DERIVE, wanted).output().unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let line = output.lines().find_map(|line| line.split_once("derived: ")).unwrap().1;
    let keys: Vec<_> =
        line.split(' ').map(|hex| data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap()).collect();
    keys.try_into().unwrap()
}

/// The other process.
fn derive(wanted: &str) {
    let parts: Vec<_> =
        wanted.split(' ').map(|hex| data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap()).collect();
    let [salt, id, device_key] = &parts[..] else { panic!("three") };
    let params = argon2::Params::new(64 * 1024, 3, 1, Some(32)).unwrap();
    let mut input = [0; 64];
    argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
        .hash_password_into(&digits().collect::<Vec<_>>(), salt, &mut input[..32])
        .unwrap();
    input[32..].iter_mut().zip(device_key).for_each(|(place, byte)| *place = mask(*byte));
    let mut wrapping = [0; 32];
    let key = hkdf::Salt::new(hkdf::HKDF_SHA256, id).extract(&input);
    key.expand(&[b"pin/v1"], hkdf::HKDF_SHA256).and_then(|output| output.fill(&mut wrapping)).unwrap();
    let masked =
        |key: &[u8]| data_encoding::HEXLOWER.encode(&key.iter().map(|b| mask(*b)).collect::<Vec<_>>());
    println!("derived: {} {}", masked(&input[..32]), masked(&wrapping));
}

#[test]
fn after_a_lock_no_secret_is_in_memory() {
    if let Ok(wanted) = std::env::var(DERIVE) {
        derive(&wanted);
        return;
    }
    let temp = tempfile::tempdir().unwrap();
    let (known, found) = (Known::default(), Arc::new(AtomicUsize::new(0)));
    let keystore = FileKeystore::new(temp.path().join("keys"));
    let watched = Watched { keystore, known: known.clone(), found: found.clone() };
    let files = Folder::new(temp.path().join("home"));
    let vault = Vault::new(Box::new(files), Box::new(watched), Box::new(known.clone()));
    let id = pair(&vault);
    let [device_key, profile_key] = known.keys();
    let file = std::fs::read(temp.path().join(format!("home/{id}.koppel"))).unwrap();
    let [stretched, wrapping] = derived(&file, id, &device_key);
    let wanted = [
        ("seed", masked(SEED, 21)),
        ("profile key", profile_key),
        ("device key", device_key),
        ("stretched PIN", stretched),
        ("wrapping key", wrapping),
        ("PIN", digits().map(mask).collect()),
    ];
    let found_of = |names: &[&str]| -> Vec<(&str, usize)> {
        let named = wanted.iter().filter(|(name, _)| names.is_empty() || names.contains(name));
        named.map(|(name, masked)| (*name, hits(masked))).collect()
    };
    let none = wanted.each_ref().map(|(name, _)| (*name, 0));
    assert_eq!(found_of(&[]), none, "after a pairing and a lock");

    for (name, masked) in &wanted {
        let held = Zeroizing::new(masked.iter().map(|byte| mask(*byte)).collect::<Vec<_>>());
        assert!(hits(masked) > 0, "control: {name} is not found where it stands");
        drop(std::hint::black_box(held));
    }
    assert_eq!(found_of(&[]), none, "control: and not once it is wiped");

    let open = unlock(&vault, id);
    let before = found_of(&["seed", "profile key"]);
    assert!(before.iter().all(|(_, hits)| *hits > 0), "control: an open profile is not found: {before:?}");
    assert!(found.load(Ordering::SeqCst) > 0, "control: the device key is not found while it is in use");
    drop(open);
    assert_eq!(found_of(&[]), none, "after a lock");

    // The control: a profile that is closed without being wiped.
    std::mem::forget(unlock(&vault, id));
    let kept = found_of(&["seed", "profile key"]);
    assert!(
        kept.iter().all(|(_, hits)| *hits > 0),
        "control: keys that are not wiped are not caught: {kept:?}"
    );
    figure(
        PROOF,
        "0 hits for seed, profile key, device key, stretched PIN, wrapping key and PIN after a lock; more than 0 before",
        "a profile that is not wiped: found",
    );
}

#[inline(never)]
fn pair(vault: &Vault) -> ProfileId {
    let account = account("totp", "Example", "lotte");
    let mut open = pairing::into_new_profile(vault, "Lotte", &pin(), &[&account], 0).unwrap().0;
    vault
        .change(&mut open, |content| {
            content.accounts[0].otp_mut().unwrap().secret = Secret::from_bytes(seed()).unwrap();
        })
        .unwrap();
    open.id()
}

#[inline(never)]
fn unlock(vault: &Vault, id: ProfileId) -> OpenProfile {
    vault.unlock(id, &pin(), LATER).unwrap()
}
