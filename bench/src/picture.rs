//! What the web view takes to draw the camera's picture: JPEGs of 1280 × 720, thirty a second, by the calls of
//! ui/src/pair/camera.svelte.ts. How they come from the shell is left out: there is no camera here to send them.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use data_encoding::BASE64;
use jpeg_encoder::{ColorType, Encoder};
use koppel_drive::app::App;
use koppel_drive::place::{Keystore, Place};
use koppel_drive::processes::{descendant, tree};
use koppel_frames::Draw;
use koppel_frames::webcam::Shot;
use serde_json::json;

use crate::figures::Figure;
use crate::processes::{Spent, memory};

/// One of each condition; the first ten are of 720p.
const PICTURES: u64 = 10;
/// As the shell's (crates/platform, `camera/picture.rs`).
const QUALITY: u8 = 80;
/// Until the first pictures are drawn and caches are filled.
const SETTLE: Duration = Duration::from_secs(5);
const WATCHED: Duration = Duration::from_secs(20);

/// The canvas of the view and what draws on it.
const DRAW: &str = r"
const blobs = arguments[0].map((text) => new Blob([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], { type: 'image/jpeg' }));
const canvas = document.body.appendChild(document.createElement('canvas'));
Object.assign(canvas, { width: 1280, height: 720 });
Object.assign(canvas.style, { position: 'fixed', inset: '0', width: '100%', height: '100%', objectFit: 'cover', transform: 'scaleX(-1)' });
const context = canvas.getContext('2d', { alpha: false });
let next = 0;
window.drawn = 0;
setInterval(async () => {
  const picture = await createImageBitmap(blobs[next++ % blobs.length]);
  context.drawImage(picture, 0, 0);
  picture.close();
  window.drawn += 1;
}, 1000 / 30);
";

/// The program's whole process tree, before and while it draws.
pub fn measure(koppel: &Path) -> Vec<Figure> {
    let place = Place::new(Keystore::File);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let app = App::start(&place, koppel).await;
        app.read("welcome-pair").await;
        let process = descendant(app.driver(), koppel).expect("the driver started the app");
        sleep(SETTLE);
        let before = memory(&tree(process));
        app.ask(DRAW, vec![json!(pictures())]).await;
        sleep(SETTLE);
        let drawn = async || app.ask("return window.drawn", vec![]).await.as_f64().expect("a number");
        let (start, spent, from) = (drawn().await, Spent::by(process), Instant::now());
        sleep(WATCHED);
        let (time, watched) = (Spent::by(process).since(&spent), from.elapsed().as_secs_f64());
        let rate = (drawn().await - start) / watched;
        vec![Figure {
            what: "processor while a camera's picture is drawn, of one",
            measured: time.as_secs_f64() / watched * 100.0,
            goal: None,
            unit: "%",
            from: format!(
                "{rate:.1} pictures a second of 1280 × 720, {:.1} MiB more than before",
                memory(&tree(process)) - before
            ),
        }]
    })
}

/// As base64.
fn pictures() -> Vec<String> {
    let frames = (0..PICTURES).map(|number| Shot::numbered(number).frame(Draw { seed: 1, number }).image);
    frames
        .map(|grey| {
            let pixels: Vec<u8> = grey.iter().flat_map(|&pixel| [pixel; 3]).collect();
            let mut jpeg = Vec::new();
            let size = |length: u32| u16::try_from(length).expect("no picture is so large");
            Encoder::new(&mut jpeg, QUALITY)
                .encode(&pixels, size(grey.width()), size(grey.height()), ColorType::Rgb)
                .expect("a JPEG");
            BASE64.encode(&jpeg)
        })
        .collect()
}
