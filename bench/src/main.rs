//! Measures what the project promises about speed, in the released programs: `cargo xtask bench`.
#![forbid(unsafe_code)]
// A program for a terminal that stops at the first surprise.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used)]

#[cfg(target_os = "linux")]
mod board;
#[cfg(target_os = "linux")]
mod figures;
#[cfg(target_os = "linux")]
mod guess;
#[cfg(target_os = "linux")]
mod idle;
#[cfg(target_os = "linux")]
mod list;
#[cfg(target_os = "linux")]
mod picture;
#[cfg(target_os = "linux")]
mod processes;
#[cfg(target_os = "linux")]
mod rows;
#[cfg(target_os = "linux")]
mod save;
#[cfg(target_os = "linux")]
mod seed;
#[cfg(target_os = "linux")]
mod start;
#[cfg(target_os = "linux")]
mod unlock;

/// `koppel-bench KOPPEL BARE [PART…]`: two programs, and which parts to measure; all when none is named.
#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    use std::path::PathBuf;

    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [koppel, bare, parts @ ..] = arguments.as_slice() else {
        eprintln!("koppel-bench KOPPEL BARE [start] [idle] [list] [board] [picture] [unlock] [save] [guess]");
        return std::process::ExitCode::from(2);
    };
    let (koppel, bare) = (PathBuf::from(koppel), PathBuf::from(bare));
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|named| named == part);

    let mut table = figures::Table::default();
    if wanted("unlock") {
        table.add(unlock::measure());
    }
    if wanted("save") {
        table.add(save::measure());
    }
    if wanted("guess") {
        table.add(guess::measure());
    }
    if wanted("start") {
        table.add(start::measure(&koppel, &bare));
    }
    if wanted("list") {
        table.add(list::measure(&koppel));
    }
    if wanted("board") {
        table.add(board::measure(&koppel));
    }
    if wanted("picture") {
        table.add(picture::measure(&koppel));
    }
    if wanted("idle") {
        table.add(idle::measure(&koppel, &bare));
    }
    table.close()
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("The bench reads Linux's /proc and drives WebKit's web view: run it on Linux.");
}
