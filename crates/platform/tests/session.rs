//! A computer that is played: logind on one bus, a desktop with a screen saver on another.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

#[path = "played/bus.rs"]
mod played;

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use koppel_platform::session;
use played::{Ending, bus};
use zbus::blocking::{Connection, connection};
use zbus::zvariant::{ObjectPath, OwnedObjectPath, Value};

const OWN: &str = "/org/freedesktop/login1/session/_31";
const OTHER: &str = "/org/freedesktop/login1/session/_32";
const SESSION: &str = "org.freedesktop.login1.Session";
const SOON: Duration = Duration::from_secs(30);
const QUIET: Duration = Duration::from_millis(300);

struct Manager;

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    #[zbus(name = "GetSessionByPID")]
    fn session_of(&self, _process: u32) -> OwnedObjectPath {
        ObjectPath::try_from(OWN).unwrap().into()
    }
}

/// What is told on the buses, and what the program heard of it.
struct Played {
    logind: Connection,
    desktop: Connection,
    heard: Receiver<()>,
}

impl Played {
    fn tell(
        &self,
        of: &Connection,
        path: &str,
        interface: &str,
        member: &str,
        body: &(impl serde::Serialize + zbus::zvariant::DynamicType),
    ) {
        of.emit_signal(None::<&str>, path, interface, member, body).unwrap();
    }

    fn changed(&self, path: &str, property: &str, now: bool) {
        let now = HashMap::from([(property, Value::from(now))]);
        let body = (SESSION, now, Vec::<&str>::new());
        self.tell(&self.logind, path, "org.freedesktop.DBus.Properties", "PropertiesChanged", &body);
    }

    fn saver(&self, interface: &str, on: bool) {
        self.tell(&self.desktop, "/ScreenSaver", interface, "ActiveChanged", &on);
    }

    fn leaves(&self, what: &str, tell: impl Fn(&Self)) {
        tell(self);
        assert_eq!(self.heard.recv_timeout(SOON), Ok(()), "{what}");
    }

    fn stays(&self, what: &str, tell: impl Fn(&Self)) {
        tell(self);
        assert!(self.heard.recv_timeout(QUIET).is_err(), "{what}");
    }
}

#[test]
fn whoever_leaves_is_heard_and_nobody_else() {
    let (Some((_system, system)), Some((_session, session))) = (bus(), bus()) else {
        eprintln!("skipped: dbus-daemon is not installed");
        return;
    };
    let logind = connection::Builder::address(&*system)
        .unwrap()
        .name("org.freedesktop.login1")
        .unwrap()
        .serve_at("/org/freedesktop/login1", Manager)
        .unwrap()
        .build()
        .unwrap();
    let desktop = connection::Builder::address(&*session).unwrap().build().unwrap();
    // Which buses are a program's is said in its environment.
    let mut listener = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "listens", "--nocapture"])
        .envs([("DBUS_SYSTEM_BUS_ADDRESS", &system), ("DBUS_SESSION_BUS_ADDRESS", &session)])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(listener.stdout.take().unwrap());
    let _listener = Ending(listener);
    let (send, heard) = mpsc::channel();
    thread::spawn(move || {
        said.lines().map_while(Result::ok).filter(|line| line == "left").try_for_each(|_| send.send(()))
    });
    let played = Played { logind, desktop, heard };

    // Until it listens on both.
    let begins = |tell: &dyn Fn()| {
        while {
            tell();
            played.heard.recv_timeout(QUIET).is_err()
        } {}
    };
    begins(&|| played.changed(OWN, "LockedHint", true));
    begins(&|| played.saver("org.freedesktop.ScreenSaver", true));
    while played.heard.recv_timeout(QUIET).is_ok() {}

    played.leaves("locked", |it| it.changed(OWN, "LockedHint", true));
    played.leaves("another person", |it| it.changed(OWN, "Active", false));
    played.leaves("asked to lock", |it| it.tell(&it.logind, OWN, SESSION, "Lock", &()));
    let manager = "org.freedesktop.login1.Manager";
    played.leaves("sleep", |it| {
        it.tell(&it.logind, "/org/freedesktop/login1", manager, "PrepareForSleep", &true)
    });
    for saver in ["org.freedesktop", "org.gnome", "org.cinnamon", "org.mate"] {
        played.leaves(saver, |it| it.saver(&format!("{saver}.ScreenSaver"), true));
    }

    played.stays("opened again", |it| it.changed(OWN, "LockedHint", false));
    played.stays("back again", |it| it.changed(OWN, "Active", true));
    played.stays("another property", |it| it.changed(OWN, "IdleHint", true));
    played.stays("somebody else's session", |it| it.changed(OTHER, "Active", false));
    played.stays("somebody else's lock", |it| it.tell(&it.logind, OTHER, SESSION, "Lock", &()));
    played.stays("the saver goes", |it| it.saver("org.gnome.ScreenSaver", false));
    played.stays("another program's signal", |it| it.saver("org.example.ScreenSaver", true));
    played.leaves("still listening", |it| it.changed(OWN, "LockedHint", true));
}

#[test]
#[ignore = "the other program of the test above"]
#[allow(clippy::print_stdout)]
fn listens() {
    session::on_leaving(|| println!("\nleft"));
    // Until it is ended from outside.
    thread::sleep(Duration::from_secs(120));
}
