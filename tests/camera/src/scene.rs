//! A QR code on a screen that a person holds before a camera, drawn pixel by pixel.

use jpeg_encoder::{ColorType, Encoder};
use koppel_platform::camera::{Format, Frame};
use qrcodegen::{QrCode, QrCodeEcc};

pub const WIDTH: usize = 1280;
pub const HEIGHT: usize = 720;
/// Modules around a code that stay white (ISO/IEC 18004, 4).
const QUIET: f32 = 4.0;
/// From the eye to the middle of the screen, in pixels: how much nearness a tilt makes.
const DISTANCE: f32 = 1100.0;
/// Of the room, the screen and the code's dark modules; of video's 16 to 235.
const ROOM: u8 = 96;
const SCREEN: u8 = 205;
const INK: u8 = 38;

/// How the code is held.
#[derive(Debug, Clone, Copy)]
pub struct Pose {
    /// Where the middle of the code is.
    pub middle: (f32, f32),
    /// Pixels a module.
    pub module: f32,
    /// In the plane of the picture, in degrees.
    pub turn: f32,
    /// Away from the eye on the right, in degrees.
    pub tilt: f32,
    /// How far a point is smeared to either side, in pixels.
    pub blur: usize,
}

/// A code that can be held.
pub struct Scene {
    code: QrCode,
}

impl Scene {
    /// None when the text does not fit a code.
    pub fn of(text: &str) -> Option<Scene> {
        Some(Scene { code: QrCode::encode_text(text, QrCodeEcc::Medium).ok()? })
    }

    /// A person comes nearer and the camera has not found its focus: no frame can be read.
    pub fn unreadable(&self) -> Vec<Vec<u8>> {
        let far = (0..8).map(|n| Pose { module: 1.2 + 0.1 * n as f32, blur: 2, ..held(n) });
        let smeared = (8..20).map(|n| Pose { module: 2.0 + 0.4 * (n - 8) as f32, blur: 12, ..held(n) });
        far.chain(smeared).map(|pose| self.draw(pose)).collect()
    }

    /// It moves and tilts, and is sharp.
    pub fn readable(&self) -> Vec<Vec<u8>> {
        (20..40).map(|n| self.draw(held(n))).collect()
    }

    /// The brightness of a frame.
    pub fn draw(&self, pose: Pose) -> Vec<u8> {
        let mut pixels = room();
        let side = self.code.size() as f32 + 2.0 * QUIET;
        // A tilt brings a half nearer, so it is drawn larger.
        let reach = side * pose.module * 0.5 * 1.9 + 3.0 * pose.blur as f32;
        let within = |middle: f32, end: usize| {
            let end = end as f32;
            (middle - reach).clamp(0.0, end) as usize..(middle + reach).clamp(0.0, end) as usize
        };
        let (columns, rows) = (within(pose.middle.0, WIDTH), within(pose.middle.1, HEIGHT));
        let onto_screen = pose.onto_screen();
        for y in rows.clone() {
            for x in columns.clone() {
                // Four samples a pixel.
                let samples = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
                let room = pixels[y * WIDTH + x];
                let sum: u32 = samples
                    .iter()
                    .map(|(right, down)| {
                        let point = (x as f32 + right, y as f32 + down);
                        u32::from(self.at(onto_screen(point)).unwrap_or(room))
                    })
                    .sum();
                pixels[y * WIDTH + x] = (sum / 4) as u8;
            }
        }
        // Twice a box is near a lens out of focus.
        for _ in 0..2 {
            smear(&mut pixels, &rows, &columns, pose.blur);
        }
        pixels
    }

    /// What is at this point of the screen, in modules from the code's middle; None beside it.
    fn at(&self, (across, down): (f32, f32)) -> Option<u8> {
        let half = self.code.size() as f32 / 2.0;
        let screen = -QUIET..half * 2.0 + QUIET;
        let (column, row) = (across + half, down + half);
        if !screen.contains(&column) || !screen.contains(&row) {
            return None;
        }
        // Outside of the code it answers light.
        let is_dark = self.code.get_module(column.floor() as i32, row.floor() as i32);
        Some(if is_dark { INK } else { SCREEN })
    }
}

