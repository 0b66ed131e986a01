//! From a picture or a link to the one thing that will be paired, or logged in with.

use std::collections::HashSet;
use std::sync::mpsc;

use koppel_core::pairing::{Desk, Item, PairingError, Ticket};
use koppel_core::payload::{self, NewAccount};
use koppel_core::tiqr::{EnrolLink, LoginLink};
use koppel_platform::camera::{Live, LiveEvent};

use crate::accounts::label;
use crate::args::Source;
use crate::input::stdin_line;
use crate::look::{self, Text};
use crate::output::{Output, number};
use crate::trouble::{CliError, Trouble};

/// What a code is wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Pair,
    LogIn,
}

/// What will be paired.
pub enum Chosen<'a> {
    /// Accounts with codes.
    Accounts(Offer<'a>),
    /// An account at a tiqr service.
    Tiqr(&'a EnrolLink),
}

/// What one code offers, or all parts of one export.
pub struct Offer<'a> {
    pub accounts: Vec<&'a NewAccount>,
    /// What of an export cannot be taken over, named.
    pub left_out: Vec<String>,
}

/// The one thing that `source` shows, or the one of several that `choose` names.
pub fn chosen<'a>(
    desk: &'a mut Desk,
    source: &Source,
    choose: Option<usize>,
    output: &Output<'_>,
) -> Result<Chosen<'a>, Trouble> {
    let ticket = ticket(desk, Purpose::Pair, source, choose, output)?;
    match desk.item(ticket) {
        Some(Item::TiqrEnrol(link)) => Ok(Chosen::Tiqr(link)),
        _ => offer(desk, ticket, output).map(Chosen::Accounts),
    }
}

/// The one login that `source` shows.
pub fn login<'a>(
    desk: &'a mut Desk,
    source: &Source,
    choose: Option<usize>,
    output: &Output<'_>,
) -> Result<&'a LoginLink, Trouble> {
    let ticket = ticket(desk, Purpose::LogIn, source, choose, output)?;
    match desk.item(ticket) {
        Some(Item::TiqrLogin(link)) => Ok(link),
        _ => Err(PairingError::Gone.into()),
    }
}

fn ticket(
    desk: &mut Desk,
    purpose: Purpose,
    source: &Source,
    choose: Option<usize>,
    output: &Output<'_>,
) -> Result<Ticket, Trouble> {
    let tickets = match source.camera {
        Some(index) => watch(desk, index, output)?,
        None => lay_down(desk, look_once(source)?),
    };
    match one_of(desk, purpose, &tickets, choose, output)? {
        Some(ticket) => Ok(ticket),
        None if source.screen => Err(CliError::NothingOnScreen.into()),
        None => Err(CliError::NothingFound.into()),
    }
}

fn look_once(source: &Source) -> Result<Vec<Text>, Trouble> {
    let mut texts = Vec::new();
    if source.screen {
        texts.extend(look::on_screen()?);
    }
    for image in &source.image {
        texts.extend(look::in_file(image)?);
    }
    for link in &source.uri {
        texts.push(if link == "-" {
            stdin_line(payload::MOST + 1)?
        } else {
            link.as_encoded_bytes().to_vec().into()
        });
    }
    Ok(texts)
}

/// Tickets in the order in which their codes were found, each once.
fn lay_down(desk: &mut Desk, texts: Vec<Text>) -> Vec<Ticket> {
    let mut seen = HashSet::new();
    texts.iter().map(|text| desk.put(text)).filter(|ticket| seen.insert(*ticket)).collect()
}

/// Looks through the camera until something can be paired; says what else comes into view.
fn watch(desk: &mut Desk, index: u32, output: &Output<'_>) -> Result<Vec<Ticket>, Trouble> {
    let (tell, events) = mpsc::channel();
    let _live = Live::start(index, move |event| {
        // Nobody listens any more once something was found.
        let _ = tell.send(event);
    });
    output.note(&output.say("cli-camera-looking", &[]));
    let mut said = String::new();
    for event in events {
        let found = match event {
            LiveEvent::Seen { found, .. } => found,
            LiveEvent::Failed(why) => return Err(why.into()),
            LiveEvent::Started { .. } | LiveEvent::Picture(_) => continue,
        };
        let tickets = lay_down(desk, found.into_iter().map(|found| found.bytes.into()).collect());
        if tickets.iter().any(|ticket| is_ready(desk, *ticket)) {
            return Ok(tickets);
        }
        let hint = tickets.last().map(|ticket| hint(desk, *ticket, output)).unwrap_or_default();
        if !hint.is_empty() && hint != said {
            output.note(&hint);
            said = hint;
        }
    }
    Err(CliError::NothingFound.into())
}

