//! No backup leaves a profile where an organisation forbids it.

use koppel_core::backup::{self, BackupError};
use koppel_core::policy::{Forbidden, Key, Policy, Value};
use koppel_core::vault::Vault;

use super::ports::Machine;
use super::setup::*;

fn forbidding(machine: &Machine) -> Vault {
    machine.vault().under(Policy::read([(Key::ForbidExport.name().to_owned(), Value::Switch(true))]).policy)
}

fn is_forbidden<T>(result: Result<T, BackupError>) -> bool {
    matches!(result, Err(BackupError::Forbidden(Forbidden::Export)))
}

#[test]
fn none_is_made_by_hand_or_switched_on() {
    let (machine, disk) = (Machine::default(), Machine::default());
    let vault = forbidding(&machine);
    let mut open = pair(&vault, "Lotte");
    let before = machine.disk.lock().unwrap().files.clone();
    assert!(is_forbidden(save_at(&vault, &mut open, &disk)));
    assert!(is_forbidden(backup::switch_on(&vault, &mut open, &folder(&disk), work(), NOW).map(drop)));
    assert_eq!(names(&disk), [""; 0], "not even for a moment");
    assert_eq!(machine.disk.lock().unwrap().files, before, "the profile is as it was");
    assert!(save_at(&machine.vault(), &mut open, &disk).is_ok(), "control");
}

#[test]
fn automatic_ones_stop_and_it_is_said_at_each_change_until_they_are_switched_off() {
    let (machine, disk) = (Machine::default(), Machine::default());
    let mut open = pair(&machine.vault(), "Lotte");
    backup::switch_on(&machine.vault(), &mut open, &folder(&disk), work(), NOW).unwrap();
    let vault = forbidding(&machine);
    let step = |open: &mut _| backup::after_change(&vault, open, |_| folder(&disk), work(), LATER);
    assert!(matches!(step(&mut open), Ok(None)), "nothing changed since the last");
    for minutes in [7, 9] {
        vault.change(&mut open, |content| content.lock_after = minutes).unwrap();
        assert!(is_forbidden(step(&mut open)));
    }
    assert_eq!(names(&disk).len(), 1, "only the one from before");
    backup::switch_off(&vault, &mut open).unwrap();
    assert!(matches!(step(&mut open), Ok(None)));
}

#[test]
fn a_backup_from_elsewhere_can_be_restored() {
    let bytes = saved_bytes();
    let vault = forbidding(&Machine::default());
    let backup = backup::open(&bytes, &words()).unwrap();
    assert!(vault.restore(backup, "Lotte", &pin(PIN), "/x".into(), NOW).is_ok());
}