impl Pose {
    /// From a point of the picture to one of the screen, in modules from its middle.
    fn onto_screen(self) -> impl Fn((f32, f32)) -> (f32, f32) {
        let (turn_sin, turn_cos) = self.turn.to_radians().sin_cos();
        let (tilt_sin, tilt_cos) = self.tilt.to_radians().sin_cos();
        move |(x, y)| {
            let (x, y) = (x - self.middle.0, y - self.middle.1);
            let (x, y) = (x * turn_cos + y * turn_sin, y * turn_cos - x * turn_sin);
            let across = x * DISTANCE / (DISTANCE * tilt_cos - x * tilt_sin);
            let down = y * (DISTANCE + across * tilt_sin) / DISTANCE;
            (across / self.module, down / self.module)
        }
    }
}

/// The n-th moment of a hand that is never still, with a code that is large enough.
pub fn held(n: u32) -> Pose {
    let time = n as f32 * 0.35;
    Pose {
        middle: (640.0 + 170.0 * time.sin(), 360.0 + 60.0 * (time * 1.7).cos()),
        module: 6.5 + 0.8 * (time * 0.6).sin(),
        turn: 16.0 * (time * 0.8).sin(),
        tilt: 24.0 * (time * 1.1).cos(),
        blur: 0,
    }
}

/// A frame of what was drawn, in one of the formats that v4l2loopback takes; None for the others.
pub fn frame(luma: &[u8], format: Format) -> Option<Frame> {
    let bytes = match format {
        Format::Yuyv => luma.iter().flat_map(|y| [*y, 128]).collect(),
        Format::Nv12 => [luma, &vec![128; luma.len() / 2]].concat(),
        Format::Mjpeg => {
            let mut bytes = Vec::new();
            Encoder::new(&mut bytes, 85).encode(luma, WIDTH as u16, HEIGHT as u16, ColorType::Luma).ok()?;
            bytes
        }
        Format::Rgb | Format::Bgr | Format::Grey => return None,
    };
    Some(Frame { width: WIDTH, height: HEIGHT, format, bytes })
}

/// Lighter at the top left, with the grain of a small sensor.
pub fn room() -> Vec<u8> {
    let mut grain = 1_u32;
    let mut pixels = Vec::with_capacity(WIDTH * HEIGHT);
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            pixels.push(ROOM - ((x + y) / 40) as u8 + (grain >> 29) as u8);
        }
    }
    pixels
}

fn smear(pixels: &mut [u8], rows: &std::ops::Range<usize>, columns: &std::ops::Range<usize>, radius: usize) {
    if radius == 0 {
        return;
    }
    for y in rows.clone() {
        let mut line: Vec<u8> = columns.clone().map(|x| pixels[y * WIDTH + x]).collect();
        average(&mut line, radius);
        for (x, value) in columns.clone().zip(line) {
            pixels[y * WIDTH + x] = value;
        }
    }
    for x in columns.clone() {
        let mut line: Vec<u8> = rows.clone().map(|y| pixels[y * WIDTH + x]).collect();
        average(&mut line, radius);
        for (y, value) in rows.clone().zip(line) {
            pixels[y * WIDTH + x] = value;
        }
    }
}

/// Each value becomes the mean of its neighbours; beyond the ends the last one goes on.
fn average(line: &mut [u8], radius: usize) {
    let Some(last) = line.len().checked_sub(1) else { return };
    let before = line.to_vec();
    let at = |n: usize| u32::from(before[n.saturating_sub(radius).min(last)]);
    let count = 2 * radius as u32 + 1;
    // Counted from `radius` before the beginning.
    let mut sum: u32 = (0..=2 * radius).map(at).sum();
    for (n, value) in line.iter_mut().enumerate() {
        *value = (sum / count) as u8;
        sum = sum + at(n + 2 * radius + 1) - at(n);
    }
}
