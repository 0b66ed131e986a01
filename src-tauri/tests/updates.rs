//! Newer versions, by the real plugin: a release host on this computer, and packages signed as the release's own tool signs them.
//! What is installed is a file of the test's, in the way of an AppImage.

mod host;
mod stand;

use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use data_encoding::BASE64;
use koppel_core::policy::Policy;
use koppel_platform::policy::{Found, State};
use minisign::KeyPair;
use serde_json::{Value, json};
use tauri::ipc::InvokeBody;
use tempfile::TempDir;

use self::host::{Answer, Host};
pub use self::stand::with_a_release;
use self::stand::{BEFORE, Stand, code, new_package, policy, public, signature};
use super::app::{SITE, TestApp, ask};
use crate::updates::{Installed, Origin, Updates};

#[test]
fn a_newer_version_is_found_checked_and_installed_step_by_step() {
    let stand = Stand::new();
    let package = stand.release("7.1.0");
    assert_eq!(stand.step(), json!({ "at": "start" }));
    assert!(stand.host.asked.lock().unwrap().is_empty(), "nobody is asked before the person says so");

    assert_eq!(stand.look().unwrap(), "found");
    let host = stand.host.at.strip_prefix("http://").unwrap();
    let update = json!({ "version": "7.1.0", "notes": "Scant sneller", "host": host });
    assert_eq!(stand.step(), json!({ "at": "found", "update": update }));
    assert_eq!(stand.host.asked_for("/koppel.AppImage"), 0, "only the list");
    assert_eq!(code(stand.install()), "update-gone", "not before it was checked");

    stand.download().unwrap();
    assert_eq!(stand.step(), json!({ "at": "ready", "update": update }));
    assert!(stand.is_untouched(), "downloaded is not installed");

    stand.install().unwrap();
    assert_eq!(fs::read(&stand.program).unwrap(), package);
    assert_eq!(fs::metadata(&stand.program).unwrap().permissions().mode() & 0o777, 0o755);
    assert_eq!(stand.restarts.load(Ordering::SeqCst), 1);
    assert_eq!(code(stand.install()), "update-gone", "once");
}

/// `tauri signer generate` and `tauri signer sign --app-version 99.0.0` of @tauri-apps/cli 2.12.5 made these; the private half is gone.
const TOOLS_KEY: &str = "dW50cnVzdGVkIGNvbW1lbnQ6IG1pbmlzaWduIHB1YmxpYyBrZXk6IEE4ODFGMDcyMTBDMUE1RjYKUldUMnBjRVFjdkNCcUQyVFRXRzZ3c1BLQXJWQnJJeXB0MnJZUFVtL3oxSW1jckZxVFd5cmx4aWEK";
const TOOLS_SIGNATURE: &str = "dW50cnVzdGVkIGNvbW1lbnQ6IHNpZ25hdHVyZSBmcm9tIHRhdXJpIHNlY3JldCBrZXkKUlVUMnBjRVFjdkNCcUxwUjJrNXZyK3FuV0N3VnpBaWw4TGdaTUpQY25KeHprM01FNXV1QlVXQVV2WXNEdkxtUFU1bnpCc0h6WmRzNDRNb2o5TE9pY1ZlYU8rZDBYRktCS3dNPQp0cnVzdGVkIGNvbW1lbnQ6IHRpbWVzdGFtcDoxNzk1NzE0Mjg1CWZpbGU6dG9vbC5BcHBJbWFnZQl2ZXJzaW9uOjk5LjAuMApsdHlVc3ZxaGVkcHA2WUJuR2sxTXFSWGlIRVhMY294c3Vmc0JaY2l5UEIzM3k0Q0U4Q0ZXcXZFL01aQW9zbWdpcm84Qi83THpUSjhQbU1Oa3g3ZGtCdz09Cg==";

#[test]
fn what_the_releases_own_tool_signed_is_taken() {
    let home = tempfile::tempdir().unwrap();
    let host = Host::start();
    let program = home.path().join("Koppel.AppImage");
    fs::write(&program, BEFORE).unwrap();
    let origin = Origin::at(&host.list(), TOOLS_KEY);
    let updates =
        Updates::new(origin, Installed::AppImage(program.clone()), Box::new(|| {}), Arc::new(|| {}));
    let found = Found { place: "nowhere".to_owned(), state: State::Nothing };
    let app = TestApp::start_whole(home, SITE, found, updates);
    let package = [&b"\x7fELF by the tool of the release"[..], &[b'.'; 100]].concat();
    host.lists("99.0.0", &package, TOOLS_SIGNATURE);
    app.get("look_for_update", json!({}));
    app.get("download_update", json!({ "progress": "__CHANNEL__:7" }));
    app.get("install_update", json!({}));
    assert_eq!(fs::read(&program).unwrap(), package);
}

