//! `cargo xtask tour`: the first pairing in the real app on a display in memory, and the way through the practice site, with
//! a picture of each screen.

use crate::command::{Outcome, cargo, program, succeed};
use crate::steps::step;
use crate::{folders, system, ui};

/// Which pictures to make.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pictures {
    /// All screens, in target/tour.
    Tour,
    /// Those, and the few of the README in docs/pictures.
    TourAndDocs,
}

/// Builds app and tour with the release profile, and takes the tour.
pub fn tour(pictures: Pictures) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err(
            "The tour drives WebKit's web view on Linux; here `cargo xtask run` shows the app itself.".into(),
        );
    }
    system::ready(&[system::BUILD, system::DRIVE, system::BROWSER])?;
    ui::built()?;
    step("Build Koppel and its tour (release; the first time takes minutes)", || {
        succeed(&mut cargo(&[
            "build",
            "--release",
            "--locked",
            "--package",
            "koppel",
            "--package",
            "koppel-drive",
            "--package",
            "koppel-practice",
        ]))
    })?;
    step("Take the tour", || {
        let mut tour = program(folders::released("tour"));
        tour.arg(folders::released("koppel")).arg(folders::target().join("tour"));
        if pictures == Pictures::TourAndDocs {
            tour.arg(folders::root().join("docs").join("pictures"));
        }
        succeed(&mut tour)
    })
}
