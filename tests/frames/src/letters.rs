//! Marks that look like text from afar: letters of a few strokes, at any size. No font is needed for them.

use tiny_skia::{PathBuilder, Transform};

use crate::canvas::{Canvas, Style};
use crate::chance::Chance;

/// Strokes of each letter: pairs of digits, across 0 to 4 and down from 0 (the top) to 6 (the base line) and 8.
const LETTERS: [&str; 24] = [
    "0306 0413334446",
    "133344453616050413",
    "1016",
    "10152636 0333",
    "054544331304051636",
    "1316 1112",
    "4313041535453606",
    "4046 4433130405163645",
    "0006 0413334445361605",
    "0308 0413334445361605",
    "0006 0413334446",
    "0305163645 4346",
    "0306 041333",
    "0006 0543 2446",
    "032643",
    "0346 4306",
    "03430646",
    "44331304051636 4346",
    "40000646 0333",
    "0040 2026",
    "062046 1434",
    "0006 4046 0343",
    "011030413206 0646",
    "1030414536160501 0110",
];

/// Of the height of a letter.
const ADVANCE: f32 = 0.62;

/// One line of words from (x, y), its upper left corner, at most so wide.
pub fn line(canvas: &mut Canvas, chance: &mut Chance, (x, y): (f32, f32), width: f32, height: f32, grey: u8) {
    let advance = height * ADVANCE;
    let weight = height * chance.within(0.08..0.16);
    let mut path = PathBuilder::new();
    let mut at = 0.0;
    while at + advance < width {
        for _ in 0..chance.within(2..11) {
            if at + advance >= width {
                break;
            }
            let letter = *chance.pick(&LETTERS);
            add(&mut path, letter, at, height);
            at += advance;
        }
        at += advance;
    }
    if let Some(path) = path.finish() {
        canvas.path(&path, Transform::from_translate(x, y), Style::Outlined(weight), grey);
    }
}

/// Lines below each other in a box.
pub fn paragraph(
    canvas: &mut Canvas,
    chance: &mut Chance,
    (x, y): (f32, f32),
    (width, height): (f32, f32),
    letter: f32,
    grey: u8,
) {
    let mut down = 0.0;
    while down + letter * 1.5 < height {
        let share = chance.within(0.6..1.0);
        line(canvas, chance, (x, y + down), width * share, letter, grey);
        down += letter * 1.9;
    }
}

fn add(path: &mut PathBuilder, letter: &str, x: f32, height: f32) {
    let (across, down) = (height * ADVANCE * 0.8 / 4.0, height / 6.0);
    for stroke in letter.split(' ') {
        for (number, point) in stroke.as_bytes().as_chunks::<2>().0.iter().enumerate() {
            let [px, py] = point.map(|digit| f32::from(digit - b'0'));
            let (px, py) = (x + px * across, py * down);
            if number == 0 { path.move_to(px, py) } else { path.line_to(px, py) }
        }
    }
}
