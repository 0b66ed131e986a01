//! Any byte that Koppel did not write there is found, without a PIN and without costing a try, and named.

use koppel_core::vault::CardState;
use ring::digest::{SHA256, digest};

use super::ports::{Disk, Machine};
use super::*;

/// A profile whose file has a previous generation: that one locks itself after 5 minutes, this one after 30.
pub fn changed_once() -> (Machine, ProfileId, Disk) {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    vault.change(&mut open, |content| content.lock_after = 30).unwrap();
    let disk = machine.disk.lock().unwrap().clone();
    (machine, open.id(), disk)
}

/// Puts those bytes in the place of the file or, without them, of the record; how Koppel names it.
fn named(
    machine: &Machine,
    id: ProfileId,
    good: &Disk,
    file: Option<&[u8]>,
    record: Option<&[u8]>,
) -> &'static str {
    *machine.disk.lock().unwrap() = good.clone();
    if let Some(bytes) = file {
        machine.disk.lock().unwrap().files.insert(format!("{id}.koppel"), bytes.to_vec());
    }
    if let Some(bytes) = record {
        machine.disk.lock().unwrap().items.insert(id.to_string(), bytes.to_vec());
    }
    let bad = machine.disk.lock().unwrap().clone();
    let code = code_of(machine.vault().unlock(id, &pin(WRONG), a_minute_later()).err().unwrap());
    let after = machine.disk.lock().unwrap().clone();
    assert!(bad.files == after.files && bad.items == after.items, "nothing is touched and no try counted");
    code
}

/// Every way in which bytes go wrong by themselves.
pub fn every_damage(good: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut bad = Vec::new();
    for place in 0..good.len() {
        let mut bytes = good.to_vec();
        bytes[place] ^= 1 << (place % 8);
        bad.push((format!("byte {place} flipped"), bytes));
    }
    for len in 0..good.len() {
        bad.push((format!("cut to {len}"), good[..len].to_vec()));
        bad.push((format!("first {len} missing"), good[len + 1..].to_vec()));
    }
    let (one, two) = good.split_at(good.len() / 2);
    bad.push(("halves swapped".into(), [two, one].concat()));
    for more in [&b"\0"[..], b"\n", good] {
        bad.push((format!("{} bytes appended", more.len()), [good, more].concat()));
        bad.push((format!("{} bytes before", more.len()), [more, good].concat()));
    }
    bad.push(("zeros".into(), vec![0; good.len()]));
    bad.push(("foreign".into(), b"<!doctype html><title>Sign in</title>".to_vec()));
    bad
}

#[test]
fn every_damage_of_the_file_is_found_and_the_previous_generation_offered() {
    let (machine, id, good) = changed_once();
    for (what, bytes) in every_damage(&good.files[&format!("{id}.koppel")]) {
        assert_eq!(named(&machine, id, &good, Some(&bytes), None), "damaged", "{what}");
        assert_eq!(state(&machine.vault(), id), CardState::Damaged { previous: true }, "{what}");
    }
    *machine.disk.lock().unwrap() = good;
    assert!(machine.vault().unlock(id, &pin(PIN), a_minute_later()).is_ok(), "control: the good file opens");
}

#[test]
fn every_damage_of_the_record_is_found() {
    let (machine, id, good) = changed_once();
    for (what, bytes) in every_damage(&good.items[&id.to_string()]) {
        assert_eq!(named(&machine, id, &good, None, Some(&bytes)), "keystore-damaged", "{what}");
        assert_eq!(state(&machine.vault(), id), CardState::KeystoreDamaged, "{what}");
    }
}

#[test]
fn a_damaged_previous_generation_is_not_offered() {
    let (machine, id, good) = changed_once();
    let name = format!("{id}.koppel");
    for (what, bytes) in every_damage(&good.files[&format!("{name}.previous")]) {
        *machine.disk.lock().unwrap() = good.clone();
        machine.disk.lock().unwrap().files.insert(name.clone(), b"damaged".to_vec());
        machine.disk.lock().unwrap().files.insert(format!("{name}.previous"), bytes);
        assert_eq!(state(&machine.vault(), id), CardState::Damaged { previous: false }, "{what}");
        let result = machine.vault().recover_previous(id, &pin(PIN), a_minute_later());
        assert_eq!(code_of(result.err().unwrap()), "no-previous", "{what}");
    }
}

#[test]
fn another_profile_s_file_or_record_is_named() {
    let machine = Machine::default();
    let vault = machine.vault();
    let (one, two) = (pair(&vault, "Lotte").id(), pair(&vault, "Tom").id());
    let good = machine.disk.lock().unwrap().clone();
    let (file_of, record_of) = (
        |id| good.files[&format!("{id}.koppel")].clone(),
        |id: ProfileId| good.items[&id.to_string()].clone(),
    );
    for (here, there) in [(one, two), (two, one)] {
        assert_eq!(named(&machine, here, &good, Some(&file_of(there)), None), "foreign-file");
        assert_eq!(state(&machine.vault(), here), CardState::Foreign { previous: false });
        assert_eq!(named(&machine, here, &good, None, Some(&record_of(there))), "keystore-damaged");
        let both = named(&machine, here, &good, Some(&file_of(there)), Some(&record_of(there)));
        assert_eq!(both, "foreign-file");
        // A foreign previous generation is none.
        *machine.disk.lock().unwrap() = good.clone();
        machine.disk.lock().unwrap().files.insert(format!("{here}.koppel"), b"damaged".to_vec());
        machine.disk.lock().unwrap().files.insert(format!("{here}.koppel.previous"), file_of(there));
        assert_eq!(state(&machine.vault(), here), CardState::Damaged { previous: false });
    }
}

