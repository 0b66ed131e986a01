//! `codes`: the codes of a profile at one moment.

use koppel_core::ids::AccountId;
use koppel_core::otp::{Otp, Scheme};
use koppel_core::profile::{Account, Content, UnixTime};
use koppel_core::vault::{OpenProfile, Vault, VaultError};
use koppel_platform::clock;
use serde::Serialize;

use super::auto_backup;
use crate::accounts::{self, label};
use crate::args::Codes;
use crate::input::PinSource;
use crate::output::{Output, number, text};
use crate::profiles;
use crate::trouble::Trouble;

/// A code. It counts from `valid_from` to just before `valid_until`, unix time; both null for HOTP.
#[derive(Serialize)]
struct Line {
    issuer: String,
    account: String,
    code: String,
    valid_from: Option<u64>,
    valid_until: Option<u64>,
}

pub fn run(args: &Codes, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    let card = profiles::existing(&vault, &args.profile)?;
    let mut open = profiles::unlock(&vault, &card, &PinSource::new(output, vault.choice(), args.pin_stdin))?;
    let wanted = match &args.account {
        Some(account) => vec![accounts::pick(open.content(), account)?],
        None => all_that_can_be(&open, output),
    };
    let (wanted, silent): (Vec<AccountId>, Vec<AccountId>) =
        wanted.into_iter().partition(|id| open.content().account(*id).is_some_and(|one| one.otp().is_some()));
    for account in silent.iter().filter_map(|id| open.content().account(*id)) {
        let account = label(output, &account.issuer, &account.name);
        output.note(&output.say("cli-no-codes", &[("account", text(account))]));
    }
    for account in wanted.iter().filter_map(|id| open.content().account(*id)) {
        if account.otp().is_some_and(Otp::is_spent) {
            let account = label(output, &account.issuer, &account.name);
            output.note(&output.say("cli-counter-ended", &[("account", text(account))]));
        }
    }
    let at = args.at.unwrap_or_else(clock::now);
    let lines = lines(&vault, &mut open, &wanted, at)?;
    if args.json {
        output.json(&lines);
    } else {
        if lines.is_empty() && silent.is_empty() {
            output.note(&output.say("cli-no-accounts", &[]));
        }
        print(&lines, at, output);
    }
    // A counter may have moved on.
    auto_backup::after_change(&vault, &mut open, output);
    Ok(())
}

/// All accounts, but for those that count where nothing can be saved: they are told.
fn all_that_can_be(open: &OpenProfile, output: &Output<'_>) -> Vec<AccountId> {
    let can_be = |account: &&Account| {
        let counts = matches!(account.otp().map(|otp| otp.scheme), Some(Scheme::Hotp { .. }));
        if counts && open.read_only().is_some() {
            let account = label(output, &account.issuer, &account.name);
            output.note(&output.say("cli-counter-read-only", &[("account", text(account))]));
            return false;
        }
        true
    };
    open.content().accounts.iter().filter(can_be).map(|account| account.id).collect()
}

/// Codes of counters are made and their counters saved, all in one change, before any code is shown: a code
/// that was seen is never made again.
fn lines(
    vault: &Vault,
    open: &mut OpenProfile,
    wanted: &[AccountId],
    at: UnixTime,
) -> Result<Vec<Line>, VaultError> {
    if timed(open.content(), wanted, at).is_none() {
        return vault.change(open, |content| all(content, wanted, at));
    }
    Ok(timed(open.content(), wanted, at).unwrap_or_default())
}

/// The codes, unless one of them needs a counter.
fn timed(content: &Content, wanted: &[AccountId], at: UnixTime) -> Option<Vec<Line>> {
    wanted.iter().filter_map(|id| content.account(*id)).map(|account| timed_line(account, at)).collect()
}

fn all(content: &mut Content, wanted: &[AccountId], at: UnixTime) -> Vec<Line> {
    let mut lines = Vec::new();
    for id in wanted {
        // Another program may have removed it since.
        let Some(account) = content.account_mut(*id) else { continue };
        lines.extend(timed_line(account, at).or_else(|| {
            let code = account.otp_mut()?.take_code()?;
            Some(line(account, code, None, None))
        }));
    }
    lines
}

fn timed_line(account: &Account, at: UnixTime) -> Option<Line> {
    let code = account.otp()?.code_at(at)?;
    Some(line(account, code.text, Some(code.valid_from), Some(code.valid_until)))
}

fn line(account: &Account, code: String, valid_from: Option<u64>, valid_until: Option<u64>) -> Line {
    let (issuer, name) = (account.issuer.clone(), account.name.clone());
    Line { issuer, account: name, code, valid_from, valid_until }
}

fn print(lines: &[Line], at: UnixTime, output: &Output<'_>) {
    let width = lines.iter().map(|line| line.code.len()).max().unwrap_or_default();
    for line in lines {
        let left = line.valid_until.map_or(String::new(), |until| {
            output.say("cli-seconds-left", &[("left", number(until.saturating_sub(at)))])
        });
        let account = label(output, &line.issuer, &line.account);
        output.line(format!("{:width$}  {left:>5}  {account}", line.code).trim_end());
    }
}
