//! The real clipboard of an X server of its own (Xvfb). Skipped, saying so, where that is missing.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use koppel_core::failure::Failure;
use koppel_platform::clipboard::Clipboard;

const STAYS: Duration = Duration::from_secs(2);
/// Set in a child: which part it plays.
const PART: &str = "KOPPEL_TEST_PART";

struct Display {
    server: Child,
    number: String,
}

impl Display {
    fn new() -> Option<Self> {
        let server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "64x64x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut server) = server else {
            eprintln!("skipped: Xvfb is not installed");
            return None;
        };
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        Some(Self { server, number: format!(":{}", number.trim()) })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Runs `test` again as a child with a display. False in that child: there the test itself runs.
fn is_parent(test: &str) -> bool {
    if env::var(PART).is_ok_and(|part| part == test) {
        return false;
    }
    let Some(display) = Display::new() else { return true };
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(PART, test)
        .env("DISPLAY", &display.number)
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
    true
}

/// What another program would paste.
fn pasted() -> Option<String> {
    arboard::Clipboard::new().unwrap().get_text().ok()
}

fn wait_for(wanted: Option<&str>) -> Duration {
    let start = Instant::now();
    while pasted().as_deref() != wanted {
        assert!(start.elapsed() < Duration::from_secs(10), "{wanted:?} never came, but {:?}", pasted());
        sleep(Duration::from_millis(20));
    }
    start.elapsed()
}

#[test]
fn a_code_leaves_by_itself() {
    if is_parent("a_code_leaves_by_itself") {
        return;
    }
    let clipboard = Clipboard::new(STAYS);
    clipboard.copy("123456").unwrap();
    assert_eq!(pasted().as_deref(), Some("123456"));
    sleep(STAYS / 2);
    assert_eq!(pasted().as_deref(), Some("123456"), "it left early");
    wait_for(None);
}

#[test]
fn a_second_code_stays_its_full_time() {
    if is_parent("a_second_code_stays_its_full_time") {
        return;
    }
    let clipboard = Clipboard::new(STAYS);
    clipboard.copy("111111").unwrap();
    sleep(STAYS * 3 / 4);
    clipboard.copy("222222").unwrap();
    sleep(STAYS / 2);
    assert_eq!(pasted().as_deref(), Some("222222"), "the first one's time took it");
    wait_for(None);
}

#[test]
fn what_was_copied_since_stays() {
    if is_parent("what_was_copied_since_stays") {
        return;
    }
    let clipboard = Clipboard::new(STAYS);
    clipboard.copy("123456").unwrap();
    let mut other = arboard::Clipboard::new().unwrap();
    other.set_text("mine").unwrap();
    sleep(STAYS * 2);
    assert_eq!(pasted().as_deref(), Some("mine"));
    drop(clipboard);
    assert_eq!(pasted().as_deref(), Some("mine"));
}

#[test]
fn dropping_takes_the_code_back() {
    if is_parent("dropping_takes_the_code_back") {
        return;
    }
    let _keeps_the_server_busy = arboard::Clipboard::new().unwrap();
    let clipboard = Clipboard::new(Duration::from_secs(3600));
    clipboard.copy("123456").unwrap();
    assert_eq!(pasted().as_deref(), Some("123456"));
    drop(clipboard);
    wait_for(None);
}

#[test]
fn without_a_display_it_says_so() {
    if env::var(PART).is_err() {
        let output = Command::new(env::current_exe().unwrap())
            .args(["--exact", "without_a_display_it_says_so"])
            .env(PART, "none")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        return;
    }
    let clipboard = Clipboard::new(STAYS);
    assert_eq!(clipboard.copy("123456").unwrap_err().code(), "clipboard-failed");
}
