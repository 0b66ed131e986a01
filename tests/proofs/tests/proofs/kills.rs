//! SIGKILL to the real koppel-cli while it saves: what was there is there, old or new, and the lock is free.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output};
use std::thread::sleep;
use std::time::{Duration, Instant};

use koppel_core::backup::Health;
use koppel_core::ids::ProfileId;
use koppel_core::otp::Scheme;
use koppel_core::pairing;
use koppel_core::vault::{OpenProfile, Vault, VaultError};
use koppel_proofs::broken::Variant;
use koppel_proofs::person::{
    Card, LATER, OTHER_PIN, PIN, State, WORDS, WRONG, account, link, pin, profiles, recover, unlock,
};
use koppel_proofs::program::{Place, Snapshot, start};
use koppel_proofs::rng::Rng;
use koppel_proofs::size::{self, figure, grouped, skipped};

/// What koppel-cli is doing when it is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    PairNew,
    PairInto,
    Counter,
    Rename,
    Wrong,
    Block,
    ChangePin,
    Recover,
    BackUp,
    Restore,
    Remove,
}

const ALL: [Doing; 11] = [
    Doing::PairNew,
    Doing::PairInto,
    Doing::Counter,
    Doing::Rename,
    Doing::Wrong,
    Doing::Block,
    Doing::ChangePin,
    Doing::Recover,
    Doing::BackUp,
    Doing::Restore,
    Doing::Remove,
];

const DAMAGED: &[u8] = b"damaged";

/// A place with one profile, ready to be killed in again and again.
struct Scene {
    place: Place,
    doing: Doing,
    variant: Variant,
    start: Snapshot,
    id: ProfileId,
}

impl Scene {
    fn of(doing: Doing, variant: Variant) -> Self {
        let place = Place::default();
        let vault = place.vault(Variant::Sound);
        let hotp = [&account("hotp", "Example", "lotte")];
        let mut open = pairing::into_new_profile(&vault, "Work", &pin(PIN), &hotp, 0).unwrap().0;
        vault.change(&mut open, |content| content.lock_after = 7).unwrap();
        let id = open.id();
        if doing == Doing::Restore {
            place.back_up(&vault, &mut open).unwrap();
        }
        let wrong = match doing {
            Doing::Block => 2,
            Doing::Restore => 3,
            _ => 0,
        };
        for day in 1..=wrong {
            let _ = unlock(&vault, id, WRONG, day * 86_400);
        }
        if doing == Doing::Recover {
            fs::write(place.profiles().join(format!("{id}.koppel")), DAMAGED).unwrap();
        }
        let start = place.snapshot();
        Self { place, doing, variant, start, id }
    }

