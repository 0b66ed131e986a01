//! The backup codes of one account, from entering them to the one that was used.

use std::fs;

use serde_json::{Value, json};

use super::app::TestApp;
use crate::picker::Question;

const TOTP: &str = "otpauth://totp/Proef:jan?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Proef";
const PIN: &str = "581936";
const WRONG: &str = "9072";
const LIST: &str = "Your codes:\n1. 1234 5678\n2. 8765 4321\n3. 2468 1357\n";

/// An account in an open profile.
struct One {
    app: TestApp,
    profile: String,
    account: String,
}

impl One {
    fn start() -> Self {
        let app = TestApp::start();
        let (profile, account) = app.pair(TOTP, "Jan", PIN);
        app.get("pair_confirm", json!({}));
        Self { app, profile, account }
    }

    fn args(&self, more: Value) -> Value {
        let mut args = json!({ "profile": self.profile, "account": self.account });
        args.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        args
    }

    fn get(&self, command: &str, more: Value) -> Value {
        self.app.get(command, self.args(more))
    }

    fn refused(&self, command: &str, more: Value) -> String {
        self.app.refused(command, self.args(more))
    }

    fn record(&self) -> Value {
        self.get("backup_codes", json!({}))
    }

    fn enter(&self, text: &str) -> Value {
        self.get("enter_backup_codes", json!({ "source": { "from": "text", "text": text } }))
    }

    fn keep_here(&self, text: &str, kind: &str) {
        let entered = self.enter(text);
        self.get("note_backup_codes", here(&entered, kind));
    }

    fn show(&self, index: u32, pin: &str) -> Result<Value, Value> {
        let which = json!({ "among": "left", "index": index });
        loop {
            let answer = self.app.ask("show_backup_code", self.args(json!({ "which": which, "pin": pin })));
            match &answer {
                Err(failure) if failure["code"] == "pin-wait" => {
                    let seconds = failure["args"]["seconds"].as_u64().unwrap();
                    std::thread::sleep(std::time::Duration::from_secs(seconds));
                }
                _ => return answer,
            }
        }
    }
}

/// Those that were entered then.
fn here(entered: &Value, kind: &str) -> Value {
    json!({ "new": { "kept": "here", "ticket": entered["ticket"], "kind": kind } })
}

fn apart(place: &str, kind: &str, count: u32) -> Value {
    let new =
        json!({ "kept": "apart", "place": place, "kind": kind, "count": count, "whereabouts": "blauwe map" });
    json!({ "new": new })
}

fn events(record: &Value) -> Vec<&str> {
    record["history"].as_array().unwrap().iter().map(|entry| entry["event"].as_str().unwrap()).collect()
}

#[test]
fn counted_elsewhere_used_undone_replaced_checked_and_forgotten() {
    let one = One::start();
    let none = one.record();
    assert_eq!(
        (&none["status"], &none["noted"], &none["issuer"]),
        (&json!("none"), &json!(null), &json!("Proef"))
    );
    for command in ["use_backup_code", "check_backup_codes", "forget_backup_codes"] {
        assert_eq!(one.refused(command, json!({})), "codes-none-noted", "{command}");
    }
    assert_eq!(one.refused("replace_backup_codes", apart("safe", "code", 1)), "codes-none-noted");
    for (kind, count) in [("list", 0), ("list", 101), ("code", 2), ("reset-code", 0), ("list", u32::MAX)] {
        assert_eq!(one.refused("note_backup_codes", apart("safe", kind, count)), "codes-count-bad");
    }

    one.get("note_backup_codes", apart("safe", "list", 4));
    let noted = &one.record()["noted"];
    let said = ["kind", "left", "total", "place", "whereabouts"].map(|field| noted[field].clone());
    assert_eq!(said, [json!("list"), json!(4), json!(4), json!("safe"), json!("blauwe map")]);
    for _ in 0..2 {
        one.get("use_backup_code", json!({}));
    }
    let used = one.record();
    assert_eq!((&used["status"], &used["noted"]["left"]), (&json!("low"), &json!(2)));
    assert!((1..=60).contains(&used["undoLeft"].as_u64().unwrap()));
    one.get("undo_backup_code", json!({}));
    let undone = one.record();
    assert_eq!(
        (&undone["status"], &undone["noted"]["left"], &undone["undoLeft"]),
        (&json!("good"), &json!(3), &json!(null))
    );
    assert_eq!(one.refused("undo_backup_code", json!({})), "codes-undo-late");
    one.get("check_backup_codes", json!({}));
    assert!(one.record()["noted"]["checked"].as_u64().is_some());
    // To another place: so many are left of as many as before.
    let mut moved = apart("paper", "list", 3);
    moved["new"]["of"] = json!(4);
    one.get("note_backup_codes", moved.clone());
    let noted = one.record()["noted"].clone();
    assert_eq!((&noted["left"], &noted["total"], &noted["place"]), (&json!(3), &json!(4), &json!("paper")));
    moved["new"]["of"] = json!(2);
    assert_eq!(one.refused("note_backup_codes", moved), "codes-count-bad");
    one.get("replace_backup_codes", apart("password-manager", "reset-code", 1));
    let glance = &one.app.get("codes", json!({ "profile": one.profile }))["accounts"][0]["backup"];
    let place = json!("password-manager");
    assert_eq!((&glance["place"], &glance["left"], &glance["total"]), (&place, &json!(1), &json!(1)));
    one.get("use_backup_code", json!({}));
    assert_eq!(one.record()["status"], "used");
    assert_eq!(one.refused("use_backup_code", json!({})), "codes-none-left");
    one.get("forget_backup_codes", json!({}));
    let all = ["noted", "used", "used", "undone", "checked", "noted", "replaced", "used", "forgotten"];
    assert_eq!(events(&one.record()), all);
}

