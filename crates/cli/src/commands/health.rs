//! `health`: whether each profile can be recovered, from what, and how old that is; without a PIN.

use koppel_core::backup::Health;
use koppel_core::failure::Arg;
use koppel_core::profile::UnixTime;
use koppel_platform::{backup_folder, clock};
use serde::Serialize;

use crate::args;
use crate::output::{Output, number, one_line, text};
use crate::profiles;
use crate::trouble::Trouble;

/// `file`, `made` and `proven` are null where there is no backup. `tiqr`: there are accounts that no backup holds.
#[derive(Serialize)]
struct Line {
    id: String,
    profile: String,
    health: &'static str,
    file: Option<String>,
    made: Option<UnixTime>,
    proven: Option<UnixTime>,
    tiqr: bool,
}

pub fn run(args: &args::Health, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    let now = clock::now();
    let mut lines = Vec::new();
    for card in vault.profiles(now)? {
        let health = card.health.seen(backup_folder::is_there);
        let proof = health.proof();
        lines.push(Line {
            id: card.id.to_string(),
            profile: card.name,
            tiqr: !card.tiqr.is_empty(),
            health: word(&health),
            made: proof.map(|proof| proof.made),
            proven: proof.map(|proof| proof.proven),
            file: proof.map(|proof| proof.place.clone()),
        });
    }
    if args.json {
        output.json(&lines);
        return Ok(());
    }
    if lines.is_empty() {
        output.note(&output.say("cli-no-profiles", &[]));
    }
    for line in &lines {
        // A damaged file has lost its name.
        let name = if line.profile.is_empty() { &line.id } else { &line.profile };
        output.line(&format!("{}: {}", one_line(name), sentence(line, now, output)));
        if line.tiqr {
            output.line(&format!("  {}", output.say("health-tiqr", &[])));
        }
    }
    Ok(())
}

fn sentence(line: &Line, now: UnixTime, output: &Output<'_>) -> String {
    let days = |then: Option<UnixTime>| -> Arg { number(now.saturating_sub(then.unwrap_or(now)) / 86_400) };
    let file = one_line(line.file.as_deref().unwrap_or_default());
    output.say(
        &format!("cli-health-{}", line.health),
        &[("file", text(file)), ("made", days(line.made)), ("proven", days(line.proven))],
    )
}

fn word(health: &Health) -> &'static str {
    match health {
        Health::Never => "never",
        Health::Current(_) => "current",
        Health::Behind(_) => "behind",
        Health::Gone(_) => "gone",
        Health::Unknown => "unknown",
    }
}
