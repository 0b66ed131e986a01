//! Whoever has the file and not the keystore's record guesses in vain.

use koppel_core::ids::ProfileId;
use koppel_proofs::broken::Variant;
use koppel_proofs::disk::Copy;
use koppel_proofs::machine::Machine;
use koppel_proofs::person::{self, account, pin, unlock, word};
use koppel_proofs::record;
use koppel_proofs::size::{figure, grouped};

const PINS: u32 = 10_000;
const CHOSEN: &str = "7391";

/// How many of all PINs of four digits open the stolen file beside this record. The thief's own machine counts no
/// tries: the record is put back before each.
fn opened(files: &Copy, id: ProfileId, stolen: &[u8]) -> Vec<String> {
    let thief = Machine::new(77);
    thief.put_back(files);
    let vault = person::vault(&thief, Variant::Sound);
    let opens = |guess: &String| {
        thief.state().items.insert(id.to_string(), stolen.to_vec());
        let came_of_it = word(&unlock(&vault, id, guess, 0));
        assert!(["done", "pin-wrong"].contains(&came_of_it), "{guess} was not looked at: {came_of_it}");
        came_of_it == "done"
    };
    (0..PINS).map(|guess| format!("{guess:04}")).filter(opens).collect()
}

#[test]
fn no_pin_opens_a_stolen_file_without_its_key() {
    let here = Machine::new(5);
    let account = account("totp", "Example", "lotte");
    let vault = person::vault(&here, Variant::Sound);
    let open =
        koppel_core::pairing::into_new_profile(&vault, "Lotte", &pin(CHOSEN), &[&account], 0).unwrap().0;
    let (id, files) = (open.id(), here.files());
    let own = here.state().items[&id.to_string()].clone();

    // Another key, and none: the thief has nothing better.
    let mut without = Vec::new();
    for key in [0x5a, 0] {
        without.extend(opened(&files, id, &record::with_device_key(&own, [key; 32])));
    }
    assert_eq!(without, [""; 0], "the file alone opens");
    assert_eq!(opened(&files, id, &own), [CHOSEN], "control: with its key exactly one PIN opens");
    figure(
        "no_pin_opens_a_stolen_file_without_its_key",
        &format!("{0} of {0} PINs fail, twice", grouped(PINS.into())),
        "with the key exactly 1 opens",
    );
}
