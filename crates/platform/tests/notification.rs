//! A desktop that is played: a bus of its own, and whoever shows notifications on it.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

#[path = "played/bus.rs"]
mod played;

use std::collections::HashMap;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

use koppel_platform::notification::{Desktop, Notifier};
use played::{Ending, bus};
use zbus::blocking::connection;
use zbus::zvariant::OwnedValue;

const SENTENCE: &str = "Regel het nu je er nog in kunt.";

struct Shows(Sender<(String, String, String)>);

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Shows {
    #[allow(clippy::too_many_arguments)]
    fn notify(
        &self,
        app_name: String,
        _replaces: u32,
        _icon: String,
        summary: String,
        body: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _expires: i32,
    ) -> u32 {
        self.0.send((app_name, summary, body)).unwrap();
        1
    }
}

#[test]
fn the_desktop_is_told_the_title_and_the_sentence() {
    let Some((_bus, address)) = bus() else {
        eprintln!("skipped: dbus-daemon is not installed");
        return;
    };
    let (send, receive) = mpsc::channel();
    let _desktop = connection::Builder::address(&*address)
        .unwrap()
        .name("org.freedesktop.Notifications")
        .unwrap()
        .serve_at("/org/freedesktop/Notifications", Shows(send))
        .unwrap()
        .build()
        .unwrap();
    // Which bus is a program's is said in its environment.
    let teller = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "tells"])
        .env("DBUS_SESSION_BUS_ADDRESS", &address)
        .stdout(Stdio::null())
        .spawn();
    let _teller = Ending(teller.unwrap());
    let told = receive.recv_timeout(Duration::from_secs(30)).unwrap();
    assert_eq!(told, ("Koppel".to_owned(), "Van 3 accounts".to_owned(), SENTENCE.to_owned()));
}

#[test]
#[ignore = "the other program of the test above"]
fn tells() {
    Desktop.tell("Van 3 accounts", SENTENCE);
    // Until it is ended from outside.
    thread::sleep(Duration::from_secs(30));
}
