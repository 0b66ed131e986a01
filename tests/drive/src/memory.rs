//! What stands in the memory of a running program, as any other program of the same user could read it.

use std::fs::{File, read_to_string};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;

use memchr::memmem;

/// Bytes that are looked at in one go.
const PART: u64 = 1 << 20;
const PAGE: u64 = 4096;

/// How often each of these stands in what the process has in memory. Fails where this user may not look
/// (some systems let a process be read by its parent only).
pub fn hits(process: u32, wanted: &[&[u8]]) -> io::Result<Vec<usize>> {
    let folder = PathBuf::from(format!("/proc/{process}"));
    let (memory, pages) = (File::open(folder.join("mem"))?, File::open(folder.join("pagemap"))?);
    let longest = wanted.iter().map(|bytes| bytes.len()).max().unwrap_or_default() as u64;
    let mut counts = vec![0; wanted.len()];
    let mut buffer = vec![0; (PART + longest) as usize];
    for (start, end) in in_use(&read_to_string(folder.join("smaps"))?) {
        let mut at = start;
        while at < end {
            let next = end.min(at + PART);
            if any_page_in_memory(&pages, at, next)? {
                // Parts overlap, so that nothing is missed between two.
                let from = start.max(at.saturating_sub(longest));
                let part = &mut buffer[..(next - from) as usize];
                // It may be gone meanwhile, or be a device's.
                let read = memory.read_at(part, from).unwrap_or_default();
                for (count, bytes) in counts.iter_mut().zip(wanted) {
                    *count += memmem::find_iter(&part[..read], bytes).count();
                }
            }
            at = next;
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

/// A web view sets gigabytes of addresses aside and uses few of them (proc_pid_pagemap(5)).
fn any_page_in_memory(pages: &File, from: u64, to: u64) -> io::Result<bool> {
    const PRESENT_OR_SWAPPED: u8 = 0b1100_0000;
    let mut entries = vec![0; usize::try_from((to - from) / PAGE * 8).unwrap_or_default()];
    pages.read_exact_at(&mut entries, from / PAGE * 8)?;
    Ok(entries.chunks_exact(8).any(|entry| entry[7] & PRESENT_OR_SWAPPED != 0))
}

/// `7f00-7f80 rw-p …`; none of the lines that follow begins so.
fn range_of(line: &str) -> Option<(u64, u64)> {
    let (from, to) = line.split(' ').next()?.split_once('-')?;
    Some((u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?))
}
