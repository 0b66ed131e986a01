//! The portal's manual, from a browser to the app and back. The comments are its steps.

use koppel_drive::app::App;
use koppel_drive::browser::Browser;
use koppel_drive::pairing::Service;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::practice::{NAME, PASSWORD, Practice};

use super::{PIN, koppel, practice};

/// As Koppel lists it. Its secret is between the site and Koppel.
const HERE: Service = Service { issuer: "Oefenportaal", account: NAME, secret: &[] };

#[tokio::test]
async fn an_app_is_paired_its_codes_and_the_backup_code_let_in_and_another_phone_replaces_it() {
    if !Browser::is_here() {
        return;
    }
    let place = Place::new(Keystore::File);
    let site = Practice::start(&place, &practice());
    let old_phone = App::start(&place, koppel()).await;
    let browser = Browser::start(&place, site.address()).await;

    // Authenticatie-app bewerken
    password(&browser).await;
    browser.read("practice-portal-title").await;
    let backup_code = pair(&browser, &old_phone).await.expect("the first app comes with a back-up code");

    // Inloggen
    log_in_by_code(&browser, &old_phone).await;
    let newer = log_in_by_backup_code(&browser, &backup_code).await;
    backup_code_no_longer_works(&browser, &backup_code).await;

    // Een ander toestel
    let elsewhere = Place::new(Keystore::File);
    let new_phone = App::start(&elsewhere, koppel()).await;
    let other_browser = Browser::start(&elsewhere, site.address()).await;
    password(&other_browser).await;
    use_backup_code(&other_browser, &newer).await;
    new_backup_code(&other_browser).await;
    assert_eq!(pair(&other_browser, &new_phone).await, None, "the back-up code stays as it was");
    codes_of_the_old_phone_are_refused(&other_browser, &old_phone).await;
    log_in_by_code(&other_browser, &new_phone).await;
}

#[tokio::test]
async fn the_other_settings_under_security() {
    if !Browser::is_here() {
        return;
    }
    let place = Place::new(Keystore::File);
    let site = Practice::start(&place, &practice());
    let browser = Browser::start(&place, site.address()).await;

    password(&browser).await;
    open_security(&browser).await;
    change_mobile_number(&browser).await;
    let first = ask_for_backup_code(&browser).await;
    let second = ask_for_backup_code(&browser).await;
    choose_text_messages(&browser).await;

    browser.log_out().await;
    password(&browser).await;
    browser.read("practice-sms-title").await;
    other_method(&browser).await;
    type_code(&browser, &first).await;
    browser.see("Die code klopt niet.").await;
    type_code(&browser, &second).await;
    new_backup_code(&browser).await;
    browser.read("practice-portal-title").await;
}

/// Mobiel nummer wijzigen. Bevestig met de code uit de sms.
async fn change_mobile_number(browser: &Browser) {
    browser.fill("practice-security-mobile-new", "06 1234 5678").await;
    browser.press("practice-security-mobile-edit").await;
    browser.read("practice-code").await;
    browser.visit("/outbox").await;
    let text = browser.text_of(".list strong").await;
    let code: String = text.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(code.len(), 6, "{text}");
    browser.visit("/settings/security/mobile").await;
    browser.fill("practice-code", &code).await;
    browser.press("practice-confirm").await;
    browser.read("practice-security-mobile-changed").await;
    browser.see("••• 678").await;
}

/// Nieuwe back-upcode aanvragen. De oude werkt dan niet meer.
async fn ask_for_backup_code(browser: &Browser) -> String {
    browser.press("practice-security-backup-new").await;
    new_backup_code(browser).await
}

/// Standaardmethode.
async fn choose_text_messages(browser: &Browser) {
    browser.choose("practice-method-sms").await;
    browser.press("practice-save").await;
    browser.read("practice-security-standard-changed").await;
}

/// 1. Log in met je gebruikersnaam en wachtwoord.
async fn password(browser: &Browser) {
    browser.press("practice-portal-name").await;
    browser.fill("practice-login-name", NAME).await;
    browser.fill("practice-login-password", PASSWORD).await;
    browser.press("practice-log-in").await;
}

