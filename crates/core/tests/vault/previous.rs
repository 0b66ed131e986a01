//! The previous generation of a damaged file: opened with its PIN, saved as the newest, the damaged one kept.

use super::damage::{changed_once, every_damage, with_digest};
use super::faults::at_every_call;
use super::ports::{Disk, Machine};
use super::*;

fn damage(machine: &Machine, id: ProfileId, bytes: &[u8]) {
    machine.disk.lock().unwrap().files.insert(format!("{id}.koppel"), bytes.to_vec());
}

fn set_aside(disk: &Disk, id: ProfileId) -> Vec<&Vec<u8>> {
    let start = format!("{id}.koppel.damaged-");
    disk.files.iter().filter(|(name, _)| name.starts_with(&start)).map(|(_, bytes)| bytes).collect()
}

#[test]
fn what_was_there_before_the_last_change_comes_back_and_stays() {
    let (machine, id, good) = changed_once();
    let all = every_damage(&good.files[&format!("{id}.koppel")]);
    // Each kind once; that each place is found and offered is the test beside (damage.rs).
    let step = all.len() / 20;
    for (what, bytes) in all.iter().step_by(step).chain(all.iter().rev().take(9)) {
        *machine.disk.lock().unwrap() = good.clone();
        damage(&machine, id, bytes);
        let vault = machine.vault();
        let recovered = vault.recover_previous(id, &pin(PIN), a_minute_later()).unwrap();
        assert_eq!(recovered.profile.content().lock_after, 5, "{what}: before the last change");
        assert_eq!(recovered.set_aside, Some(format!("{id}.koppel.damaged-1")), "{what}");
        let disk = machine.disk.lock().unwrap().clone();
        assert_eq!(set_aside(&disk, id), [bytes], "{what}: byte for byte");

        let mut open = machine.vault().unlock(id, &pin(PIN), a_minute_later()).unwrap();
        assert_eq!(open.content().lock_after, 5, "{what}");
        vault.change(&mut open, |content| content.lock_after = 1).unwrap();
        // A good copy of the damaged file that turns up later is an old one.
        damage(&machine, id, &good.files[&format!("{id}.koppel")]);
        assert_eq!(
            code_of(vault.unlock(id, &pin(PIN), a_minute_later()).err().unwrap()),
            "old-copy",
            "{what}"
        );
    }
}

#[test]
fn a_good_copy_is_an_old_one_right_after_the_recovery() {
    for told in [true, false] {
        let (machine, id, good) = changed_once();
        if !told {
            // The save before could not tell the keystore: the file is one ahead of the record.
            let record = earlier_record(id, &machine);
            machine.disk.lock().unwrap().items.insert(id.to_string(), record);
        }
        damage(&machine, id, b"damaged");
        machine.vault().recover_previous(id, &pin(PIN), a_minute_later()).unwrap();
        damage(&machine, id, &good.files[&format!("{id}.koppel")]);
        let result = machine.vault().unlock(id, &pin(PIN), a_minute_later());
        assert_eq!(code_of(result.err().unwrap()), "old-copy", "keystore told: {told}");
    }
}

/// The record with a generation less.
fn earlier_record(id: ProfileId, machine: &Machine) -> Vec<u8> {
    let mut record = machine.disk.lock().unwrap().items[&id.to_string()].clone();
    record.truncate(100);
    let generation = u64::from_le_bytes(record[20..28].try_into().unwrap()) - 1;
    record[20..28].copy_from_slice(&generation.to_le_bytes());
    with_digest(record)
}

#[test]
fn damaged_again_and_again_it_is_recovered_and_each_damaged_file_kept() {
    let (machine, id, _) = changed_once();
    for round in 1..=3 {
        damage(&machine, id, format!("damage {round}").as_bytes());
        assert_eq!(state(&machine.vault(), id), CardState::Damaged { previous: true });
        machine.vault().recover_previous(id, &pin(PIN), a_minute_later()).unwrap();
        let disk = machine.disk.lock().unwrap().clone();
        assert_eq!(set_aside(&disk, id).len(), round);
        assert_eq!(disk.files[&format!("{id}.koppel.damaged-1")], b"damage 1");
    }
    let other = pair(&machine.vault(), "Tom").id();
    machine.vault().remove(other).unwrap();
    assert_eq!(
        set_aside(&machine.disk.lock().unwrap(), id).len(),
        3,
        "another profile's removal leaves them"
    );
    machine.vault().remove(id).unwrap();
    assert!(machine.disk.lock().unwrap().files.is_empty(), "the profile's own takes them along");
}

