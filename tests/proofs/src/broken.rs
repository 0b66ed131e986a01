//! The positive controls: ports that break one promise each. The vault above them is the product's own; a proof
//! that does not catch them would not catch a vault that is broken in that way.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use koppel_core::ids::ProfileId;
use koppel_core::ports::{Files, Keystore, KeystoreError, Lock, Random};
use koppel_core::vault::Vault;
use zeroize::Zeroizing;

use crate::record;

/// What is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// Nothing: the product as it is.
    Sound,
    /// A save writes over the file, as `fs::write` does, and keeps no earlier generation.
    PlainWrites,
    /// A save does not sync the file.
    NoSync,
    /// A save does not sync the folder.
    NoFolderSync,
    /// Wrong PINs are counted in a file beside the profile's, and the block is kept there.
    CounterInFile,
    /// A wrong PIN is written down after it was looked at.
    CountedAfter,
    /// Whatever generation the record says is taken for the file's.
    RollbackUnchecked,
    /// The digest at the end of a file is not looked at.
    DamageUnchecked,
    /// A key that a PIN change has ended is kept.
    OldKeyKept,
    /// The wait after a wrong PIN is forgotten.
    WaitForgotten,
    /// The wait after a wrong PIN ends when the clock says so, however it was set meanwhile.
    WaitKept,
    /// Two programs may write at once.
    NoLock,
    /// The lock is a file that is there, and stays when its program is killed.
    LockStays,
}

impl Variant {
    /// By its name, as another process is told it.
    pub fn named(name: &str) -> Option<Self> {
        let all = [
            Self::Sound,
            Self::PlainWrites,
            Self::NoSync,
            Self::NoFolderSync,
            Self::CounterInFile,
            Self::CountedAfter,
            Self::RollbackUnchecked,
            Self::DamageUnchecked,
            Self::OldKeyKept,
            Self::WaitForgotten,
            Self::WaitKept,
            Self::NoLock,
            Self::LockStays,
        ];
        all.into_iter().find(|variant| format!("{variant:?}") == name)
    }
}

/// All that a vault stands on.
#[derive(Clone)]
pub struct Ports {
    pub files: Arc<dyn Files>,
    pub keystore: Arc<dyn Keystore>,
    pub random: Arc<dyn Random>,
    pub variant: Variant,
    /// How long a broken step takes, so that a real kill can meet it.
    pub pause: Duration,
}

impl Ports {
    /// A vault over these. PINs that are set in it cost next to nothing to guess at.
    #[allow(clippy::disallowed_methods)]
    pub fn vault(self) -> Vault {
        let broken = self.broken();
        let shared = |broken: &Arc<Broken>| Box::new(Shared(broken.clone()));
        Vault::new(shared(&broken), shared(&broken), shared(&broken)).with_cheapest_kdf()
    }

    /// The files alone, as a folder for backups.
    pub fn into_files(self) -> Box<dyn Files> {
        Box::new(Shared(self.broken()))
    }

    fn broken(self) -> Arc<Broken> {
        Arc::new(Broken {
            ports: self,
            held: Mutex::new(None),
            written: Mutex::default(),
            plain: Mutex::default(),
        })
    }
}

struct Broken {
    ports: Ports,
    /// The count that `CountedAfter` has not written yet.
    held: Mutex<Option<(ProfileId, Vec<u8>)>>,
    /// The record that this operation wrote last, and the earlier key that it ever had.
    written: Mutex<Option<(ProfileId, Option<[u8; 32]>)>>,
    /// What `PlainWrites` is about to write over the file.
    plain: Mutex<Vec<u8>>,
}

impl Broken {
    fn spoil(&self) {
        let spoils = [Variant::OldKeyKept, Variant::WaitForgotten, Variant::WaitKept];
        if !spoils.contains(&self.ports.variant) {
            return;
        }
        let Some((id, earlier)) = self.written.lock().unwrap().take() else { return };
        let Ok(Some(stored)) = self.ports.keystore.read(&id) else { return };
        if !record::is_live(&stored) {
            return;
        }
        let spoiled = match (self.ports.variant, earlier) {
            (Variant::OldKeyKept, Some(key)) => record::with_earlier_key(&stored, key),
            (Variant::WaitForgotten, _) => record::with_next_try(&stored, 0),
            (Variant::WaitKept, _) => record::with_next_try(&stored, u64::MAX),
            _ => return,
        };
        let _ = self.ports.keystore.write(&id, &spoiled);
    }
}

struct Shared(Arc<Broken>);

impl Shared {
    fn is(&self, variant: Variant) -> bool {
        self.0.ports.variant == variant
    }

    /// A temporary file that `PlainWrites` has no use for.
    fn is_plain(&self, name: &str) -> bool {
        self.is(Variant::PlainWrites) && name.ends_with(".new")
    }

    fn files(&self) -> &dyn Files {
        &*self.0.ports.files
    }

    fn keystore(&self) -> &dyn Keystore {
        &*self.0.ports.keystore
    }
}

impl Files for Shared {
    fn list(&self) -> io::Result<Vec<String>> {
        self.files().list()
    }

    fn read(&self, name: &str, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = self.files().read(name, limit)?;
        if self.is(Variant::DamageUnchecked) {
            record::put_right(&mut bytes);
        }
        Ok(bytes)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if self.is_plain(name) {
            *self.0.plain.lock().unwrap() = bytes.to_vec();
            return Ok(());
        }
        self.files().write(name, bytes)
    }

