use koppel_core::payload::clean_name;
use koppel_core::profile::Account;
use koppel_platform::clock;
use zeroize::Zeroizing;

use super::{Shared, work};
use crate::convert;
use crate::dto::{Codes, ComeBack};
use crate::failure::Refused;
use crate::state::{Answer, Shell, account_id, held};

#[tauri::command]
pub async fn codes(shell: Shared<'_>, profile: String) -> Answer<Codes> {
    work(&shell, move |shell| {
        shell.with_open(&profile, |_, session| {
            Ok(convert::codes(session, &held(&shell.paused), clock::now_millis()))
        })
    })
    .await
}

#[tauri::command]
pub async fn next_code(shell: Shared<'_>, profile: String, account: String) -> Answer<String> {
    work(&shell, move |shell| {
        let id = account_id(&account)?;
        shell.with_open(&profile, |vault, session| {
            // Saved before it is shown: a code that was seen is never made again.
            let code = vault
                .change(&mut session.profile, |content| content.account_mut(id)?.otp_mut()?.take_code())?
                .ok_or(Refused::AccountNotFound)?;
            session.made.insert(id, Zeroizing::new(code.clone()));
            shell.back_up_later(&session.profile);
            Ok(code)
        })
    })
    .await
}

#[tauri::command]
pub async fn copy_code(shell: Shared<'_>, profile: String, account: String) -> Answer<()> {
    work(&shell, move |shell| {
        let id = account_id(&account)?;
        let code = shell.with_open(&profile, |_, session| {
            let account = session.profile.content().account(id).ok_or(Refused::AccountNotFound)?;
            match account.otp().and_then(|otp| otp.code_at(clock::now())) {
                Some(code) => Ok(Zeroizing::new(code.text)),
                None => Ok(session.made.get(&id).cloned().ok_or(Refused::NoCodeYet)?),
            }
        })?;
        Ok(shell.copy(&code)?)
    })
    .await
}

#[tauri::command]
pub async fn rename_account(
    shell: Shared<'_>,
    profile: String,
    account: String,
    issuer: String,
    name: String,
) -> Answer<()> {
    work(&shell, move |shell| {
        change_account(shell, &profile, &account, |account| {
            account.issuer = clean_name(&issuer);
            account.name = clean_name(&name);
        })
    })
    .await
}

#[tauri::command]
pub async fn remove_account(shell: Shared<'_>, profile: String, account: String) -> Answer<Option<ComeBack>> {
    work(&shell, move |shell| {
        let id = account_id(&account)?;
        shell.change_open(&profile, |vault, session| {
            session.made.remove(&id);
            // Afterwards nobody knows any more.
            let came_with = session.profile.content().account(id).map(convert::way_back::of_account);
            vault.change(&mut session.profile, |content| {
                content.accounts.retain(|account| account.id != id);
            })?;
            Ok(came_with)
        })
    })
    .await
}

fn change_account(
    shell: &Shell,
    profile: &str,
    account: &str,
    change: impl FnOnce(&mut Account),
) -> Answer<()> {
    let id = account_id(account)?;
    shell.change_open(profile, |vault, session| {
        let found = vault.change(&mut session.profile, |content| content.account_mut(id).map(change))?;
        Ok(found.ok_or(Refused::AccountNotFound)?)
    })
}