#[test]
fn what_was_understood_is_told_by_its_first_signs_and_what_was_not_with_the_reason() {
    let one = One::start();
    let told = one.enter("Herstelcodes van jan@proef.nl\n1. abcde-fghij\n2. klmno-12345\nabcde-fghij\nhttps://proef.nl/login\n");
    assert_eq!(told["taken"], json!(["ab•••-•••••", "kl•••-•••••"]));
    assert_eq!(told["kind"], "list");
    let left_out = told["leftOut"].as_array().unwrap().iter();
    let reasons: Vec<_> =
        left_out.map(|it| (it["first"].as_u64().unwrap(), it["reason"].as_str().unwrap())).collect();
    assert_eq!(reasons, [(1, "email"), (4, "duplicate"), (5, "link")]);
    // Nothing is kept yet, and nothing of what had nothing in it.
    assert_eq!(one.record()["status"], "none");
    let nothing = one.enter("Welkom2024!\n");
    assert_eq!(nothing["taken"], json!([]));
    assert_eq!(one.refused("note_backup_codes", here(&nothing, "list")), "nothing-entered");
    assert_eq!(one.refused("note_backup_codes", here(&told, "list")), "nothing-entered");
    let refused =
        |text: &str| one.refused("enter_backup_codes", json!({ "source": { "from": "text", "text": text } }));
    assert_eq!(refused(TOTP), "codes-otpauth");
    assert_eq!(refused(&"1234 5678\n".repeat(110_000)), "codes-too-long");
    let bytes = json!({ "source": { "from": "bytes", "bytes": [37, 80, 68, 70, 0, 1] } });
    assert_eq!(one.refused("enter_backup_codes", bytes), "codes-not-text");
}

#[test]
fn a_file_is_asked_for_and_read() {
    let one = One::start();
    let file = json!({ "source": { "from": "file" } });
    assert_eq!(one.get("enter_backup_codes", file.clone()), Value::Null, "cancelled");
    let path = one.app.home.path().join("codes.txt");
    fs::write(&path, LIST).unwrap();
    one.app.chooses.next(&path);
    assert_eq!(one.get("enter_backup_codes", file.clone())["taken"].as_array().unwrap().len(), 3);
    assert_eq!(*one.app.chooses.asked.lock().unwrap(), [Question::Text, Question::Text]);
    one.app.chooses.next(one.app.home.path());
    assert_eq!(one.refused("enter_backup_codes", file), "text-file-unreadable");
    let dropped = json!({ "source": { "from": "bytes", "bytes": LIST.as_bytes() } });
    assert_eq!(one.get("enter_backup_codes", dropped)["taken"].as_array().unwrap().len(), 3);
}

