//! The system's cameras, through nokhwa.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::time::Duration;

use nokhwa::utils::{
    ApiBackend, CameraFormat, CameraIndex, FrameFormat, RequestedFormat, RequestedFormatType,
};
use nokhwa::{Camera, NokhwaError};

use super::device::{Device, Format, Frame, Mode};
use super::mode::{self, best_of_each};
use super::{CameraError, CameraInfo};

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

#[cfg(target_os = "linux")]
use super::v4l2::gives_pictures;

#[cfg(not(target_os = "linux"))]
fn gives_pictures(_index: u32) -> bool {
    true
}

/// The modes that a camera names, of formats that are understood.
///
/// # Errors
/// When it cannot be opened.
pub fn modes(index: u32) -> Result<Vec<Mode>, CameraError> {
    Ok(named(index)?.1)
}

/// Also the camera, where it had to be opened for that.
#[cfg(target_os = "linux")]
fn named(index: u32) -> Result<(Option<Camera>, Vec<Mode>), CameraError> {
    Ok((None, super::v4l2::modes(index)?))
}

#[cfg(not(target_os = "linux"))]
fn named(index: u32) -> Result<(Option<Camera>, Vec<Mode>), CameraError> {
    let mut camera = as_named_first(&CameraIndex::Index(index))?;
    let modes = camera.compatible_camera_formats().unwrap_or_default().into_iter().map(mode_of).collect();
    Ok((Some(camera), modes))
}

/// Opens a camera and starts its stream in the first mode of a chain that works: the best of each format that
/// it names, what it names first (for drivers that refuse to change), and what nearly all have (for those
/// that name none that nokhwa takes: its frame intervals must be 1/n). Must be used on the thread that opened it.
///
/// # Errors
/// When it is not there, not allowed, in use, or takes none of them.
pub fn open(index: u32) -> Result<Box<dyn Device>, CameraError> {
    ready(index)?;
    let (camera, modes) = match named(index) {
        Err(CameraError::Failed(_)) => (None, Vec::new()),
        named => named?,
    };
    let named = best_of_each(&modes).into_iter().map(Link::Named);
    let chain = named.chain([Link::First]).chain(mode::COMMON.map(Link::Guessed));
    opened_along(index, camera, chain.collect())
}

/// The same in this mode and no other.
///
/// # Errors
/// When the camera does not take it, besides the errors of [`open`].
pub fn open_in(index: u32, mode: Mode) -> Result<Box<dyn Device>, CameraError> {
    ready(index)?;
    opened_along(index, None, VecDeque::from([Link::Named(mode)]))
}

fn ready(index: u32) -> Result<(), CameraError> {
    ask_permission()?;
    if !cameras()?.iter().any(|camera| camera.index == index) {
        return Err(CameraError::None);
    }
    Ok(())
}

fn opened_along(
    index: u32,
    camera: Option<Camera>,
    chain: VecDeque<Link>,
) -> Result<Box<dyn Device>, CameraError> {
    let mut native = Native { index, camera, chain, has_given: false };
    native.next_link(None)?;
    Ok(Box::new(native))
}

fn as_named_first(index: &CameraIndex) -> Result<Camera, CameraError> {
    let kinds =
        [Format::Mjpeg, Format::Nv12, Format::Yuyv, Format::Rgb, Format::Bgr, Format::Grey].map(kind_of);
    opened(index, RequestedFormatType::None, &kinds)
}

fn opened(
    index: &CameraIndex,
    wish: RequestedFormatType,
    kinds: &[FrameFormat],
) -> Result<Camera, CameraError> {
    Camera::new(index.clone(), RequestedFormat::with_formats(wish, kinds)).map_err(failure)
}

/// One try of a chain.
#[derive(Clone, Copy)]
enum Link {
    /// A mode that the camera named.
    Named(Mode),
    /// Whatever it names first.
    First,
    /// A mode that it may have.
    Guessed(Mode),
}

impl Link {
    /// `at_hand` is the camera, open and without a stream.
    fn opened(self, index: u32, at_hand: Option<Camera>) -> Result<Camera, CameraError> {
        let mut camera = match (self, at_hand) {
            (Link::Named(mode), Some(camera)) => changed(camera, mode)?,
            (Link::First, Some(camera)) => camera,
            (Link::Named(mode) | Link::Guessed(mode), _) => opened_in_mode(index, mode)?,
            (Link::First, None) => as_named_first(&CameraIndex::Index(index))?,
        };
        camera.open_stream().map_err(failure)?;
        Ok(camera)
    }
}

