//! Windows' Credential Manager, for real, in the account of whoever runs the tests: each has ids of its own, and removes its items.
#![cfg(windows)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use keyring_core::api::CredentialStoreApi;
use koppel_core::ids::ProfileId;
use koppel_core::ports::Keystore;
use koppel_platform::keystore::OsKeystore;
use koppel_platform::random::OsRandom;
use windows_native_keyring_store::Store;

/// A profile whose item goes when the test does, also when it fails.
struct Profile(ProfileId);

impl Profile {
    fn new() -> Self {
        Self(ProfileId::make(&OsRandom::new()).unwrap())
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        let _ = OsKeystore::new().delete(&self.0);
    }
}

#[test]
fn a_record_is_kept_replaced_and_removed() {
    let store = OsKeystore::new();
    let (one, other) = (Profile::new(), Profile::new());
    assert!(store.read(&one.0).unwrap().is_none());
    store.delete(&one.0).unwrap();

    let every_byte: Vec<u8> = (0..=255).collect();
    store.write(&one.0, b"first").unwrap();
    store.write(&other.0, b"other").unwrap();
    store.write(&one.0, &every_byte).unwrap();
    assert_eq!(*store.read(&one.0).unwrap().unwrap(), every_byte);
    // Another connection, as another program has one.
    assert_eq!(*OsKeystore::new().read(&one.0).unwrap().unwrap(), every_byte);

    store.delete(&one.0).unwrap();
    assert!(store.read(&one.0).unwrap().is_none());
    assert_eq!(*store.read(&other.0).unwrap().unwrap(), b"other");
}

/// Credential Manager's own default roams with the person's profile to other computers.
#[test]
fn an_item_stays_on_this_computer() {
    let (ours, by_default) = (Profile::new(), Profile::new());
    let store = Store::new().unwrap();
    let entry = |profile: &Profile| store.build("Koppel", &profile.0.to_string(), None).unwrap();
    OsKeystore::new().write(&ours.0, b"record").unwrap();
    entry(&by_default).set_secret(b"record").unwrap();

    let persistence = |profile: &Profile| entry(profile).get_attributes().unwrap()["persistence"].clone();
    assert_eq!(persistence(&ours), "Local");
    assert_eq!(persistence(&by_default), "Enterprise", "the control: otherwise nothing was seen");
}
