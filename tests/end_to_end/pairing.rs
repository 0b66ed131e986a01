//! From a QR code to a code that the service takes.

use std::time::Duration;

use koppel_drive::app::App;
use koppel_drive::child::Group;
use koppel_drive::pairing::image_of;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::poster::Poster;
use koppel_drive::qr;
use koppel_drive::screen::Eye;

use super::{PIN, PORTAL, UNIVERSITY, koppel};

#[tokio::test]
async fn from_an_image_step_by_step() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.press("welcome-pair").await;
    app.to_scanner().await;
    app.scan_image(&image_of(&place, &UNIVERSITY.link())).await;
    app.see(UNIVERSITY.issuer).await;
    app.see(UNIVERSITY.account).await;
    app.into_new_profile("Lotte").await;
    app.choose_pin(PIN).await;
    let code = app.code_to_confirm().await;
    assert!(UNIVERSITY.takes(&code), "the service does not take {code}");
    app.confirm().await;
    app.no_backup_code().await;

    let code = app.listed_code(&UNIVERSITY).await;
    assert!(UNIVERSITY.takes(&code), "the list shows {code}");
    app.read("row-codes-none").await;
}

#[tokio::test]
async fn from_another_programs_window_on_the_same_screen() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.press("welcome-pair").await;
    app.to_scanner().await;
    app.scan_screen().await;
    app.read("pair-scan-none-screen").await;

    let _poster = Poster::show(place.display(), &qr::picture(&PORTAL.link(), 5), 1300, 500);
    app.scan_screen().await;
    app.see(PORTAL.account).await;
    app.into_new_profile("Portaal").await;
    app.choose_pin(PIN).await;
    let code = app.code_to_confirm().await;
    assert!(PORTAL.takes(&code), "the service does not take {code}");
}

#[tokio::test]
async fn cancelled_after_the_pin_leaves_nothing_behind() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.press("welcome-pair").await;
    app.to_scanner().await;
    app.scan_image(&image_of(&place, &UNIVERSITY.link())).await;
    app.into_new_profile("Lotte").await;
    app.choose_pin(PIN).await;
    app.code_to_confirm().await;
    app.press("pair-cancel").await;
    app.press("pair-stop-do").await;
    app.read("welcome-pair").await;
    let kept = std::fs::read_dir(place.keys()).unwrap().count();
    assert_eq!(kept, 0, "a key stayed in the keystore");
    let profiles = std::fs::read_dir(place.vault().join("profiles")).unwrap();
    let names: Vec<_> = profiles.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(names.iter().all(|name| name == "vault.lock"), "files stayed: {names:?}");
}

#[tokio::test]
async fn a_second_account_goes_into_the_same_profile_with_its_pin() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    app.press("account-pair").await;
    app.to_scanner().await;
    app.scan_image(&image_of(&place, &PORTAL.link())).await;
    app.read("pair-who-existing").await;
    app.press("pair-next-pin").await;
    app.fill("pair-pin-label", PIN).await;
    app.press("pair-next-confirm").await;
    let code = app.code_to_confirm().await;
    assert!(PORTAL.takes(&code), "the service does not take {code}");
    app.confirm().await;
    app.no_backup_code().await;
    assert!(UNIVERSITY.takes(&app.listed_code(&UNIVERSITY).await));
    assert!(PORTAL.takes(&app.listed_code(&PORTAL).await));
}

/// As the system hands over a link on which somebody clicked: to a program that it starts, and to one that runs.
#[tokio::test]
async fn by_a_link_that_was_clicked_on() {
    let place = Place::new(Keystore::File);
    let app = App::start_with(&place, koppel(), &[&UNIVERSITY.link()]).await;
    app.see(UNIVERSITY.account).await;
    app.into_new_profile("Lotte").await;
    app.choose_pin(PIN).await;

    // The pairing under way is not disturbed by another link, which waits.
    hand_over(&place, &PORTAL.link());
    let code = app.code_to_confirm().await;
    assert!(UNIVERSITY.takes(&code), "the service does not take {code}");
    app.confirm().await;
    app.no_backup_code().await;
    app.see(PORTAL.account).await;
    app.read("pair-who-existing").await;
    app.press("pair-cancel").await;
    app.listed_code(&UNIVERSITY).await;

    // Not for Koppel: said, with the other ways beside it.
    hand_over(&place, "otpauth://totp/a?secret=1");
    app.read("pair-way-screen").await;
    app.read("error-link-secret-bad").await;
    assert_eq!(Eye::open(place.display()).windows().len(), 1, "one window, the first one's");
}

/// Starts Koppel a second time with this link, which goes to the first.
pub(super) fn hand_over(place: &Place, link: &str) {
    let mut second = Group::start(place.command(koppel()).arg(link));
    let status = second.ended_within(Duration::from_secs(10)).expect("the second instance stays");
    assert!(status.success(), "{status}");
}
