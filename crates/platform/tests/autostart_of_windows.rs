//! The registry's `Run` of this person.
#![cfg(windows)]
#![allow(clippy::unwrap_used)]

use std::env;

use koppel_platform::autostart::{Autostart, LoginEntry};
use windows_registry::{CURRENT_USER, LOCAL_MACHINE};

const RUN: &str = r"Software\Microsoft\Windows\CurrentVersion\Run";

#[test]
fn the_entry_is_this_persons_and_in_quotes() {
    let entry = LoginEntry::of_this("--in-tray").unwrap();
    assert!(!entry.is_on().unwrap());
    entry.set(true).unwrap();
    assert!(entry.is_on().unwrap());
    let written = CURRENT_USER.open(RUN).unwrap().get_string("Koppel").unwrap();
    assert_eq!(written, format!("\"{}\" --in-tray", env::current_exe().unwrap().display()));
    let everybodys = LOCAL_MACHINE.open(RUN).and_then(|run| run.get_string("Koppel"));
    assert!(everybodys.is_err(), "{everybodys:?}");
    for _ in 0..2 {
        entry.set(false).unwrap();
        assert!(!entry.is_on().unwrap());
    }
}
