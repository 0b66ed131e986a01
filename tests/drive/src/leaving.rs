//! A person who leaves, as the desktop tells it to the programs on its bus.

use zbus::blocking::connection;

use crate::place::Place;

/// The screen saver comes on, and with it the lock.
pub fn screen_saver(place: &Place) {
    let bus = connection::Builder::address(place.bus()).and_then(connection::Builder::build);
    bus.and_then(|bus| {
        bus.emit_signal(None::<&str>, "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", &true)
    })
    .expect("the bus of this place");
}
