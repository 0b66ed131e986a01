//! Any other byte than the one written is found and named; nothing hostile runs.

use age::secrecy::SecretString;
use koppel_core::backup::{self, BackupError, Passphrase};

use super::setup::*;

/// An age file of this text, as another tool would make it.
fn sealed(text: &str, passphrase: &str) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(1);
    age::encrypt(&recipient, text.as_bytes()).unwrap()
}

fn refused(bytes: &[u8]) -> BackupError {
    backup::open(bytes, &words()).err().expect("refused")
}

/// Where the header's parts end: first line, stanza line, stanza body, MAC line.
fn lines(bytes: &[u8]) -> Vec<usize> {
    bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).take(4).collect()
}

#[test]
fn every_flipped_byte_is_found_and_named() {
    let good = saved_bytes();
    assert!(backup::open(&good, &words()).is_ok(), "control");
    let ends = lines(&good);
    // All of the header and the beginning and end of the payload; in between every 997th byte.
    let places =
        (0..ends[3] + 100).chain((ends[3] + 100..good.len()).step_by(997)).chain(good.len() - 40..good.len());
    let mut named = [0; 4];
    for place in places {
        for bit in [1, 0x20] {
            let mut bad = good.clone();
            bad[place] ^= bit;
            let error = refused(&bad);
            let (name, fits) = match place {
                _ if place < ends[0] => {
                    (0, matches!(error, BackupError::NotABackup | BackupError::TooNew | BackupError::Damaged))
                }
                // The salt and the sealed key cannot be told from a wrong passphrase; all else of these lines can.
                _ if place < ends[2] => (1, !matches!(error, BackupError::TooNew | BackupError::Unproven)),
                _ if place < ends[3] => (2, matches!(error, BackupError::Damaged)),
                _ => (3, matches!(error, BackupError::Damaged)),
            };
            named[name] += 1;
            assert!(fits, "byte {place}: {error:?}");
        }
    }
    assert!(named.iter().all(|&count| count > 20), "{named:?}");
}

#[test]
fn every_cut_and_every_addition_is_found() {
    let good = saved_bytes();
    let end = lines(&good)[3];
    for len in (0..end + 60).chain((end + 60..good.len()).step_by(4999)).chain([good.len() - 1]) {
        let error = refused(&good[..len]);
        assert!(matches!(error, BackupError::Damaged | BackupError::NotABackup), "{len}: {error:?}");
    }
    for more in [&b"\n"[..], b" ", &good] {
        assert!(matches!(refused(&[&good[..], more].concat()), BackupError::Damaged));
    }
}

#[test]
fn swapped_pieces_are_found() {
    let good = saved_bytes();
    let end = lines(&good)[3];
    for (a, b) in
        [(end, end + 1), (end + 16, end + 17), (end + 20, good.len() - 20), (good.len() - 2, good.len() - 1)]
    {
        let mut bad = good.clone();
        bad.swap(a, b);
        if bad != good {
            assert!(matches!(refused(&bad), BackupError::Damaged), "{a}, {b}");
        }
    }
    // The header of one backup before the payload of another.
    let other = saved_bytes();
    let mixed = [&good[..end], &other[lines(&other)[3]..]].concat();
    assert!(matches!(refused(&mixed), BackupError::Damaged));
}

#[test]
fn another_passphrase_is_said_to_be_one() {
    let bytes = saved_bytes();
    for typed in ["", "abacus", "drop-down-abacus-zoom-unlit-karate", "Mijn eigen zin"] {
        let error = backup::open(&bytes, &Passphrase::typed(typed)).err().unwrap();
        assert!(matches!(error, BackupError::WrongPassphrase), "{typed}: {error:?}");
    }
}

