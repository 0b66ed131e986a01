//! The sets of pictures, and what both readers see in them.

use std::collections::BTreeMap;

use koppel_frames::scenery::Subject;
use koppel_frames::screen::{FOUR_K, Showing, screen};
use koppel_frames::webcam::{Condition, Shot};
use koppel_frames::{Draw, Frame};

use crate::asked::Asked;
use crate::look::{Kind, Looker, Picture};
use crate::photographs;
use crate::tally::{Both, Set};
use crate::truth::Truth;

pub const PHOTOGRAPHS: &str = "photographs";
pub const WEBCAM: &str = "webcam frames";
pub const SCREENS: &str = "4K screens";
const WITHOUT: &str = "without a code";

/// Photographs without a code, in turn as a webcam and a telephone take them.
const SCENES: [(u32, u32); 2] = [(1280, 720), (2400, 1800)];

/// All of them, in the order of the table.
pub fn measured(asked: &Asked, looker: &mut Looker) -> Vec<Set> {
    let fifth = asked.frames.div_ceil(5);
    let draws = |count| (0..count).map(|number| Draw { seed: asked.seed, number });
    let screens = |showing| draws(fifth).map(move |draw| drawn(draw, screen(draw, FOUR_K, showing)));
    let scenes = draws(fifth).map(|draw| {
        let size = SCENES[draw.number as usize / Subject::ALL.len() % SCENES.len()];
        drawn(draw, Subject::numbered(draw.number).frame(draw, size))
    });

    let mut sets = photographs(looker);
    let webcam_kind = if asked.still { Kind::Still } else { Kind::Live };
    sets.extend(webcam(draws(asked.frames), webcam_kind, looker));
    sets.push(set(SCREENS, None, screens(Showing::Code), Kind::Still, looker));
    sets.push(set("4K screens without a code", Some(WITHOUT), screens(Showing::NoCode), Kind::Still, looker));
    sets.push(set("scenes without a code", Some(WITHOUT), scenes, Kind::Still, looker));
    sets
}

fn photographs(looker: &mut Looker) -> Vec<Set> {
    let Some(folders) = photographs::folders() else {
        println!("Skipped: there are no photographs in ../shared/samples/qr.\n");
        return Vec::new();
    };
    let of_folder = |folder: std::path::PathBuf| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        set(&name, Some(PHOTOGRAPHS), photographs::pictures(&folder), Kind::Still, looker)
    };
    folders.into_iter().map(of_folder).collect()
}

fn webcam(draws: impl Iterator<Item = Draw>, kind: Kind, looker: &mut Looker) -> Vec<Set> {
    let mut by_condition = BTreeMap::<Condition, Vec<Both>>::new();
    for draw in draws {
        let shot = Shot::numbered(draw.number);
        let both = look(&drawn(draw, shot.frame(draw)), kind, looker);
        by_condition.entry(shot.condition).or_default().push(both);
    }
    let set = |(condition, pictures): (Condition, _)| Set {
        name: condition.name().to_owned(),
        part_of: Some(WEBCAM),
        pictures,
    };
    by_condition.into_iter().map(set).collect()
}

fn set(
    name: &str,
    part_of: Option<&'static str>,
    pictures: impl Iterator<Item = Picture>,
    kind: Kind,
    looker: &mut Looker,
) -> Set {
    let pictures = pictures.map(|picture| look(&picture, kind, looker)).collect();
    Set { name: name.to_owned(), part_of, pictures }
}

fn look(picture: &Picture, kind: Kind, looker: &mut Looker) -> Both {
    let (koppel, zxing) = looker.look(picture, kind);
    let (width, height) = picture.image.dimensions();
    Both { width, height, has_text: picture.truth.text.is_some(), koppel, zxing }
}

fn drawn(draw: Draw, frame: Frame) -> Picture {
    Picture {
        name: format!("seed {}, number {}", draw.seed, draw.number),
        image: frame.image,
        truth: Truth { text: frame.text, also: None },
    }
}
