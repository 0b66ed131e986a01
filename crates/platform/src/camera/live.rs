//! The live view: frames to pictures and to codes, until it is dropped or the camera fails.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use koppel_scan::{Budget, Found, find};

use super::device::{Device, Frame};
use super::newest::{Newest, Taken};
use super::under_way::UnderWay;
use super::{CameraError, native, picture};

/// From picture to picture, at least: every one of a camera that gives 30 a second.
const PICTURE_PACE: Duration = Duration::from_millis(30);
/// From scan to scan.
const SCAN_PACE: Duration = Duration::from_millis(50);
/// For one frame.
const SCAN_TIME: Duration = Duration::from_millis(150);
/// A code that was seen is gone after as many frames without it, so that one blurred frame is not told.
const MISSES_UNTIL_GONE: u32 = 4;
/// Without a frame, the camera has failed.
const SILENCE: Duration = Duration::from_secs(10);
/// As many frames that cannot be read, or readings that fail, in a row.
const SPOILED_FRAMES: u32 = 60;
const FAILED_READINGS: u32 = 20;
const AFTER_FAILED_READING: Duration = Duration::from_millis(50);
/// How long a drop waits for the device to be closed: one frame at the slowest rate.
const CLOSING: Duration = Duration::from_secs(1);

/// What the live view tells. Events come from several threads, each kind in its order.
#[derive(Debug, Clone, PartialEq)]
pub enum LiveEvent {
    /// The first picture is there; sizes in pixels.
    Started {
        /// Of the camera's frames.
        width: usize,
        /// Of the camera's frames.
        height: usize,
    },
    /// A JPEG of the newest frame, at most 33 a second. After two that were not [shown](Live::shown) there is no third.
    Picture(Vec<u8>),
    /// All codes in a frame; once empty when none is in view any more.
    Seen {
        /// Of the frame whose pixels the outlines count.
        width: usize,
        /// Of the frame whose pixels the outlines count.
        height: usize,
        /// What is in view.
        found: Vec<Found>,
    },
    /// It ended by itself; nothing comes after this.
    Failed(CameraError),
}

/// A camera that runs. Dropping it stops it: its light is out when the drop returns, or a frame later.
pub struct Live {
    run: Arc<Run>,
    closed: Receiver<()>,
}

impl Live {
    /// Starts a camera and returns at once; what comes of it is told to `on_event`. On macOS the system may
    /// ask the person first.
    pub fn start(index: u32, on_event: impl Fn(LiveEvent) + Send + Sync + 'static) -> Live {
        Live::of(move || native::open(index), on_event)
    }

    /// The same of any camera. `open` is called on the thread that takes its frames.
    pub fn of(
        open: impl FnOnce() -> Result<Box<dyn Device>, CameraError> + Send + 'static,
        on_event: impl Fn(LiveEvent) + Send + Sync + 'static,
    ) -> Live {
        let run = Arc::new(Run {
            is_over: AtomicBool::new(false),
            pictures: Newest::new(),
            scans: Newest::new(),
            under_way: UnderWay::new(),
            on_event: Box::new(on_event),
        });
        let (closing, closed) = mpsc::channel();
        let capturing = Arc::clone(&run);
        thread::spawn(move || capturing.capture(open, closing));
        Live { run, closed }
    }

    /// A picture was shown: the next one may come.
    pub fn shown(&self) {
        self.run.under_way.shown();
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.run.end();
        // Nothing is ever sent: the other end goes when the device is closed.
        let _ = self.closed.recv_timeout(CLOSING);
    }
}

struct Run {
    is_over: AtomicBool,
    pictures: Newest<Arc<Frame>>,
    scans: Newest<Arc<Frame>>,
    under_way: UnderWay,
    on_event: Box<dyn Fn(LiveEvent) + Send + Sync>,
}

impl Run {
    fn capture(
        self: Arc<Self>,
        open: impl FnOnce() -> Result<Box<dyn Device>, CameraError>,
        _closing: Sender<()>,
    ) {
        // Camera libraries panic where a driver is not what they expect.
        let ended = catch_unwind(AssertUnwindSafe(|| {
            let device = open()?;
            self.spawn(Run::show);
            self.spawn(Run::scan);
            self.pump(device)
        }));
        match ended {
            Ok(Ok(())) => self.end(),
            Ok(Err(why)) => self.fail(why),
            Err(_) => self.fail(CameraError::Failed("the camera's driver ended early".to_owned())),
        }
    }

