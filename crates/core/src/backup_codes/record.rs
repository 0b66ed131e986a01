//! The record of one account's backup codes. What can happen to it is here, each as one step that is done whole or
//! refused; time is an argument.

use super::{Apart, Code, Entry, Event, Facts, Kind, Place, Refused, Status};
use crate::payload::clean_name;
use crate::profile::UnixTime;

/// Seconds in which a use can be taken back.
pub const UNDO_FOR: u64 = 60;
/// Seconds for which struck-out codes stay in the history: 30 days.
pub const STRUCK_FOR: u64 = 30 * 86_400;

/// What is known of an account's backup codes; the default is nothing. Has no Debug, Clone or Serialize: there may be
/// codes in it.
#[derive(Default, PartialEq)]
pub struct BackupCodes {
    noted: Option<Noted>,
    /// The oldest first.
    history: Vec<Entry>,
    undo: Option<Undo>,
}

/// The codes that there are now.
#[derive(PartialEq)]
pub struct Noted {
    kind: Kind,
    /// How many the service gave.
    total: u8,
    kept: Kept,
    whereabouts: String,
    noted: UnixTime,
    checked: Option<UnixTime>,
    used: Option<UnixTime>,
    replaced: Option<UnixTime>,
}

/// Codes are here, or elsewhere and counted: never both.
#[derive(PartialEq)]
pub(crate) enum Kept {
    Apart {
        place: Apart,
        left: u8,
    },
    /// Those that are left; a used one is no longer among them.
    Here {
        codes: Vec<Code>,
    },
}

/// What takes the last use back; dropped by whatever happens next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Undo {
    /// Where among the codes the used one stood; `None` when they are not kept here.
    pub index: Option<usize>,
    pub used: Option<UnixTime>,
    pub checked: Option<UnixTime>,
}

/// Codes to be noted, found right.
pub struct New {
    kind: Kind,
    total: u8,
    kept: Kept,
    whereabouts: String,
}

/// Which code is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The first that is left; of codes that are kept elsewhere any one.
    Next,
    /// Of those that are kept here and left; 0 is the first.
    At(usize),
}

impl New {
    /// So many codes, kept elsewhere. `whereabouts`: the person's own words for the place.
    pub fn apart(kind: Kind, total: usize, place: Apart, whereabouts: &str) -> Result<Self, Refused> {
        let left = counted(kind, total)?;
        Ok(Self {
            kind,
            total: left,
            kept: Kept::Apart { place, left },
            whereabouts: clean_name(whereabouts),
        })
    }

    /// So many codes of a list of `total`, kept elsewhere: the others were used before.
    pub fn left_of(left: usize, total: usize, place: Apart, whereabouts: &str) -> Result<Self, Refused> {
        if left > total {
            return Err(Refused::Count);
        }
        let all = counted(Kind::List, total)?;
        let left = counted(Kind::List, left)?;
        let whereabouts = clean_name(whereabouts);
        Ok(Self { kind: Kind::List, total: all, kept: Kept::Apart { place, left }, whereabouts })
    }

    /// These codes, kept here. The same one twice is kept once.
    pub fn here(kind: Kind, mut codes: Vec<Code>, whereabouts: &str) -> Result<Self, Refused> {
        let mut index = 0;
        while index < codes.len() {
            let (before, rest) = codes.split_at(index);
            if before.iter().any(|code| code.is_same(&rest[0])) {
                codes.remove(index);
            } else {
                index += 1;
            }
        }
        let total = counted(kind, codes.len())?;
        Ok(Self { kind, total, kept: Kept::Here { codes }, whereabouts: clean_name(whereabouts) })
    }

    /// Whether the codes themselves are to be kept.
    pub(super) fn keeps_codes(&self) -> bool {
        matches!(self.kept, Kept::Here { .. })
    }
}

fn counted(kind: Kind, total: usize) -> Result<u8, Refused> {
    u8::try_from(total).ok().filter(|_| kind.allows(total)).ok_or(Refused::Count)
}

impl Noted {
    /// What the service gave.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// How many can still be used; never more than [`Noted::total`].
    pub fn left(&self) -> u8 {
        match &self.kept {
            Kept::Apart { left, .. } => *left,
            Kept::Here { codes } => codes.len() as u8,
        }
    }

    /// How many the service gave; never 0.
    pub fn total(&self) -> u8 {
        self.total
    }

    /// Where they are kept.
    pub fn place(&self) -> Place {
        match self.kept {
            Kept::Apart { place, .. } => Place::Apart(place),
            Kept::Here { .. } => Place::Here,
        }
    }

    /// The person's own words for the place, e.g. `blue folder`; may be empty.
    pub fn whereabouts(&self) -> &str {
        &self.whereabouts
    }

