//! One computer with one profile, as a stranger finds it.

use std::sync::OnceLock;

use koppel_core::backup_codes::MOST;
use koppel_core::ids::ProfileId;
use koppel_core::vault::{VaultError, kept_name};
use koppel_proofs::broken::Variant;
use koppel_proofs::machine::Machine;
use koppel_proofs::person::{self, PIN, WRONG};

/// A profile that was changed once, and so has a previous generation.
pub struct Prepared {
    pub machine: Machine,
    pub id: ProfileId,
    pub file: Vec<u8>,
    pub previous: Vec<u8>,
    pub record: Vec<u8>,
}

/// The same in every run: its chance is seeded.
pub fn prepared() -> &'static Prepared {
    static PREPARED: OnceLock<Prepared> = OnceLock::new();
    PREPARED.get_or_init(|| {
        let machine = Machine::new(4);
        let vault = person::vault(&machine, Variant::Sound);
        let mut open = person::pair(&vault, "Lotte", 0).unwrap();
        vault.change(&mut open, |content| content.lock_after = 7).unwrap();
        let id = open.id();
        let files = machine.files();
        let record = machine.state().items[&id.to_string()].clone();
        Prepared {
            file: files[&current(id)].clone(),
            previous: files[&previous(id)].clone(),
            machine,
            id,
            record,
        }
    })
}

pub fn current(id: ProfileId) -> String {
    format!("{id}.koppel")
}

pub fn previous(id: ProfileId) -> String {
    format!("{id}.koppel.previous")
}

/// What may be said to a stranger. Nothing else went wrong on this computer.
pub fn check_refusal(error: &VaultError) {
    use VaultError::*;
    assert!(
        matches!(
            error,
            WrongPin { left: 1..=2 }
                | Wait { seconds: 1..=8 }
                | Blocked
                | KeystoreDamaged
                | OldCopy
                | Damaged
                | Foreign
                | NothingToRecover
                | NoPrevious
                | TooNew
                | ReadOnly
        ),
        "{error}"
    );
}

/// Looks at all there is without a PIN, which changes nothing; answers the profile's state.
pub fn look(machine: &Machine, id: ProfileId, variant: Variant, now: u64) -> person::State {
    let vault = person::vault(machine, variant);
    let before = (machine.files(), machine.state().items.clone());
    for card in vault.profiles(now).unwrap() {
        assert_eq!(kept_name(&card.name), card.name, "a profile's name that would not be kept");
        card.services.iter().for_each(|service| crate::account::check_name(service));
        for glance in card.backup_codes.iter().flatten() {
            crate::account::check_name(&glance.service);
            assert!(glance.codes.is_none_or(|codes| codes.left() <= codes.total() && codes.total() <= MOST));
        }
    }
    vault.health(id).map(drop).unwrap_or_else(|error| check_refusal(&error));
    let cards = person::profiles(&vault, now).unwrap();
    assert!(before == (machine.files(), machine.state().items.clone()), "looking changed something");
    let [card] = &cards[..] else { panic!("{cards:?}") };
    assert_eq!(card.id, id);
    card.state
}

/// Three wrong PINs: none opens, each says one of the named errors, and after them no PIN opens, if they were looked at
/// at all.
pub fn try_three(machine: &Machine, id: ProfileId, variant: Variant, from: u64) {
    let machine = machine.twin();
    let vault = person::vault(&machine, variant);
    let mut looked_at = 0;
    let mut now = from;
    for _ in 0..3 {
        let before = machine.state().items.clone();
        match person::unlock(&vault, id, WRONG, now) {
            Ok(_) => panic!("a wrong PIN opened it"),
            Err(VaultError::Wait { seconds }) => {
                now = now.saturating_add(seconds);
                let again = person::unlock(&vault, id, WRONG, now);
                assert!(!matches!(again, Ok(_) | Err(VaultError::Wait { .. })), "a wait that does not end");
            }
            Err(error) => {
                check_refusal(&error);
                let changed = machine.state().items != before;
                let counted = matches!(error, VaultError::WrongPin { .. } | VaultError::Blocked);
                assert!(counted || !changed, "the record was changed and no try was counted: {error}");
                assert!(
                    changed || !matches!(error, VaultError::WrongPin { .. }),
                    "a try that was not counted"
                );
                looked_at += u64::from(changed);
            }
        }
        now = now.saturating_add(8);
    }
    if looked_at == 3 {
        assert!(person::unlock(&vault, id, PIN, now).is_err(), "a fourth try");
    }
}
