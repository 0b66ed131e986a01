//! The way of a pairing, screen by screen, as a person goes it. The steps stand apart, so that a test can
//! stop, look or turn anywhere.

use std::path::{Path, PathBuf};

use crate::app::App;
use crate::place::Place;
use crate::{qr, totp};

/// One half at the service, which knows the secret.
pub struct Service {
    /// As in `issuer` of its link.
    pub issuer: &'static str,
    /// As after the colon of its label.
    pub account: &'static str,
    /// Shared with the app by the QR code.
    pub secret: &'static [u8],
}

impl Service {
    /// What its QR code says: six digits each 30 seconds.
    pub fn link(&self) -> String {
        self.link_of("totp", "")
    }

    /// The same for counted codes, of which the first has that counter.
    pub fn link_counted(&self, counter: u64) -> String {
        self.link_of("hotp", &format!("&counter={counter}"))
    }

    fn link_of(&self, kind: &str, more: &str) -> String {
        let issuer = self.issuer.replace(' ', "%20");
        let secret = totp::base32(self.secret);
        format!("otpauth://{kind}/{issuer}:{}?secret={secret}&issuer={issuer}{more}", self.account)
    }

    /// Whether the service would take this code: it is the one of now, or of the moment before.
    pub fn takes(&self, code: &str) -> bool {
        let now = totp::now();
        [now, now - 10].iter().any(|moment| totp::totp(self.secret, *moment) == code)
    }
}

/// A PNG file with the QR code of this text.
pub fn image_of(place: &Place, text: &str) -> PathBuf {
    let file = place.folder().join("qr.png");
    std::fs::write(&file, qr::png(text, 6)).expect("a new file");
    file
}

impl App {
    /// Step 1: the guide of the first service will do; on to the scanner.
    pub async fn to_scanner(&self) {
        self.read("pair-show-heading").await;
        self.press("pair-next-scan").await;
    }

    /// Step 2: an image file.
    pub async fn scan_image(&self, file: &Path) {
        self.read("pair-way-image").await;
        self.attach(file).await;
    }

    /// Step 2: whatever is on the screen.
    pub async fn scan_screen(&self) {
        self.press("pair-way-screen").await;
    }

    /// Step 3: into a new profile of that name.
    pub async fn into_new_profile(&self, name: &str) {
        self.read("pair-who-new").await;
        self.choose("pair-who-new").await;
        self.fill("pair-who-new-name", name).await;
        self.press("pair-next-pin").await;
    }

    /// Step 4: a PIN, twice.
    pub async fn choose_pin(&self, pin: &str) {
        self.read("pair-pin-heading-new").await;
        self.fill("pair-pin-label", pin).await;
        self.fill("pair-pin-again", pin).await;
        self.press("pair-next-confirm").await;
    }

    /// Step 5: the code as it stands on the screen, without the space between its groups.
    pub async fn code_to_confirm(&self) -> String {
        self.read("pair-confirm-done").await;
        // Dots stand there until the app has answered.
        self.until("a code", async |app| {
            let code = app.text_of("[data-test=code]").await.replace(' ', "");
            code.chars().all(|c| c.is_ascii_alphanumeric()).then_some(code)
        })
        .await
    }

    /// Step 5: the service took the code.
    pub async fn confirm(&self) {
        self.press("pair-confirm-done").await;
    }

    /// Step 6: no backup code yet.
    pub async fn no_backup_code(&self) {
        self.read("pair-backup-heading").await;
        self.choose("pair-backup-none").await;
        self.press("pair-done").await;
    }

    /// All six steps with an image, from the welcome to the list of codes.
    pub async fn pair_first(&self, place: &Place, link: &str, profile: &str, pin: &str) {
        self.press("welcome-pair").await;
        self.to_scanner().await;
        self.scan_image(&image_of(place, link)).await;
        self.into_new_profile(profile).await;
        self.choose_pin(pin).await;
        self.confirm().await;
        self.no_backup_code().await;
    }

    /// Types a PIN for the profile that is on the screen.
    pub async fn unlock(&self, pin: &str) {
        self.fill("pin", pin).await;
        self.press("unlock").await;
    }

    /// The code in the list beside that issuer and account, without the space between its groups.
    pub async fn listed_code(&self, service: &Service) -> String {
        let row =
            self.say("row-copy", &[("issuer", service.issuer), ("name", service.account), ("code", "\u{1}")]);
        let (before, after) = row.split_once('\u{1}').expect("the message has the code in it");
        let script =
            "return [...document.querySelectorAll('button')].map(b => b.getAttribute('aria-label') || '')";
        self.until(before, async |app| {
            let names = app.ask(script, vec![]).await;
            let names = names.as_array()?.iter().filter_map(|name| name.as_str());
            let code = names.filter_map(|name| {
                let clean: String = name.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).collect();
                clean
                    .strip_prefix(before)
                    .and_then(|rest| rest.strip_suffix(after))
                    .map(|code| code.replace(' ', ""))
            });
            code.into_iter().find(|code| code.chars().all(|c| c.is_ascii_digit()) && !code.is_empty())
        })
        .await
    }
}
