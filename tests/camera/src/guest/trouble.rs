//! Cameras that another program has, that fail, and that go.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use koppel_camera::loopback::Feeding;
use koppel_camera::scene::{frame, room};
use koppel_platform::camera::{CameraError, Format, Frame, cameras, modes, open, open_in};
use v4l::buffer::Type;
use v4l::io::traits::CaptureStream;
use v4l::prelude::MmapStream;

use super::watch::Watch;
use super::{Outcome, VIVID, vivid};

/// Makes this program another one that has a camera and keeps it.
pub const HOLD: &str = "hold";
/// Within which the light must be out.
const SECOND: Duration = Duration::from_secs(1);

/// Takes frames for ever, without Koppel's code, and says so after the first.
pub fn hold(index: &str) {
    let held = || -> std::io::Result<()> {
        let index = index.parse().map_err(std::io::Error::other)?;
        let device = v4l::Device::new(index)?;
        let mut stream = MmapStream::new(&device, Type::VideoCapture)?;
        stream.next()?;
        println!("held");
        loop {
            stream.next()?;
        }
    };
    if let Err(why) = held() {
        println!("{why}");
    }
}

/// Has its own error; and the camera is there again when the other program has gone.
pub fn in_use() -> Outcome {
    let mut other = Other::with(VIVID)?;
    let why = Watch::start(VIVID).failure()?;
    other.end();
    if why != CameraError::InUse {
        return Err(format!("it says: {why}"));
    }
    let watch = Watch::start(VIVID);
    watch.picture()?;
    watch.leave();
    Ok("said so, and opened when the other program had ended".to_owned())
}

/// When the view is left another program can have the camera at once.
pub fn closed() -> Outcome {
    let watch = Watch::start(VIVID);
    watch.picture()?;
    if Other::with(VIVID).is_ok() {
        return Err("another program has it while it is seen, so this shows nothing".to_owned());
    }
    let took = watch.leave();
    Other::with(VIVID)?.end();
    if took > SECOND {
        Err(format!("it took {took:?}"))
    } else {
        Ok(format!("after {} ms", took.as_millis()))
    }
}

/// A bus without room says so when the stream starts; then the next mode is taken.
pub fn no_room() -> Outcome {
    let first = || -> Result<Frame, CameraError> { open(VIVID)?.next() };
    let usual = first().map_err(|why| why.to_string())?;
    vivid::press(VIVID, "Inject VIDIOC_STREAMON Error")?;
    let other = first().map_err(|why| why.to_string())?;
    if usual.format == other.format {
        return Err(format!("it stays {:?}, so this shows nothing", usual.format));
    }
    // The control: without a next mode it fails.
    let modes = modes(VIVID).map_err(|why| why.to_string())?;
    let mode = modes.into_iter().find(|mode| mode.format == usual.format && mode.width == usual.width);
    let mode = mode.ok_or("its own mode is not listed")?;
    vivid::press(VIVID, "Inject VIDIOC_STREAMON Error")?;
    let alone = open_in(VIVID, mode).and_then(|mut device| device.next().map(drop));
    if alone.is_ok() {
        return Err("one mode alone starts, so this shows nothing".to_owned());
    }
    Ok(format!("{:?} where {:?} fails to start", other.format, usual.format))
}

/// It is open and gives no more frames.
pub fn falls_silent(index: u32) -> Outcome {
    let empty = frame(&room(), Format::Yuyv).ok_or("an empty room is not drawn")?;
    let feeding = Feeding::start(index, vec![empty.clone()], vec![empty]).map_err(|why| why.to_string())?;
    let watch = Watch::start(index);
    watch.picture()?;
    feeding.end().map_err(|why| why.to_string())?;
    let why = watch.failure()?;
    let took = watch.leave();
    match why {
        CameraError::Silent => Ok(format!("said so, left after {} ms", took.as_millis())),
        other => Err(format!("it says: {other}")),
    }
}

/// The device goes while it is looked through.
pub fn unplugged(index: u32) -> Outcome {
    goes(index, || vivid::press(index, "Disconnect"))
}

/// The same for its driver.
pub fn unbound(index: u32) -> Outcome {
    let said = goes(index, || {
        fs::write("/sys/bus/platform/drivers/vivid/unbind", "vivid.0").map_err(|why| why.to_string())
    })?;
    let left = cameras().map_err(|why| why.to_string())?;
    if left.iter().any(|camera| camera.index == index) {
        return Err(format!("it is still listed: {left:?}"));
    }
    match Watch::start(index).failure()? {
        CameraError::None => Ok(format!("{said}; no longer listed")),
        other => Err(format!("then it says: {other}")),
    }
}

fn goes(index: u32, go: impl FnOnce() -> Result<(), String> + Send) -> Outcome {
    let watch = Watch::start(index);
    watch.picture()?;
    let why = std::thread::scope(|scope| {
        // A driver may wait until the last program has closed the device.
        let going = scope.spawn(go);
        let why = watch.failure();
        let took = watch.leave();
        going.join().map_err(|_| "it panicked".to_owned()).flatten()?;
        why.map(|why| (why, took))
    })?;
    match why {
        (CameraError::Unplugged, took) => Ok(format!("said so, left after {} ms", took.as_millis())),
        (other, _) => Err(format!("it says: {other}")),
    }
}

/// Another program that has the camera.
struct Other(std::process::Child);

impl Other {
    fn with(index: u32) -> Result<Other, String> {
        let mut child = Command::new("/proc/self/exe")
            .args([HOLD, &index.to_string()])
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|why| why.to_string())?;
        let said = child.stdout.take().and_then(|out| BufReader::new(out).lines().next());
        let other = Other(child);
        match said {
            Some(Ok(line)) if line == "held" => Ok(other),
            said => Err(format!("another program cannot have it: {said:?}")),
        }
    }

    fn end(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        self.end();
    }
}
