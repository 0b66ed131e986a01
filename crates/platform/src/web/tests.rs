use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use super::*;

/// A server on this computer: each connection in turn is handed to `serve`, with what was asked. What was asked comes out,
/// too.
fn server(serve: impl Fn(TcpStream, usize) + Send + 'static) -> (Address, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/path?x=1", listener.local_addr().unwrap());
    let (tell, asked) = mpsc::channel();
    thread::spawn(move || {
        for (count, stream) in listener.incoming().enumerate() {
            let mut stream = stream.unwrap();
            let _ = tell.send(request(&mut stream));
            serve(stream, count);
        }
    });
    (Address::parse(&address).unwrap(), asked)
}

/// Head and body of one request.
fn request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
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

/// One that gives the same answer to each.
fn saying(answer: &'static str) -> (Address, Receiver<String>) {
    server(move |mut stream, _| {
        let _ = stream.write_all(answer.as_bytes());
    })
}

fn post(client: &Client, address: &Address) -> Result<WebAnswer, WebError> {
    client.post(address, &[("Accept", "application/json")], &[("a", "1 2"), ("b", "&é")])
}

/// Less patient than the chosen limits, so that the tests need not wait.
fn hasty() -> Client {
    Client::with(Limits { whole: Duration::from_millis(600), ..Limits::CHOSEN })
}

#[test]
fn a_form_and_its_answer() {
    let (address, asked) = saying(
        "HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 16\r\n\r\nINVALID_RESPONSE",
    );
    let answer = post(&Client::new(), &address).unwrap();
    assert_eq!(answer, WebAnswer { status: 403, body: b"INVALID_RESPONSE".to_vec() });
    let asked = asked.recv().unwrap().to_lowercase();
    assert!(asked.starts_with("post /path?x=1 http/1.1\r\n"), "{asked}");
    for header in [
        "user-agent: koppel/",
        "accept: application/json\r\n",
        "content-type: application/x-www-form-urlencoded\r\n",
    ] {
        assert!(asked.contains(header), "{header} is not in {asked}");
    }
    assert!(!asked.contains("cookie") && asked.contains("\r\n\r\na=1+2&b=%26%c3%a9"), "{asked}");
}

#[test]
fn every_status_is_an_answer() {
    for (answer, status, body) in [
        ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK", 200, "OK"),
        ("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", 500, ""),
        ("HTTP/1.0 200 OK\r\n\r\nOK", 200, "OK"),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nOK\r\n0\r\n\r\n", 200, "OK"),
    ] {
        let (address, _asked) = saying(answer);
        let expected = WebAnswer { status, body: body.as_bytes().to_vec() };
        assert_eq!(Client::new().get(&address, &[]).unwrap(), expected, "{answer}");
    }
}

#[test]
fn nobody_there() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = Address::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    drop(listener);
    assert!(matches!(Client::new().get(&address, &[]), Err(WebError::NoRoute(_))));
    let unknown = Address::parse("https://no-such-host.invalid/").unwrap();
    let error = Client::with(Limits::CHOSEN).direct.get(unknown.as_str()).call().map(drop).map_err(web_error);
    assert!(matches!(error, Err(WebError::Unresolved)), "{error:?}");
}

#[test]
fn a_server_that_hangs_or_drips() {
    let hangs = |stream: TcpStream, _| {
        thread::spawn(move || {
            thread::sleep(Duration::from_secs(30));
            drop(stream);
        });
    };
    let (address, _asked) = server(hangs);
    assert_eq!(post(&hasty(), &address), Err(WebError::Timeout));
    for start in ["HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n"] {
        let (address, _asked) = server(move |mut stream, _| {
            thread::spawn(move || {
                let _ = stream.write_all(start.as_bytes());
                while stream.write_all(b"x").is_ok() {
                    thread::sleep(Duration::from_millis(20));
                }
            });
        });
        assert_eq!(hasty().get(&address, &[]), Err(WebError::Timeout), "each byte in time, the whole not");
    }
}

