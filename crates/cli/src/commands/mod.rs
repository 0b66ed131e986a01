//! One file for each command.

mod codes;
mod list;
mod lock;
mod pair;
mod pin;
mod recover;
mod remove;
mod rename;
mod scan;

use crate::args::Command;
use crate::output::Output;
use crate::trouble::Trouble;

/// Does what was asked.
pub fn run(command: Command, output: &Output<'_>) -> Result<(), Trouble> {
    match command {
        Command::Scan(args) => scan::run(&args, output),
        Command::Pair(args) => pair::run(&args, output),
        Command::List(args) => list::run(&args, output),
        Command::Codes(args) => codes::run(&args, output),
        Command::Pin(args) => pin::run(&args, output),
        Command::Recover(args) => recover::run(&args, output),
        Command::Lock => lock::run(output),
        Command::Rename(args) => rename::run(&args, output),
        Command::Remove(args) => remove::run(&args, output),
    }
}
