//! What a profile holds once it is open.

use crate::backup::AutoBackup;
use crate::backup_codes::BackupCodes;
use crate::ids::AccountId;
use crate::otp::Otp;
use crate::tiqr::Identity;

/// Seconds since 1970-01-01 UTC.
pub type UnixTime = u64;

/// The secret part of a profile: what only the PIN opens.
pub struct Content {
    /// In the order in which they were paired.
    pub accounts: Vec<Account>,
    /// Minutes without use after which the profile locks itself; 0 never.
    pub lock_after: u32,
    /// Where backups go by themselves, if they do.
    pub auto_backup: Option<AutoBackup>,
}

/// One pairing with a service.
pub struct Account {
    /// Never changes.
    pub id: AccountId,
    /// The service, e.g. `Microsoft 365`; may be empty.
    pub issuer: String,
    /// Who one is there, e.g. an e-mail address; may be empty.
    pub name: String,
    /// What answers for it.
    pub credential: Credential,
    /// When it was paired.
    pub added: UnixTime,
    /// The older pairing that ends when this one is confirmed.
    pub replaces: Option<AccountId>,
    /// Its backup codes: how many are left, where they are, and what happened to them.
    pub backup: BackupCodes,
}

/// What an account shares with its service.
pub enum Credential {
    /// Makes codes to type.
    Otp(Otp),
    /// Answers logins.
    Tiqr(Box<Identity>),
}

impl Account {
    /// What makes its codes; `None` for tiqr.
    pub fn otp(&self) -> Option<&Otp> {
        match &self.credential {
            Credential::Otp(otp) => Some(otp),
            Credential::Tiqr(_) => None,
        }
    }

    /// The same, to go on to the next code.
    pub fn otp_mut(&mut self) -> Option<&mut Otp> {
        match &mut self.credential {
            Credential::Otp(otp) => Some(otp),
            Credential::Tiqr(_) => None,
        }
    }

    /// What answers its logins; `None` for all but tiqr.
    pub fn tiqr(&self) -> Option<&Identity> {
        match &self.credential {
            Credential::Tiqr(identity) => Some(identity),
            Credential::Otp(_) => None,
        }
    }

    /// The same, to note what the service says of it.
    pub fn tiqr_mut(&mut self) -> Option<&mut Identity> {
        match &mut self.credential {
            Credential::Tiqr(identity) => Some(identity),
            Credential::Otp(_) => None,
        }
    }
}

impl Content {
    /// Minutes before a profile locks itself when nobody chose.
    pub const DEFAULT_LOCK_AFTER: u32 = 5;

    /// The account with that id.
    pub fn account(&self, id: AccountId) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }

    /// The account with that id, to change.
    pub fn account_mut(&mut self, id: AccountId) -> Option<&mut Account> {
        self.accounts.iter_mut().find(|account| account.id == id)
    }

    /// Erases backup codes that were struck out 30 days ago.
    pub(crate) fn erase_struck(&mut self, now: UnixTime) {
        self.accounts.iter_mut().for_each(|account| account.backup.erase_struck(now));
    }

    /// Whether there are such codes.
    pub(crate) fn has_due(&self, now: UnixTime) -> bool {
        self.accounts.iter().any(|account| account.backup.has_due(now))
    }
}
