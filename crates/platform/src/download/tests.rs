use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::thread;

use super::*;

const MOST: Most = Most { bytes: 1 << 20, time: Duration::from_secs(5) };

/// A server on this computer that hands each connection, its request read, to `serve`.
fn server(serve: impl Fn(&mut TcpStream, &str) + Send + 'static) -> Address {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/a", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut asked = [0; 4096];
            let count = stream.read(&mut asked).unwrap_or_default();
            serve(&mut stream, &String::from_utf8_lossy(&asked[..count]));
        }
    });
    Address::parse(&address).unwrap()
}

fn saying(answer: String) -> Address {
    server(move |stream, _| {
        let _ = stream.write_all(answer.as_bytes());
    })
}

fn fetch(address: &Address, most: Most) -> Result<Vec<u8>, DownloadError> {
    Downloads::new().fetch(address, most, |_, _| ControlFlow::Continue(()))
}

#[test]
fn a_file_comes_whole_and_tells_how_far_it_is() {
    let content = "x".repeat(200_000);
    let address = saying(format!("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n{content}"));
    let mut told = Vec::new();
    let file = Downloads::new().fetch(&address, MOST, |there, of| {
        told.push((there, of));
        ControlFlow::Continue(())
    });
    assert_eq!(file.unwrap(), content.as_bytes());
    assert_eq!(told.last(), Some(&(200_000, Some(200_000))));
    assert!(told.is_sorted() && told.len() > 2, "{told:?}");
}

#[test]
fn one_that_is_too_large_ends_at_the_limit_said_or_not() {
    let limit = Most { bytes: 1000, ..MOST };
    let exact = saying(format!("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{}", "x".repeat(1000)));
    assert_eq!(fetch(&exact, limit).unwrap().len(), 1000);
    let said = saying("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n".to_owned());
    assert_eq!(fetch(&said, limit), Err(WebError::TooLarge.into()));
    let endless = server(|stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(&[b'x'; 4096]).is_ok() {}
    });
    assert_eq!(fetch(&endless, limit), Err(WebError::TooLarge.into()));
}

#[test]
fn one_that_drips_ends_in_time() {
    let drips = server(|stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        while stream.write_all(b"x").is_ok() {
            thread::sleep(Duration::from_millis(20));
        }
    });
    let start = Instant::now();
    let hasty = Most { time: Duration::from_millis(400), ..MOST };
    assert_eq!(fetch(&drips, hasty), Err(WebError::Timeout.into()));
    assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
}

#[test]
fn one_that_breaks_off_is_no_file() {
    let half = saying("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nonly this".to_owned());
    assert!(matches!(fetch(&half, MOST), Err(DownloadError::Web(WebError::Broken(_)))));
}

#[test]
fn no_other_status_is_a_file() {
    for status in [204, 206, 403, 404, 500] {
        let address = saying(format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n"));
        assert_eq!(fetch(&address, MOST), Err(DownloadError::Status(status)), "{status}");
    }
}

#[test]
fn the_person_can_stop_it() {
    let address = saying(format!("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n{}", "x".repeat(200_000)));
    let mut parts = 0;
    let stopped = Downloads::new().fetch(&address, MOST, |_, _| {
        parts += 1;
        ControlFlow::Break(())
    });
    assert_eq!((stopped, parts), (Err(DownloadError::Stopped), 1));
}

#[test]
fn it_follows_where_it_may_and_no_further() {
    let sent_on =
        |to: &str| saying(format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n"));
    let file = saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK".to_owned());
    assert_eq!(fetch(&sent_on(file.as_str()), MOST).unwrap(), b"OK");
    for to in
        ["http://updates.example/a", "ftp://updates.example/a", "file:///etc/passwd", "javascript:x", ""]
    {
        let outcome = fetch(&sent_on(to), MOST);
        assert_eq!(outcome, Err(WebError::Redirected.into()), "{to}");
    }
    let circle = server(|stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 302 Found\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n");
    });
    assert_eq!(fetch(&circle, MOST), Err(WebError::Redirected.into()));
}

#[test]
fn nobody_outside_leads_to_this_computer() {
    let address = |text: &str| Address::parse(text).unwrap();
    let (outside, here) = (address("https://a.example/x"), address("http://127.0.0.1:8417/x"));
    assert!(may_lead(&outside, &address("https://b.example/y")));
    assert!(!may_lead(&outside, &here));
    assert!(!may_lead(&outside, &address("https://localhost/y")));
    assert!(may_lead(&here, &address("http://127.0.0.1:9000/y")));
}
