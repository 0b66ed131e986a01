//! One line: what stands around its codes is taken off (bullets, numbers, boxes, labels), and what is left is read piece
//! by piece.

use super::cell::{self, Candidate};
use super::clean::{STRUCK, TURNED};
use super::{Reason, other};

/// What a piece of a line is.
pub enum Found<'a> {
    /// A code, for certain or perhaps.
    Candidate(Candidate<'a>),
    /// Something else.
    Reason(Reason),
}

/// Bytes of a line that are looked into. 40 codes in a row are shorter.
const LONGEST: usize = 2_000;
/// Signs in front of an item.
const BULLETS: &[char] = &['*', '•', '·', '▪', '◦', '‣', '●', '○', '■', '□', '▢', '–', '-', '>', '☐', '⬜'];
/// Signs of an item that is done.
const TICKS: &[char] = &['☑', '☒', '✓', '✔', '✗', '✘', '✅', '❌', '\u{fe0f}'];
/// Words that say so.
const USED: &[&str] = &["used", "gebruikt", "verbruikt", "x"];

/// Reads a line; nothing is said of an empty one.
pub fn read<'a>(line: &'a str, say: &mut dyn FnMut(Found<'a>)) {
    let text = line.trim();
    if text.is_empty() || text.chars().all(|sign| !sign.is_alphanumeric()) {
        return;
    }
    if text.contains(TURNED) {
        return say(Found::Reason(Reason::Turned));
    }
    if text.contains(STRUCK) || is_crossed_out(text) {
        return say(Found::Reason(Reason::MarkedUsed));
    }
    if text.len() > LONGEST {
        return say(Found::Reason(Reason::TooLong));
    }
    if other::is_link(text) {
        return say(Found::Reason(Reason::Link));
    }
    if other::is_email(text) {
        return say(Found::Reason(Reason::Email));
    }
    match label(text) {
        Label::None => pieces(text, say),
        Label::Codes(rest) if strip_front(text).1 && has_code(rest) => say(Found::Reason(Reason::MarkedUsed)),
        Label::Codes(rest) => pieces(rest, say),
        Label::Used(rest) if has_code(rest) => say(Found::Reason(Reason::MarkedUsed)),
        Label::Unknown(rest) => match cell::read(strip_front(rest).0) {
            // `GitHub: abcde-12345`, but not `Name: alice2001`.
            Ok(code) if code.is_grouped() => say(Found::Candidate(code)),
            _ => say(Found::Reason(cell::read(text).err().unwrap_or(Reason::Text))),
        },
        Label::Of(reason) => say(Found::Reason(reason)),
        Label::Used(_) => say(Found::Reason(Reason::Text)),
    }
}

/// `~~1234 5678~~`, as plain text crosses out.
fn is_crossed_out(text: &str) -> bool {
    let (front, _) = strip_front(text);
    front.strip_prefix("~~").is_some_and(|rest| rest.contains("~~"))
}

/// What the words in front of a colon, or of a code, say about it.
enum Label<'a> {
    /// There is none.
    None,
    Codes(&'a str),
    Used(&'a str),
    Unknown(&'a str),
    /// It names something else.
    Of(Reason),
}

const OF_CODES: &[&str] = &[
    "code",
    "codes",
    "backup",
    "back-up",
    "back-upcode",
    "back-upcodes",
    "backupcode",
    "backupcodes",
    "recovery",
    "reset",
    "resetcode",
    "reset-code",
    "herstel",
    "herstelcode",
    "herstelcodes",
    "herstelsleutel",
    "key",
    "sleutel",
    "noodcode",
    "noodcodes",
    "emergency",
    "reservecode",
    "reservecodes",
    "back-up-code",
    "backup-code",
];
const OF_PASSWORDS: &[&str] =
    &["password", "wachtwoord", "passwort", "passphrase", "wachtzin", "pin", "pincode", "passcode"];
const OF_PHONES: &[&str] = &["tel", "phone", "telefoon", "telefoonnummer", "mobile", "mobiel", "fax"];
const OF_DATES: &[&str] = &["date", "datum", "generated", "created", "aangemaakt", "gemaakt"];

fn label(text: &str) -> Label<'_> {
    let (front, _) = strip_front(text);
    if let Some((words, rest)) = front.split_once(':').filter(|(words, _)| has_letter(words)) {
        let rest = rest.trim();
        let says = |of: &[&str]| words_of(words).any(|word| is_one_of(word, of));
        return if says(OF_PASSWORDS) {
            Label::Of(Reason::Password)
        } else if says(OF_DATES) && !has_code(rest) || other::is_date(rest) {
            Label::Of(Reason::Date)
        } else if rest.is_empty() {
            Label::Of(Reason::Heading)
        } else if says(USED) {
            Label::Used(rest)
        } else if says(OF_CODES) {
            Label::Codes(rest)
        } else if says(OF_PHONES) {
            Label::Of(Reason::Phone)
        } else {
            Label::Unknown(rest)
        };
    }
    // `Back-upcode 1234 5678`: words, and from the first figure on a code.
    let Some(start) = first_with_digit(front) else { return Label::None };
    let (words, rest) = front.split_at(start);
    if words_of(words).any(|word| is_one_of(word, OF_CODES)) && has_code(rest) {
        Label::Codes(rest)
    } else if words_of(words).any(|word| is_one_of(word, OF_PASSWORDS)) {
        Label::Of(Reason::Password)
    } else {
        Label::None
    }
}

/// Where the first word begins that has a figure in it.
fn first_with_digit(text: &str) -> Option<usize> {
    let figure = text.find(|sign: char| sign.is_ascii_digit())?;
    Some(text[..figure].rfind(char::is_whitespace).map_or(0, |space| space + 1))
}

fn has_letter(text: &str) -> bool {
    text.contains(|sign: char| sign.is_alphabetic())
}

/// Without figures at their end: `code1`.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric() && sign != '-')
        .map(|word| word.trim_end_matches(|sign: char| sign.is_ascii_digit()))
        .filter(|word| !word.is_empty())
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// Columns first, which tabs and wide gaps part; then what commas part, if each piece is a code.
fn pieces<'a>(text: &'a str, say: &mut dyn FnMut(Found<'a>)) {
    for column in columns(text) {
        let by_comma = || column.split([',', ';', '|']).map(str::trim).filter(|piece| !piece.is_empty());
        if by_comma().count() > 1 && by_comma().all(|piece| matches!(piece_of(piece), Found::Candidate(_))) {
            by_comma().for_each(|piece| say(piece_of(piece)));
        } else {
            several(column, say);
        }
    }
}

/// Between tabs or two spaces. The gap after a number belongs to it: `1.  1234 5678`.
fn columns(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (front, _) = strip_front(rest);
        let begin = rest.len() - front.len();
        let gap = front.find('\t').into_iter().chain(front.find("  ")).min();
        let (column, after) = rest.split_at(gap.map_or(rest.len(), |gap| begin + gap));
        rest = after.trim();
        Some(column.trim())
    })
    .filter(|column| column.contains(char::is_alphanumeric))
}

