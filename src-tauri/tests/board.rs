//! The board, what is saved and shown of it, and the reminder, through the real commands.

use std::fs;

use koppel_core::backup_codes::{self, Apart, Code, Kind, New, UNCHECKED_AFTER, Which};
use koppel_core::profile::UnixTime;
use koppel_platform::clock;
use serde_json::{Value, json};
use tauri::Manager;

use super::app::TestApp;
use crate::attention::Attention;
use crate::dto::BoardState;
use crate::picker::Question;
use crate::settings;
use crate::state::account_id;

const PIN: &str = "581936";
const WRONG: &str = "9072";
const MONTH: u64 = 30 * 86_400;

/// A profile with one account of each service, the first of which is in the link.
struct Case {
    app: TestApp,
    profile: String,
}

impl Case {
    fn start(services: &[&str]) -> Self {
        Self::start_in(TestApp::start(), services)
    }

    fn start_in(app: TestApp, services: &[&str]) -> Self {
        let (first, rest) = services.split_first().unwrap();
        let (profile, _) = app.pair(&link(first), "Lotte", PIN);
        app.get("pair_confirm", json!({}));
        for service in rest {
            let target = json!({ "to": "profile", "profile": profile, "pin": PIN, "replaces": null });
            app.get("pair_save", json!({ "ticket": app.ticket(&link(service)), "target": target }));
            app.get("pair_confirm", json!({}));
        }
        Self { app, profile }
    }

    fn note(&self, service: &str, new: New, at: UnixTime) {
        let account = self.account(service);
        self.change(|vault, open| {
            backup_codes::note(vault, open, account, new, at).unwrap_or_else(|_| panic!("{service}"))
        });
    }

    fn used(&self, service: &str) {
        let account = self.account(service);
        self.change(|vault, open| {
            backup_codes::use_one(vault, open, account, Which::Next, clock::now())
                .unwrap_or_else(|_| panic!("{service}"));
        });
    }

    fn account(&self, service: &str) -> koppel_core::ids::AccountId {
        let row = self.row(service);
        account_id(row["account"]["id"].as_str().unwrap()).unwrap()
    }

    fn change<T>(
        &self,
        work: impl FnOnce(&koppel_core::vault::Vault, &mut koppel_core::vault::OpenProfile) -> T,
    ) -> T {
        let shell = self.app.shell();
        shell.change_open(&self.profile, |vault, session| Ok(work(vault, &mut session.profile))).unwrap()
    }

    fn board(&self) -> Value {
        self.app.get("board", json!({}))
    }

    fn rows(&self) -> Vec<Value> {
        self.board()["rows"].as_array().unwrap().clone()
    }

    fn row(&self, service: &str) -> Value {
        self.rows().into_iter().find(|row| row["service"] == service).unwrap()
    }

    fn order(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        self.rows().iter().map(|row| (text(&row["service"]), text(&row["status"]))).collect()
    }

    fn stand(&self) -> Value {
        self.app.get("state", json!({}))["board"].clone()
    }

    fn lock(&self) {
        self.app.get("lock", json!({ "profile": self.profile }));
    }
}

fn link(service: &str) -> String {
    format!("otpauth://totp/{service}:jan?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer={service}")
}

fn code(text: &str) -> Code {
    Code::new(text).ok().unwrap()
}

fn apart(kind: Kind, total: usize, whereabouts: &str) -> New {
    New::apart(kind, total, Apart::Safe, whereabouts).ok().unwrap()
}

/// One account in each state.
fn of_each() -> Case {
    let case = Case::start(&["Goed", "Oud", "Bijna", "Op", "Niets"]);
    let now = clock::now();
    case.note("Goed", apart(Kind::List, 10, "blauwe map"), now);
    case.note("Oud", apart(Kind::Code, 1, ""), now - UNCHECKED_AFTER);
    case.note("Bijna", apart(Kind::List, 3, ""), now);
    case.used("Bijna");
    case.note("Op", apart(Kind::Code, 1, ""), now);
    case.used("Op");
    case
}

