//! Looks through Koppel's camera, as the window does.

use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use koppel_platform::camera::{CameraError, Device, Live, LiveEvent};

/// The processor is emulated.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// A live view and what it tells.
pub struct Watch {
    live: Live,
    events: Receiver<LiveEvent>,
}

impl Watch {
    /// Exactly what the window starts.
    pub fn start(index: u32) -> Watch {
        Watch::with(|tell| Live::start(index, tell))
    }

    /// The same of a device that is opened in a certain way.
    pub fn of(open: impl FnOnce() -> Result<Box<dyn Device>, CameraError> + Send + 'static) -> Watch {
        Watch::with(|tell| Live::of(open, tell))
    }

    fn with(start: impl FnOnce(Box<dyn Fn(LiveEvent) + Send + Sync>) -> Live) -> Watch {
        let (sender, events) = mpsc::channel();
        let sender = Mutex::new(sender);
        let live = start(Box::new(move |event| {
            if let Ok(sender) = sender.lock() {
                let _ = sender.send(event);
            }
        }));
        Watch { live, events }
    }

    /// Waits for an answer to an event; the others pass by. A failure that is no answer ends it.
    pub fn wait<T>(&self, what: &str, mut wanted: impl FnMut(&LiveEvent) -> Option<T>) -> Result<T, String> {
        let start = Instant::now();
        while let Some(left) = PATIENCE.checked_sub(start.elapsed()) {
            let Ok(event) = self.events.recv_timeout(left) else { break };
            if matches!(event, LiveEvent::Picture(_)) {
                self.live.shown();
            }
            if let Some(answer) = wanted(&event) {
                return Ok(answer);
            }
            if let LiveEvent::Failed(why) = event {
                return Err(format!("{what}: the camera failed: {why}"));
            }
        }
        Err(format!("{what}: did not come"))
    }

    /// The JPEG of a picture.
    pub fn picture(&self) -> Result<Vec<u8>, String> {
        self.wait("a picture", |event| match event {
            LiveEvent::Picture(jpeg) => Some(jpeg.clone()),
            _ => None,
        })
    }

    /// How it ends by itself.
    pub fn failure(&self) -> Result<CameraError, String> {
        self.wait("a failure", |event| match event {
            LiveEvent::Failed(why) => Some(why.clone()),
            _ => None,
        })
    }

    /// Leaves; how long that took.
    pub fn leave(self) -> Duration {
        let start = Instant::now();
        drop(self.live);
        start.elapsed()
    }
}
