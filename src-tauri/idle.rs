//! Locks a profile when nobody has used Koppel for as long as that profile allows. One thread that sleeps
//! until the next profile is due; it never looks around in between.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use koppel_core::ids::ProfileId;

/// A point in time on two clocks: the steady one stands still while a computer sleeps, the wall clock can
/// be set back. The one that says more time has passed is believed.
#[derive(Clone, Copy)]
struct Moment {
    steady: Instant,
    wall: SystemTime,
}

impl Moment {
    fn now() -> Self {
        Self { steady: Instant::now(), wall: SystemTime::now() }
    }

    fn since(self, earlier: Self) -> Duration {
        let steady = self.steady.saturating_duration_since(earlier.steady);
        let wall = self.wall.duration_since(earlier.wall).unwrap_or_default();
        steady.max(wall)
    }
}

/// Who is open, for how long each may stay so, and when the person was last here.
struct Presence {
    last: Moment,
    limits: BTreeMap<ProfileId, Duration>,
}

impl Presence {
    fn due(&self, now: Moment) -> Vec<ProfileId> {
        let away = now.since(self.last);
        self.limits.iter().filter(|(_, limit)| away >= **limit).map(|(id, _)| *id).collect()
    }

    /// How long until the next one is due; `None` when none ever will be.
    fn sleep(&self, now: Moment) -> Option<Duration> {
        let away = now.since(self.last);
        self.limits.values().map(|limit| limit.saturating_sub(away)).min()
    }
}

/// A handle on the sleeping thread.
#[derive(Clone)]
pub struct Idle(Arc<(Mutex<Presence>, Condvar)>);

impl Idle {
    /// Starts the thread; `lock` is called with the profiles that are due.
    pub fn start(lock: impl Fn(&[ProfileId]) + Send + 'static) -> Self {
        let presence = Presence { last: Moment::now(), limits: BTreeMap::new() };
        let idle = Self(Arc::new((Mutex::new(presence), Condvar::new())));
        let sleeper = idle.clone();
        thread::spawn(move || {
            loop {
                lock(&sleeper.wait());
            }
        });
        idle
    }

    /// The person is here.
    pub fn touch(&self) {
        self.change(|presence| presence.last = Moment::now());
    }

    /// An open profile may stay open for `minutes` without use; 0: for ever.
    pub fn limit(&self, profile: ProfileId, minutes: u32) {
        self.change(|presence| {
            match minutes {
                0 => presence.limits.remove(&profile),
                minutes => presence.limits.insert(profile, Duration::from_secs(60 * u64::from(minutes))),
            };
        });
    }

    /// A profile is no longer open.
    pub fn forget(&self, profile: ProfileId) {
        self.change(|presence| {
            presence.limits.remove(&profile);
        });
    }

    /// The profiles that should be locked by now. The thread sleeps by the steady clock, so after a
    /// computer wakes up this may know it earlier.
    pub fn due(&self) -> Vec<ProfileId> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner).due(Moment::now())
    }

    /// How long an open profile may stay so without use; `None`: for ever.
    #[cfg(test)]
    pub fn limit_of(&self, profile: ProfileId) -> Option<Duration> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner).limits.get(&profile).copied()
    }

    fn change(&self, f: impl FnOnce(&mut Presence)) {
        f(&mut self.0.0.lock().unwrap_or_else(PoisonError::into_inner));
        self.0.1.notify_one();
    }

    /// Sleeps until at least one profile is due, and takes those off the list.
    fn wait(&self) -> Vec<ProfileId> {
        let (mutex, changed) = &*self.0;
        let mut presence = mutex.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let now = Moment::now();
            let due = presence.due(now);
            if !due.is_empty() {
                presence.limits.retain(|id, _| !due.contains(id));
                return due;
            }
            presence = match presence.sleep(now) {
                None => changed.wait(presence).unwrap_or_else(PoisonError::into_inner),
                Some(time) => changed.wait_timeout(presence, time).unwrap_or_else(PoisonError::into_inner).0,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::mpsc;

    use super::*;

    fn id(n: u8) -> ProfileId {
        ProfileId::parse(&format!("{n:02x}").repeat(16)).unwrap()
    }

    fn minutes(n: u64) -> Duration {
        Duration::from_secs(60 * n)
    }

    #[test]
    fn each_profile_is_due_after_its_own_time() {
        let last = Moment::now();
        let presence = Presence { last, limits: BTreeMap::from([(id(1), minutes(1)), (id(2), minutes(5))]) };
        let at = |time| Moment { steady: last.steady + time, wall: last.wall + time };
        assert!(presence.due(at(Duration::from_secs(59))).is_empty());
        assert_eq!(presence.sleep(at(Duration::from_secs(59))), Some(Duration::from_secs(1)));
        assert_eq!(presence.due(at(minutes(1))), [id(1)]);
        assert_eq!(presence.due(at(minutes(5))), [id(1), id(2)]);
    }

    #[test]
    fn a_computer_that_slept_counts_as_away_and_a_clock_set_back_changes_nothing() {
        let last = Moment::now();
        let presence = Presence { last, limits: BTreeMap::from([(id(1), minutes(5))]) };
        let slept = Moment { steady: last.steady, wall: last.wall + minutes(6) };
        assert_eq!(presence.due(slept), [id(1)]);
        let set_back = Moment { steady: last.steady + minutes(5), wall: last.wall - minutes(60) };
        assert_eq!(presence.due(set_back), [id(1)]);
    }

    #[test]
    fn nothing_to_lock_sleeps_for_ever() {
        let last = Moment::now();
        assert_eq!(Presence { last, limits: BTreeMap::new() }.sleep(last), None);
    }

    #[test]
    fn the_thread_locks_what_is_due_and_only_that() {
        let (send, receive) = mpsc::channel();
        let idle = Idle::start(move |due| send.send(due.to_vec()).unwrap());
        idle.limit(id(2), 5);
        idle.limit(id(3), 0);
        let away = Moment { steady: Instant::now(), wall: SystemTime::now() - minutes(4) };
        idle.change(|presence| presence.last = away);
        assert!(receive.recv_timeout(Duration::from_millis(50)).is_err());
        idle.limit(id(1), 4);
        assert_eq!(receive.recv_timeout(Duration::from_secs(5)).unwrap(), [id(1)]);
        idle.change(|presence| presence.last = Moment { wall: away.wall - minutes(1), ..away });
        assert_eq!(receive.recv_timeout(Duration::from_secs(5)).unwrap(), [id(2)]);
        assert!(idle.due().is_empty());
    }
}
