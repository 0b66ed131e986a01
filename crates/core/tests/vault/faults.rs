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

#[test]
fn a_pairing_that_fails_once_leaves_no_key_behind() {
    let act = |machine: &Machine| {
        let accounts = [&account("Example", "lotte")];
        pairing::into_new_profile(&machine.vault(), "Lotte", &pin(PIN), &accounts, NOW).is_ok()
    };
    let dry = Machine::default();
    dry.fail(u64::MAX, 0);
    assert!(act(&dry), "control");
    for k in 0..dry.calls() {
        let machine = Machine::default();
        machine.fail(k, 1);
        let made = act(&machine);
        machine.heal();
        let keys = machine.disk.lock().unwrap().items.len();
        assert_eq!(keys, usize::from(made), "call {k}");
        assert_eq!(machine.vault().profiles(a_minute_later()).unwrap().len(), usize::from(made), "call {k}");
    }
}

#[test]
fn a_removal_that_fails_can_be_asked_again() {
    let machine = Machine::default();
    let id = pair(&machine.vault(), "Lotte").id();
    let start = machine.disk.lock().unwrap().clone();
    let act = |machine: &Machine| {
        let _ = machine.vault().remove(id);
    };
    at_every_call(&start, act, |machine, k| {
        if !machine.vault().profiles(a_minute_later()).unwrap().is_empty() {
            machine.vault().remove(id).unwrap_or_else(|error| panic!("call {k}: {error}"));
        }
        let disk = machine.disk.lock().unwrap();
        assert!(disk.files.is_empty() && disk.items.is_empty(), "call {k}: something is left unseen");
    });
}

#[test]
fn a_removal_that_is_refused_once_has_changed_nothing() {
    let machine = Machine::default();
    let id = pair(&machine.vault(), "Lotte").id();
    let start = machine.disk.lock().unwrap().clone();
    for k in 0..u64::MAX {
        let machine = Machine::default();
        *machine.disk.lock().unwrap() = start.clone();
        machine.fail(k, 1);
        let removed = machine.vault().remove(id);
        machine.heal();
        if removed.is_ok() {
            assert!(k > 5, "control: no fault was met");
            break;
        }
        if machine.vault().profiles(a_minute_later()).unwrap().is_empty() {
            // The folder could not be flushed after all was gone.
            continue;
        }
        assert!(
            machine.vault().unlock(id, &pin(PIN), a_minute_later()).is_ok(),
            "call {k}: {:?}",
            removed.err()
        );
    }
}
