#![allow(clippy::unwrap_used)]
use proptest::prelude::*;

use super::*;
use crate::backup_codes::MOST;
use crate::vault::body::backup_codes::{WireCodesIn, WireCodesOut};

const NOW: u64 = 1_790_000_000;
const DAY: u64 = 86_400;

fn codes(texts: &[&str]) -> Vec<Code> {
    texts.iter().map(|text| Code::new(text).unwrap()).collect()
}

fn here(texts: &[&str]) -> New {
    New::here(Kind::guess(texts.len()), codes(texts), "").unwrap()
}

fn apart(total: usize) -> New {
    New::apart(Kind::guess(total), total, Apart::Paper, "blue folder").unwrap()
}

fn left(record: &BackupCodes) -> Vec<&str> {
    record.noted().map(Noted::codes).unwrap_or_default().iter().map(Code::expose).collect()
}

fn struck(record: &BackupCodes) -> Vec<&str> {
    record.history().iter().flat_map(|entry| &entry.struck).map(Code::expose).collect()
}

fn events(record: &BackupCodes) -> Vec<Event> {
    record.history().iter().map(|entry| entry.event).collect()
}

/// To the letter as it is kept.
fn json(record: &BackupCodes) -> String {
    serde_json::to_string(&WireCodesOut::from(record)).unwrap()
}

fn read(json: &str) -> Option<BackupCodes> {
    serde_json::from_str::<WireCodesIn<'_>>(json).ok()?.read()
}

#[test]
fn the_way_of_the_manual() {
    let mut record = BackupCodes::default();
    record.note(here(&["1234 5678"]), NOW).unwrap();
    record.use_one(Which::Next, NOW + DAY).unwrap();
    assert_eq!(record.status(NOW + DAY), Status::Used);
    record.replace(here(&["8765 4321"]), NOW + DAY + 100).unwrap();
    assert_eq!(record.status(NOW + DAY + 100), Status::Good);
    assert_eq!((left(&record), struck(&record)), (vec!["8765 4321"], vec!["1234 5678"]));
    let noted = record.noted().unwrap();
    assert_eq!(
        (noted.noted(), noted.replaced(), noted.used()),
        (NOW + DAY + 100, Some(NOW + DAY + 100), None)
    );

    // A month later the old one is gone, and what happened is not.
    record.erase_struck(NOW + DAY + STRUCK_FOR - 1);
    assert_eq!(struck(&record), ["1234 5678"]);
    record.erase_struck(NOW + DAY + STRUCK_FOR);
    assert_eq!(struck(&record), [""; 0]);
    assert_eq!(events(&record), [Event::Noted, Event::Used, Event::Replaced]);
    assert!(!json(&record).contains("1234"));
}

#[test]
fn replaced_without_use_the_old_ones_are_struck_out_too() {
    let mut record = BackupCodes::default();
    assert_eq!(record.replace(apart(1), NOW), Err(Refused::NoneNoted));
    record.note(here(&["aaaa-1111", "bbbb-2222", "cccc-3333"]), NOW).unwrap();
    // One stands in the new list again: that one has not ended.
    record.replace(here(&["dddd-4444", "bbbb2222"]), NOW + 1).unwrap();
    assert_eq!(struck(&record), ["aaaa-1111", "cccc-3333"]);
    assert_eq!(left(&record), ["dddd-4444", "bbbb2222"]);
}

#[test]
fn a_list_that_was_moved_keeps_how_many_were_used() {
    let moved = |left, total| New::left_of(left, total, Apart::Safe, "upstairs");
    let mut record = BackupCodes::default();
    record.note(apart(10), NOW).unwrap();
    (0..8).for_each(|day| record.use_one(Which::Next, NOW + day * DAY).unwrap());
    record.note(moved(2, 10).ok().unwrap(), NOW + 9 * DAY).unwrap();
    let noted = record.noted().unwrap();
    assert_eq!((noted.left(), noted.total(), noted.place()), (2, 10, Place::Apart(Apart::Safe)));
    assert_eq!(record.status(NOW + 9 * DAY), Status::Low);
    for (left, total) in [(0, 10), (11, 10), (1, 0), (1, usize::from(MOST) + 1), (usize::MAX, usize::MAX)] {
        assert_eq!(moved(left, total).err(), Some(Refused::Count), "{left} of {total}");
    }
    assert!(moved(10, 10).is_ok());
}

