//! A picture of a screen: columns of cards with text, lists, charts, icons and photographs, and a code somewhere or not.

use image::GrayImage;
use image::imageops::{FilterType, resize};
use qrcodegen::QrCodeEcc;

use crate::canvas::{Canvas, Style};
use crate::card::{Card, code};
use crate::chance::{Chance, Part};
use crate::perspective::Hold;
use crate::{Draw, Frame, clutter, letters, texts};

/// Pixels of a 4K screen.
pub const FOUR_K: (u32, u32) = (3840, 2160);

/// What is on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Showing {
    Code,
    NoCode,
}

/// Foreground and background.
#[derive(Clone, Copy)]
struct Theme {
    ink: u8,
    paper: u8,
    is_dark: bool,
}

const LIGHT: Theme = Theme { ink: 30, paper: 250, is_dark: false };
const DARK: Theme = Theme { ink: 225, paper: 24, is_dark: true };

/// Draws it.
pub fn screen(draw: Draw, size: (u32, u32), showing: Showing) -> Frame {
    let chance = &mut Chance::new(draw, Part::Screen);
    let theme = if chance.happens(0.35) { DARK } else { LIGHT };
    let mut canvas = Canvas::new(size.0, size.1, theme.paper);
    columns(&mut canvas, chance, theme);
    match showing {
        Showing::NoCode => Frame { image: canvas.image(), text: None },
        Showing::Code => {
            let (text, image) = with_code(canvas, &mut Chance::new(draw, Part::Text), theme);
            Frame { image, text: Some(text) }
        }
    }
}

fn columns(canvas: &mut Canvas, chance: &mut Chance, theme: Theme) {
    let (width, height) = canvas.size();
    // A page that is hard on a detector: icons like finder patterns, by the hundred.
    let is_full_of_icons = chance.happens(0.12);
    let mut x = chance.within(0.0..60.0);
    while x < width {
        let column = chance.within(360.0..980.0);
        let mut y = chance.within(0.0..80.0);
        while y < height {
            let size = (column - 40.0, chance.within(120.0..560.0));
            let at = (x + 20.0, y);
            match chance.within(0..10) {
                0..5 => {
                    let letter = *chance.pick(&[13.0, 17.0, 22.0, 34.0]);
                    letters::paragraph(canvas, chance, at, size, letter, theme.ink);
                }
                5 | 6 => photograph(canvas, chance, at, size),
                7 => list(canvas, chance, at, size, theme),
                8 => chart(canvas, chance, at, size),
                _ if is_full_of_icons => icons(canvas, chance, at, size, theme),
                _ => {
                    let row = (size.0.min(64.0 * chance.within(1.0..5.0)), 64.0);
                    icons(canvas, chance, at, row, theme);
                }
            }
            y += size.1 + chance.within(16.0..60.0);
        }
        x += column + chance.within(8.0..40.0);
    }
}

fn photograph(canvas: &mut Canvas, chance: &mut Chance, at: (f32, f32), size: (f32, f32)) {
    // Drawn at half its size, as thumbnails are scaled too.
    let drawn = clutter::clutter(chance, (size.0 / 2.0) as u32, (size.1 / 2.0) as u32);
    let scaled = resize(&drawn, size.0 as u32, size.1 as u32, FilterType::CatmullRom);
    canvas.lay(&scaled, at.0 as i32, at.1 as i32);
}

fn list(canvas: &mut Canvas, chance: &mut Chance, (x, y): (f32, f32), size: (f32, f32), theme: Theme) {
    let rows = (size.1 / 44.0) as u32;
    let between = theme.ink.midpoint(theme.paper);
    for row in 0..rows {
        let top = (y + row as f32 * 44.0).floor();
        canvas.rect(x, top, size.0, 40.0, Style::Outlined(1.0), between);
        canvas.rect(x.floor() + 10.0, top + 8.0, 24.0, 24.0, Style::Filled, theme.ink);
        letters::line(canvas, chance, (x + 50.0, top + 10.0), size.0 * 0.5, 18.0, theme.ink);
    }
}

