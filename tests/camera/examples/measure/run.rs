//! One figure after the other.

use std::fs;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use koppel_platform::camera::{Format, Live, LiveEvent};

use crate::drawn::{Drawn, Entry, Film};

const LENGTH: Duration = Duration::from_secs(10);
const TRIES: u32 = 60;
const CLOSINGS: u32 = 30;

pub fn all() {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("load before: {}", load.trim());
    for format in [Format::Mjpeg, Format::Yuyv] {
        let film = Arc::new(Film::of(format));
        let before = memory();
        let stage = Stage::start(&film);
        let (pictures, idle) = stage.count(LENGTH);
        println!("{format:?}: {pictures:.1} pictures/s, {idle:.0} % of a processor while no code is in view");
        stage.entry.set(Some(Instant::now()));
        let (pictures, busy) = stage.count(LENGTH);
        println!("{format:?}: {pictures:.1} pictures/s, {busy:.0} % of a processor with a code in view");
        println!("{format:?}: {:.0} MiB more memory than before", memory() - before);
        let mut times: Vec<f64> = (0..TRIES).map(|n| stage.time_to_text(n)).collect();
        say(&format!("{format:?}: from in view to its text, {TRIES} tries"), &mut times);
        drop(stage);
        let mut times: Vec<f64> = (0..CLOSINGS).map(|_| closing(&film)).collect();
        say(&format!("{format:?}: from leaving to closed, {CLOSINGS} times"), &mut times);
    }
    println!("load after: {}", fs::read_to_string("/proc/loadavg").unwrap_or_default().trim());
}

struct Stage {
    live: Live,
    events: Receiver<(Instant, LiveEvent)>,
    entry: Entry,
}

impl Stage {
    fn start(film: &Arc<Film>) -> Stage {
        let (sender, events) = mpsc::channel();
        let sender = Mutex::new(sender);
        let entry = Entry::default();
        let (film, entering) = (Arc::clone(film), entry.clone());
        let live = Live::of(
            move || Ok(Drawn::open(film, entering)),
            move |event| drop(sender.lock().unwrap().send((Instant::now(), event))),
        );
        Stage { live, events, entry }
    }

    /// Pictures a second, and percent of one processor.
    fn count(&self, length: Duration) -> (f64, f64) {
        self.pass(Duration::from_secs(1));
        let (start, spent) = (Instant::now(), processor());
        let pictures = self.pass(length);
        let seconds = start.elapsed().as_secs_f64();
        (f64::from(pictures) / seconds, (processor() - spent) / seconds * 100.0)
    }

    /// A window that shows each picture at once; how many there were.
    fn pass(&self, length: Duration) -> u32 {
        let end = Instant::now() + length;
        let mut pictures = 0;
        while let Ok((_, event)) = self.events.recv_timeout(end.saturating_duration_since(Instant::now())) {
            if matches!(event, LiveEvent::Picture(_)) {
                pictures += 1;
                self.live.shown();
            }
        }
        pictures
    }

    /// In milliseconds. The code comes at any moment between two frames.
    fn time_to_text(&self, n: u32) -> f64 {
        self.entry.set(None);
        // Long enough for "gone" to be told, and never in step with the frames.
        self.pass(Duration::from_millis(700 + u64::from(n * 7_919 % 331)));
        let entered = Instant::now();
        self.entry.set(Some(entered));
        loop {
            let (at, event) = self.events.recv().unwrap();
            match event {
                LiveEvent::Picture(_) => self.live.shown(),
                LiveEvent::Seen { found, .. } if !found.is_empty() => {
                    return at.duration_since(entered).as_secs_f64() * 1e3;
                }
                _ => {}
            }
        }
    }
}

fn closing(film: &Arc<Film>) -> f64 {
    let stage = Stage::start(film);
    stage.pass(Duration::from_millis(300));
    let start = Instant::now();
    drop(stage.live);
    start.elapsed().as_secs_f64() * 1e3
}

fn say(what: &str, times: &mut [f64]) {
    times.sort_by(f64::total_cmp);
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    println!("{what}: median {:.0} ms, 95 % {:.0} ms, most {:.0} ms", at(0.5), at(0.95), at(1.0));
}

/// MiB of this process.
fn memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}

/// Seconds of processor time that this process has had.
fn processor() -> f64 {
    let threads = fs::read_dir("/proc/self/task").unwrap();
    let spent = |path: std::path::PathBuf| -> Option<f64> {
        fs::read_to_string(path.join("schedstat")).ok()?.split_whitespace().next()?.parse().ok()
    };
    threads.flatten().filter_map(|thread| spent(thread.path())).sum::<f64>() / 1e9
}
