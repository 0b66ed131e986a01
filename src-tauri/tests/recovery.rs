//! Backups, and the ways back to a profile, through the real commands.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tauri::ipc::Channel;

use super::app::TestApp;
use crate::picker::Question;

const SEED: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const TOTP: &str = "otpauth://totp/Proef:jan?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Proef";
const HOTP: &str =
    "otpauth://hotp/Proef:teller?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Proef&counter=0";
const PIN: &str = "581936";
const NEW_PIN: &str = "274905";
const OWN: &str = "zeven grijze egels zwemmen dinsdag";

/// An app with one profile, and a folder for its backups.
struct Case {
    app: TestApp,
    profile: String,
    account: String,
    disk: tempfile::TempDir,
}

impl Case {
    fn start() -> Self {
        Self::of(TOTP)
    }

    fn of(link: &str) -> Self {
        let app = TestApp::start();
        let (profile, account) = app.pair(link, "Jan", PIN);
        app.get("pair_confirm", json!({}));
        Self { app, profile, account, disk: tempfile::tempdir().unwrap() }
    }

    fn this(&self) -> Value {
        json!({ "profile": self.profile })
    }

    fn recovery(&self) -> Value {
        self.app.recovery(&json!(self.profile))
    }

    fn is_there(&self) -> Value {
        self.app.get("backup_is_there", self.this())
    }

    fn file(&self) -> PathBuf {
        self.disk.path().join("jan.age")
    }

    /// Chooses the file and makes a backup: its words.
    fn back_up(&self) -> String {
        self.app.chooses.next(self.file());
        let place = self.app.get("pick_backup_place", self.this());
        assert_eq!(place, json!(self.file()));
        let saved = self.app.get("save_backup", self.this());
        assert_eq!(saved["place"], place);
        joined(&saved["words"])
    }

    fn rename(&self, name: &str) {
        self.app.get("rename_profile", json!({ "profile": self.profile, "name": name }));
    }
}

fn joined(words: &Value) -> String {
    let words: Vec<&str> = words.as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    assert_eq!(words.len(), 6);
    words.join(" ")
}

/// Chooses a file and opens it.
fn open(app: &TestApp, file: &Path, words: &str) -> Result<Value, Value> {
    app.chooses.next(file);
    app.get("pick_backup_file", json!({}));
    app.ask("open_backup", json!({ "passphrase": words }))
}

fn restore(name: &str, pin: &str, again: &str) -> Value {
    json!({ "name": name, "pin": pin, "pinAgain": again })
}

