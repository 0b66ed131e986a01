//! A hundred real processes at once, beside a program that stays open as the window does.

use std::process::{Child, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use koppel_core::ids::ProfileId;
use koppel_core::otp::{Otp, Scheme};
use koppel_core::pairing;
use koppel_core::vault::Vault;
use koppel_proofs::broken::Variant;
use koppel_proofs::person::{PIN, State, WRONG, account, pin, profiles, state, unlock};
use koppel_proofs::program::{Place, start};
use koppel_proofs::size::figure;

const CROWD: u64 = 100;
const CHANGES: u32 = 20;

/// A place with one profile that holds one counter.
fn place() -> (Place, ProfileId) {
    let place = Place::default();
    let hotp = [&account("hotp", "Example", "lotte")];
    let vault = place.vault(Variant::Sound);
    let id = pairing::into_new_profile(&vault, "Work", &pin(PIN), &hotp, 0).unwrap().0.id();
    (place, id)
}

/// So many processes that ask for a code with that PIN, all at once.
fn crowd(place: &Place, variant: Variant, pin: &str) -> Vec<Output> {
    let arguments = ["codes", "--profile", "Work", "--pin-stdin", "--json"];
    let one = |_| start(&mut place.command(variant, &[], &arguments), &[pin]);
    let children: Vec<Child> = (0..CROWD).map(one).collect();
    children.into_iter().map(|child| child.wait_with_output().unwrap()).collect()
}

fn ended(crowd: &[Output], code: i32) -> usize {
    crowd.iter().filter(|output| output.status.code() == Some(code)).count()
}

/// Wrong PINs that were looked at, and how many right ones opened it after the block.
fn rush(variant: Variant) -> (usize, usize) {
    let (place, id) = place();
    let vault = place.vault(variant);
    let mut wrong = 0;
    // A wait between wrong PINs may keep the rest of a crowd from being looked at.
    for _ in 0..4 {
        let crowd = crowd(&place, variant, WRONG);
        assert_eq!(ended(&crowd, 0), 0, "a wrong PIN opens");
        wrong += ended(&crowd, 3);
        if state(&vault, id) == Some(State::Blocked) {
            // The PIN that blocked it was looked at, too.
            let opened = ended(&self::crowd(&place, variant, PIN), 0);
            return (wrong + 1, opened);
        }
        if wrong > 3 {
            break;
        }
        thread::sleep(Duration::from_secs(10));
    }
    (wrong, 0)
}

#[test]
fn a_hundred_at_once_get_three_tries() {
    assert_eq!(rush(Variant::Sound), (3, 0));
    let (control, _) = rush(Variant::NoLock);
    assert!(control > 3, "control: processes without a lock get {control} tries");
    figure(
        "a_hundred_at_once_get_three_tries",
        "100 processes at once: 3 PINs looked at; 100 more with the right PIN: 0 opened",
        "NoLock: more than 3 looked at",
    );
}

/// What became of a hundred processes and a program that stays open, all of which save.
struct Saved {
    /// Codes that were shown.
    codes: Vec<String>,
    counter: u64,
    lock_after: u32,
    /// What a third program saw meanwhile that was never so.
    half_seen: Vec<String>,
}

fn all_save(variant: Variant) -> Saved {
    let (place, id) = place();
    let vault = place.vault(variant);
    let over = AtomicBool::new(false);
    let mut saved = thread::scope(|scope| {
        let looks = scope.spawn(|| look(&place.vault(variant), id, &over));
        let stays_open = scope.spawn(|| {
            let mut open = unlock(&vault, id, PIN, 0).ok()?;
            for _ in 0..CHANGES {
                let _ = vault.change(&mut open, |content| content.lock_after += 1);
                thread::sleep(Duration::from_millis(20));
            }
            Some(())
        });
        let crowd = crowd(&place, variant, PIN);
        let _ = stays_open.join().unwrap();
        over.store(true, Ordering::SeqCst);
        let codes = crowd.iter().filter_map(code).collect();
        let mut half_seen: Vec<String> = looks.join().unwrap();
        let refused = crowd.iter().filter(|output| !output.status.success());
        half_seen.extend(refused.map(|output| String::from_utf8_lossy(&output.stderr).into_owned()));
        Saved { codes, counter: 0, lock_after: 0, half_seen }
    });
    match unlock(&vault, id, PIN, 0) {
        Ok(open) => {
            if let Some(Scheme::Hotp { counter, .. }) = open.content().accounts[0].otp().map(|otp| otp.scheme)
            {
                saved.counter = counter;
            }
            saved.lock_after = open.content().lock_after;
        }
        Err(error) => saved.half_seen.push(error.to_string()),
    }
    saved.codes.sort();
    saved
}

fn look(vault: &Vault, id: ProfileId, over: &AtomicBool) -> Vec<String> {
    let mut half_seen = Vec::new();
    while !over.load(Ordering::SeqCst) {
        match profiles(vault, 0).map(|cards| cards.into_iter().find(|card| card.id == id)) {
            Ok(Some(card)) if card.name == "Work" && matches!(card.state, State::Locked(_)) => {}
            other => half_seen.push(format!("{other:?}")),
        }
        thread::sleep(Duration::from_millis(1));
    }
    half_seen
}

fn code(output: &Output) -> Option<String> {
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).ok()?;
    Some(answer[0]["code"].as_str()?.to_owned())
}

/// The codes of the first counters, by RFC 4226's own vectors' maker.
fn codes_of(otp: &Otp, counters: u64) -> Vec<String> {
    let mut codes: Vec<String> = (0..counters).map(|counter| otp.code_for(counter)).collect();
    codes.sort();
    codes
}

#[test]
fn a_hundred_writers_lose_no_update() {
    let saved = all_save(Variant::Sound);
    assert_eq!(saved.half_seen, [""; 0]);
    assert_eq!(saved.codes, codes_of(&account("hotp", "Example", "lotte").otp, CROWD), "each code once");
    assert_eq!((saved.counter, saved.lock_after), (CROWD, 5 + CHANGES));

    let control = all_save(Variant::NoLock);
    let whole = (control.counter, control.lock_after) == (CROWD, 5 + CHANGES) && control.half_seen.is_empty();
    assert!(!whole, "control: processes without a lock lose nothing");
    figure(
        "a_hundred_writers_lose_no_update",
        "100 processes and an open program: 100 different codes, 120 of 120 saves, 0 half seen",
        "NoLock: saves lost",
    );
}
