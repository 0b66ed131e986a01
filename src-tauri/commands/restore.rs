use koppel_core::backup::{self, Passphrase};
use koppel_core::otp::Scheme;
use koppel_platform::{backup_folder, clock};
use zeroize::Zeroizing;

use super::{Picking, Shared, pick, work};
use crate::convert;
use crate::dto::{BackupContents, Recovered, Restored};
use crate::failure::Refused;
use crate::picker::Question;
use crate::state::{Answer, Reading, held, profile_id};

#[tauri::command]
pub async fn pick_backup_file(shell: Shared<'_>, picker: Picking<'_>) -> Answer<Option<String>> {
    pick(&shell, &picker, Question::File).await
}

/// Opens the file that [`pick_backup_file`] said, and keeps what is in it.
#[tauri::command]
pub async fn open_backup(shell: Shared<'_>, passphrase: String) -> Answer<BackupContents> {
    let passphrase = Zeroizing::new(passphrase);
    work(&shell, move |shell| {
        let place = held(&shell.picked).clone().ok_or(Refused::NothingChosen)?;
        let (folder, file) = backup_folder::of_file(&place).ok_or(Refused::PlaceUnusable)?;
        let passphrase = Passphrase::typed(&passphrase);
        let backup = backup::read(&folder, &file, &passphrase)?;
        let contents = BackupContents {
            name: backup.name.clone(),
            made: backup.made,
            accounts: convert::names(backup.content.accounts.iter()),
        };
        *held(&shell.reading) = Some(Reading { folder, file, passphrase, backup: Some(backup) });
        Ok(contents)
    })
    .await
}

/// Makes a profile of what [`open_backup`] opened, under a new PIN. It is open afterwards.
#[tauri::command]
pub async fn restore_backup(
    shell: Shared<'_>,
    name: String,
    pin: String,
    pin_again: String,
) -> Answer<Restored> {
    let (pin, pin_again) = (Zeroizing::new(pin), Zeroizing::new(pin_again));
    work(&shell, move |shell| {
        let pin = shell.vault.choice().chosen(&pin, &pin_again, &[&name])?;
        let mut reading = held(&shell.reading);
        let Some(from) = reading.as_mut() else { return Err(Refused::NothingChosen.into()) };
        let backup = match from.backup.take() {
            Some(backup) => backup,
            None => backup::read(&from.folder, &from.file, &from.passphrase)?,
        };
        let place = from.folder.path.join(&from.file).display().to_string();
        let restored = shell.vault.restore(backup, &name, &pin, place, clock::now())?;
        *reading = None;
        drop(reading);
        held(&shell.picked).take();
        let answer =
            Restored { profile: restored.profile.id().to_string(), left_over: restored.left_over.is_some() };
        shell.keep_open(restored.profile);
        Ok(answer)
    })
    .await
}

#[tauri::command]
pub fn forget_backup(shell: Shared<'_>) {
    held(&shell.picked).take();
    held(&shell.reading).take();
}

/// A damaged profile as it was before its last change. It is open afterwards.
#[tauri::command]
pub async fn recover(shell: Shared<'_>, profile: String, pin: String) -> Answer<Recovered> {
    let pin = Zeroizing::new(pin);
    work(&shell, move |shell| {
        let recovered = shell.vault.recover_previous(
            profile_id(&profile)?,
            &shell.vault.choice().typed(&pin)?,
            clock::now(),
        );
        let recovered = shell.tried(recovered)?;
        let counted = |scheme: &Scheme| matches!(scheme, Scheme::Hotp { .. });
        let accounts = recovered.profile.content().accounts.iter();
        let answer = Recovered {
            set_aside: recovered.set_aside.map(|file| shell.profiles.join(file).display().to_string()),
            counters: convert::names(
                accounts.filter(|account| account.otp().is_some_and(|otp| counted(&otp.scheme))),
            ),
        };
        shell.keep_open(recovered.profile);
        Ok(answer)
    })
    .await
}
