//! Google Authenticator's exports, as it makes them and as nobody should.
#![allow(clippy::unwrap_used)]

use koppel_core::otp::{Algorithm, Digits, Period, Scheme};
use koppel_core::payload::{Batch, LeftOut, MigrationPart, Payload, PayloadError, kind, read};
use proptest::prelude::*;

const HELLO: &[u8] = b"Hello!\xde\xad\xbe\xef";

/// A second, naive writer of Protocol Buffers.
#[derive(Clone, Default)]
struct Message(Vec<u8>);

impl Message {
    fn raw_varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    fn number(mut self, field: u64, value: u64) -> Self {
        self.raw_varint(field << 3);
        self.raw_varint(value);
        self
    }

    fn bytes(mut self, field: u64, value: &[u8]) -> Self {
        self.raw_varint(field << 3 | 2);
        self.raw_varint(value.len() as u64);
        self.0.extend_from_slice(value);
        self
    }

    fn link(&self) -> String {
        let data = data_encoding::BASE64.encode(&self.0);
        format!(
            "otpauth-migration://offline?data={}",
            data.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D")
        )
    }
}

/// One account: secret, name, issuer, algorithm, digits, type, counter.
fn entry(secret: &[u8], name: &str, issuer: &str, figures: [u64; 4]) -> Message {
    let names = Message::default().bytes(1, secret).bytes(2, name.as_bytes()).bytes(3, issuer.as_bytes());
    (4..).zip(figures).fold(names, |message, (field, value)| message.number(field, value))
}

fn export(entries: &[Message]) -> Message {
    entries.iter().fold(Message::default(), |message, entry| message.bytes(1, &entry.0)).number(2, 1)
}

fn part_of(link: &str) -> MigrationPart {
    assert_eq!(kind(link.as_bytes()), "otpauth-migration");
    match read(link.as_bytes()) {
        Ok(Payload::Migration(part)) => part,
        Ok(_) => panic!("{link}: no export"),
        Err(error) => panic!("{link}: {error}"),
    }
}

fn error(link: &str) -> PayloadError {
    read(link.as_bytes()).err().unwrap_or_else(|| panic!("{link}: no error"))
}

fn totp(algorithm: Algorithm, digits: u8) -> Scheme {
    Scheme::Totp { algorithm, digits: Digits::new(digits).unwrap(), period: Period::DEFAULT }
}

fn reasons(part: &MigrationPart) -> Vec<Option<PayloadError>> {
    part.entries.iter().map(|entry| entry.as_ref().err().map(|left| left.reason.clone())).collect()
}

/// From the README of dim13/otpauth.
#[test]
fn a_published_export() {
    let part = part_of(
        "otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbRoHRXhhbXBsZTAC",
    );
    assert_eq!((part.batch_id, part.index, part.size), (0, 0, 1));
    let account = part.entries[0].as_ref().ok().unwrap();
    assert_eq!((account.issuer.as_str(), account.name.as_str()), ("Example", "alice@google.com"));
    assert_eq!(account.otp.secret.expose(), HELLO);
    assert_eq!(account.otp.scheme, Scheme::DEFAULT);
}

#[test]
fn every_figure() {
    let cases = [
        ([0, 0, 0, 0], Scheme::DEFAULT),
        ([1, 1, 2, 7], Scheme::DEFAULT),
        ([2, 2, 2, 0], totp(Algorithm::Sha256, 8)),
        ([3, 1, 0, 0], totp(Algorithm::Sha512, 6)),
        ([1, 1, 1, 42], Scheme::Hotp { algorithm: Algorithm::Sha1, digits: Digits::DEFAULT, counter: 42 }),
    ];
    let entries: Vec<Message> = cases.iter().map(|(figures, _)| entry(HELLO, "a", "b", *figures)).collect();
    let part = part_of(&export(&entries).link());
    for (entry, (figures, scheme)) in part.entries.iter().zip(cases) {
        assert_eq!(entry.as_ref().ok().unwrap().otp.scheme, scheme, "{figures:?}");
    }
}