    fn begin(&self, before: &[&str]) -> (Command, [&'static str; 3]) {
        self.place.restore(&self.start);
        let link = link("totp", "Other", "lotte");
        let backup = self.place.backup().display().to_string();
        let arguments: &[&str] = match self.doing {
            Doing::PairNew => &["pair", "--uri", &link, "--profile", "Home", "--pin-stdin"],
            Doing::PairInto => &["pair", "--uri", &link, "--profile", "Work", "--pin-stdin"],
            Doing::Rename => &["rename", "--profile", "Work", "--to", "Job", "--pin-stdin"],
            Doing::Remove => &["remove", "--profile", "Work", "--yes"],
            Doing::ChangePin => &["pin", "--profile", "Work", "--pin-stdin"],
            Doing::Recover => &["recover", "--profile", "Work", "--pin-stdin"],
            Doing::BackUp => {
                &["backup", "--profile", "Work", "--to", &backup, "--own-passphrase", "--pin-stdin"]
            }
            Doing::Restore => &["restore", "--from", &backup, "--pin-stdin"],
            Doing::Counter | Doing::Wrong | Doing::Block => {
                &["codes", "--profile", "Work", "--pin-stdin", "--json"]
            }
        };
        let lines = match self.doing {
            Doing::Wrong | Doing::Block => [WRONG; 3],
            Doing::ChangePin => [PIN, OTHER_PIN, OTHER_PIN],
            Doing::BackUp => [PIN, WORDS, WORDS],
            Doing::Restore => [WORDS, OTHER_PIN, OTHER_PIN],
            _ => [PIN; 3],
        };
        (self.place.command(self.variant, before, arguments), lines)
    }

    /// Lets it come to its end.
    fn ends(&self, before: &[&str]) -> Output {
        let (mut command, lines) = self.begin(before);
        start(&mut command, &lines).wait_with_output().unwrap()
    }

    /// Kills it after that time; `None` when it had ended before.
    fn is_killed_after(&self, time: Duration) -> Option<Output> {
        let (mut command, lines) = self.begin(&[]);
        let mut child = start(&mut command, &lines);
        sleep(time);
        let _ = child.kill();
        Some(child.wait_with_output().unwrap()).filter(was_killed)
    }

    /// What is wrong with what the kill left.
    fn judge(&self, killed: &Output) -> Result<(), String> {
        let vault = self.place.vault(self.variant);
        if !self.place.is_lock_free() && self.variant == Variant::Sound {
            // A kill before the first lock leaves no lock file; there is one from the start.
            return Err("the lock is not free".into());
        }
        let cards = profiles(&vault, LATER).map_err(|error| format!("no list: {error}"))?;
        let card = cards.iter().find(|card| card.id == self.id);
        match self.doing {
            Doing::Remove => return self.judge_removal(card),
            Doing::Restore => return self.judge_restore(&vault, &cards),
            Doing::Recover => return self.judge_recovery(&vault, card),
            Doing::Block if card.is_some_and(|card| card.state == State::Blocked) => return Ok(()),
            _ => {}
        }
        if let Some(home) = cards.iter().find(|card| card.id != self.id) {
            unlock(&vault, home.id, PIN, LATER).map_err(|error| format!("half a new profile: {error}"))?;
        }
        let card = card.ok_or("the profile is gone")?;
        let least = if self.doing == Doing::Block { 1 } else { 2 };
        if !matches!(card.state, State::Locked(tries_left) if tries_left >= least) {
            return Err(format!("{:?}", card.state));
        }
        if self.doing == Doing::Block {
            // The third PIN may have been counted; if so the right one is not looked at any more.
            return Ok(());
        }
        let mut open = self.open(&vault)?;
        if self.doing == Doing::BackUp {
            self.judge_backup(&vault)?;
        }
        let (accounts, name) = (open.content().accounts.len(), open.name());
        if open.content().lock_after != 7 || !["Work", "Job"].contains(&name) || !(1..=2).contains(&accounts)
        {
            return Err(format!("neither old nor new: {name}, {accounts} accounts"));
        }
        let Some(Scheme::Hotp { counter, .. }) = open.content().accounts[0].otp().map(|otp| otp.scheme)
        else {
            return Err("another account".into());
        };
        let shown = killed.stdout.windows(6).any(|window| window == b"\"code\"");
        if counter > 1 || (shown && counter == 0) {
            return Err(format!("counter {counter}, and a code was shown: {shown}"));
        }
        vault
            .change(&mut open, |content| content.lock_after = 8)
            .map_err(|error| format!("does not save any more: {error}"))
    }

    /// Whole, or without its key and still to be removed.
    fn judge_removal(&self, card: Option<&Card>) -> Result<(), String> {
        let Some(card) = card else { return Ok(()) };
        let vault = self.place.vault(self.variant);
        match card.state {
            State::Locked(_) => drop(
                unlock(&vault, card.id, PIN, LATER)
                    .map_err(|error| format!("neither there nor gone: {error}"))?,
            ),
            State::Keyless => {}
            other => return Err(format!("{other:?}")),
        }
        vault.remove(card.id).map_err(|error| format!("cannot be removed any more: {error}"))
    }

    /// Opens it; after a change of PIN exactly one of the two does.
    fn open(&self, vault: &Vault) -> Result<OpenProfile, String> {
        let with = |pin, now| unlock(vault, self.id, pin, now);
        let said = |error: VaultError| format!("does not open: {error}");
        if self.doing != Doing::ChangePin {
            return with(PIN, LATER).map_err(said);
        }
        match (with(PIN, LATER), with(OTHER_PIN, 2 * LATER)) {
            // The new one has been tried and was wrong: opened once more, the tries are there again.
            (Ok(_), Err(VaultError::WrongPin { .. })) => with(PIN, 3 * LATER).map_err(said),
            (Err(VaultError::WrongPin { .. }), new) => new.map_err(said),
            (Ok(_), _) => Err("both PINs open".into()),
            (Err(error), _) => Err(said(error)),
        }
    }

    /// What was there before the damage comes back, and the damaged file is somewhere.
    fn judge_recovery(&self, vault: &Vault, card: Option<&Card>) -> Result<(), String> {
        let card = card.ok_or("the profile is gone")?;
        let open = if card.state == State::Recoverable { recover } else { unlock };
        let open = open(vault, self.id, PIN, LATER)
            .map_err(|error| format!("does not come back, {:?}: {error}", card.state))?;
        if open.content().lock_after != 5 {
            return Err(format!("came back with {}", open.content().lock_after));
        }
        if !self.place.snapshot().values().any(|bytes| bytes == DAMAGED) {
            return Err("the damaged file is lost".into());
        }
        Ok(())
    }

    /// A backup is whole or not there; noted, it is there.
    fn judge_backup(&self, vault: &Vault) -> Result<(), String> {
        let is_there = self.place.backup().exists();
        if is_there {
            let backup = self.place.read_backup().map_err(|error| format!("half a backup: {error}"))?;
            if backup.content.lock_after != 7 {
                return Err("the backup holds something else".into());
            }
        }
        match vault.health(self.id).map(|health| health.seen(|_| is_there)) {
            Ok(Health::Never | Health::Current(_)) => Ok(()),
            other => Err(format!("{other:?}, and the backup is there: {is_there}")),
        }
    }

    /// The blocked profile or the restored one, never neither.
    fn judge_restore(&self, vault: &Vault, cards: &[Card]) -> Result<(), String> {
        let restored: Vec<_> = cards.iter().filter(|card| card.id != self.id).collect();
        for card in &restored {
            let open = unlock(vault, card.id, OTHER_PIN, LATER)
                .map_err(|error| format!("half a profile, {:?}: {error}", card.state))?;
            if open.content().lock_after != 7 {
                return Err("another profile".into());
            }
        }
        let is_blocked = cards.iter().any(|card| card.id == self.id && card.state == State::Blocked);
        if restored.len() > 1 || restored.is_empty() && !is_blocked {
            return Err(format!("{} restored, the blocked one there: {is_blocked}", restored.len()));
        }
        Ok(())
    }
}

fn was_killed(output: &Output) -> bool {
    output.status.signal() == Some(9)
}

/// Kills at random times over the span that it takes, until `kills` of them have met it. What went wrong.
fn killed_at_random(doing: Doing, variant: Variant, kills: u64, rng: &mut Rng) -> Vec<String> {
    let scene = Scene::of(doing, variant);
    let measure = || {
        let began = Instant::now();
        scene.ends(&[]);
        began.elapsed()
    };
    let mut span = (0..3).map(|_| measure()).max().unwrap();
    let (mut met, mut wrong) = (0, Vec::new());
    while met < kills {
        let time = Duration::from_micros(rng.below(span.as_micros() as u64));
        let Some(killed) = scene.is_killed_after(time) else {
            // It takes less than that: one of the three was held up by something else.
            span = time;
            continue;
        };
        met += 1;
        wrong.extend(
            scene.judge(&killed).err().map(|error| format!("{doing:?} killed after {time:?}: {error}")),
        );
    }
    wrong
}

#[test]
fn a_kill_at_any_moment_loses_nothing() {
    let kills = size::of(33, 2_002) / ALL.len() as u64;
    let mut rng = Rng(8);
    for doing in ALL {
        let wrong = killed_at_random(doing, Variant::Sound, kills, &mut rng);
        assert_eq!(wrong, [""; 0]);
    }
    let tried = size::of(40, 200);
    let control = killed_at_random(Doing::PairInto, Variant::PlainWrites, tried, &mut rng);
    assert!(!control.is_empty(), "control: a plain write over the file is not caught");
    figure(
        "a_kill_at_any_moment_loses_nothing",
        &format!("{} SIGKILLs, 0 lost, the lock free after each", grouped(kills * ALL.len() as u64)),
        &format!("PlainWrites: caught within {} kills", grouped(tried)),
    );
}

/// The calls by which it changes or reads anything; in full all by which it can be told from outside.
const CALLS: [&str; 5] = ["write", "fsync", "rename", "linkat", "unlink"];
const MORE_CALLS: [&str; 7] = ["openat", "read", "mkdir", "flock", "statx", "close", "getrandom"];

/// Kills it on its way into every single call of these. How often, and what went wrong.
fn killed_at_every_call(doing: Doing, variant: Variant, calls: &[&str]) -> (u64, Vec<String>) {
    let scene = Scene::of(doing, variant);
    let (mut kills, mut wrong) = (0, Vec::new());
    for call in calls {
        for k in 1.. {
            let inject = format!("inject={call}:signal=KILL:when={k}");
            let trace = format!("trace={call}");
            let killed = scene.ends(&["strace", "-qq", "-f", "-o", "/dev/null", "-e", &trace, "-e", &inject]);
            if !was_killed(&killed) {
                break;
            }
            kills += 1;
            wrong.extend(
                scene.judge(&killed).err().map(|error| format!("{doing:?} killed at {call} {k}: {error}")),
            );
        }
    }
    (kills, wrong)
}

#[test]
fn a_kill_at_every_system_call_loses_nothing() {
    const PROOF: &str = "a_kill_at_every_system_call_loses_nothing";
    let traced = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).output();
    if !traced.is_ok_and(|output| output.status.success()) {
        skipped(PROOF, "there is no strace here, or it may not trace");
        return;
    }
    let calls = if size::is_full() { [&CALLS[..], &MORE_CALLS].concat() } else { CALLS.to_vec() };
    let mut kills = 0;
    // Those that pay a full key derivation each time are for a full run, but for one.
    let slow = [Doing::PairNew, Doing::BackUp, Doing::Restore];
    for doing in ALL.into_iter().filter(|doing| size::is_full() || !slow.contains(doing)) {
        // A backup pays a derivation of seconds, and reads a lot of files before.
        let calls = if doing == Doing::BackUp { &CALLS[..] } else { &calls };
        let (met, wrong) = killed_at_every_call(doing, Variant::Sound, calls);
        assert_eq!(wrong, [""; 0]);
        assert!(met > 5, "control: only {met} calls were met");
        kills += met;
    }
    let controls = [Variant::PlainWrites, Variant::LockStays].map(|variant| {
        let (of, wrong) = killed_at_every_call(Doing::PairInto, variant, &CALLS);
        assert!(!wrong.is_empty(), "control: {variant:?} is not caught");
        format!("{variant:?}: caught at {} of {of} calls", wrong.len())
    });
    figure(
        PROOF,
        &format!("{} SIGKILLs, 0 lost, the lock free after each", grouped(kills)),
        &controls.join(", "),
    );
}