#[test]
fn a_host_learns_the_version_and_no_more() {
    let stand = Stand::new();
    stand.release("7.1.0");
    stand.look().unwrap();
    stand.download().unwrap();
    for request in stand.host.asked.lock().unwrap().iter() {
        let mut names: Vec<_> = request
            .lines()
            .skip(1)
            .filter_map(|line| Some(line.split_once(':')?.0.to_ascii_lowercase()))
            .collect();
        names.sort();
        assert!(
            names
                .iter()
                .all(|name| ["accept", "accept-encoding", "host", "user-agent"].contains(&name.as_str())),
            "{request}"
        );
        assert!(
            request.to_ascii_lowercase().contains(concat!("user-agent: koppel/", env!("CARGO_PKG_VERSION"))),
            "{request}"
        );
    }
}

/// Packages that are not what the release's key signed for the version that is listed, and what is said of each.
fn forgeries(stand: &Stand) -> Vec<(&'static str, Vec<u8>, String, &'static str)> {
    let (package, key) = (new_package("7.1.0"), &stand.key);
    let right = signature(key, &package, Some("7.1.0"));
    let mut flipped = package.clone();
    flipped[100_000] ^= 1;
    let stranger = KeyPair::generate_unencrypted_keypair().unwrap();
    let text = String::from_utf8(BASE64.decode(right.as_bytes()).unwrap()).unwrap();
    let relabelled = BASE64.encode(text.replace("version:7.1.0", "version:7.2.0").as_bytes());
    let old = new_package("0.0.9");
    let of_old = signature(key, &old, Some("0.0.9"));
    vec![
        ("one bit", flipped, right.clone(), "update-forged"),
        ("cut short", package[..package.len() - 1].to_vec(), right.clone(), "update-forged"),
        ("empty", Vec::new(), right, "update-forged"),
        ("another key", package.clone(), signature(&stranger, &package, Some("7.1.0")), "update-forged"),
        ("no signature", package.clone(), String::new(), "update-forged"),
        ("no base64", package.clone(), "not base64!".to_owned(), "update-forged"),
        ("no minisign", package.clone(), BASE64.encode(b"untrusted comment: x\nabc\n"), "update-forged"),
        ("a comment that was changed", package.clone(), relabelled, "update-forged"),
        ("no version in it", package.clone(), signature(key, &package, None), "update-forged"),
        // The host may keep old releases, each rightly signed.
        ("an older release", old, of_old, "update-other-version"),
    ]
}

#[test]
fn a_package_that_the_key_did_not_sign_is_refused_and_nothing_is_written() {
    let stand = Stand::new();
    for (what, package, signature, refusal) in forgeries(&stand) {
        stand.host.lists("7.1.0", &package, &signature);
        assert_eq!(stand.look().unwrap(), "found", "{what}");
        assert_eq!(code(stand.download()), refusal, "{what}");
        assert_eq!(stand.at_step(), "start", "{what}: it is looked for anew");
        assert_eq!(code(stand.install()), "update-gone", "{what}");
        assert!(stand.is_untouched(), "{what}");
    }
}

/// The control of the test above: one that checks nothing is seen to take each of them. Even then none is installed, since the plugin
/// looks once more.
#[test]
fn a_shell_that_takes_anything_would_be_seen() {
    let stand = Stand::with(tempfile::tempdir().unwrap(), Policy::default(), Updates::careless);
    for (what, package, signature, _) in forgeries(&stand) {
        stand.host.lists("7.1.0", &package, &signature);
        stand.look().unwrap();
        stand.download().unwrap();
        assert_eq!(stand.at_step(), "ready", "{what}");
        assert!(
            ["update-forged", "update-other-version"].contains(&code(stand.install()).as_str()),
            "{what}"
        );
        assert!(stand.is_untouched(), "{what}");
    }
}

#[test]
fn a_version_that_is_not_higher_is_no_update() {
    let stand = Stand::new();
    let ours = env!("CARGO_PKG_VERSION");
    for version in [
        "0.0.1",
        ours,
        &format!("v{ours}"),
        &format!("{ours}+build.9"),
        &format!("{ours}-rc.1"),
        "9.0.0-beta.1",
    ] {
        stand.release(version);
        assert_eq!(stand.look().unwrap(), "newest", "{version}");
        assert_eq!(code(stand.download()), "update-gone", "{version}");
    }
    stand.release("9.0.0");
    assert_eq!(stand.look().unwrap(), "found", "control");
    assert!(stand.is_untouched());
}

