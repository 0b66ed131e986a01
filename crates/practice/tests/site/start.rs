//! Where it listens, and when it ends.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use koppel_practice::{CHALLENGE_LIFE, Options, Running, SystemClock, serve};

const SOON: Duration = Duration::from_secs(20);

async fn started(data: &Path) -> Running {
    serve(Options {
        data: data.to_owned(),
        port: 0,
        clock: Arc::new(SystemClock),
        challenge_life: CHALLENGE_LIFE,
    })
    .await
    .unwrap()
}

#[tokio::test]
async fn it_listens_where_it_did_the_last_time() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let first = started(data.path()).await;
    let address = first.address.clone();
    // While that one runs there is another place to be found, for this folder and for another.
    let second = started(data.path()).await;
    assert_ne!(second.address, address);
    let kept = second.address.clone();
    assert!(![address, kept.clone()].contains(&started(other.path()).await.address));
    drop((first, second));
    tokio::task::yield_now().await;
    assert_eq!(started(data.path()).await.address, kept);
}

#[tokio::test]
async fn a_port_file_that_says_nothing_of_use_is_passed_over() {
    for said in ["", "x", "0", "99999", "-1", "80 81"] {
        let data = tempfile::tempdir().unwrap();
        std::fs::write(data.path().join("port"), said).unwrap();
        assert!(started(data.path()).await.address.starts_with("http://127.0.0.1:"), "{said}");
    }
}

/// The program that people start; the pipe that is its input, and its address.
fn program(data: &Path, more: &[&str]) -> (Child, ChildStdin, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_koppel-practice"))
        .arg("--data")
        .arg(data)
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let input = program.stdin.take().unwrap();
    (program, input, line.trim_end().to_owned())
}

#[test]
fn asked_for_that_it_ends_with_its_input_and_else_it_does_not() {
    let data = tempfile::tempdir().unwrap();
    let (mut bound, input, address) = program(&data.path().join("a"), &["--until-input-ends"]);
    let (mut free, other_input, _) = program(&data.path().join("b"), &[]);
    let host = address.strip_prefix("http://").unwrap();
    assert!(std::net::TcpStream::connect(host).is_ok(), "it said {address}");
    assert!(bound.try_wait().unwrap().is_none());
    drop((input, other_input));
    let start = Instant::now();
    let status = loop {
        if let Some(status) = bound.try_wait().unwrap() {
            break status;
        }
        assert!(start.elapsed() < SOON, "it goes on");
        std::thread::sleep(Duration::from_millis(10));
    };
    assert!(status.success());
    assert!(std::net::TcpStream::connect(host).is_err());
    assert!(free.try_wait().unwrap().is_none(), "the other one ended too");
    free.kill().unwrap();
    free.wait().unwrap();
}
