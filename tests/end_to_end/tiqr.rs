//! Logging in by tiqr where something is in the way: the code has expired, the service blocked the account, or is not there.

use koppel_drive::app::App;
use koppel_drive::browser::Browser;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::practice::{NAME, Practice};

use super::pairing::hand_over;
use super::university::{
    WRONG, add_device, ask_for_login, device_is_listed, log_in_by_link, pair, registered, reset_by_code, row,
    scan_from_the_screen, type_pin,
};
use super::{PIN, koppel, practice};

/// De QR-code werkt niet lang: die van het inloggen is hier na vier seconden verlopen.
#[tokio::test]
async fn an_expired_link_is_said_and_spends_nothing() {
    if !Browser::is_here() {
        return;
    }
    let place = Place::new(Keystore::File);
    let site = Practice::start_with(&place, &practice(), &["--login-life", "4"]);
    let koppel = App::start(&place, koppel()).await;
    let browser = Browser::start(&place, site.address()).await;
    pair(&browser, &koppel, &site).await;

    let link = ask_for_login(&browser).await;
    browser.read("practice-tiqr-over").await;
    browser.no_qr_code().await;
    hand_over(&place, &link);
    type_pin(&koppel).await;
    koppel.read("login-refused-heading").await;
    koppel.read("error-tiqr-login-expired").await;
    koppel.press("recovery-close").await;

    // Neither a try of the PIN nor one of the site's three: all of them are there still.
    koppel.press("lock-now").await;
    koppel.unlock(WRONG).await;
    koppel.see("Je hebt nog twee pogingen").await;
    koppel.unlock(PIN).await;
    drop(site);
    let _site = Practice::start(&place, &practice());
    browser.visit("/mfa").await;
    log_in_by_link(&place, &browser, &koppel).await;
}

/// Drie verkeerde antwoorden: dan blokkeert de dienst het account. Daar is het een reset, en hier opnieuw koppelen.
#[tokio::test]
async fn an_account_that_the_service_blocked_says_so_and_is_paired_again() {
    if !Browser::is_here() {
        return;
    }
    let place = Place::new(Keystore::File);
    let site = Practice::start(&place, &practice());
    let koppel = App::start(&place, koppel()).await;
    let browser = Browser::start(&place, site.address()).await;
    let reset_code = pair(&browser, &koppel, &site).await;

    let link = ask_for_login(&browser).await;
    for _ in 0..3 {
        site.answer_wrongly(&link, NAME);
    }
    hand_over(&place, &link);
    type_pin(&koppel).await;
    koppel.read("error-tiqr-account-blocked").await;
    koppel.press("recovery-close").await;
    koppel.press_words(&row(&koppel, Some("standing-blocked"))).await;
    koppel.read("what-now-why-blocked").await;

    // The page finds out by itself, and a press that is sooner is overtaken by that.
    browser.read("practice-tiqr-blocked").await;
    reset_by_code(&browser, &reset_code).await;
    add_device(&browser).await;
    koppel.press("what-now-pair").await;
    scan_from_the_screen(&koppel, site.host()).await;
    koppel.press("pair-next-pin").await;
    koppel.fill("pair-pin-label", PIN).await;
    koppel.press("pair-next-confirm").await;
    registered(&browser, &koppel).await;
    device_is_listed(&browser).await;
    koppel.miss(&koppel.say("standing-blocked", &[])).await;
    log_in_by_link(&place, &browser, &koppel).await;
}

/// Kan je app de site niet bereiken? Vul dan de eenmalige code in die de app laat zien.
#[tokio::test]
async fn without_the_service_its_one_time_password_is_typed_on_the_page() {
    if !Browser::is_here() {
        return;
    }
    let place = Place::new(Keystore::File);
    let site = Practice::start(&place, &practice());
    let koppel = App::start(&place, koppel()).await;
    let browser = Browser::start(&place, site.address()).await;
    pair(&browser, &koppel, &site).await;

    let link = ask_for_login(&browser).await;
    let host = site.host().to_owned();
    drop(site);
    hand_over(&place, &link);
    type_pin(&koppel).await;
    koppel.see(&koppel.say("login-offline-heading", &[("host", &host)])).await;
    koppel.see(NAME).await;
    let one_time: String =
        koppel.text_of("[data-test=code]").await.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(one_time.len(), 6, "{one_time}");
    let _site = Practice::start(&place, &practice());
    browser.press("practice-tiqr-offline").await;
    browser.fill("practice-code", &one_time).await;
    browser.press("practice-continue").await;
    browser.read("practice-mfa-title").await;
    browser.see("Toestel 1").await;
}
