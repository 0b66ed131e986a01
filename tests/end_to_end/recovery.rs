//! From a backup back to the codes, with the system's own dialogs.

use std::fs;

use koppel_drive::app::App;
use koppel_drive::hands::Hands;
use koppel_drive::place::{Keystore, Place};
use serde_json::Value;

use super::{PIN, UNIVERSITY, koppel};

const WRONG: &str = "5816";
const NEW_PIN: &str = "3850";

#[tokio::test]
async fn backed_up_blocked_and_restored() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    app.read("health-never").await;
    app.press("health-make").await;
    app.press("backup-now-do").await;
    app.read("backup-how").await;
    let file = place.folder().join("lotte.age");
    let hands = Hands::before_a_dialog(place.display());
    app.press("backup-place").await;
    // The dialog has the name without its ending selected, so the ending stays.
    hands.choose(&file.with_extension(""));
    app.read("backup-words-heading").await;
    let words = words(&app).await;
    assert_eq!(words.split(' ').count(), 6, "{words}");
    assert!(file.is_file(), "said to be saved and is not there: {}", app.text().await);
    app.choose("backup-words-written").await;
    app.press("backup-done").await;
    app.read("health-current").await;
    app.press("recovery-close").await;
    app.read("health-current").await;

    app.press("lock-now").await;
    app.unlock(WRONG).await;
    app.see("Je hebt nog twee pogingen").await;
    app.unlock(WRONG).await;
    app.read("unlock-last-why").await;
    app.unlock(WRONG).await;
    app.see(&app.say("blocked-title", &[("name", "Lotte")])).await;
    app.see("lotte.age").await;

    app.press("restore-offer-do").await;
    app.read("restore-file").await;
    let hands = Hands::before_a_dialog(place.display());
    app.press("restore-file-do").await;
    hands.choose(&file);
    app.fill("restore-words-label", "abacus abacus abacus abacus abacus abacus").await;
    app.press("restore-words-do").await;
    app.read("error-backup-passphrase-wrong").await;
    app.fill("restore-words-label", &words).await;
    app.press("restore-words-do").await;
    app.read("restore-who").await;
    app.see(UNIVERSITY.account).await;
    app.see(&app.say("restore-who-place", &[("name", "Lotte")])).await;
    app.press("restore-who-next").await;
    app.fill("pair-pin-label", NEW_PIN).await;
    app.fill("pair-pin-again", NEW_PIN).await;
    app.press("restore-pin-do").await;
    assert!(UNIVERSITY.takes(&app.listed_code(&UNIVERSITY).await));

    // The old PIN is dead, and one profile is left.
    app.press("lock-now").await;
    app.unlock(PIN).await;
    app.see("Je hebt nog twee pogingen").await;
    app.unlock(NEW_PIN).await;
    assert!(UNIVERSITY.takes(&app.listed_code(&UNIVERSITY).await));
    let keys = fs::read_dir(place.keys()).unwrap().count();
    assert_eq!(keys, 1, "the blocked profile's record stayed");
}

async fn words(app: &App) -> String {
    const WORDS: &str =
        "return [...document.querySelectorAll('ol li')].map(word => word.textContent.trim()).join(' ')";
    let Value::String(words) = app.ask(WORDS, vec![]).await else { panic!("no words") };
    words
}

#[tokio::test]
async fn backups_by_themselves_in_a_folder_and_what_is_said_when_it_is_gone() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    let folder = place.folder().join("stick");
    fs::create_dir(&folder).unwrap();
    app.press("health-make").await;
    let hands = Hands::before_a_dialog(place.display());
    app.press("auto-choose").await;
    hands.choose(&folder);
    app.read("backup-words-auto").await;
    app.choose("backup-words-written").await;
    app.press("backup-done").await;
    app.read("auto-on").await;
    app.press("recovery-close").await;
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);

    rename(&app, "Lotte thuis").await;
    app.until("a second backup", async |_| (fs::read_dir(&folder).unwrap().count() == 2).then_some(())).await;
    app.read("health-current-auto").await;

    fs::remove_dir_all(&folder).unwrap();
    rename(&app, "Lotte op reis").await;
    app.read("health-failed").await;
    app.see("Lotte op reis").await;
    assert!(UNIVERSITY.takes(&app.listed_code(&UNIVERSITY).await));
}

#[tokio::test]
async fn a_damaged_file_is_said_and_what_was_before_it_comes_back() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    app.listed_code(&UNIVERSITY).await;
    app.press("lock-now").await;
    app.read("state-locked").await;
    let profiles = place.vault().join("profiles");
    let file = fs::read_dir(&profiles).unwrap().map(|entry| entry.unwrap().path());
    let file = file.into_iter().find(|path| path.extension().is_some_and(|end| end == "koppel")).unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, &bytes).unwrap();

    app.read("trouble-damaged-title").await;
    app.press("recover-offer-do").await;
    app.fill("recover-pin", PIN).await;
    app.press("recover-do").await;
    app.read("recovered-aside").await;
    let aside = fs::read_dir(&profiles).unwrap().map(|entry| entry.unwrap().path());
    let aside: Vec<_> = aside.filter(|path| fs::read(path).unwrap() == bytes).collect();
    let [aside] = aside.as_slice() else { panic!("the damaged file is not there as it was: {aside:?}") };
    app.see(aside.file_name().unwrap().to_str().unwrap()).await;
    app.press("backup-done").await;
    assert!(UNIVERSITY.takes(&app.listed_code(&UNIVERSITY).await));
}

async fn rename(app: &App, name: &str) {
    let title = app.text_of("h1").await;
    app.press_words(&app.say("profile-menu", &[("name", &title)])).await;
    app.press("profile-rename").await;
    app.fill("profile-name", name).await;
    app.press("profile-rename-do").await;
    app.until(name, async |app| (app.text_of("h1").await == name).then_some(())).await;
}
