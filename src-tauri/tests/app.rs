//! An app without a screen, on a data folder of its own.

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use koppel_platform::autostart::{Autostart, AutostartError};
use koppel_platform::notification::Notifier;
use koppel_platform::place::{KeystoreKind, Place};
use koppel_platform::policy::{Found, State};
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager, WebviewWindow};
use tempfile::TempDir;

use crate::autostart::AtLogin;
use crate::picker::{Picker, Question};
use crate::practice::{self, Practice};
use crate::state::Shell;
use crate::updates::{Installed, Updates};
use crate::{Outside, hear_other_programs, set_up, window, with_commands};

pub struct TestApp {
    pub app: App<MockRuntime>,
    pub home: TempDir,
    /// What the person chooses in the next dialogs.
    pub chooses: Arc<Choices>,
    /// What was opened in the person's browser.
    #[cfg_attr(
        not(unix),
        expect(dead_code, reason = "only practice.rs asks, where the site is a script of Unix")
    )]
    pub browsed: Arc<Mutex<Vec<String>>>,
    /// What the desktop was asked to say.
    pub told: Arc<Told>,
    /// Whether the system starts it.
    pub logins: Arc<Logins>,
}

/// A system's list of what starts with a session.
#[derive(Default)]
pub struct Logins {
    pub is_on: AtomicBool,
    /// It does as it pleases.
    pub is_stubborn: AtomicBool,
}

impl Autostart for Logins {
    fn is_on(&self) -> Result<bool, AutostartError> {
        Ok(self.is_on.load(Ordering::SeqCst))
    }

    fn set(&self, on: bool) -> Result<(), AutostartError> {
        if !self.is_stubborn.load(Ordering::SeqCst) {
            self.is_on.store(on, Ordering::SeqCst);
        }
        Ok(())
    }
}

/// Keeps what a person would see on the desktop.
#[derive(Default)]
pub struct Told(pub Mutex<Vec<String>>);

impl Notifier for Told {
    fn tell(&self, title: &str, sentence: &str) {
        self.0.lock().unwrap().push(format!("{title}: {sentence}"));
    }
}

/// A practice site without pages: it says where it would listen, and ends with its input.
pub const SITE: &str = "#!/bin/sh\necho http://127.0.0.1:8417\nexec cat\n";

/// Answers for the person; a dialog without an answer is cancelled.
#[derive(Default)]
pub struct Choices {
    answers: Mutex<VecDeque<PathBuf>>,
    pub asked: Mutex<Vec<Question>>,
}

impl Choices {
    pub fn next(&self, path: impl Into<PathBuf>) {
        self.answers.lock().unwrap().push_back(path.into());
    }
}

impl Picker for Choices {
    fn pick(&self, question: Question) -> Option<PathBuf> {
        self.asked.lock().unwrap().push(question);
        self.answers.lock().unwrap().pop_front()
    }
}

fn nothing_settled() -> Found {
    Found { place: "nowhere".to_owned(), state: State::Nothing }
}

fn no_updates() -> Updates {
    Updates::new(None, Installed::Loose, Box::new(|| {}), Arc::new(|| {}))
}

impl TestApp {
    pub fn start() -> Self {
        Self::start_at(tempfile::tempdir().unwrap())
    }

    /// On a folder that another app may have used before.
    pub fn start_at(home: TempDir) -> Self {
        Self::start_with(home, SITE)
    }

    /// With another program for a practice site.
    pub fn start_with(home: TempDir, site: &str) -> Self {
        Self::start_under(home, site, nothing_settled())
    }

    /// Under what an organisation settles.
    pub fn start_under(home: TempDir, site: &str, policy: Found) -> Self {
        Self::start_whole(home, site, policy, no_updates())
    }

    /// With a way to newer versions.
    pub fn start_whole(home: TempDir, site: &str, policy: Found, updates: Updates) -> Self {
        Self::without_window(home, KeystoreKind::Guarded, site, policy, updates).with_window()
    }

    /// With the keys in a folder that nothing guards.
    pub fn start_unguarded() -> Self {
        let home = tempfile::tempdir().unwrap();
        Self::without_window(home, KeystoreKind::File, SITE, nothing_settled(), no_updates()).with_window()
    }

    /// As it starts with the person's session.
    pub fn start_in_tray(home: TempDir) -> Self {
        Self::without_window(home, KeystoreKind::Guarded, SITE, nothing_settled(), no_updates())
    }

    fn with_window(self) -> Self {
        window::open(self.app.handle()).unwrap();
        self
    }

