//! What happens to backup codes, on a profile in the vault: each is one save of its file, made on the newest state, or
//! nothing at all. Struck-out codes whose 30 days are over go along.

use super::{BackupCodes, CodesError, New, Refused, Which};
use crate::ids::AccountId;
use crate::profile::UnixTime;
use crate::vault::{OpenProfile, Vault};

/// Notes what there is: [`BackupCodes::note`].
pub fn note(
    vault: &Vault,
    open: &mut OpenProfile,
    account: AccountId,
    new: New,
    now: UnixTime,
) -> Result<(), CodesError> {
    allow(vault, &new)?;
    act(vault, open, account, now, |codes| codes.note(new, now))
}

/// One was used: [`BackupCodes::use_one`].
pub fn use_one(
    vault: &Vault,
    open: &mut OpenProfile,
    account: AccountId,
    which: Which,
    now: UnixTime,
) -> Result<(), CodesError> {
    act(vault, open, account, now, |codes| codes.use_one(which, now))
}

/// Takes a use back: [`BackupCodes::undo`].
pub fn undo(
    vault: &Vault,
    open: &mut OpenProfile,
    account: AccountId,
    now: UnixTime,
) -> Result<(), CodesError> {
    act(vault, open, account, now, |codes| codes.undo(now))
}

/// The service gave new ones: [`BackupCodes::replace`].
pub fn replace(
    vault: &Vault,
    open: &mut OpenProfile,
    account: AccountId,
    new: New,
    now: UnixTime,
) -> Result<(), CodesError> {
    allow(vault, &new)?;
    act(vault, open, account, now, |codes| codes.replace(new, now))
}

/// They are still there: [`BackupCodes::check`].
pub fn check(
    vault: &Vault,
    open: &mut OpenProfile,
    account: AccountId,
    now: UnixTime,
) -> Result<(), CodesError> {
    act(vault, open, account, now, |codes| codes.check(now))
}

/// Nothing is noted any more: [`BackupCodes::forget`].
pub fn forget(
    vault: &Vault,
    open: &mut OpenProfile,
    account: AccountId,
    now: UnixTime,
) -> Result<(), CodesError> {
    act(vault, open, account, now, |codes| codes.forget(now))
}

/// What is kept already stays, and can be read and used.
fn allow(vault: &Vault, new: &New) -> Result<(), CodesError> {
    if new.keeps_codes() { Ok(vault.policy().allows_kept_codes()?) } else { Ok(()) }
}

fn act(
    vault: &Vault,
    open: &mut OpenProfile,
    account: AccountId,
    now: UnixTime,
    act: impl FnOnce(&mut BackupCodes) -> Result<(), Refused>,
) -> Result<(), CodesError> {
    vault.try_change(open, |content| {
        act(&mut content.account_mut(account).ok_or(CodesError::NoAccount)?.backup)?;
        content.erase_struck(now);
        Ok(())
    })
}
