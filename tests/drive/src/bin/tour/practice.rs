//! Through the practice site, in a browser beside Koppel: a device is added at the university, logs in there, and an app's
//! codes log in at the portal.

use std::path::Path;

use koppel_drive::app::App;
use koppel_drive::browser::Browser;
use koppel_drive::practice::{NAME, PASSWORD, Practice};

use super::linux::{Album, PIN, WIDE, place};

/// Another account of the site, with the same password.
const COLLEAGUE: &str = "collega";

/// `koppel-practice` lies beside Koppel.
pub async fn tour(koppel: &Path, album: &Album) {
    if !Browser::is_here() {
        return;
    }
    let place = place();
    let site = Practice::start(&place, &koppel.with_file_name("koppel-practice"));
    let app = App::start(&place, koppel).await;
    app.resize(WIDE.0, WIDE.1).await;
    let browser = Browser::start(&place, site.address()).await;
    browser.read("practice-university-name").await;
    album.take(&browser, "practice").await;
    device(&app, &browser, album).await;
    login(&app, &browser, album).await;
    browser.log_out().await;
    portal(&app, &browser, album).await;
}

async fn device(app: &App, browser: &Browser, album: &Album) {
    browser.press("practice-university-name").await;
    log_in(browser, NAME).await;
    browser.read("practice-mfa-title").await;
    album.take(browser, "practice-devices").await;
    browser.press("practice-mfa-add").await;
    browser.qr_code("practice-qr-pairing").await;
    album.take(browser, "practice-qr").await;
    app.press("welcome-pair").await;
    app.to_scanner().await;
    app.scan_screen().await;
    app.read("pair-ask-heading").await;
    album.take(app, "tiqr-ask").await;
    app.press("pair-ask-do").await;
    app.read("pair-who-new").await;
    album.take(app, "tiqr-who").await;
    app.into_new_profile("Demi").await;
    app.choose_pin(PIN).await;
    app.read("pair-taken-more").await;
    album.take(app, "tiqr-taken").await;
    browser.read("practice-registered-title").await;
    album.take(browser, "practice-registered").await;
    browser.press("practice-continue").await;
    app.press("pair-next-backup").await;
    app.no_backup_code().await;
}

async fn login(app: &App, browser: &Browser, album: &Album) {
    browser.log_out().await;
    browser.press("practice-university-name").await;
    log_in(browser, NAME).await;
    browser.qr_code("practice-qr-login").await;
    album.take(browser, "practice-login").await;
    let (issuer, name) = (app.say("practice-university-name", &[]), app.say("practice-person-demo", &[]));
    app.press_words(&app.say("row-login", &[("issuer", &issuer), ("name", &name)])).await;
    app.scan_screen().await;
    app.fill("login-pin", PIN).await;
    album.take(app, "tiqr-login").await;
    app.press("login-do").await;
    app.see("Je bent ingelogd bij").await;
    album.take(app, "tiqr-logged-in").await;
    browser.read("practice-mfa-title").await;
    album.take(browser, "practice-logged-in").await;
    app.press("backup-done").await;
}

/// A colleague's account, which has no device yet: an app with codes is paired, and the back-up code that comes with it lets in.
async fn portal(app: &App, browser: &Browser, album: &Album) {
    to_portal(browser).await;
    browser.press("practice-settings").await;
    browser.press("practice-security").await;
    browser.fill("practice-login-password", PASSWORD).await;
    browser.press("practice-continue").await;
    album.take(browser, "practice-security").await;
    browser.press("practice-security-app-edit").await;
    browser.qr_code("practice-qr-app").await;
    app.press("account-pair").await;
    app.to_scanner().await;
    app.scan_screen().await;
    app.read("pair-who-existing").await;
    app.press("pair-next-pin").await;
    app.fill("pair-pin-label", PIN).await;
    app.press("pair-next-confirm").await;
    let code = app.code_to_confirm().await;
    browser.fill("practice-code", &code).await;
    album.take(browser, "practice-app").await;
    browser.press("practice-confirm").await;
    app.confirm().await;
    app.no_backup_code().await;
    let backup_code = new_backup_code(browser, album, "practice-backup-code").await;

    browser.log_out().await;
    to_portal(browser).await;
    browser.press("practice-other-method").await;
    album.take(browser, "practice-other-method").await;
    browser.press("practice-use-backup-code").await;
    browser.fill("practice-code", &backup_code).await;
    browser.press("practice-continue").await;
    new_backup_code(browser, album, "practice-backup-code-used").await;
}

async fn to_portal(browser: &Browser) {
    browser.visit("/exercise/portal").await;
    log_in(browser, COLLEAGUE).await;
}

/// It has to be ticked as saved before the way goes on.
async fn new_backup_code(browser: &Browser, album: &Album, picture: &str) -> String {
    browser.read("practice-backup-new-title").await;
    album.take(browser, picture).await;
    let code = browser.text_of(".code-large").await;
    browser.choose("practice-backup-saved").await;
    browser.press("practice-continue").await;
    browser.miss(&browser.say("practice-backup-new-title", &[])).await;
    code
}

async fn log_in(browser: &Browser, name: &str) {
    browser.fill("practice-login-name", name).await;
    browser.fill("practice-login-password", PASSWORD).await;
    browser.press("practice-log-in").await;
}
