//! `koppel-practice`: the practice site until it is stopped.
#![forbid(unsafe_code)]
// A program for a terminal: its output is its face.
#![allow(clippy::print_stdout)]

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use koppel_practice::{CHALLENGE_LIFE, Options, SystemClock, serve};

const USAGE: &str = "koppel-practice --data FOLDER [--port PORT] [--login-life SECONDS] [--until-input-ends]

Plays the service of both manuals on this computer. Its address is the first line that it prints.
--data FOLDER       where its data is kept; remove the folder to start afresh
--port PORT         where it listens on 127.0.0.1; without it where it did the last time, or any that is free
--login-life SECONDS
                    how long a QR code to log in with works; without it 180
--until-input-ends  it stops when its standard input does: with the program that started it, however that ends";

/// What was asked for.
struct Asked {
    data: PathBuf,
    port: u16,
    challenge_life: u64,
    until_input_ends: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Some(Asked { data, port, challenge_life, until_input_ends }) = asked(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match serve(Options { data, port, clock: Arc::new(SystemClock), challenge_life }).await {
        Ok(mut running) => {
            println!("{}", running.address);
            if until_input_ends {
                tokio::select! {
                    () = input_ends() => return ExitCode::SUCCESS,
                    () = running.until_it_ends() => {}
                }
            } else {
                running.until_it_ends().await;
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("koppel-practice: {error}");
            ExitCode::FAILURE
        }
    }
}

fn asked(mut words: impl Iterator<Item = String>) -> Option<Asked> {
    let (mut data, mut port, mut until_input_ends) = (None, 0, false);
    let mut challenge_life = CHALLENGE_LIFE;
    while let Some(word) = words.next() {
        match word.as_str() {
            "--data" => data = Some(words.next()?),
            "--port" => port = words.next()?.parse().ok()?,
            "--login-life" => challenge_life = words.next()?.parse().ok()?,
            "--until-input-ends" => until_input_ends = true,
            _ => return None,
        }
    }
    Some(Asked { data: data?.into(), port, challenge_life, until_input_ends })
}

/// On a thread of its own, which nothing waits for at the end: tokio's own standard input would hold up the end of the program.
async fn input_ends() {
    let (tell, told) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        // An input that cannot be read is none either.
        let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        let _ = tell.send(());
    });
    let _ = told.await;
}
