//! The system's own keystore: Credential Manager, the login keychain, the Secret Service.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error};
use koppel_core::ids::ProfileId;
use koppel_core::ports::{Keystore, KeystoreError};
use zeroize::Zeroizing;

#[cfg(target_os = "macos")]
use apple_native_keyring_store::keychain::Store;
#[cfg(target_os = "windows")]
use windows_native_keyring_store::Store;
#[cfg(all(unix, not(target_os = "macos")))]
use zbus_secret_service_keyring_store::Store;

/// The service under which every item stands; its user is the profile's id.
const SERVICE: &str = "Koppel";

/// One item a profile. Connects when first used, and again after the keystore was restarted.
#[derive(Default)]
pub struct OsKeystore {
    store: Mutex<Option<Arc<Store>>>,
}

impl OsKeystore {
    /// Does not connect yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Does `step` with the profile's item; once more over a new connection when the platform failed, since
    /// the service at the other end may have been restarted. Every step may be done twice without harm.
    fn with_item<T>(
        &self,
        profile: &ProfileId,
        step: impl Fn(&Entry) -> Result<T, Error>,
    ) -> Result<T, KeystoreError> {
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        let was_connected = store.is_some();
        match step(&item(connected(&mut store)?, profile)?) {
            Err(Error::PlatformFailure(_)) if was_connected => {
                *store = None;
                step(&item(connected(&mut store)?, profile)?)
            }
            other => other,
        }
        .map_err(refine)
    }
}

impl Keystore for OsKeystore {
    fn read(&self, profile: &ProfileId) -> Result<Option<Zeroizing<Vec<u8>>>, KeystoreError> {
        self.with_item(profile, |item| match item.get_secret() {
            Ok(record) => Ok(Some(Zeroizing::new(record))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
    }

    fn write(&self, profile: &ProfileId, record: &[u8]) -> Result<(), KeystoreError> {
        self.with_item(profile, |item| item.set_secret(record))
    }

    fn delete(&self, profile: &ProfileId) -> Result<(), KeystoreError> {
        self.with_item(profile, |item| match item.delete_credential() {
            Err(Error::NoEntry) => Ok(()),
            other => other,
        })
    }
}

/// The connection, made now if there is none. Not remembered when it fails: a keystore may start later than
/// a program that starts at login.
fn connected(store: &mut Option<Arc<Store>>) -> Result<&Arc<Store>, KeystoreError> {
    if store.is_none() {
        *store = Some(Store::new().map_err(|error| KeystoreError::Missing(error.to_string()))?);
    }
    store.as_ref().ok_or_else(|| KeystoreError::Missing("not connected".to_owned()))
}

fn item(store: &Arc<Store>, profile: &ProfileId) -> Result<Entry, KeystoreError> {
    store.build(SERVICE, &profile.to_string(), Some(&modifiers())).map_err(refine)
}

/// What one must say to each keystore so that the item stays on this computer and can be recognised.
fn modifiers() -> HashMap<&'static str, &'static str> {
    if cfg!(target_os = "windows") {
        // The default, Enterprise, roams with the person's profile to other computers.
        HashMap::from([("persistence", "Local")])
    } else if cfg!(target_os = "macos") {
        // The login keychain is a file of this Mac; iCloud carries only the other kind.
        HashMap::new()
    } else {
        HashMap::from([("label", SERVICE)])
    }
}

fn refine(error: Error) -> KeystoreError {
    match error {
        Error::NoDefaultStore | Error::NotSupportedByStore(_) => KeystoreError::Missing(error.to_string()),
        Error::NoStorageAccess(_) => KeystoreError::Refused(error.to_string()),
        // Their texts would carry the record itself.
        Error::BadEncoding(_) | Error::BadDataFormat(..) => {
            KeystoreError::Failed("malformed item".to_owned())
        }
        other => KeystoreError::Failed(other.to_string()),
    }
}
