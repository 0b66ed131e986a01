//! Backups that are made by themselves.

use koppel_core::backup::{self, Health, KEPT, Passphrase};
use koppel_core::vault::{OpenProfile, Vault};

use super::ports::Machine;
use super::setup::*;

struct Person {
    machine: Machine,
    disk: Machine,
    vault: Vault,
    open: OpenProfile,
    words: Passphrase,
}

/// With automatic backups switched on.
fn person() -> Person {
    let (machine, disk) = (Machine::default(), Machine::default());
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    let (words, _) = backup::switch_on(&vault, &mut open, &folder(&disk), work(), NOW).unwrap();
    Person { machine, disk, vault, open, words }
}

impl Person {
    fn change(&mut self, minutes: u32) {
        self.vault.change(&mut self.open, |content| content.lock_after = minutes).unwrap();
    }

    fn step(&mut self, now: u64) -> Result<Option<backup::Proof>, backup::BackupError> {
        let disk = self.disk.clone();
        let at = |path: &str| {
            assert_eq!(path, BACKUPS);
            folder(&disk)
        };
        backup::after_change(&self.vault, &mut self.open, at, work(), now)
    }

    fn minutes(&self, name: &str) -> u32 {
        backup::read(&folder(&self.disk), name, &self.words).unwrap().content.lock_after
    }
}

#[test]
fn each_change_is_followed_by_a_backup_that_the_words_open() {
    let mut person = person();
    assert_eq!(names(&person.disk).len(), 1, "the first when it is switched on");
    assert!(person.words.expose().split('-').count() >= 6);
    assert!(person.step(NOW + 1).unwrap().is_none(), "nothing changed since");

    person.change(7);
    let proof = person.step(NOW + 60).unwrap().unwrap();
    assert_eq!(person.vault.health(person.open.id()).unwrap(), Health::Current(proof.clone()));
    let name = name_of(&proof.place);
    assert_eq!(person.minutes(name), 7);
    assert!(person.step(NOW + 61).unwrap().is_none());
}

#[test]
fn the_last_five_of_this_profile_stay_and_all_else_does() {
    let mut person = person();
    let id8 = person.open.id().to_string()[..8].to_owned();
    let others = [
        "holiday.jpg".to_owned(),
        "koppel-Lotte-2020-01-01-000000.age".to_owned(),
        "koppel-Lotte-2020-01-01-000000-auto-ffffffff.age".to_owned(),
        format!("koppel-Lotte-2020-01-01-000000-auto-{id8}.age.bak"),
        format!("koppel-Lotte-auto-{id8}.age"),
    ];
    for other in &others {
        person.disk.disk.lock().unwrap().files.insert(other.clone(), b"mine".to_vec());
    }
    for n in 1..=7 {
        person.change(10 + n);
        if n == 4 {
            person.vault.rename(&mut person.open, "Lotte Vermeulen").unwrap();
        }
        person.step(NOW + 100 * u64::from(n)).unwrap().unwrap();
    }
    let all = names(&person.disk);
    for other in &others {
        assert!(all.contains(other), "{other}");
    }
    let mut minutes: Vec<_> =
        all.iter().filter(|name| !others.contains(name)).map(|name| person.minutes(name)).collect();
    minutes.sort_unstable();
    assert_eq!(minutes, [13, 14, 15, 16, 17]);
    assert_eq!(minutes.len(), KEPT);
}

#[test]
fn a_clock_that_was_set_back_does_not_remove_the_newest() {
    let mut person = person();
    for n in 1..=6 {
        person.change(n);
        person.step(NOW + u64::from(n)).unwrap().unwrap();
    }
    person.change(99);
    let proof = person.step(NOW - 1_000_000).unwrap().unwrap();
    let name = name_of(&proof.place).to_owned();
    assert_eq!(person.minutes(&name), 99);
    assert_eq!(names(&person.disk).len(), KEPT);
}

#[test]
fn two_in_one_second_are_two_files() {
    let mut person = person();
    person.change(1);
    person.step(NOW).unwrap().unwrap();
    assert_eq!(names(&person.disk).len(), 2);
}

#[test]
fn a_folder_in_trouble_is_said_and_the_change_stands() {
    let mut person = person();
    person.change(77);
    person.disk.fail(0, u64::MAX);
    assert_eq!(code_of(person.step(NOW + 5).unwrap_err()), "backup-folder-full");
    let seen = person.machine.vault().unlock(person.open.id(), &pin(PIN), a_minute_later()).unwrap();
    assert_eq!(seen.content().lock_after, 77);
    // The next step makes up for it.
    person.disk.heal();
    let proof = person.step(NOW + 10).unwrap().unwrap();
    assert_eq!(person.minutes(name_of(&proof.place)), 77);
}

#[test]
fn switching_on_that_fails_changes_nothing() {
    let (machine, disk) = (Machine::default(), Machine::default());
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    disk.fail(0, u64::MAX);
    assert!(backup::switch_on(&vault, &mut open, &folder(&disk), work(), NOW).is_err());
    assert!(vault.unlock(open.id(), &pin(PIN), a_minute_later()).unwrap().content().auto_backup.is_none());
    assert_eq!(vault.health(open.id()).unwrap(), Health::Never);
}

#[test]
fn it_survives_a_restart_and_can_be_switched_off() {
    let mut person = person();
    person.open = person.machine.vault().unlock(person.open.id(), &pin(PIN), a_minute_later()).unwrap();
    let kept = person.open.content().auto_backup.as_ref().unwrap();
    assert_eq!((kept.folder.as_str(), kept.passphrase.expose()), (BACKUPS, person.words.expose()));

    backup::switch_off(&person.vault, &mut person.open).unwrap();
    let health = person.vault.health(person.open.id()).unwrap();
    assert!(matches!(health, Health::Current(_)), "the backup is still what the profile is");
    person.change(3);
    assert!(person.step(NOW + 9).unwrap().is_none());
    assert_eq!(names(&person.disk).len(), 1);
}

#[test]
fn the_words_stand_nowhere_that_can_be_read() {
    let person = person();
    let word = person.words.expose().to_owned();
    for machine in [&person.machine, &person.disk] {
        let disk = machine.disk.lock().unwrap();
        for bytes in disk.files.values().chain(disk.items.values()) {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()));
        }
    }
    // The control: the same search finds the note that may be read while locked.
    let disk = person.machine.disk.lock().unwrap();
    assert!(disk.files.values().any(|bytes| bytes.windows(8).any(|window| window == b"/backups")));
}
