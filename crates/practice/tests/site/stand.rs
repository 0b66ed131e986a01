//! A site for one test.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use koppel_practice::{CHALLENGE_LIFE, Clock, DEMO, Options, PASSWORD, Running, serve};

use crate::app::{App, code};
use crate::browser::{Browser, Page};

/// 2027-01-15, at the beginning of a step of 30 seconds.
const START: u64 = 1_800_000_000;

pub struct Moved(AtomicU64);

impl Clock for Moved {
    fn now(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}

pub struct Stand {
    pub running: Running,
    pub data: tempfile::TempDir,
    pub clock: Arc<Moved>,
}

pub async fn stand() -> Stand {
    let data = tempfile::tempdir().unwrap();
    let clock = Arc::new(Moved(AtomicU64::new(START)));
    let options = Options {
        data: data.path().join("site"),
        port: 0,
        clock: clock.clone(),
        challenge_life: CHALLENGE_LIFE,
    };
    let running = serve(options).await.unwrap();
    Stand { running, data, clock }
}

impl Stand {
    pub fn now(&self) -> u64 {
        self.clock.now()
    }

    pub fn pass(&self, seconds: u64) {
        self.clock.0.fetch_add(seconds, Ordering::SeqCst);
    }

    pub fn browser(&self) -> Browser {
        Browser::new(&self.running.address)
    }

    /// Logged in with the password alone, as one can who has registered nothing.
    pub async fn fresh(&self) -> Browser {
        let mut browser = self.browser();
        assert_eq!(browser.log_in(DEMO, PASSWORD).await.place, "/mfa");
        browser
    }

    /// With the password right, before the second step.
    pub async fn half(&self) -> (Browser, Page) {
        let mut browser = self.browser();
        let page = browser.log_in(DEMO, PASSWORD).await;
        assert!(page.place.starts_with("/login/"), "{}", page.place);
        (browser, page)
    }

    /// A browser that has registered an app for codes; its secret, and the reset code.
    pub async fn with_app(&self) -> (Browser, Vec<u8>, String) {
        let mut browser = self.fresh().await;
        let page = browser.post("/mfa/app", &[("name", "telefoon")]).await;
        let secret = page.secret();
        let page = browser.post("/mfa/app/confirm", &[("code", &code(&secret, self.now()))]).await;
        assert_eq!(page.place, "/mfa/registered", "{}", page.body);
        let reset_code = page.large_code();
        // The code that confirmed is used.
        self.pass(30);
        (browser, secret, reset_code)
    }

    /// A browser that has registered a device by tiqr; the app, and the reset code.
    pub async fn with_tiqr(&self) -> (Browser, App, String) {
        let mut browser = self.fresh().await;
        let (app, reset_code) = self.pair(&mut browser, "laptop").await;
        (browser, app, reset_code)
    }

    pub async fn pair(&self, browser: &mut Browser, name: &str) -> (App, String) {
        browser.open("/mfa").await;
        let page = browser.post("/mfa/add", &[("name", name)]).await;
        let app = App::enrol(&page.link("tiqrenroll://")).await;
        let page = browser.open(&page.place).await;
        assert_eq!(page.place, "/mfa/registered");
        (app, page.large_code())
    }

    /// A browser in the portal whose settings are open.
    pub async fn in_settings(&self) -> Browser {
        let mut browser = self.browser();
        browser.open("/exercise/portal").await;
        assert_eq!(browser.log_in(DEMO, PASSWORD).await.place, "/portal");
        browser.open("/settings/security").await;
        let page = browser.post("/settings/security/password", &[("password", PASSWORD)]).await;
        assert!(page.body.contains("Authenticatie-app bewerken"));
        browser
    }

    /// The portal's app is paired; its secret and the back-up code that came with it.
    pub async fn with_backup_code(&self) -> (Browser, Vec<u8>, String) {
        let mut browser = self.in_settings().await;
        let page = browser.post("/settings/security/app", &[]).await;
        let secret = page.secret();
        let confirmation = code(&secret, self.now());
        let page = browser.post("/settings/security/app/confirm", &[("code", &confirmation)]).await;
        let backup_code = page.large_code();
        let page = browser.post("/settings/security/backup-code/saved", &[("saved", "yes")]).await;
        assert_eq!(page.place, "/settings/security");
        self.pass(30);
        (browser, secret, backup_code)
    }

    /// Everything that lies in the site's folder.
    pub fn stored(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.data.path().join("site")).unwrap();
        files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
    }

    pub fn stores(&self, text: &str) -> bool {
        let bytes = self.stored();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    }
}
