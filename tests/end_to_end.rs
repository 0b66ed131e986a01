//! The real program in a real web view, driven as a person would: `cargo xtask test`, or after a build of ui/
//! `cargo test --workspace --test end_to_end`.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "end_to_end/autostart.rs"]
mod autostart;
#[path = "end_to_end/backup_codes.rs"]
mod backup_codes;
#[path = "end_to_end/board.rs"]
mod board;
#[path = "end_to_end/counted.rs"]
mod counted;
#[path = "end_to_end/keystores.rs"]
mod keystores;
#[path = "end_to_end/locking.rs"]
mod locking;
#[path = "end_to_end/log.rs"]
mod log;
#[path = "end_to_end/memory.rs"]
mod memory;
#[path = "end_to_end/pairing.rs"]
mod pairing;
#[cfg(debug_assertions)]
#[path = "end_to_end/policy.rs"]
mod policy;
#[path = "end_to_end/portal.rs"]
mod portal;
#[path = "end_to_end/practising.rs"]
mod practising;
#[path = "../crates/cli/tests/cli/python.rs"]
mod python;
#[path = "end_to_end/recovery.rs"]
mod recovery;
#[path = "end_to_end/scanning.rs"]
mod scanning;
#[path = "end_to_end/schemes.rs"]
mod schemes;
#[path = "end_to_end/tiqr.rs"]
mod tiqr;
#[path = "end_to_end/trouble.rs"]
mod trouble;
#[path = "end_to_end/university.rs"]
mod university;
#[cfg(debug_assertions)]
#[path = "end_to_end/updates.rs"]
mod updates;
#[path = "end_to_end/way_back.rs"]
mod way_back;
#[path = "end_to_end/web_view.rs"]
mod web_view;

use std::path::Path;

use koppel_drive::pairing::Service;

/// The program under test.
fn koppel() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_koppel"))
}

/// The key of RFC 6238's own vectors would be guessed by an app that cheats; this one is nobody's.
const UNIVERSITY: Service = Service {
    issuer: "Universiteit Noordzee",
    account: "lotte.vermeulen@noordzee.example",
    secret: b"\x8e\x11\x5b\xd4\x92\x03\x7f\xa6\x3c\xe8\x54\x29\xbb\x70\x1d\xc7\x46\xf3\x0a\x95",
};

/// Another service.
const PORTAL: Service = Service {
    issuer: "Portaal",
    account: "lvermeulen",
    secret: b"\x21\xd7\x6a\x44\xf0\x1b\x83\x9e\x5c\x02\xe5\x77\x38\xca\x90\x6f",
};

/// Not on the list of PINs that are refused.
const PIN: &str = "7294";

/// The practice site's program, which cargo does not build for these tests.
fn practice() -> std::path::PathBuf {
    let program = koppel().with_file_name("koppel-practice");
    assert!(program.is_file(), "build it first: cargo test --workspace --no-run --test site");
    program
}
