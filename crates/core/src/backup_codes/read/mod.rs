//! Reads what people paste or type: one code, or a block as a service shows, prints or saves it, with headings, bullets,
//! numbering and columns. Says what was taken and of everything else why not.
//!
//! | file | subject |
//! |---|---|
//! | clean.rs | bytes as lines without what cannot be seen |
//! | line.rs | what stands around the codes of a line |
//! | cell.rs | whether a piece of a line is a code |
//! | other.rs | dates, telephone numbers, links |
//! | reason.rs | why something was not taken |
//!
//! Some texts are codes only beside others of their shape: in a list `kqzp-wmrt` is one, alone it is two words. So a
//! paste is read in two rounds.

mod cell;
mod clean;
mod line;
mod other;
mod reason;

use std::collections::HashSet;
use std::ops::RangeInclusive;

use zeroize::Zeroizing;

use self::cell::{Candidate, Shape};
use self::line::Found;
pub use self::reason::{PasteRefused, Reason};
use super::{BackupCodes, Code, Kind, MOST};

/// Bytes of a paste that are looked at; more are refused.
pub const MOST_BYTES: usize = 1 << 20;
/// Lines that are read; what follows them is left out.
const MOST_LINES: usize = 1_000;
/// Pieces of them that are looked at.
const MOST_PIECES: usize = 1_000;
/// Texts of one shape that make each other codes, when none is one for certain.
const ENOUGH: usize = 3;

/// What was understood. Has no Debug: there are codes in it.
pub struct Reading {
    /// The codes, each once: in the order of their numbers where each has one, else as they stood.
    pub taken: Vec<Code>,
    /// What was not taken, in the order of the lines.
    pub left_out: Vec<LeftOut>,
    /// What they most probably are.
    pub kind: Kind,
}

/// Lines that were not taken, all for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Their numbers; 1 is the first.
    pub lines: RangeInclusive<usize>,
    /// Why.
    pub reason: Reason,
}

/// Reads a paste, and wipes it. Codes of which `known` says that they were used are left out.
pub fn read(pasted: Zeroizing<Vec<u8>>, known: &BackupCodes) -> Result<Reading, PasteRefused> {
    if pasted.len() > MOST_BYTES {
        return Err(PasteRefused::TooLong);
    }
    let text = clean::lines_of(&pasted).ok_or(PasteRefused::NotText)?;
    drop(pasted);
    if other::has_otpauth(&text) {
        return Err(PasteRefused::Otpauth);
    }
    let mut found = Vec::new();
    let mut lines = (1..).zip(text.split('\n'));
    for (number, line) in lines.by_ref().take(MOST_LINES) {
        line::read(line, &mut |what| found.push((number, what)));
        if found.len() >= MOST_PIECES {
            break;
        }
    }
    let mut reading = resolve(&found, known);
    let mut rest = lines.filter(|(_, line)| !line.trim().is_empty());
    if let Some((first, _)) = rest.next() {
        let last = rest.last().map_or(first, |(last, _)| last);
        reading.left_out.push(LeftOut { lines: first..=last, reason: Reason::TooMany });
    }
    let is_reset = reading.taken.len() == 1 && other::speaks_of_reset(&text);
    reading.kind = if is_reset { Kind::ResetCode } else { Kind::guess(reading.taken.len()) };
    Ok(reading)
}

/// The second round: what every line has is known.
fn resolve(found: &[(usize, Found<'_>)], known: &BackupCodes) -> Reading {
    let shapes: Vec<(Shape, bool)> = candidates(found).map(|one| (one.shape(), one.is_sure())).collect();
    let count = |shape: &Shape, is_sure: bool| {
        shapes.iter().filter(|(other, sure)| other == shape && *sure == is_sure).count()
    };
    let has_pairs = shapes.iter().any(|(shape, _)| shape.is_pair());
    let mut reading = Reading { taken: Vec::new(), left_out: Vec::new(), kind: Kind::Code };
    let mut numbers = Vec::new();
    for (line, what) in found {
        let candidate = match what {
            Found::Reason(reason) => {
                reading.leave_out(*line, *reason);
                continue;
            }
            Found::Candidate(candidate) => candidate,
        };
        let shape = candidate.shape();
        if let Some(reason) = candidate.doubt()
            && count(&shape, true) == 0
            && (!reason.is_outvoted() || count(&shape, false) < ENOUGH)
        {
            reading.leave_out(*line, reason);
            continue;
        }
        // `1234 5678 2345 6789` is one code of sixteen digits, unless it is two columns of a list.
        let columns = shape.is_pairs() && (has_pairs || count(&shape, true) > 1);
        for text in candidate.texts(columns) {
            let taken = reading.taken.len();
            reading.take(*line, text, known);
            if reading.taken.len() > taken {
                numbers.push(candidate.number());
            }
        }
    }
    sort(&mut reading.taken, &numbers);
    reading
}

/// Two columns that are numbered downwards stand in another order than they are read in. Where a number comes twice there are
/// two lists, and they stay as they stood.
fn sort(codes: &mut Vec<Code>, numbers: &[Option<u16>]) {
    let Some(numbers) = numbers.iter().copied().collect::<Option<Vec<u16>>>() else { return };
    if numbers.iter().collect::<HashSet<_>>().len() < numbers.len() {
        return;
    }
    let mut numbered: Vec<_> = numbers.into_iter().zip(codes.drain(..)).collect();
    numbered.sort_by_key(|(number, _)| *number);
    codes.extend(numbered.into_iter().map(|(_, code)| code));
}

fn candidates<'a, 'b>(found: &'b [(usize, Found<'a>)]) -> impl Iterator<Item = &'b Candidate<'a>> {
    found.iter().filter_map(|(_, what)| match what {
        Found::Candidate(candidate) => Some(candidate),
        Found::Reason(_) => None,
    })
}

impl Reading {
    fn take(&mut self, line: usize, text: &str, known: &BackupCodes) {
        let reason = match Code::new(text) {
            Err(error) => error.into(),
            Ok(code) if self.taken.iter().any(|taken| taken.is_same(&code)) => Reason::Duplicate,
            Ok(code) if known.was_used(&code) => Reason::UsedBefore,
            Ok(_) if self.taken.len() >= MOST.into() => Reason::TooMany,
            Ok(code) => return self.taken.push(code),
        };
        self.leave_out(line, reason);
    }

    fn leave_out(&mut self, line: usize, reason: Reason) {
        match self.left_out.last_mut() {
            Some(last) if last.reason == reason && line <= last.lines.end() + 1 => {
                last.lines = *last.lines.start()..=line;
            }
            _ => self.left_out.push(LeftOut { lines: line..=line, reason }),
        }
    }
}

#[cfg(test)]
mod tests;
