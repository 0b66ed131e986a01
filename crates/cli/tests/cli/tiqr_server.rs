//! A small service of tiqr on this computer, by tiqr's own description and by other code than Koppel's.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// The service's identifier, which is no host.
pub const SERVICE: &str = "tiqr.example";
pub const SESSION: &str = "00112233445566778899aabbccddeeff";
pub const CHALLENGE: &str = "a1b2c3d4e5";
const SUITE: &str = "OCRA-1:HOTP-SHA1-6:QH10-S";

/// What it does, and what it has seen.
#[derive(Default)]
pub struct State {
    /// Answers in JSON.
    pub json: bool,
    /// So many requests are done and not answered; and so many pairings.
    pub lose: usize,
    pub lose_pairings: usize,
    /// Answers a pairing with this status and body instead of looking at it.
    pub enrol_says: Option<(u16, &'static str)>,
    /// The same for a login.
    pub login_says: Option<(u16, &'static str)>,
    /// The offer; its own when empty.
    pub offer: String,
    offered: bool,
    pub secret: Option<Vec<u8>>,
    pub asked: Vec<String>,
    pub logged_in: bool,
}

pub struct Server {
    pub base: String,
    state: Arc<Mutex<State>>,
}

impl Server {
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let state: Arc<Mutex<State>> = Arc::default();
        let (own, at) = (state.clone(), base.clone());
        thread::spawn(move || {
            for stream in listener.incoming() {
                serve(&mut stream.unwrap(), &at, &mut own.lock().unwrap());
            }
        });
        Self { base, state }
    }

    /// The same over https, for `localhost`; and its certificate, which vouches for itself.
    #[cfg(target_os = "linux")]
    pub fn secure() -> (Self, String) {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .unwrap();
        let config = Arc::new(config);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("https://localhost:{}", listener.local_addr().unwrap().port());
        let state: Arc<Mutex<State>> = Arc::default();
        let (own, at) = (state.clone(), base.clone());
        thread::spawn(move || {
            for stream in listener.incoming() {
                let connection = rustls::ServerConnection::new(config.clone()).unwrap();
                let mut stream = rustls::StreamOwned::new(connection, stream.unwrap());
                serve(&mut stream, &at, &mut own.lock().unwrap());
                stream.conn.send_close_notify();
                let _ = stream.flush();
            }
        });
        (Self { base, state }, made.cert.pem())
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// The link in a fresh pairing code.
    pub fn enrolment(&self) -> String {
        let mut state = self.state();
        (state.offered, state.secret) = (false, None);
        format!("tiqrenroll://{}/metadata?key=1", self.base)
    }

    /// The link in a login code; `user` with its @, or empty.
    pub fn login(&self, user: &str) -> String {
        format!("tiqrauth://{user}{SERVICE}/{SESSION}/{CHALLENGE}/Mijn+site/2")
    }

    pub fn host(&self) -> &str {
        self.base.split_once("://").unwrap().1
    }
}

/// What the service offers.
pub fn offer(base: &str, service: &str, user: &str) -> String {
    format!(
        r#"{{"service":{{"displayName":"Uni","identifier":"{service}","logoUrl":"{base}/no-logo","infoUrl":"","authenticationUrl":"{base}/auth","ocraSuite":"{SUITE}","enrollmentUrl":"{base}/enrol?key=2"}},"identity":{{"identifier":"{user}","displayName":"Jan"}}}}"#
    )
}

fn serve(stream: &mut (impl Read + Write), base: &str, state: &mut State) {
    let request = request(stream);
    let (head, body) = request.split_once("\r\n\r\n").unwrap_or((&request, ""));
    let (status, answer) = match head.split(' ').collect::<Vec<_>>()[..] {
        ["GET", "/metadata?key=1", ..] if state.offered => (500, String::new()),
        ["GET", "/metadata?key=1", ..] => {
            state.offered = true;
            let own = offer(base, SERVICE, "jan@uni");
            (200, if state.offer.is_empty() { own } else { state.offer.clone() })
        }
        ["POST", "/enrol?key=2", ..] => enrol(head, body, state),
        ["POST", "/auth", ..] => authenticate(body, state),
        _ => (404, String::new()),
    };
    state.asked.push(request.clone());
    let is_pairing = head.starts_with("POST /enrol");
    for (applies, left) in [(true, &mut state.lose), (is_pairing, &mut state.lose_pairings)] {
        if applies && *left > 0 {
            *left -= 1;
            return;
        }
    }
    let length = answer.len();
    let _ = write!(
        stream,
        "HTTP/1.1 {status} Said\r\nContent-Type: text/html\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{answer}"
    );
}

fn enrol(head: &str, body: &str, state: &mut State) -> (u16, String) {
    if let Some((status, body)) = state.enrol_says {
        return (status, body.to_owned());
    }
    let head = head.to_lowercase();
    let secret = HEXLOWER.decode(field(body, "secret").as_bytes()).unwrap_or_default();
    let is_right = secret.len() >= 32
        && field(body, "operation") == "register"
        && head.contains("user-agent: koppel/")
        && head.contains("x-tiqr-protocol-version: 2");
    if !is_right || state.secret.is_some() {
        return (403, String::new());
    }
    state.secret = Some(secret);
    (200, if state.json { r#"{"responseCode":1}"#.to_owned() } else { "OK".to_owned() })
}

fn authenticate(body: &str, state: &mut State) -> (u16, String) {
    if let Some((status, body)) = state.login_says {
        return (status, body.to_owned());
    }
    let text = |json: &str, text: &str| if state.json { json.to_owned() } else { text.to_owned() };
    let expected = state.secret.as_deref().map(response);
    if field(body, "sessionKey") != SESSION {
        return (403, text(r#"{"responseCode":203}"#, "INVALID_CHALLENGE"));
    }
    if field(body, "userId") != "jan%40uni" {
        return (403, text(r#"{"responseCode":205}"#, "INVALID_USERID"));
    }
    if expected.as_deref() != Some(field(body, "response")) {
        return (403, text(r#"{"responseCode":201,"attemptsLeft":2}"#, "INVALID_RESPONSE:2"));
    }
    let answer = (200, text(r#"{"responseCode":1}"#, "OK"));
    state.logged_in = true;
    answer
}

/// OCRA of that suite, from RFC 6287 and tiqr's padding.
pub fn response(secret: &[u8]) -> String {
    let mut message = [SUITE.as_bytes(), &[0]].concat();
    let mut question = HEXLOWER.decode(CHALLENGE.as_bytes()).unwrap();
    question.resize(128, 0);
    message.extend(question);
    let session = HEXLOWER.decode(SESSION.as_bytes()).unwrap();
    message.extend(vec![0; 64 - session.len()]);
    message.extend(session);
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).unwrap();
    mac.update(&message);
    let mac = mac.finalize().into_bytes();
    let offset = usize::from(mac[19] & 15);
    let value = u32::from_be_bytes(mac[offset..offset + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", value % 1_000_000)
}

/// A field of a form, as it stands there.
pub fn field<'a>(body: &'a str, name: &str) -> &'a str {
    body.split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map_or("", |(_, v)| v)
}

fn request(stream: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.to_lowercase().lines().find_map(|line| {
                line.strip_prefix("content-length:").and_then(|length| length.trim().parse::<usize>().ok())
            });
            if body.len() >= length.unwrap_or_default() {
                return text;
            }
        }
        match stream.read(&mut chunk) {
            Ok(0) | Err(_) => return text,
            Ok(count) => bytes.extend_from_slice(&chunk[..count]),
        }
    }
}
