//! How the backup codes of all accounts stand: every state, locked and open, on the screen, in a table and on paper.

use std::fs;
use std::path::{Path, PathBuf};

use koppel_core::backup_codes::{self, Apart, Code, Kind, New, UNCHECKED_AFTER, Which};
use koppel_core::pairing;
use koppel_core::payload::NewAccount;
use koppel_core::pin::{Pin, PinLength};
use koppel_core::policy::Policy;
use koppel_drive::app::{App, Kind as Part};
use koppel_drive::hands::Hands;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::totp;
use koppel_drive::tray::{Picture, Tray, picture_in};
use koppel_platform::clock;
use koppel_platform::place::KeystoreKind;
use serde_json::{Value, json};

use super::{PIN, UNIVERSITY, backup_codes as page, koppel};

const CODES: [&str; 3] = ["7391-4462", "8820-1174", "5563-9027"];

/// The worst first, as a screen reader says them while the profile is locked and while it is open.
const LOCKED: [&str; 5] = [
    "Webmail, geen back-upcode genoteerd, profiel Lotte",
    "Archief, back-upcode gebruikt, vraag een nieuwe, profiel Lotte",
    "Rooster, 2 van 3 codes over, bijna op, profiel Lotte",
    "Portaal, een jaar niet nagekeken, profiel Lotte",
    "GitHub, 3 van 3 codes over, in orde, profiel Lotte",
];
const OPEN: [&str; 5] = [
    "Webmail (jan), geen back-upcode genoteerd, profiel Lotte",
    "Archief (jan), back-upcode gebruikt, vraag een nieuwe, profiel Lotte",
    "Rooster (jan), 2 van 3 codes over, bijna op, profiel Lotte",
    "Portaal (jan), een jaar niet nagekeken, profiel Lotte",
    "GitHub (jan), 3 van 3 codes over, in orde, profiel Lotte",
];

/// A place with a profile that has an account in each state.
fn place_with_each_state() -> Place {
    let place = Place::new(Keystore::File);
    let vault = koppel_platform::place::Place::new(place.vault(), KeystoreKind::Guarded(place.keys()))
        .vault(Policy::default());
    let services = ["GitHub", "Portaal", "Rooster", "Archief", "Webmail"];
    let accounts: Vec<_> = services
        .iter()
        .enumerate()
        .map(|(n, service)| NewAccount::typed(service, "jan", &totp::base32(&[n as u8 + 7; 20])).unwrap())
        .collect();
    let pin = Pin::chosen(PIN, PIN, PinLength::default()).unwrap();
    let now = clock::now();
    let (mut open, ids) =
        pairing::into_new_profile(&vault, "Lotte", &pin, &accounts.iter().collect::<Vec<_>>(), now).unwrap();
    let codes = CODES.map(|code| Code::new(code).ok().unwrap()).into();
    let apart = |kind, total, place, words| New::apart(kind, total, place, words).ok().unwrap();
    let new = [
        (New::here(Kind::List, codes, "").ok().unwrap(), now),
        (apart(Kind::Code, 1, Apart::Paper, "blauwe map"), now - UNCHECKED_AFTER),
        (apart(Kind::List, 3, Apart::Safe, ""), now),
        (apart(Kind::Code, 1, Apart::PasswordManager, ""), now),
    ];
    for (id, (new, at)) in ids.iter().zip(new) {
        backup_codes::note(&vault, &mut open, *id, new, at).ok().unwrap();
    }
    for used in [ids[2], ids[3]] {
        backup_codes::use_one(&vault, &mut open, used, Which::Next, now).ok().unwrap();
    }
    place
}

async fn rows(app: &App) -> Vec<String> {
    const ROWS: &str = "return [...document.querySelectorAll('[data-row]')].map(row => row.getAttribute('aria-label') || '')";
    let Value::Array(rows) = app.ask(ROWS, vec![]).await else { panic!("no rows") };
    rows.iter().filter_map(|row| row.as_str()).map(str::to_owned).collect()
}

