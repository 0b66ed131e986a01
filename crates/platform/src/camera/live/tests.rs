#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::Mutex;
use std::sync::atomic::AtomicU32;

use jpeg_encoder::ColorType;
use qrcodegen::{QrCode, QrCodeEcc};

use super::super::device::Format;
use super::super::jpeg;
use super::*;

const LINK: &str = "otpauth://totp/Ziekenhuis:sanne?secret=JBSWY3DPEHPK3PXP&issuer=Ziekenhuis";
const PATIENCE: Duration = Duration::from_secs(20);
const SIZE: (usize, usize) = (640, 480);

/// A camera that is made up: `next` makes its frames, counted from 0.
struct MadeUp<F> {
    next: F,
    count: u32,
    is_closed: Arc<AtomicBool>,
}

impl<F: FnMut(u32) -> Result<Frame, CameraError>> Device for MadeUp<F> {
    fn next(&mut self) -> Result<Frame, CameraError> {
        thread::sleep(Duration::from_millis(10));
        self.count += 1;
        (self.next)(self.count - 1)
    }
}

impl<F> Drop for MadeUp<F> {
    fn drop(&mut self) {
        self.is_closed.store(true, Ordering::SeqCst);
    }
}

struct Stage {
    live: Option<Live>,
    events: Receiver<LiveEvent>,
    is_closed: Arc<AtomicBool>,
}

fn run(next: impl FnMut(u32) -> Result<Frame, CameraError> + Send + 'static) -> Stage {
    let (sender, events) = mpsc::channel();
    let sender = Mutex::new(sender);
    run_telling(next, move |event| drop(sender.lock().unwrap().send(event)), events)
}

fn run_telling(
    next: impl FnMut(u32) -> Result<Frame, CameraError> + Send + 'static,
    on_event: impl Fn(LiveEvent) + Send + Sync + 'static,
    events: Receiver<LiveEvent>,
) -> Stage {
    let is_closed = Arc::new(AtomicBool::new(false));
    let closing = Arc::clone(&is_closed);
    let open = move || Ok(Box::new(MadeUp { next, count: 0, is_closed: closing }) as Box<dyn Device>);
    Stage { live: Some(Live::of(open, on_event)), events, is_closed }
}

impl Stage {
    /// Waits for an event that the test is about; the others pass by.
    fn wait<T>(&self, what: &str, mut wanted: impl FnMut(LiveEvent) -> Option<T>) -> T {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let Ok(event) = self.events.recv_timeout(Duration::from_millis(200)) else { continue };
            if matches!(event, LiveEvent::Picture(_)) {
                self.shown();
            }
            if let LiveEvent::Failed(why) = &event {
                let why = why.clone();
                return wanted(event).unwrap_or_else(|| panic!("{what}: failed with {why}"));
            }
            if let Some(answer) = wanted(event) {
                return answer;
            }
        }
        panic!("{what}: did not come");
    }

    fn shown(&self) {
        if let Some(live) = &self.live {
            live.shown();
        }
    }

    fn wait_for_link(&self) {
        let (size, found) = self.wait("a code", |event| match event {
            LiveEvent::Seen { width, height, found } if !found.is_empty() => Some(((width, height), found)),
            _ => None,
        });
        assert_eq!(size, SIZE);
        assert_eq!(found[0].bytes, LINK.as_bytes());
    }

    fn wait_for_failure(&self) -> CameraError {
        self.wait("a failure", |event| match event {
            LiveEvent::Failed(why) => Some(why),
            _ => None,
        })
    }
}

fn grey() -> Vec<u8> {
    let code = QrCode::encode_text(LINK, QrCodeEcc::Medium).unwrap();
    let module = 7;
    let (left, top) = (140, 60);
    (0..SIZE.0 * SIZE.1)
        .map(|at| {
            let (x, y) = ((at % SIZE.0) as i32 - left, (at / SIZE.0) as i32 - top);
            let is_dark = x >= 0 && y >= 0 && code.get_module(x / module, y / module);
            if is_dark { 30 } else { 220 }
        })
        .collect()
}

