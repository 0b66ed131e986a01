//! The control of tests/end_to_end/web_view.rs: in a window without protection, all that is tried there succeeds.
#![cfg(target_os = "linux")]

use std::path::Path;

use koppel_drive::app::App;
use koppel_drive::attack::{ALL, attack};
use koppel_drive::place::{Keystore, Place};

#[tokio::test]
async fn a_bare_window_lets_all_of_it_happen() {
    let place = Place::new(Keystore::File);
    let app = App::start(&place, Path::new(env!("CARGO_BIN_EXE_koppel-bare"))).await;
    assert_eq!(attack(&app).await, ALL.map(str::to_owned).into());
}
