//! `recover`: a damaged profile as it was before its last change.

use koppel_core::otp::Scheme;
use koppel_core::profile::Account;
use koppel_core::vault::{ProfileCard, Recovered, Vault};
use serde::Serialize;

use super::auto_backup;
use crate::accounts;
use crate::args::Recover;
use crate::input::PinSource;
use crate::output::{Output, text};
use crate::profiles;
use crate::trouble::Trouble;
use crate::way_back;

/// `set_aside` is the damaged file's name in the folder of the profiles; null when there was no file. `counters`
/// are the accounts whose counter may be behind.
#[derive(Serialize)]
struct Answer<'a> {
    profile: &'a str,
    set_aside: Option<&'a str>,
    counters: Vec<Name<'a>>,
}

#[derive(Serialize)]
struct Name<'a> {
    issuer: &'a str,
    account: &'a str,
}

pub fn run(args: &Recover, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    let card = profiles::existing(&vault, &args.profile)?;
    let recovered = brought_back(&vault, &card, args, output)
        .map_err(|trouble| way_back::below(trouble, &vault, card.id, output))?;
    let mut open = recovered.profile;
    let set_aside = recovered.set_aside.as_deref();
    let counters = || open.content().accounts.iter().filter(|account| has_counter(account));
    if args.json {
        let counters = counters().map(|one| Name { issuer: &one.issuer, account: &one.name }).collect();
        output.json(&Answer { profile: open.name(), set_aside, counters });
    } else {
        output.note(&output.say("cli-recovered", &[("profile", text(open.name()))]));
        if let Some(file) = set_aside {
            output.note(&output.say("cli-set-aside", &[("file", text(file))]));
        }
        for one in counters() {
            let account = accounts::label(output, &one.issuer, &one.name);
            output.note(&output.say("cli-recovered-counter", &[("account", text(account))]));
        }
    }
    auto_backup::after_change(&vault, &mut open, output);
    Ok(())
}

fn brought_back(
    vault: &Vault,
    card: &ProfileCard,
    args: &Recover,
    output: &Output<'_>,
) -> Result<Recovered, Trouble> {
    // Of one that looks whole the vault finds out with its PIN.
    if !card.state.is_recoverable() {
        profiles::can_open(card.state)?;
    }
    let pin = PinSource::new(output, vault.choice(), args.pin_stdin).known(&card.name)?;
    Ok(profiles::patiently(output, |now| vault.recover_previous(card.id, &pin, now))?)
}

fn has_counter(account: &Account) -> bool {
    account.otp().is_some_and(|otp| matches!(otp.scheme, Scheme::Hotp { .. }))
}
