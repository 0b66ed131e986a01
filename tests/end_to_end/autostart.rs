//! Koppel that starts with the person's session: set in its window, started as the desktop would.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use koppel_drive::app::App;
use koppel_drive::child::Group;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::processes::{descendant, tree};
use koppel_drive::screen::Eye;
use koppel_drive::tray::Tray;

use super::{PIN, UNIVERSITY, koppel};

const PATIENCE: Duration = Duration::from_secs(60);
/// The parent of those whose own has ended.
const INIT: u32 = 1;

/// Of a folder's name, all that could end a word or mean something in an entry of a desktop. Not `%`: GLib finds no program then,
/// however it is written.
const ODD: &str = r#"mijn programma's $HOME "nieuw" \s `x`"#;
/// What it printed.
const SAID: &str = "autostart.log";

#[tokio::test]
async fn it_waits_beside_the_clock_without_a_window_until_somebody_asks() {
    let place = Place::new(Keystore::File);
    let program = place.folder().join(ODD).join("koppel");
    fs::create_dir(program.parent().unwrap()).unwrap();
    fs::copy(koppel(), &program).unwrap();
    let entry = place.folder().join(".config/autostart/Koppel.desktop");

    let app = App::start(&place, &program).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    app.press("settings").await;
    app.read("settings-start-at-login-why").await;
    assert!(!entry.exists(), "nobody asked for it yet");
    app.choose("settings-start-at-login").await;
    let todo = "Koppel: van 1 account vraagt de back-upcode aandacht".to_owned();
    let [open, quit] = ["tray-open", "tray-quit"].map(|id| app.say(id, &[]));
    wait_for("the entry", || entry.exists());
    drop(app);

    let tray = Tray::on(&place);
    let eye = Eye::open(place.display());
    wait_for("the end of the window", || eye.windows().is_empty());
    log_in(&place, &entry);
    let icon = tray.icon();
    // Also without a window somebody looks. (From then on its menu stays the same.)
    wait_for("what asks for something", || icon.menu().first() == Some(&todo));
    wait_for("its picture", || icon.picture().is_some());
    let koppel = descendant(INIT, &program).expect("it runs");
    assert_eq!(tree(koppel), [koppel], "a web view for nobody");
    assert!(eye.windows().is_empty(), "a window that nobody asked for");

    icon.press(&open);
    wait_for("the window", || eye.anything_written());
    icon.press(&quit);
    wait_for("the end", || descendant(INIT, &program).is_none());
    let said = fs::read_to_string(place.folder().join(SAID)).unwrap();
    assert!(!said.contains("panicked"), "{said}");

    // Taken away in the window, where it shows how things stand.
    let app = App::start(&place, &program).await;
    app.press("settings").await;
    app.choose("settings-start-at-login").await;
    wait_for("the end of the entry", || !entry.exists());
}

#[test]
fn without_a_place_for_icons_the_window_comes() {
    let place = Place::new(Keystore::File);
    let eye = Eye::open(place.display());
    let _koppel = Group::start(place.command(koppel()).arg("--in-tray"));
    wait_for("the window", || eye.anything_written());
}

/// As a desktop does with each entry when somebody logs in.
fn log_in(place: &Place, entry: &Path) {
    let said = fs::File::create(place.folder().join(SAID)).unwrap();
    let launched = place.command(Path::new("gio")).arg("launch").arg(entry).stderr(said).status();
    assert!(launched.unwrap().success());
}

fn wait_for(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "waited in vain for: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
