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

/// The modes that a camera names, of formats that are understood.
///
/// # Errors
/// When it cannot be opened, or names none.
pub fn modes(index: u32) -> Result<Vec<Mode>, CameraError> {
    named_by(&mut as_named_first(&CameraIndex::Index(index))?)
}

/// Opens a camera and starts its stream in the first mode of a chain that works: the best of each format that
/// it names, what it names first (for drivers that refuse to change), and what nearly all have (for those
/// that name none that nokhwa takes: its frame intervals must be 1/n). Must be used on the thread that opened it.
pub fn open(index: u32) -> Result<Box<dyn Device>, CameraError> {
    ready(index)?;
    let index = CameraIndex::Index(index);
    let guessed = mode::COMMON.map(Link::Guessed);
    let (camera, chain) = match as_named_first(&index) {
        Ok(mut camera) => {
            let named = best_of_each(&named_by(&mut camera).unwrap_or_default());
            let named = named.into_iter().map(Link::Named);
            (Some(camera), named.chain([Link::First]).chain(guessed).collect())
        }
        Err(CameraError::Failed(_)) => (None, VecDeque::from(guessed)),
        Err(why) => return Err(why),
    };
    opened_along(index, camera, chain)
}

/// The same in this mode and no other.
///
/// # Errors
/// When the camera does not take it, besides the errors of [`open`].
pub fn open_in(index: u32, mode: Mode) -> Result<Box<dyn Device>, CameraError> {
    ready(index)?;
    opened_along(CameraIndex::Index(index), None, VecDeque::from([Link::Named(mode)]))
}

fn ready(index: u32) -> Result<(), CameraError> {
    ask_permission()?;
    if !cameras()?.iter().any(|camera| camera.index == index) {
        return Err(CameraError::None);
    }
    put_interval_right(index);
    Ok(())
}

/// nokhwa refuses a camera whose rate was left at 1001/30000 by another program, whatever it is asked for.
#[cfg(target_os = "linux")]
fn put_interval_right(index: u32) {
    use v4l::video::Capture;
    use v4l::video::capture::Parameters;
    let Ok(device) = v4l::Device::new(index as usize) else { return };
    if device.params().is_ok_and(|now| now.interval.numerator != 1) {
        // Where that fails, opening does, and says why.
        let _ = device.set_params(&Parameters::with_fps(30));
    }
}

#[cfg(not(target_os = "linux"))]
fn put_interval_right(_index: u32) {}

fn opened_along(
    index: CameraIndex,
    camera: Option<Camera>,
    chain: VecDeque<Link>,
) -> Result<Box<dyn Device>, CameraError> {
    let mut native = Native { index, camera, chain, has_given: false };
    native.next_link(CameraError::Unreadable)?;
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

fn named_by(camera: &mut Camera) -> Result<Vec<Mode>, CameraError> {
    let formats = camera.compatible_camera_formats().map_err(failure)?;
    Ok(formats.into_iter().map(mode_of).collect())
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
    fn opened(self, index: &CameraIndex, at_hand: Option<Camera>) -> Result<Camera, CameraError> {
        let mut camera = match (self, at_hand) {
            (Link::Guessed(mode), at_hand) => {
                drop(at_hand);
                opened(index, RequestedFormatType::Exact(nokhwas(mode)), &[kind_of(mode.format)])?
            }
            (_, Some(camera)) => camera,
            (_, None) => as_named_first(index)?,
        };
        if let Link::Named(mode) = self
            && nokhwas(mode) != camera.camera_format()
        {
            let kinds = [kind_of(mode.format)];
            let request = RequestedFormat::with_formats(RequestedFormatType::Exact(nokhwas(mode)), &kinds);
            camera.set_camera_requset(request).map_err(failure)?;
        }
        camera.open_stream().map_err(failure)?;
        Ok(camera)
    }
}

struct Native {
    index: CameraIndex,
    /// Some while it is open.
    camera: Option<Camera>,
    /// What is tried when this gives no first frame.
    chain: VecDeque<Link>,
    has_given: bool,
}

impl Native {
    /// Opens it along the chain; when nothing of it works, the last failure, or this one.
    fn next_link(&mut self, mut failed: CameraError) -> Result<(), CameraError> {
        while let Some(link) = self.chain.pop_front() {
            match link.opened(&self.index, self.camera.take()) {
                Ok(camera) => {
                    self.camera = Some(camera);
                    return Ok(());
                }
                Err(why @ CameraError::Failed(_)) => failed = why,
                Err(why) => return Err(why),
            }
        }
        Err(failed)
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
                    self.next_link(why)?;
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
