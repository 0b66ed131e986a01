//! Random days of a profile on a machine in memory.

use koppel_proofs::broken::Variant;
use koppel_proofs::schedule::{Claim, follow};
use koppel_proofs::size::{self, figure, grouped};
use koppel_proofs::tally::Tally;

/// Many more than are needed to catch a variant that is broken.
const CONTROLS: u64 = 500;

#[test]
fn three_tries_and_no_loss_on_random_days() {
    let seeds = size::of(500, 10_000);
    let mut tally = Tally::default();
    for seed in 0..seeds {
        tally.add(follow(seed, Variant::Sound).unwrap_or_else(|caught| panic!("{caught:#?}")));
    }
    let Tally { steps, wrong, looked_at, most, faults, kills, power_losses, blocked, .. } = tally;
    assert_eq!(most, 3, "control: no day came to the third try");
    assert!(kills > seeds / 4 && blocked > seeds / 4, "control: {tally:?}");
    assert!(tally.old_copies > seeds / 10 && tally.brought_back > seeds / 10, "control: {tally:?}");
    let controls = [
        (Variant::CounterInFile, Claim::Tries),
        (Variant::CountedAfter, Claim::Tries),
        (Variant::PlainWrites, Claim::Saves),
        (Variant::NoSync, Claim::Saves),
        (Variant::NoFolderSync, Claim::Saves),
    ];
    let controls =
        controls.map(|(variant, claim)| format!("{variant:?} on day {}", day_caught(variant, claim)));
    figure(
        "three_tries_and_no_loss_on_random_days",
        &format!(
            "{} days of {} steps, {} faults planned, {} kills, {} power losses: {} of {} wrong PINs looked at, never more \
             than {most} in a row; {} blocks, 0 opened after; {} files damaged, {} times brought back; 0 lost",
            grouped(seeds),
            grouped(steps),
            grouped(faults),
            grouped(kills),
            grouped(power_losses),
            grouped(looked_at),
            grouped(wrong),
            grouped(blocked),
            grouped(tally.damaged),
            grouped(tally.brought_back),
        ),
        &controls.join(", "),
    );
}

/// The first day on which the variant is seen to break that claim.
fn day_caught(variant: Variant, claim: Claim) -> u64 {
    let breaks = |seed: &u64| follow(*seed, variant).is_err_and(|caught| caught.claim == claim);
    1 + (0..CONTROLS).find(breaks).unwrap_or_else(|| panic!("control: {variant:?} is not caught"))
}
