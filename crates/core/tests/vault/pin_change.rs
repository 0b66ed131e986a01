//! Another PIN: the new one opens, the old one is dead, and a crash leaves exactly one of the two.

use std::cell::Cell;

use koppel_core::pairing;

use super::faults::at_every_call;
use super::ports::{Disk, Machine};
use super::tries::for_profile;
use super::*;

const NEW: &str = "602485";

fn change(vault: &Vault, id: ProfileId, old: &str, new: &str) -> Result<(), VaultError> {
    vault.change_pin(id, &pin(old), &pin(new), a_minute_later())
}

fn opens(machine: &Machine, id: ProfileId, with: &str) -> bool {
    match machine.vault().unlock(id, &pin(with), a_minute_later()) {
        Ok(open) => {
            assert_eq!(open.content().accounts.len(), 1);
            true
        }
        Err(VaultError::WrongPin { .. }) => false,
        Err(other) => panic!("{other}"),
    }
}

fn start() -> (Machine, ProfileId, Disk) {
    let machine = Machine::default();
    let id = pair(&machine.vault(), "Lotte").id();
    let disk = machine.disk.lock().unwrap().clone();
    (machine, id, disk)
}

#[test]
fn the_new_pin_opens_and_the_old_one_does_not() {
    let (machine, id, _) = start();
    change(&machine.vault(), id, PIN, NEW).unwrap();
    assert!(opens(&machine, id, NEW));
    assert!(!opens(&machine, id, PIN));
    assert!(opens(&machine, id, NEW));
}

#[test]
fn the_old_pin_opens_no_old_file_with_the_new_record() {
    let (machine, id, old) = start();
    assert!(opens(&machine, id, PIN), "control: before the change old PIN and old file open");
    change(&machine.vault(), id, PIN, NEW).unwrap();
    let changed = machine.disk.lock().unwrap().clone();
    let name = format!("{id}.koppel");
    for stolen in old.files.values() {
        let disk = &machine.disk;
        *disk.lock().unwrap() = changed.clone();
        disk.lock().unwrap().files.insert(name.clone(), stolen.clone());
        let result = machine.vault().unlock(id, &pin(PIN), a_minute_later());
        assert!(result.is_err(), "old PIN, old file, new record");
    }
}

/// The record as if it had been written for that generation.
fn for_generation(record: &[u8], id: ProfileId, generation: u64) -> Vec<u8> {
    let mut record = record.to_vec();
    record[20..28].copy_from_slice(&generation.to_le_bytes());
    for_profile(&record, id)
}

#[test]
fn the_old_file_s_key_is_gone_and_not_only_its_generation() {
    let (machine, id, old) = start();
    change(&machine.vault(), id, PIN, NEW).unwrap();
    let disk = &machine.disk;
    let item = id.to_string();
    let forged = for_generation(&disk.lock().unwrap().items[&item], id, 1);
    disk.lock().unwrap().items.insert(item.clone(), forged.clone());
    assert!(opens(&machine, id, NEW), "control: the forged record is taken for a true one");

    disk.lock().unwrap().files = old.files.clone();
    disk.lock().unwrap().items.insert(item.clone(), forged);
    assert!(!opens(&machine, id, PIN), "old PIN, old file, no earlier key");
    let key = &old.items[&item][36..68];
    let left = disk.lock().unwrap().items[&item].windows(key.len()).any(|window| window == key);
    assert!(!left && key.iter().any(|byte| *byte != 0));
}

#[test]
fn a_wrong_old_pin_is_a_try_like_any_other() {
    let (machine, id, _) = start();
    let vault = machine.vault();
    for left in [2, 1] {
        match change(&vault, id, WRONG, NEW) {
            Err(VaultError::WrongPin { left: now }) => assert_eq!(now, left),
            _ => panic!("wrong"),
        }
        assert_eq!(state(&vault, id), CardState::Locked { tries_left: left, wait: 0 });
    }
    assert!(matches!(change(&vault, id, WRONG, NEW), Err(VaultError::Blocked)));
    assert!(matches!(change(&vault, id, PIN, NEW), Err(VaultError::Blocked)));
}

#[test]
fn a_profile_that_is_open_elsewhere_follows() {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    change(&machine.vault(), open.id(), PIN, NEW).unwrap();
    assert!(vault.refresh(&mut open).unwrap());
    pairing::into_profile(&vault, &mut open, &[&account("Other", "lotte")], None, NOW).unwrap();
    let again = machine.vault().unlock(open.id(), &pin(NEW), a_minute_later()).unwrap();
    assert_eq!(again.content().accounts.len(), 2, "and saves under the new PIN");
}

