//! Backup codes in the vault: what a locked profile tells of them, what earlier files had, and what a fault leaves.

use koppel_core::backup_codes::{
    self, Apart, Code, CodesError, Event, Kind, New, Place, Refused, STRUCK_FOR, Status, Which, board,
};
use koppel_core::ids::AccountId;
use koppel_core::vault::ProfileCard;

use super::faults::at_every_call;
use super::ports::{Disk, Machine};
use super::*;

const CODES: [&str; 3] = ["abcde-12345", "fghij-67890", "klmno-13579"];

fn here() -> New {
    let codes = CODES.iter().map(|text| Code::new(text).ok().unwrap()).collect();
    New::here(Kind::List, codes, "").unwrap()
}

fn card(vault: &Vault) -> ProfileCard {
    vault.profiles(a_minute_later()).unwrap().remove(0)
}

/// A profile whose account has three codes, kept here.
fn with_codes(machine: &Machine) -> (ProfileId, AccountId) {
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    let account = open.content().accounts[0].id;
    backup_codes::note(&vault, &mut open, account, here(), NOW).unwrap();
    (open.id(), account)
}

fn left(open: &OpenProfile) -> Vec<&str> {
    let noted = open.content().accounts[0].backup.noted();
    noted.map(|noted| noted.codes().iter().map(Code::expose).collect()).unwrap_or_default()
}

fn stands_on_disk(disk: &Disk, needle: &str) -> bool {
    let mut all = disk.files.values().chain(disk.items.values());
    all.any(|bytes| bytes.windows(needle.len()).any(|window| window == needle.as_bytes()))
}

#[test]
fn locked_it_tells_the_service_the_status_and_the_kind_of_place_and_nothing_else() {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    pairing::into_profile(&vault, &mut open, &[&account("Other", "tom")], None, NOW).unwrap();
    let [one, two] = [0, 1].map(|at: usize| open.content().accounts[at].id);
    backup_codes::note(&vault, &mut open, one, here(), NOW).unwrap();
    backup_codes::use_one(&vault, &mut open, one, Which::Next, NOW + 5).unwrap();
    let told = |card: &ProfileCard| -> Vec<_> {
        let glances = card.backup_codes.as_ref().unwrap().iter();
        glances
            .map(|one| (one.service.clone(), one.status(NOW), one.codes.map(|it| (it.left(), it.total()))))
            .collect()
    };
    let expected =
        [("Example".to_owned(), Status::Low, Some((2, 3))), ("Other".to_owned(), Status::None, None)];
    assert_eq!(told(&card(&vault)), expected);
    let safe = New::apart(Kind::ResetCode, 1, Apart::Safe, "in the cellar").unwrap();
    backup_codes::note(&vault, &mut open, two, safe, NOW).unwrap();

    let disk = machine.disk.lock().unwrap().clone();
    for needle in ["lotte", "tom", "cellar", "abcde", "12345", "fghij", "history"] {
        assert!(!stands_on_disk(&disk, needle), "{needle}");
    }
    // The control: what may be read while locked is found by the same search.
    for needle in ["reset-code", "Other", "\"place\":\"safe\"", "\"place\":\"here\""] {
        assert!(stands_on_disk(&disk, needle), "{needle}");
    }

    // A blocked profile still tells it: that is when it matters.
    for _ in 0..3 {
        let _ = vault.unlock(open.id(), &pin(WRONG), a_minute_later());
    }
    assert_eq!(card(&vault).state, CardState::Blocked);
    assert_eq!(told(&card(&vault))[0], expected[0]);
    assert_eq!(told(&card(&vault))[1].1, Status::Good);
}

#[test]
fn where_codes_are_is_told_once_no_pin_opens_the_profile_and_not_before() {
    let machine = Machine::default();
    let (id, _) = with_codes(&machine);
    let vault = machine.vault();
    let places = |card: &ProfileCard| -> Vec<_> {
        board(std::slice::from_ref(card), &[], NOW).iter().map(|row| row.place).collect()
    };
    let locked = card(&vault);
    assert!(!locked.state.is_gone());
    assert_eq!(places(&locked), [None]);

    let start = machine.disk.lock().unwrap().clone();
    machine.disk.lock().unwrap().items.clear();
    assert_eq!(card(&vault).state, CardState::KeystoreLost);
    assert_eq!(places(&card(&vault)), [Some(Place::Here)]);

    machine.put(&start);
    for _ in 0..3 {
        let _ = vault.unlock(id, &pin(WRONG), a_minute_later());
    }
    assert_eq!(card(&vault).state, CardState::Blocked);
    assert_eq!(places(&card(&vault)), [Some(Place::Here)]);
}

