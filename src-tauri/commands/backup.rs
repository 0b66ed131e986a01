use koppel_core::backup::{self, BackupError, Health, Passphrase, Work};
use koppel_core::vault::VaultError;
use koppel_platform::{backup_folder, clock};
use zeroize::Zeroizing;

use super::{Picking, Shared, pick, work};
use crate::dto::{Failure, OwnPassphrase, SavedBackup};
use crate::failure::Refused;
use crate::picker::Question;
use crate::state::{Answer, Shell, held, profile_id};

/// Whether the backup that a profile's health speaks of is where it was put: a look at a disk, a stick or a network,
/// and so asked apart from the list. Also when there is none: nothing is missing.
#[tauri::command]
pub async fn backup_is_there(shell: Shared<'_>, profile: String) -> Answer<bool> {
    work(&shell, move |shell| {
        let noted = shell.vault.health(profile_id(&profile)?)?;
        Ok(!matches!(noted.seen(backup_folder::is_there), Health::Gone(_)))
    })
    .await
}

#[tauri::command]
pub async fn pick_backup_place(
    shell: Shared<'_>,
    picker: Picking<'_>,
    profile: String,
) -> Answer<Option<String>> {
    // Before a place is asked for in vain.
    shell.vault.policy().allows_export()?;
    let name = shell
        .with_open(&profile, |_, session| Ok(backup::suggested(session.profile.name(), clock::now())))?;
    pick(&shell, &picker, Question::Place(name)).await
}

#[tauri::command]
pub async fn pick_backup_folder(shell: Shared<'_>, picker: Picking<'_>) -> Answer<Option<String>> {
    shell.vault.policy().allows_export()?;
    pick(&shell, &picker, Question::Folder).await
}

#[tauri::command]
pub async fn passphrase_advice(shell: Shared<'_>, profile: String, text: String) -> Answer<Option<Failure>> {
    let text = Zeroizing::new(text);
    work(&shell, move |shell| {
        shell.with_open(&profile, |_, session| {
            Ok(Passphrase::advice(&text, &backup::first_guesses(&session.profile)).err().map(Failure::from))
        })
    })
    .await
}

/// Where [`pick_backup_place`] said, under six new words or the person's own.
#[tauri::command]
pub async fn save_backup(
    shell: Shared<'_>,
    profile: String,
    own: Option<OwnPassphrase>,
) -> Answer<SavedBackup> {
    let own = own.map(|own| (Zeroizing::new(own.text), Zeroizing::new(own.again)));
    work(&shell, move |shell| {
        let place = held(&shell.picked).clone().ok_or(Refused::NothingChosen)?;
        let mut open = shell.hold(&profile)?;
        let (folder, name) = backup_folder::to_save(&place, open.name()).ok_or(Refused::PlaceUnusable)?;
        let passphrase = match &own {
            Some((text, again)) => Passphrase::chosen(text, again, &backup::first_guesses(&open))?,
            None => Passphrase::make(shell.vault.random()).map_err(VaultError::Random)?,
        };
        let proof =
            backup::save(&shell.vault, &mut open, &passphrase, Work::CHOSEN, &folder, &name, clock::now())?;
        let words = own.is_none().then(|| told(&passphrase));
        saved(shell, SavedBackup { place: proof.place, words })
    })
    .await
}

/// In the folder that [`pick_backup_folder`] said. The first one is made at once.
#[tauri::command]
pub async fn auto_backup_on(shell: Shared<'_>, profile: String) -> Answer<SavedBackup> {
    work(&shell, move |shell| {
        let place = held(&shell.picked).clone().ok_or(Refused::NothingChosen)?;
        // It is kept as text.
        place.to_str().ok_or(Refused::PlaceUnusable)?;
        let mut open = shell.hold(&profile)?;
        let folder = backup_folder::at(place);
        let (words, proof) = backup::switch_on(&shell.vault, &mut open, &folder, Work::CHOSEN, clock::now())?;
        saved(shell, SavedBackup { place: proof.place, words: Some(told(&words)) })
    })
    .await
}

#[tauri::command]
pub async fn auto_backup_off(shell: Shared<'_>, profile: String) -> Answer<()> {
    work(&shell, move |shell| {
        shell.change_open(&profile, |vault, session| {
            Ok(backup::switch_off(vault, &mut session.profile).map_err(BackupError::from)?)
        })?;
        shell.forgive(&profile)
    })
    .await
}

/// The place is used up, and whoever has the profile open sees its note.
fn saved(shell: &Shell, backup: SavedBackup) -> Answer<SavedBackup> {
    held(&shell.picked).take();
    shell.refresh();
    Ok(backup)
}

/// The words as the window shows them, this once.
fn told(passphrase: &Passphrase) -> Vec<String> {
    let words = passphrase.words().unwrap_or_default();
    words.into_iter().map(str::to_owned).collect()
}
