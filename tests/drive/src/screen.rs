//! A look at what is really on the screen, from outside every program on it.

use std::collections::BTreeSet;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat, MapState, Window};
use x11rb::rust_connection::RustConnection;

/// An eye on one display.
pub struct Eye {
    connection: RustConnection,
    root: Window,
}

/// Windows smaller than this on a side are no program's main window.
const LEAST: u16 = 200;
/// Of every so many rows one is looked at: dense enough for a line of text.
const ROWS: usize = 8;
/// A ground has a few colours; letters have soft edges, and so many more.
const LETTERS: usize = 8;

impl Eye {
    /// Opens it.
    pub fn open(display: &str) -> Eye {
        let (connection, screen) = x11rb::connect(Some(display)).expect("a display");
        let root = connection.setup().roots[screen].root;
        Eye { connection, root }
    }

    /// Main windows that are shown, the topmost last.
    pub fn windows(&self) -> Vec<Window> {
        let tree = self.connection.query_tree(self.root).expect("sent").reply().expect("the display answers");
        tree.children.into_iter().filter(|window| self.size_if_shown(*window).is_some()).collect()
    }

    /// Whether a main window shows anything but one even colour.
    pub fn anything_painted(&self) -> bool {
        self.any_has(2)
    }

    /// Whether a main window shows something to read.
    pub fn anything_written(&self) -> bool {
        self.any_has(LETTERS)
    }

    fn any_has(&self, colours: usize) -> bool {
        self.windows().into_iter().any(|window| self.has(window, colours))
    }

    fn size_if_shown(&self, window: Window) -> Option<(u16, u16)> {
        let shown = self.connection.get_window_attributes(window).ok()?.reply().ok()?;
        let place = self.connection.get_geometry(window).ok()?.reply().ok()?;
        let main = shown.map_state == MapState::VIEWABLE && place.width >= LEAST && place.height >= LEAST;
        main.then_some((place.width, place.height))
    }

    fn has(&self, window: Window, colours: usize) -> bool {
        let Some((width, height)) = self.size_if_shown(window) else { return false };
        // In one piece: of a picture that changes while rows are fetched one by one, each half has its own ground.
        let asked = self.connection.get_image(ImageFormat::Z_PIXMAP, window, 0, 0, width, height, !0);
        // The window may go while we look.
        let Some(image) = asked.ok().and_then(|asked| asked.reply().ok()) else { return false };
        let mut seen = BTreeSet::new();
        for row in image.data.chunks_exact(usize::from(width) * 4).step_by(ROWS) {
            for pixel in row.chunks_exact(4) {
                seen.insert([pixel[0], pixel[1], pixel[2]]);
                if seen.len() >= colours {
                    return true;
                }
            }
        }
        false
    }
}
