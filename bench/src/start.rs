//! From the start of the program to the first painted frame, and the memory after that, beside a bare window.
//! One observer for both: it looks at the pixels on the display and knows nothing of the programs.

use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use koppel_drive::child::Group;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::screen::Eye;

use crate::figures::{Figure, median, milliseconds};
use crate::processes::{memory, tree};

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
    let (time, space) = middle(ours);
    let (bare_time, bare_space) = middle(bares);
    vec![
        Figure {
            what: "start to first frame, beside a bare window",
            measured: time / bare_time,
            goal: 1.2,
            unit: "×",
            from: format!("{time:.0} ms, bare {bare_time:.0} ms"),
        },
        Figure {
            what: "memory of all processes, beside a bare window",
            measured: space / bare_space,
            goal: 1.1,
            unit: "×",
            from: format!("{space:.0} MiB, bare {bare_space:.0} MiB"),
        },
    ]
}

/// Medians of both sides, each on its own.
fn middle(runs: Vec<(f64, f64)>) -> (f64, f64) {
    let (times, spaces) = runs.into_iter().unzip();
    (median(times), median(spaces))
}

/// Milliseconds to the first frame, MiB after it.
fn start(place: &Place, program: &Path) -> (f64, f64) {
    let eye = Eye::open(place.display());
    assert!(!eye.anything_painted(), "the program before is still on the screen");
    let mut command = place.command(program);
    // Koppel sets this itself where there is no GPU; with it on both sides the ratio is Koppel's own doing.
    command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    let begin = Instant::now();
    let running = Group::start(command.stdout(Stdio::null()).stderr(Stdio::null()));
    while !eye.anything_painted() {
        assert!(begin.elapsed() < PATIENCE, "{} paints nothing", program.display());
        sleep(Duration::from_millis(1));
    }
    let time = milliseconds(begin.elapsed());
    sleep(SETTLE);
    let space = memory(&tree(running.id()));
    drop(running);
    while !eye.windows().is_empty() {
        sleep(Duration::from_millis(10));
    }
    (time, space)
}
