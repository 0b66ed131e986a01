//! A disk on which something happens in between.

use std::io;

use koppel_core::ports::{Files, Lock};

use super::ports::Machine;

pub type OnRead = Box<dyn Fn(Vec<u8>) -> Vec<u8> + Send + Sync>;

/// Changes what is read, or does something before a write, or refuses it.
pub struct Odd {
    pub disk: Machine,
    pub on_read: OnRead,
    pub on_write: Box<dyn Fn() -> io::Result<()> + Send + Sync>,
}

impl Default for Odd {
    fn default() -> Self {
        Self { disk: Machine::default(), on_read: Box::new(|bytes| bytes), on_write: Box::new(|| Ok(())) }
    }
}

impl Files for Odd {
    fn list(&self) -> io::Result<Vec<String>> {
        self.disk.list()
    }

    fn read(&self, name: &str, limit: u64) -> io::Result<Vec<u8>> {
        Files::read(&self.disk, name, limit).map(&self.on_read)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        (self.on_write)()?;
        Files::write(&self.disk, name, bytes)
    }

    fn sync(&self, name: &str) -> io::Result<()> {
        self.disk.sync(name)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.disk.rename(from, to)
    }

    fn keep(&self, from: &str, to: &str) -> io::Result<()> {
        self.disk.keep(from, to)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.disk.remove(name)
    }

    fn sync_folder(&self) -> io::Result<()> {
        self.disk.sync_folder()
    }

    fn lock(&self) -> io::Result<Box<dyn Lock>> {
        self.disk.lock()
    }
}