fn changed(mut camera: Camera, mode: Mode) -> Result<Camera, CameraError> {
    if nokhwas(mode) != camera.camera_format() {
        let kinds = [kind_of(mode.format)];
        let request = RequestedFormat::with_formats(RequestedFormatType::Exact(nokhwas(mode)), &kinds);
        camera.set_camera_requset(request).map_err(failure)?;
    }
    Ok(camera)
}

fn opened_in_mode(index: u32, mode: Mode) -> Result<Camera, CameraError> {
    #[cfg(target_os = "linux")]
    super::v4l2::set(index, mode)?;
    opened(&CameraIndex::Index(index), RequestedFormatType::Exact(nokhwas(mode)), &[kind_of(mode.format)])
}

struct Native {
    index: u32,
    /// Some while it is open.
    camera: Option<Camera>,
    /// What is tried when this gives no first frame.
    chain: VecDeque<Link>,
    has_given: bool,
}

impl Native {
    /// Opens it along the chain. When nothing of it works the first failure tells most: it is of the best mode.
    fn next_link(&mut self, mut first: Option<CameraError>) -> Result<(), CameraError> {
        while let Some(link) = self.chain.pop_front() {
            match link.opened(self.index, self.camera.take()) {
                Ok(camera) => {
                    self.camera = Some(camera);
                    return Ok(());
                }
                Err(why @ CameraError::Failed(_)) => first = first.or(Some(why)),
                Err(why) => return Err(why),
            }
        }
        Err(first.unwrap_or(CameraError::Unreadable))
    }

    /// nokhwa and v4l panic when a camera that is gone cannot be stopped.
    fn close(&mut self) {
        let camera = self.camera.take();
        let _ = catch_unwind(AssertUnwindSafe(|| drop(camera)));
    }
}

impl Device for Native {
    fn next(&mut self) -> Result<Frame, CameraError> {
        loop {
            let camera = self.camera.as_mut().ok_or(CameraError::Unplugged)?;
            match camera.frame().map_err(failure) {
                Ok(frame) => {
                    self.has_given = true;
                    let size = frame.resolution();
                    return Ok(Frame {
                        width: size.width() as usize,
                        height: size.height() as usize,
                        format: format_of(frame.source_frame_format()),
                        bytes: frame.buffer().to_vec(),
                    });
                }
                // Linux starts the stream only now: here a camera says that its bus has no room for this mode.
                // Elsewhere it is no more than a frame that is not ready.
                Err(why @ CameraError::Failed(_)) if cfg!(target_os = "linux") && !self.has_given => {
                    self.close();
                    self.next_link(Some(why))?;
                }
                Err(why) => return Err(why),
            }
        }
    }
}

impl Drop for Native {
    fn drop(&mut self) {
        self.close();
    }
}

fn format_of(kind: FrameFormat) -> Format {
    match kind {
        FrameFormat::MJPEG => Format::Mjpeg,
        FrameFormat::YUYV => Format::Yuyv,
        FrameFormat::NV12 => Format::Nv12,
        FrameFormat::GRAY => Format::Grey,
        FrameFormat::RAWRGB => Format::Rgb,
        FrameFormat::RAWBGR => Format::Bgr,
    }
}

fn kind_of(format: Format) -> FrameFormat {
    match format {
        Format::Mjpeg => FrameFormat::MJPEG,
        Format::Yuyv => FrameFormat::YUYV,
        Format::Nv12 => FrameFormat::NV12,
        Format::Grey => FrameFormat::GRAY,
        Format::Rgb => FrameFormat::RAWRGB,
        Format::Bgr => FrameFormat::RAWBGR,
    }
}

#[cfg(not(target_os = "linux"))]
fn mode_of(format: CameraFormat) -> Mode {
    Mode {
        width: format.width() as usize,
        height: format.height() as usize,
        format: format_of(format.format()),
        rate: format.frame_rate(),
    }
}

fn nokhwas(mode: Mode) -> CameraFormat {
    CameraFormat::new_from(mode.width as u32, mode.height as u32, kind_of(mode.format), mode.rate)
}

fn failure(why: NokhwaError) -> CameraError {
    CameraError::of_words(&why.to_string())
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

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
