//! Pairing: the secret is in the vault before the service gets it, and goes again when the service does not take it.
//!
//! What is not answered is sent once more, with the same secret. When the first one may have arrived, a service that then
//! says "used" (403, or 101 in JSON) has most likely taken it: it says so of each offer that it took, and nobody else has
//! the address. To drop the secret then would leave an account that nobody can log in to, and to end the pairing that it
//! replaces could do the same. So it is kept as [`Standing::Pending`], the older one stays, and the first login
//! settles both: when it works the older one ends, and when the service does not know the new secret the new one does.

use zeroize::Zeroizing;

use super::answer::EnrolAnswer;
use super::{HEADERS, Identity, Invitation, Standing, TiqrError};
use crate::backup_codes::BackupCodes;
use crate::ids::AccountId;
use crate::otp::Secret;
use crate::pin::Pin;
use crate::ports::{Random, Web, WebError};
use crate::profile::{Account, Content, Credential, UnixTime};
use crate::vault::{OpenProfile, Vault, VaultError};

/// 256 bits: servers refuse fewer.
const SECRET_LENGTH: usize = 32;

/// A pairing that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enrolled {
    /// The new account.
    pub account: AccountId,
    /// Whether the service said so itself. If not, its answer was lost, and the person should see whether the code is gone
    /// from the page.
    pub is_confirmed: bool,
    /// How many pairings of the same account ended with it.
    pub replaced: usize,
}

/// Koppelen nieuw gebruikersprofiel: a profile with this account, open. Nothing is left of it when the service refuses.
pub fn enrol_new_profile(
    vault: &Vault,
    web: &dyn Web,
    name: &str,
    pin: &Pin,
    invitation: &Invitation,
    language: &str,
    now: UnixTime,
) -> Result<(OpenProfile, Enrolled), TiqrError> {
    let (account, secret) = make(vault.random(), invitation, now)?;
    let id = account.id;
    let content =
        Content { accounts: vec![account], lock_after: Content::DEFAULT_LOCK_AFTER, auto_backup: None };
    let mut open = vault.create(name, pin, content, now)?;
    match send(web, invitation, &secret, language) {
        Ok(reply) => {
            let enrolled = settle(vault, &mut open, id, reply);
            Ok((open, enrolled))
        }
        Err(error) => {
            // Once more where a disk hiccups; one that fails for good keeps a profile that can be removed by hand.
            let _ = vault.remove(open.id()).or_else(|_| vault.remove(open.id()));
            Err(error)
        }
    }
}

/// Adds this account to a profile. One of the same service and person there has to be blocked by the service, pending,
/// or meant to be replaced; it ends only when the service has said yes.
pub fn enrol(
    vault: &Vault,
    web: &dyn Web,
    open: &mut OpenProfile,
    invitation: &Invitation,
    replace: bool,
    language: &str,
    now: UnixTime,
) -> Result<Enrolled, TiqrError> {
    vault.refresh(open)?;
    let is_active =
        |account: &&Account| account.tiqr().is_some_and(|identity| identity.standing == Standing::Active);
    if !replace && let Some(older) = same(open.content(), invitation).find(is_active) {
        let (service, account) = (older.issuer.clone(), older.name.clone());
        return Err(TiqrError::AlreadyEnrolled { service, account });
    }
    let (account, secret) = make(vault.random(), invitation, now)?;
    let id = account.id;
    let reply = vault
        .change_aside(open, |content| content.accounts.push(account))
        .map_err(TiqrError::from)
        .and_then(|()| send(web, invitation, &secret, language));
    match reply {
        Ok(reply) => Ok(settle(vault, open, id, reply)),
        Err(error) => {
            // Also where the save failed: it may stand although its folder could not be synced. Once more where a disk
            // hiccups; what a disk keeps for good is pending, and can be removed by hand or paired over.
            let _ = drop_account(vault, open, id).or_else(|_| drop_account(vault, open, id));
            Err(error)
        }
    }
}

/// Pairings of the same service and the same person there.
pub fn same<'a>(content: &'a Content, invitation: &'a Invitation) -> impl Iterator<Item = &'a Account> {
    let is_same = |identity: &Identity| identity.is(&invitation.service, &invitation.user);
    content.accounts.iter().filter(move |account| account.tiqr().is_some_and(is_same))
}

