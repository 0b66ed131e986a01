//! `koppel-practice`: the practice site until it is stopped.
#![forbid(unsafe_code)]
// A program for a terminal: its output is its face.
#![allow(clippy::print_stdout)]

use std::process::ExitCode;
use std::sync::Arc;

use koppel_practice::{Options, SystemClock, serve};

const USAGE: &str = "koppel-practice --data FOLDER [--port PORT]

Plays the service of both manuals on this computer. Its address is the first line that it prints.
--data FOLDER  where its data is kept; remove the folder to start afresh
--port PORT    where it listens on 127.0.0.1; without it any that is free";

#[tokio::main]
async fn main() -> ExitCode {
    let Some((data, port)) = arguments(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match serve(Options { data: data.into(), port, clock: Arc::new(SystemClock) }).await {
        Ok(mut running) => {
            println!("{}", running.address);
            running.until_it_ends().await;
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("koppel-practice: {error}");
            ExitCode::FAILURE
        }
    }
}

fn arguments(mut words: impl Iterator<Item = String>) -> Option<(String, u16)> {
    let (mut data, mut port) = (None, 0);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--data" => data = Some(words.next()?),
            "--port" => port = words.next()?.parse().ok()?,
            _ => return None,
        }
    }
    Some((data?, port))
}
