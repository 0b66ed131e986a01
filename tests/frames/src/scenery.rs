//! Photographs without a code, of things that a detector stumbles over: squares in squares, stripes, print, noise.

use image::imageops::{FilterType, resize};
use image::{GrayImage, Luma};

use crate::camera::{Taken, take};
use crate::canvas::{Canvas, Style};
use crate::chance::{Chance, Part};
use crate::{Draw, Frame, clutter, letters};

/// What is in the picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    Room,
    Landscape,
    Bricks,
    Tiles,
    Leaves,
    Facade,
    Page,
    Barcodes,
}

impl Subject {
    pub const ALL: [Subject; 8] = [
        Subject::Room,
        Subject::Landscape,
        Subject::Bricks,
        Subject::Tiles,
        Subject::Leaves,
        Subject::Facade,
        Subject::Page,
        Subject::Barcodes,
    ];

    /// Each in turn.
    pub fn numbered(number: u64) -> Subject {
        Subject::ALL[(number % Subject::ALL.len() as u64) as usize]
    }

    /// Draws it, and takes a picture of it.
    pub fn frame(self, draw: Draw, (width, height): (u32, u32)) -> Frame {
        let chance = &mut Chance::new(draw, Part::Scenery);
        let scene = match self {
            Subject::Room => clutter::clutter(chance, width, height),
            Subject::Landscape => landscape(chance, width, height),
            drawn => {
                let mut canvas = Canvas::new(width, height, chance.within(60..240));
                canvas.lay(&clutter::gradient(chance, width, height), 0, 0);
                match drawn {
                    Subject::Bricks => bricks(&mut canvas, chance),
                    Subject::Tiles => tiles(&mut canvas, chance),
                    Subject::Leaves => leaves(&mut canvas, chance),
                    Subject::Facade => facade(&mut canvas, chance),
                    Subject::Page => page(&mut canvas, chance),
                    _ => barcodes(&mut canvas, chance),
                }
                canvas.image()
            }
        };
        let taken = Taken {
            out_of_focus: chance.within(0.0..1.5),
            noise: chance.within(1.0..12.0),
            jpeg_quality: chance.within(60..95),
            ..Taken::default()
        };
        Frame { image: take(scene, &taken, &mut Chance::new(draw, Part::Sensor)), text: None }
    }
}

/// Unevenness of every size, each finer one weaker.
fn landscape(chance: &mut Chance, width: u32, height: u32) -> GrayImage {
    let mut sum = vec![0.0; (width * height) as usize];
    let (mut cells, mut strength) = (2, 0.5);
    while cells < width / 2 {
        let coarse = GrayImage::from_fn(cells, cells, |_, _| Luma([chance.within(0..=255)]));
        let layer = resize(&coarse, width, height, FilterType::Triangle);
        sum.iter_mut().zip(layer.as_raw()).for_each(|(sum, grey)| *sum += f32::from(*grey) * strength);
        (cells, strength) = (cells * 2, strength * 0.62);
    }
    let most = sum.iter().copied().fold(1.0, f32::max);
    let grey = sum.iter().map(|grey| (grey / most * 255.0) as u8).collect();
    GrayImage::from_raw(width, height, grey).expect("a byte for each pixel")
}

fn bricks(canvas: &mut Canvas, chance: &mut Chance) {
    let (width, height) = canvas.size();
    let (long, tall, joint) =
        (chance.within(40.0..160.0), chance.within(15.0..60.0), chance.within(2.0..6.0));
    let mut row = 0;
    while row as f32 * tall < height {
        let mut x = if row % 2 == 0 { 0.0 } else { -long / 2.0 };
        while x < width {
            let grey = chance.within(60..140);
            canvas.rect(x, row as f32 * tall, long - joint, tall - joint, Style::Filled, grey);
            x += long;
        }
        row += 1;
    }
}

