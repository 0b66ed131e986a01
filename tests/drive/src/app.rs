//! The app, driven through its web view: what is on the screen is found by the words a person reads.

use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use koppel_core::failure::Arg;
use koppel_words::{Language, Words};
use serde_json::{Value, json};

use crate::child::Group;
use crate::place::Place;

/// How long anything may take to appear, also on a busy machine in a debug build.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A running program whose page a driver reads: Koppel, or a browser. Ends when it is dropped, without being asked.
pub struct App {
    client: Client,
    words: Words,
    // Leads the group in which the driver starts the app.
    driver: Group,
}

/// What can be pressed or filled; each has an accessible name.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Anything that acts when pressed.
    Button,
    /// Anything that takes text.
    Field,
    /// A choice of several, a tick, or their card.
    Choice,
}

impl Kind {
    fn selector(self) -> &'static str {
        match self {
            Kind::Button => "button, [role=button], [role=menuitem], [role=tab], a[href], summary",
            Kind::Field => "input:not([type=file]):not([type=radio]):not([type=checkbox]), textarea, select",
            Kind::Choice => "label, [role=radio], [role=checkbox], [role=switch]",
        }
    }
}

/// The key of a reference to an element (WebDriver, 12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Finds what is shown, enabled and named so; an exact name before one that begins so or has it in it.
const FIND: &str = r#"
    const [selector, wanted] = arguments;
    const plain = text => (text || "").replace(/[\u2068\u2069\u00ad\u2060]/g, "").replace(/\u2011/g, "-").replace(/\s+/g, " ").trim();
    const byId = ids => ids.split(/\s+/).map(id => document.getElementById(id)?.textContent).join(" ");
    const name = element => plain(
        element.getAttribute("aria-labelledby") ? byId(element.getAttribute("aria-labelledby"))
        : element.getAttribute("aria-label")
        || (element.labels?.length ? [...element.labels].map(label => label.innerText).join(" ") : "")
        || element.innerText || element.getAttribute("placeholder") || element.title);
    const dialog = [...document.querySelectorAll("dialog[open], [role=dialog], [role=alertdialog]")].pop();
    const shown = [...(dialog ?? document).querySelectorAll(selector)]
        .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.disabled
            && element.getAttribute("aria-disabled") !== "true");
    return shown.find(element => name(element) === wanted)
        ?? shown.find(element => name(element).startsWith(wanted))
        ?? shown.find(element => name(element).includes(wanted)) ?? null;
"#;

impl App {
    /// Starts the program in that place and waits for its first screen.
    pub async fn start(place: &Place, program: &Path) -> App {
        App::start_with(place, program, &[]).await
    }

    /// The same, with these arguments.
    pub async fn start_with(place: &Place, program: &Path, arguments: &[&str]) -> App {
        let mut command = place.tool("WebKitWebDriver");
        command
            .arg("--host=127.0.0.1")
            // Where GTK prints to a file.
            .current_dir(place.folder())
            // What tauri-driver sets: the web view lets itself be driven.
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        let options = json!({ "binary": program, "args": arguments });
        let app = App::driven(place, command, json!({ "webkitgtk:browserOptions": options })).await;
        app.until("a first screen", async |app| {
            let words = app.ask("return document.querySelector('h1, h2, button') ? 1 : 0", vec![]).await;
            (words == json!(1)).then_some(())
        })
        .await;
        app
    }

