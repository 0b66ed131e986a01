//! A release's host on this computer, which answers as it is told.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::json;

/// As the list calls this kind of computer.
pub const HERE: &str = if cfg!(target_arch = "aarch64") { "linux-aarch64" } else { "linux-x86_64" };

/// What a host answers to one path.
#[derive(Clone)]
pub enum Answer {
    File(Vec<u8>),
    Raw(String),
    /// A list that never ends.
    Endless,
    /// Half of a file, and the rest byte by byte.
    Dripping,
}

/// A release's host on this computer.
#[derive(Clone)]
pub struct Host {
    pub at: String,
    pub files: Arc<Mutex<HashMap<String, Answer>>>,
    pub asked: Arc<Mutex<Vec<String>>>,
}

impl Host {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let host = Self {
            at: format!("http://{}", listener.local_addr().unwrap()),
            files: Arc::default(),
            asked: Arc::default(),
        };
        let serving = host.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                serving.answer(stream.unwrap());
            }
        });
        host
    }

    fn answer(&self, mut stream: TcpStream) {
        let mut request = [0; 4096];
        let count = stream.read(&mut request).unwrap_or_default();
        let request = String::from_utf8_lossy(&request[..count]).into_owned();
        let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
        self.asked.lock().unwrap().push(request);
        let answer = self.files.lock().unwrap().get(&path).cloned();
        // Whoever asked may have gone away before it was all told.
        let _ = match answer {
            None => stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
            Some(Answer::Raw(text)) => stream.write_all(text.as_bytes()),
            Some(Answer::File(bytes)) => stream
                .write_all(format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", bytes.len()).as_bytes())
                .and_then(|()| stream.write_all(&bytes)),
            Some(Answer::Endless) => {
                let mut sent = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n{\"version\": \"");
                while sent.is_ok() {
                    sent = stream.write_all(&[b'9'; 4096]);
                }
                sent
            }
            Some(Answer::Dripping) => {
                let head = b"HTTP/1.1 200 OK\r\nContent-Length: 400000\r\n\r\n";
                let mut sent = stream.write_all(head).and_then(|()| stream.write_all(&[7; 200_000]));
                while sent.is_ok() {
                    thread::sleep(Duration::from_millis(10));
                    sent = stream.write_all(b"x");
                }
                sent
            }
        };
    }

    pub fn gives(&self, path: &str, answer: Answer) {
        self.files.lock().unwrap().insert(path.to_owned(), answer);
    }

    /// The release that is listed: its package, signed so.
    pub fn lists(&self, version: &str, package: &[u8], signature: &str) {
        self.gives("/koppel.AppImage", Answer::File(package.to_vec()));
        self.lists_at(version, &format!("{}/koppel.AppImage", self.at), signature);
    }

    pub fn lists_at(&self, version: &str, url: &str, signature: &str) {
        let platforms = json!({ HERE: { "url": url, "signature": signature } });
        let list = json!({ "version": version, "notes": "Scant \u{202e}sneller", "pub_date": "2026-11-26T12:00:00Z", "platforms": platforms });
        self.gives("/latest.json", Answer::File(list.to_string().into_bytes()));
    }

    pub fn list(&self) -> String {
        format!("{}/latest.json", self.at)
    }

    pub fn asked_for(&self, path: &str) -> usize {
        self.asked
            .lock()
            .unwrap()
            .iter()
            .filter(|request| request.starts_with(&format!("GET {path} ")))
            .count()
    }
}
