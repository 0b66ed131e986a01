//! `backup-codes show`: the codes themselves, where they are kept in the profile.

use koppel_core::backup_codes::{Code, Place, Refused};
use serde::Serialize;

use super::Opened;
use crate::args::CodesOf;
use crate::output::Output;
use crate::trouble::{CliError, Trouble};

/// The codes that are left, in the order in which `used --which` counts them.
#[derive(Serialize)]
struct Answer<'a> {
    profile: &'a str,
    issuer: &'a str,
    account: &'a str,
    codes: Vec<&'a str>,
}

pub fn run(of: &CodesOf, output: &Output<'_>) -> Result<(), Trouble> {
    let opened = Opened::of(of, output)?;
    let account = opened.account()?;
    let noted = account.backup.noted().ok_or(Refused::NoneNoted)?;
    if noted.place() != Place::Here {
        return Err(CliError::CodesElsewhere.into());
    }
    if of.json {
        output.json(&Answer {
            profile: opened.open.name(),
            issuer: &account.issuer,
            account: &account.name,
            codes: noted.codes().iter().map(Code::expose).collect(),
        });
        return Ok(());
    }
    if noted.left() == 0 {
        return Err(Refused::NoneLeft.into());
    }
    for (number, code) in (1..).zip(noted.codes()) {
        output.line(&format!("{number:>3}  {}", code.expose()));
    }
    Ok(())
}
