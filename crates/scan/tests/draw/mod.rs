//! Draws QR codes into frames: any size, angle and colour, mirrored, blurred, with noise.
#![allow(dead_code, clippy::unwrap_used)]

use koppel_scan::LumaImage;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// Deterministic noise (xorshift64*).
pub struct Noise(pub u64);

impl Noise {
    pub fn byte(&mut self) -> u8 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 56) as u8
    }
}

/// How a code lies in the frame.
#[derive(Clone, Copy)]
pub struct Pose {
    pub centre: (f32, f32),
    /// Pixels a module.
    pub module: f32,
    /// Degrees, clockwise.
    pub angle: f32,
    pub mirrored: bool,
    pub dark: u8,
    pub light: u8,
}

impl Pose {
    pub fn at(x: f32, y: f32, module: f32) -> Pose {
        Pose { centre: (x, y), module, angle: 0.0, mirrored: false, dark: 20, light: 235 }
    }
}

pub struct Frame {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<u8>,
}

impl Frame {
    pub fn new(width: usize, height: usize, grey: u8) -> Frame {
        Frame { width, height, pixels: vec![grey; width * height] }
    }

    /// Draws the code with its quiet zone of four modules; each pixel is the average of 16 samples.
    pub fn draw(mut self, code: &QrCode, pose: Pose) -> Frame {
        let (sin, cos) = pose.angle.to_radians().sin_cos();
        let middle = code.size() as f32 / 2.0;
        let edge = middle + 4.0;
        for y in 0..self.height {
            for x in 0..self.width {
                let (mut sum, mut inside) = (0u32, 0u32);
                for sample in 0..16 {
                    let (sx, sy) = ((sample % 4) as f32 / 4.0 + 0.125, (sample / 4) as f32 / 4.0 + 0.125);
                    let (dx, dy) = (x as f32 + sx - pose.centre.0, y as f32 + sy - pose.centre.1);
                    let (u, v) = ((dx * cos + dy * sin) / pose.module, (dy * cos - dx * sin) / pose.module);
                    if u.abs() >= edge || v.abs() >= edge {
                        continue;
                    }
                    let u = if pose.mirrored { -u } else { u };
                    let dark = code.get_module((u + middle).floor() as i32, (v + middle).floor() as i32);
                    sum += u32::from(if dark { pose.dark } else { pose.light });
                    inside += 1;
                }
                let pixel = &mut self.pixels[y * self.width + x];
                *pixel = ((u32::from(*pixel) * (16 - inside) + sum) / 16) as u8;
            }
        }
        self
    }

    pub fn with_noise(mut self, amplitude: i32, seed: u64) -> Frame {
        let mut noise = Noise(seed);
        for pixel in &mut self.pixels {
            let by = (i32::from(noise.byte()) - 128) * amplitude / 128;
            *pixel = (i32::from(*pixel) + by).clamp(0, 255) as u8;
        }
        self
    }

    /// Out of focus: three times the mean of a square of `2 * reach + 1` pixels a side, which is near a Gaussian of
    /// √(reach² + reach) pixels.
    pub fn out_of_focus(mut self, reach: usize) -> Frame {
        for _ in 0..3 {
            self.pixels = means(&self.pixels, self.width, reach, 1);
            self.pixels = means(&self.pixels, self.width, reach, self.width);
        }
        self
    }

    /// As little light as that part of it.
    pub fn in_the_dark(mut self, part: f32) -> Frame {
        for pixel in &mut self.pixels {
            *pixel = (f32::from(*pixel) * part) as u8;
        }
        self
    }

    /// Light that falls off from left to right.
    pub fn in_uneven_light(mut self) -> Frame {
        for row in self.pixels.chunks_exact_mut(self.width) {
            for (x, pixel) in row.iter_mut().enumerate() {
                *pixel = (f32::from(*pixel) * (1.0 - 0.7 * x as f32 / self.width as f32)) as u8;
            }
        }
        self
    }

    pub fn image(self) -> LumaImage {
        LumaImage::new(self.width, self.height, self.pixels).unwrap()
    }
}

/// Of pixels that are `step` apart: in a row, or in a column.
fn means(pixels: &[u8], width: usize, reach: usize, step: usize) -> Vec<u8> {
    let (size, length) = (pixels.len(), if step == 1 { width } else { pixels.len() / width });
    let mean = |at: usize| {
        let place = if step == 1 { at % width } else { at / width };
        let near = place.saturating_sub(reach)..=(place + reach).min(length - 1);
        let count = near.clone().count() as u32;
        let first = at - place * step;
        near.map(|near| u32::from(pixels[first + near * step])).sum::<u32>().div_euclid(count) as u8
    };
    (0..size).map(mean).collect()
}

pub fn code(bytes: &[u8]) -> QrCode {
    QrCode::encode_binary(bytes, QrCodeEcc::Medium).unwrap()
}

pub fn code_of_segments(segments: &[QrSegment]) -> QrCode {
    QrCode::encode_segments(segments, QrCodeEcc::Medium).unwrap()
}

/// As long as a Google Authenticator export of ten accounts.
pub fn migration() -> Vec<u8> {
    let mut noise = Noise(10);
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let data = (0..760).map(|_| alphabet[usize::from(noise.byte()) % alphabet.len()]);
    b"otpauth-migration://offline?data=".iter().copied().chain(data).collect()
}

pub const LINK: &[u8] = b"otpauth://totp/Ziekenhuis:sanne?secret=JBSWY3DPEHPK3PXP&issuer=Ziekenhuis";
