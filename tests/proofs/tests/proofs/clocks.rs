//! The clock is set back, ahead and back again between wrong PINs: no try more, no wait longer, none forgotten.

use koppel_core::vault::{TRIES, VaultError};
use koppel_proofs::broken::Variant;
use koppel_proofs::machine::Machine;
use koppel_proofs::person::{self, PIN, WRONG, pair, unlock};
use koppel_proofs::size::{self, figure, grouped};

const START: u64 = 1_790_000_000;
/// Seconds before the second try and the third.
const WAITS: [u64; 2] = [2, 8];
const FEW: [i64; 6] = [-315_360_000, -3600, -1, 0, 1, 3600];
const MANY: [i64; 14] =
    [-1_700_000_000, -315_360_000, -86_400, -3600, -8, -2, -1, 0, 1, 2, 8, 3600, 86_400, 315_360_000];

/// Three wrong PINs, with the clock set by `jumps` before the second, the third and the end. What is wrong.
fn day(variant: Variant, jumps: [i64; 3]) -> Result<(), String> {
    let machine = Machine::new(7);
    let vault = person::vault(&machine, variant);
    let id = pair(&vault, "Lotte", START).unwrap().id();
    let mut now = START;
    for (before, jump) in jumps.iter().enumerate() {
        match unlock(&vault, id, WRONG, now) {
            Err(VaultError::WrongPin { left }) if usize::from(TRIES - left) == before + 1 => {}
            Err(VaultError::Blocked) if before == 2 => {}
            other => return Err(format!("try {}: {:?}", before + 1, other.err())),
        }
        now = now.saturating_add_signed(*jump);
        let Some(wait) = WAITS.get(before) else { break };
        // Whoever set the clock ahead by more than the wait has skipped it; nobody else has.
        if *jump >= *wait as i64 {
            continue;
        }
        match unlock(&vault, id, PIN, now) {
            Err(VaultError::Wait { seconds }) if seconds <= *wait => now += seconds,
            other => return Err(format!("too soon after try {}: {:?}", before + 1, other.err())),
        }
    }
    match unlock(&vault, id, PIN, now) {
        Err(VaultError::Blocked) => Ok(()),
        other => Err(format!("after three wrong PINs: {:?}", other.err())),
    }
}

fn days(variant: Variant, jumps: &[i64]) -> (u64, Vec<String>) {
    let (mut tried, mut wrong) = (0, Vec::new());
    for &one in jumps {
        for &two in jumps {
            for &three in jumps {
                tried += 1;
                let judged = day(variant, [one, two, three]);
                wrong.extend(judged.err().map(|error| format!("{one}, {two}, {three}: {error}")));
            }
        }
    }
    (tried, wrong)
}

#[test]
fn no_clock_gives_a_try_or_lengthens_a_wait() {
    let jumps = if size::is_full() { &MANY[..] } else { &FEW[..] };
    let (tried, wrong) = days(Variant::Sound, jumps);
    assert_eq!(wrong, [""; 0]);
    let controls = [Variant::WaitForgotten, Variant::WaitKept].map(|variant| {
        let (_, wrong) = days(variant, jumps);
        assert!(!wrong.is_empty(), "control: {variant:?} is not caught");
        format!("{variant:?}: {} caught", grouped(wrong.len() as u64))
    });
    figure(
        "no_clock_gives_a_try_or_lengthens_a_wait",
        &format!(
            "{0} of {0} ways to set the clock between three wrong PINs: no try more, no wait longer",
            grouped(tried)
        ),
        &controls.join(", "),
    );
}