fn frame(format: Format, bytes: Vec<u8>) -> Frame {
    Frame { width: SIZE.0, height: SIZE.1, format, bytes }
}

fn yuyv() -> Frame {
    frame(Format::Yuyv, grey().into_iter().flat_map(|y| [y, 128]).collect())
}

fn mjpeg() -> Frame {
    let mut bytes = jpeg::made_of(&grey(), SIZE.0, SIZE.1, ColorType::Luma).unwrap();
    bytes.extend([0xAA; 500]);
    frame(Format::Mjpeg, bytes)
}

#[test]
fn codes_are_found_in_raw_frames_and_the_picture_is_a_jpeg() {
    let stage = run(|_| Ok(yuyv()));
    let mut order = Vec::new();
    let jpeg = stage.wait("a picture", |event| match event {
        LiveEvent::Picture(jpeg) => Some(jpeg),
        other => {
            order.push(other);
            None
        }
    });
    assert!(order.contains(&LiveEvent::Started { width: SIZE.0, height: SIZE.1 }));
    let picture = image::load_from_memory(&jpeg).unwrap();
    assert_eq!((picture.width() as usize, picture.height() as usize), SIZE);
    stage.wait_for_link();
}

#[test]
fn a_webcams_own_jpeg_is_passed_on_as_it_is() {
    let stage = run(|_| Ok(mjpeg()));
    let jpeg = stage.wait("a picture", |event| match event {
        LiveEvent::Picture(jpeg) => Some(jpeg),
        _ => None,
    });
    let sent = mjpeg().bytes;
    assert_eq!(jpeg[..], sent[..sent.len() - 500]);
    stage.wait_for_link();
}

#[test]
fn a_code_that_goes_is_told_once() {
    let is_shown = Arc::new(AtomicBool::new(true));
    let showing = Arc::clone(&is_shown);
    let empty = || vec![200; SIZE.0 * SIZE.1];
    let stage =
        run(move |_| Ok(frame(Format::Grey, if showing.load(Ordering::SeqCst) { grey() } else { empty() })));
    stage.wait_for_link();
    is_shown.store(false, Ordering::SeqCst);
    let is_gone = |event| matches!(event, LiveEvent::Seen { found, .. } if found.is_empty()).then_some(());
    stage.wait("gone", is_gone);
    let after: Vec<_> = stage.events.iter().inspect(|_| stage.shown()).take(20).collect();
    assert!(after.iter().all(|event| matches!(event, LiveEvent::Picture(_))), "{after:?}");
}

#[test]
fn garbage_between_good_frames_does_no_harm() {
    let stage = run(|count| {
        Ok(match count % 4 {
            0 => yuyv(),
            1 => frame(Format::Mjpeg, vec![0xFF; 9_000]),
            2 => frame(Format::Yuyv, vec![0; 7]),
            _ => Frame { width: usize::MAX, height: usize::MAX, format: Format::Nv12, bytes: vec![0; 64] },
        })
    });
    stage.wait_for_link();
}

#[test]
fn nothing_but_garbage_ends_it() {
    let stage = run(|count| Ok(frame(Format::Mjpeg, vec![count as u8; 3_000])));
    assert_eq!(stage.wait_for_failure(), CameraError::Unreadable);
}

#[test]
fn a_camera_that_is_unplugged() {
    let stage = run(|count| if count < 5 { Ok(yuyv()) } else { Err(CameraError::Unplugged) });
    assert_eq!(stage.wait_for_failure(), CameraError::Unplugged);
    let begin = Instant::now();
    while !stage.is_closed.load(Ordering::SeqCst) {
        assert!(begin.elapsed() < PATIENCE, "the device stays open");
        thread::sleep(Duration::from_millis(10));
    }
    assert!(stage.events.try_recv().is_err(), "nothing comes after the failure");
}

#[test]
fn a_reading_that_fails_once_is_tried_again() {
    let stage =
        run(|count| if count == 2 { Err(CameraError::Failed("no sample".to_owned())) } else { Ok(yuyv()) });
    stage.wait_for_link();
}

