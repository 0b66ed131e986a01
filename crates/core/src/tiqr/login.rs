//! Logging in: the account that a code is for, its response, and what the service says to it.

use super::answer::{LoginAnswer, Outcome};
use super::{HEADERS, Identity, LoginLink, Standing, TiqrError, Version, enrol};
use crate::ids::AccountId;
use crate::ocra::{Inputs, Numerals};
use crate::ports::{Web, WebError};
use crate::profile::{Account, Content};
use crate::vault::{OpenProfile, Vault};

/// The accounts that can answer. Those that the service blocked only where there is no other: it may have thought better
/// of it. Of two pairings of one account, which only a lost answer leaves, the newer. With several the person has to say
/// which.
pub fn candidates<'a>(content: &'a Content, link: &LoginLink) -> Vec<&'a Account> {
    let fits = |identity: &Identity| {
        identity.service == link.service && link.user.as_ref().is_none_or(|user| *user == identity.user)
    };
    let mut found: Vec<&Account> =
        content.accounts.iter().filter(|account| account.tiqr().is_some_and(fits)).collect();
    let is_blocked =
        |account: &&Account| account.tiqr().is_some_and(|identity| identity.standing == Standing::Blocked);
    if !found.iter().all(is_blocked) {
        found.retain(|account| !is_blocked(account));
    }
    let user = |account: &Account| account.tiqr().map(|identity| identity.user.clone());
    let newest: Vec<AccountId> = found
        .iter()
        .filter(|one| {
            found.iter().rfind(|other| user(other) == user(one)).is_some_and(|last| last.id == one.id)
        })
        .map(|account| account.id)
        .collect();
    found.retain(|account| newest.contains(&account.id));
    found
}

/// Answers a code as that account. `Ok` says that the service logged in; nothing else does. A pending pairing that the
/// service then does not know ends, and the one that it was to replace answers the same code.
pub fn log_in(
    vault: &Vault,
    web: &dyn Web,
    open: &mut OpenProfile,
    account: AccountId,
    link: &LoginLink,
    language: &str,
) -> Result<(), TiqrError> {
    match (answer_once(vault, web, open, account, link, language), older(open.content(), account)) {
        (Err(TiqrError::WrongResponse { .. }), Some(older)) => {
            // It stays where the disk says no, and ends at the next login.
            let _ = enrol::drop_account(vault, open, account);
            answer_once(vault, web, open, older, link, language)
        }
        (answer, _) => answer,
    }
}

/// The pairing that a pending one was to replace.
fn older(content: &Content, account: AccountId) -> Option<AccountId> {
    let pending =
        content.account(account)?.tiqr().filter(|identity| identity.standing == Standing::Pending)?;
    let is_older = |identity: &Identity| {
        identity.standing == Standing::Active && identity.is(&pending.service, &pending.user)
    };
    Some(content.accounts.iter().find(|other| other.tiqr().is_some_and(is_older))?.id)
}

fn answer_once(
    vault: &Vault,
    web: &dyn Web,
    open: &mut OpenProfile,
    account: AccountId,
    link: &LoginLink,
    language: &str,
) -> Result<(), TiqrError> {
    let no_identity = || TiqrError::NoIdentity { service: link.service.clone() };
    let identity = open.content().account(account).and_then(Account::tiqr).ok_or_else(no_identity)?;
    if identity.service != link.service {
        return Err(no_identity());
    }
    let standing = identity.standing;
    let response = respond(identity, link)?;
    let host = identity.authentication.host();
    let form = [
        ("sessionKey", link.session.as_str()),
        ("userId", &identity.user),
        ("response", &response),
        ("language", language),
        ("operation", "login"),
    ];
    let answer = match web.post(&identity.authentication, &HEADERS, &form) {
        Ok(answer) => LoginAnswer::of(&answer),
        Err(error) => return Err(unreached(error, host, identity.user.clone(), response)),
    };
    let LoginAnswer { outcome, message } = answer;
    // Either may fail without harm: the person is logged in, or the service says so again next time.
    match outcome {
        Outcome::LoggedIn if standing != Standing::Active => {
            let _ = enrol::confirm(vault, open, account);
        }
        Outcome::Blocked { minutes: None } => {
            let _ = vault.change_aside(open, |content| {
                if let Some(identity) = content.account_mut(account).and_then(Account::tiqr_mut) {
                    identity.standing = Standing::Blocked;
                }
            });
        }
        _ => {}
    }
    match outcome {
        Outcome::LoggedIn => Ok(()),
        Outcome::WrongResponse { left } => Err(TiqrError::WrongResponse { left, message }),
        Outcome::InvalidRequest => Err(TiqrError::InvalidRequest { message }),
        Outcome::InvalidChallenge => Err(TiqrError::Expired { message }),
        Outcome::Blocked { minutes } => Err(TiqrError::Blocked { minutes, message }),
        Outcome::UnknownUser => Err(TiqrError::UnknownUser { message }),
        Outcome::Failed => Err(TiqrError::ServiceFailed { host, message }),
    }
}

fn respond(identity: &Identity, link: &LoginLink) -> Result<String, TiqrError> {
    let session = link.session_bytes();
    let numerals = match link.version {
        Version::One => Numerals::Decimal,
        Version::Two => Numerals::AsHex,
    };
    let inputs = Inputs { question: &link.question, numerals, session: Some(&session), ..Inputs::default() };
    identity.suite.respond(identity.secret.expose(), &inputs).map_err(|_| TiqrError::Challenge)
}

/// Without a network the page takes the response from the keyboard. Where something did answer, and not as it should,
/// no response is shown: it might be meant to be.
fn unreached(error: WebError, host: String, user: String, otp: String) -> TiqrError {
    match error {
        WebError::Unresolved | WebError::NoRoute(_) | WebError::Timeout | WebError::Broken(_) => {
            TiqrError::Offline { host, user, otp, error }
        }
        error => TiqrError::Web { host, error },
    }
}
