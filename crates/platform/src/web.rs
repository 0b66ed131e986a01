//! tiqr's few calls over the network: HTTP/1.1 on rustls, with the certificates that this system trusts.
//!
//! Bounded: five seconds to connect and ten for a whole call, a slow answer and its redirects included; 64 KiB of an answer
//! and 16 KiB of its headers. No cookies, no connection that is kept, nothing sent twice. A GET follows three redirects on
//! its own origin, a POST none. A proxy is used where the environment names one for https (`HTTPS_PROXY`, `ALL_PROXY`,
//! `NO_PROXY`), as is usual on Linux: it sees the host and nothing else. What goes to this computer itself never goes
//! through one.

use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use koppel_core::ports::{Web, WebAnswer, WebError};
use koppel_core::tiqr::Address;
use rustls::crypto::ring;
use ureq::config::Config;
use ureq::http::header::LOCATION;
use ureq::http::{Response, Uri};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Proxy, Timeout};

const USER_AGENT: &str = concat!("Koppel/", env!("CARGO_PKG_VERSION"));
/// On one origin, before it is taken for a circle.
const MOST_REDIRECTS: usize = 3;
const MOST_HEADERS: usize = 16 << 10;

/// What one call may take.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) connect: Duration,
    pub(crate) whole: Duration,
    pub(crate) body: u64,
}

impl Limits {
    pub(crate) const CHOSEN: Self =
        Self { connect: Duration::from_secs(5), whole: Duration::from_secs(10), body: 64 << 10 };
}

/// The network. Blocks while it asks.
pub struct Client {
    /// To this computer itself.
    direct: Agent,
    /// To anybody else.
    outward: Agent,
    limits: Limits,
}

impl Client {
    /// Costs nothing until something is asked.
    pub fn new() -> Self {
        Self::with(Limits::CHOSEN)
    }

    fn with(limits: Limits) -> Self {
        let outward = agent(limits, Proxy::try_from_env());
        Self { direct: agent(limits, None), outward, limits }
    }

    fn agent(&self, address: &Address) -> &Agent {
        if address.is_loopback() { &self.direct } else { &self.outward }
    }

    /// One request, with what is left of the call's time.
    fn get_once(
        &self,
        address: &Address,
        headers: &[(&str, &str)],
        end: Instant,
    ) -> Result<Response<Body>, WebError> {
        let mut request = self.agent(address).get(address.as_str());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(WebError::Timeout);
        }
        request.config().timeout_global(Some(left)).build().call().map_err(web_error)
    }

    fn answer(&self, mut response: Response<Body>) -> Result<WebAnswer, WebError> {
        let status = response.status().as_u16();
        let body = response.body_mut().with_config().limit(self.limits.body).read_to_vec();
        Ok(WebAnswer { status, body: body.map_err(web_error)? })
    }
}

impl Default for Client {
    fn default() -> Self {
        Self::new()
    }
}

impl Web for Client {
    fn get(&self, address: &Address, headers: &[(&str, &str)]) -> Result<WebAnswer, WebError> {
        let end = Instant::now() + self.limits.whole;
        let mut address = address.clone();
        for _ in 0..=MOST_REDIRECTS {
            let response = self.get_once(&address, headers, end)?;
            if !response.status().is_redirection() {
                return self.answer(response);
            }
            let to = response.headers().get(LOCATION).and_then(|to| address.join(to.to_str().ok()?).ok());
            address = to.filter(|to| address.is_origin_of(to)).ok_or(WebError::Redirected)?;
        }
        Err(WebError::Redirected)
    }

    fn post(
        &self,
        address: &Address,
        headers: &[(&str, &str)],
        form: &[(&str, &str)],
    ) -> Result<WebAnswer, WebError> {
        let mut request = self.agent(address).post(address.as_str());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send_form(form.iter().copied()).map_err(web_error)?;
        if response.status().is_redirection() {
            return Err(WebError::Redirected);
        }
        self.answer(response)
    }
}

pub(crate) fn agent(limits: Limits, proxy: Option<Proxy>) -> Agent {
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
        .build();
    let config = Agent::config_builder()
        .tls_config(tls)
        .proxy(proxy)
        .user_agent(USER_AGENT)
        // What a status means is the protocol's to say, and where a redirect may lead is ours.
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_connect(Some(limits.connect))
        .timeout_resolve(Some(limits.connect))
        .timeout_global(Some(limits.whole))
        .max_response_header_size(MOST_HEADERS)
        // A connection that was kept might be sent to twice.
        .max_idle_connections(0)
        .build();
    Agent::with_parts(config, DefaultConnector::default(), Names::default())
}

/// The system's names. Why one is not found each system says in its own way; here it is one error.
#[derive(Debug, Default)]
struct Names(DefaultResolver);

impl Resolver for Names {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        self.0.resolve(uri, config, timeout).map_err(|error| match error {
            ureq::Error::Io(_) => ureq::Error::HostNotFound,
            error => error,
        })
    }
}

pub(crate) fn web_error(error: ureq::Error) -> WebError {
    use ureq::Error;
    match error {
        Error::HostNotFound | Error::Timeout(Timeout::Resolve) => WebError::Unresolved,
        // Nothing was sent before there is a connection.
        Error::Timeout(Timeout::Connect) => WebError::NoRoute("no answer".into()),
        Error::Timeout(_) => WebError::Timeout,
        Error::ConnectionFailed => WebError::NoRoute("no connection".into()),
        Error::ConnectProxyFailed(why) => WebError::NoRoute(why),
        Error::InvalidProxyUrl => WebError::NoRoute("proxy".into()),
        Error::BodyExceedsLimit(_) | Error::LargeResponseHeader(..) => WebError::TooLarge,
        Error::Rustls(error) => tls_error(&error),
        Error::Tls(why) => WebError::Certificate(why.to_owned()),
        Error::TlsRequired => WebError::Certificate("no TLS".into()),
        Error::Io(error) => io_error(&error),
        other => WebError::NotHttp(other.to_string()),
    }
}

fn io_error(error: &io::Error) -> WebError {
    if let Some(tls) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return tls_error(tls);
    }
    let why = error.to_string();
    match error.kind() {
        ErrorKind::ConnectionRefused
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::AddrNotAvailable => WebError::NoRoute(why),
        ErrorKind::TimedOut | ErrorKind::WouldBlock => WebError::Timeout,
        _ => WebError::Broken(why),
    }
}

/// What ends a handshake comes before anything is sent; what comes later breaks the connection.
fn tls_error(error: &rustls::Error) -> WebError {
    use rustls::Error;
    match error {
        Error::DecryptError | Error::EncryptError | Error::PeerSentOversizedRecord => {
            WebError::Broken(error.to_string())
        }
        _ => WebError::Certificate(error.to_string()),
    }
}

#[cfg(test)]
mod tests;
