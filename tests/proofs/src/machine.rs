//! A whole machine in memory: a disk, a keystore, chance and a clock, each call counted and able to go wrong.

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Mutex, MutexGuard};

use koppel_core::ids::ProfileId;
use koppel_core::ports::{Files, Keystore, KeystoreError, Lock, Random};
use koppel_core::profile::UnixTime;
use zeroize::Zeroizing;

use crate::disk::{Copy, Disk};
use crate::rng::Rng;

/// A machine; clones are the same one.
#[derive(Clone)]
pub struct Machine(Arc<Mutex<State>>);

/// All that a machine is.
#[derive(Clone, Default)]
pub struct State {
    pub disk: Disk,
    pub items: BTreeMap<String, Vec<u8>>,
    pub now: UnixTime,
    /// What the keystore was asked, has not answered in time, and will do before it does anything else.
    late: Option<(String, Option<Vec<u8>>)>,
    chance: u64,
    calls: u64,
    fault: Option<Fault>,
}

/// Calls from `from` on, `calls` of them, go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    pub from: u64,
    pub calls: u64,
    pub at: At,
    pub how: How,
}

/// Whose calls go wrong; those of the other go on as ever, and are counted all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    Disk,
    Keystore,
    Both,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Says so; a write has written half.
    Fails,
    /// Does it and says that it failed.
    FailsDone,
    /// The program is killed before the call has done anything (a write: half of it). A call that hangs ends
    /// like this as well: nobody waits for ever.
    Killed,
    /// The program is killed right after.
    KilledDone,
    /// A keystore that answers too late: said to have failed, done before the next call. On a disk: `Fails`.
    Late,
    /// A keystore that says yes and does nothing. On a disk: `Fails`.
    Forgets,
}

/// What unwinds the program that was killed.
struct Kill;

/// Runs `program` to its end, or to the call that kills it: then `None`.
pub fn run<T>(program: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(program)) {
        Ok(answer) => Some(answer),
        Err(why) if why.is::<Kill>() => None,
        Err(why) => resume_unwind(why),
    }
}

impl Machine {
    pub fn new(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(State { chance: seed, now: 1_790_000_000, ..State::default() })))
    }

    /// Another machine in the same state, to try the same thing with another PIN.
    pub fn twin(&self) -> Self {
        Self(Arc::new(Mutex::new(self.state().clone())))
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// From here on calls are counted anew and go wrong like that.
    pub fn plan(&self, fault: Option<Fault>) {
        let mut state = self.state();
        (state.calls, state.fault) = (0, fault);
    }

    pub fn calls(&self) -> u64 {
        self.state().calls
    }

    pub fn files(&self) -> Copy {
        self.state().disk.copy()
    }

    pub fn put_back(&self, files: &Copy) {
        self.state().disk.put_back(files);
    }

    pub fn lose_power(&self, rng: &mut Rng) {
        let mut state = self.state();
        if rng.chance(50) {
            state.settle();
        }
        state.late = None;
        state.disk.lose_power(rng);
    }

    fn disk<T>(&self, act: impl FnOnce(&mut Disk) -> io::Result<T>) -> io::Result<T> {
        self.disk_or(act, |_| ())
    }

    /// `half` is what a call leaves that goes wrong before it is done.
    fn disk_or<T>(
        &self,
        act: impl FnOnce(&mut Disk) -> io::Result<T>,
        half: impl FnOnce(&mut Disk),
    ) -> io::Result<T> {
        let mut state = self.state();
        let how = state.next(At::Disk);
        match how {
            None => return act(&mut state.disk),
            Some(How::FailsDone | How::KilledDone) => drop(act(&mut state.disk)),
            Some(_) => half(&mut state.disk),
        }
        drop(state);
        killed(how);
        Err(io::ErrorKind::StorageFull.into())
    }

    fn keystore<T>(
        &self,
        act: impl FnOnce(&mut State) -> T,
        late: Option<(String, Option<Vec<u8>>)>,
        forgotten: Option<T>,
    ) -> Result<T, KeystoreError> {
        let mut state = self.state();
        let how = state.next(At::Keystore);
        state.settle();
        match how {
            None => return Ok(act(&mut state)),
            Some(How::FailsDone | How::KilledDone) => drop(act(&mut state)),
            Some(How::Late) => state.late = late,
            Some(How::Forgets) => {
                if let Some(answer) = forgotten {
                    return Ok(answer);
                }
            }
            Some(How::Fails | How::Killed) => {}
        }
        drop(state);
        killed(how);
        Err(KeystoreError::Failed("as planned".to_owned()))
    }
}

