//! The wait between wrong tries: it grows, it outlives the program, and no clock makes it longer.

use super::ports::Machine;
use super::*;

fn wait(result: Result<OpenProfile, VaultError>) -> u64 {
    match result {
        Err(VaultError::Wait { seconds }) => seconds,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("opened"),
    }
}

fn wrong(vault: &Vault, id: ProfileId, now: u64) -> u8 {
    match vault.unlock(id, &pin(WRONG), now) {
        Err(VaultError::WrongPin { left }) => left,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("opened"),
    }
}

fn state_at(vault: &Vault, now: u64) -> CardState {
    vault.profiles(now).unwrap()[0].state
}

#[test]
fn two_seconds_after_the_first_wrong_pin_and_eight_after_the_second() {
    let machine = Machine::default();
    let id = pair(&machine.vault(), "Lotte").id();
    // Each step in a vault of its own: a program that was killed and started again.
    assert_eq!(wrong(&machine.vault(), id, NOW), 2);
    assert_eq!(wait(machine.vault().unlock(id, &pin(PIN), NOW)), 2);
    assert_eq!(wait(machine.vault().unlock(id, &pin(PIN), NOW + 1)), 1);
    assert_eq!(wrong(&machine.vault(), id, NOW + 2), 1);
    for late in 0..8 {
        assert_eq!(wait(machine.vault().unlock(id, &pin(WRONG), NOW + 2 + late)), 8 - late);
    }
    assert!(machine.vault().unlock(id, &pin(PIN), NOW + 10).is_ok());
    assert_eq!(wrong(&machine.vault(), id, NOW + 10), 2, "the right PIN ends the wait, too");
}

#[test]
fn a_try_that_comes_too_early_costs_nothing_and_looks_at_no_pin() {
    let machine = Machine::default();
    let vault = machine.vault();
    let id = pair(&vault, "Lotte").id();
    wrong(&vault, id, NOW);
    let before = machine.disk.lock().unwrap().clone();
    for text in [PIN, WRONG].into_iter().cycle().take(10) {
        assert_eq!(
            wait(vault.unlock(id, &pin(text), NOW)),
            2,
            "the right PIN is told no more than a wrong one"
        );
        assert_eq!(code_of(vault.change_pin(id, &pin(text), &pin("602485"), NOW).unwrap_err()), "pin-wait");
    }
    let after = machine.disk.lock().unwrap().clone();
    assert!(before.items == after.items && before.files == after.files);
    assert_eq!(state_at(&vault, NOW), CardState::Locked { tries_left: 2, wait: 2 });
    assert_eq!(state_at(&vault, NOW + 2), CardState::Locked { tries_left: 2, wait: 0 });
}

#[test]
fn a_clock_set_back_lengthens_no_wait() {
    for back in [1, 60, 86_400, NOW] {
        let machine = Machine::default();
        let vault = machine.vault();
        let id = pair(&vault, "Lotte").id();
        wrong(&vault, id, NOW);
        wrong(&vault, id, NOW + 2);
        let now = NOW + 2 - back.min(NOW + 2);
        assert_eq!(state_at(&vault, now), CardState::Locked { tries_left: 1, wait: 8 });
        assert_eq!(wait(vault.unlock(id, &pin(PIN), now)), 8, "back by {back}");
        assert_eq!(wait(vault.unlock(id, &pin(PIN), now + 7)), 1, "back by {back}");
        assert!(vault.unlock(id, &pin(PIN), now + 8).is_ok(), "back by {back}");
    }
}

#[test]
fn no_clock_gives_a_fourth_try() {
    for clock in [[NOW, 0, u64::MAX, 7], [u64::MAX, 0, NOW, u64::MAX], [0, u64::MAX, 0, NOW]] {
        let machine = Machine::default();
        let id = pair(&machine.vault(), "Lotte").id();
        let mut looked_at = 0;
        for now in clock.into_iter().cycle().take(24) {
            looked_at += match machine.vault().unlock(id, &pin(WRONG), now) {
                Err(VaultError::WrongPin { .. }) => 1,
                Err(VaultError::Blocked | VaultError::Wait { .. }) => 0,
                _ => panic!("neither wrong, early nor blocked"),
            };
        }
        assert_eq!(looked_at, 2, "{clock:?}: the third answers that it is blocked");
        assert_eq!(state_at(&machine.vault(), NOW), CardState::Blocked);
    }
}

#[test]
fn a_record_of_the_earlier_version_opens_without_a_wait() {
    let machine = Machine::default();
    let vault = machine.vault();
    let id = pair(&vault, "Lotte").id();
    wrong(&vault, id, NOW);
    let record = machine.disk.lock().unwrap().items[&id.to_string()].clone();
    // Version 1: neither the id nor the time.
    let mut earlier = [&record[..4], &record[20..28], &record[36..100]].concat();
    earlier[0] = 1;
    let sum = ring::digest::digest(&ring::digest::SHA256, &earlier);
    earlier.extend_from_slice(sum.as_ref());
    machine.disk.lock().unwrap().items.insert(id.to_string(), earlier);

    assert_eq!(state_at(&vault, NOW), CardState::Locked { tries_left: 2, wait: 0 });
    assert_eq!(wrong(&vault, id, NOW), 1);
    assert_eq!(wait(vault.unlock(id, &pin(PIN), NOW)), 8, "what is written is the version of now");
    assert!(vault.unlock(id, &pin(PIN), NOW + 8).is_ok());
}
