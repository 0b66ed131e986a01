//! "Eerst oefenen": from Koppel's first screen to the practice site in a browser, a pairing and a login there, and its end.

use std::net::TcpStream;

use koppel_drive::app::{App, Kind};
use koppel_drive::browser::Browser;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::processes::descendant;

use super::university::{
    add_device, device_is_listed, into_new_profile, log_in_by_scanning, registered, scan_from_the_screen,
    to_manage_devices,
};
use super::{PIN, koppel, practice};

#[tokio::test]
async fn from_the_first_screen_to_a_pairing_and_the_end_of_the_site() {
    if !Browser::is_here() {
        return;
    }
    let program = practice();
    let place = Place::new(Keystore::File);
    let koppel = App::start(&place, koppel()).await;
    koppel.press("welcome-exercise").await;
    koppel.read("exercise-what-here").await;
    assert_eq!(descendant(koppel.driver(), &program), None, "it was started before anybody asked");
    let address = start(&koppel, &place, &program).await;

    let browser = Browser::start(&place, &address).await;
    to_manage_devices(&browser).await;
    add_device(&browser).await;
    koppel.press("exercise-pair").await;
    scan_from_the_screen(&koppel, host(&address)).await;
    into_new_profile(&koppel, "Lotte", PIN).await;
    registered(&browser, &koppel).await;
    device_is_listed(&browser).await;

    // It is found again, and ends when it is told to.
    koppel.press("settings").await;
    koppel.read("settings-exercise-why").await;
    koppel.press("settings-exercise-do").await;
    koppel.read("exercise-runs").await;
    koppel.see(host(&address)).await;
    koppel.press("exercise-stop").await;
    koppel
        .until("the way to start it", async |app| {
            app.offers(Kind::Button, "exercise-start").await.then_some(())
        })
        .await;
    assert!(!answers(&address), "it still listens");
    assert_eq!(descendant(koppel.driver(), &program), None, "it still runs");

    // Started again it is where it was, and knows what was paired.
    assert_eq!(start(&koppel, &place, &program).await, address);
    koppel.press("recovery-close").await;
    browser.visit("/mfa").await;
    log_in_by_scanning(&browser, &koppel).await;
}

#[tokio::test]
async fn the_site_ends_with_koppel_however_that_ends() {
    let program = practice();
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.press("welcome-exercise").await;
    let address = start(&app, &place, &program).await;
    let window = descendant(app.driver(), koppel()).expect("Koppel runs");
    // Nothing of Koppel's own is asked any more.
    let killed = std::process::Command::new("kill").args(["-KILL", &window.to_string()]).status().unwrap();
    assert!(killed.success());
    let start = std::time::Instant::now();
    while answers(&address) {
        assert!(start.elapsed() < koppel_drive::app::PATIENCE, "it outlives Koppel");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

#[tokio::test]
async fn where_it_was_not_installed_it_says_so() {
    let place = Place::new(Keystore::File);
    let alone = place.folder().join("koppel-alone");
    std::fs::copy(koppel(), &alone).unwrap();
    let app = App::start(&place, &alone).await;
    app.press("welcome-exercise").await;
    app.press("exercise-start").await;
    let missing = place.folder().join("koppel-practice").display().to_string();
    app.see(&app.say("error-practice-missing", &[("program", &missing)])).await;
    assert!(place.opened().is_empty());
}

/// Starts it: the address that is on the screen, and was opened.
async fn start(koppel: &App, place: &Place, program: &std::path::Path) -> String {
    let before = place.opened().len();
    koppel.press("exercise-start").await;
    koppel.read("exercise-runs").await;
    let address =
        koppel.until("an address that is opened", async |_| place.opened().get(before).cloned()).await;
    koppel.see(host(&address)).await;
    assert!(answers(&address), "nothing listens on {address}");
    assert!(descendant(koppel.driver(), program).is_some(), "another program's");
    address
}

fn host(address: &str) -> &str {
    address.strip_prefix("http://").expect("a site without TLS")
}

fn answers(address: &str) -> bool {
    TcpStream::connect(host(address)).is_ok()
}
