//! Which file or folder the person means, asked in the system's own dialog. The window names no path: it says that one is
//! to be chosen, and hears what it is called.

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::mpsc;

use koppel_words::Words;
use rfd::{AsyncFileDialog, FileHandle};
use tauri::{AppHandle, Manager, Runtime};

use crate::settings::Settings;
use crate::window;

/// What is to be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// A place for a new file, with the name that is proposed.
    Place(String),
    /// The same for a table.
    Table(String),
    /// A folder that exists.
    Folder,
    /// A file that exists.
    File,
    /// A file that exists, with backup codes in it.
    Text,
}

/// Asks the person; tests answer for them.
pub trait Picker: Send + Sync {
    /// What was chosen; `None` when the dialog was cancelled. Waits, and may not be called on the main thread.
    fn pick(&self, question: Question) -> Option<PathBuf>;
}

/// The system's dialog, over the one window.
pub struct SystemPicker<R: Runtime>(pub AppHandle<R>);

type Picking = Pin<Box<dyn Future<Output = Option<FileHandle>> + Send>>;

impl<R: Runtime> Picker for SystemPicker<R> {
    fn pick(&self, question: Question) -> Option<PathBuf> {
        let (send, receive) = mpsc::channel();
        let app = self.0.clone();
        // Dialogs are made on the main thread, and waited for here.
        self.0.run_on_main_thread(move || drop(send.send(picking(&app, question)))).ok()?;
        let chosen = tauri::async_runtime::block_on(receive.recv().ok()?)?;
        Some(chosen.path().to_owned())
    }
}

fn picking<R: Runtime>(app: &AppHandle<R>, question: Question) -> Picking {
    let words = Words::new(app.state::<Settings<R>>().language().into());
    let mut dialog = AsyncFileDialog::new();
    if let Some(window) = app.get_webview_window(window::LABEL) {
        dialog = dialog.set_parent(&window);
    }
    let title = |id: &str| words.say(id, &[]);
    let kind = title("dialog-kind");
    match question {
        Question::Place(name) => Box::pin(
            dialog
                .set_title(title("dialog-place"))
                .add_filter(kind, &["age"])
                .set_file_name(name)
                .save_file(),
        ),
        Question::Table(name) => Box::pin(
            dialog
                .set_title(title("dialog-table"))
                .add_filter(title("dialog-table-kind"), &["csv"])
                .set_file_name(name)
                .save_file(),
        ),
        Question::Folder => Box::pin(dialog.set_title(title("dialog-folder")).pick_folder()),
        Question::Text => Box::pin(dialog.set_title(title("dialog-text")).pick_file()),
        Question::File => {
            Box::pin(dialog.set_title(title("dialog-file")).add_filter(kind, &["age"]).pick_file())
        }
    }
}
