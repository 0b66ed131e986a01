//! The backup codes of one account in the real window: counted elsewhere, kept here, shown, used, replaced.

use std::fs;

use koppel_drive::app::{App, Kind};
use koppel_drive::copied::Copied;
use koppel_drive::hands::Hands;
use koppel_drive::pairing::image_of;
use koppel_drive::place::{Keystore, Place};

use super::{PIN, UNIVERSITY, koppel};

const WRONG: &str = "5816";
/// Nobody's. The second is a list as a service saves it.
const CODE: &str = "4815 1623";
const LIST: &str = "Recovery codes of lotte.vermeulen@noordzee.example\r\n\r\n1. qzk7w-mv3tr\r\n2. hx9pd-4nbcy\r\n3. w8rtk-2mnfd\r\n3. w8rtk-2mnfd\r\n";

async fn paired(place: &Place) -> App {
    let app = App::start(place, koppel()).await;
    app.pair_first(place, &UNIVERSITY.link(), "Lotte", PIN).await;
    app.listed_code(&UNIVERSITY).await;
    app
}

/// By the chip in the list, as a screen reader reads it.
pub(super) async fn to_page(app: &App) {
    let none = app.say("row-codes-none", &[]);
    app.press_words(&app.say("row-codes-say", &[("issuer", UNIVERSITY.issuer), ("status", &none)])).await;
    app.see(&app.say("backup-codes-heading", &[("issuer", UNIVERSITY.issuer)])).await;
    app.read("backup-codes-status-none").await;
}

pub(super) async fn keep_here(app: &App, text: &str) {
    app.choose("backup-codes-place-here").await;
    app.read("backup-codes-here-why").await;
    app.fill("backup-codes-enter", text).await;
}

async fn try_pin(app: &App, pin: &str) {
    app.fill_words(&app.say("backup-codes-show-pin", &[("name", "Lotte")]), pin).await;
    app.press("backup-codes-show-do").await;
}

async fn shown(app: &App) -> String {
    app.text_of("[data-test=backup-code]").await
}

#[tokio::test]
async fn counted_elsewhere_used_undone_and_replaced_as_the_manual_has_it() {
    let place = Place::new(Keystore::File);
    let app = paired(&place).await;
    to_page(&app).await;
    app.press("backup-codes-note").await;
    app.choose("backup-codes-place-paper").await;
    app.fill("backup-codes-whereabouts", "Blauwe map").await;
    assert!(
        !app.offers(Kind::Button, "backup-codes-save").await,
        "noted before the person says that it is saved"
    );
    app.choose("backup-codes-saved").await;
    app.press("backup-codes-save").await;
    app.see("Blauwe map").await;

    app.press("backup-codes-use").await;
    app.read("backup-codes-used-title").await;
    app.press_words(app.say("backup-codes-undo", &[("left", "\u{1}")]).split('\u{1}').next().unwrap()).await;
    app.miss(&app.say("backup-codes-used-title", &[])).await;
    app.press("backup-codes-use").await;
    app.read("backup-codes-used-title").await;
    app.press("backup-codes-note-new").await;
    app.choose("backup-codes-saved").await;
    app.press("backup-codes-save").await;
    app.see(&app.say("backup-codes-replaced", &[])).await;
    app.press("backup-codes-check").await;
    app.read("backup-codes-event-checked").await;

    // It is there again after the next start, and the list no longer says that there is none.
    app.press("recovery-close").await;
    app.listed_code(&UNIVERSITY).await;
    app.miss(&app.say("row-codes-none", &[])).await;
    drop(app);
    let app = App::start(&place, koppel()).await;
    app.unlock(PIN).await;
    app.listed_code(&UNIVERSITY).await;
    let row = app.say("row-menu", &[("issuer", UNIVERSITY.issuer), ("name", UNIVERSITY.account)]);
    app.press_words(&row).await;
    app.press("account-remove").await;
    app.read("backup-codes-removal-whole").await;
    app.see("Blauwe map").await;
    app.press("backup-codes-removal-look").await;
    app.read("backup-codes-history").await;
    app.see("Blauwe map").await;
}

