//! A profile that comes back: on a fresh machine, in the place of a blocked one, after a lost keystore.

use koppel_core::backup::{self, Backup, Health};
use koppel_core::vault::{CardState, Vault, VaultError};

use super::ports::Machine;
use super::setup::*;

const PLACE: &str = "/stick/work.age";

fn backup() -> Backup {
    backup::open(&saved_bytes(), &words()).unwrap()
}

fn restore(vault: &Vault, backup: Backup, name: &str) -> Result<koppel_core::vault::Restored, VaultError> {
    vault.restore(backup, name, &pin(NEW_PIN), PLACE.into(), LATER)
}

#[test]
fn to_a_fresh_machine() {
    let machine = Machine::default();
    let (backup, again) = (backup(), backup());
    let name = backup.name.clone();
    let restored = restore(&machine.vault(), backup, &name).unwrap();
    assert_eq!(restored.left_over, None);

    let vault = machine.vault();
    let card = vault.profiles(a_minute_later()).unwrap().remove(0);
    assert_eq!((card.name, card.created, card.id), (name, NOW, restored.profile.id()));
    assert_eq!(card.state, CardState::Locked { tries_left: 3, wait: 0 });
    let open = vault.unlock(card.id, &pin(NEW_PIN), a_minute_later()).unwrap();
    assert_eq!(open.content().lock_after, 30);
    for (here, there) in open.content().accounts.iter().zip(&again.content.accounts) {
        assert_eq!(here.otp().unwrap().secret.expose(), there.otp().unwrap().secret.expose());
        assert_eq!(here.otp().unwrap().scheme, there.otp().unwrap().scheme);
        assert!(here.backup == there.backup);
    }
    assert_eq!(open.content().accounts.len(), 3);
    assert!(open.content().auto_backup.is_none());
    let health = vault.health(card.id).unwrap();
    let Health::Current(proof) = health else { panic!("{health:?}") };
    assert_eq!((proof.place.as_str(), proof.made, proof.proven), (PLACE, NOW, LATER));
}

#[test]
fn to_a_blocked_profile_by_the_name_it_was_given_and_not_as_it_was_cut() {
    let given = "Lotte van der Meer ".repeat(5);
    let machine = Machine::default();
    let vault = machine.vault();
    let mut old = pair(&vault, &given);
    assert!(old.name().len() < given.trim().len(), "it was not cut: this could not fail");
    save(&machine, &mut old, NAME).unwrap();
    block(&vault, &old);

    let backup = backup::read(&folder(&machine), NAME, &words()).unwrap();
    let restored = restore(&vault, backup, &given).unwrap();
    assert_eq!((restored.profile.name(), restored.left_over), (old.name(), None));
    assert_eq!(vault.profiles(LATER).unwrap().len(), 1, "it took its place");
}

#[test]
fn to_a_blocked_profile() {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut old = pair(&vault, "Lotte");
    save(&machine, &mut old, NAME).unwrap();
    let stolen = machine.disk.lock().unwrap().clone();
    block(&vault, &old);
    assert_eq!(vault.profiles(a_minute_later()).unwrap()[0].state, CardState::Blocked);

    let backup = backup::read(&folder(&machine), NAME, &words()).unwrap();
    let restored = restore(&vault, backup, " LOTTE").unwrap();
    assert_eq!((restored.profile.name(), restored.left_over), ("LOTTE", None));
    let cards = vault.profiles(a_minute_later()).unwrap();
    assert_eq!(cards.len(), 1, "it took its place");
    assert_ne!(cards[0].id, old.id(), "under an id of its own");
    assert!(vault.unlock(cards[0].id, &pin(NEW_PIN), a_minute_later()).is_ok());
    assert_eq!(machine.disk.lock().unwrap().items.len(), 1);

    // An old copy of the blocked profile's file has no key any more.
    let name = format!("{}.koppel", old.id());
    machine.disk.lock().unwrap().files.insert(name.clone(), stolen.files[&name].clone());
    assert_eq!(code_of(vault.unlock(old.id(), &pin(PIN), a_minute_later()).err().unwrap()), "keystore-lost");
}

#[test]
fn after_a_lost_keystore() {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut old = pair(&vault, "Lotte");
    save(&machine, &mut old, NAME).unwrap();
    machine.disk.lock().unwrap().items.clear();
    assert_eq!(vault.profiles(a_minute_later()).unwrap()[0].state, CardState::KeystoreLost);
    let backup = backup::read(&folder(&machine), NAME, &words()).unwrap();
    restore(&vault, backup, "Lotte").unwrap();
    let cards = vault.profiles(a_minute_later()).unwrap();
    assert_eq!(cards.len(), 1);
    assert!(vault.unlock(cards[0].id, &pin(NEW_PIN), a_minute_later()).is_ok());
}

#[test]
fn a_profile_that_can_still_be_opened_is_in_the_way() {
    let machine = Machine::default();
    let vault = machine.vault();
    let open = pair(&vault, "Lotte");
    assert_eq!(code_of(restore(&vault, backup(), "lotte").err().unwrap()), "profile-name-taken");
    // Nor does it matter that a try is lost, or that the keystore keeps silent.
    vault.unlock(open.id(), &pin(WRONG), a_minute_later()).err().unwrap();
    assert_eq!(code_of(restore(&vault, backup(), "Lotte").err().unwrap()), "profile-name-taken");
    assert!(vault.unlock(open.id(), &pin(PIN), a_minute_later()).is_ok());
    let restored = restore(&vault, backup(), "Lotte 2").unwrap();
    assert_eq!(vault.profiles(a_minute_later()).unwrap().len(), 2);
    // Under another name than the backup's it is not quite what the backup holds.
    let health = vault.health(restored.profile.id()).unwrap();
    assert!(matches!(health, Health::Behind(_)), "{health:?}");
}

#[test]
fn a_damaged_profile_is_set_aside_and_stays() {
    let machine = Machine::default();
    let vault = machine.vault();
    let open = pair(&vault, "Lotte");
    let name = format!("{}.koppel", open.id());
    machine.disk.lock().unwrap().files.get_mut(&name).unwrap()[40] ^= 1;
    restore(&vault, backup(), "Lotte").unwrap();
    assert!(names(&machine).contains(&name));
    assert_eq!(vault.profiles(a_minute_later()).unwrap().len(), 2);
}
