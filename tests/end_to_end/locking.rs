//! The PIN, its three tries, and what is left after them.

use koppel_drive::app::App;
use koppel_drive::place::{Keystore, Place};

use super::{PIN, UNIVERSITY, koppel};

const WRONG: &str = "5816";

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
    assert_eq!(
        std::fs::read_dir(place.keys())
            .unwrap()
            .filter(|item| {
                // Only the tombstone may be left: it is far smaller than a key's record.
                item.as_ref().unwrap().metadata().unwrap().len() >= 32
            })
            .count(),
        0,
        "a key is left"
    );
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