#[test]
fn one_bad_entry_loses_no_other() {
    let good = entry(HELLO, "good", "", [1, 1, 2, 0]);
    let entries = [
        good.clone(),
        entry(HELLO, "md5", "ACME", [4, 1, 2, 0]),
        entry(HELLO, "digits", "", [1, 3, 2, 0]),
        entry(HELLO, "type", "", [1, 1, 3, 0]),
        entry(HELLO, "counter", "", [1, 1, 1, u64::MAX]),
        entry(b"short", "short", "", [1, 1, 2, 0]),
        entry(b"", "none", "", [1, 1, 2, 0]),
        entry(&[7; 1025], "long", "", [1, 1, 2, 0]),
        Message(entry(HELLO, "broken", "", [1, 1, 2, 0]).0.into_iter().chain([0x0a, 0xff]).collect()),
        Message::default(),
        good,
    ];
    let part = part_of(&export(&entries).link());
    assert_eq!(
        reasons(&part),
        [
            None,
            Some(PayloadError::Algorithm),
            Some(PayloadError::Digits),
            Some(PayloadError::Type),
            Some(PayloadError::Counter),
            Some(PayloadError::SecretShort),
            Some(PayloadError::SecretMissing),
            Some(PayloadError::SecretBad),
            Some(PayloadError::MigrationMalformed),
            Some(PayloadError::SecretMissing),
            None,
        ]
    );
    let left_out = part.entries[1].as_ref().err().unwrap();
    assert_eq!((left_out.issuer.as_str(), left_out.name.as_str()), ("ACME", "md5"));
    assert_eq!(part.entries[8].as_ref().err().unwrap().name, "broken");
}

#[test]
fn a_long_service_takes_nothing_of_the_name() {
    let (issuer, name) = ("s".repeat(240), "n".repeat(100));
    let part = part_of(&export(&[entry(HELLO, &format!("{issuer}:{name}"), &issuer, [1, 1, 2, 0])]).link());
    let account = part.entries[0].as_ref().ok().unwrap();
    assert_eq!((&account.issuer, &account.name), (&issuer, &name));
}

#[test]
fn links_in_many_spellings() {
    // A secret whose base64 has both + and /.
    let key = [0xff, 0xff, 0xfb, 0xef, 0xbe, 0xff, 0xff, 0xff, 0xff, 0xff];
    let message = export(&[entry(&key, "a", "b", [1, 1, 2, 0])]);
    let standard = data_encoding::BASE64.encode(&message.0);
    assert!(standard.contains('+') && standard.contains('/'), "{standard}");
    for link in [
        message.link(),
        format!("otpauth-migration://offline?data={standard}"),
        format!("otpauth-migration://offline?data={}", standard.replace('+', " ")),
        format!("otpauth-migration://offline?data={}", standard.trim_end_matches('=')),
        format!("otpauth-migration://offline?data={}", data_encoding::BASE64URL.encode(&message.0)),
        format!("OTPAUTH-MIGRATION://OFFLINE/?x=1&DATA={standard}&y=2"),
        format!("  otpauth-migration://offline?data={}\r\n{}\n", &standard[..20], &standard[20..]),
    ] {
        let part = part_of(&link);
        assert_eq!(part.entries.len(), 1, "{link}");
        assert_eq!(part.entries[0].as_ref().ok().unwrap().otp.secret.expose(), key, "{link}");
    }
}

#[test]
fn what_is_no_export_is_refused() {
    let one = export(&[entry(HELLO, "a", "b", [1, 1, 2, 0])]);
    for (link, expected) in [
        ("otpauth-migration:".into(), PayloadError::MigrationMalformed),
        ("otpauth-migration://offline".into(), PayloadError::MigrationMalformed),
        ("otpauth-migration://online?data=AAAA".into(), PayloadError::MigrationMalformed),
        ("otpauth-migration://offline?date=AAAA".into(), PayloadError::MigrationMalformed),
        ("otpauth-migration://offline?data=A".into(), PayloadError::MigrationMalformed),
        ("otpauth-migration://offline?data=*".into(), PayloadError::MigrationMalformed),
        ("otpauth-migration://offline?data=".into(), PayloadError::MigrationEmpty),
        (export(&[]).link(), PayloadError::MigrationEmpty),
        (one.clone().number(3, 2).number(4, 2).link(), PayloadError::MigrationMalformed),
        (one.clone().number(3, 1001).link(), PayloadError::MigrationMalformed),
        (one.clone().number(3, 1 << 63).link(), PayloadError::MigrationMalformed),
        (one.clone().number(3, 5).number(4, u64::MAX).link(), PayloadError::MigrationMalformed),
    ] {
        assert_eq!(error(&link), expected, "{link}");
    }
    // Cut off anywhere inside its only entry.
    let whole = one.0;
    for length in 1..whole.len() - 2 {
        assert_eq!(error(&Message(whole[..length].to_vec()).link()), PayloadError::MigrationMalformed);
    }
}

