//! A fault at every single call of every operation: once and for ever, on the disk and in the keystore, said and not
//! said, done and not done, late or never, with a kill and with a power loss after it.

use koppel_proofs::broken::Variant;
use koppel_proofs::doing::{ALL, Doing, Scene};
use koppel_proofs::machine::{At, Fault, How, run};
use koppel_proofs::rng::Rng;
use koppel_proofs::size::{self, figure, grouped};

const SOME: u64 = 41;
const HOW: [How; 6] = [How::Fails, How::FailsDone, How::Killed, How::KilledDone, How::Late, How::Forgets];

/// Tries every fault; of those at backups one in `costly_step`. How many, and what went wrong.
fn every_fault(variant: Variant, power_losses: u64, costly_step: u64) -> (u64, Vec<String>) {
    let (mut tried, mut wrong) = (0, Vec::new());
    for doing in ALL {
        let start = Scene::of(doing);
        let dry = start.twin();
        let _ = dry.act(variant);
        // Cleaning up after a fault takes calls of its own, so a few more.
        let calls = dry.machine.calls() + 4;
        assert!(calls > 9, "control: the calls are counted");
        let faults = HOW.into_iter().flat_map(|how| {
            let at = [
                (At::Disk, 1),
                (At::Keystore, 1),
                (At::Disk, u64::MAX),
                (At::Keystore, u64::MAX),
                (At::Both, u64::MAX),
            ];
            at.into_iter().flat_map(move |(at, calls_long)| {
                (0..calls).map(move |from| Fault { from, calls: calls_long, at, how })
            })
        });
        // A backup is 128 KiB of ciphertext each time.
        let is_costly = matches!(doing, Doing::BackUp | Doing::Restore);
        let step = if is_costly { costly_step } else { 1 };
        let power_losses = if is_costly { power_losses.min(1) } else { power_losses };
        for fault in faults.step_by(step as usize) {
            for power in 0..=power_losses {
                let scene = start.twin();
                scene.machine.plan(Some(fault));
                let answer = run(|| scene.act(variant));
                scene.machine.plan(None);
                if power > 0 {
                    scene.machine.lose_power(&mut Rng(power));
                }
                tried += 1;
                if let Err(error) = scene.judge(answer.as_ref()) {
                    wrong.push(format!("{doing:?}, {fault:?}, power loss {power}, {answer:?}: {error}"));
                }
            }
        }
    }
    (tried, wrong)
}

#[test]
fn a_fault_at_every_call_leaves_old_or_new() {
    let (tried, wrong) = every_fault(Variant::Sound, size::of(1, 12), size::of(SOME, 1));
    assert_eq!(wrong, [""; 0]);
    let controls = [Variant::PlainWrites, Variant::NoSync, Variant::NoFolderSync].map(|variant| {
        let (_, wrong) = every_fault(variant, 1, SOME);
        assert!(!wrong.is_empty(), "control: {variant:?} is not caught");
        format!("{variant:?}: {} caught", grouped(wrong.len() as u64))
    });
    figure(
        "a_fault_at_every_call_leaves_old_or_new",
        &format!("{0} of {0} faults left old or new, whole", grouped(tried)),
        &controls.join(", "),
    );
}
