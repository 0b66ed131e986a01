//! A list of a thousand codes: how soon it is there, and how soon it answers while one types.

use std::path::Path;

use koppel_drive::app::App;
use koppel_drive::place::{Keystore, Place};

use crate::figures::{Figure, median, milliseconds};
use crate::{rows, seed, unlock};

const ACCOUNTS: usize = 1_000;
const RUNS: usize = 9;
/// Opens the profile.
const BUTTON: &str = "const button = document.querySelector('form button[type=submit]');";

/// In the real web view, through its driver.
pub fn measure(koppel: &Path) -> Vec<Figure> {
    let place = Place::new(Keystore::File);
    seed::profile(&place, ACCOUNTS);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let Runs { opened, derived, typed } = runtime.block_on(in_the_window(&place, koppel));

    let after = median(opened.iter().zip(&derived).map(|(opened, derived)| opened - derived).collect());
    let (whole, derivation, keystroke) = (median(opened), median(derived), median(typed.clone()));
    let slowest = typed.into_iter().fold(0.0, f64::max);
    vec![
        Figure {
            what: "1,000 codes on the screen after the key derivation",
            measured: after,
            goal: Some(100.0),
            unit: "ms",
            from: format!("{whole:.0} ms from the press, Argon2id alone {derivation:.0} ms"),
        },
        Figure {
            what: "search in 1,000 accounts, a keystroke",
            measured: keystroke,
            goal: Some(16.0),
            unit: "ms",
            from: format!("slowest {slowest:.0} ms"),
        },
    ]
}

/// Milliseconds.
#[derive(Default)]
struct Runs {
    opened: Vec<f64>,
    /// One key derivation beside each, when the window is at rest.
    derived: Vec<f64>,
    typed: Vec<f64>,
}

async fn in_the_window(place: &Place, koppel: &Path) -> Runs {
    let app = App::start(place, koppel).await;
    let mut runs = Runs::default();
    for _ in 0..RUNS {
        app.fill("pin", seed::PIN).await;
        runs.derived.push(milliseconds(unlock::derivation()));
        runs.opened.push(rows::opened(&app, BUTTON).await);
        runs.typed.extend(rows::typed(&app, "medewerker587").await);
        app.press("lock-now").await;
    }
    runs
}
