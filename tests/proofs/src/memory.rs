//! What stands in this process's memory. Wanted bytes are handed over masked, and are never unmasked: a search does not
//! find itself.

use std::fs::{File, read_to_string};
use std::os::unix::fs::FileExt;

/// Covers bytes that must not stand anywhere in plain.
pub fn mask(byte: u8) -> u8 {
    byte ^ 0xa5
}

/// How often these bytes, masked here, stand unmasked in what this process may write to.
pub fn hits(masked: &[u8]) -> usize {
    let memory = File::open("/proc/self/mem").unwrap();
    let mut count = 0;
    let mut buffer = vec![0; 1 << 20];
    for line in read_to_string("/proc/self/maps").unwrap().lines() {
        let mut parts = line.split_whitespace();
        let (range, rights) = (parts.next().unwrap(), parts.next().unwrap());
        if !rights.starts_with("rw") || line.ends_with("[vvar]") {
            continue;
        }
        let (from, to) = range.split_once('-').unwrap();
        let [mut at, to] = [from, to].map(|hex| u64::from_str_radix(hex, 16).unwrap());
        while at < to {
            let len = usize::try_from(to - at).unwrap().min(buffer.len());
            let Ok(read) = memory.read_at(&mut buffer[..len], at) else { break };
            count += count_in(&buffer[..read], masked);
            // Parts overlap, so that nothing is missed between two.
            let step = if at + (len as u64) < to { len - masked.len() } else { len };
            at += step as u64;
        }
    }
    // Of what it found nothing may stay for the next search.
    buffer.fill(0);
    std::hint::black_box(&mut buffer);
    count
}

fn count_in(part: &[u8], masked: &[u8]) -> usize {
    let (first, rest) = masked.split_first().unwrap();
    let is_rest = |from: usize| {
        part.get(from..from + rest.len())
            .is_some_and(|bytes| bytes.iter().zip(rest).all(|(a, b)| mask(*a) == *b))
    };
    let starts = part.iter().enumerate().filter(|(_, byte)| **byte == mask(*first));
    starts.filter(|(at, _)| is_rest(at + 1)).count()
}