#[tokio::test]
async fn kept_here_shown_for_the_pin_used_and_struck_out() {
    let place = Place::new(Keystore::File);
    let app = paired(&place).await;
    to_page(&app).await;
    app.press("backup-codes-note").await;
    keep_here(&app, &UNIVERSITY.link()).await;
    app.read("error-codes-otpauth").await;
    assert!(!app.offers(Kind::Button, "backup-codes-save").await);
    app.fill("backup-codes-enter", "Welkom op het portaal van Noordzee").await;
    app.read("error-codes-nothing").await;
    app.fill("backup-codes-enter", CODE).await;
    app.see("48•• ••••").await;
    app.press("backup-codes-save").await;
    app.read("backup-codes-here").await;
    app.miss(CODE).await;

    app.press("backup-codes-show").await;
    try_pin(&app, WRONG).await;
    app.see("Je hebt nog twee pogingen").await;
    // After the wait for it.
    try_pin(&app, PIN).await;
    assert_eq!(shown(&app).await, CODE);
    app.press("backup-codes-hide").await;
    app.read("backup-codes-show-do").await;
    app.miss(CODE).await;
    try_pin(&app, PIN).await;
    assert_eq!(shown(&app).await, CODE);
    app.press("backup-codes-use-this").await;
    app.read("backup-codes-used-struck").await;

    // The new ones out of a file, as the service saves it.
    let file = place.folder().join("codes.txt");
    fs::write(&file, LIST).unwrap();
    app.press("backup-codes-note-new").await;
    app.choose("backup-codes-place-here").await;
    let hands = Hands::before_a_dialog(place.display());
    app.press("backup-codes-enter-file").await;
    hands.choose(&file);
    for part in ["qz•••-•••••", "hx•••-•••••", "w8•••-•••••"]
    {
        app.see(part).await;
    }
    app.read("left-out-email").await;
    app.read("left-out-duplicate").await;
    app.press("backup-codes-save").await;
    app.see("Nog 3 van 3 codes").await;

    // The old one stays, struck out, behind the PIN.
    app.press("backup-codes-struck-show").await;
    try_pin(&app, PIN).await;
    assert_eq!(shown(&app).await, CODE);
    app.read("backup-codes-struck-lead").await;
    assert!(!app.offers(Kind::Button, "backup-codes-use-this").await, "a used one is offered again");
    // And is not taken again.
    app.press("pair-back").await;
    app.press("backup-codes-replace").await;
    app.choose("backup-codes-place-here").await;
    let _copied = Copied::new(place.display(), "UTF8_STRING", CODE.into());
    app.press("backup-codes-enter-clipboard").await;
    app.read("left-out-used-before").await;
}

#[tokio::test]
async fn in_the_wizard_the_codes_are_kept_here_at_once() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.press("welcome-pair").await;
    app.to_scanner().await;
    app.scan_image(&image_of(&place, &UNIVERSITY.link())).await;
    app.into_new_profile("Lotte").await;
    app.choose_pin(PIN).await;
    app.confirm().await;
    app.read("pair-backup-heading").await;
    keep_here(&app, CODE).await;
    app.see("48•• ••••").await;
    app.press("pair-done").await;
    app.listed_code(&UNIVERSITY).await;
    app.miss(&app.say("row-codes-none", &[])).await;

    // What is kept is nowhere on the disk as it reads, and a search of it would find it.
    let open = place.folder().join("open.txt");
    fs::write(&open, CODE).unwrap();
    assert!(holds(&open, CODE));
    for folder in [place.vault(), place.keys()] {
        for file in files(&folder) {
            assert!(!holds(&file, CODE) && !holds(&file, &CODE.replace(' ', "")), "{}", file.display());
        }
    }
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn holds(file: &std::path::Path, text: &str) -> bool {
    fs::read(file).unwrap().windows(text.len()).any(|window| window == text.as_bytes())
}
