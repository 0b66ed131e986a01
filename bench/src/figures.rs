//! Figures beside their goals.

use std::process::ExitCode;
use std::time::Duration;

/// One promise, and what was found.
pub struct Figure {
    /// What was measured.
    pub what: &'static str,
    /// In the unit of the goal.
    pub measured: f64,
    /// No more than this.
    pub goal: f64,
    /// `×`, `ms`, `s`.
    pub unit: &'static str,
    /// Where it comes from, e.g. both sides of a ratio.
    pub from: String,
}

/// Prints the table; fails when a goal was missed.
pub fn print(figures: &[Figure]) -> ExitCode {
    let width = figures.iter().map(|figure| figure.what.chars().count()).max().unwrap_or(0);
    println!("\n{:width$}  {:>10}  {:>10}", "", "measured", "goal");
    for Figure { what, measured, goal, unit, from } in figures {
        let sign = if measured <= goal { "ok" } else { "MISSED" };
        println!("{what:width$}  {measured:>7.2} {unit:<2}  ≤ {goal:>5.2} {unit:<2}  {sign:6}  {from}");
    }
    let missed = figures.iter().filter(|figure| figure.measured > figure.goal).count();
    println!("{} of {} goals reached", figures.len() - missed, figures.len());
    if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The middle of an odd number of values, the upper middle of an even one.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// In thousandths of a second.
pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
