//! A picture that somebody holds up, or has on the screen.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use koppel_core::payload;
use koppel_scan::{Budget, Found, FrameError, Luma, LumaImage, find, luma};
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

use crate::edits::edited;
use crate::memory::bounded;
use crate::otpauth;

/// Pixels of a side at most: room for 29 modules of two pixels, and a border.
const MOST_SIDE: usize = 64;
/// Bytes held at once: far more than these pixels a few times over.
const MOST_HELD: usize = 4 << 20;
/// Digits of the largest QR code (ISO/IEC 18004, version 40-L).
const MOST_TEXT: usize = 7089;
/// Times that a scan may ask for the time on such a picture, and after the time is up.
const MOST_ASKED: u32 = 20_000;
const MOST_ASKED_LATE: u32 = 64;

/// Width, height, what lies between the rows, how the pixels are made (see [`pixels`]), the budget, and those.
pub fn frame(bytes: &[u8]) {
    holds(bytes, &|frame, budget| find(frame, budget));
}

pub fn holds(bytes: &[u8], find: &dyn Fn(Luma<'_>, &Budget<'_>) -> Vec<Found>) {
    let &[width, height, gap, how, budget, ref rest @ ..] = bytes else { return };
    let (width, height) = (usize::from(width) % (MOST_SIDE + 1), usize::from(height) % (MOST_SIDE + 1));
    bounded(MOST_HELD, || {
        check_colours(width, height, gap.into(), how >> 5, rest);
        let stride = width + usize::from(gap);
        let pixels = pixels(width, height, stride, how, rest);
        match Luma::new(width, height, stride, &pixels) {
            Ok(frame) => look(frame, how, budget, find),
            Err(error) => check_refusal(error, width, height, pixels.len()),
        }
    });
}

fn look(frame: Luma<'_>, how: u8, budget: u8, find: &dyn Fn(Luma<'_>, &Budget<'_>) -> Vec<Found>) {
    let asked = Cell::new(0);
    let most_asked = if budget & 0x80 == 0 { MOST_ASKED } else { u32::from(budget & 0x7f) };
    let out_of_time = || {
        asked.set(asked.get() + 1);
        asked.get() > most_asked
    };
    let budget = Budget {
        // Every rung, some, or none.
        pixels: frame.width() * frame.height() * usize::from(budget % 8),
        triples: usize::from(budget),
        samples: if how & 16 == 0 { 10_000 } else { 1_500_000 },
        out_of_time: &out_of_time,
    };
    let found = letting_detectors_fail(|| find(frame, &budget));
    assert!(asked.get() <= most_asked + MOST_ASKED_LATE, "it went on when the time was up");
    assert!(most_asked < MOST_ASKED || asked.get() < MOST_ASKED, "it asked for the time without end");
    check_found(&found, frame.width(), frame.height());
}

/// What is found is drawn over the picture, and read.
fn check_found(found: &[Found], width: usize, height: usize) {
    for (at, code) in found.iter().enumerate() {
        assert!((1..=MOST_TEXT).contains(&code.bytes.len()), "a text of {} bytes", code.bytes.len());
        assert!(found[..at].iter().all(|earlier| earlier.bytes != code.bytes), "a text twice");
        for corner in code.outline {
            assert!(corner.x.is_finite() && corner.y.is_finite(), "a corner nowhere: {corner:?}");
            let side = width.max(height) as f32;
            let near = -side..=2.0 * side;
            assert!(near.contains(&corner.x) && near.contains(&corner.y), "a corner far away: {corner:?}");
        }
        otpauth::read_as_link(&code.bytes, &payload::read);
    }
}

