//! The pictures that were handed out and not yet shown. A window that stands still would otherwise collect them:
//! what goes to a page waits for it in memory, 60 KB and more a picture.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// One is being shown while the next one is on its way.
const MOST: usize = 2;

pub struct UnderWay {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    pictures: usize,
    is_closed: bool,
}

impl UnderWay {
    pub fn new() -> UnderWay {
        UnderWay { state: Mutex::new(State { pictures: 0, is_closed: false }), changed: Condvar::new() }
    }

    /// Waits until one more may go; false once it is closed.
    pub fn has_room(&self) -> bool {
        let waits = |state: &mut State| state.pictures >= MOST && !state.is_closed;
        let waited = self.changed.wait_while(self.lock(), waits);
        !waited.unwrap_or_else(PoisonError::into_inner).is_closed
    }

    pub fn sent(&self) {
        self.lock().pictures += 1;
    }

    /// A window that says so too often gains nothing.
    pub fn shown(&self) {
        let mut state = self.lock();
        state.pictures = state.pictures.saturating_sub(1);
        self.changed.notify_all();
    }

    /// Ends it: whoever waits is told.
    pub fn close(&self) {
        self.lock().is_closed = true;
        self.changed.notify_all();
    }

    /// Nothing here can be left half done by a panic.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
