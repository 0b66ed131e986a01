//! Processor time while nobody does anything.

use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use koppel_drive::app::App;
use koppel_drive::child::Group;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::screen::Eye;

use crate::figures::Figure;
use crate::processes::{Spent, descendant};
use crate::seed;

const CODES: usize = 100;
/// After a start or an unlock, caches are still filled and workers still end.
const SETTLE: Duration = Duration::from_secs(10);
const WATCHED: Duration = Duration::from_secs(30);

/// Locked, without anything that drives it; and with codes on the screen, after the driver unlocked it.
pub fn measure(koppel: &Path) -> Vec<Figure> {
    vec![
        Figure {
            what: "processor time in 30 s, locked",
            measured: locked(koppel).as_secs_f64(),
            goal: Some(0.01),
            unit: "s",
            from: "whole process tree, window shown".into(),
        },
        Figure {
            what: "processor time in 30 s, 100 live codes",
            measured: open(koppel).as_secs_f64(),
            goal: Some(0.1),
            unit: "s",
            from: "whole process tree, one change of codes or more".into(),
        },
    ]
}

fn locked(koppel: &Path) -> Duration {
    let place = Place::new(Keystore::File);
    seed::profile(&place, CODES);
    let running = Group::start(place.command(koppel).stdout(Stdio::null()).stderr(Stdio::null()));
    let eye = Eye::open(place.display());
    while !eye.anything_painted() {
        sleep(Duration::from_millis(50));
    }
    spent(running.id())
}

fn open(koppel: &Path) -> Duration {
    let place = Place::new(Keystore::File);
    seed::profile(&place, CODES);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let app = runtime.block_on(async {
        let app = App::start(&place, koppel).await;
        app.unlock(seed::PIN).await;
        app.read("codes-clipboard").await;
        app
    });
    let process = descendant(app.driver(), koppel).expect("the driver started the app");
    spent(process)
}

fn spent(process: u32) -> Duration {
    sleep(SETTLE);
    let before = Spent::by(process);
    sleep(WATCHED);
    Spent::by(process).since(&before)
}
