//! What the camera takes and how fast it is, with a drawn camera of 30 frames a second at 1280 × 720 in the place
//! of the device: `cargo run --release --package koppel-camera --example measure`. The live view, its threads and
//! the search are the window's; the device, nokhwa and the window itself are left out.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[cfg(target_os = "linux")]
#[path = "measure/drawn.rs"]
mod drawn;
#[cfg(target_os = "linux")]
#[path = "measure/run.rs"]
mod run;

#[cfg(target_os = "linux")]
fn main() {
    run::all();
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("Linux's /proc is read: run it there.");
}