/// A column is one code, or several whole ones with a space between them.
fn several<'a>(column: &'a str, say: &mut dyn FnMut(Found<'a>)) {
    let (text, _) = strip_front(column);
    let alone = |word: &&str| cell::read(word).is_ok_and(|code| code.stands_alone());
    if text.split(' ').count() > 1 && text.split(' ').all(|word| alone(&word)) {
        text.split(' ').for_each(|word| say(piece_of(word)));
    } else {
        say(piece_of(column));
    }
}

fn piece_of(text: &str) -> Found<'_> {
    let (rest, is_ticked) = strip_front(text);
    let (rest, is_marked) = strip_used(rest);
    match cell::read(rest) {
        Ok(_) if is_ticked || is_marked => Found::Reason(Reason::MarkedUsed),
        Ok(code) => Found::Candidate(code.numbered(number_in_front(text))),
        Err(reason) => Found::Reason(reason),
    }
}

fn has_code(text: &str) -> bool {
    let mut has = false;
    pieces(text, &mut |piece| {
        has |= matches!(piece, Found::Candidate(_) | Found::Reason(Reason::MarkedUsed));
    });
    has
}

/// Without bullets, boxes and numbering; and whether a box was ticked.
fn strip_front(text: &str) -> (&str, bool) {
    let (mut rest, mut is_ticked) = (text.trim(), false);
    loop {
        let before = rest;
        rest = rest.trim_start_matches(BULLETS).trim_start();
        let ticked = rest.trim_start_matches(TICKS);
        is_ticked |= ticked.len() < rest.len();
        rest = ticked.trim_start();
        (rest, is_ticked) =
            strip_box(rest).map_or((rest, is_ticked), |(rest, box_)| (rest, is_ticked | box_));
        rest = strip_number(rest).unwrap_or(rest);
        if rest.len() == before.len() {
            return (rest, is_ticked);
        }
    }
}

/// `[ ]`, `[x]` and the same with round brackets; `x ` alone.
fn strip_box(text: &str) -> Option<(&str, bool)> {
    let inside = |open, close| text.strip_prefix(open)?.split_once(close);
    if let Some((mark, rest)) = inside('[', ']').or_else(|| inside('(', ')'))
        && matches!(mark.trim(), "" | "x" | "X" | "v" | "V" | "*" | "✓" | "✔")
    {
        return Some((rest.trim_start(), !mark.trim().is_empty()));
    }
    text.strip_prefix(['x', 'X'])?.strip_prefix(' ').map(|rest| (rest.trim_start(), true))
}

/// `1.`, `1)`, `01:`, `#1`, up to three figures.
fn strip_number(text: &str) -> Option<&str> {
    let number = text.strip_prefix('#').unwrap_or(text);
    let figures = number.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&figures) {
        return None;
    }
    let rest = &number[figures..];
    let is_apart = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    match rest.strip_prefix(['.', ':']) {
        Some(rest) if is_apart(rest) => Some(rest.trim_start()),
        Some(_) => None,
        None => match rest.strip_prefix(')') {
            Some(rest) => Some(rest.trim_start()),
            None => (number.len() < text.len() && is_apart(rest)).then(|| rest.trim_start()),
        },
    }
}

/// The number that [`strip_front`] takes off.
fn number_in_front(text: &str) -> Option<u16> {
    let item = text.trim_start_matches(BULLETS).trim_start();
    let rest = strip_number(item)?;
    let number = item[..item.len() - rest.len()].trim_matches(|sign: char| !sign.is_ascii_digit());
    number.parse().ok()
}

/// Without a word at the end that says that it was used, and what follows that word; and whether there was one.
fn strip_used(text: &str) -> (&str, bool) {
    let without_ticks = text.trim_end_matches(TICKS).trim_end();
    if without_ticks.len() < text.len() {
        return (without_ticks, true);
    }
    let mut start = 0;
    for word in text.split(' ') {
        let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        if start > 0 && is_one_of(bare, USED) {
            let before = text[..start].trim_end_matches(|sign: char| !sign.is_alphanumeric());
            return (before, true);
        }
        start += word.len() + 1;
    }
    (text, false)
}
