use std::sync::Arc;
use std::thread;
use std::time::Duration;

use koppel_core::pairing::PairingError;
use koppel_core::payload::NewAccount;
use koppel_platform::{camera, image_file, pasted, screen};
use tauri::ipc::{Channel, InvokeBody, InvokeResponseBody, Request, Response};
use tauri::{AppHandle, Runtime};
use zeroize::Zeroizing;

use super::{Shared, work};
use crate::camera::Camera;
use crate::dto::{self, CameraEvent, Found, TypedKey};
use crate::failure::Refused;
use crate::look::Look;
use crate::sight;
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
pub async fn scan_screen<R: Runtime>(app: AppHandle<R>, shell: Shared<'_>) -> Answer<dto::Look> {
    work(&shell, move |shell| {
        let mut look = at_screens(shell)?;
        if !look.any_usable(&held(&shell.desk))
            && let Some(_hidden) = window::hide_for_a_moment(&app)
        {
            thread::sleep(UNCOVERED);
            // With the window away there may be nothing left to see, which is no reason to say so.
            look = at_screens(shell).unwrap_or(look);
        }
        Ok(look.tell(shell))
    })
    .await
}

fn at_screens(shell: &Shell) -> Answer<Look> {
    Ok(Look::at(shell, screen::pictures()?))
}

#[tauri::command]
pub async fn scan_image(request: Request<'_>, shell: Shared<'_>) -> Answer<dto::Look> {
    let InvokeBody::Raw(bytes) = request.body() else { return Err(Refused::Unexpected.into()) };
    let bytes = Zeroizing::new(bytes.clone());
    work(&shell, move |shell| at_image(shell, &bytes)).await
}

fn at_image(shell: &Shell, bytes: &[u8]) -> Answer<dto::Look> {
    Ok(Look::at(shell, [image_file::luma_of(bytes)?]).tell(shell))
}

/// What was copied, where the page itself was not given it.
#[tauri::command]
pub async fn scan_clipboard(shell: Shared<'_>) -> Answer<dto::Look> {
    work(&shell, |shell| Ok(Look::at(shell, [pasted::image()?]).tell(shell))).await
}

/// One picture of the last look, as JPEG.
#[tauri::command]
pub fn scan_picture(shell: Shared<'_>, picture: u32) -> Answer<Response> {
    let looked = held(&shell.looked);
    let jpeg = looked.get(picture as usize).ok_or(PairingError::Gone)?;
    Ok(Response::new(jpeg.clone()))
}

#[tauri::command]
pub fn read_link(shell: Shared<'_>, link: String) -> Found {
    let link = Zeroizing::new(link);
    let ticket = held(&shell.desk).put(link.as_bytes());
    sight::tell_one(&shell, ticket)
}

/// The link that the system handed over; null when there is none.
#[tauri::command]
pub fn take_link(shell: Shared<'_>) -> Option<Found> {
    shell.take_handed().map(|ticket| sight::tell_one(&shell, ticket))
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
    shell.forget();
}
