//! `backup-codes`: what an account has to come back with.

mod list;
mod noting;
mod show;

use koppel_core::backup_codes::{self, CodesError, Which};
use koppel_core::ids::AccountId;
use koppel_core::profile::Account;
use koppel_core::vault::{OpenProfile, Vault};
use koppel_platform::clock;
use serde::Serialize;

use super::auto_backup;
use crate::accounts::{self, label};
use crate::args::{CodesAction, CodesOf, CodesUsed};
use crate::input::PinSource;
use crate::output::{Output, text};
use crate::profiles;
use crate::records::{self, Record};
use crate::trouble::Trouble;

pub fn run(action: &CodesAction, output: &Output<'_>) -> Result<(), Trouble> {
    match action {
        CodesAction::List(args) => list::run(args, output),
        CodesAction::Set(args) => noting::run(args, backup_codes::note, output),
        CodesAction::Replace(args) => noting::run(args, backup_codes::replace, output),
        CodesAction::Used(args) => used(args, output),
        CodesAction::Check(of) => check(of, output),
        CodesAction::Show(of) => show::run(of, output),
    }
}

/// An open profile and the account in it that was named.
struct Opened {
    vault: Vault,
    open: OpenProfile,
    account: AccountId,
}

impl Opened {
    fn of(args: &CodesOf, output: &Output<'_>) -> Result<Self, Trouble> {
        let vault = profiles::vault(output)?;
        let card = profiles::existing(&vault, &args.profile)?;
        let open = profiles::unlock(&vault, &card, &PinSource::new(output, vault.choice(), args.pin_stdin))?;
        let account = accounts::pick(open.content(), &args.account)?;
        Ok(Self { vault, open, account })
    }

    /// Another program may have removed it since.
    fn account(&self) -> Result<&Account, Trouble> {
        Ok(self.open.content().account(self.account).ok_or(CodesError::NoAccount)?)
    }

    /// Tells how the account stands now, with what else there is to say as JSON, and makes the backup that a change
    /// asks for.
    fn tell<T: Serialize>(&mut self, json: bool, more: T, output: &Output<'_>) -> Result<(), Trouble> {
        let account = self.account()?;
        if json {
            let record = Record::of(account, clock::now());
            output.json(&Answer { profile: self.open.name(), record, more });
        } else {
            output.line(&line(account, output));
        }
        auto_backup::after_change(&self.vault, &mut self.open, output);
        Ok(())
    }
}

#[derive(Serialize)]
struct Answer<'a, T> {
    profile: &'a str,
    #[serde(flatten)]
    record: Record<'a>,
    #[serde(flatten)]
    more: T,
}

/// Nothing else to say.
#[derive(Serialize)]
struct NoMore {}

/// `GitHub (alice): 9 of 10 left (paper: blue folder)`.
pub fn line(account: &Account, output: &Output<'_>) -> String {
    let codes = &account.backup;
    let standing = records::standing(codes.status(clock::now()), codes.facts().as_ref(), output);
    let account = ("account", text(label(output, &account.issuer, &account.name)));
    match codes.noted() {
        None => output.say("cli-codes-none", &[account, ("status", text(standing))]),
        Some(noted) => {
            let place = records::whereabouts(noted, output);
            output.say("cli-codes-line", &[account, ("status", text(standing)), ("place", text(place))])
        }
    }
}

fn used(args: &CodesUsed, output: &Output<'_>) -> Result<(), Trouble> {
    let mut opened = Opened::of(&args.of, output)?;
    let Opened { vault, open, account } = &mut opened;
    if args.undo {
        backup_codes::undo(vault, open, *account, clock::now())?;
    } else {
        // Numbered from 1, as `show` prints them; 0 is none of them.
        let which = args.which.map_or(Which::Next, |number| Which::At(number.wrapping_sub(1)));
        backup_codes::use_one(vault, open, *account, which, clock::now())?;
        output.note(&output.say("cli-codes-undo", &[]));
    }
    opened.tell(args.of.json, NoMore {}, output)
}

fn check(of: &CodesOf, output: &Output<'_>) -> Result<(), Trouble> {
    let mut opened = Opened::of(of, output)?;
    backup_codes::check(&opened.vault, &mut opened.open, opened.account, clock::now())?;
    opened.tell(of.json, NoMore {}, output)
}
