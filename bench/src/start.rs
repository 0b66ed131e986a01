//! From the start of the program to the first painted frame and to the first letters, and the memory after that,
//! beside a bare window.
//! One observer for both: it looks at the pixels on the display and knows nothing of the programs.

use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use koppel_drive::child::Group;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::processes::tree;
use koppel_drive::screen::Eye;

use crate::figures::{Figure, median, milliseconds};
use crate::processes::memory;

const RUNS: usize = 15;
/// After the first frame a program settles before its memory counts.
const SETTLE: Duration = Duration::from_secs(3);
const PATIENCE: Duration = Duration::from_secs(30);

/// Turn and turn about, so that whatever else the computer does meets both.
pub fn measure(koppel: &Path, bare: &Path) -> Vec<Figure> {
    let (home, bare_home) = (Place::new(Keystore::File), Place::new(Keystore::File));
    // The first start fills caches and makes folders.
    start(&home, koppel);
    start(&bare_home, bare);
    let (mut ours, mut bares) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(start(&home, koppel));
        bares.push(start(&bare_home, bare));
    }
    let [time, letters, space] = middle(&ours);
    let [bare_time, bare_letters, bare_space] = middle(&bares);
    vec![
        Figure {
            what: "start to first frame, beside a bare window",
            measured: time / bare_time,
            goal: Some(1.2),
            unit: "×",
            from: format!("{time:.0} ms, bare {bare_time:.0} ms"),
        },
        Figure {
            what: "start to first letters, beside a bare window",
            measured: letters / bare_letters,
            goal: None,
            unit: "×",
            from: format!("{letters:.0} ms, bare {bare_letters:.0} ms"),
        },
        Figure {
            what: "memory of all processes, beside a bare window",
            measured: space / bare_space,
            goal: Some(1.1),
            unit: "×",
            from: format!("{space:.0} MiB, bare {bare_space:.0} MiB"),
        },
    ]
}

/// Medians, each on its own.
fn middle(runs: &[[f64; 3]]) -> [f64; 3] {
    [0, 1, 2].map(|part| median(runs.iter().map(|run| run[part]).collect()))
}

/// Milliseconds to the first frame and to the first letters, MiB after them.
fn start(place: &Place, program: &Path) -> [f64; 3] {
    let eye = Eye::open(place.display());
    assert!(!eye.anything_painted(), "the program before is still on the screen");
    let mut command = place.command(program);
    // Koppel sets this itself where there is no GPU; with it on both sides the ratio is Koppel's own doing.
    command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    let begin = Instant::now();
    let running = Group::start(command.stdout(Stdio::null()).stderr(Stdio::null()));
    let until = |seen: &dyn Fn() -> bool| {
        while !seen() {
            assert!(begin.elapsed() < PATIENCE, "{} paints nothing", program.display());
            sleep(Duration::from_millis(1));
        }
        milliseconds(begin.elapsed())
    };
    let time = until(&|| eye.anything_painted());
    let letters = until(&|| eye.anything_written());
    sleep(SETTLE);
    let space = memory(&tree(running.id()));
    drop(running);
    while !eye.windows().is_empty() {
        sleep(Duration::from_millis(10));
    }
    [time, letters, space]
}
