use super::Shared;
use crate::state::held;

/// The window asks for the next picture by saying that it is done with one; so one that stands still gets none.
#[tauri::command]
pub fn camera_shown(shell: Shared<'_>) {
    if let Some(camera) = held(&shell.camera).as_ref() {
        camera.shown();
    }
}
