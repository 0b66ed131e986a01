//! A profile that a newer Koppel saved, in the layout of now with more in it: it opens, its codes are right, and nothing of it is written.

use koppel_core::backup::{self, Folder, Passphrase, Work};
use koppel_core::vault::ReadOnly;
use ring::{aead, hkdf};
use serde_json::{Value, json};

use super::damage::{changed_once, with_digest};
use super::ports::{Disk, Machine};
use super::*;

/// Of header and body.
type Change = fn(&mut Value, &mut Value);

/// The file as a newer Koppel with the same keys would save it. `change` gets header and body.
fn saved_by_newer(
    disk: &Disk,
    id: ProfileId,
    version: &[u8; 2],
    change: impl FnOnce(&mut Value, &mut Value),
) -> Vec<u8> {
    let file = &disk.files[&format!("{id}.koppel")];
    let start = 12 + u32::from_le_bytes(file[8..12].try_into().unwrap()) as usize;
    let mut header: Value = serde_json::from_slice(&file[12..start]).unwrap();
    let key = body_key(&header, &disk.items[&id.to_string()], id);
    let mut body: Value =
        serde_json::from_slice(&opened(&key, &file[..start], &file[start..file.len() - 32])).unwrap();

    change(&mut header, &mut body);
    let json = serde_json::to_vec(&header).unwrap();
    let mut newer = [&b"KOPPEL"[..], version, &(json.len() as u32).to_le_bytes(), &json].concat();
    let sealed = sealed(&key, &newer, &serde_json::to_vec(&body).unwrap());
    newer.extend(sealed);
    with_digest(newer)
}

/// docs/vault-format.md, Keys.
fn body_key(header: &Value, record: &[u8], id: ProfileId) -> [u8; 32] {
    let base64 = |value: &Value| data_encoding::BASE64.decode(value.as_str().unwrap().as_bytes()).unwrap();
    let (lock, device_key) = (&header["lock"], &record[36..68]);
    let figure = |name: &str| lock["cost"][name].as_u64().unwrap() as u32;
    let params = argon2::Params::new(figure("memory"), figure("passes"), figure("lanes"), Some(32)).unwrap();
    let argon2 = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    let mut stretched = [0; 32];
    argon2.hash_password_into(PIN.as_bytes(), &base64(&lock["salt"]), &mut stretched).unwrap();
    let wrapping = derived(&[&stretched[..], device_key].concat(), id, b"pin/v1");
    let profile_key = opened(&wrapping, id.as_bytes(), &base64(&lock["profile_key"]));
    derived(&profile_key, id, b"body/v1")
}

fn derived(input: &[u8], id: ProfileId, info: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    let random = hkdf::Salt::new(hkdf::HKDF_SHA256, id.as_bytes()).extract(input);
    random.expand(&[info], hkdf::HKDF_SHA256).unwrap().fill(&mut key).unwrap();
    key
}

fn cipher(key: &[u8]) -> aead::LessSafeKey {
    aead::LessSafeKey::new(aead::UnboundKey::new(&aead::AES_256_GCM, key).unwrap())
}

fn opened(key: &[u8], with: &[u8], sealed: &[u8]) -> Vec<u8> {
    let (nonce, text) = sealed.split_at(12);
    let (nonce, mut text) = (aead::Nonce::try_assume_unique_for_key(nonce).unwrap(), text.to_vec());
    cipher(key).open_in_place(nonce, aead::Aad::from(with), &mut text).unwrap().to_vec()
}

fn sealed(key: &[u8], with: &[u8], plain: &[u8]) -> Vec<u8> {
    let (nonce, mut text) = ([7; 12], plain.to_vec());
    let at = aead::Nonce::assume_unique_for_key(nonce);
    cipher(key).seal_in_place_append_tag(at, aead::Aad::from(with), &mut text).unwrap();
    [&nonce[..], &text].concat()
}