/// Part `index` of `size`, with one account called by its index.
fn part(id: i64, index: u64, size: u64) -> MigrationPart {
    let entry = entry(HELLO, &format!("account {index}"), "", [1, 1, 2, 0]);
    part_of(&export(&[entry]).number(3, size).number(4, index).number(5, id as u64).link())
}

fn names(batch: &Batch) -> Vec<&str> {
    batch.accounts().map(|account| account.name.as_str()).collect()
}

#[test]
fn parts_come_in_any_order_and_more_than_once() {
    let mut batch = Batch::new(part(-77, 2, 3));
    assert_eq!((batch.seen().collect::<Vec<_>>(), batch.size()), (vec![2], 3));
    assert!(batch.add(part(-77, 0, 3)));
    assert!(batch.add(part(-77, 0, 3)));
    assert!(!batch.is_complete());
    assert!(batch.add(part(-77, 1, 3)));
    assert!(batch.is_complete());
    assert_eq!(batch.seen().collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(names(&batch), ["account 0", "account 1", "account 2"]);
    assert_eq!(batch.left_out().count(), 0);
}

#[test]
fn another_export_is_not_mixed_in() {
    let mut batch = Batch::new(part(1, 0, 2));
    // Another number, another size, and another text at a place that was seen.
    let other_text = export(&[entry(HELLO, "x", "", [1, 1, 2, 0])]).number(3, 2).number(5, 1);
    for stranger in [part(2, 1, 2), part(1, 1, 3), part_of(&other_text.link())] {
        assert!(!batch.is_of(&stranger));
        assert!(!batch.add(stranger));
    }
    assert_eq!(names(&batch), ["account 0"]);
    assert!(!batch.is_complete());
}

#[test]
fn what_is_left_out_is_told() {
    let entries = [entry(HELLO, "md5", "ACME", [4, 1, 2, 0]), entry(HELLO, "good", "", [1, 1, 2, 0])];
    let batch = Batch::new(part_of(&export(&entries).link()));
    assert!(batch.is_complete());
    assert_eq!(names(&batch), ["good"]);
    let expected = LeftOut { issuer: "ACME".into(), name: "md5".into(), reason: PayloadError::Algorithm };
    assert_eq!(batch.left_out().collect::<Vec<_>>(), [&expected]);
}

proptest! {
    #[test]
    fn an_export_comes_back(
        accounts in proptest::collection::vec(
            (proptest::collection::vec(any::<u8>(), 10..40), "[a-z]{1,20}", "[A-Z]{1,20}", 0..=3_u64, 0..=2_u64), 1..20),
        id in any::<i32>(),
    ) {
        let entries: Vec<Message> =
            accounts.iter().map(|(key, name, issuer, hash, digits)| entry(key, name, issuer, [*hash, *digits, 2, 0])).collect();
        let part = part_of(&export(&entries).number(5, i64::from(id) as u64).link());
        prop_assert_eq!(part.batch_id, i64::from(id));
        prop_assert_eq!(part.entries.len(), accounts.len());
        for (entry, (key, name, issuer, _, digits)) in part.entries.iter().zip(&accounts) {
            let account = entry.as_ref().ok().unwrap();
            prop_assert_eq!(account.otp.secret.expose(), key);
            prop_assert_eq!((&account.name, &account.issuer), (name, issuer));
            let Scheme::Totp { digits: found, .. } = account.otp.scheme else { panic!("not TOTP") };
            prop_assert_eq!(found.count(), if *digits == 2 { 8 } else { 6 });
        }
    }

    #[test]
    fn any_message_is_answered(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(Payload::Migration(part)) = read(Message(bytes.clone()).link().as_bytes()) {
            prop_assert!(part.index < part.size && part.size <= 1000);
            prop_assert!(part.entries.len() <= bytes.len() / 2);
        }
    }

    /// Random bytes seldom look like a message; a good one with a few bytes changed does.
    #[test]
    fn a_damaged_message_is_answered(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut message = export(&[entry(HELLO, "alice", "ACME", [1, 1, 2, 0]), entry(HELLO, "bob", "", [2, 2, 1, 9])]).number(3, 2).number(5, 7);
        for (index, byte) in changes {
            let at = index.index(message.0.len());
            message.0[at] = byte;
        }
        if let Ok(Payload::Migration(part)) = read(message.link().as_bytes()) {
            prop_assert!(part.entries.len() <= message.0.len() / 2);
        }
    }
}