    /// When the person said so.
    pub fn noted(&self) -> UnixTime {
        self.noted
    }

    /// When somebody last looked and they were there. Using one is a look, too.
    pub fn checked(&self) -> Option<UnixTime> {
        self.checked
    }

    /// When one was last used.
    pub fn used(&self) -> Option<UnixTime> {
        self.used
    }

    /// When they took the place of earlier ones.
    pub fn replaced(&self) -> Option<UnixTime> {
        self.replaced
    }

    /// Those that are kept here and left, in the service's order; none when they are kept elsewhere.
    pub fn codes(&self) -> &[Code] {
        match &self.kept {
            Kept::Apart { .. } => &[],
            Kept::Here { codes } => codes,
        }
    }

    pub(crate) fn kept(&self) -> &Kept {
        &self.kept
    }

    fn facts(&self) -> Facts {
        Facts::clamped(self.kind, self.left(), self.total, self.noted, self.checked).at(self.place())
    }
}

impl BackupCodes {
    /// The codes that there are, once noted.
    pub fn noted(&self) -> Option<&Noted> {
        self.noted.as_ref()
    }

    /// All that happened, the oldest first.
    pub fn history(&self) -> &[Entry] {
        &self.history
    }

    /// What the status needs.
    pub fn facts(&self) -> Option<Facts> {
        self.noted.as_ref().map(Noted::facts)
    }

    /// How it stands.
    pub fn status(&self, now: UnixTime) -> Status {
        Status::of(self.facts().as_ref(), now)
    }

    /// Whether that code was used, as long as it is known: it is never offered again.
    pub fn was_used(&self, code: &Code) -> bool {
        let used = self.history.iter().filter(|entry| entry.event == Event::Used);
        used.flat_map(|entry| &entry.struck).any(|struck| struck.is_same(code))
    }

    /// Seconds in which the last use can still be taken back.
    pub fn undo_left(&self, now: UnixTime) -> Option<u64> {
        self.undo?;
        let since = now.saturating_sub(self.history.last()?.at);
        UNDO_FOR.checked_sub(since).filter(|left| *left > 0)
    }

    /// Notes what there is, in the place of what was noted before.
    pub fn note(&mut self, new: New, now: UnixTime) -> Result<(), Refused> {
        self.put(new, Event::Noted, now)
    }

    /// The service gave new codes: the old ones end, used or not.
    pub fn replace(&mut self, new: New, now: UnixTime) -> Result<(), Refused> {
        if self.noted.is_none() {
            return Err(Refused::NoneNoted);
        }
        self.put(new, Event::Replaced, now)
    }

    fn put(&mut self, new: New, event: Event, now: UnixTime) -> Result<(), Refused> {
        let New { kind, total, kept, whereabouts } = new;
        if let Kept::Here { codes } = &kept
            && codes.iter().any(|code| self.was_used(code))
        {
            return Err(Refused::UsedBefore);
        }
        let replaced = (event == Event::Replaced).then_some(now);
        let noted = Noted { kind, total, kept, whereabouts, noted: now, checked: None, used: None, replaced };
        let mut struck = self.noted.take().map(into_codes).unwrap_or_default();
        struck.retain(|old| !noted.codes().iter().any(|code| code.is_same(old)));
        self.undo = None;
        self.history.push(Entry { at: now, event, left: noted.left(), total, struck });
        self.noted = Some(noted);
        Ok(())
    }

    /// One was used. If it was kept here it is struck out.
    pub fn use_one(&mut self, which: Which, now: UnixTime) -> Result<(), Refused> {
        let noted = self.noted.as_mut().ok_or(Refused::NoneNoted)?;
        if noted.left() == 0 {
            return Err(Refused::NoneLeft);
        }
        let mut undo = Undo { index: None, used: noted.used, checked: noted.checked };
        let struck = match (&mut noted.kept, which) {
            (Kept::Apart { left, .. }, Which::Next) => {
                *left -= 1;
                Vec::new()
            }
            (Kept::Apart { .. }, Which::At(_)) => return Err(Refused::NoSuchCode),
            (Kept::Here { codes }, which) => {
                let index = match which {
                    Which::Next => 0,
                    Which::At(index) => index,
                };
                if index >= codes.len() {
                    return Err(Refused::NoSuchCode);
                }
                undo.index = Some(index);
                vec![codes.remove(index)]
            }
        };
        noted.used = Some(now);
        noted.checked = Some(now);
        let entry = Entry { at: now, event: Event::Used, left: noted.left(), total: noted.total, struck };
        self.history.push(entry);
        self.undo = Some(undo);
        Ok(())
    }

