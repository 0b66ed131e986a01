//! The places for the key that the vault file lacks.

mod file;
mod os;

pub use file::FileKeystore;
pub use os::OsKeystore;
