//! A changed PIN is dead: with the newest file, with every older one, and with a record that is forged to fit it.

use koppel_proofs::broken::Variant;
use koppel_proofs::machine::Machine;
use koppel_proofs::person::{self, OTHER_PIN, PIN, pair, pin, unlock, word};
use koppel_proofs::record;
use koppel_proofs::size::{self, figure, grouped};

/// Changes the PIN after so many saves. How often the old one then opens: the newest file; older files as they are;
/// older files, with the record's generation forged to be theirs.
fn opened_by_the_old_pin(variant: Variant, generations: u64) -> [u64; 3] {
    let machine = Machine::new(6);
    let vault = person::vault(&machine, variant);
    let mut open = pair(&vault, "Lotte", 0).unwrap();
    let id = open.id();
    let mut older = Vec::new();
    for minutes in 1..generations {
        older.push((open_generation(&machine, id), machine.files()));
        vault.change(&mut open, |content| content.lock_after = minutes as u32).unwrap();
    }
    older.push((open_generation(&machine, id), machine.files()));
    drop(open);
    vault.change_pin(id, &pin(PIN), &pin(OTHER_PIN), 0).unwrap();

    let (newest, stored) = (machine.files(), machine.state().items[&id.to_string()].clone());
    let opens = |files, stored: &[u8], typed| {
        machine.put_back(files);
        machine.state().items.insert(id.to_string(), stored.to_vec());
        word(&unlock(&person::vault(&machine, variant), id, typed, 0)) == "done"
    };
    let mut opened = [u64::from(opens(&newest, &stored, PIN)), 0, 0];
    for (generation, files) in &older {
        opened[1] += u64::from(opens(files, &stored, PIN));
        opened[2] += u64::from(opens(files, &record::with_generation(&stored, *generation), PIN));
    }
    assert!(opens(&newest, &stored, OTHER_PIN), "control: the new PIN opens");
    opened
}

fn open_generation(machine: &Machine, id: koppel_core::ids::ProfileId) -> u64 {
    record::header(&machine.files()[&format!("{id}.koppel")]).unwrap()["generation"].as_u64().unwrap()
}

#[test]
fn a_changed_pin_opens_nothing() {
    let generations = size::of(40, 1_000);
    assert_eq!(opened_by_the_old_pin(Variant::Sound, generations), [0; 3]);
    let [.., control] = opened_by_the_old_pin(Variant::OldKeyKept, generations);
    assert!(control > 0, "control: a key that is kept is not caught");
    figure(
        "a_changed_pin_opens_nothing",
        &format!(
            "old PIN, {0} older files, new record: 0 opens; record forged to fit: 0 of {0}",
            grouped(generations)
        ),
        &format!("OldKeyKept: {} open", grouped(control)),
    );
}
