//! `backup-codes set` and `replace`: what there is, and where. Codes come from standard input; what was understood of
//! them is told, and why the rest was not.

use koppel_core::backup_codes::read::{self, LeftOut, MOST_BYTES, Reading};
use koppel_core::backup_codes::{Apart, CodesError, Kind, New};
use koppel_core::ids::AccountId;
use koppel_core::profile::UnixTime;
use koppel_core::vault::{OpenProfile, Vault};
use koppel_platform::clock;
use serde::Serialize;

use super::Opened;
use crate::args::{CodesKind, CodesNoted, Where};
use crate::input;
use crate::output::{Output, number, text};
use crate::trouble::{CliError, Trouble};

/// [`koppel_core::backup_codes::note`] or [`koppel_core::backup_codes::replace`].
type Act = fn(&Vault, &mut OpenProfile, AccountId, New, UnixTime) -> Result<(), CodesError>;

/// How many were understood, and what was not; both missing when no codes were given.
#[derive(Serialize)]
struct Understood {
    #[serde(skip_serializing_if = "Option::is_none")]
    taken: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<Vec<Line>>,
}

/// Lines of the input that were not taken.
#[derive(Serialize)]
struct Line {
    from: usize,
    to: usize,
    reason: &'static str,
}

pub fn run(args: &CodesNoted, act: Act, output: &Output<'_>) -> Result<(), Trouble> {
    if matches!(args.place, Where::Here) && !args.codes_stdin {
        return Err(CliError::CodesMissing.into());
    }
    let mut opened = Opened::of(&args.of, output)?;
    let reading = if args.codes_stdin { Some(pasted(&opened, output)?) } else { None };
    let understood = match &reading {
        None => Understood { taken: None, left_out: None },
        Some(Reading { taken, left_out, .. }) => {
            Understood { taken: Some(taken.len()), left_out: Some(left_out.iter().map(Line::of).collect()) }
        }
    };
    let told = reading.as_ref().map(|reading| told(reading, output)).unwrap_or_default();
    let Opened { vault, open, account } = &mut opened;
    act(vault, open, *account, new(args, reading)?, clock::now())?;
    told.iter().for_each(|line| output.note(line));
    if matches!(args.place, Where::Here) {
        output.note(&output.say("cli-codes-here", &[]));
    }
    opened.tell(args.of.json, understood, output)
}

/// What follows the PIN on standard input.
fn pasted(opened: &Opened, output: &Output<'_>) -> Result<Reading, Trouble> {
    let bytes = input::stdin_rest(MOST_BYTES + 1)?;
    let reading = read::read(bytes, &opened.account()?.backup)?;
    if reading.taken.is_empty() {
        return Err(Trouble::from(CliError::NoCodes).with_list(lines(&reading.left_out, output)));
    }
    Ok(reading)
}

fn new(args: &CodesNoted, reading: Option<Reading>) -> Result<New, Trouble> {
    let count = reading.as_ref().map_or(args.count.unwrap_or(1), |reading| reading.taken.len());
    let kind = match (args.kind, &reading) {
        (Some(CodesKind::Code), _) => Kind::Code,
        (Some(CodesKind::ResetCode), _) => Kind::ResetCode,
        (Some(CodesKind::List), _) => Kind::List,
        (None, Some(reading)) => reading.kind,
        (None, None) => Kind::guess(count),
    };
    let apart = match args.place {
        Where::Paper => Apart::Paper,
        Where::Safe => Apart::Safe,
        Where::PasswordManager => Apart::PasswordManager,
        Where::Elsewhere => Apart::Elsewhere,
        Where::Here => {
            let codes = reading.map(|reading| reading.taken).unwrap_or_default();
            return Ok(New::here(kind, codes, &args.note)?);
        }
    };
    // The codes were counted, and are wiped.
    Ok(New::apart(kind, count, apart, &args.note)?)
}

fn told(reading: &Reading, output: &Output<'_>) -> Vec<String> {
    let taken = output.say("cli-codes-taken", &[("count", number(reading.taken.len()))]);
    std::iter::once(taken).chain(lines(&reading.left_out, output)).collect()
}

/// A line for each reason and its lines.
fn lines(left_out: &[LeftOut], output: &Output<'_>) -> Vec<String> {
    let line = |LeftOut { lines, reason }: &LeftOut| {
        let why = output.say(&format!("left-out-{}", reason.word()), &[]);
        let (first, last) = (number(*lines.start()), number(*lines.end()));
        let message =
            if lines.start() == lines.end() { "cli-codes-left-out" } else { "cli-codes-left-out-lines" };
        output.say(message, &[("first", first), ("last", last), ("why", text(why))])
    };
    left_out.iter().map(line).collect()
}

impl Line {
    fn of(left_out: &LeftOut) -> Self {
        let LeftOut { lines, reason } = left_out;
        Self { from: *lines.start(), to: *lines.end(), reason: reason.word() }
    }
}
