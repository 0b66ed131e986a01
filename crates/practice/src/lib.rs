//! The practice site: a small website on this computer that plays the service of both manuals, so that every step can be
//! learned, shown and tested. Its data is a toy; its habits are not. See docs/practice.md.
#![forbid(unsafe_code)]

mod accounts;
mod assets;
mod attempts;
mod authenticator_app;
mod backup_code;
mod clock;
mod code_entry;
mod db;
mod devices;
mod guard;
mod home;
mod keys;
mod language;
mod last_port;
mod limits;
mod login;
mod methods;
mod mfa;
mod oidc;
mod outbox;
mod page;
mod portal;
mod problem;
mod qr;
mod reset;
mod security_settings;
mod service_desk;
mod session_store;
mod site;
mod sms;
mod tiqr;
mod token;
mod visitor;
mod when;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use koppel_words::{Language, Words};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use accounts::{COLLEAGUE, DEMO, DESK, PASSWORD};
pub use clock::{Clock, SystemClock};
pub use problem::Problem;
pub use tiqr::authentication::LIFE as CHALLENGE_LIFE;

use crate::oidc::{Relying, provider};
use crate::site::Site;

/// How to start it.
pub struct Options {
    /// The folder of its data; made when there is none.
    pub data: PathBuf,
    /// Where it listens, on loopback; 0 for where it did the last time with this folder, or any that is free.
    pub port: u16,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Seconds that a QR code to log in with works: [`CHALLENGE_LIFE`], or fewer to see what comes then.
    pub challenge_life: u64,
}

/// A site that runs until this is dropped.
pub struct Running {
    /// `http://127.0.0.1:PORT`.
    pub address: String,
    /// The same of the stand-in identity provider.
    pub provider: String,
    servers: [JoinHandle<()>; 2],
}

impl Running {
    /// Waits for as long as the site runs.
    pub async fn until_it_ends(&mut self) {
        let [site, _] = &mut self.servers;
        // How it ended does not matter: that it did is all there is to know.
        let _ = site.await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.servers.iter().for_each(JoinHandle::abort);
    }
}

/// Why it did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The folder cannot be used.
    #[error("the folder {} cannot be used: {source}", path.display())]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The port cannot be listened on; another program may have it.
    #[error(
        "port {port} of 127.0.0.1 cannot be listened on: {source}. Choose another, or 0 for any that is free"
    )]
    Port {
        /// Which.
        port: u16,
        /// Why.
        source: io::Error,
    },
    /// The data cannot be read.
    #[error("the data in {} cannot be read: {problem}. Remove the folder to start afresh", path.display())]
    Data {
        /// Where.
        path: PathBuf,
        /// Why.
        problem: Problem,
    },
}

/// Starts the site and the identity provider that it needs.
pub async fn serve(options: Options) -> Result<Running, StartError> {
    let Options { data, port, clock, challenge_life } = options;
    let folder = |source| StartError::Folder { path: data.clone(), source };
    let unreadable = |problem| StartError::Data { path: data.clone(), problem };
    make_private(&data).map_err(folder)?;
    let keys = keys::Keys::of_folder(&data).map_err(folder)?;
    let db = db::Db::of_folder(&data).map_err(unreadable)?;
    oidc::install_ed25519();
    let words = Language::ALL.map(Words::new);
    accounts::seed(&db, &keys, &Words::new(accounts::LANGUAGE_OF_NAMES)).await.map_err(unreadable)?;

    let (listener, address) = match port {
        0 => listen_as_before(&data).await?,
        port => listen(port).await?,
    };
    last_port::keep(&data, &listener).map_err(folder)?;
    let (provider_listener, issuer) = listen(0).await?;
    let provider = provider::Provider::new(issuer.clone(), &address, clock.clone()).map_err(unreadable)?;
    let site = Site {
        db,
        keys,
        limits: limits::Limits::new(clock.clone()),
        relying: Relying::new(issuer.clone(), &address),
        origin: address.clone(),
        challenge_life,
        clock,
        words,
    };
    let site = run(listener, site::router(Arc::new(site)));
    let provider = run(provider_listener, provider::router(Arc::new(provider)));
    Ok(Running { address, provider: issuer, servers: [site, provider] })
}

/// For this user only.
fn make_private(folder: &std::path::Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

async fn listen(port: u16) -> Result<(TcpListener, String), StartError> {
    let failed = |source| StartError::Port { port, source };
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, format!("http://{address}")))
}

/// Whatever was paired by tiqr holds the address with the port.
async fn listen_as_before(data: &std::path::Path) -> Result<(TcpListener, String), StartError> {
    if let Some(port) = last_port::of_folder(data)
        && let Ok(there) = listen(port).await
    {
        return Ok(there);
    }
    listen(0).await
}

fn run(listener: TcpListener, router: axum::Router) -> JoinHandle<()> {
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            eprintln!("koppel-practice: {error}");
        }
    })
}
