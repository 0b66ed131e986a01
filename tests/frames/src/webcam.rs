//! A code that is held before a webcam.

use image::GrayImage;
use qrcodegen::QrCodeEcc;

use crate::camera::{Glare, Light, Shadow, Slope, Taken, take};
use crate::card::{Card, Grille, Spot, code};
use crate::chance::{Chance, Part};
use crate::clutter::clutter;
use crate::perspective::Hold;
use crate::{Draw, Frame, texts};

/// What makes reading hard. Tilt and perspective are in all of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Condition {
    /// Nothing; some of the codes are light on dark.
    Clean,
    /// The hand moves.
    Motion,
    /// The lens looks past the card.
    Defocus,
    /// A sensor that is turned up.
    Noise,
    /// A dark room.
    LowLight,
    /// A slope of light, a lamp that mirrors, the edge of a shadow.
    Uneven,
    /// The pixels of the display that shows the code.
    Moire,
    /// Something lies on the code.
    Occlusion,
    /// JPEG at quality 40.
    Jpeg,
    /// Several at once, each milder.
    Mixed,
}

impl Condition {
    pub const ALL: [Condition; 10] = [
        Condition::Clean,
        Condition::Motion,
        Condition::Defocus,
        Condition::Noise,
        Condition::LowLight,
        Condition::Uneven,
        Condition::Moire,
        Condition::Occlusion,
        Condition::Jpeg,
        Condition::Mixed,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Condition::Clean => "clean",
            Condition::Motion => "motion",
            Condition::Defocus => "defocus",
            Condition::Noise => "noise",
            Condition::LowLight => "low light",
            Condition::Uneven => "uneven light",
            Condition::Moire => "moiré",
            Condition::Occlusion => "occlusion",
            Condition::Jpeg => "JPEG q40",
            Condition::Mixed => "mixed",
        }
    }
}

/// What the code says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Content {
    /// A link of one account.
    Link,
    /// An export of ten: dense, so a person holds it close.
    Export,
}

/// One frame.
#[derive(Clone, Copy, Debug)]
pub struct Shot {
    pub condition: Condition,
    pub content: Content,
    pub size: (u32, u32),
}

impl Shot {
    /// Ten in a row have each condition once. Every second ten are 1080p, the others 720p; every third have exports.
    pub fn numbered(number: u64) -> Shot {
        let conditions = Condition::ALL.len() as u64;
        let (condition, row) = (Condition::ALL[(number % conditions) as usize], number / conditions);
        Shot {
            condition,
            content: if row % 3 == 2 { Content::Export } else { Content::Link },
            size: if row.is_multiple_of(2) { (1280, 720) } else { (1920, 1080) },
        }
    }

    /// Draws it. Text and scene are the same whatever the condition.
    pub fn frame(&self, draw: Draw) -> Frame {
        let (text, mut card) = self.card(&mut Chance::new(draw, Part::Text));
        let (scene, hold) = self.scene(&card, &mut Chance::new(draw, Part::Scene));
        let taken = self.meet(&mut card, hold, &mut Chance::new(draw, Part::Condition));
        let mut image = scene;
        card.draw(&mut image, hold);
        let image = take(image, &taken, &mut Chance::new(draw, Part::Sensor));
        Frame { image, text: Some(text) }
    }

    fn card(&self, chance: &mut Chance) -> (String, Card) {
        let (text, ecc) = match self.content {
            Content::Link => {
                let ecc = *chance.pick(&[QrCodeEcc::Low, QrCodeEcc::Medium, QrCodeEcc::Quartile]);
                (texts::link(chance), ecc)
            }
            Content::Export => (texts::export(chance), QrCodeEcc::Low),
        };
        let (dark, light) = (chance.within(5.0..60.0), chance.within(190.0..250.0));
        let may_be_inverted = matches!(self.condition, Condition::Clean | Condition::Mixed);
        let is_inverted = chance.happens(0.15) && may_be_inverted;
        let (dark, light) = if is_inverted { (light, dark) } else { (dark, light) };
        let code = code(&text, ecc);
        (text, Card::new(code, *chance.pick(&[2, 4, 4, 4]), dark, light))
    }