#[test]
fn the_worst_comes_first_with_where_it_is_kept() {
    let case = of_each();
    let order: Vec<_> = ["Niets none", "Op used", "Bijna low", "Oud unchecked", "Goed good"]
        .iter()
        .map(|pair| pair.split_once(' ').unwrap())
        .map(|(service, status)| (service.to_owned(), status.to_owned()))
        .collect();
    assert_eq!(case.order(), order);
    let good = case.row("Goed");
    assert_eq!(good["account"]["place"], "safe");
    assert_eq!(good["account"]["whereabouts"], "blauwe map");
    assert_eq!(good["account"]["name"], "jan");
    assert_eq!((&good["noted"]["left"], &good["noted"]["total"]), (&json!(10), &json!(10)));
    assert_eq!(good["profileName"], "Lotte");
    assert_eq!(case.row("Niets")["noted"], Value::Null);
    assert_eq!(case.stand()["todo"], 4);
}

#[test]
fn locked_it_shows_service_and_status_only_and_if_the_person_wants_not_even_that() {
    let case = of_each();
    let open = case.order();
    case.lock();
    assert_eq!(case.order(), open);
    for row in case.rows() {
        assert_eq!(row["account"], Value::Null);
    }
    let said = case.board().to_string();
    assert!(!said.contains("blauwe map") && !said.contains("jan"), "{said}");
    assert_eq!(case.stand()["todo"], 4);

    case.app.get("set_hide_locked", json!({ "hide": true }));
    let board = case.board();
    assert_eq!((&board["rows"], &board["hidden"]), (&json!([]), &json!(1)));
    assert!(!board.to_string().contains("Goed"));
    assert_eq!(case.stand()["todo"], 0, "the number would tell it");
    case.app.try_pin(&case.profile, PIN).unwrap();
    assert_eq!(case.order(), open);
    assert_eq!(case.stand()["todo"], 4);
}

#[test]
fn a_table_is_saved_where_the_person_says_and_holds_what_the_board_shows() {
    let case = of_each();
    case.app.get("set_language", json!({ "language": "nl" }));
    let file = case.app.home.path().join("bord.csv");
    case.app.chooses.next(&file);
    assert_eq!(case.app.get("save_board", json!({})), json!(file.display().to_string()));
    let Some(Question::Table(name)) = case.app.chooses.asked.lock().unwrap().pop() else {
        panic!("not asked")
    };
    assert!(name.starts_with("koppel-back-upcodes-20") && name.ends_with(".csv"), "{name}");
    let open = fs::read_to_string(&file).unwrap();
    let services = ["Niets", "Op", "Bijna", "Oud", "Goed"];
    let places: Vec<_> =
        services.iter().map(|service| open.find(&format!("\"{service}\"")).unwrap()).collect();
    assert!(places.is_sorted(), "{open}");
    assert!(open.contains("\"blauwe map\"") && open.contains("\"jan\""), "{open}");

    case.lock();
    case.app.chooses.next(&file);
    case.app.get("save_board", json!({}));
    let locked = fs::read_to_string(&file).unwrap();
    assert!(
        locked.contains("\"Goed\"") && !locked.contains("blauwe map") && !locked.contains("\"jan\""),
        "{locked}"
    );

    assert_eq!(case.app.get("save_board", json!({})), Value::Null, "the dialog was cancelled");
    case.app.chooses.next(case.app.home.path().join("none/bord.csv"));
    assert_eq!(case.app.refused("save_board", json!({})), "save-gone");
}

