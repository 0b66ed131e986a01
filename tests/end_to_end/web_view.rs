//! What a script that got into the window could do: nothing. The same attempts in a window without protection all
//! succeed (tests/bare/tests/unprotected.rs).

use std::collections::BTreeSet;

use koppel_drive::app::App;
use koppel_drive::attack::attack;
use koppel_drive::place::{Keystore, Place};

use super::{PIN, UNIVERSITY, koppel};

#[tokio::test]
async fn no_script_that_is_not_ours_runs_and_nothing_leaves_the_window() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, koppel()).await;
    app.pair_first(&place, &UNIVERSITY.link(), "Lotte", PIN).await;
    assert_eq!(attack(&app).await, BTreeSet::new());
    // And the window is still the same, and works.
    assert!(UNIVERSITY.takes(&app.listed_code(&UNIVERSITY).await));
}
