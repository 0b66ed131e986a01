//! `cargo xtask …`: everything that a machine with Rust and Node needs to build, start, test and measure
//! Koppel. Installs what the system lacks, and says what it is doing.
#![forbid(unsafe_code)]
// A program for a terminal: its output is its face.
#![allow(clippy::print_stdout)]

mod arrows;
mod bench;
mod bench_scan;
mod camera;
mod command;
mod counted;
mod deny;
mod elsewhere;
mod folders;
mod fuzz;
mod macos;
mod manifest;
mod needs;
mod notices;
mod package;
mod packages;
mod practice;
mod release;
mod reproducible;
mod root;
mod run;
mod steps;
mod system;
mod test;
mod tour;
mod ui;
mod verify;
mod windows;
mod wine;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run            builds and starts Koppel; without a display: the tour
cargo xtask practice [--port N] [--data DIR]
                           the practice site on 127.0.0.1, port 8417, until Ctrl+C; its data in target/practice
cargo xtask test           checks and tests everything on this system
cargo xtask ci             the same, then verify windows and verify macos, as CI does
cargo xtask verify         the proofs of docs/security.md in full; writes docs/figures.md (takes hours)
cargo xtask verify windows builds everything for Windows with mingw-w64 and runs its tests under wine (Debian, Ubuntu)
cargo xtask verify macos   checks the types of the whole workspace for macOS, from any system (needs rustup)
cargo xtask verify packages
                           installs, uses and removes the deb and the rpm in clean systems (Debian, Ubuntu; as root)
cargo xtask verify reproducible
                           builds koppel-cli twice in two folders and compares the bytes
cargo xtask camera         Koppel's camera before Linux's virtual ones, in a virtual machine (installs qemu; Debian only)
cargo xtask fuzz [TARGET] [--runs N]
                           what a stranger can hand over, 10,000,000 times each (installs cargo-fuzz, takes hours)
cargo xtask tour [--docs]  pairs in the real app without a display, leaves pictures in target/tour;
                           --docs also renews the pictures of the README in docs/pictures
cargo xtask bench [PART…]  start, memory, idle, list, unlock, save, guess: figures beside their goals (release builds)
cargo xtask bench scan [--seed N] [--frames N] [--still]
                           finding QR codes: rate, time and false texts beside zxing-cpp's (from PyPI), as a table
cargo xtask manifest FOLDER ADDRESS
                           the list of a release that Koppel's updater asks for, of the signed packages in FOLDER (docs/updates.md)
cargo xtask package [--bundles LIST] [--config FILE]…
                           the packages of this system in target/release/bundle, programs included; on Linux looked at by lintian and others
cargo xtask deny           advisories, licences and sources of all dependencies (installs cargo-deny)
cargo xtask setup          only installs what the system lacks";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["run"] => run::run(),
        ["test"] => test::test(),
        ["ci"] => test::ci(),
        ["verify"] => verify::verify(),
        ["verify", "windows"] => windows::windows(),
        ["verify", "macos"] => macos::macos(),
        ["verify", "packages"] => packages::packages(),
        ["verify", "reproducible"] => reproducible::reproducible(),
        ["practice", words @ ..] => practice::practice(words),
        ["camera"] => camera::camera(None),
        ["fuzz", words @ ..] => fuzz::fuzz(words),
        ["tour"] => tour::tour(tour::Pictures::Tour),
        ["tour", "--docs"] => tour::tour(tour::Pictures::TourAndDocs),
        ["bench", "scan", words @ ..] => bench_scan::bench_scan(words),
        ["bench", parts @ ..] => bench::bench(parts),
        ["manifest", folder, address] => manifest::manifest(folder, address),
        ["package", words @ ..] => package::package(words),
        ["deny"] => deny::deny(),
        ["setup"] => system::ready(&system::EVERYTHING),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            if !problem.is_empty() {
                eprintln!("{problem}");
            }
            ExitCode::FAILURE
        }
    }
}
