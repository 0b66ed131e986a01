//! Practising: the site is started, shown, found ended and stopped. What stands in its place here is a script; the site itself is
//! started by the tests end to end.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::app::{SITE, TestApp};

const ADDRESS: &str = "http://127.0.0.1:8417";
const SOON: Duration = Duration::from_secs(5);

fn app(site: &str) -> TestApp {
    TestApp::start_with(tempfile::tempdir().unwrap(), site)
}

/// The script of a site that leaves its process id and its arguments behind.
fn noted(app: &TestApp, last: &str) -> String {
    let note = app.home.path().join("note");
    format!("#!/bin/sh\necho $$ \"$@\" > '{}'\necho {ADDRESS}\n{last}\n", note.display())
}

fn replace(app: &TestApp, script: &str) {
    fs::write(app.home.path().join("koppel-practice"), script).unwrap();
}

/// Its process id, and what it was started with.
fn note(app: &TestApp) -> (u32, String) {
    let note = fs::read_to_string(app.home.path().join("note")).unwrap();
    let (id, arguments) = note.trim_end().split_once(' ').unwrap();
    (id.parse().unwrap(), arguments.to_owned())
}

fn lives(id: u32) -> bool {
    Command::new("kill")
        .args(["-0", &id.to_string()])
        .stderr(std::process::Stdio::null())
        .status()
        .unwrap()
        .success()
}

fn ends(what: impl Fn() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < SOON {
        if what() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    false
}

#[test]
fn it_is_started_once_shown_each_time_and_stopped() {
    let app = app(SITE);
    replace(&app, &noted(&app, "exec cat"));
    assert_eq!(app.get("practice_site", json!({})), Value::Null);
    assert_eq!(app.get("show_practice_site", json!({})), json!(ADDRESS));
    let (id, arguments) = note(&app);
    let data = app.home.path().join("data").join("practice");
    assert_eq!(arguments, format!("--data {} --until-input-ends", data.display()));
    assert_eq!(app.get("show_practice_site", json!({})), json!(ADDRESS));
    assert_eq!(note(&app).0, id, "it was started twice");
    assert_eq!(*app.browsed.lock().unwrap(), [ADDRESS, ADDRESS]);
    assert_eq!(app.get("practice_site", json!({})), json!(ADDRESS));
    assert!(lives(id));

    app.get("stop_practice_site", json!({}));
    assert!(!lives(id), "it goes on");
    assert_eq!(app.get("practice_site", json!({})), Value::Null);
}

#[test]
fn one_that_does_not_want_to_end_is_ended() {
    let app = app(SITE);
    replace(&app, &noted(&app, "exec sleep 600"));
    app.get("show_practice_site", json!({}));
    let (id, _) = note(&app);
    app.get("stop_practice_site", json!({}));
    assert!(!lives(id), "it goes on");
}

#[test]
fn one_that_ended_by_itself_is_not_said_to_run_and_starts_again() {
    let app = app("#!/bin/sh\necho http://127.0.0.1:8417\n");
    app.get("show_practice_site", json!({}));
    assert!(ends(|| app.get("practice_site", json!({})) == Value::Null));
    replace(&app, &noted(&app, "exec cat"));
    app.get("show_practice_site", json!({}));
    assert!(lives(note(&app).0));
}

#[test]
fn what_is_no_site_of_this_computer_is_not_opened() {
    let sites = [
        "exit 1",
        "echo",
        "echo https://127.0.0.1:8417",
        "echo http://127.0.0.1:8417/x",
        "echo http://127.0.0.1:0",
        "echo http://127.0.0.1:+80",
        "echo http://127.0.0.1:99999",
        "echo http://127.0.0.1:80@evil.example",
        "echo http://evil.example",
        "echo 'file:///etc/passwd'",
        "head -c 100000 /dev/zero",
    ];
    for site in sites {
        let app = app(&format!("#!/bin/sh\n{site}\nexec cat\n"));
        assert_eq!(app.refused("show_practice_site", json!({})), "practice-no-start", "{site}");
        assert_eq!(app.get("practice_site", json!({})), Value::Null, "{site}");
        assert!(app.browsed.lock().unwrap().is_empty(), "{site}");
    }
}

#[test]
fn without_the_program_it_says_so() {
    let app = app(SITE);
    fs::remove_file(app.home.path().join("koppel-practice")).unwrap();
    let failure = app.ask("show_practice_site", json!({})).unwrap_err();
    assert_eq!(failure["code"], "practice-missing");
    assert_eq!(failure["args"]["program"], json!(app.home.path().join("koppel-practice")));
}
