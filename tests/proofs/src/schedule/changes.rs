//! A profile made, changed, put back and removed on a random day.

use std::collections::BTreeSet;

use koppel_core::failure::Failure;
use koppel_core::vault::{OpenProfile, TRIES, VaultError};

use super::{Day, Held, Profile, lost, tries};
use crate::machine::run;
use crate::person::{self, OTHER_PIN, PIN, State, pin, profiles, unlock, word};

impl Day {
    pub(super) fn create(&mut self) -> Held {
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
            is_damaged: false,
        });
    }

    pub(super) fn change_pin(&mut self) -> Held {
        let fault = self.plan();
        let now = self.machine.state().now;
        let profile = self.profile.as_mut().unwrap();
        if profile.pins.len() > 1 || profile.is_damaged {
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

    pub(super) fn change(&mut self) -> Held {
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

    pub(super) fn copy(&mut self) {
        let files = self.machine.files();
        let profile = self.profile.as_mut().unwrap();
        if !profile.is_damaged {
            profile.copies.push(files);
        }
    }

    pub(super) fn old_copy_back(&mut self) {
        let profile = self.profile.as_mut().unwrap();
        if profile.copies.is_empty() || profile.is_damaged {
            return;
        }
        profile.set_aside = Some(self.machine.files());
        let copy = self.rng.pick(&profile.copies);
        self.machine.put_back(copy);
        self.restart();
        self.note("an old copy of the file is put back", None, "");
    }

    /// A byte of the newest file goes bad. Where nothing before it can come back, as right after a pairing, it is as if
    /// the person had put a good copy in its place.
    pub(super) fn damage(&mut self) {
        let profile = self.profile.as_mut().unwrap();
        // Which of two PINs what was there before has, nobody can say.
        let is_sure = profile.pins.len() == 1 && profile.pins == profile.after_power_loss;
        let name = format!("{}.koppel", profile.id);
        let files = self.machine.files();
        let Some(file) = files.get(&name).filter(|_| is_sure && !profile.is_damaged) else { return };
        let at = self.rng.below(file.len() as u64) as usize;
        // What is on the disk goes bad, not what is still on its way there.
        self.machine.state().disk.rest();
        self.machine.state().disk.rot(&name, at);
        self.machine.plan(None);
        if person::state(&self.vault, profile.id) != Some(State::Recoverable) {
            self.machine.state().disk.rot(&name, at);
            return;
        }
        profile.is_damaged = true;
        profile.may_hold.clone_from(&profile.ever);
        self.tally.damaged += 1;
        self.restart();
        self.note("the newest file is damaged", None, "");
    }

    pub(super) fn newest_back(&mut self) {
        let Some(newest) = self.profile.as_mut().and_then(|profile| profile.set_aside.take()) else { return };
        self.machine.put_back(&newest);
        self.restart();
        self.note("the newest file is put back", None, "");
    }

    pub(super) fn remove(&mut self) -> Held {
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
