//! No answer to the window holds a secret, whatever is asked, in whatever order, right or wrong.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;

use data_encoding::{BASE32_NOPAD, BASE64, BASE64_NOPAD, HEXLOWER};
use koppel_core::backup_codes::{self, Code, Kind, New};
use koppel_drive::qr;
use serde_json::{Value, json};
use tauri::ipc::InvokeBody;

use super::app::{TestApp, ask};
use super::commands::COMMANDS;
use super::service::Service;
use super::updates;
use crate::state::account_id;

/// So long that it is nowhere by chance.
const PIN: &str = "730518264917";
const OTHER_PIN: &str = "184093726540";
/// The person's own passphrase.
const OWN: &str = "zeven gestreepte olifanten dansen op een roestige fiets";

/// Small letters: answers are looked through in these.
const BACKUP_CODES: [&str; 2] = ["qzk7w-mv3tr", "hx9pd-4nbcy"];

/// A seed that is nobody's.
fn seed() -> Vec<u8> {
    (0..20_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 15) as u8).collect()
}

fn link(kind: &str, digits: &str) -> String {
    let secret = BASE32_NOPAD.encode(&seed());
    format!("otpauth://{kind}/Proef:jan?secret={secret}&issuer=Proef&counter=0&digits={digits}")
}

/// The forms in which bytes could stand in an answer.
fn forms(bytes: &[u8]) -> Vec<String> {
    let array = json!(bytes).to_string();
    let inner = array.trim_matches(['[', ']']).to_owned();
    let texts = [BASE32_NOPAD.encode(bytes), BASE64_NOPAD.encode(bytes), HEXLOWER.encode(bytes), inner];
    texts.into_iter().map(|text| text.to_lowercase()).collect()
}

/// An app that is asked, and each answer looked through.
struct Listener {
    app: TestApp,
    canaries: RefCell<Vec<String>>,
    answered: RefCell<BTreeSet<String>>,
}

impl Listener {
    fn start() -> Self {
        let mut canaries = forms(&seed());
        canaries.extend([PIN, OTHER_PIN, OWN, "otpauth://"].map(str::to_owned));
        Self { app: updates::with_a_release(), canaries: canaries.into(), answered: RefCell::default() }
    }

    fn watch_for(&self, canaries: impl IntoIterator<Item = String>) {
        self.canaries.borrow_mut().extend(canaries);
    }

    /// The device keys, as the keystore's folder has them now (docs/vault-format.md: bytes 36 to 67).
    fn watch_for_device_keys(&self) {
        for record in fs::read_dir(self.app.home.path().join("keys")).unwrap() {
            let record = fs::read(record.unwrap().path()).unwrap();
            self.watch_for(forms(&record[36..68]));
        }
    }

    fn leaks(&self, answer: &Value) -> Vec<String> {
        let text = answer.to_string().to_lowercase();
        self.canaries.borrow().iter().filter(|canary| text.contains(*canary)).cloned().collect()
    }

    fn ask(&self, command: &str, args: Value) -> Result<Value, Value> {
        self.heard(command, self.app.ask(command, args))
    }

    fn heard(&self, command: &str, answer: Result<Value, Value>) -> Result<Value, Value> {
        let said = match &answer {
            Ok(value) | Err(value) => value,
        };
        assert_eq!(self.leaks(said), Vec::<String>::new(), "{command}: {said}");
        if answer.is_ok() {
            self.answered.borrow_mut().insert(command.to_owned());
        }
        answer
    }

    fn get(&self, command: &str, args: Value) -> Value {
        self.ask(command, args).unwrap_or_else(|failure| panic!("{command}: {failure}"))
    }
}

