//! One piece of a line: a code for certain, a code perhaps, or something else.

use super::{Reason, other};
use crate::backup_codes::Code;

/// What may be a code.
#[derive(Clone, Copy)]
pub struct Candidate<'a> {
    text: &'a str,
    /// What it is when nothing beside it says that it is a code.
    doubt: Option<Reason>,
    /// The number that stood in front of it.
    number: Option<u16>,
}

/// How long its groups are, what parts them and which letters it has: the codes of one list are alike in it.
#[derive(PartialEq)]
pub struct Shape {
    groups: Vec<(u8, usize)>,
    letters: Letters,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    None,
    Small,
    Capital,
    Mixed,
}

/// Signs around a code that belong to the sentence or to the way it is set.
const AROUND: &[char] =
    &['"', '\'', '`', '(', ')', '[', ']', '{', '}', '<', '>', '.', ',', ';', ':', '|', '“', '”', '‘', '’'];

/// Reads a piece.
pub fn read(text: &str) -> Result<Candidate<'_>, Reason> {
    let found = numberless(text);
    // `1 1234 5678`: a number without a dot, and no more than one.
    match (found, text.trim().split_once(' ')) {
        (Err(reason), Some((number, rest))) if is_number(number) => numberless(rest).map_err(|_| reason),
        (found, _) => found,
    }
}

fn is_number(word: &str) -> bool {
    (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn numberless(text: &str) -> Result<Candidate<'_>, Reason> {
    let whole = text.trim();
    let text = whole.trim_matches(AROUND).trim().trim_matches('-').trim();
    if other::is_date(text) {
        return Err(Reason::Date);
    }
    if other::is_phone(text) {
        return Err(Reason::Phone);
    }
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == ' ';
    if !whole.trim_matches(AROUND).chars().all(is_plain) {
        return Err(of_signs(whole));
    }
    match text.split(' ').filter(|word| !word.is_empty()).count() {
        0 => Err(Reason::Text),
        1 => single(text),
        _ => groups(text),
    }
}

/// With signs in it that no code has.
fn of_signs(text: &str) -> Reason {
    let is_word = !text.contains(' ') && text.chars().count() >= Code::LEAST && text.is_ascii();
    let has = |is: fn(&u8) -> bool| text.as_bytes().iter().any(is);
    let is_odd = text.bytes().any(|byte| b"!@#$%^&*_+=?~\\".contains(&byte));
    if is_word && is_odd && has(u8::is_ascii_alphabetic) {
        return Reason::Password;
    }
    if text.chars().any(|sign| sign.is_ascii_digit()) { Reason::Text } else { Reason::Heading }
}

/// One word.
fn single(text: &str) -> Result<Candidate<'_>, Reason> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let signs = text.bytes().filter(u8::is_ascii_alphanumeric).count();
    let letters = Letters::of(text);
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    let is_even = parts.iter().all(|part| *part == parts[0]);
    let doubtful = |reason| Ok(Candidate { text, doubt: Some(reason), number: None });
    if signs > Code::MOST || text.len() > 2 * Code::MOST {
        Err(Reason::TooLong)
    } else if parts.contains(&0) {
        Err(Reason::Text)
    } else if signs < Code::LEAST {
        Err(if digits > 0 { Reason::TooShort } else { Reason::Heading })
    } else if digits == 0 && letters == Letters::Mixed {
        Err(Reason::Heading)
    } else if digits == 0 {
        doubtful(Reason::Heading)
    } else if digits == 10 && text.len() == 10 && text.starts_with("06") {
        doubtful(Reason::Phone)
    } else if parts.len() > 1 && is_even && parts[0] >= 2 {
        Ok(Candidate { text, doubt: None, number: None })
    } else if letters == Letters::Mixed || is_word_and_number(text) {
        doubtful(Reason::Password)
    } else if parts.iter().any(|part| *part < 3) {
        doubtful(Reason::Text)
    } else {
        Ok(Candidate { text, doubt: None, number: None })
    }
}

/// `welkom2024`: what people choose.
fn is_word_and_number(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = &text.as_bytes()[letters..];
    letters >= 4 && (1..=4).contains(&rest.len()) && rest.iter().all(u8::is_ascii_digit)
}

/// Several words: the groups of one code, which are alike.
fn groups(text: &str) -> Result<Candidate<'_>, Reason> {
    let words = || text.split(' ');
    let lengths = || words().map(str::len);
    let first = lengths().next().unwrap_or_default();
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    let signs = text.bytes().filter(u8::is_ascii_alphanumeric).count();
    let otherwise = if has_digit { Reason::Text } else { Reason::Heading };
    let are_groups = if is_digits {
        lengths().all(|length| (3..=5).contains(&length))
    } else {
        (3..=8).contains(&first) && lengths().all(|length| length == first)
    };
    if text.contains('-') || !are_groups || (signs > Code::LEAST && Letters::of(text) == Letters::Mixed) {
        Err(otherwise)
    } else if signs < Code::LEAST {
        Err(Reason::TooShort)
    } else if signs > Code::MOST {
        Err(Reason::TooLong)
    } else {
        Ok(Candidate { text, doubt: (!has_digit).then_some(Reason::Heading), number: None })
    }
}

impl Letters {
    fn of(text: &str) -> Self {
        let has = |is: fn(&u8) -> bool| text.as_bytes().iter().any(is);
        match (has(u8::is_ascii_lowercase), has(u8::is_ascii_uppercase)) {
            (false, false) => Self::None,
            (true, false) => Self::Small,
            (false, true) => Self::Capital,
            (true, true) => Self::Mixed,
        }
    }
}

impl<'a> Candidate<'a> {
    pub fn numbered(self, number: Option<u16>) -> Self {
        Self { number, ..self }
    }

    pub fn number(&self) -> Option<u16> {
        self.number
    }

    pub fn shape(&self) -> Shape {
        let mut groups = Vec::new();
        let mut length = 0;
        for byte in self.text.bytes() {
            if byte.is_ascii_alphanumeric() {
                length += 1;
            } else {
                groups.push((byte, length));
                length = 0;
            }
        }
        groups.push((0, length));
        Shape { groups, letters: Letters::of(self.text) }
    }

    pub fn is_sure(&self) -> bool {
        self.doubt.is_none()
    }

    pub fn doubt(&self) -> Option<Reason> {
        self.doubt
    }

    /// Whether it is set in groups, as no word is.
    pub fn is_grouped(&self) -> bool {
        self.is_sure() && self.text.contains([' ', '-'])
    }

    /// Whether it is a whole code although a space follows it.
    pub fn stands_alone(&self) -> bool {
        self.is_sure() || self.doubt == Some(Reason::Password) || self.text.contains('-')
    }

    /// The code, or with `columns` the two halves of each four groups.
    pub fn texts(&self, columns: bool) -> impl Iterator<Item = &'a str> {
        const PAIR: usize = "1234 5678 ".len();
        let text = self.text;
        let step = if columns { PAIR } else { text.len().max(1) };
        (0..text.len()).step_by(step).map(move |start| text[start..text.len().min(start + step)].trim_end())
    }
}

impl Shape {
    fn is_fours(&self) -> bool {
        self.letters == Letters::None
            && self.groups.iter().all(|(sign, length)| *length == 4 && matches!(sign, 0 | b' '))
    }

    /// `1234 5678`.
    pub fn is_pair(&self) -> bool {
        self.is_fours() && self.groups.len() == 2
    }

    /// `1234 5678 2345 6789`, and longer.
    pub fn is_pairs(&self) -> bool {
        self.is_fours() && self.groups.len() > 2 && self.groups.len().is_multiple_of(2)
    }
}