#[test]
fn a_file_that_is_gone_is_damage_too() {
    let (machine, id, _) = changed_once();
    machine.disk.lock().unwrap().files.remove(&format!("{id}.koppel"));
    assert_eq!(state(&machine.vault(), id), CardState::Damaged { previous: true });
    assert_eq!(code_of(machine.vault().unlock(id, &pin(PIN), a_minute_later()).err().unwrap()), "damaged");
    let recovered = machine.vault().recover_previous(id, &pin(PIN), a_minute_later()).unwrap();
    assert_eq!((recovered.profile.content().lock_after, recovered.set_aside), (5, None));
}

#[test]
fn another_profile_s_file_is_set_aside_as_well() {
    let (machine, id, _) = changed_once();
    let other = pair(&machine.vault(), "Tom").id();
    let foreign = machine.disk.lock().unwrap().files[&format!("{other}.koppel")].clone();
    damage(&machine, id, &foreign);
    assert_eq!(state(&machine.vault(), id), CardState::Foreign { previous: true });
    machine.vault().recover_previous(id, &pin(PIN), a_minute_later()).unwrap();
    assert_eq!(set_aside(&machine.disk.lock().unwrap(), id), [&foreign]);
}

#[test]
fn a_card_of_a_damaged_profile_still_has_its_name() {
    let (machine, id, _) = changed_once();
    damage(&machine, id, b"damaged");
    let vault = machine.vault();
    let card = vault.profiles(NOW).unwrap().remove(0);
    assert_eq!((card.name.as_str(), card.services), ("Lotte", vec!["Example".to_owned()]));
    let accounts = [&account("Example", "x")];
    let result = pairing::into_new_profile(&vault, "lotte", &pin(PIN), &accounts, NOW);
    assert_eq!(code_of(result.err().unwrap()), "profile-name-taken");
}

#[test]
fn a_whole_profile_has_nothing_to_recover() {
    let (machine, id, good) = changed_once();
    let result = machine.vault().recover_previous(id, &pin(PIN), a_minute_later());
    assert_eq!(code_of(result.err().unwrap()), "nothing-to-recover");
    assert_eq!(machine.disk.lock().unwrap().files, good.files);
    assert_eq!(state(&machine.vault(), id), CardState::Locked { tries_left: 3, wait: 0 });
    let open = machine.vault().unlock(id, &pin(PIN), a_minute_later()).unwrap();
    assert_eq!(open.content().lock_after, 30);
}

#[test]
fn a_file_with_a_right_digest_and_a_wrong_body_is_found_by_the_pin_and_recovered() {
    let (machine, id, good) = changed_once();
    let mut forged = good.files[&format!("{id}.koppel")].clone();
    forged.truncate(forged.len() - 32);
    *forged.last_mut().unwrap() ^= 1;
    let forged = with_digest(forged);
    damage(&machine, id, &forged);
    assert_eq!(code_of(machine.vault().unlock(id, &pin(PIN), a_minute_later()).err().unwrap()), "damaged");
    assert_eq!(
        state(&machine.vault(), id),
        CardState::Locked { tries_left: 3, wait: 0 },
        "the PIN was right"
    );
    let recovered = machine.vault().recover_previous(id, &pin(PIN), a_minute_later()).unwrap();
    assert_eq!(recovered.profile.content().lock_after, 5);
    assert_eq!(set_aside(&machine.disk.lock().unwrap(), id), [&forged]);
}

#[test]
fn an_older_generation_than_the_last_is_never_taken() {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    let id = open.id();
    let mut generations = Vec::new();
    for minutes in [1, 5, 15, 30] {
        generations.push(machine.disk.lock().unwrap().files[&format!("{id}.koppel")].clone());
        vault.change(&mut open, |content| content.lock_after = minutes).unwrap();
    }
    let previous = generations.pop().unwrap();
    damage(&machine, id, b"damaged");
    let damaged = machine.disk.lock().unwrap().clone();
    for old in generations {
        machine.disk.lock().unwrap().files.insert(format!("{id}.koppel.previous"), old);
        assert_eq!(state(&machine.vault(), id), CardState::Damaged { previous: false });
        let result = machine.vault().recover_previous(id, &pin(PIN), a_minute_later());
        assert_eq!(code_of(result.err().unwrap()), "no-previous");
        *machine.disk.lock().unwrap() = damaged.clone();
    }
    machine.disk.lock().unwrap().files.insert(format!("{id}.koppel.previous"), previous);
    assert!(
        machine.vault().recover_previous(id, &pin(PIN), a_minute_later()).is_ok(),
        "control: the last one is"
    );
}

