//! Who one is at a tiqr service.

use super::Address;
use crate::ocra::Suite;
use crate::otp::Secret;

/// One pairing with a tiqr service, apart from its names.
pub struct Identity {
    /// Made here at the pairing; the service has it too.
    pub secret: Secret,
    /// The service's identifier, as it says it.
    pub service: String,
    /// The person's identifier there, as the service says it.
    pub user: String,
    /// How responses are made.
    pub suite: Suite,
    /// Where logins go.
    pub authentication: Address,
    /// Where the service tells about itself.
    pub info: Option<Address>,
    /// What is known of the service's side.
    pub standing: Standing,
}

/// What is known of the service's side of a pairing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Saved before the service was asked, and no clear yes since: it may work. The first login that does makes it
    /// [`Standing::Active`].
    Pending,
    /// The service said yes.
    Active,
    /// The service said at a login that it blocked this account for good. Of this one alone: others stay what they are.
    Blocked,
}

impl Identity {
    /// Whether it is the same account at the same service.
    pub fn is(&self, service: &str, user: &str) -> bool {
        self.service == service && self.user == user
    }
}
