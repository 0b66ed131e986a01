//! The parts of one export, as they come into view, in any order.

use std::collections::BTreeMap;

use super::{LeftOut, MigrationPart, NewAccount};

/// One export: the parts that were seen, of those there are.
pub struct Batch {
    id: i64,
    size: usize,
    /// By index.
    parts: BTreeMap<usize, MigrationPart>,
}

impl Batch {
    /// With its first part, whichever that is.
    pub fn new(part: MigrationPart) -> Self {
        Self { id: part.batch_id, size: part.size, parts: BTreeMap::from([(part.index, part)]) }
    }

    /// Whether a part is of this export: its number and size are the same, and it says nothing else than
    /// what was seen at its place. (Programs that do not count give every export the number 0.)
    pub fn is_of(&self, part: &MigrationPart) -> bool {
        self.id == part.batch_id
            && self.size == part.size
            && self.parts.get(&part.index).is_none_or(|seen| seen.digest.as_ref() == part.digest.as_ref())
    }

    /// Takes a part; the same one again changes nothing. False, and nothing taken, when it is not of
    /// this export.
    pub fn add(&mut self, part: MigrationPart) -> bool {
        let ours = self.is_of(&part);
        if ours {
            self.parts.entry(part.index).or_insert(part);
        }
        ours
    }

    /// Indexes of the parts that were seen, from 0, in order.
    pub fn seen(&self) -> impl ExactSizeIterator<Item = usize> {
        self.parts.keys().copied()
    }

    /// Parts in all, 1 or more.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Every part was seen.
    pub fn is_complete(&self) -> bool {
        self.parts.len() == self.size
    }

    /// What can be paired of what was seen, in the order of the export.
    pub fn accounts(&self) -> impl Iterator<Item = &NewAccount> {
        self.parts.values().flat_map(|part| &part.entries).filter_map(|entry| entry.as_ref().ok())
    }

    /// What cannot be paired of what was seen, in the order of the export.
    pub fn left_out(&self) -> impl Iterator<Item = &LeftOut> {
        self.parts.values().flat_map(|part| &part.entries).filter_map(|entry| entry.as_ref().err())
    }
}
