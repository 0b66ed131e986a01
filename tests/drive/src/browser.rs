//! Chromium on the same screen, driven by the words on its pages as the app is.

use std::env;
use std::ops::Deref;
use std::path::PathBuf;

use serde_json::json;

use crate::app::App;
use crate::place::Place;

/// Ends when it is dropped.
pub struct Browser {
    page: App,
    site: String,
}

/// Systems call it differently.
const PROGRAMS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Koppel's window is 1000 pixels wide and in the corner: beside it a QR code is not covered.
const BESIDE_KOPPEL: [&str; 2] = ["--window-position=1040,0", "--window-size=760,1100"];

const QUIET: [&str; 7] = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A password that was typed would be offered to be kept, above the page.
    "--disable-save-password-bubble",
];

impl Browser {
    /// Whether a browser and its driver are on this system. Where not, it says so; in CI that is an error.
    pub fn is_here() -> bool {
        let is_here = program().is_some() && found("chromedriver").is_some();
        if !is_here {
            assert!(env::var_os("CI").is_none(), "CI needs Chromium and chromedriver");
            eprintln!("skipped: this test needs the packages chromium and chromium-driver");
        }
        is_here
    }

    /// Starts it with a new profile and opens the first page of that site.
    pub async fn start(place: &Place, site: &str) -> Browser {
        let profile = place.folder().join("browser");
        let mut arguments: Vec<String> =
            BESIDE_KOPPEL.iter().chain(&QUIET).map(|argument| (*argument).to_owned()).collect();
        arguments.push(format!("--user-data-dir={}", profile.display()));
        // Its sandbox refuses root, as whom CI runs.
        if rustix::process::geteuid().is_root() {
            arguments.push("--no-sandbox".to_owned());
        }
        let program = program().expect("a browser: ask `is_here` first");
        // `--lang` is for its own menus alone.
        let preferences = json!({ "intl.accept_languages": place.language().tag() });
        let options = json!({ "binary": program, "args": arguments, "prefs": preferences });
        let page =
            App::driven(place, place.tool("chromedriver"), json!({ "goog:chromeOptions": options })).await;
        page.open(site).await;
        Browser { page, site: site.to_owned() }
    }

    /// Opens another page of the site, as by typing its address.
    pub async fn visit(&self, path: &str) {
        self.page.open(&format!("{}{path}", self.site)).await;
    }

    /// Logs out, and is back at the site's first page: an address that is typed sooner is overtaken by that page.
    pub async fn log_out(&self) {
        self.press("practice-log-out").await;
        self.read("practice-home-lead").await;
    }

    /// Waits for a QR code, by the message that describes it, and gives the link that stands beside it.
    pub async fn qr_code(&self, message: &str) -> String {
        const LINK: &str = r#"
            const code = document.querySelector(`svg[role=img][aria-label="${arguments[0]}"]`);
            return code?.checkVisibility() ? code.closest(".scan").querySelector("a").getAttribute("href") : null;
        "#;
        let label = self.say(message, &[]);
        self.until(&label, async |page| Some(page.ask(LINK, vec![json!(label)]).await.as_str()?.to_owned()))
            .await
    }

    /// Waits until no QR code is on the page.
    pub async fn no_qr_code(&self) {
        self.until("the end of the QR code", async |page| {
            let codes = page.ask("return document.querySelectorAll('svg[role=img]').length", vec![]).await;
            (codes == json!(0)).then_some(())
        })
        .await;
    }
}

impl Deref for Browser {
    type Target = App;

    fn deref(&self) -> &App {
        &self.page
    }
}

fn program() -> Option<PathBuf> {
    PROGRAMS.into_iter().find_map(found)
}

fn found(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}
