//! When it matters: what an account has to come back with, where that is, and the service's own steps.

use std::fs;

use koppel_drive::app::App;
use koppel_drive::pairing::image_of;
use koppel_drive::place::{Keystore, Place};

use super::{PIN, UNIVERSITY, koppel};

const WRONG: &str = "5816";
const WHERE: &str = "Blauwe map in de kast";
/// The university's way back, in the words of guides/university.toml.
const STEP: &str = "Vul bij Met je resetcode je resetcode in en kies Toestellen resetten.";

/// A profile whose one account has its backup code on paper, open.
async fn with_a_code_on_paper(place: &Place) -> App {
    let app = App::start(place, koppel()).await;
    app.press("welcome-pair").await;
    app.to_scanner().await;
    app.scan_image(&image_of(place, &UNIVERSITY.link())).await;
    app.into_new_profile("Lotte").await;
    app.choose_pin(PIN).await;
    app.confirm().await;
    app.choose("backup-codes-place-paper").await;
    app.fill("backup-codes-whereabouts", WHERE).await;
    app.choose("backup-codes-saved").await;
    app.press("pair-done").await;
    app.read("lock-now").await;
    app
}

/// The page leads with the code, then its place, then the steps; only then comes anything else.
async fn leads_with_the_code(app: &App) {
    app.read("come-back-title").await;
    app.see(STEP).await;
    let text = app.text().await;
    let parts = ["come-back-title", "come-back-code", "come-back-at-paper", "way-back-backup-code"]
        .map(|message| app.say(message, &[]))
        .into_iter()
        .chain([STEP.to_owned(), app.say("way-back-help", &[]), app.say("restore-offer-do", &[])]);
    let mut rest = text.as_str();
    for part in parts {
        let at = rest.find(&part).unwrap_or_else(|| panic!("no {part:?} in its place in: {text}"));
        rest = &rest[at + part.len()..];
    }
    app.read("come-back-words-gone").await;
    assert!(!text.contains(WHERE), "the person's own words are told without a PIN: {text}");
    assert!(!text.contains(UNIVERSITY.account), "the account's name is told without a PIN: {text}");
}

#[tokio::test]
async fn three_wrong_pins_lead_to_the_code_its_place_and_the_steps() {
    let place = Place::new(Keystore::File);
    let app = with_a_code_on_paper(&place).await;
    app.press("lock-now").await;
    app.unlock(WRONG).await;
    app.see("Je hebt nog twee pogingen").await;
    assert!(
        !app.shows(&app.say("come-back-at-paper", &[])).await,
        "the place is told while it is only locked"
    );
    app.unlock(WRONG).await;
    app.read("unlock-last-why").await;
    app.unlock(WRONG).await;
    app.see(&app.say("blocked-title", &[("name", "Lotte")])).await;
    leads_with_the_code(&app).await;

    drop(app);
    let app = App::start(&place, koppel()).await;
    app.see(&app.say("blocked-title", &[("name", "Lotte")])).await;
    leads_with_the_code(&app).await;
}

#[tokio::test]
async fn a_lost_key_leads_to_the_same() {
    let place = Place::new(Keystore::File);
    drop(with_a_code_on_paper(&place).await);
    fs::remove_dir_all(place.keys()).unwrap();
    let app = App::start(&place, koppel()).await;
    app.read("trouble-keystore-lost-title").await;
    leads_with_the_code(&app).await;
}

#[tokio::test]
async fn a_removed_account_leaves_its_way_back() {
    let place = Place::new(Keystore::File);
    let app = with_a_code_on_paper(&place).await;
    let (issuer, name) = (UNIVERSITY.issuer, UNIVERSITY.account);
    app.press_words(&app.say("row-menu", &[("issuer", issuer), ("name", name)])).await;
    app.press("account-remove").await;
    // What there is to come back with arrives a moment later, and moves the button.
    app.see(WHERE).await;
    app.press("account-remove-do").await;
    app.see(&app.say("removed-title", &[("service", issuer)])).await;
    app.see(WHERE).await;
    app.see(STEP).await;
    app.press("removed-done").await;
    app.read("codes-none-title").await;
}

#[tokio::test]
async fn a_new_computer_has_its_page_before_there_is_a_profile_and_after() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.press("new-computer").await;
    app.read("new-computer-lead").await;
    app.read("restore-offer").await;
    app.see("Universiteit of hogeschool").await;
    assert!(!app.shows(STEP).await, "folded until it is asked for");
    app.press_words("Universiteit of hogeschool").await;
    app.see(STEP).await;
    app.press("recovery-close").await;
    app.read("welcome-pair").await;
    drop(app);

    let app = with_a_code_on_paper(&place).await;
    app.press("settings").await;
    app.press("settings-new-computer-do").await;
    app.read("new-computer-lead-known").await;
    app.see(WHERE).await;
    app.read("new-computer-backup").await;
}
