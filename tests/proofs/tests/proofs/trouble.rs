//! A real disk in trouble: full to any degree, read-only, gone. Nothing is lost or half written.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use koppel_core::ids::ProfileId;
use koppel_core::pairing;
use koppel_core::vault::{OpenProfile, Vault, VaultError};
use koppel_proofs::broken::Variant;
use koppel_proofs::person::{PIN, account, pair, profiles, unlock};
use koppel_proofs::program::vault_at;
use koppel_proofs::size::{figure, skipped};

const BLOCK: u64 = 4096;

/// A small disk of its own, as long as this lives.
struct Disk {
    folder: tempfile::TempDir,
}

impl Disk {
    /// `None`, said on standard error, where this test may not mount.
    fn mounted(proof: &str, options: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder.path()).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self { folder });
        }
        skipped(proof, "only root may mount the small disk that it needs");
        None
    }

    fn remount(&self, how: &str) {
        let options = format!("remount,{how}");
        let mut mount = Command::new("mount");
        assert!(mount.args(["-o", &options]).arg(self.folder.path()).status().unwrap().success());
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn vault(&self, variant: Variant) -> Vault {
        vault_at(&self.path("home"), &self.path("keys"), variant)
    }

    /// Leaves room for so many blocks.
    fn fill_but(&self, blocks: u64) {
        let path = self.path("ballast");
        let mut ballast = fs::File::create(&path).unwrap();
        while ballast.write_all(&[0; BLOCK as usize]).is_ok() {}
        let full = ballast.metadata().unwrap().len();
        ballast.set_len(full.saturating_sub(blocks * BLOCK)).unwrap();
    }

    fn empty(&self) {
        let _ = fs::remove_file(self.path("ballast"));
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.folder.path()).status();
    }
}

/// So many accounts that they fill a few blocks: a disk can be full in the middle of them.
const MANY: usize = 30;

fn add_many(vault: &Vault, open: &mut OpenProfile) -> Result<(), VaultError> {
    let many: Vec<_> = (0..MANY).map(|at| account("totp", "Example", &format!("lotte{at}"))).collect();
    pairing::into_profile(vault, open, &many.iter().collect::<Vec<_>>(), None, 0).map(drop)
}

fn large(vault: &Vault) -> ProfileId {
    let mut open = pair(vault, "Lotte", 0).unwrap();
    add_many(vault, &mut open).unwrap();
    open.id()
}

fn accounts(vault: &Vault, id: ProfileId) -> Result<usize, String> {
    unlock(vault, id, PIN, 0).map(|open| open.content().accounts.len()).map_err(|error| error.to_string())
}

/// Adds accounts with room for 0, 1, 2 … blocks, until it can be saved twice. How often the disk was too full, and
/// what went wrong.
fn ever_more_room(disk: &Disk, variant: Variant) -> (u64, Vec<String>) {
    let vault = disk.vault(variant);
    let id = large(&vault);
    let (mut full, mut wrong, mut saved) = (0, Vec::new(), 0);
    for blocks in 0.. {
        let before = match accounts(&vault, id) {
            Ok(before) => before,
            Err(error) => {
                wrong.push(error);
                break;
            }
        };
        disk.fill_but(blocks);
        let added = unlock(&vault, id, PIN, 0).and_then(|mut open| add_many(&vault, &mut open));
        let _ = pair(&vault, "Tom", 0);
        disk.empty();
        full += u64::from(added.is_err());
        saved += u64::from(added.is_ok());
        let after = accounts(&vault, id);
        if after != Ok(before + MANY * usize::from(added.is_ok())) {
            wrong.push(format!("room for {blocks} blocks: {before} accounts, then {after:?}"));
            break;
        }
        for card in profiles(&vault, 0).unwrap().into_iter().filter(|card| card.id != id) {
            wrong.extend(accounts(&vault, card.id).err().map(|error| format!("half a profile: {error}")));
            vault.remove(card.id).unwrap();
        }
        if saved == 2 {
            break;
        }
    }
    (full, wrong)
}

