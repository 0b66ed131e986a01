//! A start with the person's session: the icon beside the clock, and no window until somebody asks for it.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use koppel_platform::autostart::Autostart;
use koppel_platform::status_icons;
use tauri::{AppHandle, Wry};

use crate::state::Answer;
use crate::{attention, beside, window};

/// With which the system starts it then.
pub const ARGUMENT: &str = "--in-tray";

/// How long a desktop may take to have a place for icons.
const PATIENCE: Duration = Duration::from_secs(15);

/// The entry of the system; `None` where there can be none.
pub struct AtLogin(pub Option<Arc<dyn Autostart>>);

impl AtLogin {
    /// `None` where there can be none.
    pub fn is_on(&self) -> Answer<Option<bool>> {
        Ok(self.0.as_ref().map(|entry| entry.is_on()).transpose()?)
    }

    /// How it is afterwards, which the system may have its own mind about.
    pub fn set(&self, on: bool) -> Answer<Option<bool>> {
        self.0.as_ref().map(|entry| entry.set(on)).transpose()?;
        self.is_on()
    }
}

/// Whether this is such a start.
pub fn is_asked() -> bool {
    std::env::args_os().skip(1).any(|argument| argument == ARGUMENT)
}

/// What there is instead of a window. On a desktop that shows no icons there would be nothing to press: the window comes.
pub fn wait_beside_the_clock(app: &AppHandle<Wry>) {
    beside(app);
    let app = app.clone();
    thread::spawn(move || {
        if status_icons::are_shown_within(PATIENCE) {
            attention::look_until_there_is_a_window(&app);
        } else {
            window::bring_up(&app);
        }
    });
}
