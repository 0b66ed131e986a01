//! Something that another program copied: what holds it answers whoever pastes (ICCCM, 2).

use std::thread::{self, JoinHandle};

use x11rb::COPY_FROM_PARENT;
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

/// On the clipboard until something else is, or this is dropped.
pub struct Copied {
    display: String,
    window: Window,
    thread: Option<JoinHandle<()>>,
}

impl Copied {
    /// These bytes, which are of that kind: `image/png`, `text/uri-list`. No more than one message of X holds.
    pub fn new(display: &str, kind: &str, bytes: Vec<u8>) -> Copied {
        let (connection, screen) = x11rb::connect(Some(display)).expect("a display");
        let root = connection.setup().roots[screen].root;
        let window = connection.generate_id().expect("an id");
        let (look, class) = (CreateWindowAux::new(), WindowClass::INPUT_ONLY);
        connection
            .create_window(0, window, root, 0, 0, 1, 1, 0, class, COPY_FROM_PARENT, &look)
            .expect("sent");
        let holder = Holder {
            clipboard: atom(&connection, "CLIPBOARD"),
            targets: atom(&connection, "TARGETS"),
            kind: atom(&connection, kind),
            bytes,
            connection,
        };
        let (now, connection) = (x11rb::CURRENT_TIME, &holder.connection);
        connection.set_selection_owner(window, holder.clipboard, now).expect("sent");
        connection.sync().expect("the display answers");
        let thread = thread::spawn(move || holder.answer());
        Copied { display: display.to_owned(), window, thread: Some(thread) }
    }
}

impl Drop for Copied {
    fn drop(&mut self) {
        // Its window goes, and with it the thread's connection.
        if let Ok((connection, _)) = x11rb::connect(Some(&self.display)) {
            let _ = connection.kill_client(self.window);
            let _ = connection.sync();
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Holder {
    connection: RustConnection,
    clipboard: Atom,
    targets: Atom,
    kind: Atom,
    bytes: Vec<u8>,
}

impl Holder {
    fn answer(&self) {
        while let Ok(event) = self.connection.wait_for_event() {
            let goes_on = match event {
                Event::SelectionRequest(asked) => self.give(&asked).is_ok(),
                Event::SelectionClear(_) => false,
                _ => true,
            };
            if !goes_on {
                return;
            }
        }
    }

    fn give(&self, asked: &SelectionRequestEvent) -> Result<(), x11rb::errors::ReplyOrIdError> {
        let (to, property) = (asked.requestor, asked.property);
        let given = if asked.target == self.targets {
            let offers = [self.targets, self.kind];
            self.connection.change_property32(PropMode::REPLACE, to, property, AtomEnum::ATOM, &offers)?;
            property
        } else if asked.target == self.kind {
            self.connection.change_property8(PropMode::REPLACE, to, property, self.kind, &self.bytes)?;
            property
        } else {
            x11rb::NONE
        };
        let notice = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: to,
            selection: asked.selection,
            target: asked.target,
            property: given,
        };
        self.connection.send_event(false, to, EventMask::NO_EVENT, notice)?;
        self.connection.flush()?;
        Ok(())
    }
}

fn atom(connection: &RustConnection, name: &str) -> Atom {
    let asked = connection.intern_atom(false, name.as_bytes()).expect("sent");
    asked.reply().expect("the display answers").atom
}
