//! Drives the real `koppel` program as a person would. Each [`Place`] is a display, a message bus and a
//! home of its own, so that tests can run beside each other and beside the person's own Koppel.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]
// A failed expectation is how a test says what is wrong.
#![allow(clippy::unwrap_used, clippy::expect_used)]

pub mod app;
pub mod attack;
pub mod browser;
pub mod child;
pub mod copied;
pub mod hands;
pub mod leaving;
pub mod memory;
pub mod pairing;
pub mod place;
pub mod poster;
pub mod practice;
pub mod processes;
pub mod qr;
pub mod screen;
pub mod totp;
pub mod tray;