    /// The room, and how the card is held in it.
    fn scene(&self, card: &Card, chance: &mut Chance) -> (GrayImage, Hold) {
        let (width, height) = (self.size.0 as f32, self.size.1 as f32);
        // What the code itself has of the height. Below 1.5 pixels a module nothing can be read.
        let share = match self.content {
            Content::Link => chance.within(0.10..0.60),
            Content::Export => chance.within(0.25..0.75),
        };
        let side = share * height * card.side() / card.modules();
        let roll = if chance.happens(0.2) { chance.within(-180.0..180.0) } else { 10.0 * chance.normal() };
        let tilt = |chance: &mut Chance| (16.0 * chance.normal()).clamp(-42.0, 42.0);
        let (lean, turn) = (tilt(chance), tilt(chance));
        // So far from the edge that also a turned card is in the picture.
        let room = |all: f32| (all / 2.0 - side * 0.75).max(0.0);
        let centre = (
            width / 2.0 + chance.within(-1.0..1.0) * room(width),
            height / 2.0 + chance.within(-1.0..1.0) * room(height),
        );
        let scene = clutter(chance, self.size.0, self.size.1);
        (scene, Hold { centre, side, lean, turn, roll })
    }

    /// What the condition does to the card, and to how the frame is taken.
    fn meet(&self, card: &mut Card, hold: Hold, chance: &mut Chance) -> Taken {
        let module = hold.side / card.side();
        let mut taken = Taken::default();
        match self.condition {
            Condition::Clean => {}
            Condition::Motion => taken.moved = Some(movement(chance, module, 2.0)),
            Condition::Defocus => taken.out_of_focus = blur(chance, module, 0.7),
            Condition::Noise => taken.noise = chance.within(8.0..38.0),
            Condition::LowLight => darken(&mut taken, chance),
            Condition::Uneven => taken.light = light(chance, hold),
            Condition::Moire => card.grille = Some(grille(chance)),
            Condition::Occlusion => card.spot = Some(spot(card, chance)),
            Condition::Jpeg => taken.jpeg_quality = 40,
            Condition::Mixed => mix(&mut taken, card, hold, chance),
        }
        taken
    }
}

fn mix(taken: &mut Taken, card: &mut Card, hold: Hold, chance: &mut Chance) {
    let module = hold.side / card.side();
    taken.jpeg_quality = chance.within(40..90);
    if chance.happens(0.25) {
        card.spot = Some(spot(card, chance));
    }
    if chance.happens(0.3) {
        card.grille = Some(grille(chance));
    }
    if chance.happens(0.6) {
        taken.moved = Some(movement(chance, module, 1.0));
    }
    if chance.happens(0.5) {
        taken.out_of_focus = blur(chance, module, 0.5);
    }
    if chance.happens(0.5) {
        taken.light = light(chance, hold);
    }
    if chance.happens(0.3) {
        darken(taken, chance);
    }
}

/// Up to so many modules, in any direction.
fn movement(chance: &mut Chance, module: f32, most: f32) -> (f32, f32) {
    let by = (chance.within(0.4..most) * module).max(1.5);
    let (sin, cos) = chance.within(0.0..std::f32::consts::PI).sin_cos();
    (by * cos, by * sin)
}

/// A standard deviation of up to so many modules.
fn blur(chance: &mut Chance, module: f32, most: f32) -> f32 {
    (chance.within(0.2..most) * module).max(0.4)
}

fn darken(taken: &mut Taken, chance: &mut Chance) {
    taken.gain = chance.within(0.06..0.30);
    taken.lift = chance.within(2.0..14.0);
    taken.noise = chance.within(2.0..7.0);
}

fn light(chance: &mut Chance, hold: Hold) -> Light {
    let (sin, cos) = chance.within(0.0..std::f32::consts::TAU).sin_cos();
    let steepness = chance.within(0.2..0.8) / hold.side;
    let near = |chance: &mut Chance, spread: f32, of: f32| of + spread * hold.side * chance.normal();
    let slope = Some(Slope { from: hold.centre, there: 0.6, by: (cos * steepness, sin * steepness) });
    let glare = chance.happens(0.6).then(|| Glare {
        at: (near(chance, 0.3, hold.centre.0), near(chance, 0.3, hold.centre.1)),
        radius: chance.within(0.08..0.35) * hold.side,
        grey: chance.within(60.0..220.0),
    });
    let shadow = chance.happens(0.5).then(|| Shadow {
        x: near(chance, 0.25, hold.centre.0),
        softness: chance.within(1.0..8.0),
        depth: chance.within(0.3..0.7),
    });
    Light { slope, glare, shadow }
}

