//! Random days of one profile: opened with the right PIN and wrong ones, its PIN changed, changed, renamed, removed, with
//! faults at any call, kills, power losses, clocks set back, old copies of the file put back, and damage. After each step the claims are
//! looked at; what is known is only what a person saw.

mod changes;
mod typing;

use std::collections::BTreeSet;

use koppel_core::ids::ProfileId;
use koppel_core::vault::{OpenProfile, Vault};

use crate::broken::Variant;
use crate::disk::Copy;
use crate::machine::{At, Fault, How, Machine};
use crate::person::{self, LATER};
use crate::rng::Rng;
use crate::tally::Tally;

const STEPS: u64 = 30;

/// A claim that did not hold.
#[derive(Debug)]
pub struct Caught {
    pub seed: u64,
    pub claim: Claim,
    pub how: String,
    pub steps: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// Three tries, no more, and none after the block; no block without three.
    Tries,
    /// What was saved is there, old or new, whole.
    Saves,
}

/// Runs the schedule of that seed on the product, or on one broken variant of it.
pub fn follow(seed: u64, variant: Variant) -> Result<Tally, Box<Caught>> {
    let mut day = Day::new(seed, variant);
    match day.go() {
        Ok(()) => Ok(day.tally),
        Err((claim, how)) => Err(Box::new(Caught { seed, claim, how, steps: day.steps })),
    }
}

type Held<T = ()> = Result<T, (Claim, String)>;

struct Day {
    machine: Machine,
    variant: Variant,
    rng: Rng,
    vault: Vault,
    profile: Option<Profile>,
    /// Those that were asked to go: a power loss may bring back a file of theirs, without its key.
    removed: BTreeSet<ProfileId>,
    tally: Tally,
    steps: Vec<String>,
}

/// What a person knows of the profile.
struct Profile {
    id: ProfileId,
    open: Option<OpenProfile>,
    /// Wrong PINs that were looked at since the right one could have opened it.
    looked_at: u64,
    /// PINs typed since it last opened.
    typed: u64,
    blocked: bool,
    /// The PIN; both, after a change that may or may not have come to its end.
    pins: BTreeSet<&'static str>,
    /// Those that a power loss may bring back: a change that was not finished is not safe on the disk.
    after_power_loss: BTreeSet<&'static str>,
    /// The one before, once a change was said to be done.
    dead: Option<&'static str>,
    /// What it may hold: the last that was said to be saved, and all tried since.
    may_hold: BTreeSet<u32>,
    /// Everything it ever held.
    ever: BTreeSet<u32>,
    copies: Vec<Copy>,
    /// The newest file, while an old copy is in its place.
    set_aside: Option<Copy>,
    /// The newest file is damaged: what comes back is one of those before.
    is_damaged: bool,
}

impl Day {
    fn new(seed: u64, variant: Variant) -> Self {
        let machine = Machine::new(seed ^ 0x5eed);
        let vault = person::vault(&machine, variant);
        let (tally, steps) = (Tally::default(), Vec::new());
        Self {
            machine,
            variant,
            rng: Rng(seed),
            vault,
            profile: None,
            removed: BTreeSet::new(),
            tally,
            steps,
        }
    }

    fn go(&mut self) -> Held {
        for _ in 0..STEPS {
            self.tally.steps += 1;
            self.pass_time();
            match &self.profile {
                None => self.create()?,
                Some(profile) if profile.set_aside.is_some() => match self.rng.below(10) {
                    0..6 => self.type_wrong()?,
                    6..8 => self.type_right()?,
                    _ => self.newest_back(),
                },
                Some(_) => match self.rng.below(100) {
                    0..30 => self.type_wrong()?,
                    30..46 => self.type_right()?,
                    46..54 => self.change_pin()?,
                    54..70 => self.change()?,
                    70..77 => self.lose_power(),
                    77..83 => self.copy(),
                    83..90 => self.old_copy_back(),
                    90..94 => self.damage(),
                    94..97 => self.restart(),
                    _ => self.remove()?,
                },
            }
        }
        self.newest_back();
        self.machine.plan(None);
        self.machine.state().now = LATER;
        // Of two PINs that it may be, one opens.
        while let Some(profile) = self.profile.as_ref().filter(|profile| !profile.blocked) {
            let (right, unsure) = (*profile.pins.first().unwrap(), profile.pins.len() > 1);
            self.machine.state().now += LATER;
            self.type_pin_unharmed(right)?;
            if !unsure {
                break;
            }
        }
        Ok(())
    }

    /// Mostly forward; now and then somebody sets the clock back, or a year ahead.
    fn pass_time(&mut self) {
        let step = *self.rng.pick(&[0, 1, 3, 10, 60, 4000]);
        let set = self.rng.below(40);
        let now = &mut self.machine.state().now;
        *now = match set {
            0 => now.saturating_sub(100_000),
            1 => *now + 31_536_000,
            _ => *now + step,
        };
    }

    fn plan(&mut self) -> Option<Fault> {
        let fault = self.rng.chance(45).then(|| Fault {
            from: self.rng.below(14),
            calls: *self.rng.pick(&[1, 1, 2, u64::MAX]),
            at: *self.rng.pick(&[At::Disk, At::Keystore, At::Both]),
            how: *self.rng.pick(&[
                How::Fails,
                How::FailsDone,
                How::Killed,
                How::KilledDone,
                How::Late,
                How::Forgets,
            ]),
        });
        self.tally.faults += u64::from(fault.is_some());
        self.machine.plan(fault);
        fault
    }

    fn note(&mut self, what: &str, fault: Option<Fault>, came_of_it: &str) {
        let fault = fault.map_or(String::new(), |fault| format!(" {fault:?}"));
        self.steps.push(format!("{what}{fault}: {came_of_it}"));
        self.tally.kills += u64::from(came_of_it == "killed");
    }

    /// A program that was killed, or ended, starts again.
    fn restart(&mut self) {
        self.machine.plan(None);
        self.vault = person::vault(&self.machine, self.variant);
        if let Some(profile) = &mut self.profile {
            profile.open = None;
        }
    }

    fn lose_power(&mut self) {
        self.tally.power_losses += 1;
        self.machine.lose_power(&mut self.rng);
        if let Some(profile) = &mut self.profile {
            profile.pins.clone_from(&profile.after_power_loss);
        }
        self.restart();
        self.note("power loss", None, "");
    }
}

fn tries(how: String) -> (Claim, String) {
    (Claim::Tries, how)
}

fn lost(how: String) -> (Claim, String) {
    (Claim::Saves, how)
}
