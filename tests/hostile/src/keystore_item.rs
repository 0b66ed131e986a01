//! A keystore's record that somebody else wrote.

use koppel_core::vault::{TRIES, VaultError};
use koppel_proofs::broken::Variant;
use koppel_proofs::machine::Machine;
use koppel_proofs::person::{self, PIN, State};
use koppel_proofs::record;

use crate::edits::edited;
use crate::memory::bounded;
use crate::prepared::{Prepared, check_refusal, look, prepared, try_three};

/// Bytes held at once, for records of some KiB.
const MOST_HELD: usize = 2 << 20;
/// Where a record of version 2 has its generation and its keys.
const GENERATION: std::ops::Range<usize> = 20..28;
const DEVICE_KEY: std::ops::Range<usize> = 36..68;

/// A byte that says what the others are, one for the clock, and the bytes: the record, or edits of the good one (bit 0);
/// the digest is put right (bit 1).
pub fn keystore_item(bytes: &[u8]) {
    holds(bytes, Variant::Sound);
}

pub fn holds(bytes: &[u8], variant: Variant) {
    let [how, clock, rest @ ..] = bytes else { return };
    let prepared = prepared();
    bounded(MOST_HELD, || {
        let mut item = if how & 1 == 0 { rest.to_vec() } else { edited(&prepared.record, rest) };
        if how & 2 != 0 {
            record::put_right(&mut item);
        }
        let now = match clock {
            0 => 0,
            255 => u64::MAX,
            at => 1 << (at % 64),
        };
        let machine = prepared.machine.twin();
        machine.state().items.insert(prepared.id.to_string(), item.clone());

        let state = look(&machine, prepared.id, variant, now);
        let mut right = item.clone();
        record::put_right(&mut right);
        let is_whole = item.len() >= 32 && right == item;
        assert!(is_whole || state == State::Keyless, "damage that is not found: {state:?}");

        try_three(&machine, prepared.id, variant, now);
        try_right(&machine, prepared, &item, variant, now);

        person::vault(&machine, variant).remove(prepared.id).unwrap();
        assert!(machine.files().is_empty() && machine.state().items.is_empty(), "something is left");
    });
}

/// The right PIN opens with the person's own key, with tries left and with a generation that fits, and with nothing else.
fn try_right(machine: &Machine, prepared: &Prepared, item: &[u8], variant: Variant, now: u64) {
    let machine = machine.twin();
    match person::unlock(&person::vault(&machine, variant), prepared.id, PIN, now) {
        Ok(_) => {
            let key = &prepared.record[DEVICE_KEY];
            assert!(item.windows(key.len()).any(|window| window == key), "opened without its key");
            assert!(record::fails(item) < TRIES, "opened without a try left");
            let generation = if item[0] == 1 { 4..12 } else { GENERATION };
            let of = |record: &[u8], range: std::ops::Range<usize>| {
                u64::from_le_bytes(record[range].try_into().unwrap())
            };
            let ahead = of(&prepared.record, GENERATION).checked_sub(of(item, generation));
            assert!(matches!(ahead, Some(0 | 1)), "opened an old copy");
        }
        Err(VaultError::Wait { seconds }) => assert!((1..=8).contains(&seconds)),
        Err(error) => check_refusal(&error),
    }
}
