//! From what a QR code says to an account in a profile.

use ring::digest::{Digest, SHA256, digest};

use crate::backup_codes::BackupCodes;
use crate::failure::{Arg, Failure};
use crate::ids::AccountId;
use crate::otp::{Otp, Secret};
use crate::payload::{self, Batch, NewAccount, Other, Payload, PayloadError};
use crate::pin::Pin;
use crate::profile::{Account, Content, Credential, UnixTime};
use crate::tiqr::{EnrolLink, LoginLink};
use crate::vault::{OpenProfile, Vault, VaultError};

/// What was scanned, pasted or typed, and is not yet paired. Holds secrets; forgets them when cleared or
/// dropped.
#[derive(Default)]
pub struct Desk {
    papers: Vec<Paper>,
    next: u32,
}

/// Names one thing on the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ticket(pub u32);

/// One thing on the desk.
pub enum Item {
    /// Can be paired.
    Account(Box<NewAccount>),
    /// One part or more of an export.
    Migration(Batch),
    /// Pairs with a tiqr service.
    TiqrEnrol(EnrolLink),
    /// Logs in at a tiqr service.
    TiqrLogin(LoginLink),
    /// Meant to be an account or a login, but wrong.
    Broken(PayloadError),
    /// Something else, recognised.
    Other(Other),
}

struct Paper {
    ticket: Ticket,
    /// Of the texts that led here, so that a camera that sees a code 24 times a second makes one ticket,
    /// and no text is kept.
    seen: Vec<Digest>,
    item: Item,
}

/// Why a ticket cannot be paired.
#[derive(Debug, thiserror::Error)]
pub enum PairingError {
    /// The desk was cleared, or never had it.
    #[error("no such ticket")]
    Gone,
    /// Not an account.
    #[error("not an account")]
    NotAnAccount,
    /// Parts of the export are missing.
    #[error("{seen} of {of} parts seen")]
    Incomplete {
        /// Parts seen.
        seen: usize,
        /// Parts in all.
        of: usize,
    },
}

impl Failure for PairingError {
    fn code(&self) -> &'static str {
        match self {
            Self::Gone => "pairing-gone",
            Self::NotAnAccount => "pairing-not-an-account",
            Self::Incomplete { .. } => "pairing-incomplete",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Incomplete { seen, of } => {
                vec![("seen", Arg::Number(*seen as i64)), ("of", Arg::Number(*of as i64))]
            }
            _ => Vec::new(),
        }
    }
}

impl Desk {
    /// Reads what a QR code or a link says. The same text again gives the same ticket; all parts of one
    /// export share one.
    pub fn put(&mut self, text: &[u8]) -> Ticket {
        let sum = digest(&SHA256, text);
        if let Some(paper) =
            self.papers.iter().find(|paper| paper.seen.iter().any(|seen| seen.as_ref() == sum.as_ref()))
        {
            return paper.ticket;
        }
        let item = match payload::read(text) {
            Ok(Payload::Account(account)) => Item::Account(Box::new(account)),
            Ok(Payload::TiqrEnrol(link)) => Item::TiqrEnrol(link),
            Ok(Payload::TiqrLogin(link)) => Item::TiqrLogin(link),
            Ok(Payload::Other(other)) => Item::Other(other),
            Err(error) => Item::Broken(error),
            Ok(Payload::Migration(part)) => {
                let same = self.papers.iter_mut().find_map(|paper| match &mut paper.item {
                    Item::Migration(batch) if batch.is_of(&part) => {
                        Some((paper.ticket, &mut paper.seen, batch))
                    }
                    _ => None,
                });
                if let Some((ticket, seen, batch)) = same {
                    batch.add(part);
                    seen.push(sum);
                    return ticket;
                }
                Item::Migration(Batch::new(part))
            }
        };
        self.lay(vec![sum], item)
    }

    /// Lays down an account that was typed.
    pub fn put_account(&mut self, account: NewAccount) -> Ticket {
        self.lay(Vec::new(), Item::Account(Box::new(account)))
    }

    /// What a ticket stands for.
    pub fn item(&self, ticket: Ticket) -> Option<&Item> {
        self.papers.iter().find(|paper| paper.ticket == ticket).map(|paper| &paper.item)
    }

    /// The accounts that a ticket would pair.
    pub fn accounts(&self, ticket: Ticket) -> Result<Vec<&NewAccount>, PairingError> {
        match self.item(ticket).ok_or(PairingError::Gone)? {
            Item::Account(account) => Ok(vec![&**account]),
            Item::Migration(batch) if batch.is_complete() => Ok(batch.accounts().collect()),
            Item::Migration(batch) => {
                Err(PairingError::Incomplete { seen: batch.seen().len(), of: batch.size() })
            }
            Item::TiqrEnrol(_) | Item::TiqrLogin(_) | Item::Broken(_) | Item::Other(_) => {
                Err(PairingError::NotAnAccount)
            }
        }
    }

    /// Forgets everything. Tickets are never given out twice.
    pub fn clear(&mut self) {
        self.papers.clear();
    }

