//! Another authenticator's export, in parts: what stands behind the base64 of each.

use koppel_core::failure::Failure;
use koppel_core::pairing::{Desk, Item, PairingError};
use koppel_core::payload::{MigrationPart, Payload, PayloadError};

use crate::account;
use crate::memory::bounded;

/// Bytes held at once: a part is 64 KiB of text at most, and an entry of two bytes is an account that was left out.
const MOST_HELD: usize = 8 << 20;
/// Parts that are shown one after the other.
const MOST_PARTS: usize = 8;

/// Messages, each after its length in two bytes; what is left is the last one.
pub fn migration(bytes: &[u8]) {
    holds(bytes, &koppel_core::payload::read);
}

pub fn holds(bytes: &[u8], read: &dyn Fn(&[u8]) -> Result<Payload, PayloadError>) {
    bounded(MOST_HELD, || {
        let mut desk = Desk::default();
        for message in messages(bytes) {
            let link = format!("otpauth-migration://offline?data={}", data_encoding::BASE64.encode(message));
            match read(link.as_bytes()) {
                Ok(Payload::Migration(part)) => check(&part, message.len()),
                Ok(_) => panic!("an export that became something else"),
                Err(error) => assert!(error.args().is_empty()),
            }
            let ticket = desk.put(link.as_bytes());
            assert_eq!(desk.put(link.as_bytes()), ticket, "the same part again");
            check_ticket(&desk, ticket);
        }
    });
}

fn messages(bytes: &[u8]) -> Vec<&[u8]> {
    let (mut messages, mut rest) = (Vec::new(), bytes);
    while let Some((&length, after)) = rest.split_first_chunk::<2>()
        && messages.len() < MOST_PARTS
    {
        let (message, after) = after.split_at(usize::from(u16::from_le_bytes(length)).min(after.len()));
        messages.push(message);
        rest = after;
    }
    messages
}

/// What holds of a part that came in so many bytes.
pub fn check(part: &MigrationPart, bytes: usize) {
    assert!(part.index < part.size && part.size <= 1000, "part {} of {}", part.index, part.size);
    assert!(part.entries.len() <= bytes / 2, "more entries than there are bytes for");
    for entry in &part.entries {
        match entry {
            Ok(account) => account::check(account),
            Err(left_out) => {
                account::check_name(&left_out.issuer);
                account::check_name(&left_out.name);
                assert!(left_out.reason.args().is_empty());
            }
        }
    }
}

fn check_ticket(desk: &Desk, ticket: koppel_core::pairing::Ticket) {
    let accounts = desk.accounts(ticket);
    match desk.item(ticket) {
        Some(Item::Migration(batch)) => {
            assert!(batch.seen().len() <= batch.size() && batch.size() <= 1000);
            assert!(batch.seen().all(|index| index < batch.size()));
            match accounts {
                Ok(accounts) => assert!(batch.is_complete() && accounts.len() == batch.accounts().count()),
                Err(PairingError::Incomplete { seen, of }) => assert!(seen < of && !batch.is_complete()),
                Err(_) => panic!("an export that cannot be paired"),
            }
        }
        Some(Item::Broken(_)) => assert!(matches!(accounts, Err(PairingError::NotAnAccount))),
        _ => panic!("an export that became something else"),
    }
}
