//! A fault at every single call of every operation: once and for ever, on the disk and in the keystore, said and not
//! said, done and not done, with a kill and with a power loss after it.

use koppel_core::ids::ProfileId;
use koppel_core::vault::{Vault, VaultError};
use koppel_proofs::broken::Variant;
use koppel_proofs::machine::{At, Fault, How, Machine, run};
use koppel_proofs::person::{self, PIN, State, WRONG, pair, profiles, unlock};
use koppel_proofs::rng::Rng;
use koppel_proofs::size::{self, figure, grouped};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Pair,
    Unlock,
    Change,
    Rename,
    Block,
    Remove,
}

const ALL: [Doing; 6] =
    [Doing::Pair, Doing::Unlock, Doing::Change, Doing::Rename, Doing::Block, Doing::Remove];
const HOW: [How; 6] = [How::Fails, How::FailsDone, How::Killed, How::KilledDone, How::Late, How::Forgets];

/// A machine on which it can be done.
fn scene(doing: Doing) -> (Machine, Option<ProfileId>) {
    let machine = Machine::new(9);
    if doing == Doing::Pair {
        return (machine, None);
    }
    let vault = person::vault(&machine, Variant::Sound);
    let mut open = pair(&vault, "Lotte", 0).unwrap();
    vault.change(&mut open, |content| content.lock_after = 7).unwrap();
    if doing == Doing::Block {
        for _ in 0..2 {
            let now = later(&machine);
            let _ = unlock(&vault, open.id(), WRONG, now);
        }
    }
    let id = open.id();
    (machine, Some(id))
}

/// A day on, so that no wait between tries is in the way.
fn later(machine: &Machine) -> u64 {
    let now = &mut machine.state().now;
    *now += 86_400;
    *now
}

fn act(vault: &Vault, machine: &Machine, doing: Doing, id: Option<ProfileId>) -> Result<(), VaultError> {
    let now = later(machine);
    let open = |pin| unlock(vault, id.unwrap(), pin, now);
    match doing {
        Doing::Pair => pair(vault, "Lotte", now).map(drop),
        Doing::Unlock => open(PIN).map(drop),
        Doing::Change => vault.change(&mut open(PIN)?, |content| content.lock_after = 8),
        Doing::Rename => vault.rename(&mut open(PIN)?, "Tom"),
        Doing::Block => open(WRONG).map(drop),
        Doing::Remove => vault.remove(id.unwrap()),
    }
}

/// What is wrong after it came to `answer` (`None`: killed) and the machine is well again.
fn judge(
    machine: &Machine,
    doing: Doing,
    id: Option<ProfileId>,
    answer: Option<&Result<(), VaultError>>,
) -> Result<(), String> {
    let vault = person::vault(machine, Variant::Sound);
    let done = matches!(answer, Some(Ok(())));
    let now = later(machine);
    let cards = profiles(&vault, now).map_err(|error| format!("no list: {error}"))?;
    if doing == Doing::Remove {
        if cards.is_empty() {
            return Ok(());
        }
        if done {
            return Err("removed, and there".into());
        }
        vault.remove(id.unwrap()).map_err(|error| format!("cannot be removed any more: {error}"))?;
        let gone = machine.state().items.is_empty() && machine.files().is_empty();
        return if gone { Ok(()) } else { Err("something is left".into()) };
    }
    let Some(card) = cards.first() else {
        return if doing == Doing::Pair && !done { Ok(()) } else { Err("gone".into()) };
    };
    if doing == Doing::Block && card.state == State::Blocked {
        return Ok(());
    }
    let open = unlock(&vault, card.id, PIN, now).map_err(|error| format!("{:?}: {error}", card.state))?;
    let (name, holds) = (open.name().to_owned(), open.content().lock_after);
    let is_one_of = match (doing, done) {
        (Doing::Change, true) => (name.as_str(), holds) == ("Lotte", 8),
        (Doing::Change, false) => name == "Lotte" && [7, 8].contains(&holds),
        (Doing::Rename, true) => (name.as_str(), holds) == ("Tom", 7),
        (Doing::Rename, false) => ["Lotte", "Tom"].contains(&name.as_str()) && holds == 7,
        (Doing::Pair, _) => (name.as_str(), holds) == ("Lotte", 5),
        _ => (name.as_str(), holds) == ("Lotte", 7),
    };
    if is_one_of && open.content().accounts.len() == 1 { Ok(()) } else { Err(format!("{name}, {holds}")) }
}

/// Tries every fault. How many, and what went wrong.
fn every_fault(variant: Variant, power_losses: u64) -> (u64, Vec<String>) {
    let (mut tried, mut wrong) = (0, Vec::new());
    for doing in ALL {
        let (start, id) = scene(doing);
        start.plan(None);
        let dry = start.twin();
        let _ = act(&person::vault(&dry, variant), &dry, doing, id);
        assert!(dry.calls() > 5, "control: the calls are counted");
        let faults = HOW.into_iter().flat_map(|how| {
            let at = [
                (At::Disk, 1),
                (At::Keystore, 1),
                (At::Disk, u64::MAX),
                (At::Keystore, u64::MAX),
                (At::Both, u64::MAX),
            ];
            // Cleaning up after a fault takes calls of its own.
            let calls = dry.calls() + 4;
            at.into_iter().flat_map(move |(at, calls_long)| {
                (0..calls).map(move |from| Fault { from, calls: calls_long, at, how })
            })
        });
        for fault in faults {
            for power in 0..=power_losses {
                let machine = start.twin();
                let vault = person::vault(&machine, variant);
                machine.plan(Some(fault));
                let answer = run(|| act(&vault, &machine, doing, id));
                machine.plan(None);
                if power > 0 {
                    machine.lose_power(&mut Rng(power));
                }
                tried += 1;
                if let Err(error) = judge(&machine, doing, id, answer.as_ref()) {
                    wrong.push(format!("{doing:?}, {fault:?}, power loss {power}, {answer:?}: {error}"));
                }
            }
        }
    }
    (tried, wrong)
}

#[test]
fn a_fault_at_every_call_leaves_old_or_new() {
    let (tried, wrong) = every_fault(Variant::Sound, size::of(1, 12));
    assert_eq!(wrong, [""; 0]);
    let controls = [Variant::PlainWrites, Variant::NoSync, Variant::NoFolderSync].map(|variant| {
        let (_, wrong) = every_fault(variant, 1);
        assert!(!wrong.is_empty(), "control: {variant:?} is not caught");
        format!("{variant:?}: {} caught", grouped(wrong.len() as u64))
    });
    figure(
        "a_fault_at_every_call_leaves_old_or_new",
        &format!("{0} of {0} faults left old or new, whole", grouped(tried)),
        &controls.join(", "),
    );
}
