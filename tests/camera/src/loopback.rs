//! v4l2loopback: a camera whose frames another program writes.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use koppel_platform::camera::{Format, Frame};
use v4l::video::Output;
use v4l::{Device, FourCC};

/// From frame to frame. An emulated processor can do no more.
const PACE: Duration = Duration::from_millis(100);

/// Writes frames until it is dropped.
pub struct Feeding {
    signs: Arc<Signs>,
    thread: Option<JoinHandle<io::Result<()>>>,
}

#[derive(Default)]
struct Signs {
    has_turned: AtomicBool,
    is_over: AtomicBool,
    shown: AtomicUsize,
}

impl Feeding {
    /// Shows the ones again and again, and the others once it was told to turn to them.
    ///
    /// # Errors
    /// When there is no such device, or it does not take the format.
    pub fn start(index: u32, before: Vec<Frame>, after: Vec<Frame>) -> io::Result<Feeding> {
        let first = before.first().ok_or_else(|| io::Error::other("no frames"))?;
        let mut device = Device::new(index as usize)?;
        let wanted = v4l::Format::new(first.width as u32, first.height as u32, code_of(first.format)?);
        let taken = Output::set_format(&device, &wanted)?;
        if (taken.width, taken.height, taken.fourcc) != (wanted.width, wanted.height, wanted.fourcc) {
            return Err(io::Error::other(format!("it takes {taken} and not {wanted}")));
        }
        // It is a camera only once it has a frame.
        write(&mut device, first)?;
        let signs = Arc::new(Signs::default());
        let seen = Arc::clone(&signs);
        let thread = thread::spawn(move || {
            let before = before.iter().cycle().take_while(|_| !seen.has_turned.load(Ordering::SeqCst));
            for frame in before.chain(after.iter().cycle()) {
                if seen.is_over.load(Ordering::SeqCst) {
                    break;
                }
                write(&mut device, frame)?;
                seen.shown.fetch_add(1, Ordering::SeqCst);
                thread::sleep(PACE);
            }
            Ok(())
        });
        Ok(Feeding { signs, thread: Some(thread) })
    }

    /// From here on the others.
    pub fn turn(&self) {
        self.signs.has_turned.store(true, Ordering::SeqCst);
    }

    /// Frames so far.
    pub fn shown(&self) -> usize {
        self.signs.shown.load(Ordering::SeqCst)
    }

    /// Ends it, and says whether every frame was taken.
    ///
    /// # Errors
    /// What the device said.
    pub fn end(mut self) -> io::Result<()> {
        self.signs.is_over.store(true, Ordering::SeqCst);
        let ended = self.thread.take().map(JoinHandle::join);
        ended.map_or(Ok(()), |ended| ended.unwrap_or_else(|_| Err(io::Error::other("the feeding panicked"))))
    }
}

impl Drop for Feeding {
    fn drop(&mut self) {
        self.signs.is_over.store(true, Ordering::SeqCst);
    }
}

/// One write is one frame.
fn write(device: &mut Device, frame: &Frame) -> io::Result<()> {
    let written = device.write(&frame.bytes)?;
    if written == frame.bytes.len() {
        return Ok(());
    }
    Err(io::Error::other(format!("{written} of {} bytes", frame.bytes.len())))
}

fn code_of(format: Format) -> io::Result<FourCC> {
    Ok(FourCC::new(match format {
        Format::Mjpeg => b"MJPG",
        Format::Yuyv => b"YUYV",
        Format::Nv12 => b"NV12",
        _ => return Err(io::Error::other(format!("{format:?} is not fed"))),
    }))
}