#[test]
fn recovery_gives_no_tries() {
    let (machine, id, good) = changed_once();
    let vault = machine.vault();
    let mut looked_at = 0;
    // A thief who puts damaged and good files in each other's place between the tries.
    for round in 0..8 {
        machine.disk.lock().unwrap().files = good.files.clone();
        let result = if round % 2 == 0 {
            damage(&machine, id, b"damaged");
            vault.recover_previous(id, &pin(WRONG), a_minute_later()).map(|_| ())
        } else {
            vault.unlock(id, &pin(WRONG), a_minute_later()).map(|_| ())
        };
        match result {
            Err(VaultError::WrongPin { .. }) => looked_at += 1,
            Err(VaultError::Blocked) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(looked_at, 2, "the third answers that it is blocked");
    machine.disk.lock().unwrap().files = good.files.clone();
    assert!(matches!(vault.unlock(id, &pin(PIN), a_minute_later()), Err(VaultError::Blocked)));
    damage(&machine, id, b"damaged");
    assert!(matches!(vault.recover_previous(id, &pin(PIN), a_minute_later()), Err(VaultError::Blocked)));
}

#[test]
fn a_try_at_a_recovery_waits_like_any_other() {
    let (machine, id, _) = changed_once();
    damage(&machine, id, b"damaged");
    let recover = |text, now| machine.vault().recover_previous(id, &pin(text), now).err().map(code_of);
    assert_eq!(recover(WRONG, NOW), Some("pin-wrong"));
    assert_eq!(recover(PIN, NOW + 1), Some("pin-wait"));
    assert_eq!(recover(PIN, NOW + 2), None);
}

#[test]
fn a_blocked_profile_s_damaged_file_stays_blocked_and_is_kept() {
    let (machine, id, _) = changed_once();
    damage(&machine, id, b"damaged");
    for _ in 0..3 {
        let _ = machine.vault().recover_previous(id, &pin(WRONG), a_minute_later());
    }
    assert_eq!(state(&machine.vault(), id), CardState::Blocked);
    assert_eq!(set_aside(&machine.disk.lock().unwrap(), id), [b"damaged"]);
    let card = machine.vault().profiles(NOW).unwrap().remove(0);
    assert_eq!(
        (card.name.as_str(), card.services),
        ("Lotte", vec!["Example".to_owned()]),
        "what to pair again"
    );

    damage(&machine, id, b"damaged once more");
    assert_eq!(state(&machine.vault(), id), CardState::Blocked);
    assert!(matches!(machine.vault().unlock(id, &pin(PIN), a_minute_later()), Err(VaultError::Blocked)));
    let result = machine.vault().recover_previous(id, &pin(PIN), a_minute_later());
    assert!(matches!(result, Err(VaultError::Blocked)));
}

#[test]
fn a_crash_at_any_step_of_a_recovery_loses_neither_file() {
    let (_, id, good) = changed_once();
    crash_at_any_step(id, good);
}

#[test]
fn nor_does_one_after_a_save_of_which_the_keystore_was_not_told() {
    let (machine, id, mut good) = changed_once();
    good.items.insert(id.to_string(), earlier_record(id, &machine));
    crash_at_any_step(id, good);
}

fn crash_at_any_step(id: ProfileId, mut start: Disk) {
    start.files.insert(format!("{id}.koppel"), b"damaged".to_vec());
    let act = |machine: &Machine| {
        let _ = machine.vault().recover_previous(id, &pin(PIN), a_minute_later());
    };
    at_every_call(&start, act, |machine, k| {
        let vault = machine.vault();
        let open = match vault.unlock(id, &pin(PIN), a_minute_later()) {
            Ok(open) => open,
            Err(VaultError::Damaged) => match vault.recover_previous(id, &pin(PIN), a_minute_later()) {
                Ok(recovered) => recovered.profile,
                Err(error) => panic!("call {k}: {error}"),
            },
            Err(error) => panic!("call {k}: {error}"),
        };
        assert_eq!(open.content().lock_after, 5, "call {k}");
        assert!(machine.vault().unlock(id, &pin(PIN), a_minute_later()).is_ok(), "call {k}");
        let disk = machine.disk.lock().unwrap();
        assert!(set_aside(&disk, id).iter().any(|bytes| *bytes == b"damaged"), "call {k}");
    });
}

#[test]
fn a_power_cut_after_a_fault_in_a_recovery_loses_neither_file() {
    let (_, id, mut start) = changed_once();
    start.files.insert(format!("{id}.koppel"), b"damaged".to_vec());
    let act = |machine: &Machine| {
        let _ = machine.vault().recover_previous(id, &pin(PIN), a_minute_later());
    };
    at_every_call(&start, act, |machine, k| {
        machine.cut_power();
        let vault = machine.vault();
        let open = match vault.unlock(id, &pin(PIN), a_minute_later()) {
            Err(VaultError::Damaged) => {
                vault.recover_previous(id, &pin(PIN), a_minute_later()).map(|recovered| recovered.profile)
            }
            other => other,
        };
        let open = open.unwrap_or_else(|error| panic!("call {k}: {error}"));
        assert_eq!(open.content().lock_after, 5, "call {k}");
        let disk = machine.disk.lock().unwrap();
        assert!(set_aside(&disk, id).iter().any(|bytes| *bytes == b"damaged"), "call {k}");
    });
}

#[test]
fn a_fault_in_a_recovery_never_gives_a_fourth_try() {
    let (_, id, mut start) = changed_once();
    let good = start.files[&format!("{id}.koppel")].clone();
    start.files.insert(format!("{id}.koppel"), b"damaged".to_vec());
    let wrong_three_times = |machine: &Machine| {
        for _ in 0..3 {
            let _ = machine.vault().recover_previous(id, &pin(WRONG), a_minute_later());
        }
    };
    at_every_call(&start, wrong_three_times, |machine, k| {
        let mut evaluated = 0;
        for _ in 0..4 {
            let result = machine.vault().recover_previous(id, &pin(WRONG), a_minute_later());
            evaluated += usize::from(matches!(result, Err(VaultError::WrongPin { .. })));
        }
        assert!(evaluated <= 2, "call {k}");
        // Neither way opens now, also not with the good file back in its place.
        let result = machine.vault().recover_previous(id, &pin(PIN), a_minute_later());
        assert!(matches!(result, Err(VaultError::Blocked)), "call {k}");
        damage(machine, id, &good);
        let result = machine.vault().unlock(id, &pin(PIN), a_minute_later());
        assert!(matches!(result, Err(VaultError::Blocked)), "call {k}");
    });
}

#[test]
fn a_keystore_that_does_not_answer_says_nothing_of_a_recovery() {
    let (machine, id, _) = changed_once();
    damage(&machine, id, b"damaged");
    let mut silent = 0;
    for k in 0.. {
        machine.fail(k, 1);
        let cards = machine.vault().profiles(a_minute_later());
        let met = machine.calls() > k;
        machine.heal();
        if !met {
            break;
        }
        if let Ok(cards) = cards {
            let card = cards.first().unwrap();
            silent += usize::from(card.state == CardState::KeystoreSilent && card.name == "Lotte");
        }
    }
    assert_eq!(silent, 2, "each question to the keystore: the second is under the writer's lock");
    assert_eq!(state(&machine.vault(), id), CardState::Damaged { previous: true }, "control: it answers");
}

#[test]
fn a_number_that_was_set_aside_is_never_given_again() {
    let (machine, id, _) = changed_once();
    for round in 0..3 {
        machine.disk.lock().unwrap().files.insert(format!("{id}.koppel.damaged-2"), b"not mine".to_vec());
        damage(&machine, id, format!("damage {round}").as_bytes());
        let recovered = machine.vault().recover_previous(id, &pin(PIN), a_minute_later()).unwrap();
        let number = [1, 3, 4][round];
        assert_eq!(recovered.set_aside, Some(format!("{id}.koppel.damaged-{number}")));
    }
    assert_eq!(machine.disk.lock().unwrap().files[&format!("{id}.koppel.damaged-2")], b"not mine");
}

#[test]
fn a_blocked_profile_whose_last_save_failed_stays_blocked_and_still_says_what_it_was() {
    let (machine, id, good) = changed_once();
    for _ in 0..3 {
        let _ = machine.vault().unlock(id, &pin(WRONG), a_minute_later());
    }
    // As if the disk had refused what comes after the tombstone.
    machine.disk.lock().unwrap().files = good.files;
    damage(&machine, id, b"damaged");
    let card = machine.vault().profiles(NOW).unwrap().remove(0);
    assert_eq!((card.name.as_str(), card.state), ("Lotte", CardState::Blocked));
    let result = machine.vault().recover_previous(id, &pin(PIN), a_minute_later());
    assert!(matches!(result, Err(VaultError::Blocked)));
}

#[test]
fn what_cannot_come_back_is_in_nobody_s_way() {
    let (machine, id, _) = changed_once();
    damage(&machine, id, b"damaged");
    machine.disk.lock().unwrap().items.clear();
    let vault = machine.vault();
    let card = vault.profiles(NOW).unwrap().remove(0);
    assert_eq!((card.name.as_str(), card.state), ("Lotte", CardState::Damaged { previous: false }));
    let accounts = [&account("Example", "x")];
    assert!(pairing::into_new_profile(&vault, "Lotte", &pin(PIN), &accounts, NOW).is_ok());
}
