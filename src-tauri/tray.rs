//! The icon beside the clock: open, lock everything, quit. A dot on it says that backup codes ask for something.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use koppel_core::failure::Arg;
use koppel_words::Words;
use tauri::image::Image;
use tauri::menu::{Menu, MenuItem};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager, Runtime, Wry, include_image};

use crate::attention::Attention;
use crate::dto::Language;
use crate::settings::Settings;
use crate::state::Shell;
use crate::window;

const ID: &str = "koppel";
const TODO: &str = "tray-todo";
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
    let todo = app.state::<Attention>().todo();
    TrayIconBuilder::with_id(ID)
        .icon(icon(todo))
        // On Linux the icon is handed over as a file; by default in a folder that all persons share.
        .temp_dir_path(app.path().app_cache_dir()?)
        .icon_as_template(true)
        .tooltip(tip(language, todo))
        .menu(&menu(app, language, todo)?)
        .on_menu_event(|app, event| match event.id.as_ref() {
            OPEN | TODO => window::bring_up(app),
            LOCK_ALL => app.state::<Arc<Shell>>().lock_all(),
            QUIT => app.exit(0),
            _ => {}
        })
        .build(app)?;
    Ok(())
}

/// Puts the dot on the icon, or takes it off, and says in words why.
pub fn mark<R: Runtime>(app: &AppHandle<R>, todo: u32) {
    let Some(tray) = app.tray_by_id(ID) else { return };
    let language = app.state::<Settings<R>>().language();
    // Each may fail on some desktop without harm to the others.
    let _ = tray.set_icon_with_as_template(Some(icon(todo)), true);
    let _ = tray.set_tooltip(Some(tip(language, todo)));
    if let Ok(menu) = menu(app, language, todo) {
        let _ = tray.set_menu(Some(menu));
    }
}

/// Gives it the words of another language.
pub fn translate<R: Runtime>(app: &AppHandle<R>) {
    mark(app, app.state::<Attention>().todo());
}

/// Drawn from icons/koppel.svg and icons/tray.svg; the dot from those that end in `-todo`.
fn icon(todo: u32) -> Image<'static> {
    match (cfg!(target_os = "macos"), todo > 0) {
        (true, false) => include_image!("icons/tray.png"),
        (true, true) => include_image!("icons/tray-todo.png"),
        (false, false) => include_image!("icons/32x32.png"),
        (false, true) => include_image!("icons/32x32-todo.png"),
    }
}

/// What it says under the pointer. Linux shows no tip: there it stands at the top of the menu.
fn tip(language: Language, todo: u32) -> String {
    let words = Words::new(language.into());
    if todo == 0 { words.say("app-name", &[]) } else { told(&words, todo) }
}

fn told(words: &Words, todo: u32) -> String {
    words.say(TODO, &[("count", Arg::Number(todo.into()))])
}

fn menu<R: Runtime>(app: &AppHandle<R>, language: Language, todo: u32) -> tauri::Result<Menu<R>> {
    let words = Words::new(language.into());
    let item = |id: &str, text: String| MenuItem::with_id(app, id, text, true, None::<&str>);
    let menu = Menu::new(app)?;
    if todo > 0 {
        menu.append(&item(TODO, told(&words, todo))?)?;
    }
    for id in [OPEN, LOCK_ALL, QUIT] {
        menu.append(&item(id, words.say(id, &[]))?)?;
    }
    Ok(menu)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dot_and_the_words_come_and_go_together() {
        for language in [Language::Nl, Language::En] {
            assert_eq!(tip(language, 0), "Koppel");
            assert_ne!(tip(language, 1), tip(language, 2));
            assert!(tip(language, 12).contains("12"), "{}", tip(language, 12));
        }
        let (calm, dotted) = (icon(0), icon(3));
        assert_eq!((calm.width(), calm.height()), (dotted.width(), dotted.height()));
        assert_ne!(calm.rgba(), dotted.rgba());
        assert_eq!(icon(1).rgba(), dotted.rgba());
    }
}
