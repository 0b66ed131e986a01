//! What lens, shutter, light, sensor and compression make of a scene.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, ImageFormat, Luma};

use crate::chance::Chance;

/// Every lens blurs by that much, in pixels.
const LENS: f32 = 0.55;

/// How a frame is taken. The default is a good camera in a well-lit room.
pub struct Taken {
    /// How far the card moves while the shutter is open, in pixels.
    pub moved: Option<(f32, f32)>,
    /// Blur, as the standard deviation in pixels.
    pub out_of_focus: f32,
    pub light: Light,
    /// Of what light there is so much arrives …
    pub gain: f32,
    /// … on top of this.
    pub lift: f32,
    /// Noise of the sensor, as its standard deviation.
    pub noise: f32,
    pub jpeg_quality: u8,
}

impl Default for Taken {
    fn default() -> Taken {
        Taken {
            moved: None,
            out_of_focus: 0.0,
            light: Light::default(),
            gain: 1.0,
            lift: 0.0,
            noise: 2.0,
            jpeg_quality: 85,
        }
    }
}

/// Light that is not everywhere the same.
#[derive(Default)]
pub struct Light {
    pub slope: Option<Slope>,
    pub glare: Option<Glare>,
    pub shadow: Option<Shadow>,
}

/// Brighter to one side: by so much a pixel, from a point where it is a share of the full light.
pub struct Slope {
    pub from: (f32, f32),
    pub there: f32,
    pub by: (f32, f32),
}

/// A lamp that mirrors in the card.
pub struct Glare {
    pub at: (f32, f32),
    pub radius: f32,
    pub grey: f32,
}

/// An upright edge, to the right of which light is missing.
pub struct Shadow {
    pub x: f32,
    pub softness: f32,
    pub depth: f32,
}

impl Light {
    fn on(&self, grey: f32, x: f32, y: f32) -> f32 {
        let mut grey = grey;
        if let Some(slope) = &self.slope {
            let (dx, dy) = (x - slope.from.0, y - slope.from.1);
            grey *= (slope.there + dx * slope.by.0 + dy * slope.by.1).clamp(0.08, 1.5);
        }
        if let Some(glare) = &self.glare {
            let distance = (x - glare.at.0).hypot(y - glare.at.1) / glare.radius;
            grey += glare.grey * (-distance * distance / 2.0).exp();
        }
        if let Some(shadow) = &self.shadow {
            grey *= 1.0 - shadow.depth / (1.0 + ((shadow.x - x) / shadow.softness).exp());
        }
        grey
    }
}

/// Takes the picture.
pub fn take(scene: GrayImage, taken: &Taken, chance: &mut Chance) -> GrayImage {
    let mut image = scene;
    if let Some(by) = taken.moved {
        image = moved(&image, by);
    }
    // Two blurs after each other are one of both variances.
    image = DynamicImage::from(image).blur(LENS.hypot(taken.out_of_focus)).into_luma8();
    for (x, y, Luma([grey])) in image.enumerate_pixels_mut() {
        let lit = taken.light.on(f32::from(*grey), x as f32, y as f32);
        *grey = (lit * taken.gain + taken.lift + taken.noise * chance.normal()).round() as u8;
    }
    through_jpeg(&image, taken.jpeg_quality)
}

/// Each pixel is the average of where it was while the shutter was open.
fn moved(image: &GrayImage, by: (f32, f32)) -> GrayImage {
    let steps = by.0.hypot(by.1).ceil().max(2.0) as u32 * 2;
    GrayImage::from_fn(image.width(), image.height(), |x, y| {
        let sum: f32 = (0..steps)
            .map(|step| {
                let part = (step as f32 + 0.5) / steps as f32 - 0.5;
                between(image, x as f32 + by.0 * part, y as f32 + by.1 * part)
            })
            .sum();
        Luma([(sum / steps as f32).round() as u8])
    })
}

/// The brightness between four pixels; beyond the edge that of the edge.
fn between(image: &GrayImage, x: f32, y: f32) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let at = |x: f32, y: f32| {
        let inside = |at: f32, end: u32| (at.max(0.0) as u32).min(end - 1);
        f32::from(image.get_pixel(inside(x, image.width()), inside(y, image.height())).0[0])
    };
    let (right, below) = (x - left, y - top);
    let upper = at(left, top) * (1.0 - right) + at(left + 1.0, top) * right;
    let lower = at(left, top + 1.0) * (1.0 - right) + at(left + 1.0, top + 1.0) * right;
    upper * (1.0 - below) + lower * below
}

fn through_jpeg(image: &GrayImage, quality: u8) -> GrayImage {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode_image(image)
        .expect("a picture that JPEG holds");
    image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg).expect("a JPEG of our own").into_luma8()
}