#[test]
fn a_newer_koppel_s_file_or_record_is_named() {
    let (machine, id, good) = changed_once();
    let mut file = good.files[&format!("{id}.koppel")].clone();
    file.truncate(file.len() - 32);
    file[6..8].copy_from_slice(b"10");
    let newer = named(&machine, id, &good, Some(&with_digest(file)), None);
    assert_eq!((newer, state(&machine.vault(), id)), ("too-new", CardState::TooNew));
    let result = machine.vault().recover_previous(id, &pin(PIN), a_minute_later());
    assert_eq!(code_of(result.err().unwrap()), "too-new", "what a newer Koppel wrote is not put aside");

    let mut never = good.files[&format!("{id}.koppel")].clone();
    never.truncate(never.len() - 32);
    never[6..8].copy_from_slice(b"00");
    let never = named(&machine, id, &good, Some(&with_digest(never)), None);
    assert_eq!(never, "damaged", "no Koppel was older than the first");

    let mut record = good.items[&id.to_string()].clone();
    record.truncate(100);
    record[0] = 3;
    let newer = named(&machine, id, &good, None, Some(&with_digest(record)));
    assert_eq!((newer, state(&machine.vault(), id)), ("too-new", CardState::TooNew));
}

#[test]
fn a_cost_above_the_cap_is_refused_before_it_runs() {
    let (machine, id, good) = changed_once();
    let name = format!("{id}.koppel");
    for (member, cost) in [("memory", "262145"), ("memory", "4294967295"), ("passes", "11"), ("lanes", "5")] {
        let bytes = with_figure(&good.files[&name], member, cost);
        // A try would have been counted before the KDF runs; `named` sees that none was.
        assert_eq!(named(&machine, id, &good, Some(&bytes), None), "damaged", "{member} {cost}");

        let previous = with_figure(&good.files[&format!("{name}.previous")], member, cost);
        machine.disk.lock().unwrap().files.insert(format!("{name}.previous"), previous);
        let before = machine.disk.lock().unwrap().items.clone();
        let result = machine.vault().recover_previous(id, &pin(PIN), a_minute_later());
        assert_eq!(code_of(result.err().unwrap()), "no-previous", "{member} {cost}");
        assert_eq!(machine.disk.lock().unwrap().items, before);
    }
    // The control: the same rewriting with a cost below the cap gives a file that is tried.
    let bytes = with_figure(&good.files[&name], "passes", "2");
    *machine.disk.lock().unwrap() = good;
    machine.disk.lock().unwrap().files.insert(name, bytes);
    assert_eq!(code_of(machine.vault().unlock(id, &pin(PIN), a_minute_later()).err().unwrap()), "pin-wrong");
}

#[test]
fn a_generation_that_nobody_counts_to_is_damage() {
    let (machine, id, good) = changed_once();
    let name = format!("{id}.koppel");
    let last = u64::MAX.to_string();
    let mut record = good.items[&id.to_string()].clone();
    record.truncate(100);
    record[20..28].copy_from_slice(&u64::MAX.to_le_bytes());
    let bytes = with_figure(&good.files[&name], "generation", &last);
    let damaged = named(&machine, id, &good, Some(&bytes), Some(&with_digest(record.clone())));
    assert_eq!(damaged, "damaged");

    machine.disk.lock().unwrap().files.insert(format!("{name}.previous"), bytes);
    let result = machine.vault().recover_previous(id, &pin(PIN), a_minute_later());
    assert_eq!(code_of(result.err().unwrap()), "no-previous");
}

#[test]
fn names_that_somebody_else_wrote_show_what_they_say() {
    let (machine, id, good) = changed_once();
    let file = &good.files[&format!("{id}.koppel")];
    let bytes = with_header(file, |header| {
        let long = "e".repeat(1000);
        header
            .replace(r#""Lotte""#, &format!(r#""Lotte\u001b[2J\n{long}""#))
            .replace(r#"["Example"]"#, &format!(r#"["Ex\u202eample\u0007","{long}"]"#))
    });
    machine.disk.lock().unwrap().files.insert(format!("{id}.koppel"), bytes);
    let card = machine.vault().profiles(NOW).unwrap().remove(0);
    assert_eq!(card.name, format!("Lotte[2J{}", "e".repeat(56)));
    assert_eq!(card.services, ["Example", &"e".repeat(256)]);
}

/// The file with another figure in its header, and length and digest to go with it.
fn with_figure(file: &[u8], member: &str, figure: &str) -> Vec<u8> {
    with_header(file, |header| {
        let start = header.find(&format!("\"{member}\":")).unwrap() + member.len() + 3;
        let end = start + header[start..].find([',', '}']).unwrap();
        format!("{}{figure}{}", &header[..start], &header[end..])
    })
}

fn with_header(file: &[u8], change: impl FnOnce(&str) -> String) -> Vec<u8> {
    let len = u32::from_le_bytes(file[8..12].try_into().unwrap()) as usize;
    let header = change(std::str::from_utf8(&file[12..12 + len]).unwrap());
    let body = &file[12 + len..file.len() - 32];
    with_digest([&file[..8], &(header.len() as u32).to_le_bytes(), header.as_bytes(), body].concat())
}

pub fn with_digest(mut text: Vec<u8>) -> Vec<u8> {
    let sum = digest(&SHA256, &text);
    text.extend_from_slice(sum.as_ref());
    text
}
