//! Lends a code to the clipboard: kept out of clipboard histories, taken back after a while.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use koppel_core::failure::Failure;
use zeroize::Zeroizing;

/// How long a code stays unless something else is copied.
pub const STAYS: Duration = Duration::from_secs(30);

/// When to try again to take it back, while another program has the clipboard open.
const AGAIN: Duration = Duration::from_millis(100);
/// How often at the end of the program, which nobody wants to wait for.
const LAST_TRIES: usize = 10;

/// The clipboard did not take the code.
#[derive(Debug, thiserror::Error)]
#[error("clipboard: {0}")]
pub struct ClipboardError(String);

impl Failure for ClipboardError {
    fn code(&self) -> &'static str {
        "clipboard-failed"
    }
}

/// One thread that owns the system's clipboard: on Linux the text lives in the program that copied it, on
/// Windows two threads at once are in each other's way. Dropping this takes a lent code back.
pub struct Clipboard {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
}

struct Order {
    code: Zeroizing<String>,
    answer: Sender<Result<(), ClipboardError>>,
}

impl Clipboard {
    /// Codes leave the clipboard `stays` after they were copied. Does not open the clipboard yet.
    pub fn new(stays: Duration) -> Self {
        let (orders, inbox) = mpsc::channel();
        let thread = std::thread::spawn(move || lend(&inbox, stays));
        Self { orders: Some(orders), thread: Some(thread) }
    }

    /// Puts the code on the clipboard; returns when it is there.
    pub fn copy(&self, code: &str) -> Result<(), ClipboardError> {
        let gone = || ClipboardError("its thread ended".to_owned());
        let (answer, hears) = mpsc::channel();
        let order = Order { code: Zeroizing::new(code.to_owned()), answer };
        self.orders.as_ref().ok_or_else(gone)?.send(order).map_err(|_| gone())?;
        hears.recv().map_err(|_| gone())?
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        drop(self.orders.take());
        if let Some(thread) = self.thread.take() {
            // A panic there has nothing to tell here.
            let _ = thread.join();
        }
    }
}

/// A code that is on the clipboard, and until when.
struct Lent {
    code: Zeroizing<String>,
    until: Instant,
}

fn lend(inbox: &Receiver<Order>, stays: Duration) {
    let mut system = None;
    let mut lent: Option<Lent> = None;
    loop {
        let next = match &lent {
            Some(lent) => inbox.recv_timeout(lent.until.saturating_duration_since(Instant::now())),
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match next {
            Ok(Order { code, answer }) => {
                let result = put(&mut system, &code);
                if result.is_ok() {
                    lent = Some(Lent { code, until: Instant::now() + stays });
                }
                // Whoever asked may have gone.
                let _ = answer.send(result);
            }
            Err(why) => {
                let is_end = why == RecvTimeoutError::Disconnected;
                if let (Some(system), Some(Lent { code, .. })) = (&mut system, lent.take()) {
                    let tries = if is_end { LAST_TRIES } else { 1 };
                    if take_back(system, &code, tries).is_err() {
                        lent = Some(Lent { code, until: Instant::now() + AGAIN });
                    }
                }
                if is_end {
                    return;
                }
            }
        }
    }
}

/// Opens the clipboard at the first code; again at the next one if that failed.
fn put(system: &mut Option<arboard::Clipboard>, code: &str) -> Result<(), ClipboardError> {
    let failed = |error: arboard::Error| ClipboardError(error.to_string());
    if system.is_none() {
        *system = Some(arboard::Clipboard::new().map_err(failed)?);
    }
    let Some(open) = system else { return Ok(()) };
    let result = private(open.set()).text(code).map_err(failed);
    if result.is_err() {
        *system = None;
    }
    result
}

/// Another program has the clipboard open. Windows lets one have it at a time.
struct Occupied;

/// Only if it is still there: what someone copied since is theirs. A clipboard that cannot be read for another reason than that somebody has
/// it open is left.
fn take_back(system: &mut arboard::Clipboard, code: &str, tries: usize) -> Result<(), Occupied> {
    for n in 1..=tries {
        let cleared = match system.get_text().map(Zeroizing::new) {
            Ok(text) if *text == code => system.clear(),
            Ok(_) => return Ok(()),
            Err(error) => Err(error),
        };
        if !matches!(cleared, Err(arboard::Error::ClipboardOccupied)) {
            return Ok(());
        }
        if n < tries {
            std::thread::sleep(AGAIN);
        }
    }
    Err(Occupied)
}

#[cfg(windows)]
fn private(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtWindows;
    set.exclude_from_history().exclude_from_monitoring().exclude_from_cloud()
}

#[cfg(target_os = "macos")]
fn private(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtApple;
    set.exclude_from_history()
}

#[cfg(all(unix, not(target_os = "macos")))]
fn private(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtLinux;
    set.exclude_from_history()
}
