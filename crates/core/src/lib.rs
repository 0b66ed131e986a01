//! What Koppel is, without a machine around it: one-time codes, what a QR code says, profiles, and the
//! vault that keeps them. Time and randomness are arguments; files and the keystore come in through the
//! small traits in [`ports`]. Nothing here knows a window, a camera, a network or an operating system.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod backup;
pub mod backup_codes;
pub mod failure;
pub mod ids;
pub mod ocra;
pub mod otp;
pub mod pairing;
pub mod payload;
pub mod pin;
pub mod policy;
pub mod ports;
pub mod profile;
pub mod tiqr;
pub mod vault;
