//! The system's cameras, through nokhwa.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::time::Duration;

use nokhwa::utils::{
    ApiBackend, CameraFormat, CameraIndex, FrameFormat, RequestedFormat, RequestedFormatType,
};
use nokhwa::{Camera, NokhwaError};

use super::device::{Device, Format, Frame};
use super::{CameraError, CameraInfo};

/// In the order of liking. What macOS calls YUYV has its bytes in another order in some cameras.
const FORMATS: [FrameFormat; 6] = if cfg!(target_os = "macos") {
    [
        FrameFormat::NV12,
        FrameFormat::MJPEG,
        FrameFormat::RAWRGB,
        FrameFormat::RAWBGR,
        FrameFormat::GRAY,
        FrameFormat::YUYV,
    ]
} else {
    [
        FrameFormat::MJPEG,
        FrameFormat::NV12,
        FrameFormat::YUYV,
        FrameFormat::RAWRGB,
        FrameFormat::RAWBGR,
        FrameFormat::GRAY,
    ]
};

/// Enough for a dense code in the hand, and fast everywhere.
const WANTED: (u32, u32) = (1280, 720);
/// Below this a picture does not feel live.
const FLUENT: u32 = 15;
/// How long the person may think about the system's question.
const PERMISSION: Duration = Duration::from_secs(60);

/// The cameras there are, none of them opened for pictures. None is an empty list.
///
/// # Errors
/// When the system does not list them.
pub fn cameras() -> Result<Vec<CameraInfo>, CameraError> {
    let listed = catch_unwind(|| nokhwa::query(ApiBackend::Auto))
        .map_err(|_| CameraError::Failed("the list ended early".to_owned()))?
        .map_err(failure)?;
    let mut cameras: Vec<_> = listed
        .iter()
        .filter_map(|camera| {
            let index = camera.index().as_index().ok()?;
            Some(CameraInfo { index, name: camera.human_name() })
        })
        .filter(|camera| gives_pictures(camera.index))
        .collect();
    cameras.sort_by_key(|camera| camera.index);
    Ok(cameras)
}

/// A webcam has a second device node for what it knows about its pictures.
#[cfg(target_os = "linux")]
fn gives_pictures(index: u32) -> bool {
    use v4l::capability::Flags;
    match v4l::Device::new(index as usize).and_then(|device| device.query_caps()) {
        Ok(known) => known.capabilities.contains(Flags::VIDEO_CAPTURE),
        // Not allowed or in use: stays in the list, and says so when it is started.
        Err(_) => true,
    }
}

#[cfg(not(target_os = "linux"))]
fn gives_pictures(_index: u32) -> bool {
    true
}

/// Opens a camera and starts its stream. Must be used on the thread that opened it.
pub fn open(index: u32) -> Result<Box<dyn Device>, CameraError> {
    ask_permission()?;
    if !cameras()?.iter().any(|camera| camera.index == index) {
        return Err(CameraError::None);
    }
    let index = CameraIndex::Index(index);
    let camera = opened_as_wanted(&index).or_else(|_| opened_as_it_is(&index))?;
    Ok(Box::new(Native { camera: Some(camera) }))
}

/// macOS asks the person once; elsewhere this is always granted and refused later.
fn ask_permission() -> Result<(), CameraError> {
    if nokhwa::nokhwa_check() {
        return Ok(());
    }
    let (answer, answered) = mpsc::channel();
    nokhwa::nokhwa_initialize(move |granted| {
        let _ = answer.send(granted);
    });
    match answered.recv_timeout(PERMISSION) {
        Ok(true) => Ok(()),
        Ok(false) | Err(_) => Err(CameraError::Refused),
    }
}

/// In the format and size that suit best of those that the camera names.
fn opened_as_wanted(index: &CameraIndex) -> Result<Camera, CameraError> {
    let mut camera = first_format(index)?;
    let formats = camera.compatible_camera_formats().map_err(failure)?;
    if let Some(best) = best_of(&formats).filter(|best| *best != camera.camera_format()) {
        let kinds = [best.format()];
        let request = RequestedFormat::with_formats(RequestedFormatType::Exact(best), &kinds);
        camera.set_camera_requset(request).map_err(failure)?;
    }
    camera.open_stream().map_err(failure)?;
    Ok(camera)
}