/// More of everything: keys in the header, the body and an account, and an account of a kind that nobody knows yet.
fn more(header: &mut Value, body: &mut Value) {
    header["colour"] = json!("green");
    header["backup_codes"] = json!({"of": "another shape"});
    body["tags"] = json!(["work"]);
    body["auto_backup"] =
        json!({"folder": "/media/stick", "passphrase": "one-two-three-four-five-six", "every": 7});
    body["accounts"][0]["icon"] = json!("bank");
    body["accounts"][0]["backup"]["now"] = json!({"kind": "drone", "left": 1});
    let mut unknown = body["accounts"][0].clone();
    unknown["id"] = json!("8b000000000000000000000000000000");
    unknown["scheme"] = json!({"type": "passkey", "credential": "AAAA"});
    let mut odd = body["accounts"][0].clone();
    odd["id"] = json!("8c000000000000000000000000000000");
    odd["scheme"]["drift"] = json!(30);
    body["accounts"].as_array_mut().unwrap().extend([unknown, odd]);
}

/// A computer with such a file, and the code that its account has at [`NOW`].
fn newer(version: &[u8; 2], change: impl FnOnce(&mut Value, &mut Value)) -> (Machine, ProfileId, String) {
    let (machine, id, mut good) = changed_once();
    let open = machine.vault().unlock(id, &pin(PIN), a_minute_later()).unwrap();
    let code = code(&open);
    let file = saved_by_newer(&good, id, version, change);
    good.files.insert(format!("{id}.koppel"), file);
    machine.put(&good);
    (machine, id, code)
}

fn code(open: &OpenProfile) -> String {
    open.content().accounts[0].otp().unwrap().code_at(NOW).unwrap().text
}

#[test]
fn it_opens_and_what_is_known_of_it_is_there() {
    let (machine, id, expected) = newer(b"02", more);
    let vault = machine.vault();
    let card = vault.profiles(a_minute_later()).unwrap().remove(0);
    assert!(card.is_read_only && card.backup_codes.is_none());
    assert_eq!((card.name.as_str(), card.state), ("Lotte", CardState::Locked { tries_left: 3, wait: 0 }));

    let open = vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
    assert_eq!(code(&open), expected);
    assert_eq!(open.read_only(), Some(ReadOnly { hidden: 2 }), "a kind and a scheme that are not known");
    assert_eq!((open.content().accounts.len(), open.content().lock_after), (1, 30));
    assert!(open.content().auto_backup.is_none() && open.content().accounts[0].backup.noted().is_none());

    // The control: the same file of a version that is known is damage, not something to be lenient with.
    let (machine, id, _) = newer(b"01", |_, body| body["tags"] = json!(["work"]));
    let refused = machine.vault().unlock(id, &pin(PIN), a_minute_later());
    assert_eq!(code_of(refused.err().unwrap()), "damaged");
}

#[test]
fn nothing_of_it_is_written() {
    let (machine, id, _) = newer(b"09", more);
    let vault = machine.vault();
    let mut open = vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
    let before = machine.disk.lock().unwrap().clone();
    let (now, more) = (a_minute_later(), account("Second", "lotte"));
    for (what, answer) in [
        ("a change", vault.change(&mut open, |content| content.lock_after = 1)),
        ("another account", pairing::into_profile(&vault, &mut open, &[&more], None, now).map(drop)),
        ("another name", vault.rename(&mut open, "Tom")),
        ("another PIN", vault.change_pin(id, &pin(PIN), &pin("806152"), now)),
    ] {
        assert_eq!(code_of(answer.err().unwrap()), "profile-read-only", "{what}");
    }
    assert!(open.read_only().is_some() && open.content().lock_after == 30);
    let after = machine.disk.lock().unwrap().clone();
    assert!(
        before.files == after.files && before.items == after.items,
        "nothing is touched and no try counted"
    );

    // It goes on being what it was for whoever can write it: the same bytes, removed as any other.
    vault.remove(id).unwrap();
    assert!(machine.disk.lock().unwrap().files.is_empty());
}

#[test]
fn three_wrong_pins_end_it_like_any_other() {
    let (machine, id, _) = newer(b"02", more);
    let codes: Vec<_> = (0..3)
        .map(|_| code_of(machine.vault().unlock(id, &pin(WRONG), a_minute_later()).err().unwrap()))
        .collect();
    assert_eq!(codes, ["pin-wrong", "pin-wrong", "profile-blocked"]);
    let card = machine.vault().profiles(a_minute_later()).unwrap().remove(0);
    assert_eq!((card.state, card.name.as_str(), card.is_read_only), (CardState::Blocked, "Lotte", false));
}

