//! What is checked inside of the machine. v4l2loopback's cameras are fed with a code by [`koppel_camera`];
//! those of vivid draw a known pattern by themselves.

mod formats;
mod pairing;
mod trouble;
mod vivid;
mod watch;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use koppel_platform::camera::{Format, cameras};

/// What was found, or what is wrong.
type Outcome = Result<String, String>;

/// Device numbers, as the machine's first program hands them out. The last two are lost on the way.
const LOOPBACKS: [u32; 4] = [10, 11, 12, 13];
const VIVID: u32 = 20;
const VIVID_TO_DISCONNECT: u32 = 21;
const VIVID_TO_UNBIND: u32 = 22;

type Check = (&'static str, fn() -> Outcome);

const CHECKS: [Check; 14] = [
    ("all_cameras_are_listed", all_are_listed),
    ("yuyv_pairs", || pairing::pairs(LOOPBACKS[0], Format::Yuyv)),
    ("mjpeg_pairs", || pairing::pairs(LOOPBACKS[1], Format::Mjpeg)),
    ("nv12_pairs", || pairing::pairs(LOOPBACKS[2], Format::Nv12)),
    ("unreadable_does_not_pair", || pairing::does_not_pair(LOOPBACKS[3])),
    ("every_format_of_vivid", formats::every_one),
    ("two_cameras_at_once", formats::two_at_once),
    ("a_rate_that_is_no_whole_number", formats::odd_rate),
    ("no_room_for_the_first_mode", trouble::no_room),
    ("in_use", trouble::in_use),
    ("closed_when_left", trouble::closed),
    ("falls_silent", || trouble::falls_silent(LOOPBACKS[0])),
    ("unplugged", || trouble::unplugged(VIVID_TO_DISCONNECT)),
    ("taken_from_its_driver", || trouble::unbound(VIVID_TO_UNBIND)),
];

pub fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [word, index] = words.as_slice()
        && word == trouble::HOLD
    {
        return trouble::hold(index);
    }
    for (name, check) in
        CHECKS.iter().filter(|(name, _)| words.is_empty() || words.iter().any(|word| word == name))
    {
        let start = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(check)).unwrap_or_else(|_| Err("it panicked".to_owned()));
        let (sign, said) = match outcome {
            Ok(found) => ("ok", found),
            Err(wrong) => ("failed", wrong),
        };
        println!("koppel: {sign} {name}: {said} [{:.1} s]", start.elapsed().as_secs_f32());
    }
    println!("koppel: end");
}

/// Those that give pictures, and not the second nodes of vivid's, which give only data about them.
fn all_are_listed() -> Outcome {
    let listed = cameras().map_err(|why| why.to_string())?;
    let indices: Vec<u32> = listed.iter().map(|camera| camera.index).collect();
    let expected = [&LOOPBACKS[..], &[VIVID, VIVID_TO_DISCONNECT, VIVID_TO_UNBIND]].concat();
    if indices != expected {
        return Err(format!("{listed:?} and not {expected:?}"));
    }
    let nodes = std::fs::read_dir("/dev").map_err(|why| why.to_string())?;
    let nodes =
        nodes.flatten().filter(|node| node.file_name().to_string_lossy().starts_with("video")).count();
    if nodes <= expected.len() {
        return Err(format!("{nodes} nodes: vivid has no second ones, so nothing is told apart"));
    }
    if let Some(nameless) = listed.iter().find(|camera| camera.name.is_empty()) {
        return Err(format!("{nameless:?} has no name"));
    }
    Ok(format!("{} cameras of {nodes} nodes", listed.len()))
}