/// Black and white, by rule or by chance: a floor, or what a code's inside looks like.
fn tiles(canvas: &mut Canvas, chance: &mut Chance) {
    let (width, height) = canvas.size();
    let side = chance.within(4..40) as f32;
    let is_by_rule = chance.happens(0.4);
    for row in 0..(height / side) as u32 {
        for column in 0..(width / side) as u32 {
            let is_dark = if is_by_rule { (row + column) % 2 == 0 } else { chance.happens(0.5) };
            let grey = if is_dark { 25 } else { 230 };
            canvas.rect(column as f32 * side, row as f32 * side, side, side, Style::Filled, grey);
        }
    }
}

fn leaves(canvas: &mut Canvas, chance: &mut Chance) {
    let (width, height) = canvas.size();
    for _ in 0..3_000 {
        let at = (chance.within(0.0..width), chance.within(0.0..height));
        let radii = (chance.within(4.0..30.0), chance.within(2.0..12.0));
        let (degrees, grey) = (chance.within(0.0..180.0), chance.within(10..220));
        canvas.ellipse(at, radii, degrees, Style::Filled, grey);
    }
}

/// Windows: frames with panes in them, in the 1:1:3:1:1 of a finder pattern now and then.
fn facade(canvas: &mut Canvas, chance: &mut Chance) {
    let (width, height) = canvas.size();
    let module = chance.within(3.0..12.0);
    let step = module * chance.within(8.0..14.0);
    let (wall, glass) = (chance.within(150..240), chance.within(10..80));
    let mut y = step / 2.0;
    while y + step < height {
        let mut x = step / 2.0;
        while x + step < width {
            let tall = if chance.happens(0.6) { 7.0 } else { chance.within(5.0..7.5) };
            canvas.rect(x, y, 7.0 * module, tall * module, Style::Filled, glass);
            canvas.rect(x + module, y + module, 5.0 * module, (tall - 2.0) * module, Style::Filled, wall);
            canvas.rect(
                x + 2.0 * module,
                y + 2.0 * module,
                3.0 * module,
                (tall - 4.0) * module,
                Style::Filled,
                glass,
            );
            x += step;
        }
        y += step;
    }
}

fn page(canvas: &mut Canvas, chance: &mut Chance) {
    let (width, height) = canvas.size();
    canvas.rect(width * 0.08, height * 0.05, width * 0.84, height * 0.9, Style::Filled, 240);
    let letter = chance.within(7.0..24.0);
    letters::paragraph(
        canvas,
        chance,
        (width * 0.12, height * 0.1),
        (width * 0.76, height * 0.8),
        letter,
        30,
    );
}

/// Labels with bars of many widths.
fn barcodes(canvas: &mut Canvas, chance: &mut Chance) {
    let (width, height) = canvas.size();
    for _ in 0..12 {
        let (wide, tall) = (width * chance.within(0.1..0.3), height * chance.within(0.08..0.2));
        let (left, top) = (chance.within(0.0..width - wide), chance.within(0.0..height - tall));
        canvas.rect(left, top, wide, tall, Style::Filled, 240);
        let module = chance.within(1.0..4.0);
        let mut x = left + 10.0 * module;
        while x + 10.0 * module < left + wide {
            let bar = module * chance.within(1..5) as f32;
            canvas.rect(x, top + tall * 0.1, bar, tall * 0.65, Style::Filled, 20);
            x += bar + module * chance.within(1..5) as f32;
        }
        letters::line(canvas, chance, (left + tall * 0.1, top + tall * 0.8), wide * 0.8, tall * 0.15, 20);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const SMALL: (u32, u32) = (240, 180);

    #[test]
    fn a_seed_draws_the_same_again_and_another_seed_another() {
        for subject in Subject::ALL {
            let drawn = |seed| subject.frame(Draw { seed, number: 1 }, SMALL);
            assert!(drawn(3) == drawn(3), "{subject:?}");
            assert!(drawn(3).image != drawn(4).image, "{subject:?}");
            assert_eq!(drawn(3).text, None);
        }
    }

    #[test]
    fn each_is_another_picture() {
        let pictures =
            (0..8).map(|number| Subject::numbered(number).frame(Draw { seed: 1, number: 0 }, SMALL));
        assert_eq!(pictures.map(|frame| frame.image.into_raw()).collect::<BTreeSet<_>>().len(), 8);
    }
}
