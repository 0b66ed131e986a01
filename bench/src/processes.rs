//! What a program and all that it started take, as Linux tells in /proc.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use koppel_drive::processes::tree;

/// Memory of these processes in MiB; what several share is counted once, in parts (PSS).
pub fn memory(processes: &[u32]) -> f64 {
    let kib = |id: &u32| {
        let text = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
        let line = text.lines().find(|line| line.starts_with("Pss:"))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok()
    };
    processes.iter().filter_map(kib).sum::<f64>() / 1024.0
}

/// Processor time that each thread has had so far, in nanoseconds.
pub struct Spent(BTreeMap<(u32, u32), u64>);

impl Spent {
    /// Of the process and its descendants.
    pub fn by(root: u32) -> Spent {
        let mut spent = BTreeMap::new();
        for process in tree(root) {
            let Ok(threads) = fs::read_dir(format!("/proc/{process}/task")) else { continue };
            for thread in threads.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok()) {
                let text = fs::read_to_string(format!("/proc/{process}/task/{thread}/schedstat"));
                let first = text.ok().and_then(|text| text.split_whitespace().next()?.parse().ok());
                if let Some(time) = first {
                    spent.insert((process, thread), time);
                }
            }
        }
        Spent(spent)
    }

    /// What was spent since. A thread that ended meanwhile takes its share with it.
    pub fn since(&self, before: &Spent) -> Duration {
        let more = |(thread, time): (&(u32, u32), &u64)| {
            time - before.0.get(thread).copied().unwrap_or(0).min(*time)
        };
        Duration::from_nanos(self.0.iter().map(more).sum())
    }
}
