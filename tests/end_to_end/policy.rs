//! What an organisation settles: the real app reads it when it starts, holds to it, and says so where a choice is missing.

use std::fs;

use koppel_drive::app::{App, Kind};
use koppel_drive::place::{Keystore, Place};

use super::{PIN, UNIVERSITY, koppel};

const LONG_PIN: &str = "729416";
const WRONG: &str = "5816";

fn place_under(policy: &str) -> Place {
    let place = Place::new(Keystore::File);
    let file = place.folder().join("policy.toml");
    fs::write(&file, policy).unwrap();
    place.set("KOPPEL_TEST_POLICY", file.display().to_string())
}

#[tokio::test]
async fn it_holds_from_the_first_pin_to_the_last_try() {
    let place = place_under(
        "MinimumPinLength = 6\nPinTries = 2\nLockAfterMinutes = 3\nForbidExport = true\nForbidKeptBackupCodes = true\nColour = 'red'\n",
    );
    let app = App::start(&place, koppel()).await;
    app.press("welcome-pair").await;
    app.to_scanner().await;
    app.scan_image(&koppel_drive::pairing::image_of(&place, &UNIVERSITY.link())).await;
    app.into_new_profile("Lotte").await;
    app.fill("pair-pin-label", PIN).await;
    app.fill("pair-pin-again", PIN).await;
    app.see("6 tot 12 cijfers").await;
    app.see("Je organisatie vraagt een pincode van minstens 6 cijfers").await;
    app.see("Na twee foute pogingen op rij").await;
    assert!(!app.offers(Kind::Button, "pair-next-confirm").await, "four digits are not enough");
    app.choose_pin(LONG_PIN).await;
    app.confirm().await;
    app.read("policy-no-here").await;
    assert!(!app.offers(Kind::Choice, "backup-codes-place-here").await);
    app.no_backup_code().await;
    assert!(UNIVERSITY.takes(&app.listed_code(&UNIVERSITY).await));
    app.see("Vergrendelt vanzelf na 3 minuten").await;

    app.press_words(&app.say("profile-menu", &[("name", "Lotte")])).await;
    app.press("profile-backups").await;
    app.read("policy-no-export-title").await;
    for button in ["backup-now-do", "auto-choose"] {
        assert!(!app.offers(Kind::Button, button).await, "{button}");
    }
    app.press("recovery-close").await;

    app.press("settings").await;
    app.read("policy-lead").await;
    app.see("Een nieuwe pincode heeft minstens 6 cijfers").await;
    app.see("Er worden geen back-ups gemaakt").await;
    app.see("Colour: Koppel kent geen instelling met die naam").await;
    app.see(&place.folder().join("policy.toml").display().to_string()).await;

    app.press_words("Lotte").await;
    app.press("lock-now").await;
    app.unlock(WRONG).await;
    app.read("unlock-last-why").await;
    app.see("Eén van de 2 pogingen gebruikt").await;
    app.unlock(WRONG).await;
    app.see(&app.say("blocked-title", &[("name", "Lotte")])).await;
}

#[tokio::test]
async fn a_broken_one_is_said_in_the_settings_and_nothing_of_it_holds() {
    let place = place_under("ForbidExport = true\nPinTries = \n");
    let app = App::start(&place, koppel()).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    app.press("health-make").await;
    app.read("backup-now-why").await;
    assert!(app.offers(Kind::Button, "backup-now-do").await);
    app.press("recovery-close").await;
    app.press("settings").await;
    app.see("Het beleid is vanaf regel 2 niet te begrijpen").await;
}
