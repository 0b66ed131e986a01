//! What may be asked of koppel-cli. The help texts are in locales/*/cli.ftl, by the names used here.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

#[derive(Parser)]
#[command(name = "koppel-cli", disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub struct Asked {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    Scan(Scan),
    Pair(Pair),
    Login(Login),
    List(List),
    Codes(Codes),
    Pin(Pin),
    Recover(Recover),
    Lock,
    Rename(Rename),
    Remove(Remove),
    Backup(Backup),
    Restore(Restore),
    AutoBackup(AutoBackup),
    Health(Health),
    BackupCodes(BackupCodes),
    Status(Status),
    Policy(Policy),
}

#[derive(Args)]
pub struct Scan {
    #[arg(long)]
    pub json: bool,
    #[arg(long, requires = "json")]
    pub timing: bool,
    #[arg(required = true, value_name = "IMAGE")]
    pub images: Vec<PathBuf>,
}

#[derive(Args)]
pub struct Pair {
    #[command(flatten)]
    pub source: Source,
    #[arg(long, value_name = "NAME")]
    pub profile: String,
    #[arg(long, value_name = "N")]
    pub choose: Option<usize>,
    #[arg(long, conflicts_with = "keep_both")]
    pub replace: bool,
    #[arg(long)]
    pub keep_both: bool,
    #[arg(long)]
    pub pin_stdin: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct Source {
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub image: Vec<PathBuf>,
    /// May hold anything a shell can pass; what is no link is said by the reader of links.
    #[arg(long, value_name = "LINK")]
    pub uri: Vec<OsString>,
    #[arg(long)]
    pub screen: bool,
    #[arg(long, value_name = "N", num_args = 0..=1, require_equals = true, default_missing_value = "0")]
    pub camera: Option<u32>,
}

#[derive(Args)]
pub struct Login {
    #[command(flatten)]
    pub source: LoginSource,
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    #[arg(long, value_name = "ACCOUNT")]
    pub account: Option<String>,
    #[arg(long, value_name = "N")]
    pub choose: Option<usize>,
    #[arg(long)]
    pub pin_stdin: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct LoginSource {
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub image: Vec<PathBuf>,
    #[arg(long, value_name = "LINK")]
    pub uri: Vec<OsString>,
    #[arg(long)]
    pub screen: bool,
}

impl From<&LoginSource> for Source {
    fn from(source: &LoginSource) -> Self {
        let LoginSource { image, uri, screen } = source;
        Self { image: image.clone(), uri: uri.clone(), screen: *screen, camera: None }
    }
}

#[derive(Args)]
pub struct List {
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Codes {
    #[arg(long, value_name = "NAME")]
    pub profile: String,
    #[arg(long, value_name = "ACCOUNT")]
    pub account: Option<String>,
    #[arg(long, value_name = "UNIXTIME", allow_negative_numbers = true)]
    pub at: Option<u64>,
    #[arg(long)]
    pub pin_stdin: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Pin {
    #[arg(long, value_name = "NAME")]
    pub profile: String,
    #[arg(long)]
    pub pin_stdin: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Recover {
    #[arg(long, value_name = "NAME")]
    pub profile: String,
    #[arg(long)]
    pub pin_stdin: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Rename {
    #[arg(long, value_name = "NAME")]
    pub profile: String,
    #[arg(long, value_name = "ACCOUNT")]
    pub account: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub to: String,
    #[arg(long)]
    pub pin_stdin: bool,
}

#[derive(Args)]
pub struct Remove {
    #[arg(long, value_name = "NAME")]
    pub profile: String,
    #[arg(long, value_name = "ACCOUNT")]
    pub account: Option<String>,
    #[arg(long)]
    pub yes: bool,
    #[arg(long)]
    pub pin_stdin: bool,
}

#[derive(Args)]
pub struct Backup {
    #[arg(long, value_name = "NAME")]
    pub profile: String,
    #[arg(long = "to", value_name = "FILE|FOLDER")]
    pub place: PathBuf,
    #[arg(long)]
    pub own_passphrase: bool,
    #[arg(long)]
    pub pin_stdin: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Restore {
    #[arg(long, value_name = "FILE")]
    pub from: PathBuf,
    #[arg(long = "profile", value_name = "NAME")]
    pub restored_name: Option<String>,
    #[arg(long)]
    pub pin_stdin: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct AutoBackup {
    #[arg(long, value_name = "NAME")]
    pub profile: String,
    #[command(flatten)]
    pub turn: Turn,
    #[arg(long)]
    pub pin_stdin: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct Turn {
    #[arg(long = "to", value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    #[arg(long)]
    pub off: bool,
}

#[derive(Args)]
pub struct Health {
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub struct BackupCodes {
    #[command(subcommand)]
    pub action: CodesAction,
}

#[derive(Subcommand)]
pub enum CodesAction {
    List(CodesList),
    Set(CodesNoted),
    Used(CodesUsed),
    Replace(CodesNoted),
    Check(CodesOf),
    Show(CodesOf),
}

#[derive(Args)]
pub struct CodesList {
    #[arg(long, value_name = "NAME")]
    pub profile: String,
    #[arg(long, value_name = "ACCOUNT")]
    pub account: Option<String>,
    #[arg(long)]
    pub pin_stdin: bool,
    #[arg(long)]
    pub json: bool,
}

/// Whose backup codes.
#[derive(Args)]
pub struct CodesOf {
    #[arg(long, value_name = "NAME")]
    pub profile: String,
    #[arg(long, value_name = "ACCOUNT")]
    pub account: String,
    #[arg(long)]
    pub pin_stdin: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct CodesNoted {
    #[command(flatten)]
    pub of: CodesOf,
    #[arg(long = "where", id = "where", value_name = "PLACE", hide_possible_values = true)]
    pub place: Where,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub note: String,
    #[arg(long, value_name = "KIND", hide_possible_values = true)]
    pub kind: Option<CodesKind>,
    #[arg(long, value_name = "N", conflicts_with = "codes_stdin")]
    pub count: Option<usize>,
    #[arg(long)]
    pub codes_stdin: bool,
}

#[derive(Args)]
pub struct CodesUsed {
    #[command(flatten)]
    pub of: CodesOf,
    #[arg(long, value_name = "N")]
    pub which: Option<usize>,
    #[arg(long, conflicts_with = "which")]
    pub undo: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Where {
    Paper,
    Safe,
    PasswordManager,
    Elsewhere,
    Here,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum CodesKind {
    Code,
    ResetCode,
    List,
}

#[derive(Args)]
pub struct Policy {
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Status {
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    #[arg(long, requires = "profile")]
    pub pin_stdin: bool,
    #[arg(long)]
    pub json: bool,
}
