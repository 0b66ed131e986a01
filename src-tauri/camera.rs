//! The camera, while the window looks at it.

use std::sync::Weak;

use koppel_platform::camera::{Live, LiveEvent};
use tauri::ipc::{Channel, InvokeResponseBody};

use crate::dto::CameraEvent;
use crate::sight;
use crate::state::{Shell, held};

/// Runs until it is dropped.
pub struct Camera {
    live: Live,
}

impl Camera {
    /// Pictures go to `frames` as JPEG, everything else to `events`. Of pictures two are under way at most: what is
    /// sent to a page waits for it in this program's memory. A window that no longer listens is told nothing;
    /// it is stopped when its page goes.
    pub fn start(
        shell: Weak<Shell>,
        index: u32,
        frames: Channel<InvokeResponseBody>,
        events: Channel<CameraEvent>,
    ) -> Self {
        let live = Live::start(index, move |event| {
            let _ = match event {
                LiveEvent::Picture(jpeg) => frames.send(InvokeResponseBody::Raw(jpeg)),
                LiveEvent::Started { width, height } => {
                    events.send(CameraEvent::Started { width: width as u32, height: height as u32 })
                }
                LiveEvent::Seen { width, height, found } => {
                    let Some(shell) = shell.upgrade() else { return };
                    let sightings = sight::put(&mut held(&shell.desk), &found, (width, height), 0);
                    events.send(CameraEvent::Found { found: sight::tell(&shell, sightings) })
                }
                LiveEvent::Failed(why) => events.send(CameraEvent::Failed { failure: why.into() }),
            };
        });
        Self { live }
    }

    /// The window is done with a picture.
    pub fn shown(&self) {
        self.live.shown();
    }
}
