//! Old copies: of the file, of the keystore's record, of both.

use std::cell::Cell;

use koppel_core::ids::ProfileId;
use koppel_proofs::broken::Variant;
use koppel_proofs::disk::Copy;
use koppel_proofs::machine::Machine;
use koppel_proofs::person::{self, FRESH, PIN, State, WRONG, pair, state, unlock, word};
use koppel_proofs::size::{self, figure, grouped};

/// A profile after many saves, and what file and record were after each.
struct Past {
    machine: Machine,
    id: ProfileId,
    files: Vec<Copy>,
    records: Vec<Vec<u8>>,
    days: Cell<u64>,
}

impl Past {
    fn of(generations: u64) -> Self {
        let machine = Machine::new(3);
        let vault = person::vault(&machine, Variant::Sound);
        let mut open = pair(&vault, "Lotte", 0).unwrap();
        let id = open.id();
        let mut past = Self { machine, id, files: Vec::new(), records: Vec::new(), days: Cell::new(0) };
        for minutes in 1..generations {
            past.keep();
            vault.change(&mut open, |content| content.lock_after = minutes as u32).unwrap();
        }
        past.keep();
        past
    }

    fn keep(&mut self) {
        self.files.push(self.machine.files());
        self.records.push(self.record());
    }

    fn record(&self) -> Vec<u8> {
        self.machine.state().items[&self.id.to_string()].clone()
    }

    fn set_record(&self, record: &[u8]) {
        self.machine.state().items.insert(self.id.to_string(), record.to_vec());
    }

    fn state(&self, variant: Variant) -> State {
        state(&person::vault(&self.machine, variant), self.id).unwrap()
    }

    /// What comes of that PIN, a day after the last.
    fn types(&self, variant: Variant, pin: &str) -> &'static str {
        self.days.set(self.days.get() + 1);
        word(&unlock(&person::vault(&self.machine, variant), self.id, pin, self.days.get() * 86_400))
    }

    /// Whether it is said to be an old copy, whatever is asked, and the record stays as it is.
    fn is_found(&self, variant: Variant) -> bool {
        let before = self.record();
        self.state(variant) == State::OldCopy
            && [WRONG, PIN, WRONG, WRONG, WRONG].iter().all(|pin| self.types(variant, pin) == "old-copy")
            && self.record() == before
    }
}

#[test]
fn every_older_file_is_found_and_gives_no_try() {
    let generations = size::of(40, 1_000);
    let past = Past::of(generations);
    let (newest, older) = past.files.split_last().unwrap();
    assert_eq!(past.types(Variant::Sound, WRONG), "pin-wrong");
    assert_eq!(past.state(Variant::Sound), State::Locked(2));
    for (generation, files) in older.iter().enumerate() {
        past.machine.put_back(files);
        assert!(past.is_found(Variant::Sound), "generation {generation}");
    }
    past.machine.put_back(newest);
    assert_eq!(past.state(Variant::Sound), State::Locked(2), "the tries are as they were");

    let record = past.record();
    let mut missed = 0;
    for files in older {
        past.machine.put_back(files);
        missed += u64::from(!past.is_found(Variant::RollbackUnchecked));
        past.set_record(&record);
    }
    assert!(missed > 0, "control: a vault that takes any generation is not caught");
    figure(
        "every_older_file_is_found_and_gives_no_try",
        &format!("{0} of {0} older files found, 0 tries given or spent", grouped(generations - 1)),
        &format!("RollbackUnchecked: {} missed", grouped(missed)),
    );
}

#[test]
fn every_record_of_an_older_generation_is_found() {
    let generations = size::of(40, 1_000);
    let past = Past::of(generations);
    // One behind is what a save leaves that was cut off before the keystore was told.
    let older = &past.records[..past.records.len() - 2];
    for (generation, record) in older.iter().enumerate() {
        past.set_record(record);
        assert!(past.is_found(Variant::Sound), "generation {generation}");
    }
    let mut missed = 0;
    for record in older {
        past.set_record(record);
        missed += u64::from(!past.is_found(Variant::RollbackUnchecked));
    }
    assert!(missed > 0, "control: a vault that takes any generation is not caught");
    figure(
        "every_record_of_an_older_generation_is_found",
        &format!("{0} of {0} records two generations behind or more found", grouped(generations - 2)),
        &format!("RollbackUnchecked: {} missed", grouped(missed)),
    );
}

#[test]
fn a_blocked_profile_opens_with_no_older_file() {
    let generations = size::of(40, 1_000);
    let opened = |variant: Variant| {
        let past = Past::of(generations);
        for _ in 0..3 {
            past.types(variant, WRONG);
        }
        assert_eq!(past.types(variant, PIN), "profile-blocked");
        let opens = |files: &&Copy| {
            past.machine.put_back(files);
            past.types(variant, PIN) == "done"
        };
        past.files.iter().filter(opens).count() as u64
    };
    assert_eq!(opened(Variant::Sound), 0);
    let control = opened(Variant::CounterInFile);
    assert!(control > 0, "control: a block that is kept in a file is not caught");
    figure(
        "a_blocked_profile_opens_with_no_older_file",
        &format!("0 of {} older files open after the block", grouped(generations)),
        &format!("CounterInFile: {} open", grouped(control)),
    );
}

/// What docs/security.md says is *not* promised is so: file and record of one moment are that moment.
#[test]
fn file_and_record_of_one_moment_bring_it_back() {
    let past = Past::of(5);
    let moment = past.record();
    for _ in 0..3 {
        past.types(Variant::Sound, WRONG);
    }
    past.machine.put_back(&past.files[4]);
    past.set_record(&moment);
    assert_eq!(past.state(Variant::Sound), FRESH);
    // But not of two moments, whichever is the newer.
    past.machine.put_back(&past.files[1]);
    assert!(past.is_found(Variant::Sound));
    past.machine.put_back(&past.files[4]);
    past.set_record(&past.records[1]);
    assert!(past.is_found(Variant::Sound));
}
