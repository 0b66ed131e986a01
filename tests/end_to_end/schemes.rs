//! Each scheme that is registered with the system: a link of it that is clicked on goes to the Koppel that runs.

use koppel_drive::app::App;
use koppel_drive::place::{Keystore, Place};

use super::pairing::hand_over;
use super::{UNIVERSITY, koppel};

const LOGIN: &str = "mfa.example/00112233445566778899aabbccddeeff/a1b2c3d4e5/portal.example/2";

#[tokio::test]
async fn a_second_instance_hands_a_link_of_each_scheme_to_the_first() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    let from = |host: &str| format!("{host}/tiqr/metadata?key=1");

    hand_over(&place, &UNIVERSITY.link());
    app.see(UNIVERSITY.account).await;
    stop(&app).await;
    for (scheme, host) in [("tiqrenroll", "een.example"), ("eduidenroll", "twee.example")] {
        hand_over(&place, &format!("{scheme}://https://{}", from(host)));
        app.read("pair-ask-heading").await;
        app.see(host).await;
        stop(&app).await;
    }
    for (scheme, service) in [("tiqrauth", "drie.example"), ("eduidauth", "vier.example")] {
        hand_over(&place, &format!("{scheme}://{}", LOGIN.replace("mfa.example", service)));
        app.see(&app.say("login-nobody", &[("service", service)])).await;
        app.press("recovery-close").await;
        app.read("welcome-pair").await;
    }
}

async fn stop(app: &App) {
    app.press("pair-cancel").await;
    app.read("welcome-pair").await;
}