    fn sync(&self, name: &str) -> io::Result<()> {
        if self.is(Variant::NoSync) || self.is_plain(name) { Ok(()) } else { self.files().sync(name) }
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        if !self.is(Variant::PlainWrites) {
            return self.files().rename(from, to);
        }
        let bytes = std::mem::take(&mut *self.0.plain.lock().unwrap());
        self.files().write(to, &bytes[..bytes.len() / 2])?;
        std::thread::sleep(self.0.ports.pause);
        self.files().write(to, &bytes)?;
        self.files().sync(to)
    }

    fn rename_new(&self, from: &str, to: &str) -> io::Result<()> {
        if !self.is(Variant::PlainWrites) || !self.is_plain(from) {
            return self.files().rename_new(from, to);
        }
        self.rename(from, to)
    }

    fn keep(&self, from: &str, to: &str) -> io::Result<()> {
        if self.is(Variant::PlainWrites) { Ok(()) } else { self.files().keep(from, to) }
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.files().remove(name)
    }

    fn sync_folder(&self) -> io::Result<()> {
        if self.is(Variant::NoFolderSync) { Ok(()) } else { self.files().sync_folder() }
    }

    fn lock(&self) -> io::Result<Box<dyn Lock>> {
        if self.is(Variant::NoLock) {
            return Ok(Box::new(NotHeld));
        }
        if self.is(Variant::LockStays) {
            if self.files().list()?.iter().any(|name| name == TAKEN) {
                return Err(io::ErrorKind::WouldBlock.into());
            }
            self.files().write(TAKEN, b"")?;
            return Ok(Box::new(Taken(self.0.ports.files.clone())));
        }
        let lock = self.files().lock()?;
        Ok(Box::new(WritesOnRelease { broken: self.0.clone(), _lock: lock }))
    }
}

struct NotHeld;
impl Lock for NotHeld {}

const TAKEN: &str = "taken";

struct Taken(Arc<dyn Files>);

impl Lock for Taken {}

impl Drop for Taken {
    fn drop(&mut self) {
        let _ = self.0.remove(TAKEN);
    }
}

/// What is broken about a record once the operation is over: during it the vault reads back what it wrote.
struct WritesOnRelease {
    broken: Arc<Broken>,
    _lock: Box<dyn Lock>,
}

impl Lock for WritesOnRelease {}

impl Drop for WritesOnRelease {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        self.broken.spoil();
        let held = self.broken.held.lock().unwrap().take();
        if let Some((id, record)) = held {
            let _ = self.broken.ports.keystore.write(&id, &record);
        }
    }
}

fn counter(profile: &ProfileId) -> String {
    format!("{profile}.tries")
}

impl Keystore for Shared {
    fn read(&self, profile: &ProfileId) -> Result<Option<Zeroizing<Vec<u8>>>, KeystoreError> {
        if let Some((id, record)) = &*self.0.held.lock().unwrap()
            && id == profile
        {
            return Ok(Some(Zeroizing::new(record.clone())));
        }
        let Some(read) = self.keystore().read(profile)? else { return Ok(None) };
        let changed = match self.0.ports.variant {
            Variant::CounterInFile => match self.files().read(&counter(profile), u64::MAX).ok().as_deref() {
                None | Some([]) => read.to_vec(),
                Some([fails]) => record::with_fails(&read, *fails),
                Some(tombstone) => tombstone.to_vec(),
            },
            Variant::RollbackUnchecked if record::is_live(&read) => {
                let file = self.files().read(&format!("{profile}.koppel"), u64::MAX).ok();
                let header = file.as_deref().and_then(record::header);
                match header.and_then(|header| header["generation"].as_u64()) {
                    Some(generation) => record::with_generation(&read, generation),
                    None => read.to_vec(),
                }
            }
            _ => return Ok(Some(read)),
        };
        Ok(Some(Zeroizing::new(changed)))
    }

    fn write(&self, profile: &ProfileId, record: &[u8]) -> Result<(), KeystoreError> {
        if record::is_live(record) {
            let mut written = self.0.written.lock().unwrap();
            let before = written.take().and_then(|(_, earlier)| earlier);
            *written = Some((*profile, record::earlier_key(record).or(before)));
        }
        let counts = record::is_live(record) && record::fails(record) > 0;
        if self.is(Variant::NoLock) {
            // The count for longer: a crowd of processes takes a while to start.
            std::thread::sleep(self.0.ports.pause * if counts { 20 } else { 1 });
        }
        if self.is(Variant::CountedAfter) {
            let held = counts.then(|| (*profile, record.to_vec()));
            let is_held = held.is_some();
            *self.0.held.lock().unwrap() = held;
            return if is_held { Ok(()) } else { self.keystore().write(profile, record) };
        }
        if self.is(Variant::CounterInFile) {
            let live = record::is_live(record);
            let kept = if live { &[record::fails(record)][..] } else { record };
            self.files().write(&counter(profile), kept).map_err(KeystoreError::File)?;
            return if live {
                self.keystore().write(profile, &record::with_fails(record, 0))
            } else {
                Ok(())
            };
        }
        self.keystore().write(profile, record)
    }

    fn delete(&self, profile: &ProfileId) -> Result<(), KeystoreError> {
        if self.is(Variant::CounterInFile) {
            self.files().remove(&counter(profile)).map_err(KeystoreError::File)?;
        }
        self.keystore().delete(profile)
    }
}

impl Random for Shared {
    fn fill(&self, buffer: &mut [u8]) -> io::Result<()> {
        self.0.ports.random.fill(buffer)
    }
}
