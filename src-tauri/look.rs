//! A look at all screens, or at one image: what is found in it, and its pictures while the person chooses among codes.

use std::collections::HashSet;

use koppel_core::pairing::Desk;
use koppel_platform::overview;
use koppel_scan::{Found, LumaImage};

use crate::dto;
use crate::sight::{self, Sighting};
use crate::state::{Shell, held};

/// What was looked at, and the codes in each picture of it.
pub struct Look {
    pictures: Vec<(LumaImage, Vec<Found>)>,
    sightings: Vec<Sighting>,
}

impl Look {
    /// Lays every code in the pictures on the desk.
    pub fn at(shell: &Shell, pictures: impl IntoIterator<Item = LumaImage>) -> Self {
        let mut look = Self { pictures: Vec::new(), sightings: Vec::new() };
        for image in pictures {
            let found = sight::look_once(&image);
            let on = look.pictures.len() as u32;
            let size = (image.width(), image.height());
            look.sightings.extend(sight::put(&mut held(&shell.desk), &found, size, on));
            look.pictures.push((image, found));
        }
        look
    }

    /// Something that can be paired is in it.
    pub fn any_usable(&self, desk: &Desk) -> bool {
        sight::any_usable(desk, &self.sightings)
    }

    /// Tells what was found, and keeps the pictures where there is something to choose among.
    pub fn tell(self, shell: &Shell) -> dto::Look {
        let several = sight::usable(&held(&shell.desk), &self.sightings).collect::<HashSet<_>>().len() > 1;
        let pictures = self
            .pictures
            .iter()
            .map(|(image, _)| dto::Picture { width: image.width() as u32, height: image.height() as u32 });
        let pictures = pictures.collect();
        *held(&shell.looked) = if several { self.pictures.iter().map(drawn).collect() } else { Vec::new() };
        dto::Look { found: sight::tell(shell, self.sightings), pictures }
    }
}

/// Nothing when it cannot be drawn: the list of codes does without.
fn drawn((image, found): &(LumaImage, Vec<Found>)) -> Vec<u8> {
    let codes: Vec<_> = found.iter().map(|code| code.outline).collect();
    overview::without_codes(image, &codes).unwrap_or_default()
}
