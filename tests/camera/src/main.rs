//! The one program of the virtual machine: goes through the checks and says what came of each, a line each.
//! `tests/virtual_machine.rs` starts the machine and reads the lines.
#![forbid(unsafe_code)]
// The console is how it speaks to the world outside.
#![allow(clippy::print_stdout)]

#[cfg(target_os = "linux")]
mod guest;

#[cfg(target_os = "linux")]
fn main() {
    guest::main();
}

#[cfg(not(target_os = "linux"))]
fn main() {}