/// The rows one after the other, by the lowest bits of `how`:
///
/// - 0: the bytes are the pixels, however few there are.
/// - 1: the same, over and over, so that there are enough.
/// - 2: the bits are the pixels, black and white, over and over.
/// - others: a QR code of what follows a length, and then edits of its pixels.
fn pixels(width: usize, height: usize, stride: usize, how: u8, rest: &[u8]) -> Vec<u8> {
    let len = stride * height;
    match how & 3 {
        0 => rest.to_vec(),
        _ if rest.is_empty() => vec![128; len],
        1 => rest.iter().copied().cycle().take(len).collect(),
        2 => {
            let bits = rest.iter().flat_map(|byte| (0..8).map(move |bit| byte >> bit & 1));
            bits.cycle().take(len).map(|bit| bit * 255).collect()
        }
        _ => {
            let text_len = usize::from(rest[0]).min(rest.len() - 1);
            let (text, edits) = rest[1..].split_at(text_len);
            edited(&drawn(text, width, height, stride), edits)
        }
    }
}

/// White, with the code in the middle if there is room for it.
fn drawn(text: &[u8], width: usize, height: usize, stride: usize) -> Vec<u8> {
    let mut pixels = vec![255; stride * height];
    // The mask is given, since trying all of them would take most of the time.
    let (segment, ecc, mask) = ([QrSegment::make_bytes(text)], QrCodeEcc::Low, Some(Mask::new(3)));
    let encoded = QrCode::encode_segments_advanced(&segment, ecc, Version::MIN, Version::new(6), mask, false);
    let Ok(code) = encoded else { return pixels };
    let modules = code.size() as usize;
    let module = width.min(height) / (modules + 4);
    let (left, top) =
        (width.saturating_sub(modules * module) / 2, height.saturating_sub(modules * module) / 2);
    for y in 0..modules * module {
        for x in 0..modules * module {
            if code.get_module((x / module) as i32, (y / module) as i32) {
                pixels[(top + y) * stride + left + x] = 0;
            }
        }
    }
    pixels
}

/// The same bytes in the colours of cameras, screens and files.
fn check_colours(width: usize, height: usize, gap: usize, format: u8, bytes: &[u8]) {
    type From = fn(usize, usize, usize, &[u8]) -> Result<LumaImage, FrameError>;
    let (from, bytes_each): (From, usize) = match format {
        0 => (luma::from_rgb, 3),
        1 => (luma::from_bgr, 3),
        2 => (luma::from_rgba, 4),
        3 => (luma::from_rgbx, 4),
        4 => (luma::from_grey_alpha, 2),
        5 => (luma::from_yuyv, 2),
        _ => (luma::from_grey, 1),
    };
    match from(width, height, width * bytes_each + gap, bytes) {
        Ok(image) => {
            assert_eq!((image.width(), image.height()), (width, height));
            assert_eq!(image.pixels().len(), width * height);
        }
        Err(error) => check_refusal(error, width, height, bytes.len()),
    }
}

fn check_refusal(error: FrameError, width: usize, height: usize, len: usize) {
    match error {
        FrameError::Empty { .. } => assert!(width == 0 || height == 0),
        FrameError::Short { there, needed } => assert!(there == len && len < needed),
        other => panic!("{other}"),
    }
}

thread_local! {
    static IS_LOOKING: Cell<bool> = const { Cell::new(false) };
    static OWN_PANIC: Cell<bool> = const { Cell::new(false) };
}

/// A panic of a detector costs a scan one rung: it is caught there, and a fuzzer must not end on it. One of our own
/// code, or one that is not caught, is a fault.
fn letting_detectors_fail<T>(look: impl FnOnce() -> T) -> T {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let earlier = take_hook();
        set_hook(Box::new(move |panic| {
            let is_detector = IS_LOOKING.get() && !is_own(panic);
            OWN_PANIC.set(OWN_PANIC.get() || IS_LOOKING.get() && is_own(panic));
            if !is_detector {
                earlier(panic);
            }
        }));
    });
    OWN_PANIC.set(false);
    IS_LOOKING.set(true);
    let found = catch_unwind(AssertUnwindSafe(look));
    IS_LOOKING.set(false);
    assert!(!OWN_PANIC.get(), "the scan's own code panicked");
    found.unwrap_or_else(|_| panic!("a detector's panic was not caught"))
}

fn is_own(panic: &PanicHookInfo<'_>) -> bool {
    panic.location().is_some_and(|at| at.file().replace('\\', "/").contains("crates/scan/src"))
}
