//! The proofs of docs/security.md. This library is the machine that the claims are tried on; the claims themselves,
//! each with the broken variant that it must catch, are in tests/proofs/.
// All of this is test code: what is missing should stop it right there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

pub mod broken;
pub mod disk;
pub mod doing;
pub mod machine;
#[cfg(target_os = "linux")]
pub mod memory;
pub mod person;
#[cfg(feature = "programs")]
pub mod program;
pub mod record;
pub mod rng;
pub mod schedule;
pub mod size;
pub mod tally;
