//! A code that is held before a camera, drawn; and the camera that it is held before, which is Linux's
//! v4l2loopback. The program of this package shows both to Koppel's camera inside of a virtual machine.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

pub mod loopback;
pub mod scene;
