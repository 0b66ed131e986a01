//! The board over all profiles, what is printed and saved of it, and the reminder.

use std::sync::Arc;

use jiff::tz::TimeZone;
use koppel_platform::{clock, saved_file};
use koppel_words::Words;
use tauri::{AppHandle, Manager, Runtime};
use zeroize::Zeroizing;

use super::{Picking, Shared, work};
use crate::dto::{Board, SheetCodes, Snooze};
use crate::failure::Refused;
use crate::picker::Question;
use crate::settings::Settings;
use crate::state::Answer;
use crate::{table, window};

#[tauri::command]
pub async fn board<R: Runtime>(app: AppHandle<R>, shell: Shared<'_>) -> Answer<Board> {
    let hide = app.state::<Settings<R>>().hide_locked();
    work(&shell, move |shell| shell.board(hide)).await
}

/// As a table, where the person says in the system's dialog: all that the board shows. Answers where it is.
#[tauri::command]
pub async fn save_board<R: Runtime>(
    app: AppHandle<R>,
    shell: Shared<'_>,
    picker: Picking<'_>,
) -> Answer<Option<String>> {
    let settings = app.state::<Settings<R>>();
    let (language, hide) = (settings.language(), settings.hide_locked());
    let picker = Arc::clone(&picker);
    work(&shell, move |shell| {
        let (words, zone) = (Words::new(language.into()), TimeZone::system());
        let question = Question::Table(table::suggested(&words, clock::now(), &zone));
        let Some(file) = picker.pick(question) else { return Ok(None) };
        let table = table::of(&shell.board(hide)?, &words, &zone).map_err(|_| Refused::Unexpected)?;
        saved_file::save(&file, &table)?;
        Ok(Some(file.display().to_string()))
    })
    .await
}

/// What is on the page, in the system's dialog.
#[tauri::command]
pub fn print_page<R: Runtime>(app: AppHandle<R>) -> Answer<()> {
    Ok(window::print(&app).map_err(|_| Refused::NotPrinted)?)
}

/// The codes that are kept in a profile, for its recovery sheet: only with its PIN, and a wrong one counts.
#[tauri::command]
pub async fn sheet_codes(shell: Shared<'_>, profile: String, pin: String) -> Answer<Vec<SheetCodes>> {
    let pin = Zeroizing::new(pin);
    work(&shell, move |shell| {
        // On paper they open the accounts elsewhere; before a wrong PIN counts in vain.
        shell.vault.policy().allows_export()?;
        let open = shell.look_inside(&profile, &pin)?;
        let kept = open.content().accounts.iter().filter_map(|account| {
            let codes = account.backup.noted()?.codes();
            let codes: Vec<String> = codes.iter().map(|code| code.expose().to_owned()).collect();
            (!codes.is_empty()).then(|| SheetCodes { account: account.id.to_string(), codes })
        });
        Ok(kept.collect())
    })
    .await
}

#[tauri::command]
pub fn set_hide_locked<R: Runtime>(app: AppHandle<R>, shell: Shared<'_>, hide: bool) {
    app.state::<Settings<R>>().set_hide_locked(hide);
    shell.changed();
}

#[tauri::command]
pub fn set_reminder<R: Runtime>(app: AppHandle<R>, shell: Shared<'_>, on: bool) {
    let settings = app.state::<Settings<R>>();
    settings.set_reminder(settings.reminder().switched(on));
    shell.changed();
}

#[tauri::command]
pub fn snooze_reminder<R: Runtime>(app: AppHandle<R>, shell: Shared<'_>, snooze: Snooze) {
    let settings = app.state::<Settings<R>>();
    settings.set_reminder(settings.reminder().snoozed(snooze, clock::now()));
    shell.changed();
}
