//! What is behind the card: a room of blurred shapes, edges and letters.

use image::imageops::{FilterType, resize};
use image::{DynamicImage, GrayImage, Luma};

use crate::canvas::{Canvas, Style};
use crate::chance::Chance;
use crate::letters;

pub fn clutter(chance: &mut Chance, width: u32, height: u32) -> GrayImage {
    let mut canvas = Canvas::new(width, height, 0);
    canvas.lay(&gradient(chance, width, height), 0, 0);
    for _ in 0..chance.within(15..60) {
        shape(&mut canvas, chance);
    }
    DynamicImage::from(canvas.image()).blur(chance.within(0.6..4.0)).into_luma8()
}

/// Light that goes softly from place to place.
pub fn gradient(chance: &mut Chance, width: u32, height: u32) -> GrayImage {
    let (across, down) = (chance.within(2..6), chance.within(2..6));
    let coarse = GrayImage::from_fn(across, down, |_, _| Luma([chance.within(30..220)]));
    resize(&coarse, width, height, FilterType::CatmullRom)
}

fn shape(canvas: &mut Canvas, chance: &mut Chance) {
    let (width, height) = canvas.size();
    let grey = chance.within(0..=255);
    let at = (chance.within(0.0..width), chance.within(0.0..height));
    let size = (chance.within(8.0..width / 5.0), chance.within(8.0..height / 4.0));
    let style = if chance.happens(0.5) { Style::Filled } else { Style::Outlined(chance.within(1.0..6.0)) };
    match chance.within(0..4) {
        0 => canvas.rect(at.0, at.1, size.0, size.1, style, grey),
        1 => {
            let degrees = chance.within(0.0..180.0);
            canvas.ellipse(at, (size.0 / 2.0, size.1 / 2.0), degrees, style, grey);
        }
        2 => {
            let to = (chance.within(0.0..width), chance.within(0.0..height));
            let thick = chance.within(1.0..8.0);
            canvas.line(at, to, thick, grey);
        }
        _ => {
            let letter = height * chance.within(0.02..0.1);
            letters::line(canvas, chance, at, size.0 * 2.0, letter, grey);
        }
    }
}
