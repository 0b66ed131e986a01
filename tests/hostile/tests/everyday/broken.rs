//! Parsers that are broken on purpose, each in a way in which parsers do break. A harness that does not catch one
//! would not catch it in Koppel either.

use koppel_core::backup::{self, Backup, BackupError, Passphrase};
use koppel_core::backup_codes::read::read;
use koppel_core::backup_codes::{BackupCodes, Code};
use koppel_core::payload::{self, Payload, PayloadError};
use koppel_hostile::memory::bounded;
use koppel_hostile::{
    backup_file, backup_json, frame, keystore_item, migration, otpauth, pasted_codes, seeds, tiqr, vault_file,
};
use koppel_proofs::broken::Variant;
use koppel_scan::{Point, find};

use super::{CASES_TO_CATCH, tried};

fn assert_caught(target: &str, holds: impl Fn(&[u8])) {
    assert!(tried(target, CASES_TO_CATCH, holds).is_err(), "what is broken was not caught");
}

/// Reads, and then changes what it read.
fn spoilt(spoil: impl Fn(&mut Payload)) -> impl Fn(&[u8]) -> Result<Payload, PayloadError> {
    move |bytes| {
        let mut payload = payload::read(bytes)?;
        spoil(&mut payload);
        Ok(payload)
    }
}

#[test]
fn a_link_that_is_cut_between_bytes_and_not_characters() {
    assert_caught("otpauth", |bytes| {
        otpauth::holds(bytes, &|bytes| {
            let text = String::from_utf8_lossy(bytes);
            let _ = text.split_at(text.len().min(12));
            payload::read(bytes)
        });
    });
}

#[test]
fn a_name_that_shows_what_it_does_not_say() {
    let read = spoilt(|payload| {
        if let Payload::Account(account) = payload {
            account.name.push('\u{202e}');
        }
    });
    assert_caught("otpauth", |bytes| otpauth::holds(bytes, &read));
}

#[test]
fn a_link_that_loses_its_counter() {
    let read = spoilt(|payload| {
        if let Payload::Account(account) = payload
            && account.otp.code_at(0).is_none()
        {
            account.otp.take_code();
        }
    });
    assert_caught("otpauth", |bytes| otpauth::holds(bytes, &read));
}

#[test]
fn an_offer_whose_names_turn_around() {
    assert_caught("tiqr", |bytes| {
        tiqr::holds(bytes, &|web, link| {
            let mut invitation = koppel_core::tiqr::fetch(web, link)?;
            invitation.service_name.push('\u{202e}');
            Ok(invitation)
        });
    });
}

#[test]
fn an_offer_that_leads_back_to_this_computer() {
    assert_caught("tiqr", |bytes| {
        tiqr::holds(bytes, &|web, link| {
            let mut invitation = koppel_core::tiqr::fetch(web, link)?;
            invitation.authentication = koppel_core::tiqr::Address::parse("http://127.0.0.1/").unwrap();
            Ok(invitation)
        });
    });
}

/// What a message says of itself is asked for before it is there.
#[test]
fn an_export_that_gets_the_memory_it_claims() {
    assert_caught("migration", |bytes| {
        migration::holds(bytes, &|link| {
            let claimed = usize::from(link[link.len() - 1]) << 20;
            drop(Vec::<u8>::with_capacity(claimed));
            payload::read(link)
        });
    });
}

#[test]
fn an_export_with_a_part_beyond_its_last() {
    let read = spoilt(|payload| {
        if let Payload::Migration(part) = payload {
            part.index += 1;
        }
    });
    assert_caught("migration", |bytes| migration::holds(bytes, &read));
}

#[test]
fn a_digest_that_is_not_looked_at() {
    assert_caught("vault_file", |bytes| vault_file::holds(bytes, Variant::DamageUnchecked));
}

#[test]
fn a_generation_that_is_not_compared() {
    assert_caught("keystore_item", |bytes| keystore_item::holds(bytes, Variant::RollbackUnchecked));
}

#[test]
fn a_count_that_is_kept_in_a_file() {
    assert_caught("keystore_item", |bytes| keystore_item::holds(bytes, Variant::CounterInFile));
}

#[test]
fn a_backup_that_opens_although_it_is_another() {
    let good = seeds::of("backup_file").remove(0);
    assert_caught("backup_file", |bytes| {
        backup_file::holds(bytes, &|_, passphrase: &Passphrase| {
            let mut backup = backup::open(&good, passphrase)?;
            backup.content.lock_after += 1;
            Ok(backup)
        });
    });
}

/// With a passphrase that is not the one: the same answer as one that paid whatever the file asked.
#[test]
fn a_work_factor_that_is_paid_whatever_it_is() {
    assert_caught("backup_file", |bytes| {
        let dear = [&b"age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2FsdA 30\n"[..], bytes].concat();
        backup_file::holds(&dear, &|_, _| Err(BackupError::WrongPassphrase));
    });
}

#[test]
fn a_backup_with_names_as_they_stand_there() {
    assert_caught("backup_json", |bytes| {
        backup_json::holds(bytes, &|json| {
            let mut backup = Backup::from_json(json)?;
            backup.content.accounts.iter_mut().for_each(|account| account.issuer.insert(0, '\u{7}'));
            Ok(backup)
        });
    });
}

#[test]
fn a_corner_that_is_nowhere() {
    assert_caught("frame", |bytes| {
        frame::holds(bytes, &|frame, budget| {
            let mut found = find(frame, budget);
            found.iter_mut().for_each(|code| code.outline[2] = Point { x: f32::NAN, y: 0.0 });
            found
        });
    });
}

#[test]
fn a_scan_that_knows_no_end() {
    assert_caught("frame", |bytes| {
        frame::holds(bytes, &|frame, budget| {
            (0..1_000_000).take_while(|_| !(budget.out_of_time)()).for_each(drop);
            find(frame, budget)
        });
    });
}

#[test]
fn rows_that_are_taken_to_lie_close() {
    assert_caught("frame", |bytes| {
        frame::holds(bytes, &|frame, budget| {
            let rows: Vec<&[u8]> = frame.rows().collect();
            let _ = rows[frame.width().max(frame.height()) - 1];
            find(frame, budget)
        });
    });
}

#[test]
fn memory_that_is_asked_for_and_never_touched_counts() {
    bounded(1 << 20, || drop(vec![1_u8; 1 << 19]));
    let too_much = || bounded(1 << 20, || drop(Vec::<u8>::with_capacity(2 << 20)));
    assert!(std::panic::catch_unwind(too_much).is_err());
}

#[test]
fn a_paste_in_which_a_pairing_link_is_one_more_line() {
    assert_caught("pasted_codes", |bytes| {
        pasted_codes::holds(bytes, &|pasted| {
            let without: Vec<u8> =
                pasted.iter().map(|byte| if *byte == b':' { b' ' } else { *byte }).collect();
            read(without.into(), &BackupCodes::default())
        });
    });
}

#[test]
fn a_paste_that_gives_one_code_twice() {
    assert_caught("pasted_codes", |bytes| {
        pasted_codes::holds(bytes, &|pasted| {
            let mut reading = read(pasted.to_vec().into(), &BackupCodes::default())?;
            if let Some(code) = reading.taken.first() {
                reading.taken.push(Code::new(&code.expose().replace(' ', "-")).unwrap());
            }
            Ok(reading)
        });
    });
}