#[test]
fn which_one_is_used_can_be_said() {
    let mut record = BackupCodes::default();
    record.note(here(&["aaaa-1111", "bbbb-2222", "cccc-3333"]), NOW).unwrap();
    record.use_one(Which::At(1), NOW).unwrap();
    assert_eq!((left(&record), struck(&record)), (vec!["aaaa-1111", "cccc-3333"], vec!["bbbb-2222"]));
    assert_eq!(record.use_one(Which::At(2), NOW), Err(Refused::NoSuchCode));
    record.use_one(Which::Next, NOW).unwrap();
    record.use_one(Which::Next, NOW).unwrap();
    assert_eq!(record.use_one(Which::Next, NOW), Err(Refused::NoneLeft));
    // Elsewhere nobody knows which is which.
    record.note(apart(3), NOW).unwrap();
    assert_eq!(record.use_one(Which::At(0), NOW), Err(Refused::NoSuchCode));
    record.use_one(Which::Next, NOW).unwrap();
    assert_eq!(record.noted().unwrap().left(), 2);
}

#[test]
fn a_used_code_is_not_taken_again_however_it_is_written() {
    let mut record = BackupCodes::default();
    record.note(here(&["1234 5678", "2345 6789"]), NOW).unwrap();
    record.use_one(Which::Next, NOW).unwrap();
    for again in ["1234 5678", "12345678", "1234-5678"] {
        assert_eq!(record.note(here(&[again, "3456 7890"]), NOW), Err(Refused::UsedBefore), "{again}");
        assert_eq!(record.replace(here(&[again, "3456 7890"]), NOW), Err(Refused::UsedBefore), "{again}");
    }
    assert_eq!(left(&record), ["2345 6789"], "and nothing was changed");
    // One that was replaced unused may be right after all.
    record.replace(here(&["3456 7890"]), NOW).unwrap();
    record.note(here(&["2345 6789"]), NOW).unwrap();
}