    fn without_window(
        home: TempDir,
        keystore: fn(PathBuf) -> KeystoreKind,
        site: &str,
        policy: Found,
        updates: Updates,
    ) -> Self {
        let program = home.path().join("koppel-practice");
        write_program(&program, site).unwrap();
        let place = Place::new(home.path().join("data"), keystore(home.path().join("keys")));
        let app = with_commands(mock_builder())
            .plugin(tauri_plugin_store::Builder::new().build())
            .build(tauri::generate_context!())
            .unwrap();
        let chooses = Arc::<Choices>::default();
        let picker: Arc<dyn Picker> = chooses.clone();
        let browsed = Arc::<Mutex<Vec<String>>>::default();
        let browser = Arc::clone(&browsed);
        let browse = move |address: &str| {
            browser.lock().unwrap().push(address.to_owned());
            Ok(())
        };
        let data = place.home().join(practice::FOLDER);
        let told = Arc::<Told>::default();
        let practice = Practice::new(program, data, Box::new(browse));
        let logins = Arc::<Logins>::default();
        let at_login = AtLogin(Some(logins.clone()));
        let outside = Outside { picker, notifier: told.clone(), practice, updates, at_login };
        set_up(&app, &place, policy, outside).unwrap();
        hear_other_programs(&app, &place);
        Self { app, home, chooses, browsed, told, logins }
    }

    pub fn shell(&self) -> Arc<Shell> {
        Arc::clone(&self.app.state::<Arc<Shell>>())
    }

    pub fn window(&self) -> WebviewWindow<MockRuntime> {
        self.app.get_webview_window(window::LABEL).unwrap()
    }

    /// Asks as the window does; `Err` is the failure as the window gets it.
    pub fn ask(&self, command: &str, args: Value) -> Result<Value, Value> {
        ask(&self.window(), command, InvokeBody::Json(args))
    }

    /// The same, for a question that must succeed.
    pub fn get(&self, command: &str, args: Value) -> Value {
        self.ask(command, args).unwrap_or_else(|failure| panic!("{command}: {failure}"))
    }

    /// The same, for a question that must fail: its code.
    pub fn refused(&self, command: &str, args: Value) -> String {
        let failure = self.ask(command, args).unwrap_err();
        failure["code"].as_str().unwrap_or_else(|| panic!("{command}: {failure}")).to_owned()
    }

    /// Unlocks with a PIN, which may be wrong; waits first if an earlier one asks for it.
    pub fn try_pin(&self, profile: &str, pin: &str) -> Result<Value, Value> {
        loop {
            let answer = self.ask("unlock", json!({ "profile": profile, "pin": pin }));
            match &answer {
                Err(failure) if failure["code"] == "pin-wait" => {
                    let seconds = failure["args"]["seconds"].as_u64().unwrap();
                    std::thread::sleep(std::time::Duration::from_secs(seconds));
                }
                _ => return answer,
            }
        }
    }

    /// Three wrong PINs.
    pub fn block(&self, profile: &str) {
        for _ in 0..3 {
            self.try_pin(profile, "9072").unwrap_err();
        }
    }

    /// Puts a link on the desk: its ticket.
    pub fn ticket(&self, link: &str) -> Value {
        self.get("read_link", json!({ "link": link }))["ticket"].clone()
    }

    /// Pairs a link in a new profile: the profile and its first account.
    pub fn pair(&self, link: &str, name: &str, pin: &str) -> (String, String) {
        let target = json!({ "to": "new-profile", "name": name, "pin": pin, "pinAgain": pin });
        let paired = self.get("pair_save", json!({ "ticket": self.ticket(link), "target": target }));
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        (text(&paired["profile"]), text(&paired["accounts"][0]))
    }

    /// All profiles as they are listed.
    pub fn profiles(&self) -> Vec<Value> {
        self.get("state", json!({}))["profiles"].as_array().unwrap().clone()
    }

    /// Their states, in their order.
    pub fn states(&self) -> Vec<String> {
        self.profiles().iter().map(|profile| profile["state"].as_str().unwrap().to_owned()).collect()
    }

    /// What is noted of a profile's backup.
    pub fn recovery(&self, profile: &Value) -> Value {
        self.profiles().iter().find(|listed| listed["id"] == *profile).unwrap()["recovery"].clone()
    }
}

/// Where Koppel's page says it is: WebView2 knows no schemes but the web's.
const WINDOW: &str = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };

fn write_program(path: &Path, script: &str) -> io::Result<()> {
    std::fs::write(path, script)?;
    #[cfg(unix)]
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

pub fn ask(window: &WebviewWindow<MockRuntime>, command: &str, body: InvokeBody) -> Result<Value, Value> {
    ask_with(window, command, body, &[])
}

/// The same, with headers.
pub fn ask_with(
    window: &WebviewWindow<MockRuntime>,
    command: &str,
    body: InvokeBody,
    headers: &[(&'static str, &str)],
) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: WINDOW.parse().unwrap(),
        body,
        headers: headers
            .iter()
            .map(|(name, value)| ((*name).parse().unwrap(), value.parse().unwrap()))
            .collect(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| match body {
        InvokeResponseBody::Json(text) => serde_json::from_str(&text).unwrap(),
        InvokeResponseBody::Raw(bytes) => json!(bytes),
    })
}
