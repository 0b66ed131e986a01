//! Image files: PNG, JPEG, GIF, BMP and WebP, told apart by their content. An image is refused by the size
//! that it declares, before a pixel is decoded; what is often given and not read is named.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::panic::catch_unwind;
use std::path::Path;

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use koppel_core::failure::{Arg, Failure};
use koppel_scan::{FrameError, LumaImage, MOST_PIXELS, MOST_SIDE, luma};
use zeroize::Zeroizing;

/// Bytes; no photograph or screenshot is larger.
pub const MOST_BYTES: usize = 64 << 20;

/// Bytes that a decoder may take for its work: 64 megapixels of 8 bytes.
const MOST_MEMORY: u64 = 512 << 20;

/// Pixels times passes over them: 16 passes of the largest image, 80 of a telephone's. What programs write has ten.
const MOST_PASSES: u64 = 16 * MOST_PIXELS as u64;

/// Brightness from which a code on white has not the contrast to be found.
const AS_GOOD_AS_WHITE: u8 = 232;

/// Why bytes gave no image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// Over [`MOST_BYTES`].
    #[error("the file is too large")]
    FileTooLarge,
    /// More pixels than are looked at.
    #[error("an image of {megapixels} megapixels is too large")]
    TooLarge {
        /// That the file declares, rounded up.
        megapixels: u64,
    },
    /// One side is longer than is looked at, although the whole would not be too large.
    #[error("an image with a side of {pixels} pixels is too long")]
    TooLong {
        /// Of the longest side.
        pixels: u64,
    },
    /// The format that iPhones write, which only their own systems can read.
    #[error("HEIC is not read")]
    Heic,
    /// Its sibling on the web: no decoder of it is in safe Rust.
    #[error("AVIF is not read")]
    Avif,
    /// A document: what would draw its pages is as large as the rest of the program, and cannot be told to stop.
    #[error("PDF is not read")]
    Pdf,
    /// Lines instead of pixels.
    #[error("SVG is not read")]
    Svg,
    /// None of the formats that are read.
    #[error("no image format that is known")]
    Unknown,
    /// The format is known, its content makes no image.
    #[error("the image is damaged")]
    Damaged,
}

impl Failure for ImageError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "image-empty",
            Self::FileTooLarge => "image-file-too-large",
            Self::TooLarge { .. } => "image-too-large",
            Self::TooLong { .. } => "image-too-long",
            Self::Heic => "image-heic",
            Self::Avif => "image-avif",
            Self::Pdf => "image-pdf",
            Self::Svg => "image-svg",
            Self::Unknown => "image-unknown",
            Self::Damaged => "image-damaged",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        let number = |n: u64| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
        match self {
            Self::FileTooLarge => vec![("most", number(MOST_BYTES as u64 >> 20))],
            Self::TooLarge { megapixels } => {
                vec![("megapixels", number(*megapixels)), ("most", number(MOST_PIXELS as u64 / 1_000_000))]
            }
            Self::TooLong { pixels } => {
                vec![("pixels", number(*pixels)), ("most", number(MOST_SIDE as u64))]
            }
            Self::Empty | Self::Heic | Self::Avif | Self::Pdf | Self::Svg | Self::Unknown | Self::Damaged => {
                Vec::new()
            }
        }
    }
}

/// The brightness of an image file, upright as its camera held it; what is transparent is white, or black where nothing
/// would be seen on white. Of an animation the first picture.
///
/// # Errors
/// See [`ImageError`].
pub fn luma_of(bytes: &[u8]) -> Result<LumaImage, ImageError> {
    let format = format_of(bytes)?;
    // A decoder of untrusted bytes that gives up by panicking has met damage, too.
    catch_unwind(|| decoded(bytes, format)).unwrap_or(Err(ImageError::Damaged))
}

/// The bytes of a file: no more than it takes to see that it is too large, whatever its size is said to be.
///
/// # Errors
/// When the file cannot be read.
pub fn bytes_of(file: &Path) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::new());
    File::open(file)?.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn decoded(bytes: &[u8], format: ImageFormat) -> Result<LumaImage, ImageError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| ImageError::Damaged)?;
    let (width, height) = decoder.dimensions();
    refuse_by_size(width.into(), height.into())?;
    if format == ImageFormat::Jpeg {
        refuse_by_passes(bytes, u64::from(width) * u64::from(height))?;
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(|_| ImageError::Damaged)?;
    upright(brightness(image)?, orientation)
}