#[test]
fn a_connection_that_breaks() {
    for half in ["", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"responseCode\":1"] {
        let (address, _asked) = server(move |mut stream, _| {
            let _ = stream.write_all(half.as_bytes());
            let _ = stream.shutdown(Shutdown::Both);
        });
        let error = post(&Client::new(), &address).unwrap_err();
        assert!(matches!(error, WebError::Broken(_)), "{half}: {error:?}");
        assert!(error.may_have_arrived());
    }
}

#[test]
fn an_answer_without_end() {
    let (address, _asked) = server(|mut stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(&[b'x'; 4096]).is_ok() {}
    });
    assert_eq!(Client::new().get(&address, &[]), Err(WebError::TooLarge));
    let (address, _asked) = server(|mut stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
        while stream.write_all(&[b'x'; 4096]).is_ok() {}
    });
    assert_eq!(post(&Client::new(), &address), Err(WebError::TooLarge));
    let (address, _asked) = server(|mut stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
        while stream.write_all(b"X-More: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n").is_ok() {}
    });
    let error = Client::new().get(&address, &[]).unwrap_err();
    assert!(matches!(error, WebError::TooLarge | WebError::NotHttp(_)), "{error:?}");
}

#[test]
fn what_speaks_no_http() {
    for garbage in ["SSH-2.0-OpenSSH\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "HTTP/9.9 what\r\n\r\n"] {
        let (address, _asked) = saying(garbage);
        let error = Client::new().get(&address, &[]).unwrap_err();
        assert!(matches!(error, WebError::NotHttp(_)), "{garbage:?}: {error:?}");
    }
}

#[test]
fn a_get_goes_on_within_its_origin_only() {
    let (address, asked) = server(|mut stream, count| {
        let answer: &[u8] = match count {
            0 => b"HTTP/1.1 302 Found\r\nLocation: ../other\r\nContent-Length: 0\r\n\r\n",
            _ => b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK",
        };
        let _ = stream.write_all(answer);
    });
    assert_eq!(Client::new().get(&address, &[("X-Y", "z")]).unwrap().body, b"OK");
    asked.recv().unwrap();
    let second = asked.recv().unwrap();
    assert!(second.starts_with("GET /other ") && second.to_lowercase().contains("x-y: z"), "{second}");

    for to in ["https://other.example/", "http://other.example/", "http://127.0.0.1:1/", "javascript:x", ""] {
        let answer = format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n");
        let (address, _asked) = saying(answer.leak());
        let error = Client::new().get(&address, &[]).unwrap_err();
        assert_eq!(error, WebError::Redirected, "{to}");
    }
}

#[test]
fn a_circle_ends_and_a_form_goes_nowhere_else() {
    let (address, asked) = saying("HTTP/1.1 307 Again\r\nLocation: /path?x=1\r\nContent-Length: 0\r\n\r\n");
    assert_eq!(Client::new().get(&address, &[]), Err(WebError::Redirected));
    assert_eq!(asked.try_iter().count(), MOST_REDIRECTS + 1);
    assert_eq!(post(&Client::new(), &address), Err(WebError::Redirected));
    assert_eq!(asked.try_iter().count(), 1);
}

#[test]
fn a_certificate_that_nobody_vouches_for() {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let config = rustls::ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (tell, heard) = mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let connection = rustls::ServerConnection::new(config.clone()).unwrap();
            let mut stream = rustls::StreamOwned::new(connection, stream.unwrap());
            let mut plain = Vec::new();
            let _ = stream.read_to_end(&mut plain);
            let _ = tell.send(plain);
        }
    });
    let address = Address::parse(&format!("https://localhost:{port}/")).unwrap();
    for error in [Client::new().get(&address, &[]).unwrap_err(), post(&Client::new(), &address).unwrap_err()]
    {
        assert!(matches!(error, WebError::Certificate(_)), "{error:?}");
        assert!(!error.may_have_arrived());
        assert!(heard.recv().unwrap().is_empty(), "nothing was sent");
    }
    // A server without TLS where TLS is asked for.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let _ = stream.unwrap().write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK");
        }
    });
    let address = Address::parse(&format!("https://localhost:{port}/")).unwrap();
    assert!(matches!(Client::new().get(&address, &[]), Err(WebError::Certificate(_))));
}
