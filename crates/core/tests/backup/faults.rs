//! A fault at call k, for every k, once and for ever: the profile stays whole, a backup is whole or not there,
//! and a restore leaves the blocked profile, the restored one, or both.

use koppel_core::backup;
use koppel_core::vault::CardState;

use super::odd::{Odd, OnRead};
use super::ports::{Disk, Machine};
use super::setup::*;

/// Runs `act` with a fault at each of its port calls, each time from the same start.
fn at_every_call(start: &Disk, act: impl Fn(&Machine), check: impl Fn(&Machine, u64)) {
    let fresh = || {
        let machine = Machine::default();
        machine.put(start);
        machine
    };
    let dry = fresh();
    dry.fail(u64::MAX, 0);
    act(&dry);
    assert!(dry.calls() > 10, "control: the calls are counted");
    for calls in [1, u64::MAX] {
        for k in 0..dry.calls() {
            let machine = fresh();
            machine.fail(k, calls);
            act(&machine);
            machine.heal();
            check(&machine, k);
        }
    }
}

#[test]
fn a_backup_that_fails_leaves_the_profile_and_no_half_file() {
    let machine = Machine::default();
    let id = pair(&machine.vault(), "Lotte").id();
    let start = machine.disk.lock().unwrap().clone();
    let act = |machine: &Machine| {
        if let Ok(mut open) = machine.vault().unlock(id, &pin(PIN), a_minute_later()) {
            let said = save(machine, &mut open, NAME);
            // Said to be there: it is, and opens.
            if said.is_ok() {
                machine.heal();
                assert!(backup::read(&folder(machine), NAME, &words()).is_ok());
            }
        }
    };
    at_every_call(&start, act, |machine, k| {
        let vault = machine.vault();
        let open =
            vault.unlock(id, &pin(PIN), a_minute_later()).unwrap_or_else(|error| panic!("call {k}: {error}"));
        assert_eq!(open.content().accounts.len(), 1);
        // What has the name is whole, and the note never speaks of what was never there.
        let written = names(machine).contains(&NAME.to_owned());
        if written {
            assert!(backup::read(&folder(machine), NAME, &words()).is_ok(), "call {k}");
        }
    });
}

#[test]
fn an_automatic_backup_that_fails_leaves_the_change_and_other_backups() {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    let (words, first) = backup::switch_on(&vault, &mut open, &folder(&machine), work(), NOW).unwrap();
    vault.change(&mut open, |content| content.lock_after = 42).unwrap();
    let start = machine.disk.lock().unwrap().clone();
    let first = name_of(&first.place);
    let act = |machine: &Machine| {
        if let Ok(mut open) = machine.vault().unlock(open.id(), &pin(PIN), a_minute_later()) {
            let _ = backup::after_change(&machine.vault(), &mut open, |_| folder(machine), work(), LATER);
        }
    };
    at_every_call(&start, act, |machine, k| {
        let after = machine
            .vault()
            .unlock(open.id(), &pin(PIN), a_minute_later())
            .unwrap_or_else(|error| panic!("call {k}: {error}"));
        assert_eq!(after.content().lock_after, 42, "call {k}");
        let backups: Vec<_> = names(machine).into_iter().filter(|name| name.ends_with(".age")).collect();
        assert!(backups.iter().any(|name| name == first), "call {k}");
        for name in backups {
            assert!(backup::read(&folder(machine), &name, &words).is_ok(), "call {k}: {name}");
        }
    });
}

#[test]
fn a_restore_that_fails_never_leaves_neither() {
    let machine = Machine::default();
    let mut old = pair(&machine.vault(), "Lotte");
    save(&machine, &mut old, NAME).unwrap();
    block(&machine.vault(), &old);
    let start = machine.disk.lock().unwrap().clone();
    let disk = machine.clone();
    let act = |machine: &Machine| {
        let backup = backup::read(&folder(&disk), NAME, &words()).unwrap();
        let _ = machine.vault().restore(backup, "Lotte", &pin(NEW_PIN), "/b".into(), LATER);
    };
    at_every_call(&start, act, |machine, k| {
        let vault = machine.vault();
        let cards = vault.profiles(a_minute_later()).unwrap();
        assert!(!cards.is_empty(), "call {k}: neither");
        let mut came_back = 0;
        for card in &cards {
            match card.state {
                CardState::Locked { .. } => {
                    let open = vault
                        .unlock(card.id, &pin(NEW_PIN), a_minute_later())
                        .unwrap_or_else(|error| panic!("call {k}: {error}"));
                    assert_eq!(open.content().accounts.len(), 1);
                    came_back += 1;
                }
                CardState::Blocked | CardState::KeystoreLost => {
                    assert_eq!((card.name.as_str(), card.id), ("Lotte", old.id()), "call {k}");
                }
                state => panic!("call {k}: {state:?}"),
            }
        }
        if came_back == 0 {
            // The second try works.
            act(machine);
            assert!(
                vault
                    .profiles(a_minute_later())
                    .unwrap()
                    .iter()
                    .any(|card| matches!(card.state, CardState::Locked { .. })),
                "call {k}"
            );
        }
    });
}

#[test]
fn what_does_not_come_back_as_written_is_not_said_to_be_there() {
    // The control of "opened again and compared": disks that read other than they were written.
    let flip = |mut bytes: Vec<u8>| {
        bytes[5000] ^= 1;
        bytes
    };
    let cut = |bytes: Vec<u8>| bytes[..70_000].to_vec();
    let another = |_| saved_bytes();
    let lies: [OnRead; 3] = [Box::new(flip), Box::new(cut), Box::new(another)];
    for on_read in lies {
        let (machine, disk) = (Machine::default(), Machine::default());
        let mut open = pair(&machine.vault(), "Lotte");
        let files = Odd { disk: disk.clone(), on_read, ..Odd::default() };
        let folder = backup::Folder { path: BACKUPS.into(), files: Box::new(files) };
        let said = backup::save(&machine.vault(), &mut open, &words(), work(), &folder, NAME, NOW);
        assert_eq!(code_of(said.unwrap_err()), "backup-unproven");
        assert!(names(&disk).is_empty());
        let health = machine.vault().health(open.id()).unwrap();
        assert_eq!(health, backup::Health::Never);
    }
}
