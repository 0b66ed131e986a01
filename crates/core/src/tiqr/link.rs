//! What tiqr's QR codes and links say. Each has two forms: a scheme of its own, and a page's address.

use url::Url;

use super::{Address, AddressError};
use crate::payload::percent::{self, Plus};
use crate::payload::{PayloadError, clean_name, strip_prefix};

/// Bytes of a link at most: two addresses and what stands around them.
const MOST: usize = 2 * Address::MOST + 1024;
/// Characters of an identifier at most.
const MOST_IDENTIFIER: usize = 256;

const ENROL: [&str; 2] = ["tiqrenroll://", "eduidenroll://"];
const LOGIN: [&str; 2] = ["tiqrauth://", "eduidauth://"];

/// Which of the two a text means to be, told by how it begins; of a page by its path and what it asks with.
pub(crate) enum Form<'a> {
    /// What follows the scheme.
    Enrol(&'a str),
    EnrolPage(Url),
    /// What follows the scheme.
    Login(&'a str),
    LoginPage(Url),
}

/// Pairs with a service: where the service tells what it offers, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrolLink {
    metadata: Address,
}

/// Logs in at a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoginLink {
    /// Identifier of the service; an identity has the same.
    pub service: String,
    /// Identifier of the person there, where the code says for whom it is.
    pub user: Option<String>,
    /// Identifier of the site that asks, clean; may be empty.
    pub site: String,
    /// The session as it was written, to be given back.
    pub session: String,
    /// The challenge.
    pub question: String,
    /// How the response is made.
    pub version: Version,
    /// Where the browser that gave this link wants to go afterwards.
    pub return_to: Option<Address>,
}

/// tiqr's protocol versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// What is meant where nothing is said.
    One,
    /// With JSON.
    Two,
}

impl<'a> Form<'a> {
    /// `None` for any other text.
    pub(crate) fn of(text: &'a str) -> Option<Self> {
        let after = |schemes: [&str; 2]| schemes.into_iter().find_map(|scheme| strip_prefix(text, scheme));
        if let Some(rest) = after(ENROL) {
            return Some(Self::Enrol(rest));
        }
        if let Some(rest) = after(LOGIN) {
            return Some(Self::Login(rest));
        }
        strip_prefix(text, "https://").or(strip_prefix(text, "http://"))?;
        Address::parse(text).ok()?;
        let page = Url::parse(text).ok()?;
        let has = |name: &str| parameter(&page, name).is_some();
        match page.path().trim_end_matches('/') {
            "/tiqrenroll" if has("metadata") => Some(Self::EnrolPage(page)),
            "/tiqrauth" if ["s", "q", "i"].into_iter().all(has) => Some(Self::LoginPage(page)),
            _ => None,
        }
    }

    /// Whether it pairs; else it logs in.
    pub(crate) fn is_enrolment(&self) -> bool {
        matches!(self, Self::Enrol(_) | Self::EnrolPage(_))
    }
}

impl EnrolLink {
    /// What follows the scheme: an address as it is. What hands links on sometimes loses the colon of `https://`.
    pub(crate) fn read(address: &str) -> Result<Self, PayloadError> {
        let repaired = ["https", "http"].iter().find_map(|scheme| {
            Some(format!("{scheme}://{}", strip_prefix(address, &format!("{scheme}//"))?))
        });
        let metadata = Address::parse(repaired.as_deref().unwrap_or(address))?;
        Ok(Self { metadata })
    }

    /// The same as the address of a page. What the page's own host is does not matter: nothing is asked there.
    pub(crate) fn read_page(page: &Url) -> Result<Self, PayloadError> {
        Self::read(&parameter(page, "metadata").ok_or(PayloadError::TiqrMalformed)?)
    }

    /// Where the service tells what it offers.
    pub fn metadata(&self) -> &Address {
        &self.metadata
    }
}