fn make(
    random: &dyn Random,
    invitation: &Invitation,
    now: UnixTime,
) -> Result<(Account, Zeroizing<String>), TiqrError> {
    let mut bytes = Zeroizing::new(vec![0; SECRET_LENGTH]);
    random.fill(&mut bytes).map_err(VaultError::Random)?;
    let in_hex = Zeroizing::new(data_encoding::HEXLOWER.encode(&bytes));
    let identity = Identity {
        secret: Secret::from_bytes(bytes).unwrap_or_else(|_| unreachable!("32 bytes are a secret")),
        service: invitation.service.clone(),
        user: invitation.user.clone(),
        suite: invitation.suite.clone(),
        authentication: invitation.authentication.clone(),
        info: invitation.info.clone(),
        standing: Standing::Pending,
    };
    let account = Account {
        id: AccountId::make(random).map_err(VaultError::Random)?,
        issuer: invitation.service_name.clone(),
        name: invitation.user_name.clone(),
        credential: Credential::Tiqr(Box::new(identity)),
        added: now,
        // By service and person, and not by id: see `confirm`.
        replaces: None,
        backup: BackupCodes::default(),
    };
    Ok((account, in_hex))
}

/// What the service's answers come to, when they are no refusal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reply {
    Taken,
    LikelyTaken,
}

fn send(web: &dyn Web, invitation: &Invitation, secret: &str, language: &str) -> Result<Reply, TiqrError> {
    let host = || invitation.enrolment.host();
    let refused = |message| TiqrError::EnrolRefused { host: host(), message };
    let lost = match post(web, invitation, secret, language) {
        Ok(EnrolAnswer::Taken) => return Ok(Reply::Taken),
        Ok(EnrolAnswer::Refused { message, .. }) => return Err(refused(message)),
        Ok(EnrolAnswer::Unclear) => None,
        // These would come again.
        Err(error @ (WebError::Certificate(_) | WebError::Redirected)) => {
            return Err(TiqrError::Web { host: host(), error });
        }
        Err(error) => Some(error),
    };
    let may_have_arrived = lost.as_ref().is_none_or(WebError::may_have_arrived);
    match post(web, invitation, secret, language) {
        Ok(EnrolAnswer::Taken) => Ok(Reply::Taken),
        Ok(EnrolAnswer::Refused { is_used: true, .. }) if may_have_arrived => Ok(Reply::LikelyTaken),
        Ok(EnrolAnswer::Refused { message, .. }) if !may_have_arrived => Err(refused(message)),
        Err(error) if !may_have_arrived && !error.may_have_arrived() => {
            Err(TiqrError::Web { host: host(), error })
        }
        _ => Err(TiqrError::EnrolUnanswered { host: host() }),
    }
}

fn post(
    web: &dyn Web,
    invitation: &Invitation,
    secret: &str,
    language: &str,
) -> Result<EnrolAnswer, WebError> {
    let form = [("secret", secret), ("language", language), ("operation", "register"), ("version", "2")];
    Ok(EnrolAnswer::of(&web.post(&invitation.enrolment, &HEADERS, &form)?))
}

/// A vault that fails here loses nothing: what is saved as pending works, and its first login tries this again.
fn settle(vault: &Vault, open: &mut OpenProfile, account: AccountId, reply: Reply) -> Enrolled {
    let replaced = match reply {
        Reply::Taken => confirm(vault, open, account).unwrap_or_default(),
        Reply::LikelyTaken => 0,
    };
    Enrolled { account, is_confirmed: reply == Reply::Taken, replaced }
}

/// The service holds one secret of each account, so every other pairing of the same one ends here; how many did.
pub(super) fn confirm(
    vault: &Vault,
    open: &mut OpenProfile,
    account: AccountId,
) -> Result<usize, VaultError> {
    let mut ended = 0;
    vault.change_aside(open, |content| {
        let Some(identity) = content.account_mut(account).and_then(Account::tiqr_mut) else { return };
        identity.standing = Standing::Active;
        let (service, user) = (identity.service.clone(), identity.user.clone());
        let before = content.accounts.len();
        content.accounts.retain(|other| {
            other.id == account || !other.tiqr().is_some_and(|identity| identity.is(&service, &user))
        });
        ended = before - content.accounts.len();
    })?;
    Ok(ended)
}

pub(super) fn drop_account(vault: &Vault, open: &mut OpenProfile, id: AccountId) -> Result<(), VaultError> {
    vault.refresh(open)?;
    if open.content().account(id).is_none() {
        return Ok(());
    }
    vault.change_aside(open, |content| content.accounts.retain(|account| account.id != id))
}
