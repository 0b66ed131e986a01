//! From a picture to what the window may know of the codes in it.

use std::time::{Duration, Instant};

use koppel_core::pairing::{Desk, Item, Ticket};
use koppel_scan::{Budget, LumaImage, Point, find};

use crate::convert;
use crate::dto;
use crate::state::{Shell, held};

/// A picture that is looked at once may take this long; a person waits for it.
const PATIENCE: Duration = Duration::from_secs(4);

/// A code in a picture, and what lies on the desk because of it.
pub struct Sighting {
    ticket: Ticket,
    /// Which of several pictures, counted from 0; of a stream always 0.
    picture: u32,
    outline: Vec<(f32, f32)>,
}

/// Looks for all codes in a picture that is not one of a stream.
pub fn look_once(image: &LumaImage) -> Vec<koppel_scan::Found> {
    let end = Instant::now() + PATIENCE;
    find(image.view(), &Budget::still(&|| Instant::now() > end))
}

/// Lays what was found in a picture on the desk; `width` and `height` are the picture's, `picture` says which of several
/// it is.
pub fn put(
    desk: &mut Desk,
    found: &[koppel_scan::Found],
    (width, height): (usize, usize),
    picture: u32,
) -> Vec<Sighting> {
    let fraction = |point: &Point| (point.x / width as f32, point.y / height as f32);
    found
        .iter()
        .map(|found| Sighting {
            ticket: desk.put(&found.bytes),
            picture,
            outline: found.outline.iter().map(fraction).collect(),
        })
        .collect()
}

/// Something that can be paired is among them.
pub fn any_usable(desk: &Desk, sightings: &[Sighting]) -> bool {
    let is_usable = |item: &Item| {
        matches!(item, Item::Account(_) | Item::Migration(_) | Item::TiqrEnrol(_) | Item::TiqrLogin(_))
    };
    sightings.iter().any(|sighting| desk.item(sighting.ticket).is_some_and(is_usable))
}

/// What can be paired or logged in with now: of an export all parts were seen.
pub fn usable(desk: &Desk, sightings: &[Sighting]) -> impl Iterator<Item = Ticket> {
    let tickets = sightings.iter().map(|sighting| sighting.ticket);
    tickets.filter(|ticket| match desk.item(*ticket) {
        Some(Item::TiqrEnrol(_) | Item::TiqrLogin(_)) => true,
        _ => desk.accounts(*ticket).is_ok_and(|accounts| !accounts.is_empty()),
    })
}

/// Tells them once all are on the desk, so that each part of an export knows of the others.
pub fn tell(shell: &Shell, sightings: Vec<Sighting>) -> Vec<dto::Found> {
    let desk = held(&shell.desk);
    let open = shell.open();
    sightings
        .into_iter()
        .map(|Sighting { ticket, picture, outline }| dto::Found {
            ticket: ticket.0,
            what: convert::what(desk.item(ticket), open.values()),
            picture,
            outline,
        })
        .collect()
}

/// Tells of one thing that was in no picture.
pub fn tell_one(shell: &Shell, ticket: Ticket) -> dto::Found {
    let desk = held(&shell.desk);
    dto::Found {
        ticket: ticket.0,
        what: convert::what(desk.item(ticket), shell.open().values()),
        picture: 0,
        outline: Vec::new(),
    }
}
