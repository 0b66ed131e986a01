//! The university's manual, from a browser to the app and back. The comments are its steps.

use koppel_drive::app::App;
use koppel_drive::browser::Browser;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::practice::{NAME, PASSWORD, Practice};

use super::pairing::hand_over;
use super::{PIN, koppel, practice};

pub(super) const WRONG: &str = "5816";
const NEW_PIN: &str = "3850";

#[tokio::test]
async fn a_device_is_added_logs_in_is_blocked_and_comes_back_by_the_reset_code() {
    if !Browser::is_here() {
        return;
    }
    let place = Place::new(Keystore::File);
    let site = Practice::start(&place, &practice());
    let koppel = App::start(&place, koppel()).await;
    let browser = Browser::start(&place, site.address()).await;

    // Registreren
    to_manage_devices(&browser).await;
    add_device(&browser).await;
    koppel.press("welcome-pair").await;
    scan_from_the_screen(&koppel, site.host()).await;
    into_new_profile(&koppel, "Demi", PIN).await;
    let reset_code = registered(&browser, &koppel).await;
    device_is_listed(&browser).await;

    // Inloggen
    let link = log_in_by_scanning(&browser, &koppel).await;
    a_used_link_is_said(&place, &koppel, &link).await;
    log_in_by_link(&place, &browser, &koppel).await;

    // Resetten
    three_wrong_pins(&koppel).await;
    reset(&browser, &reset_code).await;
    add_device(&browser).await;
    koppel.press("pair-again").await;
    scan_from_the_screen(&koppel, site.host()).await;
    into_new_profile(&koppel, "Demi opnieuw", NEW_PIN).await;
    let newer = registered(&browser, &koppel).await;
    assert_ne!(newer, reset_code, "a reset code that was used is given again");
    device_is_listed(&browser).await;
}

/// Heb je geen resetcode? Reset met je identiteit, of via de servicedesk.
#[tokio::test]
async fn a_reset_by_identity_and_by_service_desk() {
    if !Browser::is_here() {
        return;
    }
    let place = Place::new(Keystore::File);
    let site = Practice::start(&place, &practice());
    let koppel = App::start(&place, koppel()).await;
    let browser = Browser::start(&place, site.address()).await;
    pair(&browser, &koppel, &site).await;

    // Iemand anders is het niet, en er wordt niets gereset.
    ask_for_login(&browser).await;
    browser.press("practice-to-reset").await;
    show_identity(&browser, "practice-person-eid-stranger").await;
    browser.read("practice-reset-identity-other").await;
    show_identity(&browser, "practice-person-eid-demo").await;
    browser.read("practice-reset-done").await;
    browser.read("practice-mfa-none").await;

    add_device(&browser).await;
    koppel.press("account-pair").await;
    scan_from_the_screen(&koppel, site.host()).await;
    into_new_profile(&koppel, "Demi opnieuw", NEW_PIN).await;
    registered(&browser, &koppel).await;
    device_is_listed(&browser).await;

    let link = link_of_the_desk(&browser).await;
    ask_for_password(&browser).await;
    browser.qr_code("practice-qr-login").await;
    browser.visit(&link).await;
    browser.press("practice-reset-do").await;
    browser.read("practice-reset-done").await;
    browser.read("practice-mfa-none").await;
}

async fn show_identity(browser: &Browser, person: &str) {
    browser.press("practice-reset-identity-do").await;
    browser.read("practice-provider-title").await;
    browser.press(person).await;
}

/// The service desk gives a link that works once: its path.
async fn link_of_the_desk(browser: &Browser) -> String {
    browser.log_out().await;
    browser.visit("/servicedesk").await;
    browser.read("practice-desk-log-in").await;
    browser.fill("practice-login-name", "servicedesk").await;
    browser.fill("practice-login-password", PASSWORD).await;
    browser.press("practice-log-in").await;
    browser.read("practice-desk-lead").await;
    browser.press_words(&format!("{} {NAME}", browser.say("practice-desk-make-link", &[]))).await;
    let link = browser.text_of(".notice a.address").await;
    let (_, path) = link.split_once("/mfareset").expect("a link to the reset");
    browser.log_out().await;
    format!("/mfareset{path}")
}

/// Steps 1 to 7, in a new profile that is called Demi: the reset code. The browser is at the list of devices.
pub(super) async fn pair(browser: &Browser, koppel: &App, site: &Practice) -> String {
    to_manage_devices(browser).await;
    add_device(browser).await;
    koppel.press("welcome-pair").await;
    scan_from_the_screen(koppel, site.host()).await;
    into_new_profile(koppel, "Demi", PIN).await;
    let reset_code = registered(browser, koppel).await;
    device_is_listed(browser).await;
    reset_code
}

/// 1. Log in en ga naar Toestellen beheren.
pub(super) async fn to_manage_devices(browser: &Browser) {
    browser.press("practice-university-name").await;
    password(browser).await;
    browser.read("practice-mfa-title").await;
    browser.read("practice-mfa-none").await;
}

async fn password(browser: &Browser) {
    browser.fill("practice-login-name", NAME).await;
    browser.fill("practice-login-password", PASSWORD).await;
    browser.press("practice-log-in").await;
}

/// 2. Kies Toestel toevoegen. Er verschijnt een QR-code.
pub(super) async fn add_device(browser: &Browser) {
    browser.press("practice-mfa-add").await;
    let link = browser.qr_code("practice-qr-pairing").await;
    assert!(link.starts_with("tiqrenroll://"), "{link}");
}

