//! The desktop's place for icons beside the clock, played: what the app's icon shows and what its menu says.
//! StatusNotifierItem, https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/; the menu by com.canonical.dbusmenu.

use std::collections::HashMap;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use zbus::blocking::{Connection, Proxy, connection};
use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Structure, Value};

use crate::place::Place;

const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(50);
const MENU: &str = "com.canonical.dbusmenu";

/// Every point of it.
pub type Picture = image::RgbaImage;

/// On the bus of a place, before the app is started there.
pub struct Tray {
    bus: Connection,
    items: Receiver<(String, String)>,
}

/// The icon of one program.
pub struct Item {
    bus: Connection,
    program: String,
    path: String,
}

struct Watcher(Sender<(String, String)>);

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, #[zbus(header)] header: Header<'_>, item: String) {
        let program = header.sender().map(|name| name.to_string()).unwrap_or_default();
        let _ = self.0.send((program, item));
    }

    fn register_status_notifier_host(&self, _host: String) {}

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        Vec::new()
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

impl Tray {
    /// From now on programs find it.
    pub fn on(place: &Place) -> Tray {
        let (send, items) = mpsc::channel();
        let bus = connection::Builder::address(place.bus())
            .and_then(|bus| bus.name("org.kde.StatusNotifierWatcher"))
            .and_then(|bus| bus.serve_at("/StatusNotifierWatcher", Watcher(send)))
            .and_then(connection::Builder::build)
            .expect("a name on the bus of this place");
        Tray { bus, items }
    }

    /// The next icon that a program shows.
    pub fn icon(&self) -> Item {
        let (program, path) = self.items.recv_timeout(PATIENCE).expect("an icon beside the clock");
        Item { bus: self.bus.clone(), program, path }
    }
}

impl Item {
    /// Waits until the picture is another one than `before`.
    pub fn picture_after(&self, before: &Picture) -> Picture {
        let since = Instant::now();
        loop {
            match self.picture() {
                Some(picture) if picture != *before => return picture,
                _ if since.elapsed() > PATIENCE => panic!("the icon stays as it was"),
                _ => thread::sleep(PAUSE),
            }
        }
    }

    /// What it shows; `None` between two pictures.
    pub fn picture(&self) -> Option<Picture> {
        let file: String = self.item().get_property("IconName").ok()?;
        Some(image::open(file).ok()?.into_rgba8())
    }

    /// The entries of its menu.
    pub fn menu(&self) -> Vec<String> {
        self.entries().into_iter().map(|(_, label)| label).collect()
    }

    /// Chooses that entry of its menu.
    pub fn press(&self, label: &str) {
        let (number, _) = self.entries().into_iter().find(|entry| entry.1 == label).expect("such an entry");
        let path = self.menu_path();
        let event = (number, "clicked", Value::from(0), 0_u32);
        // A program that ends with it does not answer.
        let _ = self.proxy(path.as_str(), MENU).call_noreply("Event", &event);
    }

    /// Their numbers and labels.
    fn entries(&self) -> Vec<(i32, String)> {
        type Entry = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);
        let path = self.menu_path();
        let (_, (_, _, entries)): (u32, Entry) = self
            .proxy(path.as_str(), MENU)
            .call("GetLayout", &(0, -1, Vec::<String>::new()))
            .expect("the entries of the menu");
        entries.iter().filter_map(|entry| read(entry)).collect()
    }

    fn menu_path(&self) -> OwnedObjectPath {
        self.item().get_property("Menu").expect("a menu")
    }

    fn item(&self) -> Proxy<'_> {
        self.proxy(&self.path, "org.kde.StatusNotifierItem")
    }

    fn proxy<'a>(&'a self, path: &'a str, interface: &'a str) -> Proxy<'a> {
        Proxy::new(&self.bus, self.program.as_str(), path.to_owned(), interface)
            .expect("a program on the bus")
    }
}

/// A picture of the app's own, to compare.
pub fn picture_in(file: &Path) -> Picture {
    image::open(file).expect("a picture").into_rgba8()
}

/// Of `(number, {name: value}, entries below it)`.
fn read(entry: &Value<'_>) -> Option<(i32, String)> {
    let entry: &Structure<'_> = entry.downcast_ref().ok()?;
    let [Value::I32(number), Value::Dict(all), ..] = entry.fields() else { return None };
    Some((*number, all.get::<&str, String>(&"label").ok()??))
}
