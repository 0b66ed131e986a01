//! The practice site. Questions wait for it on a thread of their own.

use std::sync::Arc;

use tauri::State;

use super::{Shared, work};
use crate::practice::Practice;
use crate::state::Answer;

type Site<'a> = State<'a, Arc<Practice>>;

#[tauri::command]
pub async fn practice_site(shell: Shared<'_>, site: Site<'_>) -> Answer<Option<String>> {
    let site = Arc::clone(&site);
    work(&shell, move |_| Ok(site.address())).await
}

#[tauri::command]
pub async fn show_practice_site(shell: Shared<'_>, site: Site<'_>) -> Answer<String> {
    let (site, told) = (Arc::clone(&site), Arc::downgrade(&shell));
    let ended = move || {
        if let Some(shell) = told.upgrade() {
            shell.changed();
        }
    };
    work(&shell, move |_| Ok(site.show(ended)?)).await
}

#[tauri::command]
pub async fn stop_practice_site(shell: Shared<'_>, site: Site<'_>) -> Answer<()> {
    let site = Arc::clone(&site);
    work(&shell, move |_| {
        site.stop();
        Ok(())
    })
    .await
}
