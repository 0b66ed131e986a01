//! Pixels in, the bytes of every QR code in view out. No camera, no files, no clock: the time that may be
//! spent is an argument ([`Budget`]), and so is the work. The pixels are hostile input: everything here is
//! memory-safe Rust, bounded in pixels, in candidates and in time, and a panic inside a detector costs one
//! rung, not the program.
//!
//! ```
//! use koppel_scan::{Budget, Luma, find};
//!
//! let grey = vec![255; 640 * 480];
//! let frame = Luma::new(640, 480, 640, &grey)?;
//! assert!(find(frame, &Budget::still(&|| false)).is_empty());
//! # Ok::<(), koppel_scan::FrameError>(())
//! ```
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod bits;
mod budget;
mod finder;
mod found;
mod frame;
mod grey;
mod ladder;
pub mod luma;
mod means;
mod picture;
mod threshold;
mod triples;

pub use budget::Budget;
pub use found::{Found, Point, Rung, is_within};
pub use frame::{FrameError, Luma, LumaImage, MOST_PIXELS, MOST_SIDE};
pub use ladder::find;

/// Its example is compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
