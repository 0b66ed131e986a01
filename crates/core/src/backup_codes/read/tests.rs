#![allow(clippy::unwrap_used)]
mod layouts;

use proptest::prelude::*;

use super::*;
use crate::backup_codes::{New, Which};

fn reading(text: &str) -> Reading {
    let bytes = Zeroizing::new(text.as_bytes().to_vec());
    read(bytes, &BackupCodes::default()).unwrap()
}

fn taken(text: &str) -> Vec<String> {
    reading(text).taken.iter().map(|code| code.expose().to_owned()).collect()
}

/// Lines and reasons, as `3 heading` or `3-5 text`.
fn left_out(text: &str) -> Vec<String> {
    let told = |LeftOut { lines, reason }: &LeftOut| {
        let (first, last) = (lines.start(), lines.end());
        let lines = if first == last { first.to_string() } else { format!("{first}-{last}") };
        format!("{lines} {}", reason.word())
    };
    reading(text).left_out.iter().map(told).collect()
}

fn refused(bytes: &[u8]) -> Option<PasteRefused> {
    read(Zeroizing::new(bytes.to_vec()), &BackupCodes::default()).err()
}

#[test]
fn a_pairing_link_refuses_the_whole_paste() {
    for link in [
        "otpauth://totp/ACME:alice?secret=JBSWY3DPEHPK3PXP",
        "otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8",
        "OTPAUTH://totp/x?secret=A",
        "apple-otpauth://totp/x?secret=A",
        "https://example.com/qr?text=otpauth%3A%2F%2Ftotp%2Fx",
        "otp\u{200b}auth://totp/x",
    ] {
        let among = format!("1234 5678\n{link}\n2345 6789");
        assert_eq!(refused(link.as_bytes()), Some(PasteRefused::Otpauth), "{link}");
        assert_eq!(refused(among.as_bytes()), Some(PasteRefused::Otpauth), "{link}");
    }
}

#[test]
fn what_is_no_text_or_far_too_much_is_refused() {
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Some(PasteRefused::NotText));
    assert_eq!(refused(&vec![b'7'; MOST_BYTES + 1]), Some(PasteRefused::TooLong));
    assert_eq!(refused(&vec![b'7'; MOST_BYTES]), None);
    assert_eq!(refused(b""), None);
}

#[test]
fn a_password_is_not_taken() {
    for password in [
        "P@ssw0rd!",
        "Tr0ub4dor&3",
        "hunter22",
        "welkom2024",
        "Zomer2024",
        "aB3dE6gHx",
        "Summer-24x",
        "qwerty123",
        "Wachtwoord: xk42-99kd",
        "password h4kq9w2m",
        "PIN: 739158",
        "S3cr3t_S3cr3t",
    ] {
        assert_eq!(taken(password), [""; 0], "{password}");
        assert_eq!(left_out(password), ["1 password"], "{password}");
    }
    // Three of one shape are a list.
    let list = "aB3dE6gH\nkL9mN2pQ\nrS4tU7vW";
    assert_eq!(taken(list).len(), 3);
    assert_eq!(taken("aB3dE6gH\nkL9mN2pQ").len(), 0);
}

#[test]
fn what_stands_beside_codes_is_named() {
    for (line, reason) in [
        ("alice@example.com", "email"),
        ("(alice@example.com)", "email"),
        ("Account: alice@example.com", "email"),
        ("25-11-2026", "date"),
        ("2026-11-25 14:30", "date"),
        ("Nov 25, 2026", "date"),
        ("Generated on 25 november 2026", "date"),
        ("Aangemaakt: 2026-11-25", "date"),
        ("06-12345678", "phone"),
        ("0612345678", "phone"),
        ("+31 6 12345678", "phone"),
        ("Tel: 020 1234567", "phone"),
        ("https://example.com/backup", "link"),
        ("Visit g.co/2sv", "link"),
        ("Back-upcodes", "heading"),
        ("SAVE YOUR BACKUP CODES", "heading"),
        ("You can only use each backup code once.", "heading"),
        ("Codes can be used only once", "heading"),
        ("1234", "too-short"),
        ("12-34", "too-short"),
        ("Order 66", "text"),
        ("10 backup codes left", "text"),
        ("Kamer 12, 2e verdieping", "text"),
        ("€ 1.234,50", "text"),
        ("x 1234 5678", "marked-used"),
        ("[x] 1234 5678", "marked-used"),
        ("☑ abcde-12345", "marked-used"),
        ("1234 5678 used", "marked-used"),
        ("1234 5678 (gebruikt op 3 mei)", "marked-used"),
        ("~~1234 5678~~", "marked-used"),
        ("1\u{336}2\u{336}3\u{336}4\u{336} 5\u{336}6\u{336}7\u{336}8\u{336}", "marked-used"),
        ("Gebruikt: 1234 5678", "marked-used"),
        ("[x] Code 1: 1234 5678", "marked-used"),
        ("Naam: alice2001", "text"),
        ("\u{202e}8765 4321", "turned"),
        ("שלום 1234", "text"),
    ] {
        assert_eq!(taken(line), [""; 0], "{line}");
        assert_eq!(left_out(line), [format!("1 {reason}")], "{line}");
    }
    assert_eq!(left_out(&"7".repeat(65)), ["1 too-long"]);
    assert_eq!(left_out(&"7 ".repeat(1500)), ["1 too-long"]);
    assert_eq!(left_out(" \n\n-----\n * \n"), [""; 0], "nothing is said of nothing");
}

