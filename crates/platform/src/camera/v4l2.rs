//! What Linux says of its cameras itself. nokhwa lists every device node, takes 2/15 of a second a frame for
//! fifteen frames a second, and then refuses the camera for as long as it is left so.

use std::io;

use v4l::capability::Flags;
use v4l::frameinterval::FrameIntervalEnum;
use v4l::framesize::FrameSizeEnum;
use v4l::video::Capture;
use v4l::video::capture::Parameters;
use v4l::{Device, FourCC};

use super::CameraError;
use super::device::{Format, Mode};

/// Their names in V4L2. nokhwa's name for grey is none of Linux's.
const FORMATS: [(&[u8; 4], Format); 5] = [
    (b"MJPG", Format::Mjpeg),
    (b"NV12", Format::Nv12),
    (b"YUYV", Format::Yuyv),
    (b"RGB3", Format::Rgb),
    (b"BGR3", Format::Bgr),
];
/// Of the sizes of a camera that takes any.
const SIZES: [(u32, u32); 2] = [(1280, 720), (640, 480)];
/// Of the rates of a camera that takes any.
const RATE: u32 = 30;

/// A webcam has a second device node for what it knows about its pictures.
pub fn gives_pictures(index: u32) -> bool {
    match Device::new(index as usize).and_then(|device| device.query_caps()) {
        Ok(known) => known.capabilities.contains(Flags::VIDEO_CAPTURE),
        // Not allowed or in use: stays in the list, and says so when it is started.
        Err(_) => true,
    }
}

/// The modes of a camera, of formats that are understood and rates that nokhwa takes: whole ones.
pub fn modes(index: u32) -> Result<Vec<Mode>, CameraError> {
    let device = Device::new(index as usize).map_err(failure)?;
    let mut modes = Vec::new();
    for named in device.enum_formats().map_err(failure)? {
        let Some((_, format)) = FORMATS.iter().find(|(name, _)| **name == named.fourcc.repr) else {
            continue;
        };
        for (width, height) in sizes(&device, named.fourcc) {
            modes.extend(rates(&device, named.fourcc, width, height).into_iter().map(|rate| Mode {
                width: width as usize,
                height: height as usize,
                format: *format,
                rate,
            }));
        }
    }
    Ok(modes)
}

/// Puts a camera into a mode, so that nokhwa finds nothing left to change.
pub fn set(index: u32, mode: Mode) -> Result<(), CameraError> {
    let Some((name, _)) = FORMATS.iter().find(|(_, format)| *format == mode.format) else {
        return Err(CameraError::Unreadable);
    };
    let device = Device::new(index as usize).map_err(failure)?;
    let wanted = v4l::Format::new(mode.width as u32, mode.height as u32, FourCC::new(name));
    device.set_format(&wanted).map_err(failure)?;
    device.set_params(&Parameters::with_fps(mode.rate)).map_err(failure)?;
    Ok(())
}

fn sizes(device: &Device, name: FourCC) -> Vec<(u32, u32)> {
    let sizes = device.enum_framesizes(name).unwrap_or_default().into_iter();
    sizes
        .flat_map(|size| match size.size {
            FrameSizeEnum::Discrete(size) => vec![(size.width, size.height)],
            FrameSizeEnum::Stepwise(any) => {
                let fits = |(width, height): &(u32, u32)| {
                    (any.min_width..=any.max_width).contains(width)
                        && (any.min_height..=any.max_height).contains(height)
                };
                SIZES.into_iter().filter(fits).collect()
            }
        })
        .collect()
}

fn rates(device: &Device, name: FourCC, width: u32, height: u32) -> Vec<u32> {
    let intervals = device.enum_frameintervals(name, width, height).unwrap_or_default().into_iter();
    intervals
        .filter_map(|interval| match interval.interval {
            FrameIntervalEnum::Discrete(one) => (one.numerator == 1).then_some(one.denominator),
            FrameIntervalEnum::Stepwise(_) => Some(RATE),
        })
        .collect()
}

fn failure(why: io::Error) -> CameraError {
    CameraError::of_words(&why.to_string())
}