/// In whatever format the camera names first, for drivers that refuse to change it; or, for those that name
/// none that nokhwa takes (its frame intervals must be 1/n), in one of those that nearly all have.
fn opened_as_it_is(index: &CameraIndex) -> Result<Camera, CameraError> {
    let common =
        [(1280, 720, FrameFormat::MJPEG), (640, 480, FrameFormat::MJPEG), (640, 480, FrameFormat::YUYV)];
    let started = |mut camera: Camera| camera.open_stream().map(|()| camera).map_err(failure);
    let mut answer = first_format(index).and_then(started);
    for (width, height, kind) in common {
        if !matches!(answer, Err(CameraError::Failed(_))) {
            break;
        }
        let exact = RequestedFormatType::Exact(CameraFormat::new_from(width, height, kind, 30));
        if let Ok(camera) = opened(index, exact, &[kind]).and_then(started) {
            answer = Ok(camera);
        }
    }
    answer
}

fn first_format(index: &CameraIndex) -> Result<Camera, CameraError> {
    opened(index, RequestedFormatType::None, &FORMATS)
}

fn opened(
    index: &CameraIndex,
    wish: RequestedFormatType,
    kinds: &[FrameFormat],
) -> Result<Camera, CameraError> {
    Camera::new(index.clone(), RequestedFormat::with_formats(wish, kinds)).map_err(failure)
}

fn best_of(formats: &[CameraFormat]) -> Option<CameraFormat> {
    let known = formats.iter().filter(|format| FORMATS.contains(&format.format()));
    known.copied().min_by_key(|format| {
        let off = format.width().abs_diff(WANTED.0) + format.height().abs_diff(WANTED.1);
        let liking = FORMATS.iter().position(|kind| *kind == format.format());
        (format.frame_rate() < FLUENT, off, liking, format.frame_rate().abs_diff(30))
    })
}

struct Native {
    /// Some until it is dropped.
    camera: Option<Camera>,
}

impl Device for Native {
    fn next(&mut self) -> Result<Frame, CameraError> {
        let camera = self.camera.as_mut().ok_or(CameraError::Unplugged)?;
        let frame = camera.frame().map_err(failure)?;
        let size = frame.resolution();
        let format = match frame.source_frame_format() {
            FrameFormat::MJPEG => Format::Mjpeg,
            FrameFormat::YUYV => Format::Yuyv,
            FrameFormat::NV12 => Format::Nv12,
            FrameFormat::GRAY => Format::Grey,
            FrameFormat::RAWRGB => Format::Rgb,
            FrameFormat::RAWBGR => Format::Bgr,
        };
        let bytes = frame.buffer().to_vec();
        Ok(Frame { width: size.width() as usize, height: size.height() as usize, format, bytes })
    }
}

impl Drop for Native {
    /// nokhwa and v4l panic when a camera that is gone cannot be stopped.
    fn drop(&mut self) {
        let camera = self.camera.take();
        let _ = catch_unwind(AssertUnwindSafe(|| drop(camera)));
    }
}

fn failure(why: NokhwaError) -> CameraError {
    CameraError::of_words(&why.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn format(width: u32, height: u32, kind: FrameFormat, rate: u32) -> CameraFormat {
        CameraFormat::new_from(width, height, kind, rate)
    }

    #[test]
    fn the_best_format_is_large_enough_and_fluent() {
        let slow = format(1280, 720, FrameFormat::YUYV, 10);
        let small = format(640, 480, FrameFormat::YUYV, 30);
        let good = format(1280, 720, FrameFormat::MJPEG, 30);
        let large = format(1920, 1080, FrameFormat::MJPEG, 30);
        assert_eq!(best_of(&[slow, small, large, good]), Some(good));
        assert_eq!(best_of(&[slow, small]), Some(small));
        assert_eq!(best_of(&[slow]), Some(slow));
        assert_eq!(best_of(&[]), None);
    }

    #[test]
    fn a_camera_that_is_not_there() {
        let there = cameras().unwrap();
        let missing = (0..).find(|index| there.iter().all(|camera| camera.index != *index)).unwrap();
        assert_eq!(open(missing).err(), Some(CameraError::None));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn without_a_device_the_list_is_empty() {
        let has_device = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with("video");
        let any = std::fs::read_dir("/dev").unwrap().any(|entry| has_device(&entry.unwrap().file_name()));
        if any {
            eprintln!("skipped: this machine has a video device");
            return;
        }
        assert_eq!(cameras(), Ok(Vec::new()));
    }
}
