use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime};

use super::{Shared, work};
use crate::autostart::AtLogin;
use crate::convert;
use crate::dto::{AppState, Language, Theme};
use crate::settings::Settings;
use crate::state::Answer;
use crate::{attention, tray, window};

#[tauri::command]
pub async fn state<R: Runtime>(app: AppHandle<R>, shell: Shared<'_>) -> Answer<AppState> {
    let (profiles, keystore, todo) = work(&shell, |shell| shell.list()).await?;
    let settings = app.state::<Settings<R>>();
    let board = attention::stand(&app, todo);
    Ok(AppState {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        language: settings.language(),
        theme: settings.theme(),
        keystore,
        profiles,
        link_waits: shell.is_handed(),
        board,
        rules: convert::policy::rules(shell.vault.policy()),
    })
}

#[tauri::command]
pub fn set_language<R: Runtime>(app: AppHandle<R>, language: Language) {
    app.state::<Settings<R>>().set_language(language);
    tray::translate(&app);
}

#[tauri::command]
pub fn set_theme<R: Runtime>(app: AppHandle<R>, theme: Theme) {
    app.state::<Settings<R>>().set_theme(theme);
    // A desktop that does not take it keeps its own frame.
    let _ = window::set_theme(&app, theme);
}

#[tauri::command]
pub fn watch(shell: Shared<'_>, changes: Channel<()>) {
    shell.watch(changes);
}

#[tauri::command]
pub fn touch(shell: Shared<'_>) {
    shell.touch();
}

/// Whether Koppel starts with the person's session; `None` where it cannot.
#[tauri::command]
pub async fn autostart<R: Runtime>(app: AppHandle<R>, shell: Shared<'_>) -> Answer<Option<bool>> {
    work(&shell, move |_| app.state::<AtLogin>().is_on()).await
}

/// Answers how it is afterwards.
#[tauri::command]
pub async fn set_autostart<R: Runtime>(
    app: AppHandle<R>,
    shell: Shared<'_>,
    on: bool,
) -> Answer<Option<bool>> {
    work(&shell, move |_| app.state::<AtLogin>().set(on)).await
}
