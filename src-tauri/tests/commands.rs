//! The same commands stand in the handler, the manifest, the capability and the window's TypeScript.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tauri::WebviewWindowBuilder;
use tauri::ipc::InvokeBody;

use super::app::{TestApp, ask};

macro_rules! commands {
    ($($module:ident: $($command:ident),+;)+) => { &[$($(stringify!($command)),+),+] };
}

pub const COMMANDS: &[&str] = include!("../commands/list.rs");

fn listed() -> BTreeSet<String> {
    COMMANDS.iter().map(|&command| command.to_owned()).collect()
}

#[test]
fn the_capability_allows_each_command_to_the_one_window_and_nothing_else() {
    let capability: Value = serde_json::from_str(include_str!("../capabilities/main.json")).unwrap();
    assert_eq!(capability["windows"], json!(["main"]));
    assert!(capability.get("remote").is_none());
    let permissions = capability["permissions"].as_array().unwrap().iter().map(|text| text.as_str().unwrap());
    let allowed: BTreeSet<String> =
        permissions.map(|text| text.strip_prefix("allow-").unwrap().replace('-', "_")).collect();
    assert_eq!(allowed, listed());
}

#[test]
fn the_window_asks_each_command_and_no_other() {
    let source = include_str!("../../ui/src/ipc/index.ts");
    let asked: BTreeSet<String> = source
        .split("invoke<")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once(">(\"")?.1.split_once('"')?.0.to_owned()))
        .collect();
    assert_eq!(asked, listed());
}

/// An answer that comes from the handler and not from the guard before it, whatever it says.
fn reaches(answer: &Result<Value, Value>) -> bool {
    let refused = answer.as_ref().err().and_then(Value::as_str).unwrap_or_default();
    !refused.contains("not allowed") && !refused.contains("not found")
}

#[test]
fn each_command_is_reached_from_the_main_window_only() {
    let app = TestApp::start();
    let other = WebviewWindowBuilder::new(&app.app, "other", Default::default()).build().unwrap();
    for command in COMMANDS {
        // No arguments: most are refused for that, which is soon enough.
        let body = || InvokeBody::Json(json!({}));
        if !["scan_screen", "scan_clipboard", "cameras"].contains(command) {
            let answer = ask(&app.window(), command, body());
            assert!(reaches(&answer), "{command}: {answer:?}");
        }
        let answer = ask(&other, command, body());
        assert!(!reaches(&answer), "{command} from another window: {answer:?}");
    }
    assert!(!reaches(&ask(&app.window(), "vault", InvokeBody::Json(json!({})))));
    assert!(!reaches(&ask(&app.window(), "plugin:store|load", InvokeBody::Json(json!({ "path": "x" })))));
    assert!(!reaches(&ask(&app.window(), "plugin:window|hide", InvokeBody::Json(json!({})))));
    assert!(!reaches(&ask(&app.window(), "plugin:event|listen", InvokeBody::Json(json!({ "event": "x" })))));
}
