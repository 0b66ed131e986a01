//! What a stranger can hand to Koppel, one function each. Each takes any bytes at all, hands them over as the stranger
//! would, and panics when what must hold does not: that nothing opens, that what is said is one of the named errors, that
//! looking changes nothing, that no more memory is held than the work needs.
//!
//! fuzz/ runs them for as long as it is let (`cargo xtask fuzz`); tests/everyday for a moment, and on parsers that are
//! broken on purpose: each module's `holds` takes the parser.
// All of this is test code: what is missing should stop it right there.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod account;
pub mod backup_file;
pub mod backup_json;
mod edits;
pub mod frame;
pub mod keystore_item;
pub mod memory;
pub mod migration;
pub mod otpauth;
pub mod pasted_codes;
mod prepared;
pub mod seeds;
pub mod tiqr;
pub mod vault_file;

pub use backup_file::backup_file;
pub use backup_json::backup_json;
pub use edits::edited;
pub use frame::frame;
pub use keystore_item::keystore_item;
pub use migration::migration;
pub use otpauth::otpauth;
pub use pasted_codes::pasted_codes;
pub use tiqr::tiqr;
pub use vault_file::vault_file;