fn until(what: &str, done: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    while !done() {
        assert!(Instant::now() < end, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn from_a_backup_to_a_fresh_machine() {
    let case = Case::start();
    assert_eq!(
        case.recovery(),
        json!({ "health": { "state": "never" }, "automatic": null, "failure": null, "leavesOut": "none" })
    );
    assert_eq!(case.is_there(), true, "nothing is missing");
    let words = case.back_up();
    let asked = case.app.chooses.asked.lock().unwrap().clone();
    assert!(matches!(&asked[..], [Question::Place(name)] if name.starts_with("koppel-Jan-2")), "{asked:?}");
    let health = case.recovery()["health"].clone();
    assert_eq!((&health["state"], &health["proof"]["place"]), (&json!("current"), &json!(case.file())));

    let other = TestApp::start();
    let wrong = open(&other, &case.file(), "abacus abacus abacus abacus abacus abacus").unwrap_err();
    assert_eq!(wrong["code"], "backup-passphrase-wrong");
    let contents = other.get("open_backup", json!({ "passphrase": words.to_uppercase() }));
    assert_eq!(contents["name"], "Jan");
    assert_eq!(contents["accounts"], json!([{ "issuer": "Proef", "name": "jan" }]));
    assert!(!contents.to_string().contains(SEED));

    assert_eq!(other.refused("restore_backup", restore("Jan", "1234", "1234")), "pin-running");
    assert_eq!(other.refused("restore_backup", restore(" ", PIN, PIN)), "profile-name-empty");
    let restored = other.get("restore_backup", restore("Jan", NEW_PIN, NEW_PIN));
    assert_eq!(restored["leftOver"], false);
    assert_eq!(other.states(), ["open"]);
    let codes = |app: &TestApp, profile: &Value| {
        let codes = app.get("codes", json!({ "profile": profile }))["accounts"][0].clone();
        (codes["validFrom"].clone(), codes["code"].clone())
    };
    until("the same moment in both", || {
        codes(&other, &restored["profile"]) == codes(&case.app, &json!(case.profile))
    });
    // Once: what was opened is forgotten.
    assert_eq!(other.refused("restore_backup", restore("Jan", NEW_PIN, NEW_PIN)), "nothing-chosen");
    assert_eq!(other.recovery(&restored["profile"])["health"]["state"], "current");
}

/// The list is asked when the shell says that something changed: what it says at the last time is what stays there.
#[test]
fn the_window_hears_of_it_when_a_failure_is_no_more() {
    let case = Case::start();
    let folder = case.disk.path().join("auto");
    fs::create_dir(&folder).unwrap();
    case.app.chooses.next(&folder);
    case.app.get("pick_backup_folder", json!({}));
    case.app.get("auto_backup_on", case.this());
    fs::remove_dir_all(&folder).unwrap();
    case.rename("Jan thuis");
    until("a failure", || !case.recovery()["failure"].is_null());

    let shell = case.app.shell();
    let listed = Arc::new(Mutex::new(None));
    let last = Arc::clone(&listed);
    let asks = Arc::clone(&shell);
    shell.watch(Channel::new(move |_| {
        *last.lock().unwrap() = Some(asks.list().unwrap().0[0].recovery.failure.is_some());
        Ok(())
    }));
    case.app.get("auto_backup_off", case.this());
    assert_eq!(*listed.lock().unwrap(), Some(false), "the window goes on to show a failure");
}

#[test]
fn health_is_told_open_locked_and_blocked() {
    let case = Case::start();
    case.back_up();
    case.rename("Jan thuis");
    let state = || case.recovery()["health"]["state"].clone();
    assert_eq!(state(), "behind");
    case.app.get("lock", case.this());
    assert_eq!(state(), "behind");
    case.app.block(&case.profile);
    assert_eq!(case.app.states(), ["blocked"]);
    assert_eq!(state(), "behind");
    assert_eq!(case.is_there(), true);
    fs::remove_file(case.file()).unwrap();
    assert_eq!(case.is_there(), false);
}

#[test]
fn a_restored_profile_takes_the_place_of_the_blocked_one() {
    let case = Case::start();
    let words = case.back_up();
    open(&case.app, &case.file(), &words).unwrap();
    assert_eq!(case.app.refused("restore_backup", restore("Jan", NEW_PIN, NEW_PIN)), "profile-name-taken");

    case.app.get("lock", case.this());
    case.app.block(&case.profile);
    // What was read is still at hand after a refusal, and read anew where need be.
    let restored = case.app.get("restore_backup", restore("Jan", NEW_PIN, NEW_PIN));
    assert_eq!(case.app.states(), ["open"]);
    assert_ne!(restored["profile"], json!(case.profile));
    case.app.get("lock", json!({ "profile": restored["profile"] }));
    let id = restored["profile"].as_str().unwrap();
    assert_eq!(case.app.try_pin(id, PIN).unwrap_err()["code"], "pin-wrong");
    case.app.try_pin(id, NEW_PIN).unwrap();
}

#[test]
fn a_place_is_chosen_by_the_person_and_by_nobody_else() {
    let case = Case::start();
    assert_eq!(case.app.refused("save_backup", case.this()), "nothing-chosen");
    assert_eq!(case.app.refused("auto_backup_on", case.this()), "nothing-chosen");
    assert_eq!(case.app.refused("open_backup", json!({ "passphrase": OWN })), "nothing-chosen");
    // Cancelled.
    assert_eq!(case.app.get("pick_backup_place", case.this()), Value::Null);
    assert_eq!(case.app.refused("save_backup", case.this()), "nothing-chosen");

    case.back_up();
    assert_eq!(case.app.refused("save_backup", case.this()), "nothing-chosen", "a place is used once");
    case.app.chooses.next(case.file());
    case.app.get("pick_backup_place", case.this());
    assert_eq!(case.app.refused("save_backup", case.this()), "backup-exists");
    case.app.chooses.next(case.disk.path().join("gone/jan.age"));
    case.app.get("pick_backup_place", case.this());
    assert_eq!(case.app.refused("save_backup", case.this()), "backup-folder-gone");
    // The same place again, once it is there.
    fs::create_dir(case.disk.path().join("gone")).unwrap();
    case.app.get("save_backup", case.this());

    case.app.get("lock", case.this());
    assert_eq!(case.app.refused("pick_backup_place", case.this()), "profile-locked");
}

#[test]
fn a_passphrase_of_one_s_own_is_measured_and_never_told() {
    let case = Case::start();
    let advice = |text: &str| {
        case.app.get("passphrase_advice", json!({ "profile": case.profile, "text": text }))["code"].clone()
    };
    assert_eq!(advice("Jan Proef"), "passphrase-short");
    assert_eq!(advice(OWN), Value::Null);
    case.app.chooses.next(case.file());
    case.app.get("pick_backup_place", case.this());
    let save =
        |text: &str, again: &str| json!({ "profile": case.profile, "own": { "text": text, "again": again } });
    assert_eq!(case.app.refused("save_backup", save("Jan Proef", "Jan Proef")), "passphrase-short");
    assert_eq!(case.app.refused("save_backup", save(OWN, "zeven")), "passphrase-differs");
    let saved = case.app.get("save_backup", save(OWN, OWN));
    assert_eq!(saved, json!({ "place": case.file(), "words": null }));
    assert_eq!(open(&case.app, &case.file(), OWN).unwrap()["name"], "Jan");
}

#[test]
fn automatic_backups_follow_each_change_and_lose_none() {
    let case = Case::start();
    let folder = case.disk.path().join("auto");
    fs::create_dir(&folder).unwrap();
    case.app.chooses.next(&folder);
    case.app.get("pick_backup_folder", json!({}));
    let saved = case.app.get("auto_backup_on", case.this());
    let words = joined(&saved["words"]);
    assert_eq!(case.recovery()["automatic"], json!(folder));
    let files = || fs::read_dir(&folder).unwrap().count();
    assert_eq!(files(), 1);

    // Changed and locked at once: the backup is made all the same, under the same words.
    case.rename("Jan thuis");
    case.app.get("lock", case.this());
    until("the second backup", || files() == 2 && case.recovery()["health"]["state"] == "current");
    let newest = case.recovery()["health"]["proof"]["place"].as_str().unwrap().to_owned();
    assert_eq!(open(&case.app, Path::new(&newest), &words).unwrap()["name"], "Jan thuis");

    // The folder is away: said, and the change stands.
    case.app.try_pin(&case.profile, PIN).unwrap();
    let away = case.disk.path().join("away");
    fs::rename(&folder, &away).unwrap();
    let account =
        json!({ "profile": case.profile, "account": case.account, "issuer": "Werk", "name": "jan" });
    case.app.get("rename_account", account);
    until("a failure", || case.recovery()["failure"]["code"] == "backup-folder-gone");
    assert_eq!(case.app.get("state", json!({}))["profiles"][0]["services"], json!(["Werk"]));

    // It is back: the next opening makes up for it.
    fs::rename(&away, &folder).unwrap();
    case.app.get("lock", case.this());
    case.app.try_pin(&case.profile, PIN).unwrap();
    until("the third backup", || files() == 3 && case.recovery()["failure"].is_null());

    case.app.get("auto_backup_off", case.this());
    case.rename("Jan");
    assert_eq!(case.recovery()["automatic"], Value::Null);
    assert_eq!(case.recovery()["health"]["state"], "behind");
}

#[test]
fn the_words_are_told_once() {
    let case = Case::start();
    let words = case.back_up();
    let telling = |answer: &Value| {
        let answer = answer.to_string();
        words.split(' ').filter(|word| answer.contains(&format!("\"{word}"))).count()
    };
    assert_eq!(telling(&json!(words.split(' ').collect::<Vec<_>>())), 6, "this would see them");
    for (command, args) in [("state", json!({})), ("backup_is_there", case.this()), ("codes", case.this())] {
        // One alone may begin another word of the answer, as `issue` does `issuer`; whoever told them told all.
        assert!(telling(&case.app.get(command, args)) < 2, "{command}");
    }
}

#[test]
fn a_damaged_profile_comes_back_as_it_was_before_its_last_change() {
    let case = Case::of(HOTP);
    case.rename("Jan thuis");
    case.rename("Jan");
    case.app.get("lock", case.this());
    damage(&case);
    let card = case.app.get("state", json!({}))["profiles"][0].clone();
    assert_eq!((&card["state"], &card["recoverable"]), (&json!("damaged"), &json!(true)));
    assert_eq!(case.app.refused("unlock", json!({ "profile": case.profile, "pin": PIN })), "damaged");
    assert_eq!(case.recovery()["health"]["state"], "unknown");

    let pin = |pin: &str| json!({ "profile": case.profile, "pin": pin });
    let wrong = case.app.ask("recover", pin("9072")).unwrap_err();
    assert_eq!(wrong, json!({ "code": "pin-wrong", "args": { "left": 2 } }));
    std::thread::sleep(Duration::from_secs(2));
    let recovered = case.app.get("recover", pin(PIN));
    assert!(Path::new(recovered["setAside"].as_str().unwrap()).is_file(), "{recovered}");
    assert_eq!(recovered["counters"], json!([{ "issuer": "Proef", "name": "teller" }]));
    let card = case.app.get("state", json!({}))["profiles"][0].clone();
    assert_eq!((&card["state"], &card["name"]), (&json!("open"), &json!("Jan thuis")));
    assert_eq!(case.app.refused("recover", pin(PIN)), "nothing-to-recover");
}

#[test]
fn without_a_previous_generation_a_damaged_profile_says_so() {
    let case = Case::start();
    case.app.get("lock", case.this());
    damage(&case);
    let previous = files_of(&case).into_iter().filter(|file| file.extension().unwrap() == "previous");
    previous.for_each(|file| fs::remove_file(file).unwrap());
    let card = case.app.get("state", json!({}))["profiles"][0].clone();
    assert_eq!((&card["state"], &card["recoverable"]), (&json!("damaged"), &json!(false)));
    assert_eq!(case.app.refused("recover", json!({ "profile": case.profile, "pin": PIN })), "no-previous");
}

#[test]
fn a_damaged_key_is_told_from_a_lost_one() {
    let case = Case::start();
    case.app.get("lock", case.this());
    let keys = || fs::read_dir(case.app.home.path().join("keys")).unwrap().map(|file| file.unwrap().path());
    for key in keys() {
        fs::write(key, b"not a record").unwrap();
    }
    assert_eq!(case.app.states(), ["keystore-damaged"]);
    keys().for_each(|key| fs::remove_file(key).unwrap());
    assert_eq!(case.app.states(), ["keystore-lost"]);
}

fn files_of(case: &Case) -> Vec<PathBuf> {
    let folder = fs::read_dir(case.app.home.path().join("data/profiles")).unwrap();
    folder.map(|file| file.unwrap().path()).collect()
}

fn damage(case: &Case) {
    let file = files_of(case).into_iter().find(|file| file.extension().unwrap() == "koppel").unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
}