#[test]
fn codes_for_the_sheet_come_with_the_pin_only() {
    let case = Case::start(&["Hier", "Elders", "Niets"]);
    let codes = vec![code("1234 5678"), code("8765 4321")];
    case.note("Hier", New::here(Kind::List, codes, "").ok().unwrap(), clock::now());
    case.note("Elders", apart(Kind::List, 10, ""), clock::now());
    assert!(!case.board().to_string().contains("1234"));

    let with = |pin: &str| json!({ "profile": case.profile, "pin": pin });
    assert_eq!(case.app.refused("sheet_codes", with(WRONG)), "pin-wrong");
    assert_eq!(case.app.profiles()[0]["triesLeft"], 2, "it counts");
    // The wait after a wrong PIN.
    std::thread::sleep(std::time::Duration::from_secs(3));
    let id = case.row("Hier")["account"]["id"].clone();
    let given = case.app.get("sheet_codes", with(PIN));
    assert_eq!(given, json!([{ "account": id, "codes": ["1234 5678", "8765 4321"] }]));
    // What is open goes on, and tries that were wrong count no longer.
    assert_eq!(case.app.states(), ["open"]);
    case.used("Hier");
    assert_eq!(case.app.profiles()[0]["triesLeft"], 3);
}

#[test]
fn the_third_wrong_pin_for_the_sheet_blocks_the_profile() {
    let case = Case::start(&["Hier"]);
    for _ in 0..3 {
        while case.app.refused("sheet_codes", json!({ "profile": case.profile, "pin": WRONG })) == "pin-wait"
        {
            std::thread::sleep(std::time::Duration::from_millis(500));
        }
    }
    assert_eq!(case.app.states(), ["blocked"]);
    // That is when it matters what there is.
    assert_eq!(case.order(), [("Hier".to_owned(), "none".to_owned())]);
}

/// An app in which the reminder was put off until then.
fn reminded_at(next: UnixTime) -> Case {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir_all(home.path().join("data")).unwrap();
    let file = home.path().join("data").join(settings::FILE);
    fs::write(file, json!({ "reminder": { "on": true, "next": next } }).to_string()).unwrap();
    Case::start_in(TestApp::start_at(home), &["Niets"])
}

#[test]
fn the_reminder_comes_when_it_is_due_and_goes_for_as_long_as_the_person_says() {
    let case = reminded_at(clock::now() - 1);
    assert_eq!(case.stand()["reminds"], true);
    for (snooze, days) in [("week", 7), ("month", 30)] {
        case.app.get("snooze_reminder", json!({ "snooze": snooze }));
        assert_eq!(case.stand()["reminds"], false, "{days}");
    }
    case.app.get("set_reminder", json!({ "on": false }));
    assert_eq!(case.stand()["remind"], false);
    case.app.get("set_reminder", json!({ "on": true }));
    assert_eq!((&case.stand()["remind"], &case.stand()["reminds"]), (&json!(true), &json!(false)));
}

#[test]
fn nothing_to_be_done_reminds_of_nothing() {
    let case = reminded_at(clock::now() - MONTH);
    assert_eq!(case.stand()["reminds"], true);
    case.note("Niets", apart(Kind::Code, 1, ""), clock::now());
    assert_eq!((&case.stand()["todo"], &case.stand()["reminds"]), (&json!(0), &json!(false)));
}

#[test]
fn the_desktop_says_it_once_while_no_window_does() {
    let app = TestApp::start();
    let attention = app.app.state::<Attention>();
    let due = BoardState { todo: 3, reminds: true, remind: true, hide_locked: false };
    let heed = |board, seen| {
        attention.heed(app.app.handle(), board, seen);
        app.told.0.lock().unwrap().len()
    };
    assert_eq!(heed(due, true), 0, "the window says it");
    assert_eq!(heed(due, false), 1);
    assert_eq!(heed(due, false), 1, "once");
    assert!(app.told.0.lock().unwrap()[0].contains('3'));
    assert_eq!(attention.todo(), 3);
    let put_off = BoardState { reminds: false, ..due };
    assert_eq!(heed(put_off, false), 1);
    assert_eq!(heed(due, false), 2, "a month later");
    assert_eq!(heed(BoardState { todo: 0, reminds: false, ..due }, false), 2);
    assert_eq!(attention.todo(), 0);
}
