use koppel_core::vault::VaultError;
use koppel_platform::clock;

use super::{Shared, work};
use crate::convert::way_back;
use crate::dto::{ComeBack, Guide, Language};
use crate::state::{Answer, profile_id};

#[tauri::command]
pub async fn guides(language: Language) -> Vec<Guide> {
    way_back::guides(language)
}

#[tauri::command]
pub async fn come_back(shell: Shared<'_>, profile: String) -> Answer<Vec<ComeBack>> {
    work(&shell, move |shell| {
        let id = profile_id(&profile)?;
        if let Some(session) = shell.open().get(&id) {
            return Ok(session.profile.content().accounts.iter().map(way_back::of_account).collect());
        }
        let cards = shell.vault.profiles(clock::now())?;
        let card = cards.iter().find(|card| card.id == id).ok_or(VaultError::NotFound)?;
        Ok(way_back::of_card(card))
    })
    .await
}
