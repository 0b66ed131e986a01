//! The entry of the system that starts Koppel, asked for by the window.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};
use tauri::Manager;

use super::app::TestApp;
use crate::attention;
use crate::window;

#[test]
fn it_is_off_until_the_person_says_so_and_is_as_the_system_has_it() {
    let app = TestApp::start();
    let set = |on: bool| app.get("set_autostart", json!({ "on": on }));
    assert_eq!(app.get("autostart", json!({})), false);
    assert_eq!(set(true), true);
    app.logins.is_on.store(false, Ordering::SeqCst);
    assert_eq!(app.get("autostart", json!({})), false, "the person took it away there");
    app.logins.is_stubborn.store(true, Ordering::SeqCst);
    assert_eq!(set(true), false, "the system did not do it");
}

#[test]
fn beside_the_clock_there_is_no_window_and_what_asks_for_something_is_counted_all_the_same() {
    let before = TestApp::start();
    before.pair(
        "otpauth://totp/Proef:jan?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Proef",
        "Demi",
        "740863",
    );
    let app = TestApp::start_in_tray(before.home);
    let handle = app.app.handle();
    attention::look(handle);
    assert_eq!(app.app.state::<attention::Attention>().todo(), 1);

    window::bring_up(handle);
    let start = std::time::Instant::now();
    while handle.get_webview_window(window::LABEL).is_none() {
        assert!(start.elapsed().as_secs() < 10, "no window came");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let state: Value = app.get("state", json!({}));
    assert_eq!(state["profiles"][0]["name"], "Demi");
}