impl LoginLink {
    /// What follows the scheme: `[user@]service/session/challenge/site/version[?return address]`. The service is a name to
    /// compare and no host: nothing is asked there.
    pub(crate) fn read(rest: &str) -> Result<Self, PayloadError> {
        if rest.len() > MOST {
            return Err(PayloadError::TooLong);
        }
        let (path, query) = rest.split_once('?').map_or((rest, None), |(path, query)| (path, Some(query)));
        let parts: Vec<&str> = path.split('/').collect();
        let (authority, session, question) = match parts[..] {
            [authority, session, question, ..] if parts.len() <= 5 => (authority, session, question),
            _ => return Err(PayloadError::TiqrMalformed),
        };
        let (user, service) = authority.rsplit_once('@').map_or((None, authority), |(u, s)| (Some(u), s));
        let part = |index: usize| parts.get(index).copied().unwrap_or_default();
        Self::of(Parts {
            user: user.map(decode),
            service: service.to_owned(),
            session: session.to_owned(),
            question: question.to_owned(),
            site: decode(part(3)),
            version: part(4).to_owned(),
            return_to: query.map(decode),
        })
    }

    /// The same as the address of a page.
    pub(crate) fn read_page(page: &Url) -> Result<Self, PayloadError> {
        if page.as_str().len() > MOST {
            return Err(PayloadError::TooLong);
        }
        let get = |name| parameter(page, name).unwrap_or_default();
        Self::of(Parts {
            user: parameter(page, "u"),
            service: get("i"),
            session: get("s"),
            question: get("q"),
            site: String::new(),
            version: get("v"),
            return_to: None,
        })
    }

    fn of(parts: Parts) -> Result<Self, PayloadError> {
        let Parts { user, service, session, question, site, version, return_to } = parts;
        // An odd digit has no byte of its own.
        let is_session = !session.is_empty() && session.len().is_multiple_of(2) && is_hex(&session);
        let is_question = !question.is_empty() && question.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_session || !is_question || !is_identifier(&service) {
            return Err(PayloadError::TiqrMalformed);
        }
        let version = match version.as_str() {
            "" | "1" => Version::One,
            "2" => Version::Two,
            newer
                if newer.bytes().all(|byte| byte.is_ascii_digit()) && !newer.trim_matches('0').is_empty() =>
            {
                return Err(PayloadError::TiqrTooNew);
            }
            _ => return Err(PayloadError::TiqrMalformed),
        };
        Ok(Self {
            service,
            user: user.filter(|user| !user.is_empty()),
            site: clean_name(&site),
            session,
            question,
            version,
            // One that cannot be gone to never stops a login.
            return_to: return_to.and_then(|address| Address::parse(&address).ok()),
        })
    }

    /// The session's bytes.
    pub(super) fn session_bytes(&self) -> Vec<u8> {
        data_encoding::HEXLOWER_PERMISSIVE.decode(self.session.as_bytes()).unwrap_or_default()
    }
}

/// A login as text, whatever its form.
struct Parts {
    user: Option<String>,
    service: String,
    session: String,
    question: String,
    site: String,
    version: String,
    return_to: Option<String>,
}

/// What identifies a service or a person: compared, given back and shown, so it is what it looks like.
pub(super) fn is_identifier(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= MOST_IDENTIFIER && clean_name(text) == text
}

/// The first of that name that is not empty, decoded.
fn parameter(page: &Url, name: &str) -> Option<String> {
    let mut pairs = page.query_pairs();
    pairs.find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.into_owned())
}

/// PHP's urlencode makes a plus of a space.
fn decode(text: &str) -> String {
    percent::decode(text, Plus::Space).to_string()
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl From<AddressError> for PayloadError {
    fn from(error: AddressError) -> Self {
        match error {
            AddressError::Malformed => Self::TiqrMalformed,
            AddressError::Insecure => Self::TiqrInsecure,
        }
    }
}
