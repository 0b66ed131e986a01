//! PINs typed on a random day, and what may come of them.

use std::collections::BTreeSet;

use koppel_core::failure::Failure;
use koppel_core::ids::ProfileId;
use koppel_core::profile::UnixTime;
use koppel_core::vault::{OpenProfile, TRIES, Vault, VaultError};

use super::{Day, Held, lost, tries};
use crate::machine::{Fault, run};
use crate::person::{self, State, WRONG, recover, unlock, word};

/// Unlocking, or bringing back what was there before a damage.
type WayIn = fn(&Vault, ProfileId, &str, UnixTime) -> Result<OpenProfile, VaultError>;

impl Day {
    pub(super) fn type_right(&mut self) -> Held {
        let pins: Vec<_> = self.profile.as_ref().unwrap().pins.iter().copied().collect();
        let right = *self.rng.pick(&pins);
        self.type_pin(right)
    }

    pub(super) fn type_wrong(&mut self) -> Held {
        let dead = self.profile.as_ref().unwrap().dead;
        let wrong = if self.rng.chance(40) { dead.unwrap_or(WRONG) } else { WRONG };
        self.type_pin(wrong)
    }

    fn type_pin(&mut self, pin: &'static str) -> Held {
        let open = self.way_in();
        let fault = self.plan();
        self.type_pin_with(open, pin, fault)
    }

    pub(super) fn type_pin_unharmed(&mut self, pin: &'static str) -> Held {
        let open = self.way_in();
        self.machine.plan(None);
        self.type_pin_with(open, pin, None)
    }

    /// What the list says can be done: open it, or bring it back.
    fn way_in(&self) -> WayIn {
        self.machine.plan(None);
        let profile = self.profile.as_ref().unwrap();
        let can_come_back =
            profile.is_damaged && person::state(&self.vault, profile.id) == Some(State::Recoverable);
        if can_come_back { recover } else { unlock }
    }

    fn type_pin_with(&mut self, open: WayIn, pin: &'static str, fault: Option<Fault>) -> Held {
        let profile = self.profile.as_ref().unwrap();
        let (id, right) = (profile.id, *profile.pins.first().unwrap());
        let is_right = profile.pins.contains(pin);
        let now = self.machine.state().now;
        let other = self.machine.twin();
        let answer = run(|| open(&self.vault, id, pin, now));
        let seen = answer.as_ref().map_or("killed", word);
        self.note(if is_right { "right PIN" } else { "wrong PIN" }, fault, seen);
        if !is_right {
            self.tally.wrong += 1;
            // Whether it was looked at: then the right one, in its place, would have come to something else.
            let vault = person::vault(&other, self.variant);
            let right = run(|| open(&vault, id, right, now));
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
                    self.tally.brought_back += u64::from(profile.is_damaged);
                    profile.is_damaged = false;
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
            // A recovery saves after the PIN was looked at, and a right one has given the tries back by then.
            Some(Err(_)) if harmed => {
                if is_right && profile.is_damaged {
                    profile.looked_at = 0;
                }
            }
            Some(Err(error)) => return Err(lost(format!("does not open: {error}"))),
            None => return Err(lost("killed by no one".into())),
        }
        Ok(())
    }
}