/// About as fine as the camera's own pixels, where it beats most.
fn grille(chance: &mut Chance) -> Grille {
    let lines = chance.within(0.85..1.15);
    Grille { lines: (lines, lines * chance.within(0.97..1.03)), depth: chance.within(0.1..0.45) }
}

/// Between 1 and 4.5 % of the card, clear of the finder patterns: without one of those nothing can be read.
fn spot(card: &Card, chance: &mut Chance) -> Spot {
    let area = chance.within(0.01..0.045) * card.side() * card.side();
    let stretch = chance.within(0.7..1.4_f32);
    let radius = (area / std::f32::consts::PI).sqrt();
    let radii = (radius * stretch, radius / stretch);
    let middle = card.modules() / 2.0;
    let place = |chance: &mut Chance, radius: f32| {
        let (least, most) = (8.5 - middle + radius, middle - radius);
        if least < most { chance.within(least..most) } else { (least + most) / 2.0 }
    };
    Spot { at: (place(chance, radii.0), place(chance, radii.1)), radii, grey: chance.within(20.0..235.0) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use koppel_scan::{Budget, find};

    use super::*;

    const SMALL: (u32, u32) = (320, 240);

    fn shot(condition: Condition) -> Shot {
        Shot { condition, content: Content::Link, size: SMALL }
    }

    fn is_read(frame: &Frame) -> bool {
        let (width, height) = (frame.image.width() as usize, frame.image.height() as usize);
        let luma = koppel_scan::Luma::new(width, height, width, frame.image.as_raw()).unwrap();
        let text = frame.text.as_ref().unwrap();
        find(luma, &Budget::still(&|| false)).iter().any(|code| code.bytes == text.as_bytes())
    }

    /// A number whose clean frame is read: on so small a frame some are too small.
    fn readable() -> Draw {
        let draws = (0..30).map(|number| Draw { seed: 1, number });
        draws.clone().find(|draw| is_read(&shot(Condition::Clean).frame(*draw))).expect("one that is read")
    }

    #[test]
    fn a_seed_draws_the_same_again() {
        for condition in Condition::ALL {
            let draw = Draw { seed: 7, number: 3 };
            assert!(shot(condition).frame(draw) == shot(condition).frame(draw), "{condition:?}");
        }
    }

    #[test]
    fn other_seeds_and_numbers_draw_others() {
        let frame = |seed, number| shot(Condition::Clean).frame(Draw { seed, number });
        let first = frame(7, 3);
        for other in [frame(8, 3), frame(7, 4)] {
            assert_ne!(first.text, other.text);
            assert!(first.image != other.image);
        }
    }

    #[test]
    fn each_condition_changes_the_picture_and_not_the_text() {
        let draw = readable();
        let frames = Condition::ALL.map(|condition| shot(condition).frame(draw));
        assert_eq!(frames.iter().map(|frame| frame.image.as_raw()).collect::<BTreeSet<_>>().len(), 10);
        assert_eq!(frames.iter().map(|frame| &frame.text).collect::<BTreeSet<_>>().len(), 1);
    }

    #[test]
    fn a_large_clean_code_is_read() {
        let dense = Shot { content: Content::Export, size: (1280, 720), ..shot(Condition::Clean) };
        let read = |shot: Shot| {
            (0..4).filter(|number| is_read(&shot.frame(Draw { seed: 1, number: *number }))).count()
        };
        assert!(read(Shot { size: (640, 480), ..shot(Condition::Clean) }) >= 4);
        assert!(read(dense) >= 1);
    }

    #[test]
    fn ten_in_a_row_have_each_condition_once() {
        let conditions: BTreeSet<_> = (20..30).map(|number| Shot::numbered(number).condition).collect();
        assert_eq!(conditions.len(), Condition::ALL.len());
        assert_eq!(Shot::numbered(20).content, Content::Export);
        assert_eq!(Shot::numbered(10).size, (1920, 1080));
    }
}
