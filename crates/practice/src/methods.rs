//! The ways to show, after the password, that it is really you.

use std::sync::Arc;

use maud::{Markup, html};

use crate::accounts::Account;
use crate::devices::{self, Kind};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;

/// One way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// A code of the authenticator app.
    App,
    /// A QR code, scanned by the authenticator app.
    Tiqr,
    /// A code by text message.
    Sms,
    /// The back-up code.
    BackupCode,
}

impl Method {
    /// In the order in which they are offered.
    const ALL: [Self; 4] = [Self::App, Self::Tiqr, Self::Sms, Self::BackupCode];

    /// In the database, and part of the ids of its words.
    pub fn name(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Tiqr => "tiqr",
            Self::Sms => "sms",
            Self::BackupCode => "backup-code",
        }
    }

    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }

    /// Its page at a login.
    pub fn page(self) -> &'static str {
        match self {
            Self::App => "/login/app",
            Self::Tiqr => "/login/tiqr",
            Self::Sms => "/login/sms",
            Self::BackupCode => "/login/backup-code",
        }
    }

    /// Whether it may be asked first; a back-up code is for when nothing else is at hand.
    pub fn may_be_standard(self) -> bool {
        self != Self::BackupCode
    }
}

/// What this account has.
pub fn of_account(site: &Arc<Site>, account: &Account) -> Result<Vec<Method>, Problem> {
    let devices = devices::of_account(&site.db, account.id)?;
    let has = |method: &Method| match method {
        Method::App => devices.iter().any(|device| device.kind == Kind::App),
        // Also when it is blocked: its page says so, and the way back.
        Method::Tiqr => devices.iter().any(|device| device.kind == Kind::Tiqr),
        Method::Sms => account.mobile.is_some(),
        Method::BackupCode => account.backup_code.is_some(),
    };
    Ok(Method::ALL.into_iter().filter(has).collect())
}

/// What a login asks first: the account's choice when it still has it, else the first that it has.
pub fn first(account: &Account, methods: &[Method]) -> Option<Method> {
    let chosen = account.standard_method.filter(|chosen| methods.contains(chosen));
    chosen.or_else(|| methods.first().copied())
}

/// Below the field of each method.
pub fn others(visitor: &Visitor) -> Markup {
    html! {
        p.others {
            (another(visitor))
            " "
            a href="/mfareset" { (visitor.say("to-reset")) }
        }
    }
}

/// The way to all methods.
pub fn another(visitor: &Visitor) -> Markup {
    html! { a href="/login/methods" { (visitor.say("other-method")) } }
}