fn killed(how: Option<How>) {
    if matches!(how, Some(How::Killed | How::KilledDone)) {
        resume_unwind(Box::new(Kill));
    }
}

impl State {
    fn next(&mut self, at: At) -> Option<How> {
        let call = self.calls;
        self.calls += 1;
        let fault = self.fault?;
        let hit = (fault.from..fault.from.saturating_add(fault.calls)).contains(&call);
        (hit && (fault.at == at || fault.at == At::Both)).then_some(fault.how)
    }

    fn settle(&mut self) {
        match self.late.take() {
            Some((id, Some(record))) => drop(self.items.insert(id, record)),
            Some((id, None)) => drop(self.items.remove(&id)),
            None => {}
        }
    }
}

/// One program runs at a time here; the lock between programs is proved with the real ones.
struct Held;
impl Lock for Held {}

impl Files for Machine {
    fn list(&self) -> io::Result<Vec<String>> {
        self.disk(|disk| Ok(disk.list()))
    }

    fn read(&self, name: &str, _: u64) -> io::Result<Vec<u8>> {
        self.disk(|disk| disk.read(name))
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let whole = |disk: &mut Disk| {
            disk.write(name, bytes);
            Ok(())
        };
        self.disk_or(whole, |disk| disk.write(name, &bytes[..bytes.len() / 2]))
    }

    fn sync(&self, name: &str) -> io::Result<()> {
        self.disk(|disk| disk.sync(name))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.disk(|disk| disk.rename(from, to))
    }

    /// As the real folder does it: a second name, and then the first one goes. Cut off, both are there.
    fn rename_new(&self, from: &str, to: &str) -> io::Result<()> {
        let linked = |disk: &mut Disk| {
            if disk.list().iter().any(|name| name == to) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            disk.link(from, to)
        };
        let whole = |disk: &mut Disk| {
            linked(disk)?;
            disk.remove(from);
            Ok(())
        };
        self.disk_or(whole, |disk| drop(linked(disk)))
    }

    fn keep(&self, from: &str, to: &str) -> io::Result<()> {
        self.disk_or(|disk| disk.link(from, to), |disk| disk.remove(to))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.disk(|disk| {
            disk.remove(name);
            Ok(())
        })
    }

    fn sync_folder(&self) -> io::Result<()> {
        self.disk(|disk| {
            disk.sync_folder();
            Ok(())
        })
    }

    fn lock(&self) -> io::Result<Box<dyn Lock>> {
        self.disk(|_| Ok(Box::new(Held) as Box<dyn Lock>))
    }
}

impl Keystore for Machine {
    fn read(&self, profile: &ProfileId) -> Result<Option<Zeroizing<Vec<u8>>>, KeystoreError> {
        let read = |state: &mut State| state.items.get(&profile.to_string()).cloned().map(Zeroizing::new);
        self.keystore(read, None, None)
    }

    fn write(&self, profile: &ProfileId, record: &[u8]) -> Result<(), KeystoreError> {
        let write = |state: &mut State| drop(state.items.insert(profile.to_string(), record.to_vec()));
        self.keystore(write, Some((profile.to_string(), Some(record.to_vec()))), Some(()))
    }

    fn delete(&self, profile: &ProfileId) -> Result<(), KeystoreError> {
        let delete = |state: &mut State| drop(state.items.remove(&profile.to_string()));
        self.keystore(delete, Some((profile.to_string(), None)), None)
    }
}

impl Random for Machine {
    fn fill(&self, buffer: &mut [u8]) -> io::Result<()> {
        let mut state = self.state();
        let mut rng = Rng(state.chance);
        buffer.fill_with(|| rng.bits() as u8);
        state.chance = rng.0;
        Ok(())
    }
}
