//! Where the site listened the last time, in a file beside the database: what was paired by tiqr asks there.

use std::fs;
use std::io;
use std::path::Path;

use tokio::net::TcpListener;

const FILE: &str = "port";

/// The port of the last time; `None` where there was none, or the file says nothing of use.
pub fn of_folder(folder: &Path) -> Option<u16> {
    fs::read_to_string(folder.join(FILE)).ok()?.trim().parse().ok()
}

/// Remembers where it listens now.
pub fn keep(folder: &Path, listener: &TcpListener) -> io::Result<()> {
    let port = listener.local_addr()?.port();
    fs::write(folder.join(FILE), format!("{port}\n"))
}
