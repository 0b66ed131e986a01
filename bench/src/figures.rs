//! Figures beside their goals.

use std::process::ExitCode;
use std::time::Duration;

/// One promise, and what was found.
pub struct Figure {
    /// What was measured.
    pub what: &'static str,
    /// In the unit of the goal.
    pub measured: f64,
    /// No more than this; a figure without a goal stands there to be read.
    pub goal: Option<f64>,
    /// `×`, `ms`, `s`.
    pub unit: &'static str,
    /// Where it comes from, e.g. both sides of a ratio.
    pub from: String,
}

/// Printed as it grows.
#[derive(Default)]
pub struct Table {
    reached: usize,
    missed: usize,
}

impl Table {
    /// Prints these rows.
    pub fn add(&mut self, figures: Vec<Figure>) {
        for Figure { what, measured, goal, unit, from } in figures {
            let Some(goal) = goal else {
                println!("{what:52} {measured:>8.3} {unit:<2}  {:26}  {from}", "");
                continue;
            };
            let reached = measured <= goal;
            *if reached { &mut self.reached } else { &mut self.missed } += 1;
            let sign = if reached { "ok" } else { "MISSED" };
            println!("{what:52} {measured:>8.3} {unit:<2}  goal ≤ {goal:>6.2} {unit:<2}  {sign:6}  {from}");
        }
    }

    /// Fails when a goal was missed.
    pub fn close(self) -> ExitCode {
        println!("{} of {} goals reached", self.reached, self.reached + self.missed);
        if self.missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
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
