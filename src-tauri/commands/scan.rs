use std::sync::Arc;
use std::thread;
use std::time::Duration;

use koppel_core::payload::NewAccount;
use koppel_platform::{camera, image_file, screen};
use tauri::ipc::{Channel, InvokeBody, InvokeResponseBody, Request};
use tauri::{AppHandle, Runtime};
use zeroize::Zeroizing;

use super::{Shared, work};
use crate::camera::Camera;
use crate::dto::{self, CameraEvent, Found, TypedKey};
use crate::failure::Refused;
use crate::sight::{self, Sighting};
use crate::state::{Answer, Shell, held};
use crate::window;

/// A compositor needs this long to draw what lay under a window.
const UNCOVERED: Duration = Duration::from_millis(250);

#[tauri::command]
pub async fn cameras(shell: Shared<'_>) -> Answer<Vec<dto::Camera>> {
    work(&shell, |_| {
        let cameras = camera::cameras()?.into_iter();
        Ok(cameras.map(|camera| dto::Camera { index: camera.index, name: camera.name }).collect())
    })
    .await
}

#[tauri::command]
pub async fn camera_start(
    shell: Shared<'_>,
    index: u32,
    frames: Channel<InvokeResponseBody>,
    events: Channel<CameraEvent>,
) -> Answer<()> {
    let weak = Arc::downgrade(&shell);
    work(&shell, move |shell| {
        // Two at once would be in each other's way.
        shell.stop_camera();
        *held(&shell.camera) = Some(Camera::start(weak, index, frames, events));
        Ok(())
    })
    .await
}

#[tauri::command]
pub async fn camera_stop(shell: Shared<'_>) -> Answer<()> {
    work(&shell, |shell| {
        shell.stop_camera();
        Ok(())
    })
    .await
}

#[tauri::command]
pub async fn scan_screen<R: Runtime>(app: AppHandle<R>, shell: Shared<'_>) -> Answer<Vec<Found>> {
    work(&shell, move |shell| {
        let mut sightings = on_screens(shell)?;
        if !sight::any_usable(&held(&shell.desk), &sightings)
            && let Some(_hidden) = window::hide_for_a_moment(&app)
        {
            thread::sleep(UNCOVERED);
            sightings = on_screens(shell)?;
        }
        Ok(sight::tell(shell, sightings))
    })
    .await
}

fn on_screens(shell: &Shell) -> Answer<Vec<Sighting>> {
    let mut sightings = Vec::new();
    for picture in screen::pictures()? {
        let found = sight::look_once(&picture.image);
        let (width, height) = (picture.image.width(), picture.image.height());
        sightings.extend(sight::put(&mut held(&shell.desk), &found, width, height));
    }
    Ok(sightings)
}

#[tauri::command]
pub async fn scan_image(request: Request<'_>, shell: Shared<'_>) -> Answer<Vec<Found>> {
    let InvokeBody::Raw(bytes) = request.body() else { return Err(Refused::Unexpected.into()) };
    let bytes = Zeroizing::new(bytes.clone());
    work(&shell, move |shell| {
        let image = image_file::luma_of(&bytes)?;
        let found = sight::look_once(&image);
        let sightings = sight::put(&mut held(&shell.desk), &found, image.width(), image.height());
        Ok(sight::tell(shell, sightings))
    })
    .await
}

#[tauri::command]
pub fn read_link(shell: Shared<'_>, link: String) -> Found {
    let link = Zeroizing::new(link);
    let ticket = held(&shell.desk).put(link.as_bytes());
    sight::tell_one(&shell, ticket)
}

#[tauri::command]
pub fn read_key(shell: Shared<'_>, key: TypedKey) -> Answer<Found> {
    let secret = Zeroizing::new(key.secret);
    let account = NewAccount::typed(&key.issuer, &key.name, &secret)?;
    let ticket = held(&shell.desk).put_account(account);
    Ok(sight::tell_one(&shell, ticket))
}

#[tauri::command]
pub fn scan_forget(shell: Shared<'_>) {
    held(&shell.desk).clear();
}
