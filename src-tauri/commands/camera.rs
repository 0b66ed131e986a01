use std::time::{Duration, Instant};

use koppel_scan::{Budget, Luma, find};
use tauri::ipc::{InvokeBody, Request};
use zeroize::Zeroizing;

use super::{Shared, work};
use crate::dto::Found;
use crate::failure::Refused;
use crate::sight;
use crate::state::{Answer, Shell, held};

/// For one frame, as where the shell has the camera itself.
const SCAN_TIME: Duration = Duration::from_millis(150);

/// The window asks for the next picture by saying that it is done with one; so one that stands still gets none.
#[tauri::command]
pub fn camera_shown(shell: Shared<'_>) {
    if let Some(camera) = held(&shell.camera).as_ref() {
        camera.shown();
    }
}

/// The second way to a camera, where the first gives no picture: the page may ask the web view for one, until it says
/// `camera_stop`.
#[tauri::command]
pub fn camera_in_page(shell: Shared<'_>) {
    shell.lend_camera();
}

/// All codes in a frame of the page's own camera: a byte of brightness for each pixel, row after row; its size in the headers
/// `width` and `height`.
#[tauri::command]
pub async fn scan_frame(request: Request<'_>, shell: Shared<'_>) -> Answer<Vec<Found>> {
    let InvokeBody::Raw(pixels) = request.body() else { return Err(Refused::Unexpected.into()) };
    let side = |name: &str| request.headers().get(name)?.to_str().ok()?.parse().ok();
    let (Some(width), Some(height)) = (side("width"), side("height")) else {
        return Err(Refused::Unexpected.into());
    };
    let pixels = Zeroizing::new(pixels.clone());
    work(&shell, move |shell| in_frame(shell, width, height, &pixels)).await
}

fn in_frame(shell: &Shell, width: usize, height: usize, pixels: &[u8]) -> Answer<Vec<Found>> {
    let frame = Luma::new(width, height, width, pixels).map_err(|_| Refused::Unexpected)?;
    let start = Instant::now();
    // A page that was taken away has stopped looking.
    let found = find(frame, &Budget::live(&|| !shell.is_camera_lent() || start.elapsed() > SCAN_TIME));
    if !shell.is_camera_lent() {
        return Ok(Vec::new());
    }
    let sightings = sight::put(&mut held(&shell.desk), &found, (width, height), 0);
    Ok(sight::tell(shell, sightings))
}
