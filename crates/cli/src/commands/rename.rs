//! `rename`: another name for a profile, or for an account in it.

use koppel_core::payload::clean_name;

use super::auto_backup;
use crate::accounts;
use crate::args::Rename;
use crate::input::PinSource;
use crate::output::{Output, text};
use crate::profiles;
use crate::trouble::{CliError, Trouble};

pub fn run(args: &Rename, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    let card = profiles::existing(&vault, &args.profile)?;
    let mut open = profiles::unlock(&vault, &card, &PinSource::new(output, vault.choice(), args.pin_stdin))?;
    let name = match &args.account {
        None => {
            vault.rename(&mut open, &args.to)?;
            open.name().to_owned()
        }
        Some(account) => {
            let to = clean_name(&args.to);
            if to.is_empty() {
                return Err(CliError::AccountNameEmpty.into());
            }
            let id = accounts::pick(open.content(), account)?;
            vault
                .change(&mut open, |content| {
                    content.account_mut(id).map(|account| account.name.clone_from(&to))
                })?
                .ok_or_else(|| CliError::NoSuchAccount { account: account.clone() })?;
            to
        }
    };
    output.note(&output.say("cli-renamed", &[("name", text(name))]));
    auto_backup::after_change(&vault, &mut open, output);
    Ok(())
}
