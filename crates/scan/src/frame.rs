//! A frame of brightness, borrowed or owned, whose sizes are known to fit its bytes.

/// No frame is larger: a 64-megapixel photograph. More is refused before any work is done.
pub const MOST_PIXELS: usize = 64_000_000;

/// No side is longer: run lengths of a row are counted in 16 bits.
pub const MOST_SIDE: usize = 32_768;

/// Why bytes are no frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// A side of no pixels.
    #[error("a frame of {width} × {height} pixels has nothing in it")]
    Empty {
        /// Pixels.
        width: usize,
        /// Pixels.
        height: usize,
    },
    /// Over [`MOST_PIXELS`] or [`MOST_SIDE`].
    #[error("a frame of {width} × {height} pixels is too large")]
    TooLarge {
        /// Pixels.
        width: usize,
        /// Pixels.
        height: usize,
    },
    /// The distance from row to row is shorter than a row.
    #[error("a stride of {stride} bytes is shorter than a row of {row} bytes")]
    Stride {
        /// Bytes from row to row.
        stride: usize,
        /// Bytes of one row.
        row: usize,
    },
    /// Fewer bytes than the sizes ask for.
    #[error("{there} bytes where the frame needs {needed}")]
    Short {
        /// Bytes given.
        there: usize,
        /// Bytes that the sizes ask for.
        needed: usize,
    },
}

/// Brightness of a frame: one byte a pixel, 0 black to 255 white.
#[derive(Clone, Copy)]
pub struct Luma<'a> {
    width: usize,
    height: usize,
    stride: usize,
    pixels: &'a [u8],
}

impl<'a> Luma<'a> {
    /// `width` and `height` in pixels, `stride` in bytes from the start of one row to the next. The last
    /// row may end at its last pixel.
    ///
    /// # Errors
    /// When a side is zero, the frame is larger than is ever scanned, or the bytes do not hold it.
    pub fn new(width: usize, height: usize, stride: usize, pixels: &'a [u8]) -> Result<Luma<'a>, FrameError> {
        let needed = bytes_needed(width, height, 1, stride)?;
        match pixels.get(..needed) {
            Some(pixels) => Ok(Luma { width, height, stride, pixels }),
            None => Err(FrameError::Short { there: pixels.len(), needed }),
        }
    }

    /// In pixels; at least 1.
    pub fn width(&self) -> usize {
        self.width
    }

    /// In pixels; at least 1.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The rows from the top, each `width` bytes.
    pub fn rows(&self) -> impl Iterator<Item = &'a [u8]> {
        self.rows_from(0)
    }

    /// One row, which must be one of the frame.
    pub(crate) fn row(&self, y: usize) -> &'a [u8] {
        &self.pixels[y * self.stride..][..self.width]
    }

    /// One pixel, which must be one of the frame.
    pub(crate) fn pixel(&self, x: usize, y: usize) -> u8 {
        self.pixels[y * self.stride + x]
    }

    /// Those from that row on, which must be one of the frame.
    pub(crate) fn rows_from(&self, first: usize) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let width = self.width;
        self.pixels[first * self.stride..].chunks(self.stride).map(move |row| &row[..width])
    }
}

/// Checks the sizes of a frame of `bytes_per_pixel` and tells how many bytes it must have.
pub(crate) fn bytes_needed(
    width: usize,
    height: usize,
    bytes_per_pixel: usize,
    stride: usize,
) -> Result<usize, FrameError> {
    if width == 0 || height == 0 {
        return Err(FrameError::Empty { width, height });
    }
    if width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS {
        return Err(FrameError::TooLarge { width, height });
    }
    let row = width * bytes_per_pixel;
    if stride < row {
        return Err(FrameError::Stride { stride, row });
    }
    stride
        .checked_mul(height - 1)
        .and_then(|before| before.checked_add(row))
        .ok_or(FrameError::TooLarge { width, height })
}

/// A frame that owns its pixels, row after row without a gap.
#[derive(Clone)]
pub struct LumaImage {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl LumaImage {
    /// One byte a pixel, row after row.
    ///
    /// # Errors
    /// When a side is zero, the image is larger than is ever scanned, or the bytes do not fill it.
    pub fn new(width: usize, height: usize, mut pixels: Vec<u8>) -> Result<LumaImage, FrameError> {
        let needed = bytes_needed(width, height, 1, width)?;
        if pixels.len() < needed {
            return Err(FrameError::Short { there: pixels.len(), needed });
        }
        pixels.truncate(needed);
        Ok(LumaImage { width, height, pixels })
    }

    /// In pixels; at least 1.
    pub fn width(&self) -> usize {
        self.width
    }

    /// In pixels; at least 1.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Row after row, `width` bytes each.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The frame that [`find`](crate::find) takes.
    pub fn view(&self) -> Luma<'_> {
        Luma { width: self.width, height: self.height, stride: self.width, pixels: &self.pixels }
    }
}
