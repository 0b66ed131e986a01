//! Damage to the file or to the keystore's record is found before a PIN is looked at.

use koppel_core::ids::ProfileId;
use koppel_proofs::broken::Variant;
use koppel_proofs::machine::Machine;
use koppel_proofs::person::{self, PIN, State, WRONG, pair, recover, state, unlock, word};
use koppel_proofs::size::{self, figure, grouped};

/// A profile that was changed once, from 5 minutes to 7, and so has a previous generation.
fn profile(variant: Variant) -> (Machine, ProfileId) {
    let machine = Machine::new(4);
    let vault = person::vault(&machine, variant);
    let mut open = pair(&vault, "Lotte", 0).unwrap();
    vault.change(&mut open, |content| content.lock_after = 7).unwrap();
    let id = open.id();
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
    let (machine, id) = profile(Variant::Sound);
    let vault = person::vault(&machine, variant);
    let (name, record) = (format!("{id}.koppel"), machine.state().items.clone());
    let (mut tried, mut missed) = (0, 0);
    for bytes in bad {
        machine.state().disk.write(&name, &bytes);
        machine.state().disk.sync_folder();
        let seen = state(&vault, id) == Some(State::Recoverable)
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
    let (machine, id) = profile(Variant::Sound);
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
    let (machine, id) = profile(Variant::Sound);
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

/// Of these files in the place of the newest: how many, and after how many of them the generation before did not come
/// back, or the damaged file did not stay as it was.
fn lost_files(variant: Variant, bad: impl Iterator<Item = Vec<u8>>) -> (u64, u64) {
    let (start, id) = profile(variant);
    let (mut tried, mut lost) = (0, 0);
    for bytes in bad {
        let machine = start.twin();
        machine.state().disk.write(&format!("{id}.koppel"), &bytes);
        machine.state().disk.sync_folder();
        let vault = person::vault(&machine, variant);
        let came_back = recover(&vault, id, PIN, 0).is_ok_and(|open| open.content().lock_after == 5)
            && unlock(&vault, id, PIN, 0).is_ok_and(|open| open.content().lock_after == 5);
        let stays = machine.files().get(&format!("{id}.koppel.damaged-1")) == Some(&bytes);
        tried += 1;
        lost += u64::from(!came_back || !stays);
    }
    (tried, lost)
}

#[test]
fn what_was_there_before_the_damage_comes_back() {
    let (machine, id) = profile(Variant::Sound);
    let good = machine.files()[&format!("{id}.koppel")].clone();
    let step = size::of(40, 1) as usize;
    let bad = || flips(&good).chain(cuts(&good)).step_by(step);
    let (tried, lost) = lost_files(Variant::Sound, bad());
    assert_eq!(lost, 0);
    let (_, control) = lost_files(Variant::PlainWrites, bad());
    assert!(control > 0, "control: saves that keep no earlier generation are not caught");
    figure(
        "what_was_there_before_the_damage_comes_back",
        &format!(
            "after {0} of {0} flips and cuts it came back, and the damaged file stayed as it was",
            grouped(tried)
        ),
        &format!("PlainWrites: {} lost", grouped(control)),
    );
}
