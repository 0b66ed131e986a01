//! Accounts as a person names them.

use koppel_core::ids::AccountId;
use koppel_core::profile::{Account, Content};

use crate::output::{Output, one_line};
use crate::trouble::{CliError, Trouble};

/// `service (account)`, or the one of them that there is.
pub fn label(output: &Output<'_>, issuer: &str, name: &str) -> String {
    match (issuer, name) {
        ("", "") => output.say("cli-no-name", &[]),
        ("", one) | (one, "") => one_line(one),
        _ => one_line(&format!("{issuer} ({name})")),
    }
}

/// The one account that `wanted` names: its name, its service, or `service:name`, whatever the case. One
/// without a name is `service:` or its service; nothing names nothing.
pub fn pick(content: &Content, wanted: &str) -> Result<AccountId, Trouble> {
    pick_of(&content.accounts.iter().collect::<Vec<_>>(), wanted)
}

/// The same, among these alone. One of tiqr may be named by its identifier too.
pub fn pick_of(accounts: &[&Account], wanted: &str) -> Result<AccountId, Trouble> {
    let fitting = |fits: &dyn Fn(&Account) -> bool| -> Vec<AccountId> {
        accounts.iter().filter(|account| fits(account)).map(|account| account.id).collect()
    };
    let text = wanted.trim().to_lowercase();
    if text.is_empty() {
        return Err(CliError::NoSuchAccount { account: String::new() }.into());
    }
    let whole = fitting(&|account| format!("{}:{}", account.issuer, account.name).to_lowercase() == text);
    if whole.len() > 1 {
        return Err(CliError::AccountDouble { account: wanted.to_owned() }.into());
    }
    let found = if whole.is_empty() {
        fitting(&|account| {
            account.name.to_lowercase() == text
                || account.issuer.to_lowercase() == text
                || account.tiqr().is_some_and(|identity| identity.user.to_lowercase() == text)
        })
    } else {
        whole
    };
    match found[..] {
        [one] => Ok(one),
        [] => Err(CliError::NoSuchAccount { account: wanted.to_owned() }.into()),
        _ => Err(CliError::AccountUnclear { account: wanted.to_owned() }.into()),
    }
}
