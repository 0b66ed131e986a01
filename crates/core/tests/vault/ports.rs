//! Ports in memory that can fail on purpose.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use koppel_core::ids::ProfileId;
use koppel_core::ports::{Files, Keystore, KeystoreError, Lock, Random};
use koppel_core::vault::Vault;
use zeroize::Zeroizing;

/// The state of a whole machine: copies of it are what a thief or a backup program has.
#[derive(Clone, Default)]
pub struct Disk {
    pub files: BTreeMap<String, Vec<u8>>,
    pub items: BTreeMap<String, Vec<u8>>,
}

/// A machine whose every port call is counted, and fails from call `fail_from` for `fail_for` calls.
#[derive(Clone, Default)]
pub struct Machine {
    pub disk: Arc<Mutex<Disk>>,
    calls: Arc<AtomicU64>,
    fault: Arc<Mutex<Option<(u64, u64)>>>,
    /// The folder as it was last synced.
    durable: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    seed: Arc<AtomicU64>,
}

impl Machine {
    #[allow(clippy::disallowed_methods)]
    pub fn vault(&self) -> Vault {
        Vault::new(Box::new(self.clone()), Box::new(self.clone()), Box::new(self.clone())).with_cheapest_kdf()
    }

    pub fn fail(&self, from: u64, calls: u64) {
        self.calls.store(0, Ordering::SeqCst);
        *self.fault.lock().unwrap() = Some((from, calls));
    }

    /// Starts from there, all of it on the disk.
    pub fn put(&self, disk: &Disk) {
        *self.disk.lock().unwrap() = disk.clone();
        *self.durable.lock().unwrap() = disk.files.clone();
    }

    /// Whatever the folder was not synced for is gone; the keystore keeps what it was told.
    #[allow(dead_code, reason = "the tests of backups, which share these ports, cut no power")]
    pub fn cut_power(&self) {
        self.disk.lock().unwrap().files = self.durable.lock().unwrap().clone();
    }

    pub fn heal(&self) {
        *self.fault.lock().unwrap() = None;
    }

    pub fn calls(&self) -> u64 {
        self.calls.load(Ordering::SeqCst)
    }

    fn step(&self) -> io::Result<()> {
        let call = self.calls.fetch_add(1, Ordering::SeqCst);
        match *self.fault.lock().unwrap() {
            Some((from, calls)) if (from..from.saturating_add(calls)).contains(&call) => {
                Err(io::ErrorKind::StorageFull.into())
            }
            _ => Ok(()),
        }
    }
}

struct NoLock;
impl Lock for NoLock {}

impl Files for Machine {
    fn list(&self) -> io::Result<Vec<String>> {
        self.step()?;
        Ok(self.disk.lock().unwrap().files.keys().cloned().collect())
    }

    fn read(&self, name: &str, _: u64) -> io::Result<Vec<u8>> {
        self.step()?;
        self.disk.lock().unwrap().files.get(name).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let result = self.step();
        // A write that fails has written half.
        let len = if result.is_ok() { bytes.len() } else { bytes.len() / 2 };
        self.disk.lock().unwrap().files.insert(name.to_owned(), bytes[..len].to_vec());
        result
    }

    fn sync(&self, _: &str) -> io::Result<()> {
        self.step()
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.step()?;
        let files = &mut self.disk.lock().unwrap().files;
        let bytes = files.remove(from).ok_or(io::ErrorKind::NotFound)?;
        files.insert(to.to_owned(), bytes);
        Ok(())
    }

    fn keep(&self, from: &str, to: &str) -> io::Result<()> {
        self.step()?;
        let files = &mut self.disk.lock().unwrap().files;
        let bytes = files.get(from).cloned().ok_or(io::ErrorKind::NotFound)?;
        files.insert(to.to_owned(), bytes);
        Ok(())
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.step()?;
        self.disk.lock().unwrap().files.remove(name);
        Ok(())
    }

    fn sync_folder(&self) -> io::Result<()> {
        self.step()?;
        *self.durable.lock().unwrap() = self.disk.lock().unwrap().files.clone();
        Ok(())
    }

    fn lock(&self) -> io::Result<Box<dyn Lock>> {
        self.step()?;
        Ok(Box::new(NoLock))
    }
}

impl Machine {
    fn keystore_step(&self) -> Result<(), KeystoreError> {
        self.step().map_err(|error| KeystoreError::Failed(error.to_string()))
    }
}

impl Keystore for Machine {
    fn read(&self, profile: &ProfileId) -> Result<Option<Zeroizing<Vec<u8>>>, KeystoreError> {
        self.keystore_step()?;
        Ok(self.disk.lock().unwrap().items.get(&profile.to_string()).cloned().map(Zeroizing::new))
    }

    fn write(&self, profile: &ProfileId, record: &[u8]) -> Result<(), KeystoreError> {
        self.keystore_step()?;
        self.disk.lock().unwrap().items.insert(profile.to_string(), record.to_vec());
        Ok(())
    }

    fn delete(&self, profile: &ProfileId) -> Result<(), KeystoreError> {
        self.keystore_step()?;
        self.disk.lock().unwrap().items.remove(&profile.to_string());
        Ok(())
    }
}

impl Random for Machine {
    fn fill(&self, buffer: &mut [u8]) -> io::Result<()> {
        for byte in buffer {
            // SplitMix64: seeded, so that a failure can be run again.
            let mut z = self.seed.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (z ^ (z >> 31)) as u8;
        }
        Ok(())
    }
}
