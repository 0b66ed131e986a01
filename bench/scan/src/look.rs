//! One picture, looked at by both.

use cpu_time::ThreadTime;
use image::GrayImage;
use koppel_scan::{Budget, Found, Luma, find};

use crate::tally::Seen;
use crate::truth::{Reading, Truth};
use crate::zxing::Zxing;

/// The best of so many runs counts, as in zxing.py.
const TIMES: usize = 3;

/// What the picture is to Koppel, and so which budget it has.
#[derive(Clone, Copy)]
pub enum Kind {
    /// One of a stream of frames.
    Live,
    /// A picture that is looked at once.
    Still,
}

/// A picture, and what is in it.
pub struct Picture {
    /// To name it when a text is false.
    pub name: String,
    pub image: GrayImage,
    pub truth: Truth,
}

pub struct Looker {
    zxing: Zxing,
}

impl Looker {
    pub fn new(zxing: Zxing) -> Looker {
        Looker { zxing }
    }

    /// What Koppel and zxing-cpp saw, one after the other on the same pixels.
    pub fn look(&mut self, picture: &Picture, kind: Kind) -> (Seen, Seen) {
        let (found, ms) = ours(&picture.image, kind);
        let koppel = found.iter().map(|code| Reading::of_bytes(&code.bytes)).collect();
        let answer = self.zxing.look(&picture.image);
        let zxing = answer.codes.iter().map(|code| Reading::of_code(&code.bytes, &code.text)).collect();
        (seen("Koppel", picture, koppel, ms), seen("zxing-cpp", picture, zxing, answer.ms))
    }
}

/// The codes, and the milliseconds of this thread's processor time. There is no end of time: what is measured is the
/// whole scan.
fn ours(image: &GrayImage, kind: Kind) -> (Vec<Found>, f64) {
    let (width, height) = (image.width() as usize, image.height() as usize);
    let frame = Luma::new(width, height, width, image.as_raw()).expect("a frame that is scanned");
    let never = || false;
    let look = |_| {
        let budget = match kind {
            Kind::Live => Budget::live(&never),
            Kind::Still => Budget::still(&never),
        };
        let start = ThreadTime::now();
        let found = find(frame, &budget);
        (found, start.elapsed().as_secs_f64() * 1000.0)
    };
    let runs: Vec<_> = (0..TIMES).map(look).collect();
    let ms = runs.iter().map(|(_, ms)| *ms).fold(f64::INFINITY, f64::min);
    (runs.into_iter().next().expect("a run").0, ms)
}

fn seen(who: &str, picture: &Picture, answers: Vec<Reading>, ms: f64) -> Seen {
    let wrong: Vec<_> = answers.iter().filter(|answer| !picture.truth.is_true(answer)).collect();
    for answer in &wrong {
        eprintln!("false, {who}, {}: {:?}", picture.name, answer.shown());
    }
    Seen { found: answers.iter().any(|answer| picture.truth.is_text(answer)), wrong: wrong.len(), ms }
}