#[test]
fn what_is_no_backup_is_said_to_be_none() {
    let armored = b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n";
    for bytes in [&b""[..], b"%PDF-1.7", b"KOPPEL01", armored] {
        assert!(matches!(refused(bytes), BackupError::NotABackup), "{bytes:?}");
    }
    let identity = age::x25519::Identity::generate();
    let for_a_key = age::encrypt(&identity.to_public(), b"{}").unwrap();
    assert!(matches!(refused(&for_a_key), BackupError::NotABackup));
    for json in
        ["", "hello", "[]", "{}", r#"{"format":"other","version":1}"#, r#"{"format":"koppel-backup"}"#]
    {
        assert!(matches!(refused(&sealed(json, WORDS)), BackupError::NotABackup), "{json}");
    }
}

#[test]
fn a_newer_one_is_said_to_be_newer() {
    let newer = r#"{"format":"koppel-backup","version":3,"anything":["at all"]}"#;
    assert!(matches!(refused(&sealed(newer, WORDS)), BackupError::TooNew));
    assert!(matches!(refused(b"age-encryption.org/v2\nanything\n"), BackupError::TooNew));
}

#[test]
fn json_of_this_version_that_does_not_fit_is_damaged() {
    let account = r#"{"id":"00000000000000000000000000000001","issuer":"","name":"a","secret":"AAAAAAAAAAAAAAAAAAAAAAAAAAA=","scheme":{"type":"steam"},"added":1,"replaces":null,"backup":{"place":"none"}}"#;
    let with = |account: &str| {
        format!(
            r#"{{"format":"koppel-backup","version":2,"made":2,"profile":{{"name":"x","created":1,"lock_after":5,"accounts":[{account}]}}}}"#
        )
    };
    assert!(backup::open(&sealed(&with(account), WORDS), &words()).is_ok(), "control");
    for (part, instead) in [
        (r#""type":"steam""#, r#""type":"tiqr""#),
        (
            r#""type":"steam""#,
            r#""type":"tiqr","service":"s","user":"u","suite":"OCRA-1:HOTP-SHA1-6:QH10-S","authentication":"https://a.example/","standing":"active""#,
        ),
        (r#""type":"steam""#, r#""type":"totp","algorithm":"sha1","digits":11,"period":30"#),
        ("AAAA=", "AAA*="),
        (r#""name":"a","#, ""),
        (r#""added":1"#, r#""added":1,"more":1"#),
        (r#""added":1"#, r#""added":-1"#),
    ] {
        let bad = account.replacen(part, instead, 1);
        assert_ne!(bad, account);
        assert!(matches!(refused(&sealed(&with(&bad), WORDS)), BackupError::Damaged), "{instead}");
    }
}

#[test]
fn names_that_somebody_else_wrote_show_what_they_say() {
    let long = "n".repeat(1000);
    let json = format!(
        r#"{{"format":"koppel-backup","version":2,"made":2,"profile":{{"name":"Lotte\u001b[2J{long}","created":1,"lock_after":5,"accounts":[{{"id":"00000000000000000000000000000001","issuer":"Ex\u202eample\n","name":"{long}","secret":"AAAAAAAAAAAAAAAAAAAAAAAAAAA=","scheme":{{"type":"steam"}},"added":1,"replaces":null,"backup":{{"place":"none"}}}}]}}}}"#
    );
    let backup = backup::open(&sealed(&json, WORDS), &words()).ok().unwrap();
    let account = &backup.content.accounts[0];
    assert_eq!((account.issuer.as_str(), account.name.len()), ("Example", 256));
    assert_eq!(backup.name, format!("Lotte[2J{}", "n".repeat(56)));
}

#[test]
fn a_cost_above_the_cap_is_refused_before_it_runs() {
    // 2^30 would take 1 TiB: that this test ends is that nothing ran.
    let good = saved_bytes();
    let end = lines(&good)[1];
    let line = String::from_utf8(good[..end].to_vec()).unwrap();
    let salt_line = line.trim_end_matches(" 1\n");
    assert_ne!(salt_line, line);
    for (cost, wanted) in
        [("30", "backup-too-costly"), ("21", "backup-too-costly"), ("63", "backup-too-costly")]
    {
        let bad = [format!("{salt_line} {cost}\n").as_bytes(), &good[end..]].concat();
        assert_eq!(code_of(refused(&bad)), wanted, "{cost}");
    }
    for cost in ["0", "-1", "1e9", "01", "300", "", "99999999999999999999"] {
        let bad = [format!("{salt_line} {cost}\n").as_bytes(), &good[end..]].concat();
        assert!(matches!(refused(&bad), BackupError::Damaged | BackupError::TooCostly), "{cost}");
    }
}
