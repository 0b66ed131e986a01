//! One of everything that is done with a profile: a machine on which it can be done, the doing, and what has to be so
//! afterwards, whatever went wrong meanwhile.

use koppel_core::backup::{self, Health, Passphrase, Work};
use koppel_core::failure::Failure;
use koppel_core::ids::ProfileId;
use koppel_core::vault::{OpenProfile, Vault, VaultError};

use crate::broken::Variant;
use crate::machine::Machine;
use crate::person::{self, Card, OTHER_PIN, PIN, State, WORDS, WRONG, pair, pin, profiles, recover, unlock};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    Pair,
    Unlock,
    Change,
    Rename,
    ChangePin,
    Block,
    Recover,
    BackUp,
    Restore,
    Remove,
}

pub const ALL: [Doing; 10] = [
    Doing::Pair,
    Doing::Unlock,
    Doing::Change,
    Doing::Rename,
    Doing::ChangePin,
    Doing::Block,
    Doing::Recover,
    Doing::BackUp,
    Doing::Restore,
    Doing::Remove,
];

const BACKUP: &str = "lotte.age";
const DAMAGED: &[u8] = b"damaged";

/// A machine on which something can be done: for all but a pairing there is a profile that was changed from 5 minutes
/// to 7.
pub struct Scene {
    pub machine: Machine,
    doing: Doing,
    id: Option<ProfileId>,
}

/// How it ended, or the code of what went wrong.
pub type Answer = Result<(), &'static str>;

impl Scene {
    pub fn of(doing: Doing) -> Self {
        let mut scene = Self { machine: Machine::new(9), doing, id: None };
        if doing == Doing::Pair {
            return scene;
        }
        let vault = person::vault(&scene.machine, Variant::Sound);
        let mut open = pair(&vault, "Lotte", 0).unwrap();
        let id = open.id();
        scene.id = Some(id);
        vault.change(&mut open, |content| content.lock_after = 7).unwrap();
        if doing == Doing::Restore {
            scene.back_up(&vault, Variant::Sound).unwrap();
        }
        let wrong = match doing {
            Doing::Block => 2,
            Doing::Restore => 3,
            _ => 0,
        };
        for _ in 0..wrong {
            let _ = unlock(&vault, id, WRONG, scene.later());
        }
        if doing == Doing::Recover {
            let name = format!("{id}.koppel");
            let disk = &mut scene.machine.state().disk;
            disk.write(&name, DAMAGED);
            disk.sync(&name).unwrap();
            disk.sync_folder();
        }
        scene.machine.plan(None);
        scene
    }

    /// The same on another machine.
    pub fn twin(&self) -> Self {
        Self { machine: self.machine.twin(), ..*self }
    }

    /// Does it.
    pub fn act(&self, variant: Variant) -> Answer {
        let vault = &person::vault(&self.machine, variant);
        let now = self.later();
        let id = || self.id.unwrap();
        let open = |pin| unlock(vault, id(), pin, now);
        let done = match self.doing {
            Doing::Pair => pair(vault, "Lotte", now).map(drop),
            Doing::Unlock => open(PIN).map(drop),
            Doing::Change => {
                open(PIN).and_then(|mut open| vault.change(&mut open, |content| content.lock_after = 8))
            }
            Doing::Rename => open(PIN).and_then(|mut open| vault.rename(&mut open, "Tom")),
            Doing::ChangePin => vault.change_pin(id(), &pin(PIN), &pin(OTHER_PIN), now),
            Doing::Block => open(WRONG).map(drop),
            Doing::Recover => recover(vault, id(), PIN, now).map(drop),
            Doing::Remove => vault.remove(id()),
            Doing::BackUp => return self.back_up(vault, variant),
            Doing::Restore => return self.restore(vault, variant),
        };
        done.map_err(|error| error.code())
    }

    fn back_up(&self, vault: &Vault, variant: Variant) -> Answer {
        let now = self.later();
        let mut open = unlock(vault, self.id.unwrap(), PIN, now).map_err(|error| error.code())?;
        let (folder, words) = (person::folder(&self.machine, variant), Passphrase::typed(WORDS));
        let saved = backup::save(vault, &mut open, &words, Work::new(1).unwrap(), &folder, BACKUP, now);
        saved.map(drop).map_err(|error| error.code())
    }

    fn restore(&self, vault: &Vault, variant: Variant) -> Answer {
        let folder = person::folder(&self.machine, variant);
        let backup =
            backup::read(&folder, BACKUP, &Passphrase::typed(WORDS)).map_err(|error| error.code())?;
        let restored = vault.restore(backup, "Lotte", &pin(OTHER_PIN), BACKUP.into(), self.later());
        restored.map(drop).map_err(|error| error.code())
    }

