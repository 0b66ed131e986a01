//! The backup codes of one account. What is entered stays here (`Shell::entered`) and is told as what was understood of it; a
//! code that is kept leaves for the window alone, after the PIN was typed again.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use koppel_core::backup_codes::read::{self, MOST_BYTES};
use koppel_core::backup_codes::{self, BackupCodes, Code, CodesError, New, Which};
use koppel_core::ids::AccountId;
use koppel_core::profile::UnixTime;
use koppel_core::vault::{OpenProfile, Vault};
use koppel_platform::{clock, pasted, text_file};
use zeroize::Zeroizing;

use super::{Picking, Shared, work};
use crate::convert::backup_codes as convert;
use crate::dto::{self, CodesSource, EnteredCodes, NewCodes, WhichCode};
use crate::failure::Refused;
use crate::picker::Question;
use crate::state::{Answer, Entered, Shell, Shown, account_id, held};

#[tauri::command]
pub async fn backup_codes(shell: Shared<'_>, profile: String, account: String) -> Answer<dto::BackupCodes> {
    work(&shell, move |shell| {
        let id = account_id(&account)?;
        shell.with_open(&profile, |_, session| {
            let account = session.profile.content().account(id).ok_or(CodesError::NoAccount)?;
            Ok(convert::record(account, clock::now()))
        })
    })
    .await
}

/// Reads what was typed, pasted, dropped or copied, or a file that the person chooses; null when they choose none.
#[tauri::command]
pub async fn enter_backup_codes(
    shell: Shared<'_>,
    picker: Picking<'_>,
    profile: String,
    account: String,
    source: CodesSource,
) -> Answer<Option<EnteredCodes>> {
    let picker = Arc::clone(&picker);
    work(&shell, move |shell| {
        let account = account_id(&account)?;
        // What was entered before is not what the person looks at now, whatever becomes of this.
        held(&shell.entered).take();
        // What is not kept is not read either.
        shell.vault.policy().allows_kept_codes()?;
        let bytes = match source {
            CodesSource::Text { text } => Zeroizing::new(text.into_bytes()),
            CodesSource::Bytes { bytes } => Zeroizing::new(bytes),
            CodesSource::Clipboard => pasted::text()?,
            CodesSource::File => match picker.pick(Question::Text) {
                Some(file) => text_file::read(&file, MOST_BYTES)?,
                None => return Ok(None),
            },
        };
        shell.with_open(&profile, |_, session| {
            let known = session.profile.content().account(account).ok_or(CodesError::NoAccount)?;
            let reading = read::read(bytes, &known.backup)?;
            let ticket = shell.entries.fetch_add(1, Ordering::Relaxed);
            let told = convert::entered(ticket, &reading);
            if !reading.taken.is_empty() {
                let entered =
                    Entered { ticket, profile: session.profile.id(), account, codes: reading.taken };
                *held(&shell.entered) = Some(entered);
            }
            Ok(Some(told))
        })
    })
    .await
}

#[tauri::command]
pub fn forget_entered_codes(shell: Shared<'_>) {
    held(&shell.entered).take();
}

#[tauri::command]
pub async fn note_backup_codes(
    shell: Shared<'_>,
    profile: String,
    account: String,
    new: NewCodes,
) -> Answer<()> {
    work(&shell, move |shell| put(shell, &profile, &account, new, backup_codes::note)).await
}

/// The service gave new ones: the old ones end, used or not.
#[tauri::command]
pub async fn replace_backup_codes(
    shell: Shared<'_>,
    profile: String,
    account: String,
    new: NewCodes,
) -> Answer<()> {
    work(&shell, move |shell| put(shell, &profile, &account, new, backup_codes::replace)).await
}

/// [`backup_codes::note`] or [`backup_codes::replace`].
type Put = fn(&Vault, &mut OpenProfile, AccountId, New, UnixTime) -> Result<(), CodesError>;

fn put(shell: &Shell, profile: &str, account: &str, new: NewCodes, put: Put) -> Answer<()> {
    let id = account_id(account)?;
    let new = {
        let entered = held(&shell.entered);
        let codes = match (&new, &*entered) {
            (NewCodes::Apart { .. }, _) => &[][..],
            (NewCodes::Here { ticket, .. }, Some(it))
                if it.ticket == *ticket && it.account == id && it.profile.to_string() == profile =>
            {
                &it.codes
            }
            (NewCodes::Here { .. }, _) => return Err(Refused::NothingEntered.into()),
        };
        convert::new_codes(new, codes)?
    };
    act(shell, profile, id, |vault, open| put(vault, open, id, new, clock::now()))?;
    // Only now: after a save that failed they are still there to be saved.
    held(&shell.entered).take();
    Ok(())
}

