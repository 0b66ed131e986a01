//! `cargo xtask deny`: advisories, licences and sources of all dependencies, by the rules of deny.toml. Apart
//! from `test`: building cargo-deny takes minutes, and its advisories need a network that changes under us.

use crate::command::{Outcome, cargo, cargo_knows, succeed};
use crate::steps::step;

/// Installs cargo-deny when it is missing, and asks it everything.
pub fn deny() -> Outcome {
    cargo_knows("deny", &[])?;
    step("Check the dependencies", || succeed(&mut cargo(&["deny", "--locked", "check"])))
}
