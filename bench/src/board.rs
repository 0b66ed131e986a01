//! The board with a thousand accounts: how soon it is there, and how soon it answers while one types.

use std::path::Path;

use koppel_drive::app::App;
use koppel_drive::place::{Keystore, Place};
use serde_json::json;

use crate::figures::{Figure, median};
use crate::seed;

const ACCOUNTS: usize = 1_000;
const RUNS: usize = 9;

/// From the press on the button of the sidebar to the task after the frame with the rows.
const OPEN: &str = r#"
    const done = arguments[arguments.length - 1];
    const [name] = arguments;
    const button = [...document.querySelectorAll("nav button")].find(each => each.textContent.includes(name));
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

/// Types a word letter by letter, each at the beginning of a frame.
const SEARCH: &str = r#"
    const done = arguments[arguments.length - 1];
    const [word] = arguments;
    const field = document.querySelector("main input[type=search]");
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
    let name = app.say("board", &[]);
    let (mut opened, mut typed) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        opened.push(app.ask_and_wait(OPEN, vec![json!(name)]).await.as_f64().expect("milliseconds"));
        let answer = app.ask_and_wait(SEARCH, vec![json!("archief 117")]).await;
        assert_eq!(answer["rows"], json!(1), "the search found something else");
        typed.extend(answer["times"].as_array().expect("a list").iter().filter_map(|time| time.as_f64()));
        app.press("settings").await;
        app.read("settings-version").await;
    }
    (opened, typed)
}
