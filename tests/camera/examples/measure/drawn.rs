//! A camera in the program itself.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use koppel_camera::scene::{Scene, frame, held, room};
use koppel_platform::camera::{CameraError, Device, Format, Frame};

const RATE: u32 = 30;
/// As many ways to hold a code.
const POSES: u32 = 40;

/// Its frames, drawn beforehand: without a code, and with it held in many ways.
pub struct Film {
    empty: Frame,
    held: Vec<Frame>,
}

impl Film {
    pub fn of(format: Format) -> Film {
        let link =
            "otpauth://totp/Ziekenhuis:sanne?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Ziekenhuis";
        let scene = Scene::of(link).unwrap();
        let held = (0..POSES).map(|n| frame(&scene.draw(held(n)), format).unwrap()).collect();
        Film { empty: frame(&room(), format).unwrap(), held }
    }
}

/// When the code came into view; None while it is not.
#[derive(Clone, Default)]
pub struct Entry(Arc<Mutex<Option<Instant>>>);

impl Entry {
    pub fn set(&self, entered: Option<Instant>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = entered;
    }

    pub fn since(&self) -> Option<Duration> {
        let entered = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entered.map(|entered| entered.elapsed())
    }
}

pub struct Drawn {
    film: Arc<Film>,
    entry: Entry,
    next_at: Instant,
    count: usize,
}

impl Drawn {
    pub fn open(film: Arc<Film>, entry: Entry) -> Box<dyn Device> {
        Box::new(Drawn { film, entry, next_at: Instant::now(), count: 0 })
    }
}

impl Device for Drawn {
    fn next(&mut self) -> Result<Frame, CameraError> {
        thread::sleep(self.next_at.saturating_duration_since(Instant::now()));
        self.next_at += Duration::from_secs(1) / RATE;
        self.count += 1;
        // A code that came while the sensor was open is in the next frame.
        let is_in_view = self.entry.since().is_some();
        let held = &self.film.held[self.count % self.film.held.len()];
        Ok(if is_in_view { held } else { &self.film.empty }.clone())
    }
}
