//! `koppel-cli`: the use cases of Koppel for a terminal. Everything it says comes from locales/*/cli.ftl and
//! errors.ftl; docs/cli.md describes its output and its exit codes.

mod accounts;
mod args;
mod commands;
mod help;
mod input;
mod look;
mod offer;
mod output;
mod profiles;
mod records;
mod trouble;
mod way_back;

use std::alloc::System;
use std::process::ExitCode;

use koppel_platform::crash;
use koppel_platform::place::Place;
use koppel_words::{Language, Words};
use zeroizing_alloc::ZeroAlloc;

use crate::output::Output;

/// Wipes what is freed: a QR code's text passes through libraries that do not.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    crash::no_core_dumps();
    let language = Language::of_system();
    let is_plain = Place::of_environment().is_ok_and(|place| place.is_plain());
    let words = if is_plain { Words::of_passphrases(language) } else { Words::new(language) };
    let output = Output::new(&words);
    match help::parse(std::env::args_os(), &words) {
        Ok(asked) => output.end(commands::run(asked.command, &output)),
        Err(stop) => stop.end(&output),
    }
}