/// 3. Scan de QR-code.
pub(super) async fn scan_from_the_screen(koppel: &App, host: &str) {
    koppel.to_scanner().await;
    koppel.scan_screen().await;
    koppel.read("pair-ask-heading").await;
    koppel.see(host).await;
    koppel.press("pair-ask-do").await;
    koppel.read("pair-who-heading").await;
    koppel.see(&koppel.say("practice-university-name", &[])).await;
}

/// 4. Kies Koppelen nieuw gebruikersprofiel. 5. Typ een pincode, en typ hem nog een keer.
pub(super) async fn into_new_profile(koppel: &App, name: &str, pin: &str) {
    koppel.into_new_profile(name).await;
    koppel.choose_pin(pin).await;
}

/// 6. Is alles gelukt, dan verdwijnt de QR-code. 7. Noteer de resetcode.
pub(super) async fn registered(browser: &Browser, koppel: &App) -> String {
    koppel.see("Gelukt: de QR-code is verdwenen").await;
    browser.read("practice-registered-title").await;
    browser.no_qr_code().await;
    let reset_code = browser.text_of(".code-large").await;

    koppel.press("pair-next-backup").await;
    koppel.choose("backup-codes-place-paper").await;
    koppel.fill("backup-codes-whereabouts", "In de kluis").await;
    koppel.choose("backup-codes-saved").await;
    koppel.press("pair-done").await;
    reset_code
}

/// 8. Het toestel staat in de lijst.
pub(super) async fn device_is_listed(browser: &Browser) {
    browser.press("practice-continue").await;
    browser.read("practice-mfa-title").await;
    browser.see("Toestel 1").await;
    browser.read("practice-device-tiqr").await;
    assert!(!browser.shows("Toestel 2").await, "one device was added");
}

/// Log in, scan de QR-code en typ je pincode: daarna ben je vanzelf ingelogd. Gives the link that was in the code.
pub(super) async fn log_in_by_scanning(browser: &Browser, koppel: &App) -> String {
    let link = ask_for_login(browser).await;
    koppel.press_words(&row(koppel, None)).await;
    koppel.scan_screen().await;
    type_pin(koppel).await;
    logged_in(browser, koppel).await;
    link
}

/// What the account's row says aloud; `standing` is what the service said of it.
pub(super) fn row(koppel: &App, standing: Option<&str>) -> String {
    let (issuer, name) =
        (koppel.say("practice-university-name", &[]), koppel.say("practice-person-demo", &[]));
    let names = [("issuer", issuer.as_str()), ("name", name.as_str())];
    match standing.map(|message| koppel.say(message, &[])) {
        Some(standing) => koppel.say("row-standing", &[&names[..], &[("standing", &standing)]].concat()),
        None => koppel.say("row-login", &names),
    }
}

/// The same with the link beside the code, which the system hands to Koppel: one click, the PIN and nothing else.
pub(super) async fn log_in_by_link(place: &Place, browser: &Browser, koppel: &App) {
    let link = ask_for_login(browser).await;
    hand_over(place, &link);
    type_pin(koppel).await;
    logged_in(browser, koppel).await;
}

pub(super) async fn ask_for_login(browser: &Browser) -> String {
    browser.log_out().await;
    ask_for_password(browser).await;
    let link = browser.qr_code("practice-qr-login").await;
    assert!(link.starts_with("tiqrauth://"), "{link}");
    link
}

async fn ask_for_password(browser: &Browser) {
    browser.press("practice-university-name").await;
    password(browser).await;
}

pub(super) async fn type_pin(koppel: &App) {
    koppel.fill("login-pin", PIN).await;
    koppel.press("login-do").await;
}

async fn logged_in(browser: &Browser, koppel: &App) {
    koppel.see("Je bent ingelogd bij").await;
    browser.read("practice-mfa-title").await;
    browser.no_qr_code().await;
    koppel.press("backup-done").await;
}

/// Een code telt één keer.
async fn a_used_link_is_said(place: &Place, koppel: &App, link: &str) {
    hand_over(place, link);
    type_pin(koppel).await;
    koppel.read("login-refused-heading").await;
    koppel.read("error-tiqr-login-expired").await;
    koppel.press("recovery-close").await;
}

/// Na drie keer een verkeerde pincode wordt het profiel geblokkeerd.
async fn three_wrong_pins(koppel: &App) {
    koppel.press("lock-now").await;
    koppel.unlock(WRONG).await;
    koppel.see("Je hebt nog twee pogingen").await;
    koppel.unlock(WRONG).await;
    koppel.read("unlock-last-why").await;
    koppel.unlock(WRONG).await;
    koppel.see(&koppel.say("blocked-title", &[("name", "Demi")])).await;
}

/// Reset met de resetcode die je noteerde, en registreer opnieuw.
async fn reset(browser: &Browser, code: &str) {
    ask_for_login(browser).await;
    reset_by_code(browser, code).await;
}

pub(super) async fn reset_by_code(browser: &Browser, code: &str) {
    browser.press("practice-to-reset").await;
    browser.read("practice-reset-title").await;
    browser.fill("practice-reset-code", code).await;
    browser.press("practice-reset-do").await;
    browser.read("practice-reset-done").await;
    browser.read("practice-mfa-none").await;
}
