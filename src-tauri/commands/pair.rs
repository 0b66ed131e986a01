use koppel_core::pairing::{self, Ticket};
use koppel_core::pin::Pin;
use koppel_platform::clock;
use zeroize::Zeroizing;

use super::{Shared, work};
use crate::dto::{self, Paired, PinAdvice, Target};
use crate::failure::Refused;
use crate::state::{Answer, Saved, Shell, account_id, held, profile_id};

#[tauri::command]
pub fn pin_advice(pin: String) -> PinAdvice {
    let pin = Zeroizing::new(pin);
    PinAdvice { least: Pin::LEAST, most: Pin::MOST, refused: Pin::advice(&pin).err().map(dto::Failure::from) }
}

#[tauri::command]
pub async fn pair_save(shell: Shared<'_>, ticket: u32, target: Target) -> Answer<Paired> {
    work(&shell, move |shell| {
        let ticket = Ticket(ticket);
        let saved = match target {
            Target::NewProfile { name, pin, pin_again } => {
                let (pin, pin_again) = (Zeroizing::new(pin), Zeroizing::new(pin_again));
                into_new_profile(shell, ticket, &name, &Pin::chosen(&pin, &pin_again)?)
            }
            Target::Profile { profile, pin, replaces } => {
                let pin = Zeroizing::new(pin);
                into_profile(shell, ticket, &profile, &Pin::typed(&pin)?, replaces.as_deref())
            }
        }?;
        let paired = Paired {
            profile: saved.profile.to_string(),
            accounts: saved.accounts.iter().map(ToString::to_string).collect(),
        };
        *held(&shell.saved) = Some(saved);
        Ok(paired)
    })
    .await
}

fn into_new_profile(shell: &Shell, ticket: Ticket, name: &str, pin: &Pin) -> Answer<Saved> {
    let desk = held(&shell.desk);
    let new = desk.accounts(ticket)?;
    let (profile, accounts) = pairing::into_new_profile(&shell.vault, name, pin, &new, clock::now())?;
    let saved = Saved { profile: profile.id(), accounts, new_profile: true };
    shell.keep_open(profile);
    Ok(saved)
}

fn into_profile(
    shell: &Shell,
    ticket: Ticket,
    profile: &str,
    pin: &Pin,
    replaces: Option<&str>,
) -> Answer<Saved> {
    let desk = held(&shell.desk);
    let new = desk.accounts(ticket)?;
    let replaces = replaces.map(account_id).transpose()?;
    let opened = shell.vault.unlock(profile_id(profile)?, pin, clock::now());
    shell.changed();
    let mut profile = opened?;
    if replaces.is_some_and(|id| profile.content().account(id).is_none()) {
        return Err(Refused::AccountNotFound.into());
    }
    let accounts = pairing::into_profile(&shell.vault, &mut profile, &new, replaces, clock::now())?;
    let saved = Saved { profile: profile.id(), accounts, new_profile: false };
    shell.keep_open(profile);
    Ok(saved)
}

#[tauri::command]
pub async fn pair_confirm(shell: Shared<'_>) -> Answer<()> {
    work(&shell, |shell| {
        let mut saved = held(&shell.saved);
        if let Some(Saved { profile, accounts, .. }) = saved.as_ref() {
            shell.change_open(&profile.to_string(), |vault, session| {
                Ok(pairing::confirm(vault, &mut session.profile, accounts)?)
            })?;
        }
        *saved = None;
        Ok(())
    })
    .await
}

#[tauri::command]
pub async fn pair_undo(shell: Shared<'_>) -> Answer<()> {
    work(&shell, |shell| {
        let mut saved = held(&shell.saved);
        match saved.as_ref() {
            Some(Saved { profile, new_profile: true, .. }) => {
                shell.vault.remove(*profile)?;
                shell.lock(*profile);
                shell.changed();
            }
            Some(Saved { profile, accounts, new_profile: false }) => {
                shell.change_open(&profile.to_string(), |vault, session| {
                    Ok(vault.change(&mut session.profile, |content| {
                        content.accounts.retain(|account| !accounts.contains(&account.id));
                    })?)
                })?;
            }
            None => {}
        }
        *saved = None;
        Ok(())
    })
    .await
}
