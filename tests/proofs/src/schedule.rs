//! Random days of one profile: opened with the right PIN and wrong ones, changed, renamed, removed, with faults at any
//! call, kills, power losses, clocks set back and old copies of the file put back. After each step the claims are
//! looked at; what is known is only what a person saw.

use std::collections::BTreeSet;

use koppel_core::failure::Failure;
use koppel_core::ids::ProfileId;
use koppel_core::vault::{OpenProfile, TRIES, Vault, VaultError};

use crate::broken::Variant;
use crate::disk::Copy;
use crate::machine::{At, Fault, How, Machine, run};
use crate::person::{self, LATER, OTHER_PIN, PIN, State, WRONG, pin, profiles, unlock, word};
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
                    54..72 => self.change()?,
                    72..80 => self.lose_power(),
                    80..86 => self.copy(),
                    86..94 => self.old_copy_back(),
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

    fn create(&mut self) -> Held {
        let fault = self.plan();
        let now = self.machine.state().now;
        let answer = run(|| person::pair(&self.vault, "Lotte", now));
        self.note("pair", fault, answer.as_ref().map_or("killed", word));
        self.machine.plan(None);
        if let Some(Ok(open)) = answer {
            self.begin(open);
            return Ok(());
        }
        self.restart();
        if self.rng.chance(30) {
            self.lose_power();
        }
        // Nothing is left, or a whole profile.
        for card in profiles(&self.vault, now).map_err(|error| lost(format!("list: {error}")))? {
            if self.removed.contains(&card.id) {
                continue;
            }
            match unlock(&self.vault, card.id, PIN, now) {
                Ok(open) => self.begin(open),
                Err(error) => return Err(lost(format!("half a profile is left, {:?}: {error}", card.state))),
            }
        }
        Ok(())
    }

    fn begin(&mut self, open: OpenProfile) {
        let holds = BTreeSet::from([open.content().lock_after]);
        self.profile = Some(Profile {
            id: open.id(),
            open: Some(open),
            looked_at: 0,
            typed: 0,
            blocked: false,
            pins: BTreeSet::from([PIN]),
            after_power_loss: BTreeSet::from([PIN]),
            dead: None,
            may_hold: holds.clone(),
            ever: holds,
            copies: Vec::new(),
            set_aside: None,
        });
    }

    fn type_right(&mut self) -> Held {
        let pins: Vec<_> = self.profile.as_ref().unwrap().pins.iter().copied().collect();
        let right = *self.rng.pick(&pins);
        self.type_pin(right)
    }

    fn type_wrong(&mut self) -> Held {
        let dead = self.profile.as_ref().unwrap().dead;
        let wrong = if self.rng.chance(40) { dead.unwrap_or(WRONG) } else { WRONG };
        self.type_pin(wrong)
    }

    fn change_pin(&mut self) -> Held {
        let fault = self.plan();
        let now = self.machine.state().now;
        let profile = self.profile.as_mut().unwrap();
        if profile.pins.len() > 1 {
            return Ok(());
        }
        let old = *profile.pins.first().unwrap();
        let new = if old == PIN { OTHER_PIN } else { PIN };
        profile.typed += 1;
        let answer = run(|| self.vault.change_pin(profile.id, &pin(old), &pin(new), now));
        let blocked = profile.blocked;
        match &answer {
            Some(Ok(())) => {
                (profile.looked_at, profile.typed) = (0, 0);
                profile.pins = BTreeSet::from([new]);
                profile.after_power_loss = BTreeSet::from([new]);
                profile.dead = Some(old);
            }
            Some(Err(error)) if error.code() == "pin-wait" => profile.typed -= 1,
            Some(Err(VaultError::Blocked)) => profile.blocked |= profile.typed >= u64::from(TRIES),
            _ => {
                // The old one may have been looked at, and that gives the tries back.
                profile.looked_at = 0;
                profile.after_power_loss.extend([old, new]);
                profile.pins.clone_from(&profile.after_power_loss);
                profile.dead = None;
            }
        }
        self.note("change the PIN", fault, answer.as_ref().map_or("killed", word));
        self.machine.plan(None);
        match answer {
            None => self.restart(),
            Some(Ok(())) if blocked => return Err(tries("another PIN after the block".into())),
            Some(Err(error))
                if fault.is_none() && !blocked && !matches!(error.code(), "pin-wait" | "profile-blocked") =>
            {
                return Err(lost(format!("takes no other PIN: {error}")));
            }
            _ => {}
        }
        Ok(())
    }

    fn type_pin(&mut self, pin: &'static str) -> Held {
        let fault = self.plan();
        self.type_pin_with(pin, fault)
    }

    fn type_pin_unharmed(&mut self, pin: &'static str) -> Held {
        self.type_pin_with(pin, None)
    }

    fn type_pin_with(&mut self, pin: &'static str, fault: Option<Fault>) -> Held {
        let profile = self.profile.as_ref().unwrap();
        let (id, right) = (profile.id, *profile.pins.first().unwrap());
        let is_right = profile.pins.contains(pin);
        let now = self.machine.state().now;
        let other = self.machine.twin();
        let answer = run(|| unlock(&self.vault, id, pin, now));
        let seen = answer.as_ref().map_or("killed", word);
        self.note(if is_right { "right PIN" } else { "wrong PIN" }, fault, seen);
        if !is_right {
            self.tally.wrong += 1;
            // Whether it was looked at: then the right one, in its place, would have come to something else.
            let vault = person::vault(&other, self.variant);
            let right = run(|| unlock(&vault, id, right, now));
            let differs =
                right.as_ref().map_or("killed", word) != seen || other.calls() != self.machine.calls();
            let profile = self.profile.as_mut().unwrap();
            profile.looked_at += u64::from(differs);
            self.tally.looked_at += u64::from(differs);
            self.tally.most = self.tally.most.max(profile.looked_at);
            if profile.looked_at > u64::from(TRIES) {
                return Err(tries(format!("{} wrong PINs looked at in a row", profile.looked_at)));
            }
        }
        self.machine.plan(None);
        let killed = answer.is_none();
        let judged = self.judge(pin, fault.is_some(), answer);
        if killed {
            self.restart();
        }
        judged
    }

    fn judge(
        &mut self,
        pin: &'static str,
        harmed: bool,
        answer: Option<Result<OpenProfile, VaultError>>,
    ) -> Held {
        let profile = self.profile.as_mut().unwrap();
        profile.typed += 1;
        let old_copy = profile.set_aside.is_some();
        let (is_right, unsure) = (profile.pins.contains(pin), profile.pins.len() > 1);
        match answer {
            Some(Ok(_)) if !is_right => return Err(tries("a wrong PIN opens".into())),
            Some(Ok(_)) if profile.blocked => return Err(tries("opened after the block".into())),
            Some(Ok(open)) => {
                (profile.looked_at, profile.typed) = (0, 0);
                let holds = open.content().lock_after;
                let allowed = if old_copy { &profile.ever } else { &profile.may_hold };
                if open.content().accounts.len() != 1 || !allowed.contains(&holds) {
                    return Err(lost(format!("holds {holds}, not one of {allowed:?}")));
                }
                if !old_copy {
                    profile.pins = BTreeSet::from([pin]);
                    if !harmed {
                        profile.after_power_loss = BTreeSet::from([pin]);
                    }
                    profile.may_hold = BTreeSet::from([holds]);
                    profile.open = Some(open);
                }
            }
            Some(Err(VaultError::Blocked)) => {
                if !profile.blocked {
                    self.tally.blocked += 1;
                    if profile.typed < u64::from(TRIES) {
                        return Err(tries(format!("blocked after {} PINs", profile.typed)));
                    }
                }
                profile.blocked = true;
            }
            Some(Err(VaultError::OldCopy)) if old_copy => {
                self.tally.old_copies += 1;
                profile.typed -= 1;
            }
            Some(Err(VaultError::WrongPin { .. })) if !is_right => {}
            Some(Err(VaultError::WrongPin { .. })) if unsure => {
                profile.looked_at += 1;
                if !old_copy {
                    profile.pins.remove(pin);
                }
            }
            // Too soon after a wrong one: not looked at, and not counted.
            Some(Err(error)) if error.code() == "pin-wait" => profile.typed -= 1,
            // A right PIN that got as far as its answer gives the tries back.
            None | Some(Err(VaultError::Keystore(_))) if harmed => {
                if is_right {
                    profile.looked_at = 0;
                }
            }
            Some(Err(_)) if harmed => {}
            Some(Err(error)) => return Err(lost(format!("does not open: {error}"))),
            None => return Err(lost("killed by no one".into())),
        }
        Ok(())
    }

    fn change(&mut self) -> Held {
        let fault = self.plan();
        let profile = self.profile.as_mut().unwrap();
        let Some(open) = profile.open.as_mut() else { return Ok(()) };
        let value = 1000 + profile.ever.len() as u32;
        profile.ever.insert(value);
        let rename = self.rng.chance(25).then(|| format!("Lotte {value}"));
        let answer = run(|| match &rename {
            Some(name) => self.vault.rename(open, name),
            None => self.vault.change(open, |content| content.lock_after = value),
        });
        if rename.is_none() {
            match answer {
                Some(Ok(())) => profile.may_hold = BTreeSet::from([value]),
                _ => drop(profile.may_hold.insert(value)),
            }
        }
        let (blocked, harmed) = (profile.blocked, fault.is_some());
        // The third wrong PIN may have blocked it although the keystore could not say so.
        let may_be_blocked = blocked || profile.typed >= u64::from(TRIES);
        self.note(&format!("change to {value}"), fault, answer.as_ref().map_or("killed", word));
        self.machine.plan(None);
        match answer {
            None => self.restart(),
            Some(Ok(())) if blocked => return Err(tries("changed after the block".into())),
            Some(Err(VaultError::Blocked)) if may_be_blocked => {}
            Some(Err(error)) if !harmed => return Err(lost(format!("does not save: {error}"))),
            _ => {}
        }
        Ok(())
    }

    fn copy(&mut self) {
        let files = self.machine.files();
        self.profile.as_mut().unwrap().copies.push(files);
    }

    fn old_copy_back(&mut self) {
        let profile = self.profile.as_mut().unwrap();
        if profile.copies.is_empty() {
            return;
        }
        profile.set_aside = Some(self.machine.files());
        let copy = self.rng.pick(&profile.copies);
        self.machine.put_back(copy);
        self.restart();
        self.note("an old copy of the file is put back", None, "");
    }

    fn newest_back(&mut self) {
        let Some(newest) = self.profile.as_mut().and_then(|profile| profile.set_aside.take()) else { return };
        self.machine.put_back(&newest);
        self.restart();
        self.note("the newest file is put back", None, "");
    }

    fn remove(&mut self) -> Held {
        let fault = self.plan();
        let id = self.profile.take().unwrap().id;
        self.removed.insert(id);
        let answer = run(|| self.vault.remove(id));
        self.note("remove", fault, answer.as_ref().map_or("killed", word));
        self.restart();
        if self.rng.chance(30) {
            self.lose_power();
        }
        // Whatever is left is seen, and goes when it is asked again.
        match self.vault.remove(id) {
            Ok(()) | Err(VaultError::NotFound) => {}
            Err(error) => return Err(lost(format!("cannot be removed: {error}"))),
        }
        if self.machine.state().items.contains_key(&id.to_string()) {
            return Err(lost("a key is left unseen".into()));
        }
        if person::state(&self.vault, id).is_some_and(|state| state != State::Keyless) {
            return Err(lost("removed and still there".into()));
        }
        Ok(())
    }
}

fn tries(how: String) -> (Claim, String) {
    (Claim::Tries, how)
}

fn lost(how: String) -> (Claim, String) {
    (Claim::Saves, how)
}
