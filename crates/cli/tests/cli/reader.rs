//! A stranger's program opens a vault: reader.py is written in another language, with other libraries, from
//! docs/vault-format.md and nothing else.

use std::fs;
use std::path::PathBuf;

use data_encoding::BASE64;
use serde_json::{Value, json};

use crate::drive::{PIN, Person, SECRET, SECRET_BYTES};
use crate::python;
use crate::tiqr_server::{SERVICE, Server};

const OTHER_PIN: &str = "902741";
const AT: u64 = 1_790_000_000;

/// Where the profile's file and record are.
pub struct Vault {
    file: PathBuf,
    record: PathBuf,
}

impl Vault {
    pub fn of(person: &Person) -> Self {
        let file = person.profile_file();
        let id = file.file_stem().unwrap().to_str().unwrap().to_owned();
        Self { record: person.path("keys").join(format!("{id}.key")), file }
    }

    pub fn read(&self, python: &str, pin: &str) -> Value {
        python::read(python, &self.file, &self.record, AT, pin)
    }
}

/// `Work` with an account of each kind.
fn with_every_kind() -> Person {
    let person = Person::with_work();
    for uri in [
        format!("otpauth://hotp/Lab:carol?secret={SECRET}&issuer=Lab&counter=7&algorithm=SHA512&digits=8"),
        format!("otpauth://totp/Steam:dave?secret={SECRET}&issuer=Steam&encoder=steam"),
    ] {
        let ran = person.run(&["pair", "--uri", &uri, "--profile", "Work", "--pin-stdin"], &[PIN]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    person
}

#[test]
fn a_reader_from_the_page_alone_finds_what_koppel_wrote() {
    let Some(python) = python::find() else { return };
    let person = with_every_kind();
    let read = Vault::of(&person).read(python, PIN);

    assert_eq!((&read["name"], &read["services"]), (&json!("Work"), &json!(["ACME", "Lab", "Steam"])));
    let accounts = read["accounts"].as_array().unwrap();
    let names = accounts.iter().map(|one| (one["issuer"].as_str().unwrap(), one["name"].as_str().unwrap()));
    assert_eq!(names.collect::<Vec<_>>(), [("ACME", "alice"), ("Lab", "carol"), ("Steam", "dave")]);
    assert_eq!(
        accounts.iter().map(|one| &one["scheme"]).collect::<Vec<_>>(),
        [
            &json!({"type": "totp", "algorithm": "sha1", "digits": 6, "period": 30}),
            &json!({"type": "hotp", "algorithm": "sha512", "digits": 8, "counter": 7}),
            &json!({"type": "steam"}),
        ]
    );
    for account in accounts {
        assert_eq!(account["secret"], json!(BASE64.encode(SECRET_BYTES)));
    }

    let codes = person.codes(&["--at", &AT.to_string(), "--account", "ACME"]).json();
    assert_eq!(read["codes"][0], codes[0]["code"]);
    let codes = person.codes(&["--account", "Lab"]).json();
    assert_eq!(read["codes"][1], codes[0]["code"]);
}

#[test]
fn it_finds_an_account_of_tiqr_and_its_secret() {
    let Some(python) = python::find() else { return };
    let (server, person) = (Server::new(), Person::new());
    let uri = server.enrolment();
    let ran = person.run(&["pair", "--uri", &uri, "--profile", "Work", "--pin-stdin"], &[PIN, PIN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let read = Vault::of(&person).read(python, PIN);
    assert_eq!((&read["services"], &read["tiqr"]), (&json!(["Uni"]), &json!([SERVICE])));
    let account = &read["accounts"][0];
    assert_eq!(
        account["scheme"],
        json!({
            "type": "tiqr", "service": SERVICE, "user": "jan@uni", "suite": "OCRA-1:HOTP-SHA1-6:QH10-S",
            "authentication": format!("{}/auth", server.base), "standing": "active",
        })
    );
    assert_eq!(account["secret"], json!(BASE64.encode(server.state().secret.as_ref().unwrap())));
    assert_eq!(read["codes"], json!([null]));
}

#[test]
fn it_finds_backup_codes_too() {
    let Some(python) = python::find() else { return };
    let person = Person::with_work();
    let set = ["backup-codes", "set", "--profile", "Work", "--account", "ACME", "--pin-stdin"];
    let here = [&set[..], &["--where", "here", "--codes-stdin", "--note", "my list"]].concat();
    assert_eq!(person.run(&here, &[PIN, "abcde-12345", "1234 5678", "fghij-67890"]).code, 0);
    let used = ["backup-codes", "used", "--profile", "Work", "--account", "ACME", "--pin-stdin"];
    assert_eq!(person.run(&used, &[PIN]).code, 0);

    let read = Vault::of(&person).read(python, PIN);
    let codes = &read["accounts"][0]["backup"];
    let (noted, at) = (&codes["now"]["noted"], &codes["now"]["used"]);
    assert!(noted.as_u64() > Some(1_700_000_000) && at.as_u64() >= noted.as_u64());
    assert_eq!(
        codes["now"],
        json!({"kind": "list", "place": "here", "whereabouts": "my list", "total": 3,
               "codes": ["1234 5678", "fghij-67890"], "noted": noted, "checked": at, "used": at, "replaced": null})
    );
    assert_eq!(
        codes["history"],
        json!([{"at": noted, "event": "noted", "left": 3, "total": 3},
               {"at": at, "event": "used", "left": 2, "total": 3, "struck": ["abcde-12345"]}])
    );
    assert_eq!(codes["undo"], json!({"index": 0, "used": null, "checked": null}));
    let told = json!({"kind": "list", "left": 2, "total": 3, "noted": noted, "checked": at, "place": "here"});
    assert_eq!(read["backup_codes"], json!([{"service": "ACME", "codes": told}]));
}

#[test]
fn it_is_refused_where_the_page_says_so() {
    let Some(python) = python::find() else { return };
    let person = Person::with_work();
    let vault = Vault::of(&person);
    let first = (fs::read(&vault.file).unwrap(), fs::read(&vault.record).unwrap());
    assert_eq!(vault.read(python, OTHER_PIN), json!({"refused": "wrong-pin"}));

    // After a PIN change the old PIN is dead, for the file now and for the one before.
    let change = ["pin", "--profile", "Work", "--pin-stdin"];
    assert_eq!(person.run(&change, &[PIN, OTHER_PIN, OTHER_PIN]).code, 0);
    assert_eq!(vault.read(python, PIN), json!({"refused": "wrong-pin"}));
    assert_eq!(vault.read(python, OTHER_PIN)["name"], "Work");
    let previous = vault.file.with_extension("koppel.previous");
    assert_eq!(python::read(python, &previous, &vault.record, AT, PIN), json!({"refused": "wrong-pin"}));
    assert_eq!(python::read(python, &previous, &vault.record, AT, OTHER_PIN)["name"], "Work");

    // An old copy of the file, and of the record.
    let now = (fs::read(&vault.file).unwrap(), fs::read(&vault.record).unwrap());
    fs::write(&vault.file, &first.0).unwrap();
    assert_eq!(vault.read(python, PIN), json!({"refused": "old-copy"}));
    fs::write(&vault.file, &now.0).unwrap();
    assert_eq!(vault.read(python, OTHER_PIN)["name"], "Work");

    let mut damaged = now.0.clone();
    damaged[20] ^= 1;
    fs::write(&vault.file, damaged).unwrap();
    assert_eq!(vault.read(python, OTHER_PIN), json!({"refused": "damaged"}));
    fs::write(&vault.file, &now.0).unwrap();

    for tries in 1..=3 {
        person.run(&["codes", "--profile", "Work", "--pin-stdin", "--json"], &["571904"]);
        let blocked = vault.read(python, OTHER_PIN) == json!({"refused": "blocked"});
        assert_eq!(blocked, tries == 3);
    }
    // And with the copies from before: their key is of a record that is gone.
    fs::write(&vault.file, &now.0).unwrap();
    assert_eq!(vault.read(python, OTHER_PIN), json!({"refused": "blocked"}));
}
