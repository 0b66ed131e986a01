//! `policy`: what an organisation settles on this computer, where it was looked for, and what of it does not hold.

use koppel_core::failure::{Arg, Failure};
use koppel_core::policy::{Ignored, Reading, Setting};
use koppel_platform::policy::{Found, Source, State};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::args;
use crate::output::{Output, one_line, text};
use crate::trouble::Trouble;

/// `settled` are the keys that hold, with their values; `ignored` those that do not. `broken` says why nothing holds.
#[derive(Serialize)]
struct Answer {
    place: String,
    state: &'static str,
    settled: Map<String, Value>,
    ignored: Vec<Wrong>,
    broken: Option<Wrong>,
}

#[derive(Serialize)]
struct Wrong {
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    code: &'static str,
    sentence: String,
}

pub fn run(args: &args::Policy, output: &Output<'_>) -> Result<(), Trouble> {
    let Found { place, state } = Source::of_system().read();
    if args.json {
        output.json(&answer(place, &state, output));
    } else {
        tell(&place, &state, output);
    }
    match state {
        State::Nothing => Ok(()),
        State::Broken(broken) => Err(broken.into()),
        State::Read(Reading { ignored, .. }) => all_of(ignored, output),
    }
}

fn tell(place: &str, state: &State, output: &Output<'_>) {
    let place = ("place", text(one_line(place)));
    let State::Read(Reading { policy, .. }) = state else {
        if matches!(state, State::Nothing) {
            output.line(&output.say("cli-policy-none", &[place]));
        }
        return;
    };
    output.line(&output.say("cli-policy-from", &[place]));
    for (key, setting) in policy.settled() {
        let sentence = output.say(&format!("policy-says-{}", key.name()), &[("value", setting.arg())]);
        output.line(&format!("  {}: {sentence}", key.name()));
    }
}

fn answer(place: String, state: &State, output: &Output<'_>) -> Answer {
    let (state, reading, broken) = match state {
        State::Nothing => ("none", None, None),
        State::Read(reading) => ("read", Some(reading), None),
        State::Broken(broken) => ("broken", None, Some(Wrong::of(None, broken, output))),
    };
    let settled = reading.map(|reading| reading.policy.settled()).unwrap_or_default();
    let ignored = reading.map(|reading| reading.ignored.iter()).unwrap_or_default();
    Answer {
        place,
        state,
        settled: settled.into_iter().map(|(key, setting)| (key.name().to_owned(), value(setting))).collect(),
        ignored: ignored.map(|key| Wrong::of(Some(key.name.clone()), key, output)).collect(),
        broken,
    }
}

fn value(setting: Setting) -> Value {
    match setting {
        Setting::Number(number) => json!(number),
        Setting::Switch(on) => json!(on),
        Setting::Word(word) => json!(word),
    }
}

impl Wrong {
    fn of(key: Option<String>, failure: &impl Failure, output: &Output<'_>) -> Self {
        Self { key, code: failure.code(), sentence: sentence(failure, output) }
    }
}

/// The first of them is the trouble, and the others stand below it.
fn all_of(ignored: Vec<Ignored>, output: &Output<'_>) -> Result<(), Trouble> {
    let mut each = ignored.into_iter();
    let Some(first) = each.next() else { return Ok(()) };
    let others = each.map(|key| sentence(&key, output)).collect();
    Err(Trouble::from(first).with_list(others))
}

fn sentence(failure: &impl Failure, output: &Output<'_>) -> String {
    let args: Vec<(&str, Arg)> = failure.args();
    output.say(&format!("error-{}", failure.code()), &args)
}