#[test]
fn a_file_from_before_it_told_the_place_tells_it_from_the_next_opening_on() {
    let machine = Machine::default();
    let id = ProfileId::parse("ab558664acd70d6a4c697b001016724f").unwrap();
    {
        let mut disk = machine.disk.lock().unwrap();
        let file = include_bytes!("early/before_places.koppel").to_vec();
        disk.files.insert(format!("{id}.koppel"), file);
        disk.items.insert(id.to_string(), include_bytes!("early/before_places.key").to_vec());
    }
    let vault = machine.vault();
    let told = || card(&vault).backup_codes.unwrap()[0].codes.unwrap();
    assert_eq!((told().left(), told().place()), (10, None), "control: it is such a file");

    vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
    assert_eq!((told().left(), told().place()), (10, Some(Place::Apart(Apart::Paper))));
    // Once is enough: the next opening saves nothing.
    let files = machine.disk.lock().unwrap().files.clone();
    vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
    assert!(machine.disk.lock().unwrap().files == files);
}

#[test]
fn the_board_has_all_accounts_the_worst_first_and_of_open_profiles_the_whole() {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut tom = pair(&vault, "Tom");
    let account = tom.content().accounts[0].id;
    let safe = || New::apart(Kind::Code, 1, Apart::Safe, "blue folder").unwrap();
    backup_codes::note(&vault, &mut tom, account, safe(), NOW).unwrap();
    let _eva = pair(&vault, "Eva");
    let cards = vault.profiles(a_minute_later()).unwrap();

    let rows = board(&cards, &[], NOW);
    let told = |row: &backup_codes::Row<'_>| {
        (row.profile_name.to_owned(), row.status, row.account.is_some(), row.place)
    };
    assert_eq!(
        rows.iter().map(told).collect::<Vec<_>>(),
        [("Eva".into(), Status::None, false, None), ("Tom".into(), Status::Good, false, None)]
    );
    assert!(rows.iter().all(|row| row.whereabouts.is_empty()));
    let rows = board(&cards, &[&tom], NOW);
    assert_eq!(rows[1].whereabouts, "blue folder");
    assert_eq!(told(&rows[1]), ("Tom".into(), Status::Good, true, Some(Place::Apart(Apart::Safe))));
    assert_eq!(rows[1].account, Some((account, "lotte")));
    let rows = board(&cards, &[&tom], NOW + 366 * 86_400);
    assert_eq!(rows[1].status, Status::Unchecked);
    backup_codes::use_one(&vault, &mut tom, account, Which::Next, NOW).unwrap();
    assert_eq!(board(&cards, &[&tom], NOW)[1].status, Status::Used);
}

#[test]
fn a_file_from_before_there_were_records_is_read_and_tells_its_status_from_then_on() {
    let machine = Machine::default();
    let id = ProfileId::parse("49e1dab15677711405c198568f7b701d").unwrap();
    {
        let mut disk = machine.disk.lock().unwrap();
        let file = include_bytes!("early/before_backup_codes.koppel").to_vec();
        disk.files.insert(format!("{id}.koppel"), file);
        disk.items.insert(id.to_string(), include_bytes!("early/before_backup_codes.key").to_vec());
    }
    let vault = machine.vault();
    assert_eq!(card(&vault).backup_codes, None, "control: it is such a file");
    assert!(board(&[card(&vault)], &[], NOW).is_empty());

    let open = vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
    let told: Vec<_> = open
        .content()
        .accounts
        .iter()
        .map(|account| {
            let noted = account.backup.noted();
            noted.map(|noted| (noted.place(), noted.whereabouts().to_owned(), noted.noted(), noted.left()))
        })
        .collect();
    let kept = |place, words: &str| Some((Place::Apart(place), words.to_owned(), 1_780_000_000, 1));
    assert_eq!(told, [kept(Apart::Paper, "blue folder"), kept(Apart::PasswordManager, ""), None]);
    let services: Vec<_> = card(&vault).backup_codes.unwrap().into_iter().map(|one| one.service).collect();
    assert_eq!(services, ["Example", "Other", "Third"]);
    // And once more, from what was written then.
    let again = vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
    assert!(again.content().accounts[0].backup == open.content().accounts[0].backup);
    assert_eq!(card(&vault).health, koppel_core::backup::Health::Never);
}

#[test]
fn struck_out_codes_are_erased_after_thirty_days_by_the_next_opening_or_change() {
    let machine = Machine::default();
    let (id, account) = with_codes(&machine);
    let vault = machine.vault();
    let mut open = vault.unlock(id, &pin(PIN), NOW).unwrap();
    backup_codes::use_one(&vault, &mut open, account, Which::Next, NOW).unwrap();
    let struck = |open: &OpenProfile| -> usize {
        open.content().accounts[0].backup.history().iter().map(|entry| entry.struck.len()).sum()
    };
    assert_eq!(struck(&vault.unlock(id, &pin(PIN), NOW + STRUCK_FOR - 1).unwrap()), 1);

    let start = machine.disk.lock().unwrap().clone();
    assert_eq!(struck(&vault.unlock(id, &pin(PIN), NOW + STRUCK_FOR).unwrap()), 0);
    assert_eq!(struck(&vault.unlock(id, &pin(PIN), NOW).unwrap()), 0, "and on the disk");

    machine.put(&start);
    backup_codes::check(&vault, &mut open, account, NOW + STRUCK_FOR).unwrap();
    assert_eq!(struck(&open), 0);
    assert_eq!(struck(&vault.unlock(id, &pin(PIN), NOW).unwrap()), 0, "and on the disk");
}

