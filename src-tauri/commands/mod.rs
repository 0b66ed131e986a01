//! What the window may ask: short questions that forward. Each stands in list.rs, in capabilities/main.json
//! and, typed, in ui/src/ipc/index.ts.

use std::sync::Arc;

use tauri::State;

use crate::failure::Refused;
use crate::picker::{Picker, Question};
use crate::state::{Answer, Shell, held};

pub mod accounts;
pub mod app;
pub mod backup;
pub mod backup_codes;
pub mod board;
pub mod camera;
pub mod pair;
pub mod policy;
pub mod practice;
pub mod profiles;
pub mod restore;
pub mod scan;
pub mod tiqr;
pub mod updates;
pub mod way_back;

type Picking<'a> = State<'a, Arc<dyn Picker>>;
type Shared<'a> = State<'a, Arc<Shell>>;

/// Has the person choose in the system's dialog and keeps that for the next step; answers what it is called.
async fn pick(shell: &Shared<'_>, picker: &Picking<'_>, question: Question) -> Answer<Option<String>> {
    let picker = Arc::clone(picker);
    work(shell, move |shell| {
        let chosen = picker.pick(question);
        let name = chosen.as_ref().map(|path| path.display().to_string());
        if chosen.is_some() {
            *held(&shell.picked) = chosen;
        }
        Ok(name)
    })
    .await
}

/// Does on a thread of its own what may take long: key derivation, files, the keystore, pictures.
async fn work<T: Send + 'static>(
    shell: &Shared<'_>,
    work: impl FnOnce(&Shell) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let shell = Arc::clone(shell);
    tauri::async_runtime::spawn_blocking(move || work(&shell))
        .await
        .unwrap_or_else(|_| Err(Refused::Unexpected.into()))
}