#[test]
fn kept_here_shown_for_the_pin_used_and_struck_out() {
    let one = One::start();
    let entered = one.enter(LIST);
    one.get("note_backup_codes", here(&entered, "list"));
    let noted = &one.record()["noted"];
    assert_eq!(
        (&noted["place"], &noted["left"], &noted["kind"]),
        (&json!("here"), &json!(3), &json!("list"))
    );
    assert_eq!(one.refused("note_backup_codes", here(&entered, "list")), "nothing-entered", "kept once");

    assert_eq!(one.refused("copy_backup_code", json!({})), "no-code-shown");
    assert_eq!(one.show(1, PIN).unwrap(), "8765 4321");
    // The one on the screen is the one that was used; the others stay in their order.
    one.get("use_backup_code", json!({}));
    assert_eq!(one.refused("copy_backup_code", json!({})), "no-code-shown");
    assert_eq!(one.show(1, PIN).unwrap(), "2468 1357");
    one.app.get("hide_backup_code", json!({ "profile": one.profile }));
    one.get("use_backup_code", json!({}));
    assert_eq!(one.show(0, PIN).unwrap(), "2468 1357", "without one on the screen the first was used");
    assert_eq!(one.show(1, PIN).unwrap_err()["code"], "codes-no-such");

    let record = one.record();
    let used =
        record["history"].as_array().unwrap().iter().position(|entry| entry["event"] == "used").unwrap();
    let entry = &record["history"][used];
    assert_eq!(entry["struck"], 1);
    assert_eq!(entry["erasedAt"].as_u64().unwrap() - entry["at"].as_u64().unwrap(), 30 * 86_400);
    let struck = json!({ "which": { "among": "struck", "entry": used, "index": 0 }, "pin": PIN });
    assert_eq!(one.get("show_backup_code", struck), "8765 4321");
    assert_eq!(one.refused("copy_backup_code", json!({})), "no-code-shown", "a used one is not to be used");

    one.get("undo_backup_code", json!({}));
    assert_eq!(one.show(0, PIN).unwrap(), "1234 5678", "back where it was");
    // Used before: not taken again.
    let told = one.enter("8765 4321\n9999 1111\n");
    assert_eq!(
        (&told["taken"], &told["leftOut"][0]["reason"]),
        (&json!(["99•• ••••"]), &json!("used-before"))
    );
    one.get("replace_backup_codes", here(&told, "code"));
    assert_eq!(one.show(0, PIN).unwrap(), "9999 1111");
    assert_eq!(one.record()["history"].as_array().unwrap().last().unwrap()["struck"], 2);
}

#[test]
fn a_wrong_pin_shows_nothing_and_counts_and_the_third_blocks() {
    let one = One::start();
    one.keep_here("1234 5678", "code");
    let wrong = one.show(0, WRONG).unwrap_err();
    assert_eq!(wrong, json!({ "code": "pin-wrong", "args": { "left": 2 } }));
    let card = one.app.profiles().remove(0);
    assert_eq!((&card["state"], &card["triesLeft"]), (&json!("open"), &json!(2)));
    assert_eq!(one.refused("copy_backup_code", json!({})), "no-code-shown");
    // A right one forgives, as everywhere.
    assert_eq!(one.show(0, PIN).unwrap(), "1234 5678");
    assert_eq!(one.app.profiles()[0]["triesLeft"], 3);
    // What was shown before is not shown after a wrong one.
    one.show(0, WRONG).unwrap_err();
    assert_eq!(one.refused("copy_backup_code", json!({})), "no-code-shown");
    one.show(0, WRONG).unwrap_err();
    assert_eq!(one.show(0, WRONG).unwrap_err()["code"], "profile-blocked");
    assert_eq!(one.app.states(), ["blocked"]);
    assert_eq!(one.refused("backup_codes", json!({})), "profile-locked");
}

#[test]
fn locking_forgets_what_was_entered_and_what_was_shown() {
    let one = One::start();
    one.keep_here("1234 5678", "code");
    one.show(0, PIN).unwrap();
    let entered = one.enter(LIST);
    one.app.get("lock", json!({ "profile": one.profile }));
    for command in ["backup_codes", "use_backup_code", "copy_backup_code"] {
        assert_eq!(one.refused(command, json!({})), "profile-locked", "{command}");
    }
    assert!(crate::state::held(&one.app.shell().entered).is_none());
    one.app.get("unlock", json!({ "profile": one.profile, "pin": PIN }));
    assert_eq!(one.refused("copy_backup_code", json!({})), "no-code-shown");
    assert_eq!(one.refused("note_backup_codes", here(&entered, "list")), "nothing-entered");
    // So does the person who turns back.
    let entered = one.enter(LIST);
    one.app.get("forget_entered_codes", json!({}));
    assert_eq!(one.refused("note_backup_codes", here(&entered, "list")), "nothing-entered");
}

#[test]
fn what_was_entered_for_one_account_is_not_kept_at_another() {
    let one = One::start();
    let (other, account) = one.app.pair(&TOTP.replace("jan", "piet"), "Piet", PIN);
    let entered = one.enter(LIST);
    let mut args = here(&entered, "list");
    args["profile"] = json!(other);
    args["account"] = json!(account);
    assert_eq!(one.app.refused("note_backup_codes", args), "nothing-entered");
    one.get("note_backup_codes", here(&entered, "list"));
    assert_eq!(one.record()["noted"]["left"], 3);
}

/// A file may be chosen while the person types on: what the window shows is what is kept, or nothing.
#[test]
fn only_the_codes_that_the_window_saw_are_kept() {
    let one = One::start();
    let seen = one.enter(LIST);
    let late = one.enter("9999 1111");
    assert_eq!(one.refused("note_backup_codes", here(&seen, "list")), "nothing-entered");
    one.get("note_backup_codes", here(&late, "code"));
    assert_eq!(one.show(0, PIN).unwrap(), "9999 1111");
}
