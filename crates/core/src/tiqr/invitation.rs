//! What a service offers before anybody pairs: who it is, for whom, and where everything goes.

use serde::Deserialize;

use super::link::is_identifier;
use super::{Address, EnrolLink, HEADERS, TiqrError};
use crate::ocra::Suite;
use crate::payload::clean_name;
use crate::ports::{Web, WebAnswer};

/// An offer to pair. Its names are clean; its addresses may be asked. It counts for one pairing.
#[derive(Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The service's identifier.
    pub service: String,
    /// What the service calls itself.
    pub service_name: String,
    /// The person's identifier there.
    pub user: String,
    /// What the service calls the person.
    pub user_name: String,
    /// How responses are made.
    pub suite: Suite,
    /// Where logins will go.
    pub authentication: Address,
    /// Where the service tells about itself.
    pub info: Option<Address>,
    /// Where the secret goes.
    pub(super) enrolment: Address,
    /// Where this was read.
    pub(super) from: Address,
}

/// Asks what a code offers. Once and never again: a service answers the second time with an error.
pub fn fetch(web: &dyn Web, link: &EnrolLink) -> Result<Invitation, TiqrError> {
    let from = link.metadata();
    let host = from.host();
    let answer = web.get(from, &HEADERS).map_err(|error| TiqrError::Web { host: host.clone(), error })?;
    if !answer.is_success() {
        return Err(TiqrError::CodeUsed { host });
    }
    Invitation::read(&answer, from)
}

impl Invitation {
    /// The host that the code named.
    pub fn host(&self) -> String {
        self.from.host()
    }

    /// Other hosts that the secret or a login goes to, each once: the protocol allows them, and the person should know.
    pub fn other_hosts(&self) -> Vec<String> {
        let mut hosts: Vec<String> = Vec::new();
        for address in [&self.enrolment, &self.authentication] {
            let host = address.host();
            if host != self.host() && !hosts.contains(&host) {
                hosts.push(host);
            }
        }
        hosts
    }

    /// Whether tiqr's own apps know every host of it, or all of them are this computer.
    pub fn is_known(&self) -> bool {
        let addresses = [&self.from, &self.enrolment, &self.authentication];
        addresses.iter().all(|address| address.is_known() || address.is_loopback())
    }

    fn read(answer: &WebAnswer, from: &Address) -> Result<Self, TiqrError> {
        let bad = || TiqrError::MetadataBad { host: from.host() };
        let Wire { service, identity } = serde_json::from_slice(&answer.body).map_err(|_| bad())?;
        if !is_identifier(&service.identifier) || !is_identifier(&identity.identifier) {
            return Err(bad());
        }
        let suite = service.ocra_suite.as_deref().filter(|suite| !suite.is_empty()).unwrap_or(Suite::TIQR);
        let suite = Suite::parse(suite).ok().filter(is_answerable);
        let suite = suite.ok_or_else(|| TiqrError::Suite { host: from.host() })?;
        Ok(Self {
            service_name: named(service.display_name.as_deref(), &service.identifier),
            user_name: named(identity.display_name.as_deref(), &identity.identifier),
            service: service.identifier,
            user: identity.identifier,
            suite,
            authentication: asked(&service.authentication_url, from)?,
            // Neither a bad page about the service nor a bad logo, which is not read at all, stops a pairing.
            info: service.info_url.and_then(|address| asked(&address, from).ok()),
            enrolment: asked(&service.enrollment_url, from)?,
            from: from.clone(),
        })
    }
}

/// A challenge and a session are all that a login brings, and what comes out is to be typed where there is no network.
fn is_answerable(suite: &Suite) -> bool {
    suite.is_of_question_and_session() && suite.digits().count() > 0
}

fn named(name: Option<&str>, identifier: &str) -> String {
    let name = clean_name(name.unwrap_or_default());
    if name.is_empty() { identifier.to_owned() } else { name }
}

/// Only a service on this computer may send us to this computer.
fn asked(address: &str, from: &Address) -> Result<Address, TiqrError> {
    match Address::parse(address) {
        Ok(address) if !address.is_loopback() || from.is_loopback() => Ok(address),
        _ => Err(TiqrError::MetadataAddress { host: from.host() }),
    }
}

/// As the service writes it. What is not named here does not matter.
#[derive(Deserialize)]
struct Wire {
    service: WireService,
    identity: WireIdentity,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireService {
    identifier: String,
    display_name: Option<String>,
    info_url: Option<String>,
    authentication_url: String,
    enrollment_url: String,
    ocra_suite: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireIdentity {
    identifier: String,
    display_name: Option<String>,
}
