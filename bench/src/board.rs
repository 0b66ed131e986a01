//! The board with a thousand accounts: how soon it is there, and how soon it answers while one types.

use std::path::Path;

use koppel_drive::app::App;
use koppel_drive::place::{Keystore, Place};

use crate::figures::{Figure, median};
use crate::{rows, seed};

const ACCOUNTS: usize = 1_000;
const RUNS: usize = 9;

/// In the real web view, through its driver; locked, so that the board comes from the files' headers.
pub fn measure(koppel: &Path) -> Vec<Figure> {
    let place = Place::new(Keystore::File);
    seed::profile(&place, ACCOUNTS);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let (opened, typed) = runtime.block_on(in_the_window(&place, koppel));
    let first = opened[0];
    let slowest = typed.iter().copied().fold(0.0, f64::max);
    vec![
        Figure {
            what: "the board of 1,000 accounts on the screen",
            measured: median(opened),
            goal: Some(100.0),
            unit: "ms",
            from: format!("the first time, with its script, {first:.0} ms"),
        },
        Figure {
            what: "search in the board of 1,000 accounts, a keystroke",
            measured: median(typed),
            goal: Some(16.0),
            unit: "ms",
            from: format!("slowest {slowest:.0} ms"),
        },
    ]
}

/// Milliseconds: each opening, and each keystroke.
async fn in_the_window(place: &Place, koppel: &Path) -> (Vec<f64>, Vec<f64>) {
    let app = App::start(place, koppel).await;
    // The name is ours and has no quotes.
    let find = format!(
        "const button = [...document.querySelectorAll('nav button')].find(each => each.textContent.includes('{}'));",
        app.say("board", &[])
    );
    let (mut opened, mut typed) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        opened.push(rows::opened(&app, &find).await);
        typed.extend(rows::typed(&app, "archief 117").await);
        app.press("settings").await;
        app.read("settings-version").await;
    }
    (opened, typed)
}
