//! A program and all that it started, as Linux sees them in /proc.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

/// The process and its descendants, of this moment.
pub fn tree(root: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .expect("Linux")
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|id| Some((id, parent(id)?)))
        .collect();
    let mut tree = vec![root];
    let mut next = 0;
    while let Some(parent) = tree.get(next).copied() {
        tree.extend(parents.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id));
        next += 1;
    }
    tree
}

/// The descendant that runs this program.
pub fn descendant(root: u32, program: &std::path::Path) -> Option<u32> {
    tree(root)
        .into_iter()
        .skip(1)
        .find(|id| fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|exe| exe == program))
}

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

fn parent(process: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name, in parentheses, may hold anything.
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}