#[test]
fn it_is_not_put_aside_for_what_was_there_before() {
    let (machine, id, _) = newer(b"02", |_, body| *body = json!("nothing that is known"));
    assert_eq!(code_of(machine.vault().unlock(id, &pin(PIN), a_minute_later()).err().unwrap()), "too-new");
    let before = machine.disk.lock().unwrap().files.clone();
    let asked = machine.vault().recover_previous(id, &pin(PIN), a_minute_later());
    assert_eq!(code_of(asked.err().unwrap()), "profile-read-only");
    assert_eq!(machine.disk.lock().unwrap().files, before);
}

/// The file of now is damaged, and the one before is a newer Koppel's: to bring it back is to write it.
#[test]
fn a_generation_before_that_is_newer_is_not_rewritten() {
    let (machine, id, _) = newer(b"02", more);
    {
        let mut disk = machine.disk.lock().unwrap();
        let newest = disk.files[&format!("{id}.koppel")].clone();
        disk.files.insert(format!("{id}.koppel.previous"), newest);
        disk.files.insert(format!("{id}.koppel"), b"damaged".to_vec());
    }
    let before = machine.disk.lock().unwrap().clone();
    let asked = machine.vault().recover_previous(id, &pin(PIN), a_minute_later());
    assert_eq!(code_of(asked.err().unwrap()), "profile-read-only");
    let after = machine.disk.lock().unwrap().clone();
    assert!(before.files == after.files && before.items == after.items);
}

/// Koppel is brought up to date, and later the old one is started again beside it, or the other way round.
#[test]
fn an_open_profile_becomes_read_only_when_a_newer_koppel_saves_it() {
    let (machine, id, _) = changed_once();
    let vault = machine.vault();
    let mut open = vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
    let mut newer = machine.disk.lock().unwrap().clone();
    let file = saved_by_newer(&newer, id, b"02", |header, body| {
        header["generation"] = json!(header["generation"].as_u64().unwrap() + 1);
        more(header, body);
    });
    newer.files.insert(format!("{id}.koppel"), file);
    machine.put(&newer);
    assert_eq!(code_of(vault.change(&mut open, |_| ()).err().unwrap()), "profile-read-only");
    assert!(vault.refresh(&mut open).unwrap());
    assert_eq!(open.read_only(), Some(ReadOnly { hidden: 2 }));
    assert_eq!(vault.hold(&open).unwrap().read_only(), open.read_only());
}

#[test]
fn there_is_no_backup_of_what_is_not_wholly_known() {
    let (machine, id, _) = newer(b"02", more);
    let vault = machine.vault();
    let mut open = vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
    let folder = Folder { path: "/backups".into(), files: Box::new(machine.clone()) };
    let before = machine.disk.lock().unwrap().files.clone();
    let words = Passphrase::typed("one-two-three-four-five-six");
    let saved = backup::save(&vault, &mut open, &words, Work::new(1).unwrap(), &folder, "a.age", NOW);
    assert!(matches!(saved, Err(backup::BackupError::Vault(VaultError::ReadOnly))));
    assert_eq!(machine.disk.lock().unwrap().files, before, "nor a file of it");
}

#[test]
fn whatever_opens_a_profile_has_to_be_known() {
    let unknown: [(&str, Change); 6] = [
        ("another lock", |header, _| header["lock"]["token"] = json!("AAAA")),
        ("no lock that is known", |header, _| header["lock"] = json!(["Argon3"])),
        ("no generation", |header, _| header["generation"] = json!("seven")),
        ("no name", |header, _| drop(header.as_object_mut().unwrap().remove("name"))),
        ("a list", |header, _| *header = json!([header["profile"], header["name"], 1, 7, [], null])),
        ("a body that is none", |_, body| body["accounts"] = json!(7)),
    ];
    for (what, change) in unknown {
        let (machine, id, _) = newer(b"02", change);
        let refused = machine.vault().unlock(id, &pin(PIN), a_minute_later());
        assert_eq!(code_of(refused.err().unwrap()), "too-new", "{what}");
    }
    // A cost above the cap stays what it is, whoever wrote it.
    let (machine, id, _) = newer(b"02", |header, _| header["lock"]["cost"]["passes"] = json!(11));
    assert_eq!(code_of(machine.vault().unlock(id, &pin(PIN), a_minute_later()).err().unwrap()), "damaged");
}
