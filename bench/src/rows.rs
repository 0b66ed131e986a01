//! What both long lists are measured with: how soon rows are there, and how soon they answer while one types.

use koppel_drive::app::App;
use serde_json::json;

/// From the press on a button, named by the lines before, to the task after the frame with the rows. Nothing runs before they
/// stand in the page: a script that looked at each frame would take the key derivation's time.
const OPEN: &str = r#"
    const done = arguments[arguments.length - 1];
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

/// Milliseconds from the press to the rows; `find` is the script's `const button = …;`.
pub async fn opened(app: &App, find: &str) -> f64 {
    app.ask_and_wait(&format!("{find}{OPEN}"), vec![]).await.as_f64().expect("milliseconds")
}

/// Milliseconds of each keystroke of a word that one row has.
pub async fn typed(app: &App, word: &str) -> Vec<f64> {
    let answer = app.ask_and_wait(SEARCH, vec![json!(word)]).await;
    assert_eq!(answer["rows"], json!(1), "the search found something else");
    answer["times"].as_array().expect("a list").iter().filter_map(|time| time.as_f64()).collect()
}
