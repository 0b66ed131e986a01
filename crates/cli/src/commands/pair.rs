//! `pair`: one code, into a new profile or into the one of that name.

use koppel_core::ids::AccountId;
use koppel_core::pairing::{self, Desk};
use koppel_core::payload::NewAccount;
use koppel_core::profile::Content;
use koppel_core::vault::{OpenProfile, Vault, VaultError, kept_name};
use koppel_platform::clock;
use serde::Serialize;

use super::{auto_backup, pair_tiqr};
use crate::accounts::label;
use crate::args::Pair;
use crate::input::PinSource;
use crate::offer::{self, Chosen, Offer};
use crate::output::{Output, number, text};
use crate::profiles;
use crate::trouble::{CliError, Trouble};

/// What was paired; no secret.
#[derive(Serialize)]
struct Answer<'a> {
    profile: &'a str,
    accounts: Vec<Name<'a>>,
}

#[derive(Serialize)]
struct Name<'a> {
    issuer: &'a str,
    account: &'a str,
}

pub fn run(args: &Pair, output: &Output<'_>) -> Result<(), Trouble> {
    let mut desk = Desk::default();
    match offer::chosen(&mut desk, &args.source, args.choose, output)? {
        Chosen::Accounts(offer) => accounts(args, &offer, output),
        Chosen::Tiqr(link) => pair_tiqr::run(args, link, output),
    }
}

fn accounts(args: &Pair, offer: &Offer<'_>, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    let pins = PinSource::new(output, vault.choice(), args.pin_stdin);
    let mut profile = match profiles::find(&vault, &args.profile)? {
        None => into_new_profile(&vault, &args.profile, &offer.accounts, &pins)?,
        Some(card) => {
            let mut open = profiles::unlock(&vault, &card, &pins)?;
            into_profile(&vault, &mut open, &offer.accounts, args, output)?;
            open
        }
    };
    tell(args, profile.name(), offer, output);
    auto_backup::after_change(&vault, &mut profile, output);
    Ok(())
}

fn into_new_profile(
    vault: &Vault,
    name: &str,
    accounts: &[&NewAccount],
    pins: &PinSource<'_>,
) -> Result<OpenProfile, Trouble> {
    // Before a PIN is asked for twice in vain.
    let name = kept_name(name);
    if name.is_empty() {
        return Err(VaultError::NameEmpty.into());
    }
    let pin = pins.new_one(&name)?;
    let (open, _) = pairing::into_new_profile(vault, &name, &pin, accounts, clock::now())?;
    Ok(open)
}

/// With `--replace` the older pairings end only after the new ones are saved: at every moment one of them
/// is there.
fn into_profile(
    vault: &Vault,
    open: &mut OpenProfile,
    accounts: &[&NewAccount],
    args: &Pair,
    output: &Output<'_>,
) -> Result<(), Trouble> {
    vault.refresh(open)?;
    if !args.replace && !args.keep_both {
        refuse_doubles(open.content(), accounts, output)?;
    }
    let older = if args.replace { doubles(open.content(), accounts) } else { Vec::new() };
    let paired = pairing::into_profile(vault, open, accounts, None, clock::now())?;
    if !older.is_empty() {
        pairing::end_older(vault, open, &older, &paired)?;
        output.note(&output.say("cli-replaced", &[("count", number(older.len()))]));
    }
    Ok(())
}

fn refuse_doubles(content: &Content, accounts: &[&NewAccount], output: &Output<'_>) -> Result<(), Trouble> {
    match accounts.iter().find(|new| pairing::same(content, &new.issuer, &new.name).next().is_some()) {
        Some(new) => Err(CliError::AlreadyPaired { account: label(output, &new.issuer, &new.name) }.into()),
        None => Ok(()),
    }
}

fn doubles(content: &Content, accounts: &[&NewAccount]) -> Vec<AccountId> {
    accounts
        .iter()
        .flat_map(|new| pairing::same(content, &new.issuer, &new.name).map(|account| account.id))
        .collect()
}

fn tell(args: &Pair, profile: &str, offer: &Offer<'_>, output: &Output<'_>) {
    for new in &offer.accounts {
        let account = label(output, &new.issuer, &new.name);
        if new.otp.secret.is_short() {
            output.note(&output.say("cli-short-secret", &[("account", text(&account))]));
        }
        if !args.json {
            output.line(&output.say("cli-paired", &[("account", text(account)), ("profile", text(profile))]));
        }
    }
    for left_out in &offer.left_out {
        output.note(&output.say("cli-left-out", &[("account", text(left_out))]));
    }
    if args.json {
        let accounts =
            offer.accounts.iter().map(|new| Name { issuer: &new.issuer, account: &new.name }).collect();
        output.json(&Answer { profile, accounts });
    }
}
