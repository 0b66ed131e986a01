//! A list of a thousand codes: how soon it is there, and how soon it answers while one types.

use std::path::Path;

use koppel_drive::app::App;
use koppel_drive::place::{Keystore, Place};
use serde_json::json;

use crate::figures::{Figure, median, milliseconds};
use crate::{seed, unlock};

const ACCOUNTS: usize = 1_000;
const RUNS: usize = 9;

/// From the press on the button that opens the profile to the frame after its rows stand in the page. Nothing runs
/// before they do: a script that looked at each frame would take the key derivation's time.
const OPEN: &str = r#"
    const done = arguments[arguments.length - 1];
    const button = document.querySelector("form button[type=submit]");
    const begin = performance.now();
    const painted = () => {
        const after = new MessageChannel();
        after.port1.onmessage = () => done(performance.now() - begin);
        after.port2.postMessage(null);
    };
    const changes = new MutationObserver(() => {
        if (!document.querySelector("[data-row]")) return;
        changes.disconnect();
        requestAnimationFrame(painted);
    });
    changes.observe(document.body, { childList: true, subtree: true });
    button.click();
"#;

/// Types a word letter by letter. Each letter arrives at the beginning of a frame; its time is over when the
/// frame has been laid out and painted.
const SEARCH: &str = r#"
    const done = arguments[arguments.length - 1];
    const [word] = arguments;
    const field = document.querySelector("main input");
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    const times = [];
    const type = length => requestAnimationFrame(() => {
        const begin = performance.now();
        value.set.call(field, word.slice(0, length));
        field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
        const after = new MessageChannel();
        after.port1.onmessage = () => {
            times.push(performance.now() - begin);
            if (length < word.length) setTimeout(() => type(length + 1), 50);
            else done({ times, rows: document.querySelectorAll("[data-row]").length });
        };
        after.port2.postMessage(null);
    });
    type(1);
"#;

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
        runs.opened.push(app.ask_and_wait(OPEN, vec![]).await.as_f64().expect("milliseconds"));
        let answer = app.ask_and_wait(SEARCH, vec![json!("medewerker587")]).await;
        assert_eq!(answer["rows"], json!(1), "the search found something else");
        runs.typed
            .extend(answer["times"].as_array().expect("a list").iter().filter_map(|time| time.as_f64()));
        app.press("lock-now").await;
    }
    runs
}
