//! clap, speaking the person's language: help texts by the names of commands and arguments, and usage
//! errors as sentences. What was typed by mistake is not repeated: it could be a PIN or a link.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, FromArgMatches};
use koppel_core::failure::{self, Failure};
use koppel_words::Words;

use crate::args::Asked;
use crate::output::Output;
use crate::trouble::Trouble;

/// The arguments, or why the program stops here.
pub fn parse(args: impl IntoIterator<Item = OsString>, words: &Words) -> Result<Asked, Stop> {
    command(words)
        .try_get_matches_from(args)
        .and_then(|matches| Asked::from_arg_matches(&matches))
        .map_err(Stop::of)
}

/// The whole command line with its help texts.
pub fn command(words: &Words) -> Command {
    dress(Asked::command(), "", words)
        .subcommand_help_heading(words.say("cli-heading-commands", &[]))
        .version(env!("CARGO_PKG_VERSION"))
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(words.say("cli-arg-version", &[]))
                .help_heading(words.say("cli-heading-options", &[])),
        )
        .mut_subcommands(|sub| {
            let prefix = format!("{}-", sub.get_name());
            dress(sub, "", words)
                .subcommand_help_heading(words.say("cli-heading-commands", &[]))
                .mut_subcommands(|nested| dress(nested, &prefix, words))
        })
}

/// `prefix`: the command that this one belongs to, e.g. `backup-codes-`.
fn dress(command: Command, prefix: &str, words: &Words) -> Command {
    let about = words.say(&format!("cli-{prefix}{}-about", command.get_name()), &[]);
    let usage = words.say("cli-heading-usage", &[]);
    command
        .about(about)
        .after_help(words.say("cli-exit-codes", &[]))
        .help_template(format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}\n"))
        .arg(Arg::new("help").long("help").short('h').action(ArgAction::Help))
        .mut_args(|arg| {
            let help = words.say(&format!("cli-arg-{}", arg.get_id()), &[]);
            arg.help(help).help_heading(words.say("cli-heading-options", &[]))
        })
}

/// Help that was asked for, or arguments that do not fit.
pub enum Stop {
    /// Text for standard output.
    Shown(String),
    /// Nothing was asked: the help, as an error.
    Nothing(String),
    /// Arguments that do not fit.
    Usage(UsageError),
}

impl Stop {
    fn of(error: clap::Error) -> Self {
        match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Self::Shown(error.to_string()),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Self::Nothing(error.to_string()),
            _ => Self::Usage(UsageError::of(&error)),
        }
    }

    /// Says it, and how the program ends.
    pub fn end(self, output: &Output<'_>) -> ExitCode {
        match self {
            Self::Shown(text) => {
                output.line(text.trim_end());
                output.end(Ok(()))
            }
            Self::Nothing(text) => {
                output.note(text.trim_end());
                ExitCode::from(2)
            }
            Self::Usage(error) => output.trouble(&Trouble::from(error)),
        }
    }
}

/// Arguments that do not fit; `what` names arguments, never their values.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum UsageError {
    #[error("unknown: {0}")]
    Unknown(String),
    #[error("a stray argument")]
    Stray,
    #[error("missing: {0}")]
    Missing(String),
    #[error("conflict: {0}")]
    Conflict(String),
    #[error("bad value of {0}")]
    Value(String),
    #[error("bad arguments")]
    Other,
}

impl UsageError {
    fn of(error: &clap::Error) -> Self {
        let what = named(error);
        match error.kind() {
            // `--name=value` is named without its value; anything else that was typed may be a secret.
            ErrorKind::UnknownArgument if is_option_name(&what) => Self::Unknown(what),
            ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => Self::Stray,
            ErrorKind::MissingRequiredArgument => Self::Missing(what),
            ErrorKind::ArgumentConflict => Self::Conflict(what),
            ErrorKind::InvalidValue
            | ErrorKind::ValueValidation
            | ErrorKind::TooManyValues
            | ErrorKind::TooFewValues
            | ErrorKind::WrongNumberOfValues
            | ErrorKind::NoEquals
                if !what.is_empty() =>
            {
                Self::Value(what)
            }
            _ => Self::Other,
        }
    }
}

fn named(error: &clap::Error) -> String {
    match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(name)) => before_value(name),
        Some(ContextValue::Strings(names)) => names.join(", "),
        _ => String::new(),
    }
}

/// A word of small letters, and so neither a PIN nor a link.
fn is_option_name(what: &str) -> bool {
    what.starts_with('-') && what.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

/// `--name=value` and `--name[=<N>]` without what follows the name.
fn before_value(name: &str) -> String {
    name.split(['=', '[']).next().unwrap_or_default().to_owned()
}

impl Failure for UsageError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unknown(_) => "usage-unknown",
            Self::Stray => "usage-stray",
            Self::Missing(_) => "usage-missing",
            Self::Conflict(_) => "usage-conflict",
            Self::Value(_) => "usage-value",
            Self::Other => "usage-other",
        }
    }

    fn args(&self) -> Vec<(&'static str, failure::Arg)> {
        match self {
            Self::Unknown(what) | Self::Missing(what) | Self::Conflict(what) | Self::Value(what) => {
                vec![("what", failure::Arg::Text(what.clone()))]
            }
            Self::Stray | Self::Other => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