    fn spawn(self: &Arc<Self>, work: fn(&Run)) {
        let run = Arc::clone(self);
        thread::spawn(move || {
            if catch_unwind(AssertUnwindSafe(|| work(&run))).is_err() {
                run.fail(CameraError::Unreadable);
            }
        });
    }

    /// Hands on each frame as it comes.
    fn pump(&self, mut device: Box<dyn Device>) -> Result<(), CameraError> {
        let mut failed = 0;
        while !self.is_over() {
            match device.next() {
                Ok(frame) => {
                    failed = 0;
                    let frame = Arc::new(frame);
                    self.pictures.put(Arc::clone(&frame));
                    self.scans.put(frame);
                }
                // Windows calls a frame that is not ready yet a failure.
                Err(CameraError::Failed(_)) if failed < FAILED_READINGS => {
                    failed += 1;
                    thread::sleep(AFTER_FAILED_READING);
                }
                Err(why) => return Err(why),
            }
        }
        Ok(())
    }

    fn show(&self) {
        let mut has_started = false;
        let mut spoiled = 0;
        while self.under_way.has_room() {
            let frame = match self.pictures.take(SILENCE) {
                Taken::New(frame) => frame,
                Taken::Late => continue,
                Taken::Closed => return,
            };
            let start = Instant::now();
            if let Some(jpeg) = picture::jpeg(&frame) {
                spoiled = 0;
                if !has_started {
                    has_started = true;
                    self.tell(LiveEvent::Started { width: frame.width, height: frame.height });
                }
                self.under_way.sent();
                self.tell(LiveEvent::Picture(jpeg));
                keep_pace(start, PICTURE_PACE);
            } else if self.gives_up(&mut spoiled) {
                return;
            }
        }
    }

    fn scan(&self) {
        let mut misses = MISSES_UNTIL_GONE;
        let mut spoiled = 0;
        loop {
            let frame = match self.scans.take(SILENCE) {
                Taken::New(frame) => frame,
                // Told here, since the pictures may be waiting for the window.
                Taken::Late => return self.fail(CameraError::Silent),
                Taken::Closed => return,
            };
            let start = Instant::now();
            let Some(image) = picture::brightness(&frame) else {
                if self.gives_up(&mut spoiled) {
                    return;
                }
                continue;
            };
            spoiled = 0;
            let found = find(image.view(), &Budget::live(&|| self.is_over() || start.elapsed() > SCAN_TIME));
            misses = if found.is_empty() { misses.saturating_add(1) } else { 0 };
            if misses == 0 || misses == MISSES_UNTIL_GONE {
                self.tell(LiveEvent::Seen { width: image.width(), height: image.height(), found });
            }
            keep_pace(start, SCAN_PACE);
        }
    }

    /// One more frame in a row that could not be read; true when it was one too many.
    fn gives_up(&self, spoiled: &mut u32) -> bool {
        *spoiled += 1;
        let is_enough = *spoiled == SPOILED_FRAMES;
        if is_enough {
            self.fail(CameraError::Unreadable);
        }
        is_enough
    }

    fn tell(&self, event: LiveEvent) {
        if !self.is_over() {
            (self.on_event)(event);
        }
    }

    fn fail(&self, why: CameraError) {
        if !self.end_once() {
            (self.on_event)(LiveEvent::Failed(why));
        }
    }

    fn end(&self) {
        self.end_once();
    }

    /// True when it was over already.
    fn end_once(&self) -> bool {
        let was_over = self.is_over.swap(true, Ordering::SeqCst);
        self.pictures.close();
        self.scans.close();
        self.under_way.close();
        was_over
    }

    fn is_over(&self) -> bool {
        self.is_over.load(Ordering::SeqCst)
    }
}

fn keep_pace(start: Instant, pace: Duration) {
    thread::sleep(pace.saturating_sub(start.elapsed()));
}

#[cfg(test)]
mod tests;
