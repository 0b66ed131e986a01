//! `cargo xtask fuzz`: each target of fuzz/ for as many runs as are asked for, shared among all processors. On stable
//! Rust: without sanitizers, since there is no unsafe code of ours to watch; memory is counted by the targets themselves
//! (tests/hostile).

use std::fs::{self, File};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use crate::command::{Outcome, cargo, cargo_knows, program, succeed};
use crate::steps::step;
use crate::{folders, release};

/// The targets, the quickest first.
const TARGETS: [&str; 9] = [
    "backup_json",
    "otpauth",
    "migration",
    "tiqr",
    "pasted_codes",
    "backup_file",
    "keystore_item",
    "vault_file",
    "frame",
];
/// Compares pixels, by the million: what it compares is nothing that stands in an input, and telling the fuzzer of each would take
/// more than half of its time.
const OF_PIXELS: &str = "frame";
/// Runs of each, unless somebody asks for another number.
const RUNS: u64 = 10_000_000;
/// Longer inputs find nothing that shorter ones do not, and take longer.
const MOST_BYTES: u32 = 4096;
/// A target's process, its corpus and the fuzzer's own tables included.
const MOST_MIB: u32 = 512;
/// One run, on a busy computer.
const MOST_SECONDS: u32 = 20;

/// `[TARGET] [--runs N]`, and then what they found.
pub fn fuzz(words: &[&str]) -> Outcome {
    let (targets, runs) = asked(words)?;
    let found = run(&targets, runs)?;
    println!("\nThe lines of docs/figures.md:");
    found.iter().for_each(|found| print!("{}", found.line()));
    Ok(())
}

/// Every target in full, for `cargo xtask verify`: leaves a line of each in that folder.
pub fn in_full(figures: &Path) -> Outcome {
    for found in run(&TARGETS, RUNS)? {
        let path = figures.join(&found.target);
        fs::write(&path, found.line()).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

fn asked<'a>(words: &[&'a str]) -> Outcome<(Vec<&'a str>, u64)> {
    let (targets, rest) = match words {
        [target, rest @ ..] if TARGETS.contains(target) => (vec![*target], rest),
        all => (TARGETS.to_vec(), all),
    };
    let runs = match rest {
        [] => Some(RUNS),
        ["--runs", number] => number.replace(['_', ','], "").parse().ok(),
        _ => None,
    };
    let usage = || format!("cargo xtask fuzz [TARGET] [--runs N], TARGET one of {}", TARGETS.join(", "));
    Ok((targets, runs.ok_or_else(usage)?))
}

/// Builds and runs them; an error when one of them crashed.
fn run(targets: &[&str], runs: u64) -> Outcome<Vec<Found>> {
    cargo_knows("fuzz", &[])?;
    step("Build the targets of fuzz/", || targets.iter().try_for_each(|target| build(target)))?;
    let fuzz = |target: &&str| step(&format!("Fuzz {target}"), || shared(&built(target)?, target, runs));
    // All of them, also after one crashed.
    let outcomes: Vec<_> = targets.iter().map(fuzz).collect();
    outcomes.into_iter().collect()
}

fn build(target: &str) -> Outcome {
    let mut command = cargo(&["fuzz", "build", "--fuzz-dir", "fuzz", "--sanitizer", "none"]);
    command.arg("--target-dir").arg(target_folder(target));
    if target == OF_PIXELS {
        command.arg("--no-trace-compares");
    }
    succeed(command.arg(target))
}

/// Where cargo-fuzz builds; apart what is built otherwise, or each would have the other built anew.
fn target_folder(target: &str) -> PathBuf {
    let folder = folders::root().join("fuzz/target");
    if target == OF_PIXELS { folder.join("pixels") } else { folder }
}

/// One target on all processors, each with its share of the runs and what it found by itself.
fn shared(built: &Path, target: &str, runs: u64) -> Outcome<Found> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get) as u64;
    let share = runs.div_ceil(processors);
    let shares: Vec<Outcome<(u64, u64)>> = thread::scope(|scope| {
        let started: Vec<_> =
            (0..processors).map(|number| scope.spawn(move || one(built, target, number, share))).collect();
        let lost = |_| Err("xtask itself panicked".to_owned());
        started.into_iter().map(|share| share.join().unwrap_or_else(lost)).collect()
    });
    let mut found = Found { target: target.to_owned(), runs: 0, mib: 0 };
    for share in shares {
        let (runs, mib) = share?;
        found.runs += runs;
        found.mib = found.mib.max(mib);
    }
    Ok(found)
}

/// Where the program is.
fn built(target: &str) -> Outcome<PathBuf> {
    Ok(target_folder(target).join(release::host()?).join("release"))
}

/// What came of one target.
struct Found {
    target: String,
    runs: u64,
    mib: u64,
}

/// Runs and MiB. The corpus is only read: what is new goes to fuzz/target, so that the one that is kept stays small.
fn one(built: &Path, target: &str, number: u64, runs: u64) -> Outcome<(u64, u64)> {
    let fuzz = folders::root().join("fuzz");
    let own = format!("{target}-{number}");
    let (new, artifacts) = (fuzz.join("target/corpus").join(&own), fuzz.join("artifacts").join(target));
    for folder in [&new, &artifacts] {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let log = fuzz.join("target").join(format!("{own}.log"));
    let said = |error| format!("{}: {error}", log.display());

    // The program itself and not `cargo fuzz run`, whose own memory would be counted with it.
    let mut command = program(built.join(target));
    command.arg(&new).arg(fuzz.join("corpus").join(target));
    command.arg(format!("-artifact_prefix={}/", artifacts.display()));
    command.arg(format!("-runs={runs}")).arg("-print_final_stats=1").arg(format!("-max_len={MOST_BYTES}"));
    command.arg(format!("-rss_limit_mb={MOST_MIB}")).arg(format!("-timeout={MOST_SECONDS}"));
    let dictionary = fuzz.join("dictionaries").join(format!("{target}.dict"));
    if dictionary.exists() {
        command.arg(format!("-dict={}", dictionary.display()));
    }
    command.stderr(File::create(&log).map_err(said)?);

    let outcome = succeed(&mut command);
    let text = String::from_utf8_lossy(&fs::read(&log).map_err(said)?).into_owned();
    outcome.map_err(|problem| {
        let panics: Vec<&str> =
            text.lines().skip_while(|line| !line.contains("panicked at")).take(4).collect();
        let (why, artifacts, log) = (panics.join("\n"), artifacts.display(), log.display());
        format!("{problem}\n{why}\nThe input that did it is in {artifacts}; all that was said is in {log}.")
    })?;
    let figure = |name| figure(&text, name).ok_or_else(|| format!("{} tells no {name}", log.display()));
    let (done, mib) = (figure("number_of_executed_units")?, figure("peak_rss_mb")?);
    if done < runs {
        return Err(format!("{done} runs and not {runs}"));
    }
    Ok((done, mib))
}

/// `stat::name:  5`
fn figure(text: &str, name: &str) -> Option<u64> {
    let (_, rest) = text.rsplit_once(&format!("stat::{name}:"))?;
    rest.lines().next()?.trim().parse().ok()
}

impl Found {
    fn line(&self) -> String {
        format!(
            "| `{}` | {} runs, 0 crashes, at most {} MB of memory | parsers that are broken on purpose are caught (tests/hostile) |\n",
            self.target,
            grouped(self.runs),
            self.mib
        )
    }
}

/// `10,000,000`
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
