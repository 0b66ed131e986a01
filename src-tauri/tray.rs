//! The icon beside the clock: open, lock everything, quit.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use koppel_words::Words;
use tauri::menu::{Menu, MenuItem};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager, Runtime, Wry, include_image};

use crate::dto::Language;
use crate::settings::Settings;
use crate::state::Shell;
use crate::window;

const ID: &str = "koppel";
const OPEN: &str = "tray-open";
const LOCK_ALL: &str = "tray-lock-all";
const QUIT: &str = "tray-quit";

/// Shows the icon. Without a place for it on this desktop the window does all the same.
pub fn show(app: &AppHandle<Wry>) {
    if app.tray_by_id(ID).is_some() {
        return;
    }
    let language = app.state::<Settings<Wry>>().language();
    // Where the library for it is missing (Linux) the binding panics.
    let _ = catch_unwind(AssertUnwindSafe(|| build(app, language)));
}

fn build(app: &AppHandle<Wry>, language: Language) -> tauri::Result<()> {
    let icon = if cfg!(target_os = "macos") {
        include_image!("icons/tray.png")
    } else {
        include_image!("icons/32x32.png")
    };
    TrayIconBuilder::with_id(ID)
        .icon(icon)
        // On Linux the icon is handed over as a file; by default in a folder that all persons share.
        .temp_dir_path(app.path().app_cache_dir()?)
        .icon_as_template(true)
        .tooltip("Koppel")
        .menu(&menu(app, language)?)
        .on_menu_event(|app, event| match event.id.as_ref() {
            OPEN => window::bring_up(app),
            LOCK_ALL => app.state::<Arc<Shell>>().lock_all(),
            QUIT => app.exit(0),
            _ => {}
        })
        .build(app)?;
    Ok(())
}

/// Gives the menu the words of another language.
pub fn translate<R: Runtime>(app: &AppHandle<R>, language: Language) {
    if let (Some(tray), Ok(menu)) = (app.tray_by_id(ID), menu(app, language)) {
        let _ = tray.set_menu(Some(menu));
    }
}

fn menu<R: Runtime>(app: &AppHandle<R>, language: Language) -> tauri::Result<Menu<R>> {
    let words = Words::new(language.into());
    let item = |id: &str| MenuItem::with_id(app, id, words.say(id, &[]), true, None::<&str>);
    Menu::with_items(app, &[&item(OPEN)?, &item(LOCK_ALL)?, &item(QUIT)?])
}
