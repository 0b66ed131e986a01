//! A keystore that hangs at any step while another program wants to save, and then answers or gives up: whoever waited
//! gets its turn, and nothing of either is lost.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use koppel_core::ids::ProfileId;
use koppel_core::ports::{Keystore, KeystoreError};
use koppel_core::vault::{Vault, VaultError};
use koppel_platform::keystore::FileKeystore;
use koppel_proofs::broken::Variant;
use koppel_proofs::person::{LATER, OTHER_PIN, PIN, State, WRONG, pair, pin, state, unlock};
use koppel_proofs::program::{Place, vault_over};
use koppel_proofs::size::figure;
use zeroize::Zeroizing;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Unlock,
    Change,
    ChangePin,
    Block,
    Remove,
}

const ALL: [Doing; 5] = [Doing::Unlock, Doing::Change, Doing::ChangePin, Doing::Block, Doing::Remove];

/// How a call ends that has hung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Answers,
    /// Says that it failed, and did nothing.
    GivesUp,
    /// Says that it failed, and did it.
    TooLate,
}

/// Hangs at one call until it is let go.
struct Hangs {
    keystore: FileKeystore,
    calls: Mutex<u64>,
    at: u64,
    end: End,
    hangs: Mutex<Sender<()>>,
    let_go: Mutex<Receiver<()>>,
}

impl Hangs {
    fn call<T>(&self, act: impl FnOnce() -> Result<T, KeystoreError>) -> Result<T, KeystoreError> {
        let mut calls = self.calls.lock().unwrap();
        *calls += 1;
        if *calls != self.at {
            return act();
        }
        let _ = self.hangs.lock().unwrap().send(());
        let _ = self.let_go.lock().unwrap().recv();
        match self.end {
            End::Answers => return act(),
            End::TooLate => drop(act()),
            End::GivesUp => {}
        }
        Err(KeystoreError::Failed("no answer".to_owned()))
    }
}

impl Keystore for Hangs {
    fn read(&self, profile: &ProfileId) -> Result<Option<Zeroizing<Vec<u8>>>, KeystoreError> {
        self.call(|| self.keystore.read(profile))
    }

    fn write(&self, profile: &ProfileId, record: &[u8]) -> Result<(), KeystoreError> {
        self.call(|| self.keystore.write(profile, record))
    }

    fn delete(&self, profile: &ProfileId) -> Result<(), KeystoreError> {
        self.call(|| self.keystore.delete(profile))
    }
}

fn act(vault: &Vault, doing: Doing, id: ProfileId) -> Result<(), VaultError> {
    match doing {
        Doing::Unlock => unlock(vault, id, PIN, LATER).map(drop),
        Doing::Change => {
            vault.change(&mut unlock(vault, id, PIN, LATER)?, |content| content.accounts[0].issuer.push('!'))
        }
        Doing::ChangePin => vault.change_pin(id, &pin(PIN), &pin(OTHER_PIN), LATER),
        Doing::Block => unlock(vault, id, WRONG, LATER).map(drop),
        Doing::Remove => vault.remove(id),
    }
}

