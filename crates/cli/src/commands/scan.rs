//! `scan`: what every code in images says, unread. Prints secrets, since that is what it is asked for.

use std::path::PathBuf;

use cpu_time::ThreadTime;
use koppel_core::payload;
use koppel_scan::{Found, LumaImage};
use serde::Serialize;

use crate::args::Scan;
use crate::look;
use crate::output::{Output, number, one_line};
use crate::trouble::{CliError, Trouble};

/// One code. `text` is null when its bytes are no text.
#[derive(Serialize)]
struct Line {
    image: String,
    text: Option<String>,
    kind: &'static str,
}

/// One code, where it is, and what looking at its image cost. Of an image without codes all but the cost is null.
#[derive(Serialize)]
struct TimedLine {
    image: String,
    text: Option<String>,
    kind: Option<&'static str>,
    /// Upper left, upper right, lower right and lower left of the code itself: pixels from the left and from the top.
    outline: Option<[[f32; 2]; 4]>,
    /// Milliseconds of processor time of the scan alone, the best of [`TIMES`].
    ms: f64,
}

/// How often an image is looked at where its cost is asked for.
const TIMES: usize = 3;

pub fn run(args: &Scan, output: &Output<'_>) -> Result<(), Trouble> {
    if args.timing { timed(&args.images, output) } else { plain(args, output) }
}

fn plain(args: &Scan, output: &Output<'_>) -> Result<(), Trouble> {
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

fn timed(images: &[PathBuf], output: &Output<'_>) -> Result<(), Trouble> {
    let mut lines = Vec::new();
    let mut troubles = Vec::new();
    for image in images {
        match look::picture(image) {
            Ok(picture) => lines.extend(timed_lines(&image.display().to_string(), &picture)),
            Err(trouble) => troubles.push(trouble),
        }
    }
    output.json(&lines);
    end(lines.iter().all(|line| line.kind.is_none()), troubles, output)
}

fn timed_lines(image: &str, picture: &LumaImage) -> Vec<TimedLine> {
    let look = |_| {
        let start = ThreadTime::now();
        let codes = look::codes(picture);
        (codes, start.elapsed())
    };
    let runs: Vec<_> = (0..TIMES).map(look).collect();
    let ms = runs.iter().map(|(_, cost)| cost.as_secs_f64() * 1000.0).fold(f64::INFINITY, f64::min);
    let line = |code: Option<&Found>| TimedLine {
        image: image.to_owned(),
        text: code.and_then(|code| text(&code.bytes)),
        kind: code.map(|code| payload::kind(&code.bytes)),
        outline: code.map(|code| code.outline.map(|corner| [corner.x, corner.y])),
        ms,
    };
    match &runs[0].0[..] {
        [] => vec![line(None)],
        codes => codes.iter().map(|code| line(Some(code))).collect(),
    }
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

fn line(image: &str, bytes: &[u8]) -> Line {
    Line { image: image.to_owned(), text: text(bytes), kind: payload::kind(bytes) }
}

/// As it is printed, which is what was asked for.
fn text(bytes: &[u8]) -> Option<String> {
    payload::text_of(bytes).map(|text| text.to_string())
}

fn shown(output: &Output<'_>, bytes: &[u8]) -> String {
    match payload::text_of(bytes) {
        Some(text) => one_line(&text),
        None => output.say("cli-raw-bytes", &[("count", number(bytes.len()))]),
    }
}
