//! Three tries, no more: whatever is copied, put back or damaged.

use koppel_core::payload::NewAccount;

use super::ports::Machine;
use super::*;

#[test]
fn three_wrong_pins_block_for_good() {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    let id = open.id();
    let stolen = machine.disk.lock().unwrap().files.clone();
    assert!(matches!(vault.unlock(id, &pin(WRONG), a_minute_later()), Err(VaultError::WrongPin { left: 2 })));
    assert_eq!(state(&vault, id), CardState::Locked { tries_left: 2, wait: 0 });
    assert!(matches!(vault.unlock(id, &pin(WRONG), a_minute_later()), Err(VaultError::WrongPin { left: 1 })));
    assert!(matches!(vault.unlock(id, &pin(WRONG), a_minute_later()), Err(VaultError::Blocked)));
    assert!(matches!(vault.unlock(id, &pin(PIN), a_minute_later()), Err(VaultError::Blocked)));
    assert_eq!(state(&vault, id), CardState::Blocked);
    assert_eq!(code_of(vault.refresh(&mut open).unwrap_err()), "profile-blocked");
    let card = vault.profiles(a_minute_later()).unwrap().remove(0);
    assert_eq!((card.name.as_str(), card.services), ("Lotte", vec!["Example".to_owned()]));

    machine.disk.lock().unwrap().files = stolen;
    assert!(
        matches!(vault.unlock(id, &pin(PIN), a_minute_later()), Err(VaultError::Blocked)),
        "an old copy stays blocked"
    );
}

#[test]
fn the_right_pin_gives_three_tries_again() {
    let machine = Machine::default();
    let vault = machine.vault();
    let id = pair(&vault, "Lotte").id();
    for _ in 0..2 {
        for _ in 0..2 {
            vault.unlock(id, &pin(WRONG), a_minute_later()).err().unwrap();
        }
        vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
    }
    assert_eq!(state(&vault, id), CardState::Locked { tries_left: 3, wait: 0 });
}

#[test]
fn an_old_file_is_said_to_be_one_and_costs_no_try() {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    let old = machine.disk.lock().unwrap().clone();
    for minutes in [1, 15] {
        vault.change(&mut open, |content| content.lock_after = minutes).unwrap();
    }
    let new = machine.disk.lock().unwrap().clone();

    machine.disk.lock().unwrap().files = old.files;
    for _ in 0..4 {
        assert_eq!(code_of(vault.unlock(open.id(), &pin(PIN), a_minute_later()).err().unwrap()), "old-copy");
    }
    // And the other way round: an old record, which would bring back spent tries.
    *machine.disk.lock().unwrap() = new.clone();
    machine.disk.lock().unwrap().items = old.items;
    assert_eq!(code_of(vault.unlock(open.id(), &pin(PIN), a_minute_later()).err().unwrap()), "old-copy");

    *machine.disk.lock().unwrap() = new;
    assert!(vault.unlock(open.id(), &pin(PIN), a_minute_later()).is_ok(), "control: both new");
}

#[test]
fn no_record_is_no_wrong_pin() {
    let machine = Machine::default();
    let vault = machine.vault();
    let id = pair(&vault, "Lotte").id();
    machine.disk.lock().unwrap().items.clear();
    assert_eq!(code_of(vault.unlock(id, &pin(WRONG), a_minute_later()).err().unwrap()), "keystore-lost");
    assert_eq!(state(&vault, id), CardState::KeystoreLost);
}

#[test]
fn every_flipped_byte_of_the_file_is_found_without_a_try() {
    let machine = Machine::default();
    let vault = machine.vault();
    let id = pair(&vault, "Lotte").id();
    let good = machine.disk.lock().unwrap().clone();
    let name = format!("{id}.koppel");
    for place in 0..good.files[&name].len() {
        machine.disk.lock().unwrap().files.get_mut(&name).unwrap()[place] ^= 0x20;
        assert_eq!(
            code_of(vault.unlock(id, &pin(WRONG), a_minute_later()).err().unwrap()),
            "damaged",
            "byte {place}"
        );
        *machine.disk.lock().unwrap() = good.clone();
    }
    assert_eq!(state(&vault, id), CardState::Locked { tries_left: 3, wait: 0 });
}

#[test]
fn another_profile_s_file_under_this_name_is_found() {
    let machine = Machine::default();
    let vault = machine.vault();
    let (one, two) = (pair(&vault, "Lotte").id(), pair(&vault, "Tom").id());
    let disk = &machine.disk;
    let other = disk.lock().unwrap().files[&format!("{two}.koppel")].clone();
    disk.lock().unwrap().files.insert(format!("{one}.koppel"), other);
    assert_eq!(code_of(vault.unlock(one, &pin(PIN), a_minute_later()).err().unwrap()), "foreign-file");
}

/// The record as if it had been written for that profile: the id after the first four bytes, and the digest.
pub fn for_profile(record: &[u8], id: ProfileId) -> Vec<u8> {
    let mut record = record[..record.len() - 32].to_vec();
    record[4..20].copy_from_slice(id.as_bytes());
    let sum = ring::digest::digest(&ring::digest::SHA256, &record);
    record.extend_from_slice(sum.as_ref());
    record
}

#[test]
fn a_stolen_file_needs_the_other_computer_s_key() {
    let here = Machine::default();
    let id = pair(&here.vault(), "Lotte").id();
    let thief = Machine::default();
    thief.disk.lock().unwrap().files = here.disk.lock().unwrap().files.clone();
    // A record of the thief's own, made in the same way but for the key.
    let own = pairing::into_new_profile(&thief.vault(), "Own", &pin(PIN), &[] as &[&NewAccount], NOW);
    let own = own.unwrap().0.id();
    let record = thief.disk.lock().unwrap().items[&own.to_string()].clone();
    thief.disk.lock().unwrap().items.insert(id.to_string(), for_profile(&record, id));
    assert!(matches!(
        thief.vault().unlock(id, &pin(PIN), a_minute_later()),
        Err(VaultError::WrongPin { left: 2 })
    ));
    assert!(here.vault().unlock(id, &pin(PIN), a_minute_later()).is_ok(), "control: with its key it opens");
}

#[test]
fn a_newer_koppel_s_record_is_said_to_be_one() {
    let machine = Machine::default();
    let vault = machine.vault();
    let id = pair(&vault, "Lotte").id();
    let mut record = for_profile(&machine.disk.lock().unwrap().items[&id.to_string()], id);
    record[0] += 1;
    let newer = for_profile(&record, id);
    machine.disk.lock().unwrap().items.insert(id.to_string(), newer.clone());
    assert_eq!(code_of(vault.unlock(id, &pin(PIN), a_minute_later()).err().unwrap()), "too-new");
    assert_eq!(state(&vault, id), CardState::TooNew);
    assert!(machine.disk.lock().unwrap().items[&id.to_string()] == newer, "and left as it is");
}
