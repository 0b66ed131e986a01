//! A place for one thing, the newest: who puts never waits, who takes gets the last that was put.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub struct Newest<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

enum State<T> {
    Empty,
    Full(T),
    Closed,
}

/// What came of waiting.
#[derive(Debug, PartialEq)]
pub enum Taken<T> {
    New(T),
    /// Nothing within the time.
    Late,
    Closed,
}

impl<T> Newest<T> {
    pub fn new() -> Newest<T> {
        Newest { state: Mutex::new(State::Empty), changed: Condvar::new() }
    }

    /// Replaces what was not taken yet.
    pub fn put(&self, value: T) {
        let mut state = self.lock();
        if !matches!(*state, State::Closed) {
            *state = State::Full(value);
            self.changed.notify_one();
        }
    }

    /// Ends it: whoever waits is told, and what was not taken is gone.
    pub fn close(&self) {
        *self.lock() = State::Closed;
        self.changed.notify_all();
    }

    pub fn take(&self, patience: Duration) -> Taken<T> {
        let waiting =
            self.changed.wait_timeout_while(self.lock(), patience, |state| matches!(state, State::Empty));
        let (mut state, _) = waiting.unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *state, State::Empty) {
            State::Full(value) => Taken::New(value),
            State::Empty => Taken::Late,
            State::Closed => {
                *state = State::Closed;
                Taken::Closed
            }
        }
    }

    /// Nothing here can be left half done by a panic.
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_millis(5);

    #[test]
    fn the_last_one_is_taken_once() {
        let slot = Newest::new();
        assert_eq!(slot.take(SOON), Taken::Late);
        slot.put(1);
        slot.put(2);
        assert_eq!(slot.take(SOON), Taken::New(2));
        assert_eq!(slot.take(SOON), Taken::Late);
    }

    #[test]
    fn closed_stays_closed() {
        let slot = Newest::new();
        slot.put(1);
        slot.close();
        slot.put(2);
        assert_eq!(slot.take(SOON), Taken::Closed);
        assert_eq!(slot.take(SOON), Taken::Closed);
    }
}