async fn see_rows(app: &App, expected: &[&str]) {
    app.until(&format!("{expected:?}"), async |app| (rows(app).await == expected).then_some(())).await;
}

async fn show_board(app: &App) {
    app.press("board").await;
    app.read("board-lead").await;
}

async fn unlock(app: &App) {
    app.press_words("Lotte").await;
    app.unlock(PIN).await;
    app.read("lock-now").await;
}

async fn filter_by(app: &App, value: &str) {
    const PICK: &str = "const [value] = arguments; for (const select of document.querySelectorAll('select')) \
        if ([...select.options].some(option => option.value === value)) { select.value = value; \
        select.dispatchEvent(new Event('change', { bubbles: true })); }";
    app.ask(PICK, vec![json!(value)]).await;
}

#[tokio::test]
async fn every_state_is_on_the_board_locked_and_open() {
    let place = place_with_each_state();
    let app = App::start(&place, koppel()).await;
    show_board(&app).await;
    see_rows(&app, &LOCKED).await;
    app.miss("blauwe map").await;
    app.see("Van 1 van je 5 accounts weet je hoe je er weer in komt").await;
    for words in ["1 zonder", "1 gebruikt", "1 bijna op", "1 na te kijken", "1 in orde"] {
        app.see(words).await;
    }
    app.read("board-sheet-locked").await;
    for (filter, row) in ["none", "used", "low", "unchecked", "good"].iter().zip(&LOCKED) {
        filter_by(&app, filter).await;
        see_rows(&app, &[row]).await;
    }
    filter_by(&app, "todo").await;
    see_rows(&app, &LOCKED[..4]).await;
    filter_by(&app, "all").await;
    filter_by(&app, "service").await;
    see_rows(&app, &[LOCKED[1], LOCKED[4], LOCKED[3], LOCKED[2], LOCKED[0]]).await;
    app.fill("board-search", "rooster").await;
    see_rows(&app, &LOCKED[2..3]).await;
    app.press_words(LOCKED[2]).await;
    app.unlock(PIN).await;
    app.read("lock-now").await;

    // From the line over the codes, too.
    app.press_words("Back-upcodes: 4 te doen").await;
    see_rows(&app, &OPEN).await;
    // A row leads to the account's own page, and that back to the board.
    app.press_words(OPEN[0]).await;
    app.read("backup-codes-note").await;
    app.press("recovery-close").await;
    see_rows(&app, &OPEN).await;
}

#[tokio::test]
async fn of_locked_profiles_nothing_is_shown_where_the_person_wants_it_so() {
    let place = place_with_each_state();
    let app = App::start(&place, koppel()).await;
    app.press("settings").await;
    app.choose("board-settings-hide").await;
    show_board(&app).await;
    app.read("board-empty-hidden-title").await;
    app.miss("GitHub").await;
    assert!(rows(&app).await.is_empty());
    unlock(&app).await;
    show_board(&app).await;
    see_rows(&app, &OPEN).await;
}

#[tokio::test]
async fn a_table_goes_where_the_person_says() {
    let place = place_with_each_state();
    let app = App::start(&place, koppel()).await;
    unlock(&app).await;
    show_board(&app).await;
    let file = place.folder().join("bord.csv");
    let hands = Hands::before_a_dialog(place.display());
    app.press("board-save").await;
    // The dialog has the name without its ending selected, so the ending stays.
    hands.choose(&file.with_extension(""));
    app.see("bord.csv").await;
    let table = fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = table.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 6, "{table}");
    assert!(lines[1].starts_with("\"Lotte\";\"Webmail\";\"jan\";\"Geen back-upcode\";\"\";"), "{table}");
    assert!(lines[4].contains("\"op papier\";\"blauwe map\""), "{table}");
    assert!(CODES.iter().all(|code| !table.contains(code)), "{table}");
}

