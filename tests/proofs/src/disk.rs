//! A folder on a disk that can lose its power. What POSIX leaves open is left to chance: content that was not
//! synced is there whole, in part or not at all; each change of a name that the folder was not synced after is
//! kept or lost, in order or not. A rename is kept whole or lost whole.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind, Result};

use crate::rng::Rng;

/// Names and contents, as a backup program or a thief copies them.
pub type Copy = BTreeMap<String, Vec<u8>>;

#[derive(Clone, Default)]
pub struct Disk {
    contents: BTreeMap<u64, Content>,
    next: u64,
    /// As programs see the folder.
    names: BTreeMap<String, u64>,
    /// As the folder was last synced.
    synced: BTreeMap<String, u64>,
    /// What happened to names since.
    pending: Vec<Change>,
}

#[derive(Clone)]
struct Content {
    bytes: Vec<u8>,
    /// What a sync has put on the disk.
    synced: Vec<u8>,
}

#[derive(Clone)]
enum Change {
    Link(String, u64),
    Unlink(String),
    Rename(String, String, u64),
}

impl Disk {
    pub fn list(&self) -> Vec<String> {
        self.names.keys().cloned().collect()
    }

    pub fn read(&self, name: &str) -> Result<Vec<u8>> {
        Ok(self.contents[&self.number(name)?].bytes.clone())
    }

    /// As the real folder writes: a new file in the place of the old one.
    pub fn write(&mut self, name: &str, bytes: &[u8]) {
        self.next += 1;
        self.contents.insert(self.next, Content { bytes: bytes.to_vec(), synced: Vec::new() });
        self.remove(name);
        self.change(Change::Link(name.to_owned(), self.next));
    }

    pub fn sync(&mut self, name: &str) -> Result<()> {
        let number = self.number(name)?;
        let content = self.contents.get_mut(&number).unwrap();
        content.synced.clone_from(&content.bytes);
        Ok(())
    }

    pub fn rename(&mut self, from: &str, to: &str) -> Result<()> {
        let number = self.number(from)?;
        self.change(Change::Rename(from.to_owned(), to.to_owned(), number));
        Ok(())
    }

    pub fn link(&mut self, from: &str, to: &str) -> Result<()> {
        let number = self.number(from)?;
        self.remove(to);
        self.change(Change::Link(to.to_owned(), number));
        Ok(())
    }

    pub fn remove(&mut self, name: &str) {
        if self.names.contains_key(name) {
            self.change(Change::Unlink(name.to_owned()));
        }
    }

    /// So much time passes that the system has written everything by itself.
    pub fn rest(&mut self) {
        for content in self.contents.values_mut() {
            content.synced.clone_from(&content.bytes);
        }
        self.sync_folder();
    }

    /// A bit of a file goes bad by itself. Other names of the same file are no better off.
    pub fn rot(&mut self, name: &str, at: usize) {
        let number = self.names[name];
        let content = self.contents.get_mut(&number).unwrap();
        for bytes in [&mut content.bytes, &mut content.synced] {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 4;
            }
        }
    }

    pub fn sync_folder(&mut self) {
        self.synced = self.names.clone();
        self.pending.clear();
        let names = &self.names;
        self.contents.retain(|number, _| names.values().any(|used| used == number));
    }

    /// The power fails and comes back.
    pub fn lose_power(&mut self, rng: &mut Rng) {
        let in_order = rng.chance(50);
        let cut = rng.below(self.pending.len() as u64 + 1) as usize;
        let mut names = std::mem::take(&mut self.synced);
        for (at, change) in std::mem::take(&mut self.pending).into_iter().enumerate() {
            if if in_order { at < cut } else { rng.chance(50) } {
                apply(&mut names, change);
            }
        }
        for content in self.contents.values_mut().filter(|content| content.synced != content.bytes) {
            match rng.below(4) {
                0 => {}
                1 => content.bytes.truncate(rng.below(content.bytes.len() as u64 + 1) as usize),
                // Room was given, and nothing written into it.
                2 => content.bytes.fill(0),
                _ => content.bytes.clone_from(&content.synced),
            }
            content.synced.clone_from(&content.bytes);
        }
        self.names = names;
        self.sync_folder();
    }

    pub fn copy(&self) -> Copy {
        self.names.iter().map(|(name, number)| (name.clone(), self.contents[number].bytes.clone())).collect()
    }

    /// Puts a copy back, safely on the disk.
    pub fn put_back(&mut self, copy: &Copy) {
        *self = Self::default();
        for (name, bytes) in copy {
            self.write(name, bytes);
            let _ = self.sync(name);
        }
        self.sync_folder();
    }

    fn number(&self, name: &str) -> Result<u64> {
        self.names.get(name).copied().ok_or_else(|| Error::from(ErrorKind::NotFound))
    }

    fn change(&mut self, change: Change) {
        apply(&mut self.names, change.clone());
        self.pending.push(change);
    }
}

fn apply(names: &mut BTreeMap<String, u64>, change: Change) {
    match change {
        Change::Link(name, number) => {
            names.insert(name, number);
        }
        Change::Unlink(name) => {
            names.remove(&name);
        }
        Change::Rename(from, to, number) => {
            if names.get(&from) == Some(&number) {
                names.remove(&from);
            }
            names.insert(to, number);
        }
    }
}
