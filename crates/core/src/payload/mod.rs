//! What one QR code, link or typed key says.

mod base64;
mod batch;
mod error;
mod migration;
mod names;
mod other;
mod otpauth;
pub(crate) mod percent;
mod protobuf;
mod text;

pub use batch::Batch;
pub use error::PayloadError;
pub use migration::{LeftOut, MigrationPart};
pub use names::clean as clean_name;
pub(crate) use names::is_invisible;
pub use other::Other;
pub use text::text_of;

use self::text::Text;
use crate::otp::{Otp, Scheme, Secret, SecretError};
use crate::tiqr::{self, EnrolLink, LoginLink};

/// What one QR code says.
pub enum Payload {
    /// One account, ready to be paired.
    Account(NewAccount),
    /// One part of another authenticator's export.
    Migration(MigrationPart),
    /// Pairs with a tiqr service.
    TiqrEnrol(EnrolLink),
    /// Logs in at a tiqr service.
    TiqrLogin(LoginLink),
    /// Something that cannot be paired, recognised.
    Other(Other),
}

/// An account that is not paired yet. Its names hold no invisible characters and at most 256 others.
pub struct NewAccount {
    /// The service, e.g. `Microsoft 365`; may be empty.
    pub issuer: String,
    /// Who one is there, e.g. an e-mail address; may be empty.
    pub name: String,
    /// What makes its codes.
    pub otp: Otp,
}

impl NewAccount {
    /// What a person typed over: names as they like, and the key as base32. TOTP with SHA-1, six digits
    /// and 30 seconds, which is what a service means that shows a key and nothing else.
    pub fn typed(issuer: &str, name: &str, key: &str) -> Result<Self, SecretError> {
        let secret = Secret::from_base32(key)?;
        Ok(Self {
            issuer: names::clean(issuer),
            name: names::clean(name),
            otp: Otp { secret, scheme: Scheme::DEFAULT },
        })
    }
}

/// Bytes that are read at most: far more than the 2,953 of the largest QR code, since a link may be
/// pasted too.
pub const MOST: usize = 64 * 1024;

/// Reads what a QR code or a link says. Only what means to be an account or a login and is wrong is an
/// error.
pub fn read(bytes: &[u8]) -> Result<Payload, PayloadError> {
    if bytes.len() > MOST {
        return Err(PayloadError::TooLong);
    }
    let text = Text::of(bytes);
    match Form::of(&text) {
        Form::Otpauth(rest) => otpauth::read(rest).map(Payload::Account),
        Form::Steam(secret) => otpauth::read_steam(secret).map(Payload::Account),
        Form::Migration(rest) => migration::read(rest).map(Payload::Migration),
        Form::Tiqr(tiqr::Form::Enrol(rest)) => EnrolLink::read(rest).map(Payload::TiqrEnrol),
        Form::Tiqr(tiqr::Form::EnrolPage(page)) => EnrolLink::read_page(&page).map(Payload::TiqrEnrol),
        Form::Tiqr(tiqr::Form::Login(rest)) => LoginLink::read(rest).map(Payload::TiqrLogin),
        Form::Tiqr(tiqr::Form::LoginPage(page)) => LoginLink::read_page(&page).map(Payload::TiqrLogin),
        Form::Other(other) => Ok(Payload::Other(other)),
    }
}

/// One word for what the bytes mean to be, well formed or not: `otpauth`, `otpauth-migration`, `tiqr-enrolment`,
/// `tiqr-login`, or the word of an [`Other`].
pub fn kind(bytes: &[u8]) -> &'static str {
    let text = Text::of(&bytes[..bytes.len().min(MOST)]);
    match Form::of(&text) {
        Form::Otpauth(_) | Form::Steam(_) => "otpauth",
        Form::Migration(_) => "otpauth-migration",
        Form::Tiqr(form) if form.is_enrolment() => "tiqr-enrolment",
        Form::Tiqr(_) => "tiqr-login",
        Form::Other(other) => other.code(),
    }
}

/// What a text means to be, told by how it begins.
enum Form<'a> {
    /// Without `otpauth://`.
    Otpauth(&'a str),
    /// The secret of `steam://`.
    Steam(&'a str),
    /// Without `otpauth-migration:`.
    Migration(&'a str),
    Tiqr(tiqr::Form<'a>),
    Other(Other),
}

impl<'a> Form<'a> {
    fn of(text: &'a Text) -> Self {
        let characters = &text.characters;
        if let Some(rest) = strip_prefix(characters, "otpauth-migration:") {
            Self::Migration(rest)
        } else if let Some(rest) =
            strip_prefix(characters, "otpauth:").or(strip_prefix(characters, "apple-otpauth:"))
        {
            // Apple's own name for the same link, which its password app alone opens.
            Self::Otpauth(rest)
        } else if let Some(secret) = strip_prefix(characters, "steam://").filter(|rest| is_one_word(rest)) {
            Self::Steam(secret)
        } else if let Some(form) = tiqr::Form::of(characters) {
            Self::Tiqr(form)
        } else {
            Self::Other(Other::of(characters, text.readable))
        }
    }
}

/// Steam's own program has links too, such as `steam://run/440`.
fn is_one_word(rest: &str) -> bool {
    !rest.trim_end_matches('/').contains('/')
}

/// As `str::strip_prefix`, whatever the case of ASCII letters.
pub(crate) fn strip_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}
