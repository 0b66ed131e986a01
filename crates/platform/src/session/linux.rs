//! logind tells of locking, sleep and another person (https://www.freedesktop.org/software/systemd/man/org.freedesktop.login1.html);
//! desktops that do not tell logind have a screen saver of their own.

use std::collections::HashMap;
use std::process;
use std::sync::Arc;
use std::thread;

use zbus::blocking::fdo::DBusProxy;
use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::zvariant::{OwnedObjectPath, OwnedValue};
use zbus::{MatchRule, Message};

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
const SCREEN_SAVERS: [&str; 4] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
];

pub fn on_leaving(left: impl Fn() + Send + Sync + 'static) {
    let left = Arc::new(left);
    let screen_saver = Arc::clone(&left);
    // Each waits for its own bus; one that is missing holds nobody up.
    thread::spawn(move || hear(Connection::system, of_logind, &*left));
    thread::spawn(move || hear(Connection::session, |_| Ok(of_screen_savers()), &*screen_saver));
}

fn hear(
    connect: fn() -> zbus::Result<Connection>,
    rules: impl Fn(&Connection) -> zbus::Result<Vec<String>>,
    left: &dyn Fn(),
) {
    let Ok(bus) = connect() else { return };
    let messages = MessageIterator::from(&bus);
    let asked = rules(&bus).and_then(|rules| {
        let desk = DBusProxy::new(&bus)?;
        rules.into_iter().try_for_each(|rule| Ok(desk.add_match_rule(MatchRule::try_from(&*rule)?)?))
    });
    if asked.is_ok() {
        messages.flatten().filter(tells_of_leaving).for_each(|_| left());
    }
}

/// Sleep of the computer, and what happens to this person's own session: others come and go.
fn of_logind(bus: &Connection) -> zbus::Result<Vec<String>> {
    let session = session(bus)?;
    Ok(vec![
        format!("type='signal',sender='{LOGIND}',interface='{MANAGER}',member='PrepareForSleep'"),
        format!("type='signal',sender='{LOGIND}',path='{}'", session.as_str()),
    ])
}

/// That of this program; of one that the desktop started as a service of the person's, the one they sit before.
fn session(bus: &Connection) -> zbus::Result<OwnedObjectPath> {
    let manager = Proxy::new(bus, LOGIND, "/org/freedesktop/login1", MANAGER)?;
    manager.call("GetSessionByPID", &process::id()).or_else(|_| {
        let user =
            Proxy::new(bus, LOGIND, "/org/freedesktop/login1/user/self", "org.freedesktop.login1.User")?;
        let (_, path): (String, OwnedObjectPath) = user.get_property("Display")?;
        Ok(path)
    })
}

fn of_screen_savers() -> Vec<String> {
    let rule = |interface| format!("type='signal',interface='{interface}',member='ActiveChanged'");
    SCREEN_SAVERS.map(rule).to_vec()
}

fn tells_of_leaving(message: &Message) -> bool {
    let header = message.header();
    let (Some(interface), Some(member)) = (header.interface(), header.member()) else { return false };
    match (interface.as_str(), member.as_str()) {
        // Before it and after it: whichever is heard in time.
        (MANAGER, "PrepareForSleep") | (SESSION, "Lock") => true,
        (PROPERTIES, "PropertiesChanged") => {
            let changed = message.body().deserialize::<(String, HashMap<String, OwnedValue>, Vec<String>)>();
            let is = |now: &OwnedValue, wanted: bool| bool::try_from(now).is_ok_and(|now| now == wanted);
            changed.is_ok_and(|(_, now, _)| {
                now.get("LockedHint").is_some_and(|now| is(now, true))
                    || now.get("Active").is_some_and(|now| is(now, false))
            })
        }
        (saver, "ActiveChanged") if SCREEN_SAVERS.contains(&saver) => {
            message.body().deserialize::<bool>().is_ok_and(|on| on)
        }
        _ => false,
    }
}
