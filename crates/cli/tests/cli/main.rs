//! Drives the real `koppel-cli` as a person or an administrator would, each test in a data folder of its own.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod age;
mod attempts;
mod automatic;
mod backup_codes;
mod backups;
mod codes;
mod credential_manager;
mod desktop;
mod draw;
mod drive;
mod images;
mod machine;
#[cfg(target_os = "linux")]
mod memory;
mod newer;
mod otp;
mod pair;
mod passphrases;
mod pins;
mod policy;
mod profiles;
mod python;
mod reader;
mod recover;
mod silence;
mod tiqr;
mod tiqr_server;
mod way_back;
mod wayland;
