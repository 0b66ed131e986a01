//! `health`: whether each profile can be recovered, from what, and how old that is; without a PIN.

use koppel_core::backup::Health;
use koppel_core::failure::Arg;
use koppel_core::profile::UnixTime;
use koppel_core::vault::CardState;
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
    #[serde(skip)]
    advice: Option<&'static str>,
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
            advice: advice(&health, card.state),
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
        let advice = line.advice.map(|advice| format!(" {}", output.say(advice, &[])));
        let said =
            format!("{}: {}{}", one_line(name), sentence(line, now, output), advice.unwrap_or_default());
        output.line(&said);
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

/// What to do about it. Of what no PIN opens any more no backup can be made.
fn advice(health: &Health, state: CardState) -> Option<&'static str> {
    match (health, state.is_gone()) {
        (Health::Unknown, _) => state.is_recoverable().then_some("cli-health-recover"),
        (Health::Current(_), false) => None,
        (Health::Never, false) => Some("cli-health-make"),
        (Health::Behind(_), false) => Some("cli-health-renew"),
        (Health::Gone(_), false) => Some("cli-health-find-or-make"),
        (Health::Never, true) => Some("cli-health-way-back"),
        (Health::Current(_) | Health::Behind(_), true) => Some("cli-health-restore"),
        (Health::Gone(_), true) => Some("cli-health-find"),
    }
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
