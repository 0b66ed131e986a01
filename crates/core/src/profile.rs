//! What a profile holds once it is open.

use crate::backup::AutoBackup;
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
    /// Where its backup code is.
    pub backup: BackupCode,
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

/// Where the service's own backup code is kept; the code itself is not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupCode {
    /// None noted yet.
    None,
    /// Noted.
    Kept {
        /// What kind of place.
        place: Place,
        /// The person's own words for it, e.g. `blue folder`; may be empty.
        whereabouts: String,
        /// When the person said so.
        noted: UnixTime,
    },
}

/// Kinds of places for a backup code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On paper or in a safe.
    Paper,
    /// In a password manager.
    PasswordManager,
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
}
