//! An app without a screen, on a data folder of its own.

use std::sync::Arc;

use koppel_platform::place::{KeystoreKind, Place};
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager, WebviewWindow};
use tempfile::TempDir;

use crate::state::Shell;
use crate::{set_up, window, with_commands};

pub struct TestApp {
    pub app: App<MockRuntime>,
    pub home: TempDir,
}

impl TestApp {
    pub fn start() -> Self {
        Self::start_at(tempfile::tempdir().unwrap())
    }

    /// On a folder that another app may have used before.
    pub fn start_at(home: TempDir) -> Self {
        let place = Place::new(home.path().join("data"), KeystoreKind::File(home.path().join("keys")));
        let app = with_commands(mock_builder())
            .plugin(tauri_plugin_store::Builder::new().build())
            .build(tauri::generate_context!())
            .unwrap();
        set_up(&app, &place).unwrap();
        Self { app, home }
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

    /// The states of all profiles, in their order.
    pub fn states(&self) -> Vec<String> {
        let state = self.get("state", json!({}));
        let profiles = state["profiles"].as_array().unwrap();
        profiles.iter().map(|profile| profile["state"].as_str().unwrap().to_owned()).collect()
    }
}

pub fn ask(window: &WebviewWindow<MockRuntime>, command: &str, body: InvokeBody) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: "tauri://localhost".parse().unwrap(),
        body,
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| match body {
        InvokeResponseBody::Json(text) => serde_json::from_str(&text).unwrap(),
        InvokeResponseBody::Raw(bytes) => json!(bytes),
    })
}
