//! Any text out of a QR code, a paste, or a key that somebody dictates.

use koppel_core::failure::{Arg, Failure};
use koppel_core::otp::SecretError;
use koppel_core::payload::{self, NewAccount, Payload, PayloadError};

use crate::memory::bounded;
use crate::{account, migration, tiqr};

/// Bytes held at once: 64 KiB of text are read at most, and a few copies of it.
const MOST_HELD: usize = 1 << 20;

/// An error of one byte carries no piece of the link.
const _: () = assert!(size_of::<PayloadError>() == 1);

/// A link or any other text.
pub fn otpauth(bytes: &[u8]) {
    holds(bytes, &payload::read);
}

pub fn holds(bytes: &[u8], read: &dyn Fn(&[u8]) -> Result<Payload, PayloadError>) {
    bounded(MOST_HELD, || {
        read_as_link(bytes, read);
        read_as_key(bytes);
    });
}

pub fn read_as_link(bytes: &[u8], read: &dyn Fn(&[u8]) -> Result<Payload, PayloadError>) {
    let kind = payload::kind(bytes);
    match read(bytes) {
        Ok(Payload::Account(account)) => {
            assert_eq!(kind, "otpauth");
            account::check(&account);
            check_comes_back(&account, read);
        }
        Ok(Payload::Migration(part)) => {
            assert_eq!(kind, "otpauth-migration");
            migration::check(&part, bytes.len());
        }
        Ok(Payload::TiqrEnrol(link)) => {
            assert_eq!(kind, "tiqr-enrolment");
            tiqr::check_address(link.metadata());
        }
        Ok(Payload::TiqrLogin(link)) => {
            assert_eq!(kind, "tiqr-login");
            tiqr::check_login(&link);
        }
        Ok(Payload::Other(other)) => assert_eq!(kind, other.code()),
        Err(error) => {
            let is_meant = kind.starts_with("otpauth") || kind.starts_with("tiqr-");
            assert!(is_meant || error == PayloadError::TooLong);
            assert!(error.args().is_empty());
        }
    }
}

/// What was understood means the same when a service writes it.
fn check_comes_back(account: &NewAccount, read: &dyn Fn(&[u8]) -> Result<Payload, PayloadError>) {
    let link = account::link_of(account);
    match read(link.as_bytes()) {
        Ok(Payload::Account(again)) => account::check_same(
            (&account.issuer, &account.name, &account.otp),
            (&again.issuer, &again.name, &again.otp),
        ),
        Ok(_) => panic!("a link that is no link any more"),
        // Every byte of the names became three.
        Err(error) => assert!(error == PayloadError::TooLong && link.len() > 8 << 10),
    }
}

fn read_as_key(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match NewAccount::typed(text, text, text) {
        Ok(account) => account::check(&account),
        Err(SecretError::Character(sign)) => {
            assert!(
                !sign.is_ascii_alphabetic() && !('2'..='7').contains(&sign),
                "{sign} may be of the secret"
            );
            let args = SecretError::Character(sign).args();
            let [("sign", Arg::Text(said))] = &args[..] else { panic!("{args:?}") };
            assert!(!said.contains(char::is_control) && said.chars().count() <= 8);
        }
        Err(error) => assert!(error.args().is_empty()),
    }
}
