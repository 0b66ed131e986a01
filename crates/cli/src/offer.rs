//! From a picture or a link to the one thing that will be paired.

use std::collections::HashSet;
use std::sync::mpsc;

use koppel_core::pairing::{Desk, Item, PairingError, Ticket};
use koppel_core::payload::{self, NewAccount};
use koppel_platform::camera::{Live, LiveEvent};

use crate::accounts::label;
use crate::args::Source;
use crate::input::stdin_line;
use crate::look::{self, Text};
use crate::output::{Output, number};
use crate::trouble::{CliError, Trouble};

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
) -> Result<Offer<'a>, Trouble> {
    let tickets = match source.camera {
        Some(index) => watch(desk, index, output)?,
        None => lay_down(desk, look_once(source)?),
    };
    let ticket = match one_of(desk, &tickets, choose, output)? {
        Some(ticket) => ticket,
        None if source.screen => return Err(CliError::NothingOnScreen.into()),
        None => return Err(CliError::NothingFound.into()),
    };
    offer(desk, ticket, output)
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
        if tickets.iter().any(|ticket| desk.accounts(*ticket).is_ok()) {
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

/// What to say of something in view that cannot be paired yet, or not at all.
fn hint(desk: &Desk, ticket: Ticket, output: &Output<'_>) -> String {
    match desk.item(ticket) {
        Some(Item::Migration(batch)) => output
            .say("cli-camera-part", &[("seen", number(batch.seen().len())), ("of", number(batch.size()))]),
        Some(item) => unusable(item).map(|trouble| output.sentence(&trouble)).unwrap_or_default(),
        None => String::new(),
    }
}

/// `None` where there is nothing at all.
fn one_of(
    desk: &Desk,
    tickets: &[Ticket],
    choose: Option<usize>,
    output: &Output<'_>,
) -> Result<Option<Ticket>, Trouble> {
    let usable: Vec<Ticket> = tickets.iter().copied().filter(|ticket| is_usable(desk, *ticket)).collect();
    match (&usable[..], choose) {
        ([], _) => match nothing_usable(desk, tickets, output) {
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

fn is_usable(desk: &Desk, ticket: Ticket) -> bool {
    matches!(desk.item(ticket), Some(Item::Account(_) | Item::Migration(_)))
}

/// Each thing in view has its sentence; all but the first are said here.
fn nothing_usable(desk: &Desk, tickets: &[Ticket], output: &Output<'_>) -> Option<Trouble> {
    let mut troubles = tickets.iter().filter_map(|ticket| desk.item(*ticket)).filter_map(unusable);
    let first = troubles.next();
    for trouble in troubles {
        output.trouble(&trouble);
    }
    first
}

fn unusable(item: &Item) -> Option<Trouble> {
    match item {
        Item::Account(_) | Item::Migration(_) => None,
        Item::TiqrEnrol(_) | Item::TiqrLogin(_) => Some(PairingError::NotAnAccount.into()),
        Item::Broken(error) => Some(error.clone().into()),
        Item::Other(other) => Some(Trouble::not_an_account(*other)),
    }
}

fn names(desk: &Desk, tickets: &[Ticket], output: &Output<'_>) -> Vec<String> {
    let name = |ticket: &Ticket| match desk.item(*ticket) {
        Some(Item::Account(account)) => label(output, &account.issuer, &account.name),
        Some(Item::Migration(batch)) => {
            batch.accounts().map(|new| label(output, &new.issuer, &new.name)).collect::<Vec<_>>().join(", ")
        }
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
