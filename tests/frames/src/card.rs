//! The card with the code: what its surface is like, and how it gets into a picture.

use image::{GrayImage, Luma};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::perspective::{Hold, Perspective};

/// Samples of a pixel, in each direction.
const SAMPLES: u32 = 4;

pub struct Card {
    code: QrCode,
    /// White around the code, in modules.
    quiet: f32,
    /// Brightness of what is dark and what is light in a code that is not inverted.
    dark: f32,
    light: f32,
    pub spot: Option<Spot>,
    pub grille: Option<Grille>,
}

/// Something that lies on the code, in modules from its middle.
pub struct Spot {
    pub at: (f32, f32),
    pub radii: (f32, f32),
    pub grey: f32,
}

/// The pixels of the display that shows the code. A camera takes them one by one, so that they beat with its own.
pub struct Grille {
    /// Lines of the display to a pixel of the picture.
    pub lines: (f32, f32),
    /// What the gaps take of the light.
    pub depth: f32,
}

/// The code of a text, no better protected than asked for.
pub fn code(text: &str, ecc: QrCodeEcc) -> QrCode {
    let segments = QrSegment::make_segments(text);
    QrCode::encode_segments_advanced(&segments, ecc, Version::MIN, Version::MAX, None, false)
        .expect("a text that fits")
}

impl Card {
    pub fn new(code: QrCode, quiet: u8, dark: f32, light: f32) -> Card {
        Card { code, quiet: quiet.into(), dark, light, spot: None, grille: None }
    }

    /// Modules of the code's side.
    pub fn modules(&self) -> f32 {
        self.code.size() as f32
    }

    /// Modules of the card's side.
    pub fn side(&self) -> f32 {
        self.modules() + 2.0 * self.quiet
    }

    /// Draws it into the picture; each pixel is the average of its samples.
    pub fn draw(&self, image: &mut GrayImage, hold: Hold) {
        let perspective = Perspective::of(hold);
        let corners = [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)].map(|at| perspective.seen(at));
        let (xs, ys) = (corners.map(|corner| corner.0), corners.map(|corner| corner.1));
        for y in pixels(&ys, image.height()) {
            for x in pixels(&xs, image.width()) {
                let (mut sum, mut inside) = (0.0, 0);
                for sample in 0..SAMPLES * SAMPLES {
                    let part = |n: u32| (n as f32 + 0.5) / SAMPLES as f32;
                    let at = (x as f32 + part(sample % SAMPLES), y as f32 + part(sample / SAMPLES));
                    if let Some(grey) = self.grey(perspective.on_card(at)) {
                        sum += grey;
                        inside += 1;
                    }
                }
                if inside > 0 {
                    let Luma([behind]) = *image.get_pixel(x, y);
                    let outside = (SAMPLES * SAMPLES - inside) as f32;
                    let light = self.through_grille(perspective.on_card((x as f32, y as f32)), hold.side);
                    let grey = (f32::from(behind) * outside + sum * light) / (SAMPLES * SAMPLES) as f32;
                    image.put_pixel(x, y, Luma([grey.round() as u8]));
                }
            }
        }
    }

    /// Brightness at a point of the card; nothing beside it.
    fn grey(&self, (u, v): (f32, f32)) -> Option<f32> {
        if u.abs() > 0.5 || v.abs() > 0.5 {
            return None;
        }
        let (u, v) = (u * self.side(), v * self.side());
        if let Some(spot) = &self.spot
            && ((u - spot.at.0) / spot.radii.0).powi(2) + ((v - spot.at.1) / spot.radii.1).powi(2) < 1.0
        {
            return Some(spot.grey);
        }
        let middle = self.modules() / 2.0;
        let is_dark = self.code.get_module((u + middle).floor() as i32, (v + middle).floor() as i32);
        Some(if is_dark { self.dark } else { self.light })
    }

    fn through_grille(&self, (u, v): (f32, f32), side: f32) -> f32 {
        let Some(grille) = &self.grille else { return 1.0 };
        let gap = |at: f32, lines: f32| (at * side * lines * std::f32::consts::PI).sin().powi(2);
        (1.0 - grille.depth * gap(u, grille.lines.0)) * (1.0 - grille.depth * gap(v, grille.lines.1))
    }
}

/// The pixels that these coordinates span, as far as they are in the picture.
fn pixels(coordinates: &[f32], end: u32) -> std::ops::Range<u32> {
    let least = coordinates.iter().copied().fold(f32::INFINITY, f32::min);
    let most = coordinates.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    (least.floor().max(0.0) as u32)..(most.ceil().max(0.0) as u32).min(end)
}
