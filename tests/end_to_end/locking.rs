//! The PIN, its three tries, and what is left after them.

use std::fs;
use std::path::Path;

use koppel_drive::app::App;
use koppel_drive::leaving;
use koppel_drive::place::{Keystore, Place};

use super::{PIN, UNIVERSITY, koppel};

const WRONG: &str = "5816";

#[tokio::test]
async fn locked_when_the_person_leaves() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    app.listed_code(&UNIVERSITY).await;
    leaving::screen_saver(&place);
    app.read("state-locked").await;
    app.miss(UNIVERSITY.account).await;
}

#[tokio::test]
async fn locked_at_once_and_after_a_new_start_and_opened_by_the_pin() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    app.listed_code(&UNIVERSITY).await;
    app.press("lock-now").await;
    app.read("state-locked").await;
    app.miss(UNIVERSITY.account).await;
    app.unlock(PIN).await;
    assert!(UNIVERSITY.takes(&app.listed_code(&UNIVERSITY).await));
    drop(app);

    let app = App::start(&place, koppel()).await;
    app.see("Lotte").await;
    app.read("state-locked").await;
    assert!(!app.text().await.contains(UNIVERSITY.account), "an account shows before the PIN");
    app.unlock(PIN).await;
    assert!(UNIVERSITY.takes(&app.listed_code(&UNIVERSITY).await));
}

#[tokio::test]
async fn three_wrong_pins_block_the_profile_for_good() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    app.press("lock-now").await;
    let key = device_key(&place);
    assert!(stands_in(&key, place.folder()), "this test looks for the wrong bytes");
    let before = place.folder().join("before");
    copy(&place.vault().join("profiles"), &before);

    app.unlock(WRONG).await;
    app.see("Je hebt nog twee pogingen").await;
    app.unlock(WRONG).await;
    app.read("unlock-last-why").await;
    app.unlock(WRONG).await;
    app.see(&app.say("blocked-title", &[("name", "Lotte")])).await;
    app.see(UNIVERSITY.issuer).await;
    drop(app);

    let app = App::start(&place, koppel()).await;
    app.see(&app.say("blocked-title", &[("name", "Lotte")])).await;
    assert!(!stands_in(&key, place.folder()), "the key is still on the disk");

    // The file as it was before is as dead as the one of now.
    drop(app);
    copy(&before, &place.vault().join("profiles"));
    let app = App::start(&place, koppel()).await;
    app.see(&app.say("blocked-title", &[("name", "Lotte")])).await;
}

#[tokio::test]
async fn the_right_pin_gives_the_tries_back() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    for _ in 0..2 {
        app.press("lock-now").await;
        app.unlock(WRONG).await;
        app.see("Je hebt nog twee pogingen").await;
        app.unlock(WRONG).await;
        app.read("unlock-last-why").await;
        app.unlock(PIN).await;
        app.listed_code(&UNIVERSITY).await;
    }
}

/// The key in the one record of the keystore (docs/vault-format.md: bytes 36 to 67).
fn device_key(place: &Place) -> Vec<u8> {
    let records: Vec<_> = fs::read_dir(place.keys()).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [record] = records.as_slice() else { panic!("one profile, one record: {records:?}") };
    fs::read(record).unwrap()[36..68].to_vec()
}

/// Whether any file below the folder holds these bytes.
fn stands_in(bytes: &[u8], folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()).any(|entry| {
        let kind = entry.file_type().unwrap();
        (kind.is_dir() && stands_in(bytes, &entry.path()))
            || (kind.is_file()
                && fs::read(entry.path()).unwrap().windows(bytes.len()).any(|part| part == bytes))
    })
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}
