//! From a code before a camera to a code that a service takes.

use std::sync::LazyLock;

use koppel_camera::loopback::Feeding;
use koppel_camera::scene::{HEIGHT, Scene, WIDTH, frame};
use koppel_core::pairing::{self, Desk};
use koppel_core::pin::{Pin, PinLength};
use koppel_core::policy::Policy;
use koppel_core::ports::Random;
use koppel_drive::totp;
use koppel_platform::camera::{Format, Frame, LiveEvent};
use koppel_platform::clock;
use koppel_platform::place::{KeystoreKind, Place};
use koppel_platform::random::OsRandom;
use koppel_scan::Found;

use super::Outcome;
use super::watch::Watch;

const PIN: &str = "80417395";

/// As many pictures come before the code can be read: a whole round of those that nobody can.
const BLIND_PICTURES: usize = 20;

/// Nobody can read it; then it is sharp, moving and tilted: it is found, paired, and its code is right.
pub fn pairs(index: u32, format: Format) -> Outcome {
    let held = HELD.as_ref()?;
    let (watch, feeding) = hold_before(index, format, held)?;
    let blind = blind_pictures(&watch, &feeding)?;
    feeding.turn();
    let turned_at = feeding.shown();
    let (found, width, height) = watch.wait("a code", |event| match event {
        LiveEvent::Seen { width, height, found } => {
            found.first().map(|found| (found.clone(), *width, *height))
        }
        _ => None,
    })?;
    let frames = feeding.shown() - turned_at;
    watch.leave();
    feeding.end().map_err(|why| why.to_string())?;
    if (width, height) != (WIDTH, HEIGHT) || !lies_within(&found) {
        return Err(format!("found at {:?} of {width} × {height}", found.outline));
    }
    let code = pair(index, &found.bytes, &held.secret)?;
    Ok(format!(
        "none in {blind} pictures, found {frames} frames after it could be read, paired; code {code} is right"
    ))
}

/// The control: the same, and it never can be read.
pub fn does_not_pair(index: u32) -> Outcome {
    let (watch, feeding) = hold_before(index, Format::Yuyv, HELD.as_ref()?)?;
    let blind = blind_pictures(&watch, &feeding)? + blind_pictures(&watch, &feeding)?;
    watch.leave();
    feeding.end().map_err(|why| why.to_string())?;
    Ok(format!("none in {blind} pictures, nothing to pair"))
}

fn hold_before(index: u32, format: Format, held: &Held) -> Result<(Watch, Feeding), String> {
    let (before, after) = (frames(&held.unreadable, format)?, frames(&held.readable, format)?);
    let feeding = Feeding::start(index, before, after).map_err(|why| why.to_string())?;
    Ok((Watch::start(index), feeding))
}

/// Counts a round of pictures and frames; a code in one of them is an error.
fn blind_pictures(watch: &Watch, feeding: &Feeding) -> Result<usize, String> {
    let begin = feeding.shown();
    let mut pictures = 0;
    let found = watch.wait("pictures", |event| {
        match event {
            LiveEvent::Picture(_) => pictures += 1,
            LiveEvent::Seen { found, .. } if !found.is_empty() => return Some(true),
            _ => {}
        }
        (pictures >= BLIND_PICTURES && feeding.shown() - begin >= BLIND_PICTURES).then_some(false)
    })?;
    if found { Err("a code is found in frames that nobody can read".to_owned()) } else { Ok(pictures) }
}

/// The profile is opened again from its file: what counts is what was saved.
fn pair(index: u32, text: &[u8], secret: &[u8]) -> Result<String, String> {
    let home = format!("/tmp/koppel-{index}");
    let vault =
        || Place::new(&home, KeystoreKind::Guarded(format!("{home}-keys").into())).vault(Policy::default());
    let mut desk = Desk::default();
    let ticket = desk.put(text);
    let accounts = desk.accounts(ticket).map_err(|why| why.to_string())?;
    let pin = Pin::chosen(PIN, PIN, PinLength::default()).map_err(|why| format!("{why:?}"))?;
    let (open, _) = pairing::into_new_profile(&vault(), "Sanne", &pin, &accounts, clock::now())
        .map_err(|why| why.to_string())?;
    let id = open.id();
    drop(open);

    let open = vault().unlock(id, &pin, clock::now()).map_err(|why| why.to_string())?;
    let now = clock::now();
    let account = open.content().accounts.first().ok_or("a profile without an account")?;
    let shown = account.otp().and_then(|otp| otp.code_at(now)).ok_or("an account without a code")?;
    let right = totp::totp(secret, now);
    if shown.text.as_str() != right {
        return Err(format!("the code is {} and the service's is {right}", shown.text.as_str()));
    }
    Ok(right)
}

/// A code that nobody has seen before, drawn once for all: the processor is slow.
struct Held {
    secret: [u8; 20],
    unreadable: Vec<Vec<u8>>,
    readable: Vec<Vec<u8>>,
}

static HELD: LazyLock<Result<Held, String>> = LazyLock::new(|| {
    let mut secret = [0; 20];
    OsRandom::new().fill(&mut secret).map_err(|why| why.to_string())?;
    let link = format!("otpauth://totp/Ziekenhuis:sanne?secret={}&issuer=Ziekenhuis", totp::base32(&secret));
    let scene = Scene::of(&link).ok_or("the link fits no code")?;
    Ok(Held { secret, unreadable: scene.unreadable(), readable: scene.readable() })
});

fn frames(drawn: &[Vec<u8>], format: Format) -> Result<Vec<Frame>, String> {
    let frames = drawn.iter().map(|luma| frame(luma, format));
    frames.collect::<Option<_>>().ok_or_else(|| format!("{format:?} is not drawn"))
}

/// Four corners, in the frame, as far apart as the code is large.
fn lies_within(found: &Found) -> bool {
    let [first, _, third, _] = &found.outline;
    let apart = (first.x - third.x).hypot(first.y - third.y);
    let inside = |at: f32, end: usize| (0.0..end as f32).contains(&at);
    (120.0..600.0).contains(&apart)
        && found.outline.iter().all(|corner| inside(corner.x, WIDTH) && inside(corner.y, HEIGHT))
}
