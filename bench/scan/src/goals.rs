//! The figures beside what was promised of them.

use std::process::ExitCode;

use crate::sets::{PHOTOGRAPHS, WEBCAM};
use crate::tally::{Figures, Set, koppel, zxing};

/// Points of the rate above zxing-cpp's.
const ABOVE: f64 = 3.0;
/// Of zxing-cpp's time.
const MEDIAN: f64 = 0.7;
const P95: f64 = 2.0;
/// Milliseconds of a frame of 1080p.
const MOST: f64 = 150.0;

/// Prints them; fails when one was missed.
pub fn compare(sets: &[Set]) -> ExitCode {
    let pictures =
        |is_in: fn(&Set) -> bool| sets.iter().filter(move |set| is_in(set)).flat_map(|set| &set.pictures);
    // The photographs are known to everybody, and were tuned on.
    let unseen = pictures(|set| set.part_of != Some(PHOTOGRAPHS));
    let large = pictures(|_| true).filter(|both| both.width * both.height >= 1280 * 720);
    // A picture without a code goes through the whole ladder, and through all that zxing-cpp has.
    let with_code = large.clone().filter(|both| both.has_text);
    let full_hd = pictures(|set| set.part_of == Some(WEBCAM)).filter(|both| both.height == 1080);

    let points = Figures::of(unseen.clone(), koppel).rate() - Figures::of(unseen, zxing).rate();
    let (ours, theirs) = (Figures::of(large.clone(), koppel), Figures::of(large, zxing));
    let (found, theirs_found) = (Figures::of(with_code.clone(), koppel), Figures::of(with_code, zxing));
    let most = Figures::of(full_hd, koppel).max;
    let wrong = Figures::of(pictures(|_| true), koppel).wrong;
    let goals = [
        goal("rate on drawn pictures, points above zxing-cpp", points, points >= ABOVE, "≥ 3"),
        goal(
            "median of those with a code from 720p up, × zxing-cpp's",
            found.median / theirs_found.median,
            found.median <= MEDIAN * theirs_found.median,
            "≤ 0.7",
        ),
        goal("p95 from 720p up, × zxing-cpp's", ours.p95 / theirs.p95, ours.p95 <= P95 * theirs.p95, "≤ 2"),
        goal("longest at 1080p, ms", most, most <= MOST, "≤ 150"),
        goal("false texts", wrong as f64, wrong == 0, "0"),
    ];
    if goals.contains(&false) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn goal(what: &str, measured: f64, is_reached: bool, goal: &str) -> bool {
    println!("{what:56} {measured:>8.2}  goal {goal:6} {}", if is_reached { "ok" } else { "MISSED" });
    is_reached
}
