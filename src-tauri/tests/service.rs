//! A tiqr service on this computer that offers accounts and says what it is told to say.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// The service's identifier, which is no host.
pub const SERVICE: &str = "tiqr.example";

pub struct Service {
    base: String,
    says: Arc<Mutex<Says>>,
}

struct Says {
    pairing: &'static str,
    login: &'static str,
    /// The answer to the next pairing gets lost on its way.
    loses: bool,
    /// Requests, each with its body.
    asked: Vec<String>,
    /// Says that a pairing came, and waits before it answers.
    pause: Option<(Sender<()>, Receiver<()>)>,
}

/// A service that answers a pairing when it is told to; when it is not told, with no.
pub struct Silent {
    asked: Receiver<()>,
    go: Sender<()>,
}

impl Silent {
    pub fn wait_until_asked(&self) {
        self.asked.recv_timeout(PATIENCE).unwrap();
    }

    pub fn answer(&self) {
        self.go.send(()).unwrap();
    }
}

/// Less than Koppel's own with a service.
const PATIENCE: Duration = Duration::from_secs(5);

impl Service {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let says = Says {
            pairing: "OK",
            login: r#"{"responseCode":1}"#,
            loses: false,
            asked: Vec::new(),
            pause: None,
        };
        let says = Arc::new(Mutex::new(says));
        let (own, at) = (Arc::clone(&says), base.clone());
        thread::spawn(move || {
            for stream in listener.incoming() {
                answer(stream.unwrap(), &at, &mut own.lock().unwrap());
            }
        });
        Self { base, says }
    }

    /// A pairing code for that person.
    pub fn invites(&self, user: &str) -> String {
        format!("tiqrenroll://{}/offer/{user}", self.base)
    }

    pub fn asks_to_log_in() -> String {
        format!("tiqrauth://{SERVICE}/00112233445566778899aabbccddeeff/a1b2c3d4e5/portal.example/2")
    }

    pub fn host(&self) -> &str {
        self.base.trim_start_matches("http://")
    }

    pub fn says_to_logins(&self, answer: &'static str) {
        self.says.lock().unwrap().login = answer;
    }

    pub fn says_to_pairings(&self, answer: &'static str) {
        self.says.lock().unwrap().pairing = answer;
    }

    /// It takes the next pairing, and nobody hears of it.
    pub fn loses_an_answer(&self) {
        let mut says = self.says.lock().unwrap();
        says.loses = true;
        // Whoever asks again hears that the code was used.
        says.pairing = r#"{"responseCode":101}"#;
    }

    pub fn silent(&self) -> Silent {
        let ((tell, asked), (go, wait)) = (mpsc::channel(), mpsc::channel());
        self.says.lock().unwrap().pause = Some((tell, wait));
        Silent { asked, go }
    }

    pub fn asked(&self) -> Vec<String> {
        self.says.lock().unwrap().asked.clone()
    }
}

fn answer(mut stream: TcpStream, base: &str, says: &mut Says) {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while !is_whole(&request) {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(read) => request.extend_from_slice(&buffer[..read]),
        }
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let path = request.split(' ').nth(1).unwrap_or_default();
    let body = match path {
        "/enrol" if std::mem::take(&mut says.loses) => String::new(),
        "/enrol" => {
            let is_told = says.pause.take().is_none_or(|(tell, wait)| {
                tell.send(()).unwrap();
                wait.recv_timeout(PATIENCE).is_ok()
            });
            if is_told { says.pairing } else { r#"{"responseCode":101}"# }.to_owned()
        }
        "/login" => says.login.to_owned(),
        offer => {
            let user = offer.trim_start_matches("/offer/");
            format!(
                r#"{{"service":{{"displayName":"Uni","identifier":"{SERVICE}","authenticationUrl":"{base}/login","enrollmentUrl":"{base}/enrol"}},"identity":{{"identifier":"{user}","displayName":"{user}"}}}}"#
            )
        }
    };
    says.asked.push(request);
    let _ = write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request).to_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    length.is_none_or(|length| body.len() >= length.trim().parse().unwrap_or(0))
}
