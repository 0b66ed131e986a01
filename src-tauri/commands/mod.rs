//! What the window may ask: short questions that forward. Each stands in list.rs, in capabilities/main.json
//! and, typed, in ui/src/ipc/index.ts.

use std::sync::Arc;

use tauri::State;

use crate::failure::Refused;
use crate::state::{Answer, Shell};

pub mod accounts;
pub mod app;
pub mod pair;
pub mod profiles;
pub mod scan;

type Shared<'a> = State<'a, Arc<Shell>>;

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