fn chart(canvas: &mut Canvas, chance: &mut Chance, (x, y): (f32, f32), size: (f32, f32)) {
    let bars = chance.within(5..40).min((size.0 / 22.0) as u32);
    for bar in 0..bars {
        let height = chance.within(5.0..size.1);
        let grey = chance.within(0..=255);
        canvas.rect((x + bar as f32 * 22.0).floor(), y + size.1 - height, 14.0, height, Style::Filled, grey);
    }
}

/// Squares in squares.
fn icons(canvas: &mut Canvas, chance: &mut Chance, (x, y): (f32, f32), size: (f32, f32), theme: Theme) {
    for row in 0..(size.1 / 64.0) as u32 {
        for column in 0..(size.0 / 64.0) as u32 {
            let (left, top) = ((x + column as f32 * 64.0).floor(), (y + row as f32 * 64.0).floor());
            let line = chance.within(2..8) as f32;
            let inset = line / 2.0;
            let style = Style::Outlined(line);
            canvas.rect(left + inset, top + inset, 48.0 - line, 48.0 - line, style, theme.ink);
            canvas.rect(left + 14.0, top + 14.0, 20.0, 20.0, Style::Filled, theme.ink);
        }
    }
}

fn with_code(canvas: Canvas, chance: &mut Chance, theme: Theme) -> (String, GrayImage) {
    let is_dense = chance.happens(0.25);
    let (text, ecc, side) = if is_dense {
        (texts::export(chance), QrCodeEcc::Low, chance.within(260..420))
    } else {
        (texts::link(chance), QrCodeEcc::Medium, chance.within(150..=300))
    };
    let (low, high) = (chance.within(0.0..60.0), chance.within(235.0..255.0));
    let is_inverted = theme.is_dark && chance.happens(0.4);
    let (dark, light) = if is_inverted { (high, low) } else { (low, high) };
    let card = Card::new(code(&text, ecc), *chance.pick(&[1, 2, 4]), dark, light);
    let card_side = side as f32 * card.side() / card.modules();

    let mut image = canvas.image();
    let (width, height) = (image.width() as f32, image.height() as f32);
    let mut middle = |all: f32| chance.within(card_side / 2.0 + 20.0..all - card_side / 2.0 - 20.0).round();
    let centre = (middle(width), middle(height));
    card.draw(&mut image, Hold { centre, side: card_side, lean: 0.0, turn: 0.0, roll: 0.0 });
    (text, image)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: (u32, u32) = (1000, 800);

    #[test]
    fn a_seed_draws_the_same_again_and_another_seed_another() {
        let drawn = |seed, showing| screen(Draw { seed, number: 2 }, SMALL, showing);
        assert!(drawn(5, Showing::Code) == drawn(5, Showing::Code));
        assert!(drawn(5, Showing::Code).image != drawn(6, Showing::Code).image);
        assert_eq!(drawn(5, Showing::NoCode).text, None);
    }

    #[test]
    fn the_code_is_all_that_differs_and_is_read() {
        let draw = Draw { seed: 5, number: 0 };
        let (with, without) = (screen(draw, SMALL, Showing::Code), screen(draw, SMALL, Showing::NoCode));
        let differing = with.image.pixels().zip(without.image.pixels()).filter(|(a, b)| a != b).count();
        assert!((1..500 * 500).contains(&differing), "{differing}");
        let luma = koppel_scan::Luma::new(1000, 800, 1000, with.image.as_raw()).unwrap();
        let found = koppel_scan::find(luma, &koppel_scan::Budget::still(&|| false));
        assert!(
            found.iter().any(|found| Some(found.bytes.as_slice()) == with.text.as_deref().map(str::as_bytes))
        );
    }
}
