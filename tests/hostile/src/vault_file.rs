//! A profile's file that somebody else wrote, in the place of the newest generation or of the one before.

use koppel_proofs::broken::Variant;
use koppel_proofs::machine::Machine;
use koppel_proofs::person::{self, LATER, PIN, State, WRONG};
use koppel_proofs::record;
use serde_json::Value;

use crate::edits::edited;
use crate::memory::bounded;
use crate::prepared::{Prepared, check_refusal, current, look, prepared, previous, try_three};

/// Bytes held at once, for files of some KiB: far below the 256 MiB that the highest accepted cost would take, so that
/// no derivation ran that should not.
const MOST_HELD: usize = 4 << 20;

/// A byte that says what the others are, and those. See [`Case::of`].
pub fn vault_file(bytes: &[u8]) {
    holds(bytes, Variant::Sound);
}

pub fn holds(bytes: &[u8], variant: Variant) {
    let Some((how, rest)) = bytes.split_first() else { return };
    let prepared = prepared();
    bounded(MOST_HELD, || {
        let case = Case::of(*how, rest, prepared);
        let state = look(&case.machine, prepared.id, variant, LATER);
        let is_whole = case.is_whole();
        assert!(
            is_whole || matches!(state, State::Damaged | State::Recoverable),
            "damage that is not found: {state:?}"
        );
        match Cost::of(&case.file) {
            Cost::Unreadable | Cost::Cheap => case.try_pins(prepared, variant),
            Cost::AboveCap => case.is_refused_unpaid(prepared, variant),
            // Within what is accepted, and too slow for a fuzzer.
            Cost::Dear => {}
        }
        let vault = person::vault(&case.machine, variant);
        vault.remove(prepared.id).unwrap();
        assert!(
            case.machine.files().is_empty() && case.machine.state().items.is_empty(),
            "something is left"
        );
    });
}

/// A computer on which the file stands.
struct Case {
    machine: Machine,
    file: Vec<u8>,
    is_previous: bool,
    is_asked_back: bool,
}

impl Case {
    /// - Bits 0 and 1: the bytes are the file; edits of the good one; its header, before the body of the good one;
    ///   edits of the generation before.
    /// - Bit 2: the digest is put right.
    /// - Bit 3: it stands in the place of the previous generation, and the newest is gone.
    /// - Bit 4: the keystore's record is of the file's generation.
    /// - Bit 5: what was there before is asked back, which takes most of the time and seldom depends on the file.
    fn of(how: u8, rest: &[u8], prepared: &Prepared) -> Self {
        let mut file = match how & 3 {
            0 => rest.to_vec(),
            1 => edited(&prepared.file, rest),
            2 => with_header(&prepared.file, rest),
            _ => edited(&prepared.previous, rest),
        };
        if how & 4 != 0 {
            record::put_right(&mut file);
        }
        let machine = prepared.machine.twin();
        let is_previous = how & 8 != 0;
        let name = if is_previous { previous(prepared.id) } else { current(prepared.id) };
        let mut state = machine.state();
        if is_previous {
            state.disk.remove(&current(prepared.id));
        }
        state.disk.write(&name, &file);
        state.disk.sync_folder();
        if how & 16 != 0
            && let Some(generation) = record::header(&file).and_then(|header| header["generation"].as_u64())
        {
            let item = record::with_generation(&prepared.record, generation);
            state.items.insert(prepared.id.to_string(), item);
        }
        drop(state);
        Self { machine, file, is_previous, is_asked_back: how & 32 != 0 }
    }

    /// Whether the newest generation has the digest of what is in it.
    fn is_whole(&self) -> bool {
        let mut right = self.file.clone();
        record::put_right(&mut right);
        !self.is_previous && self.file.len() >= 32 && right == self.file
    }

    /// No wrong PIN opens it, and the right one only what the person wrote.
    fn try_pins(&self, prepared: &Prepared, variant: Variant) {
        try_three(&self.machine, prepared.id, variant, LATER);
        let machine = self.machine.twin();
        match person::unlock(&person::vault(&machine, variant), prepared.id, PIN, LATER) {
            Ok(_) => assert!(
                self.is_genuine(prepared) && !self.is_previous,
                "a file that the person did not write was opened"
            ),
            Err(error) => check_refusal(&error),
        }
        if self.is_asked_back {
            [WRONG, PIN].iter().for_each(|pin| self.ask_back(pin, prepared, variant));
        }
    }

    fn ask_back(&self, pin: &str, prepared: &Prepared, variant: Variant) {
        let machine = self.machine.twin();
        match person::recover(&person::vault(&machine, variant), prepared.id, pin, LATER) {
            Ok(_) => {
                assert_eq!(pin, PIN, "a wrong PIN brought it back");
                assert!(
                    !self.is_previous || self.is_genuine(prepared),
                    "what the person did not write came back"
                );
                let aside = machine.files().get(&format!("{}.damaged-1", current(prepared.id))).cloned();
                assert_eq!(aside, (!self.is_previous).then(|| self.file.clone()), "what was set aside");
            }
            Err(error) => check_refusal(&error),
        }
    }

    fn is_genuine(&self, prepared: &Prepared) -> bool {
        self.file == prepared.file || self.file == prepared.previous
    }

    /// It asks more than is ever paid: said to be damaged, and no try is counted.
    fn is_refused_unpaid(&self, prepared: &Prepared, variant: Variant) {
        let machine = self.machine.twin();
        let before = machine.state().items.clone();
        let answer = person::unlock(&person::vault(&machine, variant), prepared.id, PIN, LATER);
        let word = person::word(&answer);
        assert!(["damaged", "foreign-file", "too-new"].contains(&word), "above the cap: {word}");
        assert!(machine.state().items == before, "a try was counted");
    }
}

/// The good file with another header.
fn with_header(good: &[u8], header: &[u8]) -> Vec<u8> {
    let len = u32::from_le_bytes(good[8..12].try_into().unwrap()) as usize;
    let length = (header.len() as u32).to_le_bytes();
    [&good[..8], &length, header, &good[12 + len..]].concat()
}

/// What the file asks for one guess.
enum Cost {
    /// No header that Koppel takes, or none with a lock.
    Unreadable,
    Cheap,
    Dear,
    AboveCap,
}

impl Cost {
    /// serde takes a list in the place of an object, so both are looked into.
    fn of(file: &[u8]) -> Self {
        let part = |value: &Value, name: &str, place: usize| match value {
            Value::Array(list) => list.get(place).cloned().unwrap_or_default(),
            other => other[name].clone(),
        };
        let Some(header) = record::header(file) else { return Self::Unreadable };
        let lock_place = header.as_array().map_or(0, |list| list.len().saturating_sub(1));
        let cost = part(&part(&header, "lock", lock_place), "cost", 0);
        let figure = |name, place| part(&cost, name, place).as_u64().filter(|&it| u32::try_from(it).is_ok());
        match (figure("memory", 0), figure("passes", 1), figure("lanes", 2)) {
            (Some(memory), Some(passes), Some(lanes)) => match () {
                () if memory > 256 << 10 || passes > 10 || lanes > 4 => Self::AboveCap,
                () if memory > 64 || passes > 2 => Self::Dear,
                () => Self::Cheap,
            },
            _ => Self::Unreadable,
        }
    }
}