/// The one that is shown now, else the next.
#[tauri::command]
pub async fn use_backup_code(shell: Shared<'_>, profile: String, account: String) -> Answer<()> {
    work(&shell, move |shell| {
        let id = account_id(&account)?;
        let which = shell.with_open(&profile, |_, session| {
            let shown = session.shown.as_ref().filter(|shown| shown.account == id);
            Ok(match (shown, session.profile.content().account(id)) {
                (Some(shown), Some(account)) => index_of(&shown.code, &account.backup),
                _ => Which::Next,
            })
        })?;
        act(shell, &profile, id, |vault, open| backup_codes::use_one(vault, open, id, which, clock::now()))
    })
    .await
}

/// A code that is gone meanwhile is none of those that are left.
fn index_of(code: &Code, codes: &BackupCodes) -> Which {
    let left = codes.noted().map(|noted| noted.codes()).unwrap_or_default();
    Which::At(left.iter().position(|left| left.is_same(code)).unwrap_or(left.len()))
}

#[tauri::command]
pub async fn undo_backup_code(shell: Shared<'_>, profile: String, account: String) -> Answer<()> {
    work(&shell, move |shell| {
        let id = account_id(&account)?;
        act(shell, &profile, id, |vault, open| backup_codes::undo(vault, open, id, clock::now()))
    })
    .await
}

#[tauri::command]
pub async fn check_backup_codes(shell: Shared<'_>, profile: String, account: String) -> Answer<()> {
    work(&shell, move |shell| {
        let id = account_id(&account)?;
        act(shell, &profile, id, |vault, open| backup_codes::check(vault, open, id, clock::now()))
    })
    .await
}

#[tauri::command]
pub async fn forget_backup_codes(shell: Shared<'_>, profile: String, account: String) -> Answer<()> {
    work(&shell, move |shell| {
        let id = account_id(&account)?;
        act(shell, &profile, id, |vault, open| backup_codes::forget(vault, open, id, clock::now()))
    })
    .await
}

/// One change of the record. What was shown of it is no longer.
fn act(
    shell: &Shell,
    profile: &str,
    account: AccountId,
    change: impl FnOnce(&Vault, &mut OpenProfile) -> Result<(), CodesError>,
) -> Answer<()> {
    shell.change_open(profile, |vault, session| {
        change(vault, &mut session.profile)?;
        session.shown.take_if(|shown| shown.account == account);
        Ok(())
    })
}

/// One code, for the PIN; a wrong one counts as anywhere else, and the third closes the profile.
#[tauri::command]
pub async fn show_backup_code(
    shell: Shared<'_>,
    profile: String,
    account: String,
    which: WhichCode,
    pin: String,
) -> Answer<String> {
    let pin = Zeroizing::new(pin);
    work(&shell, move |shell| {
        let id = account_id(&account)?;
        shell.with_open(&profile, |_, session| {
            session.shown = None;
            Ok(())
        })?;
        let open = shell.look_inside(&profile, &pin)?;
        let account = open.content().account(id).ok_or(CodesError::NoAccount)?;
        let code = pick(&account.backup, &which)?;
        let text = code.expose().to_owned();
        if let (WhichCode::Left { .. }, Ok(code)) = (&which, Code::new(&text)) {
            shell.with_open(&profile, |_, session| {
                session.shown = Some(Shown { account: id, code });
                Ok(())
            })?;
        }
        Ok(text)
    })
    .await
}

fn pick<'a>(codes: &'a BackupCodes, which: &WhichCode) -> Result<&'a Code, CodesError> {
    let (among, index) = match which {
        WhichCode::Left { index } => (codes.noted().ok_or(backup_codes::Refused::NoneNoted)?.codes(), *index),
        WhichCode::Struck { entry, index } => {
            let entry = codes.history().get(*entry as usize);
            (entry.map(|entry| &entry.struck[..]).unwrap_or_default(), *index)
        }
    };
    Ok(among.get(index as usize).ok_or(backup_codes::Refused::NoSuchCode)?)
}

#[tauri::command]
pub fn hide_backup_code(shell: Shared<'_>, profile: String) -> Answer<()> {
    shell.with_open(&profile, |_, session| {
        session.shown = None;
        Ok(())
    })
}

/// Copies the code that is shown; it leaves the clipboard as one-time codes do.
#[tauri::command]
pub async fn copy_backup_code(shell: Shared<'_>, profile: String, account: String) -> Answer<()> {
    work(&shell, move |shell| {
        let id = account_id(&account)?;
        let code = shell.with_open(&profile, |_, session| {
            let shown = session.shown.as_ref().filter(|shown| shown.account == id);
            Ok(Zeroizing::new(shown.ok_or(Refused::NoCodeShown)?.code.expose().to_owned()))
        })?;
        Ok(shell.copy(&code)?)
    })
    .await
}
