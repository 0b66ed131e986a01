//! `backup-codes list`: every account of a profile, or one, with its history.

use koppel_core::backup_codes::Entry;
use koppel_core::profile::UnixTime;
use koppel_platform::clock;
use serde::Serialize;

use super::line;
use crate::accounts;
use crate::args::CodesList;
use crate::input::PinSource;
use crate::output::Output;
use crate::profiles;
use crate::records::{Record, event_word};
use crate::trouble::Trouble;

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    record: Record<'a>,
    history: Vec<Happened>,
}

/// An entry of the history; struck-out codes are not told.
#[derive(Serialize)]
struct Happened {
    at: UnixTime,
    event: &'static str,
    left: u8,
    total: u8,
}

pub fn run(args: &CodesList, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    let card = profiles::existing(&vault, &args.profile)?;
    let open = profiles::unlock(&vault, &card, &PinSource::new(output, vault.choice(), args.pin_stdin))?;
    let wanted = match &args.account {
        Some(account) => Some(accounts::pick(open.content(), account)?),
        None => None,
    };
    let of_wanted = open.content().accounts.iter().filter(|account| wanted.is_none_or(|id| id == account.id));
    if args.json {
        let lines = of_wanted.map(|account| Line {
            record: Record::of(account, clock::now()),
            history: account.backup.history().iter().map(happened).collect(),
        });
        output.json(&lines.collect::<Vec<_>>());
        return Ok(());
    }
    if open.content().accounts.is_empty() {
        output.note(&output.say("cli-no-accounts", &[]));
    }
    of_wanted.for_each(|account| output.line(&line(account, output)));
    Ok(())
}

fn happened(entry: &Entry) -> Happened {
    let Entry { at, event, left, total, .. } = *entry;
    Happened { at, event: event_word(event), left, total }
}