#[test]
fn another_pairing_with_the_same_service_takes_the_codes_over() {
    let machine = Machine::default();
    let (id, old) = with_codes(&machine);
    let vault = machine.vault();
    let mut open = vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
    let again = [&account("Example", "lotte")];
    let new = pairing::into_profile(&vault, &mut open, &again, Some(old), NOW).unwrap();
    pairing::confirm(&vault, &mut open, &new).unwrap();
    assert_eq!((open.content().accounts[0].id, left(&open)), (new[0], CODES.to_vec()));

    // Those that were noted for the new one already are the newer ones.
    let newest = pairing::into_profile(&vault, &mut open, &again, None, NOW).unwrap();
    let paper = New::apart(Kind::Code, 1, Apart::Paper, "").unwrap();
    backup_codes::note(&vault, &mut open, newest[0], paper, NOW).unwrap();
    pairing::end_older(&vault, &mut open, &new, &newest).unwrap();
    assert_eq!(open.content().accounts.len(), 1);
    let noted = open.content().accounts[0].backup.noted().unwrap();
    assert_eq!(noted.place(), Place::Apart(Apart::Paper));

    // Nobody inherits from another name or service.
    let other = pairing::into_profile(&vault, &mut open, &[&account("Other", "lotte")], None, NOW).unwrap();
    pairing::end_older(&vault, &mut open, &newest, &other).unwrap();
    assert!(open.content().accounts[0].backup.noted().is_none());
}

#[test]
fn what_is_refused_saves_nothing() {
    let machine = Machine::default();
    let (id, account) = with_codes(&machine);
    let vault = machine.vault();
    let mut open = vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
    let before = machine.disk.lock().unwrap().files.clone();
    let none = AccountId::parse(&"0".repeat(32)).unwrap();
    assert!(matches!(backup_codes::check(&vault, &mut open, none, NOW), Err(CodesError::NoAccount)));
    for refused in [
        backup_codes::use_one(&vault, &mut open, account, Which::At(3), NOW),
        backup_codes::undo(&vault, &mut open, account, NOW),
    ] {
        assert!(matches!(refused, Err(CodesError::Refused(Refused::NoSuchCode | Refused::UndoLate))));
    }
    assert!(machine.disk.lock().unwrap().files == before);
}

/// All that can be done, each from the same start: a profile with three codes, the middle one used just now.
#[test]
fn a_fault_at_every_call_leaves_old_or_new() {
    let machine = Machine::default();
    let (id, account) = with_codes(&machine);
    let used = NOW + 1_000_000_000;
    {
        let vault = machine.vault();
        let mut open = vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
        backup_codes::use_one(&vault, &mut open, account, Which::At(1), used).unwrap();
    }
    let start = machine.disk.lock().unwrap().clone();
    type Act = fn(&Vault, &mut OpenProfile, AccountId, u64) -> Result<(), CodesError>;
    let acts: [(Act, &[&str], Event); 6] = [
        (|v, o, a, t| backup_codes::use_one(v, o, a, Which::Next, t), &[CODES[2]], Event::Used),
        (|v, o, a, t| backup_codes::undo(v, o, a, t), &CODES, Event::Undone),
        (|v, o, a, t| backup_codes::check(v, o, a, t), &[CODES[0], CODES[2]], Event::Checked),
        (|v, o, a, t| backup_codes::forget(v, o, a, t), &[], Event::Forgotten),
        (
            |v, o, a, t| {
                let codes = vec![Code::new("99999-zzzzz").ok().unwrap()];
                backup_codes::replace(v, o, a, New::here(Kind::Code, codes, "").unwrap(), t)
            },
            &["99999-zzzzz"],
            Event::Replaced,
        ),
        (
            |v, o, a, t| backup_codes::note(v, o, a, New::apart(Kind::List, 2, Apart::Paper, "").unwrap(), t),
            &[],
            Event::Noted,
        ),
    ];
    for (act, after, event) in acts {
        let done = std::cell::Cell::new(false);
        let run = |machine: &Machine| {
            let vault = machine.vault();
            done.set(false);
            if let Ok(mut open) = vault.unlock(id, &pin(PIN), a_minute_later()) {
                done.set(act(&vault, &mut open, account, used + 30).is_ok());
            }
        };
        let (mut olds, mut news) = (0, 0);
        at_every_call(&start, run, |machine, k| {
            let open = machine.vault().unlock(id, &pin(PIN), a_minute_later());
            let open = open.unwrap_or_else(|error| panic!("{event:?}, call {k}: {error}"));
            let last = open.content().accounts[0].backup.history().last().unwrap();
            let is_old = (last.event, last.at) == (Event::Used, used);
            if is_old {
                assert!(!done.get(), "{event:?}, call {k}: said to be done, and lost");
                assert_eq!(left(&open), [CODES[0], CODES[2]], "{event:?}, call {k}");
                olds += 1;
            } else {
                assert_eq!((last.event, left(&open)), (event, after.to_vec()), "call {k}");
                news += 1;
            }
        });
        assert!(olds > 0 && news > 0, "control: {event:?} came to {olds} old and {news} new");
    }
}