/// Instellingen → Beveiliging → Authenticatie-app bewerken. Gives the back-up code, where there is a new one.
async fn pair(browser: &Browser, phone: &App) -> Option<String> {
    open_security(browser).await;
    browser.press("practice-security-app-edit").await;
    let link = browser.qr_code("practice-qr-app").await;
    assert!(link.starts_with("otpauth://totp/"), "{link}");
    confirm(browser, phone).await;
    browser.read("practice-security-app-changed").await;
    if browser.shows(&browser.say("practice-backup-new-title", &[])).await {
        return Some(new_backup_code(browser).await);
    }
    None
}

/// Ga naar Instellingen, dan Beveiliging. Vul je wachtwoord nog een keer in.
async fn open_security(browser: &Browser) {
    browser.press("practice-settings").await;
    browser.press("practice-security").await;
    browser.read("practice-security-password").await;
    browser.fill("practice-login-password", PASSWORD).await;
    browser.press("practice-continue").await;
}

/// Scan de QR-code en bevestig met de code die de app laat zien.
async fn confirm(browser: &Browser, phone: &App) {
    phone.press("welcome-pair").await;
    phone.to_scanner().await;
    phone.scan_screen().await;
    phone.see(HERE.issuer).await;
    phone.into_new_profile("Demi").await;
    phone.choose_pin(PIN).await;
    let code = phone.code_to_confirm().await;
    browser.fill("practice-code", &code).await;
    browser.press("practice-confirm").await;
    browser.read("practice-security-app-changed").await;
    phone.confirm().await;
    phone.no_backup_code().await;
}

/// 2. Vul de code van de authenticatie-app in.
async fn log_in_by_code(browser: &Browser, phone: &App) {
    browser.log_out().await;
    password(browser).await;
    browser.read("practice-app-title").await;
    type_code(browser, &unused_code(phone).await).await;
    browser.read("practice-portal-title").await;
}

async fn type_code(browser: &Browser, code: &str) {
    browser.fill("practice-code", code).await;
    browser.press("practice-continue").await;
}

/// Each code counts once, and the one of now confirmed the pairing: the one that Koppel says comes after it, which the
/// site takes since clocks differ.
async fn unused_code(phone: &App) -> String {
    let before = phone.say("code-next", &[("code", "")]);
    phone
        .until(&before, async |phone| {
            let text = phone.text().await;
            let (_, after) = text.split_once(before.trim())?;
            let code: String = after.trim_start().chars().take(7).filter(char::is_ascii_digit).collect();
            (code.len() == 6).then_some(code)
        })
        .await
}

/// 3. Andere inlogmethode gebruiken. 4. Gebruik back-upcode. 5. Vul de back-upcode in.
async fn use_backup_code(browser: &Browser, code: &str) {
    browser.read("practice-app-title").await;
    other_method(browser).await;
    type_code(browser, code).await;
}

async fn other_method(browser: &Browser) {
    browser.press("practice-other-method").await;
    browser.press("practice-use-backup-code").await;
}

/// 6. Er komt een nieuwe. 7. Ik heb mijn back-upcode bewaard. 8. Verder.
async fn new_backup_code(browser: &Browser) -> String {
    browser.read("practice-backup-new-title").await;
    let code = browser.text_of(".code-large").await;
    browser.choose("practice-backup-saved").await;
    browser.press("practice-continue").await;
    browser.miss(&browser.say("practice-backup-new-title", &[])).await;
    code
}

async fn log_in_by_backup_code(browser: &Browser, code: &str) -> String {
    browser.log_out().await;
    password(browser).await;
    use_backup_code(browser, code).await;
    let newer = new_backup_code(browser).await;
    assert_ne!(newer, code);
    browser.read("practice-portal-title").await;
    newer
}

/// De back-upcode werkt één keer.
async fn backup_code_no_longer_works(browser: &Browser, code: &str) {
    browser.log_out().await;
    password(browser).await;
    use_backup_code(browser, code).await;
    browser.see("Die code klopt niet.").await;
    browser.read("practice-backup-title").await;
}

/// De codes van de vorige app werken niet meer.
async fn codes_of_the_old_phone_are_refused(browser: &Browser, old_phone: &App) {
    browser.log_out().await;
    password(browser).await;
    browser.read("practice-app-title").await;
    type_code(browser, &old_phone.listed_code(&HERE).await).await;
    browser.see("Die code klopt niet.").await;
}
