//! The OS's own keystore, and none at all.

use std::fs;

use koppel_drive::app::{App, Kind};
use koppel_drive::pairing::image_of;
use koppel_drive::place::{Keystore, Place};

use super::{PIN, UNIVERSITY, koppel};

#[tokio::test]
async fn the_secret_service_holds_the_key_that_the_file_lacks() {
    let place = Place::new(Keystore::SecretService);
    let app = App::start(&place, koppel()).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    app.listed_code(&UNIVERSITY).await;
    drop(app);

    let keyrings = place.folder().join("data").join("keyrings");
    let bytes: u64 =
        fs::read_dir(&keyrings).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).sum();
    assert!(bytes > 0, "gnome-keyring wrote nothing in {}", keyrings.display());
    assert_eq!(fs::read_dir(place.keys()).unwrap().count(), 0);

    let app = App::start(&place, koppel()).await;
    app.unlock(PIN).await;
    assert!(UNIVERSITY.takes(&app.listed_code(&UNIVERSITY).await));
    app.press("lock-now").await;
    for _ in 0..3 {
        app.unlock("5816").await;
        app.miss(&app.say("unlock-busy", &[])).await;
    }
    app.see(&app.say("blocked-title", &[("name", "Lotte")])).await;
}

#[tokio::test]
async fn without_a_keystore_it_says_so_and_writes_nothing() {
    let place = Place::new(Keystore::Missing);
    let app = App::start(&place, koppel()).await;
    app.read("keystore-missing-title").await;
    app.read("keystore-missing-why").await;
    assert!(!app.offers(Kind::Button, "welcome-pair").await, "a pairing could not be kept");
    let profiles = place.vault().join("profiles");
    assert!(!profiles.exists() || fs::read_dir(profiles).unwrap().next().is_none());
}

#[tokio::test]
async fn keys_in_an_ordinary_folder_ask_for_a_passphrase() {
    const SENTENCE: &str = "de fietsbel van tante Toos klinkt als een kieviet";
    let place = Place::new(Keystore::Plain);
    let app = App::start(&place, koppel()).await;
    app.read("keystore-file-why").await;
    app.press("welcome-pair").await;
    app.to_scanner().await;
    app.scan_image(&image_of(&place, &UNIVERSITY.link())).await;
    app.into_new_profile("Lotte").await;
    app.see("Kies een wachtzin").await;
    app.fill("pair-pin-label", PIN).await;
    app.see("Deze wachtzin is te raden").await;
    assert!(!app.offers(Kind::Button, "pair-next-confirm").await, "a PIN will not do");
    app.choose_pin(SENTENCE).await;
    app.confirm().await;
    app.no_backup_code().await;
    assert!(UNIVERSITY.takes(&app.listed_code(&UNIVERSITY).await));
    drop(app);

    let app = App::start(&place, koppel()).await;
    app.unlock(PIN).await;
    app.see("Die wachtzin klopt niet. Je hebt nog twee pogingen.").await;
    app.unlock(SENTENCE).await;
    assert!(UNIVERSITY.takes(&app.listed_code(&UNIVERSITY).await));
}
