//! One change to a profile with many accounts, saved: without what the disk takes to say that it has it.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use koppel_core::ids::ProfileId;
use koppel_core::pin::Pin;
use koppel_core::ports::{Files, Keystore, KeystoreError, Lock};
use koppel_core::vault::Vault;
use koppel_drive::place::{Keystore as Kind, Place};
use koppel_platform::files::Folder;
use koppel_platform::random::OsRandom;
use zeroize::Zeroizing;

use crate::figures::{Figure, median, milliseconds};
use crate::seed;

const RUNS: usize = 21;
const ACCOUNTS: usize = 1000;

/// The same save with the syncs taken off and with them.
pub fn measure() -> Vec<Figure> {
    let place = Place::new(Kind::File);
    let profile = seed::profile(&place, ACCOUNTS);
    let synced = Arc::<Mutex<Duration>>::default();
    let files = Timed { folder: Folder::new(place.vault().join("profiles")), synced: Arc::clone(&synced) };
    let keystore = Remembered::default();
    keystore.adopt(&place, profile);
    let vault = Vault::new(Box::new(files), Box::new(keystore), Box::new(OsRandom::new()));
    let pin = Pin::typed(seed::PIN).expect("a PIN");
    let mut open = vault.unlock(profile, &pin, koppel_platform::clock::now()).expect("the right PIN");
    let runs = (0..RUNS).map(|run| {
        take(&synced);
        let begin = Instant::now();
        vault.change(&mut open, |content| content.lock_after = run as u32 + 1).expect("a save");
        let whole = begin.elapsed();
        (milliseconds(whole.saturating_sub(take(&synced))), milliseconds(whole))
    });
    let (without, whole): (Vec<_>, Vec<_>) = runs.unzip();
    vec![Figure {
        what: "a save of 1,000 accounts, besides fsync",
        measured: median(without),
        goal: Some(50.0),
        unit: "ms",
        from: format!("{:.0} ms with fsync of file and folder", median(whole)),
    }]
}

fn take(time: &Mutex<Duration>) -> Duration {
    std::mem::take(&mut time.lock().unwrap_or_else(PoisonError::into_inner))
}

/// The real folder; what its syncs take is added up.
struct Timed {
    folder: Folder,
    synced: Arc<Mutex<Duration>>,
}

impl Timed {
    fn timed<T>(&self, sync: impl FnOnce() -> T) -> T {
        let begin = Instant::now();
        let done = sync();
        *self.synced.lock().unwrap_or_else(PoisonError::into_inner) += begin.elapsed();
        done
    }
}

impl Files for Timed {
    fn list(&self) -> io::Result<Vec<String>> {
        self.folder.list()
    }

    fn read(&self, name: &str, limit: u64) -> io::Result<Vec<u8>> {
        self.folder.read(name, limit)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.folder.write(name, bytes)
    }

    fn sync(&self, name: &str) -> io::Result<()> {
        self.timed(|| self.folder.sync(name))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.folder.rename(from, to)
    }

    fn keep(&self, from: &str, to: &str) -> io::Result<()> {
        self.folder.keep(from, to)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.folder.remove(name)
    }

    fn sync_folder(&self) -> io::Result<()> {
        self.timed(|| self.folder.sync_folder())
    }

    fn lock(&self) -> io::Result<Box<dyn Lock>> {
        self.folder.lock()
    }
}

/// A keystore that takes no time: the system's own is not what is measured.
#[derive(Default)]
struct Remembered(Mutex<BTreeMap<ProfileId, Vec<u8>>>);

impl Remembered {
    /// Takes over the record that the folder of keys has.
    fn adopt(&self, place: &Place, profile: ProfileId) {
        let record = std::fs::read(place.keys().join(format!("{profile}.key"))).expect("a record");
        self.records().insert(profile, record);
    }

    fn records(&self) -> std::sync::MutexGuard<'_, BTreeMap<ProfileId, Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Keystore for Remembered {
    fn read(&self, profile: &ProfileId) -> Result<Option<Zeroizing<Vec<u8>>>, KeystoreError> {
        Ok(self.records().get(profile).cloned().map(Zeroizing::new))
    }

    fn write(&self, profile: &ProfileId, record: &[u8]) -> Result<(), KeystoreError> {
        self.records().insert(*profile, record.to_vec());
        Ok(())
    }

    fn delete(&self, profile: &ProfileId) -> Result<(), KeystoreError> {
        self.records().remove(profile);
        Ok(())
    }
}
