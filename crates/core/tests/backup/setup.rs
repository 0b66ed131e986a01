//! A person with a profile, a folder for backups, and as little scrypt as there is.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use koppel_core::backup::{self, BackupError, Folder, Passphrase, Proof, Work};
use koppel_core::backup_codes::{Apart, BackupCodes, Code, Kind, New, Which};
use koppel_core::failure::Failure;
use koppel_core::otp::{Digits, Otp, Period, Scheme, Secret};
use koppel_core::pairing;
use koppel_core::payload::{self, NewAccount, Payload};
use koppel_core::pin::Pin;
use koppel_core::profile::Credential;
use koppel_core::vault::{OpenProfile, Vault};

use super::ports::Machine;

pub const PIN: &str = "739158";
pub const NEW_PIN: &str = "602847";
pub const WRONG: &str = "481920";
pub const NOW: u64 = 1_790_000_000;
pub const LATER: u64 = NOW + 86_400;
pub const NAME: &str = "work.age";
pub const WORDS: &str = "drop-down-abacus-zoom-unlit-karate-sedate";

/// The time, a minute after it was last asked for: no wait is left over from an earlier try.
pub fn a_minute_later() -> u64 {
    static TIME: AtomicU64 = AtomicU64::new(LATER);
    TIME.fetch_add(60, Ordering::SeqCst)
}

pub fn pin(text: &str) -> Pin {
    Pin::typed(text).unwrap()
}

pub fn words() -> Passphrase {
    Passphrase::typed(WORDS)
}

pub fn work() -> Work {
    Work::new(1).unwrap()
}

/// The folder of backups.
pub const BACKUPS: &str = "/backups";

/// Where a backup of that name is, as this system writes it.
pub fn place(name: &str) -> String {
    Path::new(BACKUPS).join(name).display().to_string()
}

/// The name of a backup that is there.
pub fn name_of(place: &str) -> &str {
    let (folder, name) = (Path::new(place).parent(), Path::new(place).file_name());
    assert_eq!(folder, Some(Path::new(BACKUPS)));
    name.and_then(|name| name.to_str()).unwrap()
}

/// A folder on the machine's disk, as the vault's own.
pub fn folder(machine: &Machine) -> Folder {
    Folder { path: BACKUPS.into(), files: Box::new(machine.clone()) }
}

pub fn save(machine: &Machine, open: &mut OpenProfile, name: &str) -> Result<Proof, BackupError> {
    backup::save(&machine.vault(), open, &words(), work(), &folder(machine), name, NOW)
}

/// The bytes of a backup of a profile with every kind of account.
pub fn saved_bytes() -> Vec<u8> {
    let (vaults, disk) = (Machine::default(), Machine::default());
    let mut open = with_every_kind(&vaults.vault());
    save_at(&vaults.vault(), &mut open, &disk).unwrap();
    file(&disk, NAME)
}

/// A backup on another disk than the vault's.
pub fn save_at(vault: &Vault, open: &mut OpenProfile, disk: &Machine) -> Result<Proof, BackupError> {
    backup::save(vault, open, &words(), work(), &folder(disk), NAME, NOW)
}

pub fn file(disk: &Machine, name: &str) -> Vec<u8> {
    disk.disk.lock().unwrap().files[name].clone()
}

pub fn names(disk: &Machine) -> Vec<String> {
    disk.disk.lock().unwrap().files.keys().cloned().collect()
}

pub fn account(issuer: &str, name: &str) -> NewAccount {
    let link =
        format!("otpauth://totp/{issuer}:{name}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer={issuer}");
    match payload::read(link.as_bytes()).unwrap() {
        Payload::Account(account) => account,
        _ => panic!("an account"),
    }
}

/// A profile with one account.
pub fn pair(vault: &Vault, name: &str) -> OpenProfile {
    pairing::into_new_profile(vault, name, &pin(PIN), &[&account("Example", "lotte")], NOW).unwrap().0
}

/// A profile with an account of each kind and each kind of backup code.
pub fn with_every_kind(vault: &Vault) -> OpenProfile {
    let mut open = pair(vault, "Lotte \"Work\" ☂");
    let more = [account("Hotp", "a"), account("Steam", "b")];
    let old = open.content().accounts[0].id;
    let ids = pairing::into_profile(vault, &mut open, &[&more[0], &more[1]], Some(old), NOW + 7).unwrap();
    vault
        .change(&mut open, |content| {
            content.lock_after = 30;
            let secret = || Secret::from_bytes(vec![0xfb; 20].into()).unwrap();
            let hotp = Scheme::Hotp {
                algorithm: koppel_core::otp::Algorithm::Sha512,
                digits: Digits::new(8).unwrap(),
                counter: u64::from(u32::MAX) + 5,
            };
            let totp = Scheme::Totp {
                algorithm: koppel_core::otp::Algorithm::Sha256,
                digits: Digits::new(7).unwrap(),
                period: Period::new(60).unwrap(),
            };
            let noted = |new: New| {
                let mut codes = BackupCodes::default();
                codes.note(new, NOW).unwrap();
                codes
            };
            let mut here = noted(New::here(Kind::List, codes(), "").unwrap());
            here.use_one(Which::At(1), NOW + 5).unwrap();
            let paper = New::apart(Kind::ResetCode, 1, Apart::Paper, "blue \"folder\"\n").unwrap();
            let mut account = |at: usize, scheme, backup| {
                let account = content.account_mut(if at == 0 { old } else { ids[at - 1] }).unwrap();
                account.credential = Credential::Otp(Otp { secret: secret(), scheme });
                account.backup = backup;
            };
            account(0, totp, noted(paper));
            account(1, hotp, here);
            account(2, Scheme::Steam, BackupCodes::default());
        })
        .unwrap();
    open
}

/// Backup codes that are kept in the profile.
pub fn codes() -> Vec<Code> {
    ["abcde-12345", "1234 5678", "fghij-67890"].iter().map(|text| Code::new(text).ok().unwrap()).collect()
}

/// Three wrong PINs.
pub fn block(vault: &Vault, open: &OpenProfile) {
    for _ in 0..3 {
        assert!(vault.unlock(open.id(), &pin(WRONG), a_minute_later()).is_err());
    }
}

pub fn code_of(error: impl Failure) -> &'static str {
    error.code()
}