    fn lay(&mut self, seen: Vec<Digest>, item: Item) -> Ticket {
        let ticket = Ticket(self.next);
        self.next += 1;
        self.papers.push(Paper { ticket, seen, item });
        ticket
    }
}

/// Koppelen nieuw gebruikersprofiel: a profile with these accounts, open.
pub fn into_new_profile(
    vault: &Vault,
    name: &str,
    pin: &Pin,
    accounts: &[&NewAccount],
    now: UnixTime,
) -> Result<(OpenProfile, Vec<AccountId>), VaultError> {
    let accounts = make_accounts(vault, accounts, None, now)?;
    let ids = accounts.iter().map(|account| account.id).collect();
    let content = Content { accounts, lock_after: Content::DEFAULT_LOCK_AFTER, auto_backup: None };
    Ok((vault.create(name, pin, content, now)?, ids))
}

/// Adds these accounts to a profile. `replaces` stays until [`confirm`].
pub fn into_profile(
    vault: &Vault,
    open: &mut OpenProfile,
    accounts: &[&NewAccount],
    replaces: Option<AccountId>,
    now: UnixTime,
) -> Result<Vec<AccountId>, VaultError> {
    let accounts = make_accounts(vault, accounts, replaces, now)?;
    let ids = accounts.iter().map(|account| account.id).collect();
    vault.change(open, |content| content.accounts.extend(accounts))?;
    Ok(ids)
}

/// The service took the code: what these accounts replace ends here, and its backup codes go over.
pub fn confirm(vault: &Vault, open: &mut OpenProfile, accounts: &[AccountId]) -> Result<(), VaultError> {
    vault.change(open, |content| {
        for id in accounts {
            if let Some(old) = content.account_mut(*id).and_then(|account| account.replaces.take()) {
                end(content, old, Some(*id));
            }
        }
    })
}

/// Ends older pairings; the backup codes of each go over to the one of `accounts` that is of the same service and name.
pub fn end_older(
    vault: &Vault,
    open: &mut OpenProfile,
    older: &[AccountId],
    accounts: &[AccountId],
) -> Result<(), VaultError> {
    vault.change(open, |content| {
        for id in older {
            let Some(old) = content.account(*id) else { continue };
            let heir = same(content, &old.issuer, &old.name).find(|heir| accounts.contains(&heir.id));
            let heir = heir.map(|heir| heir.id);
            end(content, *id, heir);
        }
    })
}

/// Another pairing with a service leaves its backup codes as they are. Where the heir has some noted itself, those are
/// the newer ones.
fn end(content: &mut Content, old: AccountId, heir: Option<AccountId>) {
    let codes = content.account_mut(old).map(|account| std::mem::take(&mut account.backup));
    content.accounts.retain(|account| account.id != old);
    let heir = heir.and_then(|id| content.account_mut(id));
    if let (Some(heir), Some(codes)) = (heir, codes)
        && heir.backup == BackupCodes::default()
    {
        heir.backup = codes;
    }
}

/// Accounts of the same service and the same name.
pub fn same<'a>(
    content: &'a Content,
    issuer: &'a str,
    name: &'a str,
) -> impl Iterator<Item = &'a Account> + use<'a> {
    content.accounts.iter().filter(move |account| {
        account.issuer.to_lowercase() == issuer.to_lowercase()
            && account.name.to_lowercase() == name.to_lowercase()
    })
}

fn make_accounts(
    vault: &Vault,
    accounts: &[&NewAccount],
    replaces: Option<AccountId>,
    now: UnixTime,
) -> Result<Vec<Account>, VaultError> {
    accounts
        .iter()
        .map(|new| {
            Ok(Account {
                id: AccountId::make(vault.random()).map_err(VaultError::Random)?,
                issuer: new.issuer.clone(),
                name: new.name.clone(),
                credential: Credential::Otp(Otp {
                    secret: Secret::copy_of(&new.otp.secret),
                    scheme: new.otp.scheme,
                }),
                added: now,
                replaces,
                backup: BackupCodes::default(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const LINK: &[u8] = b"otpauth://totp/Example:lotte?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    #[test]
    fn the_same_text_is_the_same_ticket_until_the_desk_is_cleared() {
        let mut desk = Desk::default();
        let ticket = desk.put(LINK);
        let other = desk.put(b"https://example.org");
        assert_ne!(ticket, other);
        assert_eq!(desk.put(LINK), ticket);
        assert_eq!(desk.accounts(ticket).unwrap()[0].issuer, "Example");
        desk.clear();
        assert!(matches!(desk.accounts(ticket), Err(PairingError::Gone)));
        assert!(![ticket, other].contains(&desk.put(LINK)), "a ticket is never given out twice");
    }

    #[test]
    fn what_is_no_account_cannot_be_paired() {
        let mut desk = Desk::default();
        for text in [&b"https://example.org"[..], b"\xff\xfe", b"otpauth://totp/x?secret=1", b""] {
            let ticket = desk.put(text);
            assert!(matches!(desk.accounts(ticket), Err(PairingError::NotAnAccount)));
        }
    }
}