#[test]
fn signs_that_cannot_be_seen_are_taken_out() {
    let text = "\u{feff}12\u{200b}34\u{a0}56\u{2060}78\n\u{200f}abc\u{ad}de\u{2011}123\u{200d}45\u{200e}";
    assert_eq!(taken(text), ["1234 5678", "abcde-12345"]);
}

#[test]
fn the_same_code_twice_is_taken_once_however_it_is_written() {
    let text = "1234 5678\n2345 6789\n1234-5678\n12345678\n3456 7890";
    assert_eq!(taken(text), ["1234 5678", "2345 6789", "3456 7890"]);
    assert_eq!(left_out(text), ["3-4 duplicate"]);
}

#[test]
fn a_code_that_was_used_before_is_left_out() {
    let mut known = BackupCodes::default();
    let codes = reading("1234 5678\n2345 6789").taken;
    known.note(New::here(Kind::List, codes, "").unwrap(), 0).unwrap();
    known.use_one(Which::At(1), 0).unwrap();
    let again = read(Zeroizing::new(b"12345678\n2345-6789\n3456 7890".to_vec()), &known).unwrap();
    assert_eq!(again.taken.len(), 2);
    assert_eq!(again.left_out, [LeftOut { lines: 2..=2, reason: Reason::UsedBefore }]);
}

#[test]
fn ten_thousand_lines_are_bounded_and_it_is_said() {
    let lines: String = (0..10_000).map(|n| format!("{n:05}-abcde\n")).collect();
    assert_eq!(taken(&lines).len(), usize::from(MOST));
    assert_eq!(left_out(&lines), ["101-1000 too-many", "1001-10000 too-many"]);
    let in_one: String = (0..2_000).map(|n| format!("{n:05}-abcde ")).collect();
    assert_eq!(left_out(&in_one), ["1 too-long"]);
    let words = "Lorem ipsum dolor\n".repeat(10_000);
    assert_eq!(left_out(&words), ["1-1000 heading", "1001-10000 too-many"]);
    // Each word could be the number of what follows it; looked at like that this would take hours.
    let numbers = format!("{}\n", "1 2 ".repeat(480)).repeat(500);
    assert_eq!(left_out(&numbers), ["1-500 text"]);
    let crowded = format!("{}\n", "12345678 ".repeat(200)).repeat(100);
    assert_eq!(left_out(&crowded).last().unwrap(), "6-100 too-many");
}

#[test]
fn a_reset_code_is_known_by_its_heading() {
    let kind = |text: &str| reading(text).kind;
    assert_eq!(kind("Resetcode: 1234 5678"), Kind::ResetCode);
    assert_eq!(kind("Your reset code\n1234 5678"), Kind::ResetCode);
    assert_eq!(kind("Back-upcode\n1234 5678"), Kind::Code);
    assert_eq!(kind("Reset codes\n1234 5678\n2345 6789"), Kind::List);
}

#[test]
fn a_reason_has_a_word_of_its_own() {
    let mut words: Vec<_> = Reason::ALL.map(Reason::word).to_vec();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), Reason::ALL.len());
}

proptest! {
    #[test]
    fn whatever_is_pasted_ends_well(text in "(\\PC|[0-9a-f \t\n:.-]|[\u{200b}-\u{206f}]|1234 5678|abcde-12345|used|~~|\\[x\\]){0,200}") {
        check(text.as_bytes());
    }

    #[test]
    fn whatever_bytes_are_pasted_end_well(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes);
    }

    #[test]
    fn a_list_of_any_shape_is_read_whole(
        codes in proptest::collection::btree_set("[a-f0-9]{5}-[a-f0-9]{4}[0-9]", 2..40),
        bullet in prop_oneof![Just(""), Just("* "), Just("[ ] "), Just("- ")],
        numbered in any::<bool>(),
    ) {
        let text: String = codes.iter().enumerate().map(|(n, code)| {
            let number = if numbered { format!("{}. ", n + 1) } else { String::new() };
            format!("{bullet}{number}{code}\n")
        }).collect();
        let codes: Vec<String> = codes.into_iter().collect();
        prop_assert_eq!(taken(&text), codes);
    }
}

fn check(bytes: &[u8]) {
    let Ok(reading) = read(Zeroizing::new(bytes.to_vec()), &BackupCodes::default()) else { return };
    assert!(reading.taken.len() <= MOST.into());
    for (n, code) in reading.taken.iter().enumerate() {
        assert!(
            code.expose().bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-'))
        );
        assert!(!reading.taken[..n].iter().any(|other| other.is_same(code)));
        assert!(
            Code::new(code.expose()).is_ok_and(|again| again == *code),
            "a code that is not kept as it was read"
        );
    }
    let ends: Vec<_> = reading.left_out.iter().map(|left| *left.lines.end()).collect();
    assert!(ends.is_sorted());
}
