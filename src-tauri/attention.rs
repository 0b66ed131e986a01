//! Says outside the page that backup codes ask for something: a dot on the icon beside the clock while there is something
//! to do, and a notification when the reminder is due and no window shows it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use koppel_core::failure::Arg;
use koppel_platform::clock;
use koppel_platform::notification::Notifier;
use koppel_words::Words;
use tauri::{AppHandle, Manager, Runtime};

use crate::board::Todo;
use crate::dto::BoardState;
use crate::settings::Settings;
use crate::state::Shell;
use crate::{tray, window};

/// A day more can be what makes something due: so often the window asks without a change.
const EVERY: Duration = Duration::from_secs(3_600);

/// What was said last.
pub struct Attention {
    notifier: Arc<dyn Notifier>,
    todo: AtomicU32,
    was_told: AtomicBool,
}

impl Attention {
    pub fn new(notifier: Arc<dyn Notifier>) -> Self {
        Self { notifier, todo: AtomicU32::new(0), was_told: AtomicBool::new(false) }
    }

    /// How many accounts ask for something, as the window last heard.
    pub fn todo(&self) -> u32 {
        self.todo.load(Ordering::Relaxed)
    }

    /// Passes on what the window is about to hear; `seen`: whether a person may be looking at it.
    pub fn heed<R: Runtime>(&self, app: &AppHandle<R>, board: BoardState, seen: bool) {
        if self.todo.swap(board.todo, Ordering::Relaxed) != board.todo {
            tray::mark(app, board.todo);
        }
        // Once for each time that it is due.
        if !board.reminds {
            self.was_told.store(false, Ordering::Relaxed);
        } else if !seen && !self.was_told.swap(true, Ordering::Relaxed) {
            let words = Words::new(app.state::<Settings<R>>().language().into());
            let count = [("count", Arg::Number(board.todo.into()))];
            self.notifier.tell(&words.say("remind-title", &count), &words.say("remind-why", &[]));
        }
    }
}

/// What of the board is seen from everywhere, and said outside the page, too; notes that there is something to be
/// reminded of.
pub fn stand<R: Runtime>(app: &AppHandle<R>, todo: Todo) -> BoardState {
    let settings = app.state::<Settings<R>>();
    let hide_locked = settings.hide_locked();
    let (todo, now) = (todo.seen(hide_locked), clock::now());
    let reminder = settings.reminder().seen(todo, now);
    settings.set_reminder(reminder);
    let board =
        BoardState { todo, reminds: reminder.is_due(todo, now), remind: reminder.is_on(), hide_locked };
    app.state::<Attention>().heed(app, board, window::is_seen(app));
    board
}

/// From now on time alone is a reason to look, too.
pub fn look_every_hour(shell: &Arc<Shell>) {
    let shell = Arc::downgrade(shell);
    thread::spawn(move || {
        loop {
            thread::sleep(EVERY);
            let Some(shell) = shell.upgrade() else { return };
            shell.changed();
        }
    });
}

/// Looks as often, where no window does: after a start beside the clock. Comes back once there is one.
pub fn look_until_there_is_a_window<R: Runtime>(app: &AppHandle<R>) {
    while app.get_webview_window(window::LABEL).is_none() {
        look(app);
        thread::sleep(EVERY);
    }
}

/// Looks once.
pub fn look<R: Runtime>(app: &AppHandle<R>) {
    // What fails now is said when somebody opens the window.
    if let Ok((_, _, todo)) = app.state::<Arc<Shell>>().list() {
        stand(app, todo);
    }
}
