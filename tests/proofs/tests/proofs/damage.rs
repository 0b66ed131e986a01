//! Damage to the file or to the keystore's record is found before a PIN is looked at.

use koppel_core::ids::ProfileId;
use koppel_proofs::broken::Variant;
use koppel_proofs::machine::Machine;
use koppel_proofs::person::{self, PIN, State, WRONG, pair, state, unlock, word};
use koppel_proofs::size::{figure, grouped};

fn profile() -> (Machine, ProfileId) {
    let machine = Machine::new(4);
    let id = pair(&person::vault(&machine, Variant::Sound), "Lotte", 0).unwrap().id();
    (machine, id)
}

/// All that can become of these bytes by one flip: each bit of each byte, and all bits of each byte.
fn flips(good: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let masks = || (0..8).map(|bit| 1 << bit).chain([0xff]);
    (0..good.len()).flat_map(move |place| {
        masks().map(move |mask: u8| {
            let mut bad = good.to_vec();
            bad[place] ^= mask;
            bad
        })
    })
}

/// Cut anywhere, one byte more, doubled, nothing but zeros.
fn cuts(good: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let others = [[good, &[0]].concat(), [good, good].concat(), vec![0; good.len()]];
    (0..good.len()).map(|len| good[..len].to_vec()).chain(others)
}

/// How many of these files are taken for good, or cost a try.
fn missed_files(variant: Variant, bad: impl Iterator<Item = Vec<u8>>) -> (u64, u64) {
    let (machine, id) = profile();
    let vault = person::vault(&machine, variant);
    let (name, record) = (format!("{id}.koppel"), machine.state().items.clone());
    let (mut tried, mut missed) = (0, 0);
    for bytes in bad {
        machine.state().disk.write(&name, &bytes);
        machine.state().disk.sync_folder();
        let seen = state(&vault, id) == Some(State::Damaged)
            && [WRONG, PIN].iter().all(|pin| word(&unlock(&vault, id, pin, 0)) == "damaged")
            && machine.state().items == record;
        tried += 1;
        missed += u64::from(!seen);
        machine.state().items.clone_from(&record);
    }
    (tried, missed)
}

#[test]
fn every_flip_and_cut_of_the_file_is_found() {
    let (machine, id) = profile();
    let good = machine.files()[&format!("{id}.koppel")].clone();
    let (flipped, missed) = missed_files(Variant::Sound, flips(&good));
    assert_eq!((flipped, missed), (good.len() as u64 * 9, 0));
    let (cut, missed) = missed_files(Variant::Sound, cuts(&good));
    assert_eq!(missed, 0);
    let (_, control) = missed_files(Variant::DamageUnchecked, flips(&good));
    assert!(control > 0, "control: a vault that does not look at the digest is not caught");
    figure(
        "every_flip_and_cut_of_the_file_is_found",
        &format!("{0} of {0} flips and {1} of {1} cuts found, 0 tries spent", grouped(flipped), grouped(cut)),
        &format!("DamageUnchecked: {} flips missed", grouped(control)),
    );
}

#[test]
fn every_flip_and_cut_of_the_record_is_found() {
    let (machine, id) = profile();
    let vault = person::vault(&machine, Variant::Sound);
    let good = machine.state().items[&id.to_string()].clone();
    let is_found = |bytes: &Vec<u8>| {
        machine.state().items.insert(id.to_string(), bytes.clone());
        state(&vault, id) == Some(State::Keyless)
            && [WRONG, PIN].iter().all(|pin| word(&unlock(&vault, id, pin, 0)).starts_with("keystore-"))
            && machine.state().items[&id.to_string()] == *bytes
    };
    let bad: Vec<Vec<u8>> = flips(&good).chain(cuts(&good)).collect();
    let found = bad.iter().filter(|bytes| is_found(bytes)).count();
    assert_eq!(found, bad.len());
    // The same with a digest that says that all is well: the other bytes do matter.
    let repaired = bad.iter().filter(|bytes| bytes.len() == good.len()).map(|bytes| {
        let mut bytes = bytes.clone();
        koppel_proofs::record::put_right(&mut bytes);
        bytes
    });
    let control = repaired.filter(|bytes| !is_found(bytes)).count();
    assert!(control > 0, "control: a record whose digest was put right is not told apart");
    figure(
        "every_flip_and_cut_of_the_record_is_found",
        &format!("{0} of {0} found, 0 tries spent", grouped(found as u64)),
        &format!("digest put right: {} missed", grouped(control as u64)),
    );
}
