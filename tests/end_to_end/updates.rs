//! A newer version, in the real app by keyboard alone: looked for, refused when it is not signed as it must be, then checked, installed in
//! the place of the program, and started. The app under test is marked as an AppImage in the way in which Tauri's bundler marks it; its
//! release host is this test.

use std::collections::HashMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;

use data_encoding::BASE64;
use koppel_drive::app::{App, Kind};
use koppel_drive::place::{Keystore, Place};
use minisign::KeyPair;
use serde_json::json;

use super::{PIN, UNIVERSITY, koppel};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const VERSION: &str = "7.1.0";

/// What the host gives, by path.
type Files = Arc<Mutex<HashMap<String, Vec<u8>>>>;

fn host() -> (String, Files) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap().to_string();
    let files = Files::default();
    let serving = Arc::clone(&files);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = [0; 4096];
            let count = stream.read(&mut request).unwrap_or_default();
            let request = String::from_utf8_lossy(&request[..count]);
            let path = request.split(' ').nth(1).unwrap_or_default();
            let file = serving.lock().unwrap().get(path).cloned();
            let (status, body) = file.map_or(("404 Not Found", Vec::new()), |body| ("200 OK", body));
            let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
        }
    });
    (at, files)
}

fn signature(key: &KeyPair, package: &[u8]) -> String {
    let comment = format!("timestamp:1764158400\tfile:koppel.AppImage\tversion:{VERSION}");
    let signed = minisign::sign(Some(&key.pk), &key.sk, Cursor::new(package), Some(&comment), None).unwrap();
    BASE64.encode(signed.into_string().as_bytes())
}

fn release(at: &str, files: &Files, package: &[u8], signature: &str) {
    let entry = json!({ "url": format!("http://{at}/koppel.AppImage"), "signature": signature });
    let notes = "Scannen gaat sneller.\n\n<img src=x onerror=\"document.title='meddled'\"> <b>niet vet</b>";
    let platforms = json!({ "linux-x86_64": entry, "linux-aarch64": entry });
    let list = json!({ "version": VERSION, "notes": notes, "platforms": platforms }).to_string();
    let mut files = files.lock().unwrap();
    files.insert("/latest.json".to_owned(), list.into_bytes());
    files.insert("/koppel.AppImage".to_owned(), package.to_vec());
}

/// The program under test, marked as the bundler marks the one in an AppImage.
fn marked(place: &Place) -> PathBuf {
    let mut program = fs::read(koppel()).unwrap();
    let (unknown, image) = (b"__TAURI_BUNDLE_TYPE_VAR_UNK", b"__TAURI_BUNDLE_TYPE_VAR_APP");
    let marks: Vec<usize> = places_of(&program, unknown);
    assert!(!marks.is_empty(), "tauri marks its bundles in another way by now");
    for mark in marks {
        program[mark..mark + image.len()].copy_from_slice(image);
    }
    let path = place.folder().join("mounted/koppel");
    fs::create_dir(place.folder().join("mounted")).unwrap();
    write_program(&path, &program);
    path
}

fn places_of(bytes: &[u8], wanted: &[u8]) -> Vec<usize> {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == wanted[0]).map(|(start, _)| start);
    starts.filter(|start| bytes[*start..].starts_with(wanted)).collect()
}