#[test]
fn a_full_disk_loses_nothing() {
    const PROOF: &str = "a_full_disk_loses_nothing";
    let Some(disk) = Disk::mounted(PROOF, "size=256k") else { return };
    let (full, wrong) = ever_more_room(&disk, Variant::Sound);
    assert_eq!(wrong, [""; 0]);
    assert!(full > 1, "control: the disk was never full");
    drop(disk);
    let Some(disk) = Disk::mounted(PROOF, "size=256k") else { return };
    let (_, control) = ever_more_room(&disk, Variant::PlainWrites);
    assert!(!control.is_empty(), "control: a plain write over the file is not caught");
    figure(
        PROOF,
        &format!("{full} of {full} saves refused by a full disk lost nothing"),
        "PlainWrites: the profile lost",
    );
}

#[test]
fn a_read_only_disk_loses_nothing() {
    const PROOF: &str = "a_read_only_disk_loses_nothing";
    let Some(disk) = Disk::mounted(PROOF, "size=1m") else { return };
    let vault = disk.vault(Variant::Sound);
    let id = large(&vault);
    let mut open = unlock(&vault, id, PIN, 0).unwrap();
    let before = files_below(&disk.path(""));
    disk.remount("ro");
    let refused = [
        vault.change(&mut open, |content| content.lock_after = 9).is_err(),
        vault.rename(&mut open, "Tom").is_err(),
        vault.remove(id).is_err(),
        pair(&vault, "Tom", 0).is_err(),
    ];
    assert_eq!(refused, [true; 4]);
    assert_eq!(open.content().lock_after, 5, "what is open shows what is saved");
    assert_eq!(profiles(&vault, 0).unwrap().len(), 1, "and can still be seen");
    disk.remount("rw");
    assert_eq!(files_below(&disk.path("")), before);
    assert_eq!(accounts(&vault, id), Ok(1 + MANY));
    vault.change(&mut open, |content| content.lock_after = 9).unwrap();
    assert_ne!(files_below(&disk.path("")), before, "control: a change is seen");
    figure(PROOF, "4 of 4 changes refused, every file as it was", "a change on a disk that takes it is seen");
}

#[test]
fn a_folder_that_went_away_comes_back_whole() {
    let temp = tempfile::tempdir().unwrap();
    let (home, keys) = (temp.path().join("home"), temp.path().join("keys"));
    let vault = vault_at(&home, &keys, Variant::Sound);
    let id = large(&vault);
    let mut open = unlock(&vault, id, PIN, 0).unwrap();
    let mut tried = 0;
    for folder in [&home, &keys] {
        let aside = temp.path().join("aside");
        fs::rename(folder, &aside).unwrap();
        assert!(accounts(&vault, id).is_err(), "control: it is not there");
        assert!(unlock(&vault, id, PIN, 0).is_err());
        assert!(vault.change(&mut open, |content| content.lock_after = 9).is_err());
        assert!(vault.rename(&mut open, "Tom").is_err());
        tried += 3;
        // At most an empty folder stands in its place.
        assert_eq!(files_below(folder).iter().filter(|(path, _)| !path.ends_with("vault.lock")).count(), 0);
        let _ = fs::remove_dir_all(folder);
        fs::rename(&aside, folder).unwrap();
        assert_eq!(accounts(&vault, id), Ok(1 + MANY));
    }
    vault.change(&mut open, |content| content.lock_after = 9).unwrap();
    figure(
        "a_folder_that_went_away_comes_back_whole",
        &format!("{tried} of {tried} refused while it was gone, all there afterwards"),
        "while it is gone nothing opens",
    );
}

fn files_below(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push((path.clone(), fs::read(path).unwrap()));
        }
    }
    files.sort();
    files
}
