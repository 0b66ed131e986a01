//! How much is tried, and what is written down of it. `cargo test` tries the quick sizes; with `KOPPEL_PROOFS=full`,
//! as `cargo xtask verify` has it, the full ones, and each proof leaves its figures in `KOPPEL_PROOFS_FIGURES`.

use std::path::Path;

/// Whether the full sizes were asked for.
pub fn is_full() -> bool {
    std::env::var_os("KOPPEL_PROOFS").is_some_and(|size| size == "full")
}

/// The number of this run.
pub fn of(quick: u64, full: u64) -> u64 {
    if is_full() { full } else { quick }
}

/// Says what a proof found, and what its control did. The docs quote full figures only.
pub fn figure(proof: &str, found: &str, control: &str) {
    println!("{proof}: {found}; control: {control}");
    if let Some(folder) = std::env::var_os("KOPPEL_PROOFS_FIGURES").filter(|_| is_full()) {
        std::fs::create_dir_all(&folder).unwrap();
        let line = format!("| `{proof}` | {found} | {control} |\n");
        std::fs::write(Path::new(&folder).join(proof), line).unwrap();
    }
}

/// Says that a proof was not made, and why.
pub fn skipped(proof: &str, why: &str) {
    eprintln!("{proof}: skipped: {why}");
}

/// `10,000`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    groups.join(",")
}