#[test]
fn what_is_no_list_of_a_release_is_said_and_soon() {
    let stand = Stand::new();
    let file = |text: &str| Answer::File(text.as_bytes().to_vec());
    let long = format!(
        "{{\"version\":\"7.1.0+{}\",\"url\":\"{}\",\"signature\":\"x\"}}",
        "9".repeat(5000),
        stand.host.at
    );
    for (what, answer, refusal) in [
        ("nothing", file(""), "update-malformed"),
        ("a web page", file("<!doctype html><title>Log in</title>"), "update-malformed"),
        ("no text", Answer::File(vec![0xff; 4000]), "update-malformed"),
        ("another list", file("[1, 2]"), "update-malformed"),
        ("no version", file("{}"), "update-malformed"),
        (
            "no version of ours",
            file(r#"{"version":"newest","url":"https://a.example","signature":""}"#),
            "update-malformed",
        ),
        ("no package", file(r#"{"version":"7.1.0"}"#), "update-malformed"),
        ("no address", file(r#"{"version":"7.1.0","url":"koppel","signature":""}"#), "update-malformed"),
        ("deep", file(&"[".repeat(60_000)), "update-malformed"),
        ("a long version", file(&long), "update-malformed"),
        (
            "a gigabyte",
            Answer::Raw("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n{".into()),
            "update-too-large",
        ),
        ("without end", Answer::Endless, "update-too-large"),
        (
            "cut off",
            Answer::Raw("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"version\"".into()),
            "update-broken",
        ),
        ("no HTTP", Answer::Raw("SSH-2.0-OpenSSH_9.2\r\n".into()), "update-malformed"),
        (
            "elsewhere",
            Answer::Raw(
                "HTTP/1.1 302 Found\r\nLocation: http://a.example/latest.json\r\nContent-Length: 0\r\n\r\n"
                    .into(),
            ),
            "update-redirected",
        ),
        (
            "other computers",
            file(
                r#"{"version":"7.1.0","platforms":{"solaris-sparc":{"url":"https://a.example/x","signature":"x"}}}"#,
            ),
            "update-not-for-here",
        ),
    ] {
        stand.host.gives("/latest.json", answer);
        assert_eq!(code(stand.look()), refusal, "{what}");
        assert_eq!(stand.at_step(), "start", "{what}");
    }
    stand.host.files.lock().unwrap().clear();
    let failure = stand.look().unwrap_err();
    assert_eq!((&failure["code"], &failure["args"]["status"]), (&json!("update-status"), &json!(404)));
    assert!(stand.is_untouched());
}

#[test]
fn a_package_comes_over_https_or_not_at_all() {
    let stand = Stand::new();
    let package = new_package("7.1.0");
    let right = signature(&stand.key, &package, Some("7.1.0"));
    for url in ["http://updates.example/koppel.AppImage", "ftp://updates.example/koppel", "file:///bin/true"]
    {
        stand.host.lists_at("7.1.0", url, &right);
        stand.look().unwrap();
        assert_eq!(code(stand.download()), "update-insecure", "{url}");
    }
    stand.host.lists("7.1.0", &package, &right);
    let elsewhere = "HTTP/1.1 302 Found\r\nLocation: http://updates.example/k\r\nContent-Length: 0\r\n\r\n";
    stand.host.gives("/koppel.AppImage", Answer::Raw(elsewhere.into()));
    stand.look().unwrap();
    assert_eq!(code(stand.download()), "update-redirected");
    // The network may do better at another try; what was found stays.
    stand.host.gives("/koppel.AppImage", Answer::File(package));
    assert_eq!(stand.at_step(), "found");
    stand.download().unwrap();
    assert_eq!(stand.at_step(), "ready");
}

#[test]
fn a_package_without_end_and_no_host_at_all() {
    let stand = Stand::new();
    stand.release("7.1.0");
    stand.host.gives(
        "/koppel.AppImage",
        Answer::Raw("HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\nx".into()),
    );
    stand.look().unwrap();
    assert_eq!(code(stand.download()), "update-too-large");

    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let origin = Origin::at(&format!("http://{nobody}/latest.json"), &public(&stand.key));
    let updates = Updates::new(origin, Installed::Package, Box::new(|| {}), Arc::new(|| {}));
    let found = Found { place: "nowhere".to_owned(), state: State::Nothing };
    let app = TestApp::start_whole(tempfile::tempdir().unwrap(), SITE, found, updates);
    let failure = app.ask("look_for_update", json!({})).unwrap_err();
    assert_eq!(failure, json!({ "code": "update-unreachable", "args": { "host": nobody.to_string() } }));
}

#[test]
fn what_is_not_wanted_any_more_stops_and_is_gone() {
    let stand = Stand::new();
    stand.release("7.1.0");
    stand.host.gives("/koppel.AppImage", Answer::Dripping);
    stand.look().unwrap();
    let window = stand.app.window();
    let progress = InvokeBody::Json(json!({ "progress": "__CHANNEL__:7" }));
    let loading = thread::spawn(move || ask(&window, "download_update", progress));
    while stand.at_step() != "loading" {
        thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(stand.look().unwrap(), "loading", "nothing else begins meanwhile");
    stand.app.get("forget_update", json!({}));
    assert_eq!(loading.join().unwrap().unwrap()["step"], json!({ "at": "start" }));
    assert_eq!(code(stand.download()), "update-gone");

    stand.release("7.1.0");
    stand.look().unwrap();
    stand.download().unwrap();
    stand.app.get("forget_update", json!({}));
    assert_eq!(code(stand.install()), "update-gone");
    assert!(stand.is_untouched());
}

#[test]
fn an_organisation_can_take_it_away() {
    let off = Stand::with(tempfile::tempdir().unwrap(), policy("off"), |updates| updates);
    off.release("7.1.0");
    assert_eq!(off.app.get("updates", json!({})), json!({ "updater": "off" }));
    for answer in [off.look().map(Value::from), off.download(), off.install()] {
        assert_eq!(code(answer), "update-off");
    }
    assert!(off.host.asked.lock().unwrap().is_empty());

    let stable = Stand::with(tempfile::tempdir().unwrap(), policy("stable"), |updates| updates);
    stable.release("7.1.0");
    assert_eq!(stable.look().unwrap(), "found");
}

#[test]
fn a_build_that_was_given_no_host_has_no_updater() {
    let app = TestApp::start();
    assert_eq!(app.get("updates", json!({})), json!({ "updater": "absent" }));
    assert_eq!(app.refused("look_for_update", json!({})), "update-off");
}

#[test]
fn what_a_package_manager_keeps_is_told_and_not_touched() {
    for (installed, how) in [(Installed::Package, "package"), (Installed::Loose, "loose")] {
        let home = tempfile::tempdir().unwrap();
        let program = home.path().join("Koppel.AppImage");
        let stand = Stand::at(home, program, installed, Policy::default(), |updates| updates);
        stand.release("7.1.0");
        assert_eq!(stand.look().unwrap(), "found");
        assert_eq!(stand.app.get("updates", json!({}))["how"], how);
        assert_eq!(code(stand.download()), "update-not-from-inside");
        assert_eq!(stand.host.asked_for("/koppel.AppImage"), 0);
        assert!(stand.is_untouched());
    }
}

#[test]
fn a_package_that_is_no_program_is_not_installed_however_well_it_is_signed() {
    let stand = Stand::new();
    let package = b"#!/bin/sh\necho not a program\n".to_vec();
    stand.host.lists("7.1.0", &package, &signature(&stand.key, &package, Some("7.1.0")));
    stand.look().unwrap();
    stand.download().unwrap();
    assert_eq!(code(stand.install()), "update-not-installed");
    assert!(stand.is_untouched());
}

/// A small disk of its own, as long as this lives.
struct Disk(TempDir);

impl Disk {
    /// `None`, said on standard error, where this test may not mount.
    fn mounted() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=512k", "tmpfs"])
            .arg(folder.path())
            .output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(folder));
        }
        eprintln!("skipped: only root may mount the small disk that it needs");
        None
    }

    fn remount(&self, how: &str) {
        let options = format!("remount,{how}");
        assert!(Command::new("mount").args(["-o", &options]).arg(self.0.path()).status().unwrap().success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_and_one_that_is_only_read_are_said_and_the_program_stays() {
    let Some(disk) = Disk::mounted() else { return };
    let program = disk.0.path().join("Koppel.AppImage");
    let installed = Installed::AppImage(program.clone());
    let stand =
        Stand::at(tempfile::tempdir().unwrap(), program, installed, Policy::default(), |updates| updates);
    let package = stand.release("7.1.0");
    stand.look().unwrap();
    stand.download().unwrap();

    let ballast = disk.0.path().join("ballast");
    let mut file = fs::File::create(&ballast).unwrap();
    while file.write_all(&[0; 4096]).is_ok() {}
    drop(file);
    assert_eq!(code(stand.install()), "update-full");
    assert!(stand.is_untouched());

    fs::remove_file(&ballast).unwrap();
    disk.remount("ro");
    let failure = stand.install().unwrap_err();
    assert_eq!(
        failure,
        json!({ "code": "update-not-writable", "args": { "file": stand.program.display().to_string() } })
    );
    assert!(stand.is_untouched());

    // Both may pass, and what was downloaded was kept for that.
    disk.remount("rw");
    stand.install().unwrap();
    assert_eq!(fs::read(&stand.program).unwrap(), package);
}
