//! Wayland's way to a picture of the screen: the desktop's portal, which may ask the person first. It gives one picture of
//! all monitors, in the pixels of the device.

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use ashpd::desktop::screenshot::Screenshot;
use ashpd::zbus;
use koppel_scan::LumaImage;
use url::Url;

use super::ScreenError;
use crate::image_file;

/// To read the question and answer it.
const PATIENCE: Duration = Duration::from_secs(90);

/// `None` where the desktop has no such portal.
pub fn picture() -> Option<Result<LumaImage, ScreenError>> {
    // Nothing takes a question back that the portal has asked; its thread ends with the answer.
    let (tell, hears) = mpsc::channel();
    thread::spawn(move || tell.send(zbus::block_on(asked())));
    match hears.recv_timeout(PATIENCE) {
        Ok(Ok(uri)) => Some(read(&uri)),
        Ok(Err(ashpd::Error::Response(_) | ashpd::Error::Portal(_))) | Err(_) => {
            Some(Err(ScreenError::RefusedByWayland))
        }
        Ok(Err(_)) => None,
    }
}

async fn asked() -> ashpd::Result<String> {
    let request = Screenshot::request().interactive(false).modal(true).send().await?;
    Ok(request.response()?.uri().as_str().to_owned())
}

/// The file is a picture of everything on the screen and was made for this alone.
fn read(uri: &str) -> Result<LumaImage, ScreenError> {
    let failed = |why: String| ScreenError::Failed(why);
    let file = path_of(uri).ok_or_else(|| failed(format!("{uri} is no file")))?;
    let bytes = image_file::bytes_of(&file).map_err(|why| failed(why.to_string()));
    let removed = fs::remove_file(&file).map_err(|why| failed(why.to_string()));
    let image = image_file::luma_of(&bytes?).map_err(|why| failed(why.to_string()))?;
    removed.map(|()| image)
}

fn path_of(uri: &str) -> Option<PathBuf> {
    Url::parse(uri).ok().filter(|uri| uri.scheme() == "file")?.to_file_path().ok()
}
