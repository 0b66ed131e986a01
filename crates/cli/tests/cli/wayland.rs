//! A Wayland desktop that is played: a bus of its own, and the portal that gives pictures of the screen on it.
#![cfg(target_os = "linux")]

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

use zbus::blocking::{Connection, connection};
use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

use crate::draw;
use crate::drive::{PIN, Person, Ran, link};

/// `None`, saying so, where there is no D-Bus.
struct Desktop {
    bus: Child,
    address: String,
    /// Plays until it is dropped.
    _portal: Option<Connection>,
}

/// What the portal answers: a picture, or the number of its refusal.
type Answer = Result<PathBuf, u32>;

impl Desktop {
    fn with(answer: Option<Answer>) -> Option<Self> {
        let started = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut bus) = started else {
            eprintln!("skipped: dbus-daemon is not installed");
            return None;
        };
        let mut address = String::new();
        BufReader::new(bus.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let address = address.trim().to_owned();
        let portal = answer.map(|answer| {
            connection::Builder::address(address.as_str())
                .unwrap()
                .name("org.freedesktop.portal.Desktop")
                .unwrap()
                .serve_at("/org/freedesktop/portal/desktop", Portal(Mutex::new(answer)))
                .unwrap()
                .build()
                .unwrap()
        });
        Some(Self { bus, address, _portal: portal })
    }

    fn pair(&self, person: Person) -> (Person, Ran) {
        let person = person
            .set("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .set("XDG_SESSION_TYPE", "wayland")
            .without("DISPLAY")
            .without("WAYLAND_DISPLAY");
        let ran = person.run(&["pair", "--screen", "--profile", "Work", "--pin-stdin"], &[PIN, PIN]);
        (person, ran)
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        let _ = self.bus.kill();
        let _ = self.bus.wait();
    }
}

struct Portal(Mutex<Answer>);

#[zbus::interface(name = "org.freedesktop.portal.Screenshot")]
impl Portal {
    #[zbus(property, name = "version")]
    fn version(&self) -> u32 {
        2
    }

    /// The answer comes as a signal of a request, whose name both sides can tell.
    async fn screenshot(
        &self,
        _window: &str,
        options: HashMap<String, OwnedValue>,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] bus: &zbus::Connection,
    ) -> OwnedObjectPath {
        let sender = header.sender().unwrap().trim_start_matches(':').replace('.', "_");
        let token = String::try_from(options["handle_token"].try_clone().unwrap()).unwrap();
        let path = format!("/org/freedesktop/portal/desktop/request/{sender}/{token}");
        let (code, results) = match &*self.0.lock().unwrap() {
            Ok(file) => (0_u32, HashMap::from([("uri", Value::from(format!("file://{}", file.display())))])),
            Err(code) => (*code, HashMap::new()),
        };
        let to = header.sender().map(|name| name.to_owned());
        bus.emit_signal(to, path.as_str(), "org.freedesktop.portal.Request", "Response", &(code, results))
            .await
            .unwrap();
        OwnedObjectPath::try_from(path).unwrap()
    }
}

#[test]
fn the_portals_picture_is_looked_at_and_removed() {
    let person = Person::new();
    let file = person.path("Screenshot 1.png");
    draw::codes(&file, &[link("ACME", "alice").as_bytes()]);
    let named = file.with_file_name("Screenshot%201.png");
    let Some(desktop) = Desktop::with(Some(Ok(named))) else { return };
    let (person, paired) = desktop.pair(person);
    assert_eq!(paired.code, 0, "{}", paired.err);
    assert_eq!(person.list()[0]["services"][0], "ACME");
    assert!(!file.exists(), "a picture of the whole screen stays behind");
}

#[test]
fn a_desktop_that_gives_no_picture_is_said_with_what_to_do() {
    // The person said no; and the portal had some other reason.
    for code in [1, 2] {
        let Some(desktop) = Desktop::with(Some(Err(code))) else { return };
        let (_, ran) = desktop.pair(Person::new());
        ran.refused(5, "does not let Koppel see the screen");
        assert!(ran.err.contains("Allow"), "{}", ran.err);
    }
    // No portal, and no X server beside it.
    let Some(desktop) = Desktop::with(None) else { return };
    let (_, ran) = desktop.pair(Person::new());
    ran.refused(5, "does not let Koppel see the screen");
}
