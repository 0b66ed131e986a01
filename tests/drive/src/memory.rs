//! What stands in the memory of a running program, as any other program of the same user could read it.

use std::fs::{File, read_to_string};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;

use memchr::memmem;

/// How often each of these stands in what the process has in memory. Fails where this user may not look
/// (some systems let a process be read by its parent only).
pub fn hits(process: u32, wanted: &[&[u8]]) -> io::Result<Vec<usize>> {
    let folder = PathBuf::from(format!("/proc/{process}"));
    let memory = File::open(folder.join("mem"))?;
    let longest = wanted.iter().map(|bytes| bytes.len()).max().unwrap_or_default();
    let mut counts = vec![0; wanted.len()];
    let mut buffer = vec![0; 1 << 20];
    for (mut at, end) in in_use(&read_to_string(folder.join("smaps"))?) {
        while at < end {
            let len = buffer.len().min(usize::try_from(end - at).unwrap_or(usize::MAX));
            // A part may be gone meanwhile, or be a device's.
            let Ok(read @ 1..) = memory.read_at(&mut buffer[..len], at) else { break };
            for (count, bytes) in counts.iter_mut().zip(wanted) {
                *count += memmem::find_iter(&buffer[..read], bytes).count();
            }
            // Parts overlap, so that nothing is missed between two.
            let step = if at + (read as u64) < end { read.saturating_sub(longest).max(1) } else { read };
            at += step as u64;
        }
    }
    Ok(counts)
}

/// The ranges of addresses that may be read and are in memory at all.
fn in_use(smaps: &str) -> Vec<(u64, u64)> {
    let mut ranges = Vec::new();
    let mut readable = None;
    for line in smaps.lines() {
        if let Some(range) = range_of(line) {
            readable = Some(range).filter(|_| line.split(' ').nth(1).is_some_and(|may| may.starts_with('r')));
        } else if let Some(kib) = line.strip_prefix("Rss:")
            && !kib.trim().starts_with("0 ")
        {
            ranges.extend(readable);
        }
    }
    ranges
}

/// `7f00-7f80 rw-p …`; none of the lines that follow begins so.
fn range_of(line: &str) -> Option<(u64, u64)> {
    let (from, to) = line.split(' ').next()?.split_once('-')?;
    Some((u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?))
}
