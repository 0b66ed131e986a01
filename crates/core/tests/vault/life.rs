//! A profile's life: made, opened, changed, renamed, removed, seen by a second program.

use koppel_core::backup_codes::{self, Apart, Kind, New};
use koppel_core::pairing;

use super::ports::Machine;
use super::*;

#[test]
fn what_was_paired_is_there_after_a_restart() {
    let machine = Machine::default();
    let id = pair(&machine.vault(), "  Lotte Vermeulen ").id();

    let vault = machine.vault();
    let cards = vault.profiles(a_minute_later()).unwrap();
    assert_eq!(cards.len(), 1);
    assert_eq!(cards[0].name, "Lotte Vermeulen");
    assert_eq!(cards[0].services, ["Example"]);
    assert_eq!(cards[0].state, CardState::Locked { tries_left: 3, wait: 0 });

    let open = vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
    let account = &open.content().accounts[0];
    assert_eq!((account.issuer.as_str(), account.name.as_str(), account.added), ("Example", "lotte", NOW));
    assert_eq!(account.otp().unwrap().secret.expose(), b"Hello!\xde\xad\xbe\xefHello!\xde\xad\xbe\xef");
}

#[test]
fn nothing_readable_on_disk_tells_the_secret_or_the_account() {
    let machine = Machine::default();
    pair(&machine.vault(), "Lotte");
    let disk = machine.disk.lock().unwrap();
    for bytes in disk.files.values().chain(disk.items.values()) {
        for needle in ["JBSWY3DP", "Hello!", "lotte", "SGVsbG8h"] {
            assert!(!bytes.windows(needle.len()).any(|window| window == needle.as_bytes()), "{needle}");
        }
    }
    // The control: what may be read while locked is found by the same search.
    assert!(disk.files.values().any(|bytes| bytes.windows(7).any(|window| window == b"Example")));
}

#[test]
fn names_are_needed_and_unique() {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    for (name, code) in [(" \t", "profile-name-empty"), ("lotte", "profile-name-taken")] {
        let accounts = [&account("Example", "x")];
        let result = pairing::into_new_profile(&vault, name, &pin(PIN), &accounts, NOW);
        assert_eq!(code_of(result.err().unwrap()), code);
    }
    vault.rename(&mut open, "LOTTE").unwrap();
    assert_eq!(open.name(), "LOTTE");
    assert_eq!(vault.profiles(a_minute_later()).unwrap()[0].name, "LOTTE");
    let mut second = pair(&vault, "Tom");
    assert_eq!(code_of(vault.rename(&mut second, "lotte").unwrap_err()), "profile-name-taken");
}

#[test]
fn replacing_ends_the_old_account_only_when_confirmed() {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    let old = open.content().accounts[0].id;
    let new =
        pairing::into_profile(&vault, &mut open, &[&account("Example", "lotte")], Some(old), NOW).unwrap();
    assert_eq!(pairing::same(open.content(), "EXAMPLE", "Lotte").count(), 2);
    pairing::confirm(&vault, &mut open, &new).unwrap();
    let left: Vec<_> = open.content().accounts.iter().map(|account| account.id).collect();
    assert_eq!(left, new);
}

#[test]
fn a_second_program_s_change_is_seen_and_not_lost() {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut here = pair(&vault, "Lotte");
    let mut there = machine.vault().unlock(here.id(), &pin(PIN), a_minute_later()).unwrap();
    pairing::into_profile(&vault, &mut there, &[&account("Other", "lotte")], None, NOW).unwrap();

    // Without a refresh in between: the change is made on the newest generation.
    let id = here.content().accounts[0].id;
    let new = New::apart(Kind::Code, 1, Apart::Paper, "blue folder").unwrap();
    backup_codes::note(&vault, &mut here, id, new, NOW).unwrap();
    assert_eq!(here.content().accounts.len(), 2);

    assert!(vault.refresh(&mut there).unwrap());
    let kept = |open: &OpenProfile| {
        let noted = open.content().account(id).unwrap().backup.noted();
        noted.map(|noted| (noted.whereabouts().to_owned(), noted.noted()))
    };
    assert_eq!(kept(&there), Some(("blue folder".to_owned(), NOW)));
    assert!(!vault.refresh(&mut there).unwrap());
}

#[test]
fn a_second_hold_is_of_the_newest_save_and_no_second_way_in() {
    let machine = Machine::default();
    let vault = machine.vault();
    let first = pair(&vault, "Lotte");
    let mut there = machine.vault().unlock(first.id(), &pin(PIN), a_minute_later()).unwrap();
    vault.rename(&mut there, "Lotte thuis").unwrap();
    let mut second = vault.hold(&first).unwrap();
    assert_eq!(second.name(), "Lotte thuis");
    drop(first);
    vault.change(&mut second, |content| content.lock_after = 1).unwrap();
    assert!(vault.refresh(&mut there).unwrap());
    assert_eq!(there.content().lock_after, 1);
    vault.remove(there.id()).unwrap();
    assert!(matches!(vault.hold(&second), Err(VaultError::NotFound)));
}

#[test]
fn removed_is_gone_from_file_and_keystore() {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    vault.change(&mut open, |content| content.lock_after = 1).unwrap();
    vault.remove(open.id()).unwrap();
    assert!(machine.disk.lock().unwrap().files.is_empty());
    assert!(machine.disk.lock().unwrap().items.is_empty());
    assert_eq!(code_of(vault.remove(open.id()).unwrap_err()), "profile-not-found");
    assert_eq!(code_of(vault.refresh(&mut open).unwrap_err()), "profile-not-found");
}
