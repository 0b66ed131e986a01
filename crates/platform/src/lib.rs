//! The real world behind koppel-core's ports: files, keystore, randomness and clock; and the machine's
//! camera, screen and clipboard.

pub mod autostart;
pub mod backup_folder;
pub mod camera;
pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod download;
pub mod files;
pub mod image_file;
pub mod keystore;
pub mod lock_request;
pub mod notification;
pub mod overview;
pub mod pasted;
mod patience;
pub mod place;
pub mod policy;
pub mod random;
pub mod saved_file;
pub mod screen;
pub mod session;
pub mod status_icons;
pub mod text_file;
pub mod web;