#[test]
fn a_crash_at_any_step_leaves_exactly_one_of_the_two() {
    let (_, id, old) = start();
    let answer = Cell::new(None);
    let act = |machine: &Machine| answer.set(Some(change(&machine.vault(), id, PIN, NEW)));
    let mut outcomes = [0, 0];
    let mut cuts = 0;
    at_every_call(&old, act, |machine, k| {
        let crashed = machine.disk.lock().unwrap().clone();
        machine.cut_power();
        let cut = machine.disk.lock().unwrap().clone();
        if cut.files != crashed.files {
            // Power was lost, too: of the two files one is there, and it has its key.
            let other = opens(machine, id, NEW);
            machine.put(&cut);
            assert_ne!(opens(machine, id, PIN), other, "call {k}, then no power");
            cuts += 1;
        }
        machine.put(&crashed);
        let other = opens(machine, id, NEW);
        if other {
            // Whatever the crash left undone is done by the first opening: the old PIN is dead.
            machine.disk.lock().unwrap().files = old.files.clone();
            let old_pin = machine.vault().unlock(id, &pin(PIN), a_minute_later());
            assert!(old_pin.is_err(), "call {k}");
        }
        *machine.disk.lock().unwrap() = crashed;
        assert_ne!(opens(machine, id, PIN), other, "call {k}");
        // An answer that the change is made, or not quite finished, or failed, is true.
        let said = matches!(answer.take(), Some(Ok(()) | Err(VaultError::PinChangeUnfinished)));
        assert!(!said || other, "call {k}: said to be changed and is not");
        outcomes[usize::from(other)] += 1;
    });
    assert!(cuts > 0, "control: the cut takes something away");
    assert!(outcomes.iter().all(|count| *count > 2), "control: crashes before and after {outcomes:?}");
}

#[test]
fn an_answer_tells_which_pin_is_in_force_and_the_next_change_goes_through() {
    let (_, id, old) = start();
    // A fault that passes, so that the program can still look: from the writing of both keys on.
    let mut unfinished = 0;
    for k in 3.. {
        let machine = Machine::default();
        *machine.disk.lock().unwrap() = old.clone();
        machine.fail(k, 1);
        let result = change(&machine.vault(), id, PIN, NEW);
        let happened = machine.calls() > k;
        machine.heal();
        unfinished += usize::from(matches!(result, Err(VaultError::PinChangeUnfinished)));
        let is_new = matches!(result, Ok(()) | Err(VaultError::PinChangeUnfinished));
        let now = if is_new { NEW } else { PIN };
        change(&machine.vault(), id, now, "917340")
            .unwrap_or_else(|error| panic!("{k}: {result:?}, {error}"));
        if !happened {
            break;
        }
    }
    assert!(unfinished > 0, "control");
}

#[test]
fn a_profile_that_is_open_elsewhere_saves_after_a_crash_at_any_step() {
    let (_, id, old) = start();
    let mut outcomes = [0, 0];
    at_every_call(
        &old,
        |machine| drop(change(&machine.vault(), id, PIN, NEW)),
        |machine, k| {
            let crashed = machine.disk.lock().unwrap().clone();
            machine.put(&old);
            let mut elsewhere = machine.vault().unlock(id, &pin(PIN), a_minute_later()).unwrap();
            machine.put(&crashed);
            let saved = machine.vault().change(&mut elsewhere, |content| content.lock_after = 30);
            saved.unwrap_or_else(|error| panic!("call {k}: {error}"));

            let other = opens(machine, id, NEW);
            assert_ne!(opens(machine, id, PIN), other, "call {k}");
            let now = if other { NEW } else { PIN };
            let open = machine.vault().unlock(id, &pin(now), a_minute_later()).unwrap();
            assert_eq!(open.content().lock_after, 30, "call {k}");
            outcomes[usize::from(other)] += 1;
        },
    );
    assert!(outcomes.iter().all(|count| *count > 2), "control: crashes before and after {outcomes:?}");
}

#[test]
fn the_previous_generation_is_one_that_the_new_pin_opens() {
    let (machine, id, _) = start();
    change(&machine.vault(), id, PIN, NEW).unwrap();
    let (name, disk) = (format!("{id}.koppel"), &machine.disk);
    let previous = disk.lock().unwrap().files[&format!("{name}.previous")].clone();
    disk.lock().unwrap().files.insert(name, previous);
    assert!(opens(&machine, id, NEW));
    assert!(!opens(&machine, id, PIN));
}
