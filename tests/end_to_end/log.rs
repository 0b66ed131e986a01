//! What the app prints goes into the logs of whoever started it.

use std::fs;

use koppel_drive::app::App;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::totp;

use super::{PORTAL, UNIVERSITY, koppel};

/// So long that they are nowhere by chance.
const PIN: &str = "730518264917";
const WRONG: &str = "184093726540";

#[tokio::test]
async fn also_at_its_most_talkative_it_prints_no_secret() {
    let talkative = [("G_MESSAGES_DEBUG", "all"), ("RUST_LOG", "trace"), ("RUST_BACKTRACE", "full")];
    let place =
        talkative.into_iter().fold(Place::new(Keystore::File), |place, (name, value)| place.set(name, value));
    let app = App::start(&place, koppel()).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    let code = app.listed_code(&UNIVERSITY).await;
    app.press("account-pair").await;
    app.to_scanner().await;
    app.press("pair-way-link").await;
    app.fill("pair-link-label", &PORTAL.link()).await;
    app.press("pair-link-read").await;
    app.read("pair-who-existing").await;
    app.press("pair-cancel").await;
    app.press("lock-now").await;
    app.unlock(WRONG).await;
    app.see("Je hebt nog twee pogingen").await;
    drop(app);

    let said = fs::read(place.log()).unwrap();
    let said = String::from_utf8_lossy(&said);
    assert!(said.contains("DEBUG"), "control: it printed nothing of what it does: {said}");
    let seeds = [UNIVERSITY.secret, PORTAL.secret].map(totp::base32);
    let secrets = [PIN, WRONG, &seeds[0], &seeds[1], "otpauth", &code];
    let told: Vec<_> = secrets.into_iter().filter(|secret| said.contains(secret)).collect();
    assert_eq!(told, Vec::<&str>::new(), "in {said}");
}
