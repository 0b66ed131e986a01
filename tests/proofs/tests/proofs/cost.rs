//! The PINs of these proofs cost next to nothing to guess at; those of the real program do not.

use koppel_proofs::broken::Variant;
use koppel_proofs::person::{PIN, link, pair};
use koppel_proofs::program::{Place, start};
use koppel_proofs::record::header;
use koppel_proofs::size::figure;
use serde_json::{Value, json};

/// The cost in the file of the only profile.
fn cost(place: &Place) -> Value {
    let files = place.snapshot();
    let file = files.iter().find(|(path, _)| path.extension().is_some_and(|end| end == "koppel"));
    header(file.unwrap().1).unwrap()["lock"]["cost"].take()
}

#[test]
fn the_real_program_asks_64_mib_and_three_passes() {
    let place = Place::default();
    let link = link("totp", "Example", "lotte");
    let arguments = ["pair", "--uri", &link, "--profile", "Work", "--pin-stdin"];
    let ended = start(&mut place.command(Variant::Sound, &[], &arguments), &[PIN, PIN]).wait_with_output();
    assert!(ended.unwrap().status.success());
    assert_eq!(cost(&place), json!({ "memory": 65536, "passes": 3, "lanes": 1 }));

    let cheap = Place::default();
    pair(&cheap.vault(Variant::Sound), "Work", 0).unwrap();
    assert_eq!(
        cost(&cheap),
        json!({ "memory": 8, "passes": 1, "lanes": 1 }),
        "control: it is read from the file"
    );
    figure(
        "the_real_program_asks_64_mib_and_three_passes",
        "Argon2id, 64 MiB, 3 passes in the file that koppel-cli writes",
        "a vault of these proofs: 8 KiB, 1 pass",
    );
}
