//! `scan`: what every code in images says, unread. Prints secrets, since that is what it is asked for.

use koppel_core::payload;
use serde::Serialize;

use crate::args::Scan;
use crate::look::{self, Text};
use crate::output::{Output, number, one_line};
use crate::trouble::{CliError, Trouble};

/// One code. `text` is null when its bytes are no text.
#[derive(Serialize)]
struct Line {
    image: String,
    text: Option<String>,
    kind: &'static str,
}

pub fn run(args: &Scan, output: &Output<'_>) -> Result<(), Trouble> {
    let mut found = Vec::new();
    let mut troubles = Vec::new();
    for image in &args.images {
        match look::in_file(image) {
            Ok(texts) => found.extend(texts.into_iter().map(|text| (image.display().to_string(), text))),
            Err(trouble) => troubles.push(trouble),
        }
    }
    if args.json {
        output.json(&found.iter().map(|(image, text)| line(image, text)).collect::<Vec<_>>());
    } else {
        for (image, text) in &found {
            let text = shown(output, text);
            output.line(&if args.images.len() > 1 { format!("{}: {text}", one_line(image)) } else { text });
        }
    }
    end(found.is_empty(), troubles, output)
}

/// What was found stands; of several images that could not be read each is said.
fn end(nothing: bool, mut troubles: Vec<Trouble>, output: &Output<'_>) -> Result<(), Trouble> {
    let last = troubles.pop();
    for trouble in troubles {
        output.trouble(&trouble);
    }
    match last {
        Some(trouble) => Err(trouble),
        None if nothing => Err(CliError::NothingFound.into()),
        None => Ok(()),
    }
}

fn line(image: &str, bytes: &Text) -> Line {
    Line { image: image.to_owned(), text: readable(bytes), kind: payload::kind(bytes) }
}

/// UTF-8, or else Latin-1 where the reader of payloads takes it for that; nothing for a program's own bytes.
fn readable(bytes: &Text) -> Option<String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        Err(_) if payload::kind(bytes) == "raw-bytes" => None,
        Err(_) => Some(bytes.iter().copied().map(char::from).collect()),
    }
}

fn shown(output: &Output<'_>, bytes: &Text) -> String {
    match readable(bytes) {
        Some(text) => one_line(&text),
        None => output.say("cli-raw-bytes", &[("count", number(bytes.len()))]),
    }
}
