//! A file of a release, from the host that the build names. Bounded in bytes and in time, and over https all the way.
//!
//! Unlike tiqr's calls it goes on to other hosts when it is sent there: where releases are listed they are seldom kept. What comes is
//! held beside a signature, wherever it came from. Only what begins on this computer, as in tests, may go on to this
//! computer.

use std::io::Read;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use koppel_core::ports::WebError;
use koppel_core::tiqr::Address;
use ureq::http::Response;
use ureq::http::header::{CONTENT_LENGTH, LOCATION};
use ureq::{Agent, Body, Proxy};

use crate::web::{Limits, agent, web_error};

/// A list of releases leads to another list, that to a store: more is a circle.
const MOST_REDIRECTS: usize = 5;
const PART: usize = 64 << 10;

/// What one file may take.
#[derive(Debug, Clone, Copy)]
pub struct Most {
    /// Its length.
    pub bytes: u64,
    /// From the first request to the last byte.
    pub time: Duration,
}

/// Why there is no file.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum DownloadError {
    /// The network, or whoever answers.
    #[error(transparent)]
    Web(#[from] WebError),
    /// The host has no such file, or does not give it.
    #[error("status {0}")]
    Status(u16),
    /// The person does not want it any more.
    #[error("stopped")]
    Stopped,
}

/// The network, for files. Blocks while it asks.
pub struct Downloads {
    /// To this computer itself.
    direct: Agent,
    /// To anybody else.
    outward: Agent,
}

impl Downloads {
    /// Costs nothing until something is asked.
    pub fn new() -> Self {
        Self { direct: agent(Limits::CHOSEN, None), outward: agent(Limits::CHOSEN, Proxy::try_from_env()) }
    }

    /// The file at that address, whole. After each part `heard` gets how much there is, and of how much if the host says so; it can
    /// end the work.
    pub fn fetch(
        &self,
        address: &Address,
        most: Most,
        heard: impl FnMut(u64, Option<u64>) -> ControlFlow<()>,
    ) -> Result<Vec<u8>, DownloadError> {
        let end = Instant::now() + most.time;
        let mut address = address.clone();
        for _ in 0..=MOST_REDIRECTS {
            let response = self.ask(&address, end)?;
            if !response.status().is_redirection() {
                return read(response, most, heard);
            }
            let to = response.headers().get(LOCATION).and_then(|to| address.join(to.to_str().ok()?).ok());
            address = to.filter(|to| may_lead(&address, to)).ok_or(WebError::Redirected)?;
        }
        Err(WebError::Redirected.into())
    }

    fn ask(&self, address: &Address, end: Instant) -> Result<Response<Body>, WebError> {
        let agent = if address.is_loopback() { &self.direct } else { &self.outward };
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(WebError::Timeout);
        }
        let request = agent.get(address.as_str()).config().timeout_global(Some(left)).build();
        request.call().map_err(web_error)
    }
}

impl Default for Downloads {
    fn default() -> Self {
        Self::new()
    }
}

/// To https anywhere else, and to this computer from this computer only: nobody outside has a say in what is asked here.
fn may_lead(from: &Address, to: &Address) -> bool {
    if to.is_loopback() { from.is_loopback() } else { to.as_str().starts_with("https:") }
}

fn read(
    mut response: Response<Body>,
    most: Most,
    mut heard: impl FnMut(u64, Option<u64>) -> ControlFlow<()>,
) -> Result<Vec<u8>, DownloadError> {
    if response.status() != 200 {
        return Err(DownloadError::Status(response.status().as_u16()));
    }
    let length = response.headers().get(CONTENT_LENGTH);
    let length: Option<u64> = length.and_then(|length| length.to_str().ok()?.parse().ok());
    if length.is_some_and(|length| length > most.bytes) {
        return Err(WebError::TooLarge.into());
    }
    let mut reader = response.body_mut().with_config().limit(most.bytes).reader();
    let (mut bytes, mut part) = (Vec::new(), vec![0; PART]);
    loop {
        match reader.read(&mut part).map_err(|error| web_error(error.into()))? {
            0 => return Ok(bytes),
            count => bytes.extend_from_slice(&part[..count]),
        }
        if heard(bytes.len() as u64, length).is_break() {
            return Err(DownloadError::Stopped);
        }
    }
}

#[cfg(test)]
mod tests;
