//! What a backup holds and what opens it; names, notes and proof.

use koppel_core::backup::{self, Backup, BackupError, Health, Passphrase};
use koppel_core::backup_codes::{Apart, Place};

use super::odd::Odd;
use super::ports::Machine;
use super::setup::*;

#[test]
fn a_backup_holds_the_whole_profile() {
    let (machine, disk) = (Machine::default(), Machine::default());
    let vault = machine.vault();
    let mut open = with_every_kind(&vault);
    let proof = save_at(&vault, &mut open, &disk).unwrap();
    assert_eq!((&proof.place, proof.made, proof.proven), (&place(NAME), NOW, NOW));

    let read = backup::read(&folder(&disk), NAME, &words()).unwrap();
    assert_eq!((read.name.as_str(), read.created, read.made), (open.name(), NOW, NOW));
    assert_eq!(read.content.lock_after, 30);
    assert_eq!(read.content.accounts.len(), 3);
    for (there, here) in read.content.accounts.iter().zip(&open.content().accounts) {
        assert_eq!((there.id, there.added, there.replaces), (here.id, here.added, here.replaces));
        assert_eq!((&there.issuer, &there.name), (&here.issuer, &here.name));
        assert_eq!(there.otp().unwrap().secret.expose(), here.otp().unwrap().secret.expose());
        assert_eq!(there.otp().unwrap().scheme, here.otp().unwrap().scheme);
        assert!(there.backup == here.backup);
    }
}

