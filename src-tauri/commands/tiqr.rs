//! tiqr: what a service offers to pair, and logging in there. The profile that answers a login stays as open or locked as it
//! was: the PIN is for this one answer.

use std::sync::Arc;

use koppel_core::ids::AccountId;
use koppel_core::pairing::{Item, PairingError, Ticket};
use koppel_core::tiqr::{self, Invitation, LoginLink, TiqrError};
use koppel_core::vault::OpenProfile;
use koppel_platform::clock;
use tauri::{AppHandle, Manager, Runtime};
use zeroize::Zeroizing;

use super::{Shared, work};
use crate::convert;
use crate::dto::{Invited, LoggedIn, LoginStep};
use crate::failure::Refused;
use crate::settings::Settings;
use crate::state::{Answer, Shell, account_id, held, profile_id};

#[tauri::command]
pub async fn invited(shell: Shared<'_>, ticket: u32) -> Answer<Invited> {
    work(&shell, move |shell| {
        let ticket = Ticket(ticket);
        // A service tells once: what it told is kept.
        let invitation = match shell.invitation(ticket) {
            Some(invitation) => invitation,
            None => ask(shell, ticket)?,
        };
        Ok(convert::invited(&invitation, shell.open().values()))
    })
    .await
}

fn ask(shell: &Shell, ticket: Ticket) -> Answer<Arc<Invitation>> {
    let link = match held(&shell.desk).item(ticket).ok_or(PairingError::Gone)? {
        Item::TiqrEnrol(link) => link.clone(),
        _ => return Err(PairingError::NotAnAccount.into()),
    };
    let invitation = Arc::new(tiqr::fetch(&shell.web, &link)?);
    *held(&shell.invited) = Some((ticket, Arc::clone(&invitation)));
    Ok(invitation)
}

#[tauri::command]
pub async fn login<R: Runtime>(
    app: AppHandle<R>,
    shell: Shared<'_>,
    ticket: u32,
    profile: String,
    pin: String,
) -> Answer<LoginStep> {
    let pin = Zeroizing::new(pin);
    let language = language(&app);
    work(&shell, move |shell| {
        let link = link(shell, ticket)?;
        let unlocked =
            shell.vault.unlock(profile_id(&profile)?, &shell.vault.choice().typed(&pin)?, clock::now());
        let mut open = shell.tried(unlocked)?;
        // Tries that were wrong before count no longer, and the list shows it.
        shell.changed();
        let found = tiqr::candidates(open.content(), &link);
        match found[..] {
            [] => Err(TiqrError::NoIdentity { service: link.service }.into()),
            [account] => {
                let account = account.id;
                Ok(LoginStep::Done(answer(shell, &mut open, account, &link, language)?))
            }
            _ => {
                let accounts = found.into_iter().map(convert::candidate).collect();
                *held(&shell.answering) = Some(open);
                Ok(LoginStep::Choose { accounts })
            }
        }
    })
    .await
}

#[tauri::command]
pub async fn login_as<R: Runtime>(
    app: AppHandle<R>,
    shell: Shared<'_>,
    ticket: u32,
    profile: String,
    account: String,
) -> Answer<LoggedIn> {
    let language = language(&app);
    work(&shell, move |shell| {
        let link = link(shell, ticket)?;
        let account = account_id(&account)?;
        // Once, whatever comes of it: another answer asks for the PIN again.
        let open = held(&shell.answering).take_if(|open| open.id().to_string() == profile);
        answer(shell, &mut open.ok_or(Refused::ProfileLocked)?, account, &link, language)
    })
    .await
}

fn link(shell: &Shell, ticket: u32) -> Answer<LoginLink> {
    match held(&shell.desk).item(Ticket(ticket)).ok_or(PairingError::Gone)? {
        Item::TiqrLogin(link) => Ok(link.clone()),
        _ => Err(PairingError::NotAnAccount.into()),
    }
}

fn answer(
    shell: &Shell,
    open: &mut OpenProfile,
    account: AccountId,
    link: &LoginLink,
    language: &str,
) -> Answer<LoggedIn> {
    // Before it is answered: a pairing that turns out not to count ends with that, and an older one answers.
    let named = open.content().account(account).ok_or(Refused::AccountNotFound)?;
    let logged_in = LoggedIn { service: named.issuer.clone(), account: named.name.clone() };
    let answered = tiqr::log_in(&shell.vault, &shell.web, open, account, link, language);
    note_pause(shell, account, &answered);
    // What the service says of an account is noted in the profile, which may be open in the window too.
    shell.refresh();
    answered?;
    Ok(logged_in)
}

/// Until when the service will hear nothing of this account. Whatever else it says ends that.
fn note_pause(shell: &Shell, account: AccountId, answered: &Result<(), TiqrError>) {
    let mut paused = held(&shell.paused);
    match answered {
        Err(TiqrError::Blocked { minutes: Some(minutes), .. }) => {
            paused.insert(account, clock::now() + u64::from(*minutes) * 60);
        }
        Err(TiqrError::Web { .. } | TiqrError::Offline { .. }) => {}
        _ => {
            paused.remove(&account);
        }
    }
}

/// In which a service is to say what it has to say.
pub(super) fn language<R: Runtime>(app: &AppHandle<R>) -> &'static str {
    koppel_words::Language::from(app.state::<Settings<R>>().language()).tag()
}
