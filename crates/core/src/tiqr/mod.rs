//! tiqr: a site shows a QR code, the person types the PIN, and the answer to a challenge goes to the service. What is
//! asked of the network goes through [`crate::ports::Web`].
//!
//! An enrolment is three steps, so that a person can say no between them: [`fetch`] what the code offers, once, since a
//! service shows it once; show [`Invitation`]'s service, account and hosts; then [`enrol_new_profile`] or [`enrol`]. A login is
//! two: [`candidates`] and [`log_in`].

mod address;
mod answer;
mod enrol;
mod error;
mod identity;
mod invitation;
mod link;
mod login;

pub use self::address::{Address, AddressError};
pub use self::enrol::{Enrolled, enrol, enrol_new_profile, same};
pub use self::error::TiqrError;
pub use self::identity::{Identity, Standing};
pub use self::invitation::{Invitation, fetch};
pub(crate) use self::link::Form;
pub use self::link::{EnrolLink, LoginLink, Version};
pub use self::login::{candidates, log_in};

/// The headers that every call has; who asks is the port's to say.
const HEADERS: [(&str, &str); 2] = [("Accept", "application/json"), ("X-TIQR-Protocol-Version", "2")];