    /// What is wrong after it came to `answer` (`None`: killed) and the machine is well again.
    pub fn judge(&self, answer: Option<&Answer>) -> Result<(), String> {
        let vault = person::vault(&self.machine, Variant::Sound);
        let done = matches!(answer, Some(Ok(())));
        let cards = profiles(&vault, self.later()).map_err(|error| format!("no list: {error}"))?;
        match self.doing {
            Doing::Remove => return self.judge_removal(&vault, &cards, done),
            Doing::Restore => return self.judge_restore(&vault, &cards, done),
            _ => {}
        }
        let Some(card) = cards.first() else {
            return if self.doing == Doing::Pair && !done { Ok(()) } else { Err("gone".into()) };
        };
        if self.doing == Doing::Block && card.state == State::Blocked {
            return Ok(());
        }
        let open = self.open(&vault, card, done).map_err(|error| format!("{:?}: {error}", card.state))?;
        let is = (open.name(), open.content().lock_after);
        let is_one_of = match (self.doing, done) {
            (Doing::Change, true) => is == ("Lotte", 8),
            (Doing::Change, false) => [("Lotte", 7), ("Lotte", 8)].contains(&is),
            (Doing::Rename, true) => is == ("Tom", 7),
            (Doing::Rename, false) => [("Lotte", 7), ("Tom", 7)].contains(&is),
            (Doing::Pair | Doing::Recover, _) => is == ("Lotte", 5),
            _ => is == ("Lotte", 7),
        };
        if !is_one_of || open.content().accounts.len() != 1 {
            return Err(format!("{is:?}"));
        }
        match self.doing {
            Doing::Recover if !self.machine.files().values().any(|bytes| bytes == DAMAGED) => {
                Err("the damaged file is lost".into())
            }
            Doing::BackUp => self.judge_backup(&vault, done),
            _ => Ok(()),
        }
    }

    /// Opens it as a person would.
    fn open(&self, vault: &Vault, card: &Card, done: bool) -> Result<OpenProfile, VaultError> {
        let with = |pin| unlock(vault, card.id, pin, self.later());
        match self.doing {
            Doing::Recover if card.state == State::Recoverable => recover(vault, card.id, PIN, self.later()),
            // Exactly one of the two PINs does, and after an answer it is the new one.
            Doing::ChangePin => match (with(PIN), with(OTHER_PIN)) {
                (Ok(open), Err(VaultError::WrongPin { .. })) if !done => Ok(open),
                (Err(VaultError::WrongPin { .. }), new) => new,
                (Ok(_), _) => Err(VaultError::PinChangeUnfinished),
                (Err(error), _) => Err(error),
            },
            _ => with(PIN),
        }
    }

    fn judge_removal(&self, vault: &Vault, cards: &[Card], done: bool) -> Result<(), String> {
        if cards.is_empty() {
            return Ok(());
        }
        if done {
            return Err("removed, and there".into());
        }
        vault.remove(self.id.unwrap()).map_err(|error| format!("cannot be removed any more: {error}"))?;
        let gone = self.machine.state().items.is_empty() && self.machine.files().is_empty();
        if gone { Ok(()) } else { Err("something is left".into()) }
    }

    /// The backup is whole or not there; said to be made, it is there.
    fn judge_backup(&self, vault: &Vault, done: bool) -> Result<(), String> {
        let folder = person::folder(&self.machine, Variant::Sound);
        let is_there = match backup::read(&folder, BACKUP, &Passphrase::typed(WORDS)) {
            Ok(backup) => backup.content.lock_after == 7,
            Err(_) if self.machine.files().contains_key(BACKUP) => return Err("half a backup".into()),
            Err(_) => false,
        };
        match vault.health(self.id.unwrap()).map_err(|error| error.to_string())?.seen(|_| is_there) {
            Health::Current(_) => Ok(()),
            Health::Never if !done => Ok(()),
            // Noted, said to have failed all the same, and so taken away: it can no more be recovered from.
            Health::Gone(_) if !done && !is_there => Ok(()),
            other => Err(format!("{other:?}, and the backup is there: {is_there}")),
        }
    }

    /// The blocked profile or the restored one, never neither.
    fn judge_restore(&self, vault: &Vault, cards: &[Card], done: bool) -> Result<(), String> {
        let (blocked, others): (Vec<_>, Vec<_>) =
            cards.iter().partition(|card| card.state == State::Blocked && Some(card.id) == self.id);
        for card in &others {
            let open = unlock(vault, card.id, OTHER_PIN, self.later())
                .map_err(|error| format!("half a profile, {:?}: {error}", card.state))?;
            if (open.name(), open.content().lock_after) != ("Lotte", 7) {
                return Err("another profile".into());
            }
        }
        if others.len() > 1 || others.is_empty() && (done || blocked.is_empty()) {
            return Err(format!("{} restored, {} blocked", others.len(), blocked.len()));
        }
        Ok(())
    }

    /// A day on, so that no wait between tries is in the way.
    fn later(&self) -> u64 {
        let now = &mut self.machine.state().now;
        *now += 86_400;
        *now
    }
}