fn format_of(bytes: &[u8]) -> Result<ImageFormat, ImageError> {
    if bytes.is_empty() {
        return Err(ImageError::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(ImageError::FileTooLarge);
    }
    match image::guess_format(bytes) {
        Ok(format) if format.reading_enabled() => Ok(format),
        _ => Err(unread(bytes)),
    }
}

/// What a file is that is not read, where there is something better to say than that it is unknown.
fn unread(bytes: &[u8]) -> ImageError {
    let head = &bytes[..bytes.len().min(1024)];
    let has = |word: &[u8]| head.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word));
    if bytes.get(4..8) == Some(b"ftyp") {
        return of_brand(bytes);
    }
    if has(b"%PDF-") {
        ImageError::Pdf
    } else if has(b"<svg") {
        ImageError::Svg
    } else {
        ImageError::Unknown
    }
}

/// ISO/IEC 14496-12: the file type box names a brand, and others that fit. Those of pictures are the same for both
/// formats but for one letter sequence.
fn of_brand(bytes: &[u8]) -> ImageError {
    const HEIC: [&[u8]; 8] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"];
    let length = bytes.first_chunk().map_or(0, |length| u32::from_be_bytes(*length) as usize);
    let brands = bytes.get(8..length.max(12).min(bytes.len()).min(256)).unwrap_or_default();
    let (brands, _) = brands.as_chunks::<4>();
    let has = |wanted: &[&[u8]]| brands.iter().any(|brand| wanted.contains(&&brand[..]));
    if has(&[b"avif", b"avis"]) {
        ImageError::Avif
    } else if has(&HEIC) {
        ImageError::Heic
    } else {
        ImageError::Unknown
    }
}

/// By what is declared, before there is anything to look at.
pub(crate) fn refuse_by_size(width: u64, height: u64) -> Result<(), ImageError> {
    let pixels = width.saturating_mul(height);
    if pixels > MOST_PIXELS as u64 {
        return Err(ImageError::TooLarge { megapixels: pixels.div_ceil(1_000_000) });
    }
    let longest = width.max(height);
    if longest > MOST_SIDE as u64 {
        return Err(ImageError::TooLong { pixels: longest });
    }
    Ok(())
}

/// A progressive JPEG may go over its pixels as often as it likes, in some bytes each time.
fn refuse_by_passes(bytes: &[u8], pixels: u64) -> Result<(), ImageError> {
    /// Start of scan; in the data of a scan 0xff has another byte after it.
    const START_OF_SCAN: [u8; 2] = [0xff, 0xda];
    let passes = bytes.windows(2).filter(|pair| *pair == START_OF_SCAN).count() as u64;
    if passes * pixels > MOST_PASSES {
        return Err(ImageError::Damaged);
    }
    Ok(())
}

fn upright(image: LumaImage, orientation: Orientation) -> Result<LumaImage, ImageError> {
    if orientation == Orientation::NoTransforms {
        return Ok(image);
    }
    let (width, height) = (image.width() as u32, image.height() as u32);
    let grey = GrayImage::from_raw(width, height, image.pixels().to_vec()).ok_or(ImageError::Damaged)?;
    let mut turned = DynamicImage::ImageLuma8(grey);
    turned.apply_orientation(orientation);
    brightness(turned)
}

fn brightness(image: DynamicImage) -> Result<LumaImage, ImageError> {
    let (width, height) = (image.width() as usize, image.height() as usize);
    let made = match image {
        DynamicImage::ImageLuma8(grey) => LumaImage::new(width, height, grey.into_raw()),
        DynamicImage::ImageLumaA8(grey) => on_what_shows_it::<2>(grey.into_raw(), |bytes| {
            luma::from_grey_alpha(width, height, width * 2, bytes)
        }),
        DynamicImage::ImageRgb8(rgb) => luma::from_rgb(width, height, width * 3, rgb.as_raw()),
        other => on_what_shows_it::<4>(other.into_rgba8().into_raw(), |bytes| {
            luma::from_rgba(width, height, width * 4, bytes)
        }),
    };
    made.map_err(|_| ImageError::Damaged)
}

/// On white; and on black if all of it is as good as white there: pages in dark mode draw white on nothing.
/// `N` bytes a pixel, the last is alpha.
fn on_what_shows_it<const N: usize>(
    mut bytes: Vec<u8>,
    luma_of: impl Fn(&[u8]) -> Result<LumaImage, FrameError>,
) -> Result<LumaImage, FrameError> {
    let on_white = luma_of(&bytes)?;
    if on_white.pixels().iter().any(|luma| *luma < AS_GOOD_AS_WHITE) {
        return Ok(on_white);
    }
    for pixel in bytes.as_chunks_mut::<N>().0 {
        let [colours @ .., alpha] = &mut pixel[..] else { continue };
        for colour in colours {
            *colour = (u16::from(*colour) * u16::from(*alpha) / 255) as u8;
        }
        *alpha = 255;
    }
    luma_of(&bytes)
}

#[cfg(test)]
mod tests;
