//! From a link to a code, and all that can go wrong on the way.

use koppel_platform::clock;
use serde_json::{Value, json};
use tauri::ipc::InvokeBody;

use super::app::{TestApp, ask};

/// RFC 6238's secret, `12345678901234567890`.
const TOTP: &str = "otpauth://totp/Proef:jan%40proef.nl?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Proef";
const HOTP: &str =
    "otpauth://hotp/Proef:teller?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Proef&counter=0";
const PIN: &str = "581936";
const OTHER_PIN: &str = "274905";

/// RFC 4226 by hand, over ring's HMAC: nothing of koppel-core and nothing of totp-rs.
fn code_by_hand(counter: u64) -> String {
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, b"12345678901234567890");
    let mac = ring::hmac::sign(&key, &counter.to_be_bytes());
    let mac = mac.as_ref();
    let offset = usize::from(mac[19] & 15);
    let number = u32::from_be_bytes(mac[offset..offset + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

#[test]
fn by_hand_is_right() {
    // RFC 4226, appendix D.
    assert_eq!([code_by_hand(0), code_by_hand(1), code_by_hand(9)], ["755224", "287082", "520489"]);
}

#[test]
fn a_first_pairing_gives_the_code_that_the_service_accepts() {
    let app = TestApp::start();
    assert!(app.states().is_empty());
    let found = app.get("read_link", json!({ "link": TOTP }));
    assert_eq!(found["what"]["kind"], "account");
    assert_eq!(found["what"]["account"]["issuer"], "Proef");
    assert_eq!(found["what"]["account"]["name"], "jan@proef.nl");

    let (profile, account) = app.pair(TOTP, "Jan", PIN);
    app.get("pair_confirm", json!({}));
    assert_eq!(app.states(), ["open"]);

    let codes = app.get("codes", json!({ "profile": profile }));
    let shown = &codes["accounts"][0];
    assert_eq!(shown["id"], account.as_str());
    let from = shown["validFrom"].as_u64().unwrap();
    assert!(from <= clock::now() && clock::now() <= from + 31);
    assert_eq!(shown["code"], code_by_hand(from / 30));
    assert_eq!(shown["next"], code_by_hand(from / 30 + 1));
}

#[test]
fn locked_is_locked_and_only_the_pin_opens() {
    let app = TestApp::start();
    let (profile, _) = app.pair(TOTP, "Jan", PIN);
    app.get("lock", json!({ "profile": profile }));
    assert_eq!(app.states(), ["locked"]);
    assert_eq!(app.refused("codes", json!({ "profile": profile })), "profile-locked");
    assert_eq!(app.refused("rename_profile", json!({ "profile": profile, "name": "x" })), "profile-locked");

    let wrong = app.try_pin(&profile, OTHER_PIN).unwrap_err();
    assert_eq!(wrong, json!({ "code": "pin-wrong", "args": { "left": 2 } }));
    app.try_pin(&profile, PIN).unwrap();
    assert_eq!(app.states(), ["open"]);

    app.shell().lock_all();
    for left in [2, 1] {
        let wrong = app.try_pin(&profile, OTHER_PIN).unwrap_err();
        assert_eq!(wrong["args"]["left"], left);
        assert_eq!(app.get("state", json!({}))["profiles"][0]["triesLeft"], left);
    }
    assert_eq!(app.try_pin(&profile, OTHER_PIN).unwrap_err()["code"], "profile-blocked");
    assert_eq!(app.try_pin(&profile, PIN).unwrap_err()["code"], "profile-blocked");
    assert_eq!(app.states(), ["blocked"]);
}

#[test]
fn another_start_finds_the_profile_locked() {
    let first = TestApp::start();
    let (profile, _) = first.pair(TOTP, "Jan", PIN);
    let TestApp { app, home, .. } = first;
    drop(app);
    let second = TestApp::start_at(home);
    assert_eq!(second.states(), ["locked"]);
    second.get("unlock", json!({ "profile": profile, "pin": PIN }));
    assert_eq!(second.get("codes", json!({ "profile": profile }))["accounts"].as_array().unwrap().len(), 1);
}

#[test]
fn hotp_counts_on_and_forgets_what_it_showed() {
    let app = TestApp::start();
    let (profile, account) = app.pair(HOTP, "Jan", PIN);
    let this = json!({ "profile": profile, "account": account });
    let shown = || app.get("codes", json!({ "profile": profile }))["accounts"][0]["code"].clone();
    assert_eq!(shown(), Value::Null);
    assert_eq!(app.refused("copy_code", this.clone()), "no-code-yet");
    assert_eq!(app.get("next_code", this.clone()), code_by_hand(0));
    assert_eq!(app.get("next_code", this.clone()), code_by_hand(1));
    assert_eq!(shown(), code_by_hand(1));
    app.get("lock", json!({ "profile": profile }));
    app.get("unlock", json!({ "profile": profile, "pin": PIN }));
    assert_eq!(shown(), Value::Null);
    assert_eq!(app.get("next_code", this), code_by_hand(2));
}

#[test]
fn a_save_that_fails_keeps_the_ticket() {
    let app = TestApp::start();
    let ticket = app.ticket(TOTP);
    let save = |name: &str, pin: &str, again: &str| {
        let target = json!({ "to": "new-profile", "name": name, "pin": pin, "pinAgain": again });
        json!({ "ticket": ticket, "target": target })
    };
    assert_eq!(app.refused("pair_save", save("Jan", PIN, OTHER_PIN)), "pin-differs");
    assert_eq!(app.refused("pair_save", save("Jan", "1234", "1234")), "pin-running");
    assert_eq!(app.refused("pair_save", save(" ", PIN, PIN)), "profile-name-empty");
    assert!(app.states().is_empty());
    app.get("pair_save", save("Jan", PIN, PIN));
    assert_eq!(app.refused("pair_save", save("jan", PIN, PIN)), "profile-name-taken");
    assert_eq!(app.states(), ["open"]);
}

#[test]
fn taking_back_a_new_profile_leaves_nothing() {
    let app = TestApp::start();
    app.pair(TOTP, "Jan", PIN);
    app.get("pair_undo", json!({}));
    assert!(app.states().is_empty());
    for folder in ["data/profiles", "keys"] {
        let left: Vec<_> = std::fs::read_dir(app.home.path().join(folder)).unwrap().collect();
        let names = left.into_iter().map(|file| file.unwrap().file_name());
        assert_eq!(names.filter(|name| name != "vault.lock").count(), 0, "{folder}");
    }
    // Once is enough, and the desk still has it.
    app.get("pair_undo", json!({}));
    app.pair(TOTP, "Jan", PIN);
    app.get("pair_confirm", json!({}));
    app.get("pair_undo", json!({}));
    assert_eq!(app.states(), ["open"]);
}

#[test]
fn the_old_pairing_stays_until_the_new_one_is_confirmed() {
    let app = TestApp::start();
    let (profile, old) = app.pair(TOTP, "Jan", PIN);
    let found = app.get("read_link", json!({ "link": TOTP }));
    let already = &found["what"]["account"]["already"][0];
    assert_eq!(already["account"], old.as_str());
    assert_eq!(already["profileName"], "Jan");

    let accounts = || {
        let codes = app.get("codes", json!({ "profile": profile }));
        let accounts = codes["accounts"].as_array().unwrap().clone();
        accounts.into_iter().map(|account| account["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let replace = |pin: &str| {
        let target = json!({ "to": "profile", "profile": profile, "pin": pin, "replaces": old });
        json!({ "ticket": found["ticket"], "target": target })
    };
    assert_eq!(app.refused("pair_save", replace(OTHER_PIN)), "pin-wrong");
    app.try_pin(&profile, PIN).unwrap();
    app.get("pair_save", replace(PIN));
    assert_eq!(accounts().len(), 2);
    app.get("pair_undo", json!({}));
    assert_eq!(accounts(), std::slice::from_ref(&old));

    let paired = app.get("pair_save", replace(PIN));
    app.get("pair_confirm", json!({}));
    assert_eq!(accounts(), [paired["accounts"][0].as_str().unwrap()]);
}

#[test]
fn what_does_not_exist_is_refused() {
    let app = TestApp::start();
    let (profile, _) = app.pair(TOTP, "Jan", PIN);
    let nobody = "0".repeat(32);
    for id in ["", "x", nobody.as_str()] {
        for command in ["next_code", "copy_code"] {
            assert_eq!(
                app.refused(command, json!({ "profile": profile, "account": id })),
                "account-not-found"
            );
        }
        let rename = json!({ "profile": profile, "account": id, "issuer": "a", "name": "b" });
        assert_eq!(app.refused("rename_account", rename), "account-not-found");
        assert_eq!(app.refused("remove_profile", json!({ "profile": id })), "profile-not-found");
    }
    assert_eq!(app.refused("codes", json!({ "profile": nobody })), "profile-locked");
    let target = json!({ "to": "new-profile", "name": "Piet", "pin": PIN, "pinAgain": PIN });
    assert_eq!(app.refused("pair_save", json!({ "ticket": 99, "target": target })), "pairing-gone");
    let ticket = app.ticket("https://koppel.example/");
    assert_eq!(
        app.refused("pair_save", json!({ "ticket": ticket, "target": target })),
        "pairing-not-an-account"
    );
    app.get("scan_forget", json!({}));
    assert_eq!(app.refused("pair_save", json!({ "ticket": ticket, "target": target })), "pairing-gone");
}

#[test]
fn names_notes_and_times_are_kept() {
    let app = TestApp::start();
    let (profile, account) = app.pair(TOTP, "Jan", PIN);
    let this = |more: Value| {
        let mut args = json!({ "profile": profile, "account": account });
        args.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        args
    };
    app.get("rename_profile", json!({ "profile": profile, "name": "Jan thuis" }));
    app.get("set_lock_after", json!({ "profile": profile, "minutes": 1 }));
    app.get("rename_account", this(json!({ "issuer": "Werk\u{202e} ", "name": "jan" })));
    let new =
        json!({ "kept": "apart", "place": "paper", "kind": "code", "count": 1, "whereabouts": "blauwe map" });
    app.get("note_backup_codes", this(json!({ "new": new })));
    app.get("lock", json!({ "profile": profile }));
    app.get("unlock", json!({ "profile": profile, "pin": PIN }));
    let listed = &app.get("state", json!({}))["profiles"][0];
    assert_eq!((&listed["name"], &listed["lockAfter"]), (&json!("Jan thuis"), &json!(1)));
    assert_eq!(listed["services"], json!(["Werk"]));
    let kept = &app.get("codes", json!({ "profile": profile }))["accounts"][0];
    assert_eq!((&kept["issuer"], &kept["name"]), (&json!("Werk"), &json!("jan")));
    let backup =
        json!({ "status": "good", "left": 1, "total": 1, "place": "paper", "whereabouts": "blauwe map" });
    assert_eq!(kept["backup"], backup);
    app.get("remove_account", this(json!({})));
    assert_eq!(app.get("codes", json!({ "profile": profile }))["accounts"], json!([]));
    app.get("remove_profile", json!({ "profile": profile }));
    assert!(app.states().is_empty());
}

#[test]
fn settings_outlive_the_app() {
    let first = TestApp::start();
    first.get("set_language", json!({ "language": "nl" }));
    first.get("set_theme", json!({ "theme": "dark" }));
    let TestApp { app, home, .. } = first;
    drop(app);
    let state = TestApp::start_at(home).get("state", json!({}));
    assert_eq!((&state["language"], &state["theme"]), (&json!("nl"), &json!("dark")));
}

#[test]
fn images_come_as_bytes_and_bad_ones_are_named() {
    let app = TestApp::start();
    let scan = |bytes: &[u8]| ask(&app.window(), "scan_image", InvokeBody::Raw(bytes.to_vec()));
    assert_eq!(scan(b"").unwrap_err()["code"], "image-empty");
    assert_eq!(scan(b"not an image").unwrap_err()["code"], "image-unknown");
    assert_eq!(scan(b"\x89PNG\r\n\x1a\n then nothing").unwrap_err()["code"], "image-damaged");
    assert_eq!(app.refused("scan_image", json!({ "bytes": [1, 2, 3] })), "unexpected");
}

#[test]
fn what_another_program_does_is_seen() {
    let app = TestApp::start();
    let (profile, _) = app.pair(TOTP, "Jan", PIN);
    koppel_platform::lock_request::make(&app.home.path().join("data")).unwrap();
    let end = std::time::Instant::now() + std::time::Duration::from_secs(5);
    while app.states() != ["locked"] {
        assert!(std::time::Instant::now() < end, "the request to lock was not heard");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(app.refused("codes", json!({ "profile": profile })), "profile-locked");
}