#[test]
fn a_driver_that_panics_is_a_failure() {
    let stage = run(|count| if count < 3 { Ok(yuyv()) } else { panic!("driver") });
    assert!(matches!(stage.wait_for_failure(), CameraError::Failed(_)));
    assert!(stage.is_closed.load(Ordering::SeqCst));
}

#[test]
fn a_camera_that_does_not_open() {
    let (sender, events) = mpsc::channel();
    let sender = Mutex::new(sender);
    let _live = Live::of(|| Err(CameraError::InUse), move |event| drop(sender.lock().unwrap().send(event)));
    assert_eq!(events.recv_timeout(PATIENCE), Ok(LiveEvent::Failed(CameraError::InUse)));
}

#[test]
fn dropping_it_closes_the_device_and_ends_the_events() {
    let mut stage = run(|_| Ok(yuyv()));
    stage.wait("a picture", |event| matches!(event, LiveEvent::Picture(_)).then_some(()));
    drop(stage.live.take());
    assert!(stage.is_closed.load(Ordering::SeqCst));
    thread::sleep(Duration::from_millis(300));
    while stage.events.try_recv().is_ok() {}
    thread::sleep(Duration::from_millis(200));
    assert!(stage.events.try_recv().is_err());
}

/// The window takes half a second a picture: capture and scan go on, and it gets the newest.
#[test]
fn a_slow_window_holds_nothing_up() {
    let (sender, events) = mpsc::channel();
    let sender = Mutex::new(sender);
    let on_event = move |event| {
        if matches!(event, LiveEvent::Picture(_)) {
            thread::sleep(Duration::from_millis(500));
        }
        drop(sender.lock().unwrap().send(event));
    };
    let captured = Arc::new(AtomicU32::new(0));
    let counting = Arc::clone(&captured);
    let next = move |count| {
        counting.store(count, Ordering::SeqCst);
        Ok(yuyv())
    };
    let stage = run_telling(next, on_event, events);
    let (mut pictures, mut scans) = (0, 0);
    stage.wait("three pictures", |event| {
        pictures += u32::from(matches!(event, LiveEvent::Picture(_)));
        scans += u32::from(matches!(event, LiveEvent::Seen { .. }));
        (pictures == 3).then_some(())
    });
    assert!(scans > 3, "{scans} scans");
    assert!(captured.load(Ordering::SeqCst) > 20, "{} frames", captured.load(Ordering::SeqCst));
}

/// A page that stands still, as behind a dialog of the system: nothing is made for it, and it collects nothing.
#[test]
fn a_window_that_shows_nothing_gets_two_pictures() {
    let captured = Arc::new(AtomicU32::new(0));
    let counting = Arc::clone(&captured);
    let stage = run(move |count| {
        counting.store(count, Ordering::SeqCst);
        Ok(yuyv())
    });
    let pictures = |until: u32| {
        let mut pictures = 0;
        let begin = Instant::now();
        while captured.load(Ordering::SeqCst) < until {
            assert!(begin.elapsed() < PATIENCE, "no frames");
            let event = stage.events.recv_timeout(Duration::from_millis(20));
            pictures += u32::from(matches!(event, Ok(LiveEvent::Picture(_))));
        }
        pictures
    };
    assert_eq!(pictures(100), 2);
    stage.wait_for_link();
    stage.shown();
    assert_eq!(pictures(200), 1);
}

#[test]
fn pictures_are_at_most_33_a_second() {
    let stage = run(|_| Ok(mjpeg()));
    stage.wait("a picture", |event| matches!(event, LiveEvent::Picture(_)).then_some(()));
    let start = Instant::now();
    let mut pictures = 0;
    stage.wait("a second", |event| {
        pictures += u32::from(matches!(event, LiveEvent::Picture(_)));
        (start.elapsed() > Duration::from_secs(1)).then_some(())
    });
    // A busy computer gives few.
    assert!((1..=36).contains(&pictures), "{pictures}");
}
