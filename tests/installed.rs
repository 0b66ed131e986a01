//! The programs of a package where the package put them. `cargo xtask verify packages` runs this inside of a clean system that has it
//! installed, as a person without rights; it needs nothing there but a display, a message bus, a keystore and the web view's driver.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::Write;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use koppel_drive::app::App;
use koppel_drive::child::Group;
use koppel_drive::pairing::Service;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::totp;

const KOPPEL: &str = "/usr/bin/koppel";
const KOPPEL_CLI: &str = "/usr/bin/koppel-cli";

const UNIVERSITY: Service = Service {
    issuer: "Universiteit Noordzee",
    account: "lotte.vermeulen@noordzee.example",
    secret: b"\x8e\x11\x5b\xd4\x92\x03\x7f\xa6\x3c\xe8\x54\x29\xbb\x70\x1d\xc7\x46\xf3\x0a\x95",
};
const PIN: &str = "7294";

#[test]
fn whoever_starts_it_has_no_rights() {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    for line in ["CapEff:\t0000000000000000", "CapPrm:\t0000000000000000"] {
        assert!(status.lines().any(|found| found == line), "{status}");
    }
}

#[test]
fn the_terminals_program_says_its_version() {
    let said = Command::new(KOPPEL_CLI).arg("--version").output().unwrap();
    assert!(said.status.success());
    assert_eq!(
        String::from_utf8_lossy(&said.stdout).trim(),
        concat!("koppel-cli ", env!("CARGO_PKG_VERSION"))
    );
}

/// The window sees what the terminal paired, and both show the code that the service takes; the keys are in the Secret Service.
#[tokio::test]
async fn what_the_terminal_pairs_the_window_opens() {
    let place = Place::new(Keystore::SecretService);
    let app = App::start(&place, Path::new(KOPPEL)).await;
    app.read("welcome-pair").await;
    let paired = asked(
        place.command(Path::new(KOPPEL_CLI)).args(["pair", "--uri", "-", "--profile", "Werk", "--pin-stdin"]),
        &[&UNIVERSITY.link(), PIN, PIN],
    );
    assert!(paired.status.success(), "{paired:?}");
    let codes = asked(
        place.command(Path::new(KOPPEL_CLI)).args([
            "codes",
            "--profile",
            "Werk",
            "--pin-stdin",
            "--json",
            "--at",
            "59",
        ]),
        &[PIN],
    );
    let said: serde_json::Value = serde_json::from_slice(&codes.stdout).unwrap();
    assert_eq!(said[0]["code"], totp::totp(UNIVERSITY.secret, 59));
    app.see("Werk").await;
    app.press_words("Werk").await;
    app.unlock(PIN).await;
    let code = app.listed_code(&UNIVERSITY).await;
    assert!(UNIVERSITY.takes(&code), "the service does not take {code}");
}

#[tokio::test]
async fn the_practice_site_is_beside_it() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, Path::new(KOPPEL)).await;
    app.press("welcome-exercise").await;
    app.press("exercise-start").await;
    app.read("exercise-runs").await;
    let opened = place.opened();
    let [address] = &opened[..] else { panic!("one address was to be opened: {opened:?}") };
    TcpStream::connect(address.strip_prefix("http://").unwrap()).unwrap();
}

/// The system knows whom to hand a link to, and Koppel takes it: the program is found by its desktop entry, not by this test.
#[tokio::test]
async fn the_system_hands_it_a_link_of_each_scheme() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, Path::new(KOPPEL)).await;
    let login = "00112233445566778899aabbccddeeff/a1b2c3d4e5/portal.example/2";
    let _second = click(&place, &UNIVERSITY.link());
    app.see(UNIVERSITY.account).await;
    stop(&app).await;
    // An export of one part and one account.
    let _second = click(
        &place,
        "otpauth-migration://offline?data=CigKFI4RW9SSA3%2BmPOhUKbtwHcdG8wqVEgRhYmVsGgRBY21lIAEoATACEAEYASAAKAE%3D",
    );
    app.see("Acme").await;
    stop(&app).await;
    for (scheme, host) in [("tiqrenroll", "een.example"), ("eduidenroll", "twee.example")] {
        let _second = click(&place, &format!("{scheme}://https://{host}/tiqr/metadata?key=1"));
        app.read("pair-ask-heading").await;
        app.see(host).await;
        stop(&app).await;
    }
    for (scheme, service) in [("tiqrauth", "drie.example"), ("eduidauth", "vier.example")] {
        let _second = click(&place, &format!("{scheme}://{service}/{login}"));
        app.see(&app.say("login-nobody", &[("service", service)])).await;
        app.press("recovery-close").await;
        app.read("welcome-pair").await;
    }
}

/// Where everybody's profiles are, so that whoever removes the package can see that they stay: it is not taken back.
#[test]
fn a_profile_in_the_persons_own_home() {
    let home = PathBuf::from(std::env::var_os("HOME").unwrap());
    let paired = asked(
        Command::new(KOPPEL_CLI)
            .args(["pair", "--uri", "-", "--profile", "Blijft", "--pin-stdin"])
            .env("KOPPEL_KEYSTORE", format!("guarded:{}", home.join("keys").display())),
        &[&UNIVERSITY.link(), PIN, PIN],
    );
    assert!(paired.status.success(), "{paired:?}");
    assert!(home.join(".local/share/koppel/profiles").is_dir());
}

async fn stop(app: &App) {
    app.press("pair-cancel").await;
    app.read("welcome-pair").await;
}

/// What was started ends with the value: whoever opens a link and whatever that starts are one group.
fn click(place: &Place, link: &str) -> Group {
    let mut opener = Group::start(place.command(Path::new("/usr/bin/gio")).args(["open", link]));
    let status = opener.ended_within(Duration::from_secs(10)).expect("it hands the link over and ends");
    assert!(status.success(), "{status}");
    opener
}

fn asked(command: &mut Command, lines: &[&str]) -> Output {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    for line in lines {
        writeln!(input, "{line}").unwrap();
    }
    drop(input);
    child.wait_with_output().unwrap()
}