#[test]
fn a_use_can_be_taken_back_for_a_minute() {
    for (new, which) in
        [(here(&["aaaa-1111", "bbbb-2222", "cccc-3333"]), Which::At(1)), (apart(3), Which::Next)]
    {
        let mut record = BackupCodes::default();
        record.note(new, NOW).unwrap();
        record.check(NOW + 5).unwrap();
        let before = json(&record).split(r#","history""#).next().unwrap().to_owned();
        assert_eq!(record.undo(NOW + 6), Err(Refused::UndoLate), "nothing was used");
        record.use_one(which, NOW + 10).unwrap();
        assert_eq!((record.undo_left(NOW + 10), record.undo_left(NOW + 69)), (Some(60), Some(1)));
        assert_eq!(record.undo_left(NOW + 70), None);
        assert_eq!(record.undo(NOW + 70), Err(Refused::UndoLate));
        record.undo(NOW + 69).unwrap();
        assert_eq!(json(&record).split(r#","history""#).next().unwrap(), before);
        assert_eq!(events(&record), [Event::Noted, Event::Checked, Event::Used, Event::Undone]);
        assert_eq!(record.undo(NOW + 69), Err(Refused::UndoLate), "only once");
    }
}

#[test]
fn what_is_forgotten_leaves_no_code() {
    let mut record = BackupCodes::default();
    assert_eq!(record.forget(NOW), Err(Refused::NoneNoted));
    record.note(here(&["1234 5678", "2345 6789"]), NOW).unwrap();
    record.use_one(Which::Next, NOW).unwrap();
    record.forget(NOW + 1).unwrap();
    assert_eq!((record.status(NOW), struck(&record), left(&record)), (Status::None, vec![], vec![]));
    assert_eq!(events(&record), [Event::Noted, Event::Used, Event::Forgotten]);
}

#[test]
fn a_number_that_does_not_fit_its_kind_is_refused() {
    for (kind, total, good) in [
        (Kind::Code, 0, false),
        (Kind::Code, 1, true),
        (Kind::Code, 2, false),
        (Kind::ResetCode, 1, true),
        (Kind::ResetCode, 2, false),
        (Kind::List, 0, false),
        (Kind::List, 1, true),
        (Kind::List, 100, true),
        (Kind::List, 101, false),
        (Kind::List, 356, false),
    ] {
        assert_eq!(New::apart(kind, total, Apart::Safe, "").is_ok(), good, "{kind:?} {total}");
    }
    let twice = New::here(Kind::Code, codes(&["1234 5678", "1234-5678"]), "").unwrap();
    assert_eq!(twice.total, 1, "the same one twice is one");
    assert!(New::here(Kind::List, Vec::new(), "").is_err());
}

#[test]
fn what_was_kept_before_there_were_records_is_read() {
    assert!(read(r#"{"place":"none"}"#).unwrap() == BackupCodes::default());
    for (place, apart) in [("paper", Apart::Paper), ("password-manager", Apart::PasswordManager)] {
        let old = format!(r#"{{"place":"{place}","whereabouts":"blue folder","noted":1790000000}}"#);
        let record = read(&old).unwrap();
        let noted = record.noted().unwrap();
        assert_eq!((noted.kind(), noted.left(), noted.total()), (Kind::Code, 1, 1));
        assert_eq!((noted.place(), noted.whereabouts()), (Place::Apart(apart), "blue folder"));
        assert_eq!((noted.noted(), noted.checked(), events(&record)), (NOW, None, vec![Event::Noted]));
    }
    for bad in [r#"{"place":"here","whereabouts":"","noted":1}"#, r#"{"place":"paper"}"#, "{}", "null"] {
        assert!(read(bad).is_none(), "{bad}");
    }
}

#[test]
fn what_cannot_have_come_about_is_refused() {
    let good = r#"{"now":{"kind":"list","place":"here","whereabouts":"","total":2,"codes":["1234 5678"],"noted":1,"checked":2,"used":2,"replaced":null},"history":[{"at":2,"event":"used","left":1,"total":2,"struck":["2345 6789"]}],"undo":{"index":0,"used":null,"checked":null}}"#;
    assert_eq!(json(&read(good).unwrap()), good, "control");
    for (from, to) in [
        (r#""total":2,"codes""#, r#""total":0,"codes""#),
        (r#""total":2,"codes""#, r#""total":101,"codes""#),
        (r#""kind":"list""#, r#""kind":"code""#),
        (r#""place":"here""#, r#""place":"paper""#),
        (r#""codes":["1234 5678"]"#, r#""left":1"#),
        (r#""codes":["1234 5678"]"#, r#""codes":["1234 5678"],"left":1"#),
        (r#""codes":["1234 5678"]"#, r#""codes":["1234567","2345678","3456789"]"#),
        ("1234 5678", "12"),
        ("1234 5678", "<script>"),
        (r#""left":1,"total":2"#, r#""left":3,"total":2"#),
        (r#""event":"used""#, r#""event":"noted""#),
        (r#""index":0"#, r#""index":7"#),
        (r#""index":0"#, r#""index":null"#),
        (r#""whereabouts":"""#, r#""whereabouts":"","more":1"#),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good);
        assert!(read(&bad).is_none(), "{bad}");
    }
}

/// What a person, and time, can do.
#[derive(Debug, Clone)]
enum Step {
    Note(What),
    Replace(What),
    Use(Which),
    Undo,
    Check,
    Forget,
    Wait(u64),
    Reopen,
}

#[derive(Debug, Clone)]
enum What {
    Apart(usize),
    Here(Vec<usize>),
}

fn what() -> impl Strategy<Value = What> {
    prop_oneof![
        (0..130_usize).prop_map(What::Apart),
        proptest::collection::vec(0..12_usize, 0..8).prop_map(What::Here),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => what().prop_map(Step::Note),
        2 => what().prop_map(Step::Replace),
        4 => Just(Step::Use(Which::Next)),
        4 => (0..6_usize).prop_map(|at| Step::Use(Which::At(at))),
        4 => Just(Step::Undo),
        1 => Just(Step::Check),
        1 => Just(Step::Forget),
        3 => prop_oneof![0..90_u64, 0..2 * STRUCK_FOR].prop_map(Step::Wait),
        2 => Just(Step::Reopen),
    ]
}

fn made(what: &What) -> Result<New, Refused> {
    match what {
        What::Apart(total) => New::apart(Kind::guess(*total), *total, Apart::Safe, "a safe"),
        What::Here(which) => {
            let codes: Vec<Code> =
                which.iter().map(|n| Code::new(&format!("{n:04}-ab{n:02}")).unwrap()).collect();
            New::here(Kind::guess(codes.len()), codes, "here")
        }
    }
}

type Told = (u64, Event, u8, u8);

fn told(record: &BackupCodes) -> Vec<Told> {
    record.history().iter().map(|entry| (entry.at, entry.event, entry.left, entry.total)).collect()
}

proptest! {
    #[test]
    fn whatever_happens(steps in proptest::collection::vec(step(), 1..60)) {
        let (mut record, mut now) = (BackupCodes::default(), NOW);
        // What was used, when; and the codes as they were before the last use.
        let mut used: Vec<(String, u64)> = Vec::new();
        let mut before_use: Option<String> = None;
        let current = |record: &BackupCodes| json(record).split(r#","history""#).next().unwrap().to_owned();
        for step in steps {
            let (before, entries) = (json(&record), told(&record));
            let offered: Vec<String> = left(&record).into_iter().map(str::to_owned).collect();
            let done = match &step {
                Step::Note(what) => made(what).and_then(|new| record.note(new, now)),
                Step::Replace(what) => made(what).and_then(|new| record.replace(new, now)),
                Step::Use(which) => {
                    let as_it_was = current(&record);
                    let done = record.use_one(*which, now);
                    if done.is_ok() {
                        before_use = Some(as_it_was);
                        let gone = offered.iter().find(|code| !left(&record).contains(&code.as_str()));
                        used.extend(gone.map(|code| (code.clone(), now)));
                    }
                    done
                }
                Step::Undo => {
                    let done = record.undo(now);
                    if done.is_ok() {
                        prop_assert_eq!(Some(current(&record)), before_use.take(), "undo restores exactly");
                        used.retain(|(code, _)| !left(&record).contains(&code.as_str()));
                    }
                    done
                }
                Step::Check => record.check(now),
                Step::Forget => record.forget(now).inspect(|()| used.clear()),
                Step::Wait(seconds) => {
                    now += seconds;
                    record.erase_struck(now);
                    used.retain(|(_, at)| now < at + STRUCK_FOR);
                    Ok(())
                }
                Step::Reopen => {
                    let read = read(&json(&record));
                    prop_assert!(read.is_some_and(|read| read == record), "{}", json(&record));
                    Ok(())
                }
            };
            if done.is_err() {
                prop_assert_eq!(json(&record), before, "refused, and changed");
            }
            let is_event = !matches!(step, Step::Wait(_) | Step::Reopen);
            let after = told(&record);
            prop_assert_eq!(&after[..entries.len()], &entries[..], "history lost an entry");
            prop_assert_eq!(after.len(), entries.len() + usize::from(done.is_ok() && is_event));
            if let Some(noted) = record.noted() {
                prop_assert!(noted.left() <= noted.total() && (1..=MOST).contains(&noted.total()));
                prop_assert!(noted.place() == Place::Here || noted.codes().is_empty());
            }
            for (code, _) in &used {
                prop_assert!(!left(&record).contains(&code.as_str()), "{} is offered again", code);
            }
        }
    }
}
