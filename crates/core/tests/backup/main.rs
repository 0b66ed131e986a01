//! Backups over folders and a vault in memory: what they hold, what opens them, what a fault at any step leaves.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod automatic;
mod damage;
mod faults;
mod odd;
mod policy;
#[path = "../vault/ports.rs"]
mod ports;
mod restore;
mod saving;
mod setup;
