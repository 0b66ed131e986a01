//! The shell from outside: its real commands behind its real capability, in a window without a screen.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod app;
mod autostart;
mod backup_codes;
mod board;
mod commands;
#[cfg(target_os = "linux")]
mod looking;
mod pairing;
mod passphrases;
mod policy;
#[cfg(unix)]
mod practice;
mod recovery;
#[cfg(target_os = "linux")]
mod secrets;
mod sentences;
mod service;
mod tiqr;
mod tries;
mod types;
#[cfg(target_os = "linux")]
mod updates;
mod way_back;