/// Keeps backup codes in a profile that is open, and looks for them from then on.
fn keep_codes(listener: &Listener, profile: &Value, account: &Value) -> [String; 2] {
    let codes = ["7391 4462 0185", "XKQ4-93ZT-77BW"].map(str::to_owned);
    let new = codes.iter().map(|code| Code::new(code).ok().unwrap()).collect();
    let account = account_id(account.as_str().unwrap()).unwrap();
    let noted = listener.app.shell().change_open(profile.as_str().unwrap(), |vault, session| {
        let new = New::here(Kind::List, new, "").ok().unwrap();
        Ok(backup_codes::note(vault, &mut session.profile, account, new, 1_790_000_000)?)
    });
    noted.unwrap();
    listener.watch_for(
        codes.iter().flat_map(|code| [code.to_lowercase(), code.replace([' ', '-'], "").to_lowercase()]),
    );
    codes
}

/// Numerical Recipes' generator: the same walk each time.
struct Dice(u64);

impl Dice {
    fn of<'a, T>(&mut self, sides: &'a [T]) -> &'a T {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        &sides[(self.0 >> 33) as usize % sides.len()]
    }
}

/// Words that only one answer may hold: taken out of it, and looked for from then on.
fn words_of(listener: &Listener, saved: &Value) -> String {
    let words: Vec<&str> =
        saved["words"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    let as_json = json!(words).to_string();
    listener.watch_for([words.join(" "), words.join("-"), as_json.trim_matches(['[', ']']).to_owned()]);
    words.join(" ")
}

#[test]
fn the_search_sees_each_form_of_a_secret() {
    let listener = Listener::start();
    for form in forms(&seed()).into_iter().chain([PIN.to_owned(), link("totp", "6")]) {
        assert!(!listener.leaks(&json!({ "said": [{ "so": form }] })).is_empty(), "{form}");
    }
    assert!(!listener.leaks(&json!({ "bytes": seed() })).is_empty());
    assert!(!listener.leaks(&json!(BASE64.encode(&seed()))).is_empty());
}

fn app_ticket(listener: &Listener, link: &str) -> Value {
    listener.get("read_link", json!({ "link": link }))["ticket"].clone()
}

#[test]
fn no_answer_holds_a_secret() {
    let listener = Listener::start();
    let totp = listener.get("read_link", json!({ "link": link("totp", "6") }))["ticket"].clone();
    // What is wrong with it is said without it.
    for broken in ["hotp2", "totp"] {
        listener.get("read_link", json!({ "link": link(broken, "99") }));
    }
    listener.app.shell().hand_over(link("totp", "7").into());
    listener.get("take_link", json!({}));
    let key = |secret: String| json!({ "key": { "issuer": "Typt", "name": "jan", "secret": secret } });
    listener.get("read_key", key(BASE32_NOPAD.encode(&seed())));
    assert!(listener.ask("read_key", key(format!("{}!", BASE32_NOPAD.encode(&seed())))).is_err());
    let image = ask(&listener.app.window(), "scan_image", InvokeBody::Raw(qr::png(&link("hotp", "6"), 6)));
    let hotp = listener.heard("scan_image", image).unwrap()["found"][0]["ticket"].clone();
    // Two codes in one image: the picture to choose on crosses, and shows neither.
    let two = qr::png_of_two(&link("totp", "6"), &link("hotp", "8"), 6);
    let look = ask(&listener.app.window(), "scan_image", InvokeBody::Raw(two));
    assert_eq!(listener.heard("scan_image", look).unwrap()["pictures"].as_array().unwrap().len(), 1);
    let picture = listener.get("scan_picture", json!({ "picture": 0 }));
    let jpeg: Vec<u8> = serde_json::from_value(picture).unwrap();
    let picture = koppel_platform::image_file::luma_of(&jpeg).ok().unwrap();
    assert!(crate::sight::look_once(&picture).is_empty(), "a code can be read in the picture");
    listener.get("pin_advice", json!({ "pin": PIN, "name": "Lotte" }));

    let new = json!({ "to": "new-profile", "name": "Jan", "pin": PIN, "pinAgain": PIN });
    let paired = listener.get("pair_save", json!({ "ticket": totp, "target": new }));
    listener.watch_for_device_keys();
    let profile = paired["profile"].clone();
    listener.get("pair_confirm", json!({}));
    let into = |pin: &str| json!({ "to": "profile", "profile": profile, "pin": pin, "replaces": null });
    assert!(listener.ask("pair_save", json!({ "ticket": hotp, "target": into(OTHER_PIN) })).is_err());
    // The wait after a wrong PIN.
    std::thread::sleep(std::time::Duration::from_secs(3));
    listener.get("pair_save", json!({ "ticket": hotp, "target": into(PIN) }));
    listener.get("pair_undo", json!({}));
    let hotp = listener.get("read_link", json!({ "link": link("hotp", "6") }))["ticket"].clone();
    let paired = listener.get("pair_save", json!({ "ticket": hotp, "target": into(PIN) }));
    let account = paired["accounts"][0].clone();
    listener.get("pair_confirm", json!({}));

    // A backup under words of ours, one of the person's own, automatic ones; and back again.
    let backup = listener.app.home.path().join("jan.age");
    listener.app.chooses.next(&backup);
    listener.get("pick_backup_place", json!({ "profile": profile }));
    let saved = listener.app.ask("save_backup", json!({ "profile": profile, "own": null })).unwrap();
    let words = words_of(&listener, &saved);
    listener.answered.borrow_mut().insert("save_backup".to_owned());
    listener.get("passphrase_advice", json!({ "profile": profile, "text": OWN }));
    listener.app.chooses.next(listener.app.home.path());
    listener.get("pick_backup_folder", json!({}));
    let automatic = listener.app.ask("auto_backup_on", json!({ "profile": profile })).unwrap();
    words_of(&listener, &automatic);
    listener.answered.borrow_mut().insert("auto_backup_on".to_owned());
    listener.get("auto_backup_off", json!({ "profile": profile }));
    listener.app.chooses.next(&backup);
    listener.get("pick_backup_file", json!({}));
    assert!(listener.ask("open_backup", json!({ "passphrase": OWN })).is_err());
    listener.get("open_backup", json!({ "passphrase": words }));
    let back = json!({ "name": "Jan 2", "pin": OTHER_PIN, "pinAgain": OTHER_PIN });
    let second = listener.get("restore_backup", back)["profile"].clone();
    listener.watch_for_device_keys();
    listener
        .get("change_pin", json!({ "profile": second, "pin": OTHER_PIN, "newPin": PIN, "newPinAgain": PIN }));
    listener.watch_for_device_keys();

    // Two accounts of a tiqr service, and logins there.
    let service = Service::start();
    for user in ["jan", "piet"] {
        let ticket = app_ticket(&listener, &service.invites(user));
        listener.get("invited", json!({ "ticket": ticket }));
        listener.get("pair_save", json!({ "ticket": ticket, "target": into(PIN) }));
        listener.get("pair_confirm", json!({}));
        // Its secret was made here, and the service was told.
        let sent = service.asked().pop().unwrap();
        let (_, secret) = sent.split_once("secret=").unwrap();
        listener.watch_for(forms(&HEXLOWER.decode(&secret.as_bytes()[..64]).unwrap()));
    }
    let login = app_ticket(&listener, &Service::asks_to_log_in());
    let step = listener.get("login", json!({ "ticket": login, "profile": profile, "pin": PIN }));
    let tiqr = step["accounts"][0]["id"].clone();
    listener.get("login_as", json!({ "ticket": login, "profile": profile, "account": tiqr }));
    listener.get("lock", json!({ "profile": profile }));
    listener.get("unlock", json!({ "profile": profile, "pin": PIN }));

    // What a person does with an open profile.
    let this = json!({ "profile": profile });
    let one = json!({ "profile": profile, "account": account });
    listener.get("codes", this.clone());
    listener.get("next_code", one.clone());
    listener.get(
        "rename_account",
        json!({ "profile": profile, "account": account, "issuer": "Werk", "name": "jan" }),
    );
    backup_codes(&listener, &profile, &account);
    listener.get("set_lock_after", json!({ "profile": profile, "minutes": 9 }));
    listener.get("rename_profile", json!({ "profile": profile, "name": "Jan thuis" }));
    listener.get("backup_is_there", this.clone());
    listener.get("come_back", this);
    listener.get("guides", json!({ "language": "en" }));
    listener.get("policy", json!({}));

    listener.get("look_for_update", json!({}));
    listener.get("download_update", json!({ "progress": "__CHANNEL__:9" }));
    listener.get("install_update", json!({}));

    listener.get("show_practice_site", json!({}));
    listener.get("practice_site", json!({}));
    listener.get("stop_practice_site", json!({}));

    // Codes that are kept in the profile: the board knows how many; the sheet gets them with the PIN, that once.
    let codes = keep_codes(&listener, &profile, &account);
    listener.get("board", json!({}));
    let table = listener.app.home.path().join("board.csv");
    listener.app.chooses.next(&table);
    listener.get("save_board", json!({}));
    let table = fs::read_to_string(&table).unwrap();
    assert!(listener.leaks(&json!(table)).is_empty(), "{table}");
    let sheet = |pin: &str| json!({ "profile": profile, "pin": pin });
    assert!(listener.ask("sheet_codes", sheet(OTHER_PIN)).is_err());
    // The wait after a wrong PIN.
    std::thread::sleep(std::time::Duration::from_secs(3));
    let given = listener.app.ask("sheet_codes", sheet(PIN)).unwrap();
    assert_eq!(given, json!([{ "account": account, "codes": codes }]));
    listener.answered.borrow_mut().insert("sheet_codes".to_owned());
    listener.get("print_page", json!({}));

    walk(&listener, &[profile, second, json!("nobody")], &[account, json!("none")], 600);

    for command in ["remove_account", "lock", "remove_profile"] {
        let _ = listener.ask(command, one.clone());
    }

    // Commands that need what a test has not: a camera, a screen, a clipboard, a damaged file.
    let elsewhere = [
        "cameras",
        "camera_start",
        "camera_stop",
        "scan_frame",
        "scan_screen",
        "scan_clipboard",
        "copy_code",
        "copy_backup_code",
        "recover",
        "watch",
    ];
    let answered = listener.answered.borrow();
    let silent: Vec<_> =
        COMMANDS.iter().filter(|name| !answered.contains(**name) && !elsewhere.contains(name)).collect();
    assert!(silent.is_empty(), "never answered well, so hardly looked through: {silent:?}");
}

/// Two that are kept, one of which is used; each crosses only in the answer that shows it.
fn backup_codes(listener: &Listener, profile: &Value, account: &Value) {
    let this = |more: Value| {
        let mut args = json!({ "profile": profile, "account": account });
        args.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        args
    };
    listener.watch_for(BACKUP_CODES.map(str::to_owned));
    let text = BACKUP_CODES.join("\n");
    let keep = |put: &str| {
        let source = json!({ "from": "text", "text": text });
        let entered = listener.get("enter_backup_codes", this(json!({ "source": source })));
        let new = json!({ "kept": "here", "ticket": entered["ticket"], "kind": "list" });
        listener.get(put, this(json!({ "new": new })));
    };
    keep("note_backup_codes");
    keep("replace_backup_codes");
    for command in ["use_backup_code", "undo_backup_code", "check_backup_codes", "use_backup_code"] {
        listener.get(command, this(json!({})));
    }
    let which = json!({ "among": "left", "index": 0 });
    let show = |pin: &str| this(json!({ "which": which, "pin": pin }));
    let shown = listener.app.get("show_backup_code", show(PIN));
    assert_eq!(listener.leaks(&shown), [BACKUP_CODES[1]], "the answer that may hold one");
    listener.answered.borrow_mut().insert("show_backup_code".to_owned());
    assert!(listener.ask("show_backup_code", show(OTHER_PIN)).is_err());
    std::thread::sleep(std::time::Duration::from_secs(3));
    listener.app.get("show_backup_code", show(PIN));
    listener.get("backup_codes", this(json!({})));
    listener.get("codes", this(json!({})));
    listener.get("hide_backup_code", this(json!({})));
    listener.get("forget_entered_codes", json!({}));
    listener.get("forget_backup_codes", this(json!({})));
    keep("note_backup_codes");
}

/// Commands as they come, each with every argument that any of them takes.
fn walk(listener: &Listener, profiles: &[Value], accounts: &[Value], steps: u32) {
    // They ask devices, or a scrypt of a second; the last one's answer is a secret, to whoever has the PIN.
    let slow = [
        "cameras",
        "camera_start",
        "camera_stop",
        "scan_screen",
        "scan_clipboard",
        "save_backup",
        "auto_backup_on",
        "open_backup",
        "show_practice_site",
        "stop_practice_site",
        "sheet_codes",
    ];
    // Then there would be nothing left to ask about.
    let last =
        ["lock", "remove_account", "remove_profile", "watch", "forget_backup_codes", "show_backup_code"];
    let commands: Vec<_> =
        COMMANDS.iter().filter(|name| !slow.contains(*name) && !last.contains(*name)).collect();
    let mut dice = Dice(20_260_101);
    let typed = [PIN, OTHER_PIN, OWN, "", "12"];
    // What the person calls things is shown, of course.
    let names = ["", "Jan", "\u{202e}\u{0}", "<b>"];
    for _ in 0..steps {
        let (whereabouts, ticket) = (*dice.of(&names), *dice.of(&[2, 3, 4, 5, 6, 7, 8]));
        let command = dice.of(&commands);
        let mut args = json!({ "minutes": 5, "language": "nl", "theme": "dark", "hide": false, "on": true, "snooze": "week" });
        for field in ["pin", "pinAgain", "newPin", "newPinAgain", "text", "passphrase"] {
            args[field] = json!(dice.of(&typed));
        }
        for field in ["name", "issuer"] {
            args[field] = json!(dice.of(&names));
        }
        let secret = BASE32_NOPAD.encode(&seed());
        args["profile"] = dice.of(profiles).clone();
        args["account"] = dice.of(accounts).clone();
        args["link"] =
            json!(dice.of(&[link("totp", "6"), link("hotp", "6"), link("totp", "x"), secret.clone()]));
        args["key"] = json!({ "issuer": "Typt", "name": "jan", "secret": secret });
        args["ticket"] = json!(dice.of(&[0, 1, 2, 3, 99]));
        args["new"] = dice
            .of(&[
                json!({ "kept": "here", "ticket": ticket, "kind": "list" }),
                json!({ "kept": "apart", "place": "safe", "kind": "list", "count": 3, "whereabouts": whereabouts }),
            ])
            .clone();
        let codes = format!("{}\n{}", BACKUP_CODES[0], BACKUP_CODES[1]);
        args["source"] =
            dice.of(&[json!({ "from": "text", "text": codes }), json!({ "from": "file" })]).clone();
        let pin = dice.of(&typed);
        args["target"] = dice
            .of(&[
                json!({ "to": "new-profile", "name": "Piet", "pin": pin, "pinAgain": pin }),
                json!({ "to": "profile", "profile": profiles[0], "pin": pin, "replaces": accounts[0] }),
            ])
            .clone();
        // A wrong type is an error of tauri's own, which quotes what it got.
        let field = dice.of(&["", "", "", "pin", "profile", "link", "target", "key", "new", "source"]);
        if !field.is_empty() {
            args[*field] = json!({ "unexpected": 1 });
        }
        let _ = listener.ask(command, args);
    }
}