/// The keystore hangs at its call `at`, another program saves, the keystore goes on. `None` when there are fewer calls;
/// else what is wrong.
fn hung(variant: Variant, doing: Doing, at: u64, end: End, patience: Duration) -> Option<Result<(), String>> {
    let place = Place::default();
    let healthy = place.vault(variant);
    let mut open = pair(&healthy, "Lotte", 0).unwrap();
    let id = open.id();
    if doing == Doing::Block {
        for day in 1..=2 {
            let _ = unlock(&healthy, id, WRONG, day * 86_400);
        }
    }
    let ((hangs, is_hung), (let_go, is_let_go)) = (channel(), channel());
    let keystore = Hangs {
        keystore: FileKeystore::new(place.keys()),
        calls: Mutex::new(0),
        at,
        end,
        hangs: Mutex::new(hangs),
        let_go: Mutex::new(is_let_go),
    };
    let hanging = vault_over(&place.home(), Arc::new(keystore), variant);
    let (done, saved) = thread::scope(|scope| {
        let acts = scope.spawn(move || act(&hanging, doing, id));
        // Its vault ends with it, and the channel with that: then no call hung.
        is_hung.recv().ok()?;
        let (saves, is_saved) = channel();
        let other = scope.spawn(move || {
            let saved = healthy.change(&mut open, |content| content.lock_after = 9);
            let _ = saves.send(());
            saved
        });
        // Under the lock it waits; without one it is done by now, and what hangs goes on from what is no longer so.
        assert_ne!(is_saved.recv_timeout(patience), Err(RecvTimeoutError::Disconnected));
        let _ = let_go.send(());
        Some((acts.join().unwrap(), other.join().unwrap()))
    })?;
    Some(judge(&place, doing, id, &done, &saved))
}

fn judge(
    place: &Place,
    doing: Doing,
    id: ProfileId,
    done: &Result<(), VaultError>,
    saved: &Result<(), VaultError>,
) -> Result<(), String> {
    let vault = place.vault(Variant::Sound);
    let is_over = match doing {
        Doing::Block => matches!(state(&vault, id), Some(State::Blocked)),
        // A removal that was said to have failed can have taken the key: then it can be asked again.
        Doing::Remove => match state(&vault, id) {
            Some(State::Keyless) if done.is_err() => vault.remove(id).is_ok(),
            other => other.is_none(),
        },
        _ => false,
    };
    if is_over {
        return Ok(());
    }
    let open = unlock(&vault, id, PIN, 2 * LATER)
        .or_else(|_| unlock(&vault, id, OTHER_PIN, 3 * LATER))
        .map_err(|error| format!("does not open, done: {done:?}, saved: {saved:?}: {error}"));
    // Counted and not answered, the third wrong PIN can have blocked it by now.
    let open = match open {
        Err(_) if doing == Doing::Block => return Ok(()),
        other => other?,
    };
    let (issuer, lock_after) = (&open.content().accounts[0].issuer, open.content().lock_after);
    if saved.is_ok() != (lock_after == 9) {
        return Err(format!("saved: {saved:?}, and it holds {lock_after}"));
    }
    if doing == Doing::Change && done.is_ok() != issuer.ends_with('!') {
        return Err(format!("changed: {done:?}, and it holds {issuer}"));
    }
    Ok(())
}

/// Every doing, every call, every end. How many, and what went wrong.
fn every_hang() -> (u64, Vec<String>) {
    let (mut tried, mut wrong) = (0, Vec::new());
    for doing in ALL {
        for end in [End::Answers, End::GivesUp, End::TooLate] {
            for at in 1.. {
                let Some(judged) = hung(Variant::Sound, doing, at, end, Duration::from_millis(30)) else {
                    break;
                };
                tried += 1;
                wrong.extend(judged.err().map(|error| format!("{doing:?}, call {at}, {end:?}: {error}")));
            }
        }
    }
    (tried, wrong)
}

#[test]
fn a_keystore_that_hangs_loses_nothing() {
    let (tried, wrong) = every_hang();
    assert_eq!(wrong, [""; 0]);
    assert!(tried > 60, "control: only {tried} calls hung");
    let (mut of, mut caught) = (0, 0);
    for at in 1.. {
        let patience = Duration::from_secs(20);
        let Some(judged) = hung(Variant::NoLock, Doing::ChangePin, at, End::Answers, patience) else { break };
        of += 1;
        caught += u64::from(judged.is_err());
    }
    assert!(caught > 0, "control: a program that takes no lock is not caught");
    figure(
        "a_keystore_that_hangs_loses_nothing",
        &format!(
            "it hung at {tried} calls and then answered, gave up or came too late: 0 lost, whoever waited saved"
        ),
        &format!("NoLock: caught at {caught} of {of} calls"),
    );
}
