//! The real world behind koppel-core's ports: files, keystore, randomness and clock; and the machine's
//! camera, screen and clipboard.

pub mod clipboard;
pub mod clock;
pub mod files;
pub mod keystore;
pub mod lock_request;
pub mod place;
pub mod random;
