//! One file for each command.

mod auto_backup;
mod backup;
mod backup_codes;
mod codes;
mod health;
mod list;
mod lock;
mod login;
mod pair;
mod pair_tiqr;
mod pin;
mod policy;
mod recover;
mod remove;
mod rename;
mod restore;
mod scan;
mod status;

use crate::args::Command;
use crate::output::Output;
use crate::trouble::Trouble;

/// Does what was asked.
pub fn run(command: Command, output: &Output<'_>) -> Result<(), Trouble> {
    match command {
        Command::Scan(args) => scan::run(&args, output),
        Command::Pair(args) => pair::run(&args, output),
        Command::Login(args) => login::run(&args, output),
        Command::List(args) => list::run(&args, output),
        Command::Codes(args) => codes::run(&args, output),
        Command::Pin(args) => pin::run(&args, output),
        Command::Recover(args) => recover::run(&args, output),
        Command::Lock => lock::run(output),
        Command::Rename(args) => rename::run(&args, output),
        Command::Remove(args) => remove::run(&args, output),
        Command::Backup(args) => backup::run(&args, output),
        Command::Restore(args) => restore::run(&args, output),
        Command::AutoBackup(args) => auto_backup::run(&args, output),
        Command::Health(args) => health::run(&args, output),
        Command::BackupCodes(args) => backup_codes::run(&args.action, output),
        Command::Status(args) => status::run(&args, output),
        Command::Policy(args) => policy::run(&args, output),
    }
}
