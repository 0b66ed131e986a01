//! `remove`: a profile or an account, for good. Tells what is lost before it is, and what there is to come back with; an account needs the PIN,
//! a profile does not, so that one that no PIN opens any more can go, too.

use koppel_core::vault::{ProfileCard, Vault};

use super::{auto_backup, backup_codes};
use crate::accounts::{self, label};
use crate::args::Remove;
use crate::input::PinSource;
use crate::output::{Output, text};
use crate::profiles;
use crate::trouble::{CliError, Trouble};
use crate::way_back;

pub fn run(args: &Remove, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    let card = profiles::existing(&vault, &args.profile)?;
    match &args.account {
        None => remove_profile(&vault, &card, args.yes, output),
        Some(account) => {
            let pins = PinSource::new(output, vault.choice(), args.pin_stdin);
            remove_account(&vault, &card, account, args.yes, &pins, output)
        }
    }
}

fn remove_profile(vault: &Vault, card: &ProfileCard, sure: bool, output: &Output<'_>) -> Result<(), Trouble> {
    let name = if card.name.is_empty() { card.id.to_string() } else { card.name.clone() };
    if !sure {
        let unsure = CliError::UnsureProfile { profile: name, services: card.services.join(", ") };
        return Err(Trouble::from(unsure).with_list(way_back::in_short(card, output)));
    }
    vault.remove(card.id)?;
    output.note(&output.say("cli-profile-removed", &[("profile", text(name))]));
    Ok(())
}

fn remove_account(
    vault: &Vault,
    card: &ProfileCard,
    wanted: &str,
    sure: bool,
    pins: &PinSource<'_>,
    output: &Output<'_>,
) -> Result<(), Trouble> {
    let mut open = profiles::unlock(vault, card, pins)?;
    let id = accounts::pick(open.content(), wanted)?;
    let named = open.content().account(id).map(|account| label(output, &account.issuer, &account.name));
    let account = named.unwrap_or_default();
    if !sure {
        let unsure = Trouble::from(CliError::UnsureAccount { account });
        return Err(unsure.with_list(
            open.content().account(id).map(|it| backup_codes::line(it, output)).into_iter().collect(),
        ));
    }
    vault.change(&mut open, |content| content.accounts.retain(|account| account.id != id))?;
    output.note(&output.say("cli-account-removed", &[("account", text(account))]));
    auto_backup::after_change(vault, &mut open, output);
    Ok(())
}
