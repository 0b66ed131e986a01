//! Proof of identity by OpenID Connect: this site as a client, and a small provider that stands in for eID and itsme.

mod ed25519;
mod http;
pub mod provider;
mod relying;

pub use ed25519::install as install_ed25519;
pub use relying::{Attempt, Relying};

/// Under which name this site is known at the provider.
const CLIENT: &str = "koppel-practice";
/// Where the provider sends the browser back to.
const RETURN: &str = "/mfareset/identity/return";
