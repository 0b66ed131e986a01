//! What an organisation settles, as the vault holds people to it.

use koppel_core::backup_codes::{self, Apart, Code, CodesError, Kind, New, Which};
use koppel_core::policy::{Forbidden, Key, Policy, Value};

use super::faults::at_every_call;
use super::ports::Machine;
use super::*;

fn settled(key: Key, value: Value) -> Policy {
    let reading = Policy::read([(key.name().to_owned(), value)]);
    assert_eq!(reading.ignored, []);
    reading.policy
}

fn with_tries(machine: &Machine, tries: u8) -> Vault {
    machine.vault().under(settled(Key::PinTries, Value::Number(tries.into())))
}

#[test]
fn as_many_wrong_pins_as_are_settled_block() {
    for tries in 1..=3 {
        let machine = Machine::default();
        let id = pair(&machine.vault(), "Lotte").id();
        let vault = with_tries(&machine, tries);
        assert_eq!(state(&vault, id), CardState::Locked { tries_left: tries, wait: 0 });
        for left in (1..tries).rev() {
            let wrong = vault.unlock(id, &pin(WRONG), a_minute_later());
            assert!(
                matches!(wrong, Err(VaultError::WrongPin { left: told }) if told == left),
                "{tries}: {left}"
            );
        }
        vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
        for _ in 0..tries {
            assert!(vault.unlock(id, &pin(WRONG), a_minute_later()).is_err());
        }
        assert_eq!(state(&vault, id), CardState::Blocked, "{tries}");
    }
}

#[test]
fn a_profile_that_was_blocked_by_fewer_stays_blocked_when_there_are_more_again() {
    let machine = Machine::default();
    let id = pair(&machine.vault(), "Lotte").id();
    let stolen = machine.disk.lock().unwrap().files.clone();
    let wrong = with_tries(&machine, 1).unlock(id, &pin(WRONG), a_minute_later());
    assert!(matches!(wrong, Err(VaultError::Blocked)));
    assert_eq!(state(&machine.vault(), id), CardState::Blocked);
    machine.disk.lock().unwrap().files = stolen;
    assert!(matches!(machine.vault().unlock(id, &pin(PIN), a_minute_later()), Err(VaultError::Blocked)));
}

#[test]
fn wrong_pins_from_before_count_when_fewer_are_settled() {
    let machine = Machine::default();
    let id = pair(&machine.vault(), "Lotte").id();
    machine.vault().unlock(id, &pin(WRONG), a_minute_later()).err().unwrap();
    assert_eq!(state(&with_tries(&machine, 2), id), CardState::Locked { tries_left: 1, wait: 0 });
    assert_eq!(state(&with_tries(&machine, 1), id), CardState::Blocked);
    // Nobody has tried a PIN under it yet, so that an administrator can still take it back.
    assert_eq!(state(&machine.vault(), id), CardState::Locked { tries_left: 2, wait: 0 });
    let right = with_tries(&machine, 1).unlock(id, &pin(PIN), a_minute_later());
    assert!(matches!(right, Err(VaultError::Blocked)), "no PIN is looked at beyond what is settled");
    assert_eq!(state(&machine.vault(), id), CardState::Blocked);
}

#[test]
fn a_fault_never_gives_a_try_more_than_is_settled() {
    for tries in 1..=2 {
        let machine = Machine::default();
        let id = pair(&machine.vault(), "Lotte").id();
        let start = machine.disk.lock().unwrap().clone();
        let all_wrong = |machine: &Machine| {
            for _ in 0..tries {
                let _ = with_tries(machine, tries).unlock(id, &pin(WRONG), a_minute_later());
            }
        };
        at_every_call(&start, all_wrong, |machine, k| {
            let vault = with_tries(machine, tries);
            let more = (0..=tries).filter(|_| {
                matches!(vault.unlock(id, &pin(WRONG), a_minute_later()), Err(VaultError::WrongPin { .. }))
            });
            let looked_at = more.count();
            assert!(looked_at < usize::from(tries), "{tries} tries, call {k}: {looked_at} more");
            let right = vault.unlock(id, &pin(PIN), a_minute_later());
            assert!(matches!(right, Err(VaultError::Blocked)), "{tries} tries, call {k}");
        });
    }
}

fn three(prefix: &str) -> New {
    let codes = (1..=3).map(|n| Code::new(&format!("{prefix}-1234{n}")).ok().unwrap()).collect();
    New::here(Kind::List, codes, "").unwrap()
}

#[test]
fn codes_are_not_kept_where_that_is_forbidden_and_those_that_are_can_be_read_and_used() {
    let machine = Machine::default();
    let mut open = pair(&machine.vault(), "Lotte");
    let account = open.content().accounts[0].id;
    backup_codes::note(&machine.vault(), &mut open, account, three("abcde"), NOW).unwrap();

    let vault = machine.vault().under(settled(Key::ForbidKeptBackupCodes, Value::Switch(true)));
    let mut open = vault.unlock(open.id(), &pin(PIN), a_minute_later()).unwrap();
    for put in [backup_codes::note, backup_codes::replace] {
        let refused = put(&vault, &mut open, account, three("fghij"), NOW + 9);
        assert!(matches!(refused, Err(CodesError::Forbidden(Forbidden::KeptCodes))));
    }
    let codes = |open: &OpenProfile| {
        let noted = open.content().accounts[0].backup.noted();
        noted
            .map_or(0, |noted| noted.codes().iter().filter(|code| code.expose().starts_with("abcde")).count())
    };
    assert_eq!(codes(&open), 3, "as they were");
    backup_codes::use_one(&vault, &mut open, account, Which::Next, NOW + 9).unwrap();
    assert_eq!(codes(&open), 2);
    let paper = New::apart(Kind::List, 8, Apart::Paper, "").unwrap();
    backup_codes::replace(&vault, &mut open, account, paper, NOW + 10).unwrap();
    assert_eq!(codes(&open), 0);
}
