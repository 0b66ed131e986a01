//! Steps with a name, a time and an end: said as they go, summed up when all are done.

use std::time::{Duration, Instant};

use crate::command::Outcome;

/// Does one step and says what it is, how long it took, and whether it went well.
pub fn step<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("▸ {name}");
    let start = Instant::now();
    let outcome = work();
    match &outcome {
        Ok(_) => println!("✓ {name}  {}", time(start.elapsed())),
        Err(problem) => println!("✗ {name}  {}\n  {problem}", time(start.elapsed())),
    }
    outcome
}

/// Steps of which each is done whatever became of the one before.
#[derive(Default)]
pub struct Report {
    done: Vec<(String, Duration, bool)>,
    skipped: Vec<(String, String)>,
}

impl Report {
    /// Does one more step.
    pub fn step(&mut self, name: &str, work: impl FnOnce() -> Outcome) {
        let start = Instant::now();
        let passed = step(name, work).is_ok();
        self.done.push((name.into(), start.elapsed(), passed));
    }

    /// Says that a step cannot be done here, and why; it counts for neither side.
    pub fn skip(&mut self, name: &str, why: &str) {
        println!("– {name}: skipped\n  {why}");
        self.skipped.push((name.into(), why.into()));
    }

    /// Prints all steps, then `N passed, N failed` alone on the last line; an error when one failed.
    pub fn close(self) -> Outcome {
        let width = self.done.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or(0);
        println!();
        for (name, took, passed) in &self.done {
            println!("{} {name:width$}  {:>8}", if *passed { "✓" } else { "✗" }, time(*took));
        }
        for (name, why) in &self.skipped {
            println!("– {name}: skipped. {why}");
        }
        let failed: Vec<&str> =
            self.done.iter().filter(|(.., passed)| !passed).map(|(name, ..)| name.as_str()).collect();
        if !failed.is_empty() {
            eprintln!("failed: {}", failed.join(", "));
        }
        println!("{} passed, {} failed", self.done.len() - failed.len(), failed.len());
        if failed.is_empty() { Ok(()) } else { Err(String::new()) }
    }
}

fn time(took: Duration) -> String {
    match took.as_secs() {
        0..60 => format!("{:.1} s", took.as_secs_f32()),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}
