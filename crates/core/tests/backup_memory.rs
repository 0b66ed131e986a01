//! After a backup was made and the profile closed, its seed is nowhere in this process's memory. A process of
//! its own, so that no other test's copies are found.
#![allow(clippy::unwrap_used, clippy::expect_used)]
#![cfg(target_os = "linux")]

#[path = "../../../tests/proofs/src/memory.rs"]
mod memory;
#[path = "backup/odd.rs"]
#[allow(dead_code)]
mod odd;
#[path = "vault/ports.rs"]
#[allow(dead_code)]
mod ports;
#[path = "backup/setup.rs"]
#[allow(dead_code)]
mod setup;

use std::io::ErrorKind;

use koppel_core::backup;
use koppel_core::backup_codes::{self, BackupCodes, New, Which, read};
use koppel_core::otp::Secret;
use koppel_core::vault::Vault;
use zeroize::Zeroizing;

use self::odd::Odd;
use self::ports::Machine;
use self::setup::*;

/// A seed that stands nowhere else, not even here: it is computed.
fn seed() -> Zeroizing<Vec<u8>> {
    Zeroizing::new((0..21_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 17) as u8).collect())
}

/// As it stands in a backup.
fn in_base64() -> Zeroizing<Vec<u8>> {
    Zeroizing::new(data_encoding::BASE64.encode(&seed()).into_bytes())
}

/// Backup codes that stand nowhere else either: one is kept, one is used and so struck out.
fn code(which: u32) -> Zeroizing<String> {
    let digits = (0..10_u32)
        .map(|n| char::from(b'0' + ((n + 31 * which + 7).wrapping_mul(2_654_435_761) >> 19) as u8 % 10));
    let mut code = Zeroizing::new(String::with_capacity(11));
    for (place, digit) in digits.enumerate() {
        if place == 5 {
            code.push('-');
        }
        code.push(digit);
    }
    code
}

fn code_hits() -> [usize; 2] {
    [1, 2].map(|which| {
        // Let go of before it is looked for.
        let bytes = Zeroizing::new(code(which).as_bytes().to_vec());
        hits(bytes)
    })
}

/// How often these bytes stand in what this process may write to. They are masked while they are looked for, so that
/// the search does not find itself.
fn hits(wanted: Zeroizing<Vec<u8>>) -> usize {
    let masked: Vec<u8> = wanted.iter().copied().map(memory::mask).collect();
    drop(wanted);
    memory::hits(&masked)
}

fn with_seed(vault: &Vault) -> koppel_core::vault::OpenProfile {
    let mut open = pair(vault, "Lotte");
    vault
        .change(&mut open, |content| {
            content.accounts[0].otp_mut().unwrap().secret = Secret::from_bytes(seed()).unwrap()
        })
        .unwrap();
    let account = open.content().accounts[0].id;
    let pasted = Zeroizing::new([code(1).as_bytes(), b"\n", code(2).as_bytes()].concat());
    let reading = read::read(pasted, &BackupCodes::default()).ok().unwrap();
    let new = New::here(reading.kind, reading.taken, "").unwrap();
    backup_codes::note(vault, &mut open, account, new, NOW).unwrap();
    backup_codes::use_one(vault, &mut open, account, Which::At(1), NOW).unwrap();
    open
}

#[test]
fn after_a_backup_and_a_lock_the_seed_and_backup_codes_are_gone() {
    let (machine, disk) = (Machine::default(), Machine::default());
    let mut open = with_seed(&machine.vault());
    assert!(hits(seed()) > 0, "control: the open profile is found");
    assert!(code_hits().iter().all(|hits| *hits > 0), "control: and its codes, the struck-out one too");
    // A disk that refuses: nothing happens after the sealing that could write over what it leaves.
    let files = Odd { on_write: Box::new(|| Err(ErrorKind::StorageFull.into())), ..Odd::default() };
    let folder = backup::Folder { path: "/full".into(), files: Box::new(files) };
    assert!(backup::save(&machine.vault(), &mut open, &words(), work(), &folder, NAME, NOW).is_err());
    assert_eq!(hits(in_base64()), 0, "after sealing");

    save_at(&machine.vault(), &mut open, &disk).unwrap();
    assert_eq!(hits(in_base64()), 0, "after opening again");
    drop(open);
    assert_eq!(hits(seed()), 0, "after the lock");
    assert_eq!(code_hits(), [0, 0], "after the lock");

    // The control of the padding: age alone leaves what it sealed behind. Many times, since what is allocated next may
    // lie over a part of it.
    let mut text = Zeroizing::new(Vec::with_capacity(50_000));
    for _ in 0..45 {
        text.extend_from_slice(&[b' '; 1000]);
        text.extend_from_slice(&in_base64());
    }
    let mut recipient = age::scrypt::Recipient::new(age::secrecy::SecretString::from("x".to_owned()));
    recipient.set_work_factor(1);
    age::encrypt(&recipient, &text).unwrap();
    drop(text);
    assert!(hits(in_base64()) > 0, "age wipes its buffer now: the padding's last chunk has no more use");
}
