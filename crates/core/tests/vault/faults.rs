//! A fault at call k, for every k, once and for ever: old or new content whole, and never a fourth try.

use koppel_core::pairing;

use super::ports::{Disk, Machine};
use super::*;

/// Runs `act` with a fault at each of its port calls, each time from the same start.
pub fn at_every_call(start: &Disk, act: impl Fn(&Machine), mut check: impl FnMut(&Machine, u64)) {
    let dry = Machine::default();
    dry.put(start);
    dry.fail(u64::MAX, 0);
    act(&dry);
    assert!(dry.calls() > 5, "control: the calls are counted");
    for calls in [1, u64::MAX] {
        for k in 0..dry.calls() {
            let machine = Machine::default();
            machine.put(start);
            machine.fail(k, calls);
            act(&machine);
            machine.heal();
            check(&machine, k);
        }
    }
}

#[test]
fn a_pairing_that_fails_leaves_nothing_that_opens_or_half_a_profile() {
    let act = |machine: &Machine| {
        let accounts = [&account("Example", "lotte")];
        let _ = pairing::into_new_profile(&machine.vault(), "Lotte", &pin(PIN), &accounts, NOW);
    };
    at_every_call(&Disk::default(), act, |machine, k| {
        let vault = machine.vault();
        for card in vault.profiles(a_minute_later()).unwrap() {
            // Whatever is listed is a whole profile.
            let open = vault
                .unlock(card.id, &pin(PIN), a_minute_later())
                .unwrap_or_else(|error| panic!("call {k}: {error}"));
            assert_eq!(open.content().accounts.len(), 1);
        }
    });
}

#[test]
fn a_change_that_fails_leaves_old_or_new() {
    let machine = Machine::default();
    let id = pair(&machine.vault(), "Lotte").id();
    let start = machine.disk.lock().unwrap().clone();
    let act = |machine: &Machine| {
        let vault = machine.vault();
        if let Ok(mut open) = vault.unlock(id, &pin(PIN), a_minute_later()) {
            let _ = vault.change(&mut open, |content| content.lock_after = 30);
        }
    };
    at_every_call(&start, act, |machine, k| {
        let open = machine
            .vault()
            .unlock(id, &pin(PIN), a_minute_later())
            .unwrap_or_else(|error| panic!("call {k}: {error}"));
        assert!([5, 30].contains(&open.content().lock_after));
        assert_eq!(open.content().accounts.len(), 1);
    });
}

#[test]
fn a_power_cut_after_a_fault_and_an_opening_locks_nobody_out() {
    let machine = Machine::default();
    let id = pair(&machine.vault(), "Lotte").id();
    let start = machine.disk.lock().unwrap().clone();
    let act = |machine: &Machine| {
        let vault = machine.vault();
        if let Ok(mut open) = vault.unlock(id, &pin(PIN), a_minute_later()) {
            let _ = vault.change(&mut open, |content| content.lock_after = 30);
        }
    };
    let mut lost = 0;
    at_every_call(&start, act, |machine, k| {
        // The record must not follow a file of which the disk may know nothing.
        machine.vault().unlock(id, &pin(PIN), a_minute_later()).unwrap();
        let before = machine.disk.lock().unwrap().files.clone();
        machine.cut_power();
        lost += usize::from(machine.disk.lock().unwrap().files != before);
        let open = machine.vault().unlock(id, &pin(PIN), a_minute_later());
        assert_eq!(open.unwrap_or_else(|error| panic!("call {k}: {error}")).content().accounts.len(), 1);
    });
    assert!(lost > 0, "control: the cut takes something away");
}

#[test]
fn a_fault_never_gives_a_fourth_try() {
    let machine = Machine::default();
    let id = pair(&machine.vault(), "Lotte").id();
    let start = machine.disk.lock().unwrap().clone();
    let wrong_three_times = |machine: &Machine| {
        for _ in 0..3 {
            let _ = machine.vault().unlock(id, &pin(WRONG), a_minute_later());
        }
    };
    at_every_call(&start, wrong_three_times, |machine, k| {
        let mut evaluated = 0;
        for _ in 0..4 {
            if matches!(
                machine.vault().unlock(id, &pin(WRONG), a_minute_later()),
                Err(VaultError::WrongPin { .. })
            ) {
                evaluated += 1;
            }
        }
        assert!(evaluated <= 2, "call {k}");
        assert!(
            matches!(machine.vault().unlock(id, &pin(PIN), a_minute_later()), Err(VaultError::Blocked)),
            "call {k}"
        );
    });
}