#[test]
fn the_json_is_version_2_to_the_letter() {
    // Whoever changes what is written makes a version 3, or older Koppels call it damaged.
    let (machine, disk) = (Machine::default(), Machine::default());
    let mut open = with_every_kind(&machine.vault());
    save_at(&machine.vault(), &mut open, &disk).unwrap();
    let identity = age::scrypt::Identity::new(age::secrecy::SecretString::from(WORDS.to_owned()));
    let plain = age::decrypt(&identity, &file(&disk, NAME)).unwrap();
    let [one, two, three] = [0, 1, 2].map(|at: usize| open.content().accounts[at].id);
    let secret = "+/v7+/v7+/v7+/v7+/v7+/v7+/s=";
    let paper = [
        r#"{"now":{"kind":"reset-code","place":"paper","whereabouts":"blue \"folder\"","total":1,"left":1,"#,
        r#""noted":1790000000,"checked":null,"used":null,"replaced":null},"#,
        r#""history":[{"at":1790000000,"event":"noted","left":1,"total":1}]}"#,
    ]
    .concat();
    let here = [
        r#"{"now":{"kind":"list","place":"here","whereabouts":"","total":3,"codes":["abcde-12345","fghij-67890"],"#,
        r#""noted":1790000000,"checked":1790000005,"used":1790000005,"replaced":null},"#,
        r#""history":[{"at":1790000000,"event":"noted","left":3,"total":3},"#,
        r#"{"at":1790000005,"event":"used","left":2,"total":3,"struck":["1234 5678"]}],"#,
        r#""undo":{"index":1,"used":null,"checked":null}}"#,
    ]
    .concat();
    let expected = [
        r#"{"format":"koppel-backup","version":2,"made":1790000000,"#.to_owned(),
        r#""profile":{"name":"Lotte \"Work\" ☂","created":1790000000,"lock_after":30,"accounts":["#
            .to_owned(),
        format!(r#"{{"id":"{one}","issuer":"Example","name":"lotte","secret":"{secret}","#),
        r#""scheme":{"type":"totp","algorithm":"sha256","digits":7,"period":60},"#.to_owned(),
        format!(r#""added":1790000000,"replaces":null,"backup":{paper}}},"#),
        format!(r#"{{"id":"{two}","issuer":"Hotp","name":"a","secret":"{secret}","#),
        r#""scheme":{"type":"hotp","algorithm":"sha512","digits":8,"counter":4294967300},"#.to_owned(),
        format!(r#""added":1790000007,"replaces":"{one}","backup":{here}}},"#),
        format!(
            r#"{{"id":"{three}","issuer":"Steam","name":"b","secret":"{secret}","scheme":{{"type":"steam"}},"#
        ),
        format!(r#""added":1790000007,"replaces":"{one}","backup":{{"now":null,"history":[]}}}}]}}}}"#),
    ];
    assert_eq!(String::from_utf8(plain).unwrap().trim_end(), expected.concat());
}

#[test]
fn a_backup_of_version_1_is_read() {
    let account = |n: u8, backup: &str| {
        format!(
            r#"{{"id":"{n:032x}","issuer":"Example","name":"lotte","secret":"+/v7+/v7+/v7+/v7+/v7+/v7+/s=","scheme":{{"type":"steam"}},"added":7,"replaces":null,"backup":{backup}}}"#
        )
    };
    let accounts = [
        account(1, r#"{"place":"paper","whereabouts":"blue folder","noted":1780000000}"#),
        account(2, r#"{"place":"password-manager","whereabouts":"","noted":1780000000}"#),
        account(3, r#"{"place":"none"}"#),
    ];
    let json = format!(
        r#"{{"format":"koppel-backup","version":1,"made":1790000000,"profile":{{"name":"Work","created":1780000000,"lock_after":5,"accounts":[{}]}}}}   "#,
        accounts.join(",")
    );
    let read = Backup::from_json(json.as_bytes()).unwrap();
    let noted =
        |n: usize| read.content.accounts[n].backup.noted().map(|noted| (noted.place(), noted.noted()));
    assert_eq!(noted(0), Some((Place::Apart(Apart::Paper), 1_780_000_000)));
    assert_eq!(noted(1), Some((Place::Apart(Apart::PasswordManager), 1_780_000_000)));
    assert_eq!(noted(2), None);
}

#[test]
fn nothing_readable_in_a_backup_tells_whose_it_is() {
    let bytes = saved_bytes();
    let has = |needle: &str| bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
    for needle in ["Lotte", "Example", "lotte", "koppel", "abacus", "+/v7"] {
        assert!(!has(needle), "{needle}");
    }
    // The control: what is not encrypted is found by the same search.
    assert!(has("scrypt"));
}

#[test]
fn the_words_may_be_typed_as_people_do_and_a_passphrase_of_one_s_own_may_not() {
    let bytes = saved_bytes();
    for typed in [WORDS, "Drop-Down Abacus ZOOM unlit  karate sedate "] {
        assert!(backup::open(&bytes, &Passphrase::typed(typed)).is_ok(), "{typed}");
    }
    let (machine, disk) = (Machine::default(), Machine::default());
    let mut open = pair(&machine.vault(), "Lotte");
    // Made of the list's words, but one's own: literal all the same.
    let own = Passphrase::typed("Zoom Abacus");
    backup::save(&machine.vault(), &mut open, &own, work(), &folder(&disk), NAME, NOW).unwrap();
    let opens = |typed: &str| backup::read(&folder(&disk), NAME, &Passphrase::typed(typed));
    assert!(opens("Zoom Abacus").is_ok());
    for typed in ["zoom abacus", "zoom-abacus", "Zoom Abacus ", "Zoom-Abacus"] {
        assert!(matches!(opens(typed), Err(BackupError::WrongPassphrase)), "{typed}");
    }
}

#[test]
fn a_name_that_is_taken_is_never_overwritten() {
    let machine = Machine::default();
    let mut open = pair(&machine.vault(), "Lotte");
    save(&machine, &mut open, NAME).unwrap();
    let before = file(&machine, NAME);
    let error = save(&machine, &mut open, NAME).unwrap_err();
    assert!(matches!(&error, BackupError::Exists { name } if name == NAME));
    assert_eq!(code_of(error), "backup-exists");
    assert_eq!(file(&machine, NAME), before);
    assert!(!names(&machine).iter().any(|name| name.ends_with(".new")), "no temporary file stays");
}

#[test]
fn the_newest_state_is_saved_also_when_another_program_made_it() {
    let machine = Machine::default();
    let mut here = pair(&machine.vault(), "Lotte");
    let vault = machine.vault();
    let mut there = vault.unlock(here.id(), &pin(PIN), a_minute_later()).unwrap();
    vault.change(&mut there, |content| content.lock_after = 9).unwrap();
    save(&machine, &mut here, NAME).unwrap();
    let read = backup::read(&folder(&machine), NAME, &words()).unwrap();
    assert_eq!(read.content.lock_after, 9);
}

#[test]
fn health_says_from_what_how_old_and_whether_it_is_behind() {
    let machine = Machine::default();
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    let seen = |there: bool| vault.health(open.id()).unwrap().seen(|_| there);
    assert_eq!(seen(true), Health::Never);
    assert_eq!(seen(false), Health::Never);

    let proof = save(&machine, &mut open, NAME).unwrap();
    let id = open.id();
    let health = |there: bool| {
        machine.vault().health(id).unwrap().seen(|asked| {
            assert_eq!(asked, place(NAME));
            there
        })
    };
    assert_eq!(health(true), Health::Current(proof.clone()));
    assert_eq!(health(false), Health::Gone(proof.clone()));

    // A wrong, a right and another PIN change nothing that a backup holds; a name does, and so does an account.
    vault.unlock(id, &pin(WRONG), a_minute_later()).err().unwrap();
    vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
    vault.change_pin(id, &pin(PIN), &pin(NEW_PIN), a_minute_later()).unwrap();
    assert_eq!(health(true), Health::Current(proof.clone()));
    vault.rename(&mut open, "Tom").unwrap();
    assert_eq!(health(true), Health::Behind(proof.clone()));
    save(&machine, &mut open, "second.age").unwrap();
    vault.change(&mut open, |content| content.accounts.clear()).unwrap();
    let seen = vault.health(id).unwrap();
    assert!(matches!(seen, Health::Behind(proof) if proof.place == place("second.age")));
    assert_eq!(vault.profiles(a_minute_later()).unwrap()[0].health, vault.health(id).unwrap());

    for bytes in machine.disk.lock().unwrap().files.values_mut() {
        bytes.truncate(100);
    }
    assert_eq!(vault.health(id).unwrap(), Health::Unknown);
    assert_eq!(vault.profiles(a_minute_later()).unwrap()[0].health, Health::Unknown);
}

#[test]
fn what_another_program_changes_meanwhile_is_behind() {
    // Between the reading of the profile and the note of its backup: in the folder's first write.
    let machine = Machine::default();
    let vault = machine.vault();
    let mut open = pair(&vault, "Lotte");
    let id = open.id();
    let meddle = move || {
        let vault = machine.vault();
        let mut open = vault.unlock(id, &pin(PIN), a_minute_later()).unwrap();
        vault.change(&mut open, |content| content.lock_after = 42).unwrap();
        Ok(())
    };
    let files = Odd { on_write: Box::new(meddle), ..Odd::default() };
    let folder = backup::Folder { path: BACKUPS.into(), files: Box::new(files) };
    backup::save(&vault, &mut open, &words(), work(), &folder, NAME, NOW).unwrap();
    assert!(matches!(vault.health(open.id()).unwrap(), Health::Behind(_)));
    assert_eq!(open.content().lock_after, 42, "and the change is not lost");
}