/// Whether it can be paired as it is; of an export all parts have to be seen.
fn is_ready(desk: &Desk, ticket: Ticket) -> bool {
    matches!(desk.item(ticket), Some(Item::TiqrEnrol(_))) || desk.accounts(ticket).is_ok()
}

/// What to say of something in view that cannot be paired yet, or not at all.
fn hint(desk: &Desk, ticket: Ticket, output: &Output<'_>) -> String {
    match desk.item(ticket) {
        Some(Item::Migration(batch)) => output
            .say("cli-camera-part", &[("seen", number(batch.seen().len())), ("of", number(batch.size()))]),
        Some(item) => {
            unusable(item, Purpose::Pair).map(|trouble| output.sentence(&trouble)).unwrap_or_default()
        }
        None => String::new(),
    }
}

/// `None` where there is nothing at all.
fn one_of(
    desk: &Desk,
    purpose: Purpose,
    tickets: &[Ticket],
    choose: Option<usize>,
    output: &Output<'_>,
) -> Result<Option<Ticket>, Trouble> {
    let is_usable =
        |ticket: &Ticket| desk.item(*ticket).is_some_and(|item| unusable(item, purpose).is_none());
    let usable: Vec<Ticket> = tickets.iter().copied().filter(is_usable).collect();
    match (&usable[..], choose) {
        ([], _) => match nothing_usable(desk, purpose, tickets, output) {
            Some(trouble) => Err(trouble),
            None => Ok(None),
        },
        ([one], None) => Ok(Some(*one)),
        (several, None) => Err(Trouble::from(CliError::ChooseOne).with_list(names(desk, several, output))),
        (several, Some(number)) => number
            .checked_sub(1)
            .and_then(|index| several.get(index))
            .map(|ticket| Some(*ticket))
            .ok_or_else(|| CliError::ChooseOutOfRange(several.len()).into()),
    }
}

/// Each thing in view has its sentence; all but the first are said here.
fn nothing_usable(desk: &Desk, purpose: Purpose, tickets: &[Ticket], output: &Output<'_>) -> Option<Trouble> {
    let items = tickets.iter().filter_map(|ticket| desk.item(*ticket));
    let mut troubles = items.filter_map(|item| unusable(item, purpose));
    let first = troubles.next();
    for trouble in troubles {
        output.trouble(&trouble);
    }
    first
}

/// Why it does not serve that purpose; `None` when it does.
fn unusable(item: &Item, purpose: Purpose) -> Option<Trouble> {
    match (item, purpose) {
        (Item::Account(_) | Item::Migration(_) | Item::TiqrEnrol(_), Purpose::Pair)
        | (Item::TiqrLogin(_), Purpose::LogIn) => None,
        (Item::TiqrLogin(_), Purpose::Pair) => Some(CliError::CodeIsLogin.into()),
        (Item::Account(_) | Item::Migration(_) | Item::TiqrEnrol(_), Purpose::LogIn) => {
            Some(CliError::CodeIsPairing.into())
        }
        (Item::Broken(error), _) => Some(error.clone().into()),
        (Item::Other(other), Purpose::Pair) => Some(Trouble::not_an_account(*other)),
        (Item::Other(_), Purpose::LogIn) => Some(CliError::CodeIsNoLogin.into()),
    }
}

fn names(desk: &Desk, tickets: &[Ticket], output: &Output<'_>) -> Vec<String> {
    let name = |ticket: &Ticket| match desk.item(*ticket) {
        Some(Item::Account(account)) => label(output, &account.issuer, &account.name),
        Some(Item::Migration(batch)) => {
            batch.accounts().map(|new| label(output, &new.issuer, &new.name)).collect::<Vec<_>>().join(", ")
        }
        Some(Item::TiqrEnrol(link)) => link.metadata().host(),
        Some(Item::TiqrLogin(link)) => label(output, &link.service, link.user.as_deref().unwrap_or_default()),
        _ => String::new(),
    };
    tickets.iter().enumerate().map(|(index, ticket)| format!("{}  {}", index + 1, name(ticket))).collect()
}

fn offer<'a>(desk: &'a Desk, ticket: Ticket, output: &Output<'_>) -> Result<Offer<'a>, Trouble> {
    let accounts = desk.accounts(ticket)?;
    let left_out = match desk.item(ticket) {
        Some(Item::Migration(batch)) => batch
            .left_out()
            .map(|entry| {
                let reason = output.sentence(&Trouble::from(entry.reason.clone()));
                format!("{}: {reason}", label(output, &entry.issuer, &entry.name))
            })
            .collect(),
        _ => Vec::new(),
    };
    if accounts.is_empty() {
        // An export whose every entry is left out.
        for entry in &left_out {
            output.note(entry);
        }
        return Err(PairingError::NotAnAccount.into());
    }
    Ok(Offer { accounts, left_out })
}
