use koppel_platform::clock;
use zeroize::Zeroizing;

use super::{Shared, work};
use crate::state::{Answer, profile_id};

#[tauri::command]
pub async fn unlock(shell: Shared<'_>, profile: String, pin: String) -> Answer<()> {
    let pin = Zeroizing::new(pin);
    work(&shell, move |shell| {
        let opened =
            shell.vault.unlock(profile_id(&profile)?, &shell.vault.choice().typed(&pin)?, clock::now());
        shell.keep_open(shell.tried(opened)?);
        Ok(())
    })
    .await
}

#[tauri::command]
pub fn lock(shell: Shared<'_>, profile: String) -> Answer<()> {
    shell.lock(profile_id(&profile)?);
    Ok(())
}

#[tauri::command]
pub async fn change_pin(
    shell: Shared<'_>,
    profile: String,
    pin: String,
    new_pin: String,
    new_pin_again: String,
) -> Answer<()> {
    let (pin, new_pin, again) = (Zeroizing::new(pin), Zeroizing::new(new_pin), Zeroizing::new(new_pin_again));
    work(&shell, move |shell| {
        // Before the old one is tried: a new one that cannot be costs no try.
        let (id, choice) = (profile_id(&profile)?, shell.vault.choice());
        // Of a file that cannot be read the change itself says so.
        let name = shell.vault.name(id).unwrap_or_default();
        let new = choice.chosen(&new_pin, &again, &[&name])?;
        let changed = shell.vault.change_pin(id, &choice.typed(&pin)?, &new, clock::now());
        // Open, it is of an older save now; and the third wrong one closes it.
        shell.refresh();
        Ok(changed?)
    })
    .await
}

#[tauri::command]
pub async fn rename_profile(shell: Shared<'_>, profile: String, name: String) -> Answer<()> {
    work(&shell, move |shell| {
        shell.change_open(&profile, |vault, session| Ok(vault.rename(&mut session.profile, &name)?))
    })
    .await
}

#[tauri::command]
pub async fn remove_profile(shell: Shared<'_>, profile: String) -> Answer<()> {
    work(&shell, move |shell| {
        let id = profile_id(&profile)?;
        shell.vault.remove(id)?;
        shell.lock(id);
        shell.changed();
        Ok(())
    })
    .await
}

#[tauri::command]
pub async fn set_lock_after(shell: Shared<'_>, profile: String, minutes: u32) -> Answer<()> {
    work(&shell, move |shell| {
        shell.vault.policy().allows_lock_after(minutes)?;
        shell.change_open(&profile, |vault, session| {
            Ok(vault.change(&mut session.profile, |content| content.lock_after = minutes)?)
        })
    })
    .await
}