#[tokio::test]
async fn the_recovery_sheet_has_codes_only_after_the_pin_and_comes_out_of_the_printer() {
    let place = place_with_each_state();
    let app = App::start(&place, koppel()).await;
    unlock(&app).await;
    show_board(&app).await;
    app.press("board-sheet").await;
    app.read("sheet-keep").await;
    app.see("op papier: blauwe map").await;
    app.read("sheet-only-here").await;
    for code in CODES {
        app.miss(code).await;
    }

    let hands = Hands::before_a_dialog(place.display());
    app.press("sheet-print").await;
    hands.take_the_first();
    let pdf = app.until("a printed file", async |_| printed(&place)).await;
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF-"), "{}", pdf.display());

    app.choose("sheet-with-codes").await;
    fill_pin(&app, "5816").await;
    app.press("sheet-pin-do").await;
    app.see("Je hebt nog twee pogingen").await;
    app.miss(CODES[0]).await;
    // The wait after a wrong PIN.
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    fill_pin(&app, PIN).await;
    app.press("sheet-pin-do").await;
    for code in CODES {
        app.see(code).await;
    }
    app.press("sheet-codes-off").await;
    app.miss(CODES[0]).await;
    app.press("board-paper-back").await;
    see_rows(&app, &OPEN).await;
}

/// What the dialog's "print to file" wrote, once it is whole.
fn printed(place: &Place) -> Option<PathBuf> {
    let mut folders = vec![place.folder().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).ok()?.flatten() {
            let path = entry.path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "pdf") {
                let whole = fs::read(&path).ok()?.windows(5).any(|bytes| bytes == b"%%EOF");
                return whole.then_some(path);
            }
        }
    }
    None
}

#[tokio::test]
async fn once_a_month_the_window_reminds_until_the_person_puts_it_off() {
    let place = place_with_each_state();
    let next = json!({ "reminder": { "on": true, "next": clock::now() - 1 } });
    fs::write(place.vault().join("settings.json"), next.to_string()).unwrap();
    let app = App::start(&place, koppel()).await;
    app.read("remind-why").await;
    app.see("Van 4 accounts vraagt de back-upcode aandacht").await;
    app.press("remind-week").await;
    app.until("the end of the reminder", async |app| {
        (!app.offers(Part::Button, "remind-week").await).then_some(())
    })
    .await;
    drop(app);
    let app = App::start(&place, koppel()).await;
    app.see("Lotte").await;
    assert!(!app.offers(Part::Button, "remind-week").await, "it was put off for a week");
}

async fn fill_pin(app: &App, pin: &str) {
    app.fill_words(&app.say("sheet-pin", &[("name", "Lotte")]), pin).await;
}

#[tokio::test]
async fn the_icon_beside_the_clock_has_a_dot_while_there_is_something_to_do() {
    let place = Place::new(Keystore::File);
    let tray = Tray::on(&place);
    let app = App::start(&place, koppel()).await;
    let icon = tray.icon();
    let calm = icon.picture().expect("a picture");
    assert!(calm == drawn("32x32.png"), "another picture");
    let [open, lock, quit] = ["tray-open", "tray-lock-all", "tray-quit"].map(|id| app.say(id, &[]));
    assert_eq!(icon.menu(), [&*open, &*lock, &*quit]);

    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    app.listed_code(&UNIVERSITY).await;
    let dotted = icon.picture_after(&calm);
    assert!(dotted == drawn("32x32-todo.png"), "not the one with a dot");
    assert_eq!(icon.menu(), ["Koppel: van 1 account vraagt de back-upcode aandacht", &open, &lock, &quit]);

    page::to_page(&app).await;
    app.press("backup-codes-note").await;
    app.choose("backup-codes-place-paper").await;
    app.choose("backup-codes-saved").await;
    app.press("backup-codes-save").await;
    assert!(icon.picture_after(&dotted) == calm, "something else than the dot changed");
    assert_eq!(icon.menu(), [&*open, &*lock, &*quit]);
}

fn drawn(name: &str) -> Picture {
    picture_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("icons").join(name))
}
