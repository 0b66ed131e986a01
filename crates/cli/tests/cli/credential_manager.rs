//! First light with Windows' own keystore, in the account of whoever runs the tests; the profile is removed at the end.
#![cfg(windows)]

use koppel_core::ids::ProfileId;
use koppel_core::ports::Keystore;
use koppel_platform::keystore::OsKeystore;

use crate::drive::{PIN, Person, SECRET_BYTES, files_below, link};
use crate::{draw, otp};

#[test]
fn an_image_becomes_a_profile_whose_key_is_in_the_credential_manager() {
    let person = Person::new().set("KOPPEL_KEYSTORE", "os");
    draw::codes(&person.path("code.png"), &[link("ACME", "alice").as_bytes()]);
    let image = person.path("code.png").display().to_string();
    let pair = ["pair", "--image", &image, "--profile", "Work", "--pin-stdin"];
    let paired = person.run(&pair, &[PIN, PIN]);
    assert_eq!(paired.code, 0, "{}", paired.err);

    let file = person.profile_file();
    let id: ProfileId = file.file_stem().unwrap().to_str().and_then(ProfileId::parse).unwrap();
    let kept = || OsKeystore::new().read(&id).unwrap();
    assert!(kept().is_some(), "the key is elsewhere");
    assert!(files_below(&person.path("keys")).is_empty());

    let codes = person.codes(&["--at", "59"]);
    assert_eq!(codes.json()[0]["code"], otp::totp(SECRET_BYTES, 59, 30, 6), "{}", codes.err);
    assert!(!codes.err.contains("not in this computer's keystore"), "{}", codes.err);

    person.run(&["codes", "--profile", "Work", "--pin-stdin"], &["902741"]).refused(3, "two tries left");
    assert_eq!(person.list()[0]["tries_left"], 2);

    let removed = person.run(&["remove", "--profile", "Work", "--yes"], &[]);
    assert_eq!(removed.code, 0, "{}", removed.err);
    assert!(kept().is_none(), "its key outlives the profile");
}
