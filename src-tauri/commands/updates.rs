//! Newer versions. Each step waits for the one before it, and none begins by itself.

use std::sync::Arc;

use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime, State};

use super::{Shared, work};
use crate::dto;
use crate::state::Answer;
use crate::updates::Updates;

type Updating<'a> = State<'a, Arc<Updates>>;

#[tauri::command]
pub async fn updates(shell: Shared<'_>, updates: Updating<'_>) -> Answer<dto::Updates> {
    Ok(updates.stand(shell.vault.policy()))
}

#[tauri::command]
pub async fn look_for_update<R: Runtime>(app: AppHandle<R>, shell: Shared<'_>) -> Answer<dto::Updates> {
    work(&shell, move |shell| {
        let (updates, policy) = (app.state::<Arc<Updates>>(), shell.vault.policy());
        updates.look(&app, policy)?;
        Ok(updates.stand(policy))
    })
    .await
}

/// `progress` hears of each per cent.
#[tauri::command]
pub async fn download_update(
    shell: Shared<'_>,
    updates: Updating<'_>,
    progress: Channel<u8>,
) -> Answer<dto::Updates> {
    let updates = Arc::clone(&updates);
    work(&shell, move |shell| {
        let policy = shell.vault.policy();
        // A window that is gone finds out how far it is when it comes back.
        updates.download(policy, |percent| drop(progress.send(percent)))?;
        Ok(updates.stand(policy))
    })
    .await
}

#[tauri::command]
pub async fn forget_update(shell: Shared<'_>, updates: Updating<'_>) -> Answer<dto::Updates> {
    updates.forget();
    Ok(updates.stand(shell.vault.policy()))
}

/// Ends with this program; what follows is the new one.
#[tauri::command]
pub async fn install_update(shell: Shared<'_>, updates: Updating<'_>) -> Answer<()> {
    let updates = Arc::clone(&updates);
    work(&shell, move |shell| Ok(updates.install(shell.vault.policy())?)).await
}
