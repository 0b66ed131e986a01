//! Every format that vivid offers, seen as the window sees it.

use image::RgbImage;
use koppel_camera::loopback::Feeding;
use koppel_camera::scene::{HEIGHT, WIDTH, frame, room};
use koppel_platform::camera::{Format, LiveEvent, Mode, modes, open_in};
use v4l::fraction::Fraction;
use v4l::video::Capture;
use v4l::video::capture::Parameters;

use super::watch::Watch;
use super::{LOOPBACKS, Outcome, VIVID, vivid};

/// What vivid draws: eight bars, each of three quarters of full brightness or nothing.
const BARS: [[u8; 3]; 8] = [
    [191, 191, 191],
    [191, 191, 0],
    [0, 191, 191],
    [0, 191, 0],
    [191, 0, 191],
    [191, 0, 0],
    [0, 0, 191],
    [0, 0, 0],
];
/// A JPEG's own loss, and that of halved colours.
const OFF: u8 = 20;

/// Each is opened at 720p and shows vivid's bars, the right way up and the right way round.
pub fn every_one() -> Outcome {
    let modes = modes(VIVID).map_err(|why| why.to_string())?;
    vivid::choose(VIVID, "OSD Text Mode", "None")?;
    let mut said = Vec::new();
    for format in [Format::Mjpeg, Format::Nv12, Format::Yuyv, Format::Rgb, Format::Bgr, Format::Grey] {
        let of_format = |mode: &&Mode| mode.format == format && (mode.width, mode.height) == (WIDTH, HEIGHT);
        // In the emulated machine less is more.
        let Some(mode) = modes.iter().filter(of_format).min_by_key(|mode| mode.rate.abs_diff(10)) else {
            continue;
        };
        shows_bars(*mode, "75% Colorbar", |bar| ((2 * bar + 1) * WIDTH / 16, HEIGHT / 2))
            .and_then(|()| {
                // The bars of this one lie, and are of full brightness.
                shows_bars(*mode, "Horizontal 100% Colorbar", |bar| (WIDTH / 2, (2 * bar + 1) * HEIGHT / 16))
            })
            .map_err(|wrong| format!("{mode:?}: {wrong}"))?;
        said.push(format!("{format:?}"));
    }
    if said.len() < 3 {
        return Err(format!("vivid offers only {said:?}"));
    }
    Ok(format!("{} at 1280 × 720, both ways round", said.join(", ")))
}

fn shows_bars(mode: Mode, pattern: &str, place: impl Fn(usize) -> (usize, usize)) -> Result<(), String> {
    vivid::choose(VIVID, "Test Pattern", pattern)?;
    let watch = Watch::of(move || open_in(VIVID, mode));
    let mut size = None;
    // The first may have been drawn before the pattern was chosen.
    let mut left = 3;
    let jpeg = watch.wait("a picture", |event| match event {
        LiveEvent::Started { width, height } => {
            size = Some((*width, *height));
            None
        }
        LiveEvent::Picture(jpeg) => {
            left -= 1;
            (left == 0).then(|| jpeg.clone())
        }
        _ => None,
    })?;
    watch.leave();
    if size != Some((mode.width, mode.height)) {
        return Err(format!("its frames are {size:?}"));
    }
    let picture = decoded(&jpeg)?;
    if (picture.width() as usize, picture.height() as usize) != (WIDTH, HEIGHT) {
        return Err(format!("the picture is {} × {}", picture.width(), picture.height()));
    }
    for (bar, colour) in BARS.iter().enumerate() {
        let (x, y) = place(bar);
        let seen = picture.get_pixel(x as u32, y as u32).0;
        let full = pattern.contains("100%");
        let wanted = colour.map(|part| if full && part > 0 { 255 } else { part });
        if seen.iter().zip(wanted).any(|(seen, wanted)| seen.abs_diff(wanted) > OFF) {
            return Err(format!("{pattern}: bar {bar} is {seen:?} and not {wanted:?}"));
        }
    }
    Ok(())
}

fn decoded(jpeg: &[u8]) -> Result<RgbImage, String> {
    Ok(image::load_from_memory(jpeg).map_err(|why| why.to_string())?.into_rgb8())
}

/// Two cameras at the same time, each with its own picture.
pub fn two_at_once() -> Outcome {
    vivid::choose(VIVID, "Test Pattern", "75% Colorbar")?;
    let empty = frame(&room(), Format::Yuyv).ok_or("an empty room is not drawn")?;
    let feeding =
        Feeding::start(LOOPBACKS[0], vec![empty.clone()], vec![empty]).map_err(|why| why.to_string())?;
    let (room, bars) = (Watch::start(LOOPBACKS[0]), Watch::start(VIVID));
    let (room_shown, bars_shown) = (decoded(&room.picture()?)?, decoded(&bars.picture()?)?);
    room.leave();
    bars.leave();
    feeding.end().map_err(|why| why.to_string())?;
    // vivid's are white on the left and black on the right; the room is nearly the same everywhere.
    let falls = |picture: &RgbImage| {
        let green = |x| i32::from(picture.get_pixel(x, picture.height() / 2).0[1]);
        green(20) - green(picture.width() - 20)
    };
    match (falls(&bars_shown), falls(&room_shown)) {
        (150.., -50..50) => Ok("each its own picture".to_owned()),
        (bars, room) => Err(format!("the pictures are mixed up: {bars}, {room}")),
    }
}

/// A camera that does 12.5 frames a second at 720p, as many do 7.5, and was left so by another program. nokhwa
/// takes that for 25 and then takes nothing any more.
pub fn odd_rate() -> Outcome {
    let device = v4l::Device::new(VIVID as usize).map_err(|why| why.to_string())?;
    let large = v4l::Format::new(WIDTH as u32, HEIGHT as u32, v4l::FourCC::new(b"YUYV"));
    device.set_format(&large).map_err(|why| why.to_string())?;
    let odd = Parameters::new(Fraction::new(2, 25));
    let left = device.set_params(&odd).map_err(|why| why.to_string())?.interval;
    drop(device);
    if left.numerator == 1 {
        return Err(format!("vivid does not take it: {left}"));
    }
    let modes = modes(VIVID).map_err(|why| why.to_string())?;
    if let Some(wrong) = modes.iter().find(|mode| mode.width == WIDTH && mode.rate > 10) {
        return Err(format!("{wrong:?} is listed"));
    }
    let watch = Watch::start(VIVID);
    watch.picture()?;
    watch.leave();
    Ok(format!("left at {left} s a frame, opened all the same"))
}
