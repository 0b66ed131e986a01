//! Hands on the keyboard: the system's own dialogs are no part of the page, and are answered as a person would.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt as _, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, Window};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use crate::app::PATIENCE;
use crate::screen::Eye;

/// On one display.
pub struct Hands {
    connection: RustConnection,
    root: Window,
    keys: Keys,
    eye: Eye,
    /// Windows that were there before the dialog.
    before: Vec<Window>,
}

/// Latin letters, digits and signs are their own key symbols (X11 protocol, appendix A).
const ENTER: u32 = 0xff0d;
const DOWN: u32 = 0xff54;
const SHIFT: u32 = 0xffe1;
/// A window that came up needs a moment before it takes keys, and a field that a key opens as well.
const MOMENT: Duration = Duration::from_millis(400);

impl Hands {
    /// Ready for a dialog that is not there yet.
    pub fn before_a_dialog(display: &str) -> Hands {
        let (connection, screen) = x11rb::connect(Some(display)).expect("a display");
        let root = connection.setup().roots[screen].root;
        let keys = Keys::of(&connection);
        let eye = Eye::open(display);
        let before = eye.windows();
        Hands { connection, root, keys, eye, before }
    }

    /// Waits for the dialog, types the path and presses Enter. (GTK's takes a path wherever its focus is: in its
    /// field for a name, and a slash opens one where there is none.)
    pub fn choose(&self, path: &Path) {
        let dialog = self.focused_dialog();
        let text = path.to_str().expect("a path in plain letters");
        for (place, sign) in text.chars().enumerate() {
            self.press(u32::from(sign));
            if place == 0 {
                thread::sleep(MOMENT);
            }
        }
        thread::sleep(MOMENT);
        self.press(ENTER);
        self.wait_for_the_end_of(dialog);
    }

    /// Waits for the dialog, takes the first of its list and presses Enter: GTK's print dialog, where it is "Print to File".
    pub fn take_the_first(&self) {
        let dialog = self.focused_dialog();
        self.press(DOWN);
        thread::sleep(MOMENT);
        self.press(ENTER);
        self.wait_for_the_end_of(dialog);
    }

    fn focused_dialog(&self) -> Window {
        let dialog = self.dialog();
        thread::sleep(MOMENT);
        self.connection.set_input_focus(InputFocus::PARENT, dialog, CURRENT_TIME).expect("sent");
        self.connection.flush().expect("sent");
        thread::sleep(MOMENT);
        dialog
    }

    fn wait_for_the_end_of(&self, dialog: Window) {
        let start = Instant::now();
        while self.eye.windows().contains(&dialog) {
            assert!(start.elapsed() < PATIENCE, "the dialog stays");
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn dialog(&self) -> Window {
        let start = Instant::now();
        loop {
            if let Some(new) = self.eye.windows().into_iter().find(|window| !self.before.contains(window)) {
                return new;
            }
            assert!(start.elapsed() < PATIENCE, "no dialog came");
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn press(&self, symbol: u32) {
        let (key, shifted) = self.keys.for_symbol(symbol);
        let shift = self.keys.for_symbol(SHIFT).0;
        let strokes = match shifted {
            false => vec![(KEY_PRESS_EVENT, key), (KEY_RELEASE_EVENT, key)],
            true => vec![
                (KEY_PRESS_EVENT, shift),
                (KEY_PRESS_EVENT, key),
                (KEY_RELEASE_EVENT, key),
                (KEY_RELEASE_EVENT, shift),
            ],
        };
        for (kind, key) in strokes {
            let sent = self.connection.xtest_fake_input(kind, key, CURRENT_TIME, self.root, 0, 0, 0);
            sent.expect("sent").check().expect("the display takes keys");
        }
        thread::sleep(Duration::from_millis(8));
    }
}

/// Which key gives which symbol.
struct Keys {
    first: u8,
    each: usize,
    symbols: Vec<u32>,
}

impl Keys {
    fn of(connection: &RustConnection) -> Keys {
        let setup = connection.setup();
        let first = setup.min_keycode;
        let asked = connection.get_keyboard_mapping(first, setup.max_keycode - first + 1);
        let answer = asked.expect("sent").reply().expect("the display has a keyboard");
        Keys { first, each: usize::from(answer.keysyms_per_keycode), symbols: answer.keysyms }
    }

    /// The key, and whether Shift is held.
    fn for_symbol(&self, symbol: u32) -> (u8, bool) {
        let found = self.symbols.chunks(self.each).enumerate().find_map(|(place, symbols)| {
            let shifted = symbols.iter().take(2).position(|each| *each == symbol)? == 1;
            Some((self.first + u8::try_from(place).expect("a key code"), shifted))
        });
        found.unwrap_or_else(|| panic!("no key for {symbol:#x}"))
    }
}