fn write_program(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Goes there with Tab, and presses Enter.
async fn enter(app: &App, message: &str) {
    reach(app, message).await;
    app.keys(ENTER).await;
}

/// Goes on with Tab until the focus is on the button that says the message.
async fn reach(app: &App, message: &str) {
    let words = app.say(message, &[]);
    app.until(&format!("{words}, to be pressed"), async |app| {
        app.offers(Kind::Button, message).await.then_some(())
    })
    .await;
    for _ in 0..120 {
        let on = app.ask("return document.activeElement?.innerText?.trim() ?? ''", vec![]).await;
        if on == json!(words) {
            return;
        }
        app.keys(TAB).await;
    }
    panic!("Tab does not come to: {words}");
}

#[tokio::test]
async fn it_is_looked_for_checked_and_installed_by_keyboard_alone() {
    let (key, stranger) =
        (KeyPair::generate_unencrypted_keypair().unwrap(), KeyPair::generate_unencrypted_keypair().unwrap());
    let (at, files) = host();
    let place = Place::new(Keystore::File);
    let (image, started) = (place.folder().join("Koppel.AppImage"), place.folder().join("started"));
    fs::create_dir(&started).unwrap();
    let before = b"\x7fELF stands in for the image that the program was started from";
    write_program(&image, before);
    let public = BASE64.encode(key.pk.to_box().unwrap().into_string().as_bytes());
    let place = place
        .set("KOPPEL_TEST_UPDATE_ADDRESS", format!("http://{at}/latest.json"))
        .set("KOPPEL_TEST_UPDATE_KEY", public)
        .set("APPIMAGE", image.display().to_string())
        .set("TMPDIR", started.display().to_string());
    // Started without arguments it leaves a file `tmp.…` there; with any it would only complain.
    let package = fs::read("/usr/bin/mktemp").unwrap();
    let has_started = || {
        let names = fs::read_dir(&started).unwrap().map(|entry| entry.unwrap().file_name());
        names.into_iter().any(|name| name.to_string_lossy().starts_with("tmp."))
    };
    let app = App::start_with(&place, &marked(&place), &["--of-this-start"]).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;

    enter(&app, "settings").await;
    app.see(&app.say("updates-look-why", &[("host", &at)]).replace("<b>", "").replace("</b>", "")).await;
    enter(&app, "updates-look-do").await;
    app.see("heeft nu geen nieuwe versie om te geven (antwoord 404)").await;

    // Another key than the release's.
    release(&at, &files, &package, &signature(&stranger, &package));
    enter(&app, "updates-look-do").await;
    app.see(&app.say("updates-found", &[("version", VERSION)])).await;
    app.see("<b>niet vet</b>").await;
    assert_ne!(app.ask("return document.title", vec![]).await, json!("meddled"));
    enter(&app, "updates-load").await;
    app.see("Dit is niet van Koppel: de handtekening klopt niet").await;
    app.see("Er is niets geïnstalleerd").await;
    assert!(!app.offers(Kind::Button, "updates-install").await);
    assert_eq!(fs::read(&image).unwrap(), before);

    release(&at, &files, &package, &signature(&key, &package));
    enter(&app, "updates-look-do").await;
    enter(&app, "updates-load").await;
    app.see(&app.say("updates-ready", &[("version", VERSION)])).await;
    app.see("Open profielen gaan op slot").await;
    assert_eq!(fs::read(&image).unwrap(), before, "downloaded is not installed");
    assert!(!has_started());

    reach(&app, "updates-install").await;
    app.last_keys(ENTER).await;
    for _ in 0..600 {
        if has_started() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert!(has_started(), "the new program was not started");
    assert_eq!(fs::read(&image).unwrap(), package);
}

#[tokio::test]
async fn a_build_without_a_host_and_an_organisation_that_has_none_are_told_apart() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    app.press("settings").await;
    app.read("updates-absent").await;
    assert!(!app.offers(Kind::Button, "updates-look-do").await);
    drop(app);

    let policy = place.folder().join("policy.toml");
    fs::write(&policy, "UpdateChannel = 'off'\n").unwrap();
    let key = KeyPair::generate_unencrypted_keypair().unwrap();
    let public = BASE64.encode(key.pk.to_box().unwrap().into_string().as_bytes());
    let place = place
        .set("KOPPEL_TEST_POLICY", policy.display().to_string())
        .set("KOPPEL_TEST_UPDATE_ADDRESS", "http://127.0.0.1:9/latest.json")
        .set("KOPPEL_TEST_UPDATE_KEY", public);
    let app = App::start(&place, koppel()).await;
    app.press("settings").await;
    app.read("updates-off").await;
    assert!(!app.offers(Kind::Button, "updates-look-do").await);
}
