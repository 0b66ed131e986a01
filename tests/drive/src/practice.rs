//! The practice site, a program of its own.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;

use crate::child::Group;
use crate::place::Place;

/// The demo account, which the site's first page names.
pub const NAME: &str = "demo";
/// Its password, from the same page.
pub const PASSWORD: &str = "oefenen-mag";

/// Ends when it is dropped.
pub struct Practice {
    address: String,
    _program: Group,
}

impl Practice {
    /// Starts it on a free port, with its data in that place.
    pub fn start(place: &Place, program: &Path) -> Practice {
        Practice::start_with(place, program, &[])
    }

    /// The same with more arguments. Started again in that place it is where it was, and knows what it knew.
    pub fn start_with(place: &Place, program: &Path, arguments: &[&str]) -> Practice {
        let program = program.to_str().expect("a path in UTF-8");
        let mut command = place.tool(program);
        command.arg("--data").arg(place.folder().join("practice")).args(arguments).stderr(place.said());
        let (program, address) = Group::announced(&mut command);
        Practice { address, _program: program }
    }

    /// `http://127.0.0.1:PORT`
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The same without the scheme, as Koppel shows it.
    pub fn host(&self) -> &str {
        self.address.trim_start_matches("http://")
    }

    /// Answers a login's code as an app with another secret would: its fields by hand, over plain HTTP.
    pub fn answer_wrongly(&self, link: &str, user: &str) {
        let session = link.split('/').nth(3).expect("tiqrauth://[user@]service/session/…");
        let body = format!("sessionKey={session}&userId={user}&response=000000&language=nl&operation=login");
        let mut stream = TcpStream::connect(self.host()).expect("a site that listens");
        write!(
            stream,
            "POST /tiqr/auth HTTP/1.1\r\nHost: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.host(),
            body.len()
        )
        .expect("a request that is sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.contains("INVALID_RESPONSE") || answer.contains("ACCOUNT_BLOCKED"), "{answer}");
    }
}
