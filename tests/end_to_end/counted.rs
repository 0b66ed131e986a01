//! HOTP: a new code when it is asked for, and never the same one twice.

use koppel_drive::app::App;
use koppel_drive::pairing::image_of;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::totp::hotp;

use super::{PIN, PORTAL, koppel};

#[tokio::test]
async fn each_code_is_the_next_one_also_after_a_new_start() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.press("welcome-pair").await;
    app.to_scanner().await;
    app.scan_image(&image_of(&place, &PORTAL.link_counted(5))).await;
    app.into_new_profile("Portaal").await;
    app.choose_pin(PIN).await;
    app.read("pair-confirm-no-code").await;
    app.press("pair-confirm-new-code").await;
    assert_eq!(app.code_to_confirm().await, hotp(PORTAL.secret, 5, 6));
    app.confirm().await;
    app.no_backup_code().await;
    drop(app);

    let app = App::start(&place, koppel()).await;
    app.unlock(PIN).await;
    let row = app.say("row-renew", &[("issuer", PORTAL.issuer), ("name", PORTAL.account)]);
    for counter in 6..9 {
        app.press_words(&row).await;
        let wanted = hotp(PORTAL.secret, counter, 6);
        app.until(&wanted, async |app| (app.listed_code(&PORTAL).await == wanted).then_some(())).await;
    }
}