    /// Takes the last use back, within a minute: the codes are what they were. That it happened stays in the history.
    pub fn undo(&mut self, now: UnixTime) -> Result<(), Refused> {
        if self.undo_left(now).is_none() {
            return Err(Refused::UndoLate);
        }
        let (Some(noted), Some(undo), Some(entry)) =
            (self.noted.as_mut(), self.undo.take(), self.history.last_mut())
        else {
            return Err(Refused::UndoLate);
        };
        match (&mut noted.kept, undo.index, entry.struck.pop()) {
            (Kept::Here { codes }, Some(index), Some(code)) => codes.insert(index.min(codes.len()), code),
            (Kept::Apart { left, .. }, None, None) => *left += 1,
            _ => return Err(Refused::UndoLate),
        }
        noted.used = undo.used;
        noted.checked = undo.checked;
        let (left, total) = (noted.left(), noted.total);
        self.history.push(Entry { at: now, event: Event::Undone, left, total, struck: Vec::new() });
        Ok(())
    }

    /// The person looked, and they are still there.
    pub fn check(&mut self, now: UnixTime) -> Result<(), Refused> {
        let noted = self.noted.as_mut().ok_or(Refused::NoneNoted)?;
        noted.checked = Some(now);
        let (left, total) = (noted.left(), noted.total);
        self.history.push(Entry { at: now, event: Event::Checked, left, total, struck: Vec::new() });
        self.undo = None;
        Ok(())
    }

    /// Nothing is noted any more, and no code is kept: struck-out ones go at once, too. That they were there stays in
    /// the history.
    pub fn forget(&mut self, now: UnixTime) -> Result<(), Refused> {
        self.noted.take().ok_or(Refused::NoneNoted)?;
        self.history.iter_mut().for_each(|entry| entry.struck.clear());
        self.history.push(Entry { at: now, event: Event::Forgotten, left: 0, total: 0, struck: Vec::new() });
        self.undo = None;
        Ok(())
    }

    /// Erases codes that were struck out 30 days ago.
    pub(crate) fn erase_struck(&mut self, now: UnixTime) {
        if self.history.last().is_some_and(|entry| entry.is_due(now)) {
            self.undo = None;
        }
        let due = self.history.iter_mut().filter(|entry| entry.is_due(now));
        due.for_each(|entry| entry.struck.clear());
    }

    /// Whether [`BackupCodes::erase_struck`] would erase any.
    pub(crate) fn has_due(&self, now: UnixTime) -> bool {
        self.history.iter().any(|entry| entry.is_due(now))
    }

    pub(crate) fn pending_undo(&self) -> Option<Undo> {
        self.undo
    }

    /// What was kept in a file; `None` when that cannot have come about.
    pub(crate) fn of_parts(noted: Option<Parts>, history: Vec<Entry>, undo: Option<Undo>) -> Option<Self> {
        let noted = match noted {
            Some(parts) => Some(parts.into_noted()?),
            None => None,
        };
        if history.iter().any(|entry| entry.left > entry.total) {
            return None;
        }
        let record = Self { noted, history, undo };
        record.is_undo_possible().then_some(record)
    }

    fn is_undo_possible(&self) -> bool {
        let Some(undo) = self.undo else { return true };
        let (Some(noted), Some(entry)) = (&self.noted, self.history.last()) else { return false };
        let fits = match (&noted.kept, undo.index) {
            (Kept::Apart { .. }, None) => entry.struck.is_empty(),
            (Kept::Here { codes }, Some(index)) => entry.struck.len() == 1 && index <= codes.len(),
            _ => false,
        };
        fits && entry.event == Event::Used && noted.left() < noted.total
    }
}

/// A [`Noted`] as it stands in a file.
pub(crate) struct Parts {
    pub kind: Kind,
    pub total: u8,
    pub kept: Kept,
    pub whereabouts: String,
    pub noted: UnixTime,
    pub checked: Option<UnixTime>,
    pub used: Option<UnixTime>,
    pub replaced: Option<UnixTime>,
}

impl Parts {
    fn into_noted(self) -> Option<Noted> {
        let Self { kind, total, kept, whereabouts, noted, checked, used, replaced } = self;
        let left = match &kept {
            Kept::Apart { left, .. } => usize::from(*left),
            Kept::Here { codes } => codes.len(),
        };
        if !kind.allows(total.into()) || left > usize::from(total) {
            return None;
        }
        let whereabouts = clean_name(&whereabouts);
        Some(Noted { kind, total, kept, whereabouts, noted, checked, used, replaced })
    }
}

fn into_codes(noted: Noted) -> Vec<Code> {
    match noted.kept {
        Kept::Apart { .. } => Vec::new(),
        Kept::Here { codes } => codes,
    }
}

#[cfg(test)]
mod tests;
