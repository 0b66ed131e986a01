//! A profile with many accounts, made with the app's own vault.

use koppel_core::ids::ProfileId;
use koppel_core::pairing;
use koppel_core::payload::NewAccount;
use koppel_core::pin::{Pin, PinLength};
use koppel_core::policy::Policy;
use koppel_drive::place::Place;
use koppel_drive::totp;
use koppel_platform::place::KeystoreKind;

/// Of every profile here.
pub const PIN: &str = "7294";

/// The vault of the app at this place, with the keystore in a folder.
pub fn vault(place: &Place) -> koppel_core::vault::Vault {
    koppel_platform::place::Place::new(place.vault(), KeystoreKind::Guarded(place.keys()))
        .vault(Policy::default())
}

/// Makes a profile with that many accounts of different services and people.
pub fn profile(place: &Place, accounts: usize) -> ProfileId {
    let accounts: Vec<_> = (0..accounts)
        .map(|n| {
            let secret: Vec<u8> = (0..20_u8).map(|byte| byte.wrapping_mul(97) ^ (n % 251) as u8).collect();
            let issuer =
                format!("{} {}", ["Universiteit", "Portaal", "Webmail", "Archief", "Rooster"][n % 5], n / 5);
            let name = format!("medewerker{n}@noordzee.example");
            NewAccount::typed(&issuer, &name, &totp::base32(&secret)).expect("a good key")
        })
        .collect();
    let pin = Pin::chosen(PIN, PIN, PinLength::default()).expect("a good PIN");
    let made = pairing::into_new_profile(
        &vault(place),
        "Lotte",
        &pin,
        &accounts.iter().collect::<Vec<_>>(),
        totp::now(),
    );
    made.expect("a profile").0.id()
}