    /// Starts a driver, and the program with it.
    pub(crate) async fn driven(place: &Place, mut driver: Command, capabilities: Value) -> App {
        let port = free_port();
        driver.arg(format!("--port={port}")).stdout(place.said()).stderr(place.said());
        let driver = Group::start(&mut driver);
        let Value::Object(capabilities) = capabilities else { unreachable!("an object was written") };

        let start = Instant::now();
        let client = loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder
                .capabilities(capabilities.clone())
                .connect(&format!("http://127.0.0.1:{port}"))
                .await
            {
                Ok(client) => break client,
                // The driver needs a moment before it listens.
                Err(error) if start.elapsed() > PATIENCE => panic!("no session with the driver: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        };
        App { client, words: place.words(place.language()), driver }
    }

    /// Opens the page of that address, in a browser.
    pub(crate) async fn open(&self, address: &str) {
        within("a page", self.client.goto(address)).await.expect("a page that opens");
    }

    /// The process that started the app.
    pub fn driver(&self) -> u32 {
        self.driver.id()
    }

    /// From now on the screen is read in that language.
    pub fn read_in(&mut self, language: Language) {
        self.words = Words::new(language);
    }

    /// The words of a message of locales/*/*.ftl, as the app says them.
    pub fn say(&self, message: &str, arguments: &[(&str, &str)]) -> String {
        let arguments: Vec<_> =
            arguments.iter().map(|(name, text)| (*name, Arg::Text((*text).to_owned()))).collect();
        self.words.known(message, &arguments).unwrap_or_else(|| panic!("no such message: {message}"))
    }

    /// Presses the button that this message names.
    pub async fn press(&self, message: &str) {
        self.click(Kind::Button, &self.say(message, &[])).await;
    }

    /// Presses the button with these words, which are not ours: a profile's or an account's name.
    pub async fn press_words(&self, words: &str) {
        self.click(Kind::Button, words).await;
    }

    /// Presses the card, radio or tick that this message names.
    pub async fn choose(&self, message: &str) {
        self.click(Kind::Choice, &self.say(message, &[])).await;
    }

    /// Types into the field that this message names, instead of what was in it.
    pub async fn fill(&self, message: &str, text: &str) {
        self.fill_words(&self.say(message, &[]), text).await;
    }

    /// The same, where the name of the field has words that are not ours.
    pub async fn fill_words(&self, name: &str, text: &str) {
        let field = self.find(Kind::Field, name).await;
        // A person would scroll; the driver takes what lies under the foot of a page for seen.
        let element = json!({ ELEMENT: field.element_id().to_string() });
        self.ask("arguments[0].scrollIntoView({ block: 'center' })", vec![element]).await;
        field.clear().await.expect("a field that can be emptied");
        if !text.is_empty() {
            field.send_keys(text).await.expect("a field that takes text");
        }
    }

    /// Waits until the message is somewhere on the screen.
    pub async fn read(&self, message: &str) {
        self.see(&self.say(message, &[])).await;
    }

    /// Types keys, wherever the focus is; see `fantoccini::key::Key` for those without a letter.
    pub async fn keys(&self, keys: &str) {
        let focus = self.client.active_element().await.expect("something has the focus");
        focus.send_keys(keys).await.expect("it takes keys");
    }

    /// Types keys with which the program ends, mostly before the driver can say that they arrived.
    pub async fn last_keys(&self, keys: &str) {
        let focus = self.client.active_element().await.expect("something has the focus");
        let _ = focus.send_keys(keys).await;
    }

    /// Chooses a file where the page asks for one.
    pub async fn attach(&self, file: &Path) {
        let field = self
            .until("a field for a file", async |app| {
                app.client.find(fantoccini::Locator::Css("input[type=file]")).await.ok()
            })
            .await;
        field.send_keys(&file.display().to_string()).await.expect("a field that takes a file");
    }

    /// Waits until these words are somewhere on the screen.
    pub async fn see(&self, words: &str) {
        self.until(words, async |app| app.shows(words).await.then_some(())).await;
    }

    /// Waits until these words are nowhere on the screen.
    pub async fn miss(&self, words: &str) {
        let gone = format!("the end of: {words}");
        self.until(&gone, async |app| (!app.shows(words).await).then_some(())).await;
    }

    /// Waits for an element and gives its text.
    pub async fn text_of(&self, selector: &str) -> String {
        const TEXT: &str = "const e = document.querySelector(arguments[0]); return e && e.checkVisibility() ? e.textContent : null";
        self.until(selector, async |app| {
            app.ask(TEXT, vec![json!(selector)]).await.as_str().map(plain).filter(|text| !text.is_empty())
        })
        .await
    }

    /// Whether something that this message names can be pressed or filled right now.
    pub async fn offers(&self, kind: Kind, message: &str) -> bool {
        let name = plain(&self.say(message, &[]));
        !self.ask(FIND, vec![json!(kind.selector()), json!(name)]).await.is_null()
    }

    /// All words on the screen, in one line.
    pub async fn text(&self) -> String {
        plain(self.ask("return document.body.innerText", vec![]).await.as_str().unwrap_or_default())
    }

    /// Whether these words are on the screen now. A full stop between two sentences may be a new line there.
    pub async fn shows(&self, words: &str) -> bool {
        let running = |text: &str| plain(&(plain(text) + " ").replace(". ", " "));
        running(&self.text().await).contains(&running(words))
    }

    /// The value of a script in the page.
    pub async fn ask(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = within("an answer of the page", self.client.execute(script, arguments)).await;
        answer.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The value that a script in the page hands to the function which is its last argument.
    pub async fn ask_and_wait(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = within("an answer of the page", self.client.execute_async(script, arguments)).await;
        answer.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// A picture of the page, as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        within("a picture", self.client.screenshot()).await.expect("a picture")
    }

    /// Makes the window that size, in pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let resized = within("a new size", self.client.set_window_size(width, height)).await;
        resized.expect("a window that can be resized");
    }

    /// Asks until there is an answer; after [`PATIENCE`] fails with what is on the screen instead.
    pub async fn until<T>(&self, what: &str, ask: impl AsyncFn(&App) -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(answer) = ask(self).await {
                return answer;
            }
            if start.elapsed() > PATIENCE {
                panic!("waited in vain for: {what}\non the screen: {}", self.text().await);
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    async fn click(&self, kind: Kind, name: &str) {
        // Between finding and pressing the page may have drawn it anew.
        self.until(name, async |app| {
            let found = app.find(kind, name).await;
            within(&format!("a press on {name}"), found.click()).await.ok()
        })
        .await;
    }

    async fn find(&self, kind: Kind, name: &str) -> Element {
        self.until(name, async |app| {
            let found = app.ask(FIND, vec![json!(kind.selector()), json!(plain(name))]).await;
            let reference = found.get(ELEMENT)?.as_str()?.to_owned();
            Some(Element::from_element_id(app.client.clone(), reference.into()))
        })
        .await
    }
}

/// A driver that does not answer is an error of its own, not a test that never ends.
async fn within<T>(what: &str, work: impl Future<Output = T>) -> T {
    let done = tokio::time::timeout(PATIENCE, work).await;
    done.unwrap_or_else(|_| panic!("the driver is silent; waited for: {what}"))
}

/// Words as they read: without the marks around Fluent's arguments and within words that never break, and
/// with single spaces.
fn plain(text: &str) -> String {
    let hidden = |c: &char| matches!(c, '\u{2060}' | '\u{2068}' | '\u{2069}' | '\u{ad}');
    let visible: String =
        text.chars().filter(|c| !hidden(c)).map(|c| if c == '\u{2011}' { '-' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}
