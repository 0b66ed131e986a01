use koppel_core::pairing::{self, Ticket};
use koppel_core::pin::{Choice, Pin};
use koppel_core::tiqr::{Enrolled, Invitation};
use koppel_core::vault::OpenProfile;
use koppel_platform::clock;
use tauri::{AppHandle, Runtime};
use zeroize::Zeroizing;

use super::{Shared, tiqr, work};
use crate::dto::{self, Paired, PinAdvice, PinDigits, Target};
use crate::failure::Refused;
use crate::state::{Answer, Saved, Shell, account_id, held, profile_id};

#[tauri::command]
pub fn pin_advice(shell: Shared<'_>, pin: String, name: String) -> PinAdvice {
    let (pin, choice) = (Zeroizing::new(pin), shell.vault.choice());
    let digits = match choice {
        Choice::Pin { least } => {
            Some(PinDigits { least: least.digits(), suggested: least.suggested(), most: Pin::MOST })
        }
        Choice::Passphrase => None,
    };
    PinAdvice { digits, refused: choice.advice(&pin, &[&name]).err().map(dto::Failure::from) }
}

#[tauri::command]
pub async fn pair_save<R: Runtime>(
    app: AppHandle<R>,
    shell: Shared<'_>,
    ticket: u32,
    target: Target,
) -> Answer<Paired> {
    let language = tiqr::language(&app);
    work(&shell, move |shell| {
        let ticket = Ticket(ticket);
        let invitation = shell.invitation(ticket);
        let (saved, taken) = match target {
            Target::NewProfile { name, pin, pin_again } => {
                let (pin, pin_again) = (Zeroizing::new(pin), Zeroizing::new(pin_again));
                let pin = shell.vault.choice().chosen(&pin, &pin_again, &[&name])?;
                match invitation {
                    Some(invitation) => enrol_new_profile(shell, &name, &pin, &invitation, language)?,
                    None => (into_new_profile(shell, ticket, &name, &pin)?, None),
                }
            }
            Target::Profile { profile, pin, replaces } => {
                let pin = Zeroizing::new(pin);
                let pin = shell.vault.choice().typed(&pin)?;
                match invitation {
                    Some(invitation) => {
                        enrol(shell, &profile, &pin, &invitation, replaces.is_some(), language)?
                    }
                    None => (into_profile(shell, ticket, &profile, &pin, replaces.as_deref())?, None),
                }
            }
        };
        // An offer counts for one pairing.
        held(&shell.invited).take_if(|(of, _)| *of == ticket);
        let paired = Paired {
            profile: saved.profile.to_string(),
            accounts: saved.accounts.iter().map(ToString::to_string).collect(),
            taken,
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

fn enrol_new_profile(
    shell: &Shell,
    name: &str,
    pin: &Pin,
    invitation: &Invitation,
    language: &str,
) -> Answer<(Saved, Option<bool>)> {
    let (vault, web, now) = (&shell.vault, &shell.web, clock::now());
    let (profile, enrolled) =
        koppel_core::tiqr::enrol_new_profile(vault, web, name, pin, invitation, language, now)?;
    Ok(enrolled_in(shell, profile, enrolled, true))
}

fn enrol(
    shell: &Shell,
    profile: &str,
    pin: &Pin,
    invitation: &Invitation,
    replace: bool,
    language: &str,
) -> Answer<(Saved, Option<bool>)> {
    let (vault, web, now) = (&shell.vault, &shell.web, clock::now());
    let unlocked = vault.unlock(profile_id(profile)?, pin, now);
    let mut profile = shell.tried(unlocked)?;
    let enrolled = koppel_core::tiqr::enrol(vault, web, &mut profile, invitation, replace, language, now)?;
    Ok(enrolled_in(shell, profile, enrolled, false))
}

fn enrolled_in(
    shell: &Shell,
    profile: OpenProfile,
    enrolled: Enrolled,
    new_profile: bool,
) -> (Saved, Option<bool>) {
    let saved = Saved { profile: profile.id(), accounts: vec![enrolled.account], new_profile };
    shell.keep_open(profile);
    (saved, Some(enrolled.is_confirmed))
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
