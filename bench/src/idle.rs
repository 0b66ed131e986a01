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
pub fn measure(koppel: &Path, bare: &Path) -> Vec<Figure> {
    let [locked, empty] = locked(koppel, bare);
    vec![
        Figure {
            what: "processor time in 30 s, locked, beyond a bare window",
            measured: locked.saturating_sub(empty).as_secs_f64(),
            goal: Some(0.01),
            unit: "s",
            from: format!("{:.3} s, bare {:.3} s", locked.as_secs_f64(), empty.as_secs_f64()),
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

/// Both in the same 30 s, each on a display of its own: an empty web view has work of its own, too.
fn locked(koppel: &Path, bare: &Path) -> [Duration; 2] {
    let places = [koppel, bare].map(|program| (Place::new(Keystore::File), program));
    seed::profile(&places[0].0, CODES);
    let running = places.each_ref().map(|(place, program)| {
        let mut command = place.command(program);
        command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        Group::start(command.stdout(Stdio::null()).stderr(Stdio::null()))
    });
    for (place, _) in &places {
        let eye = Eye::open(place.display());
        while !eye.anything_painted() {
            sleep(Duration::from_millis(50));
        }
    }
    spent(running.each_ref().map(Group::id))
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
    let [time] = spent([process]);
    time
}

/// By each of these processes and its descendants.
fn spent<const N: usize>(processes: [u32; N]) -> [Duration; N] {
    sleep(SETTLE);
    let before = processes.map(Spent::by);
    sleep(WATCHED);
    let mut after = processes.iter().zip(&before).map(|(&process, before)| Spent::by(process).since(before));
    std::array::from_fn(|_| after.next().unwrap_or_default())
}
