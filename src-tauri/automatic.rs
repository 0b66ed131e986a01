//! Backups that changes ask for, made one after the other on a thread of their own: each takes seconds. Several changes
//! of one profile in a row get one.

use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use koppel_core::ids::ProfileId;
use koppel_core::vault::OpenProfile;

use crate::dto::Failure;

/// A person who changes one thing often changes the next.
const SETTLE: Duration = Duration::from_millis(1500);

/// Ends with its last ask.
pub struct Automatic {
    changes: Mutex<Sender<OpenProfile>>,
    failures: Mutex<BTreeMap<ProfileId, Failure>>,
}

impl Automatic {
    /// Starts the thread; `make` gets each profile that was changed.
    pub fn start(make: impl Fn(OpenProfile) + Send + 'static) -> Self {
        let (send, receive) = mpsc::channel();
        thread::spawn(move || each_in_turn(&receive, make));
        Self { changes: Mutex::new(send), failures: Mutex::default() }
    }

    /// Has one made of this profile.
    pub fn ask(&self, changed: OpenProfile) {
        let changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = changes.send(changed);
    }

    /// Notes what became of the last one; whether the window may have to draw something else for it.
    pub fn note(&self, profile: ProfileId, failure: Option<Failure>) -> bool {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let fails = failure.is_some();
        let failed = match failure {
            Some(failure) => failures.insert(profile, failure),
            None => failures.remove(&profile),
        };
        fails || failed.is_some()
    }

    /// Why the last one was not made.
    pub fn failure(&self, profile: ProfileId) -> Option<Failure> {
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        failures.get(&profile).cloned()
    }
}

fn each_in_turn(changes: &Receiver<OpenProfile>, make: impl Fn(OpenProfile)) {
    while let Ok(first) = changes.recv() {
        let mut newest = BTreeMap::from([(first.id(), first)]);
        while let Ok(next) = changes.recv_timeout(SETTLE) {
            newest.insert(next.id(), next);
        }
        newest.into_values().for_each(&make);
    }
}
