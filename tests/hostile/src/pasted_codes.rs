//! What is pasted, or stands in a file, where backup codes are asked for.

use koppel_core::backup_codes::read::{LeftOut, PasteRefused, Reading, read};
use koppel_core::backup_codes::{BackupCodes, Code, Kind, MOST, New};
use koppel_core::failure::Failure;

use crate::memory::bounded;

/// Bytes held at once, for pastes of some KiB: the text once more, and what of its first thousand pieces is noted.
const MOST_HELD: usize = 1 << 20;

/// An error of one byte carries no piece of the paste; nor does what was left out.
const _: () = assert!(size_of::<PasteRefused>() == 1);
const _: () = assert!(!std::mem::needs_drop::<LeftOut>());

/// The bytes.
pub fn pasted_codes(bytes: &[u8]) {
    holds(bytes, &|pasted| read(pasted.to_vec().into(), &BackupCodes::default()));
}

pub fn holds(bytes: &[u8], read: &dyn Fn(&[u8]) -> Result<Reading, PasteRefused>) {
    bounded(MOST_HELD + 8 * bytes.len(), || match read(bytes) {
        Ok(reading) => check(reading, bytes),
        Err(error) => {
            assert!(error.args().is_empty());
            let is_nul = bytes.contains(&0);
            assert!(is_nul || error != PasteRefused::NotText, "a text that is said to be none");
        }
    });
}

fn check(reading: Reading, bytes: &[u8]) {
    let Reading { taken, left_out, kind } = reading;
    assert!(taken.len() <= MOST.into());
    for (place, code) in taken.iter().enumerate() {
        let text = code.expose();
        assert!(
            text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-')),
            "a sign that no code has"
        );
        assert!(Code::new(text).is_ok_and(|again| again == *code), "a code that is not kept as it was read");
        assert!(!taken[..place].iter().any(|other| other.is_same(code)), "one code twice");
    }
    let lines = 1 + bytes.len();
    for LeftOut { lines: told, .. } in &left_out {
        assert!(1 <= *told.start() && told.start() <= told.end() && *told.end() <= lines, "no such line");
    }
    assert!(left_out.is_sorted_by_key(|left_out| *left_out.lines.end()));
    let is_link = bytes.windows(8).any(|window| window.eq_ignore_ascii_case(b"otpauth:"));
    assert!(
        !is_link || bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff"),
        "a pairing link was let in"
    );
    if !taken.is_empty() {
        assert!(kind == Kind::List || taken.len() == 1);
        let count = taken.len();
        let mut record = BackupCodes::default();
        record.note(New::here(kind, taken, "").unwrap(), 1).unwrap();
        assert_eq!(record.noted().map(|noted| usize::from(noted.left())), Some(count));
    }
}
