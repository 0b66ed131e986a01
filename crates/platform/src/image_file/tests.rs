#![allow(clippy::unwrap_used, clippy::expect_used)]

use image::{DynamicImage, Rgba, RgbaImage};

use super::*;

const FORMATS: [ImageFormat; 5] =
    [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::Bmp, ImageFormat::WebP];

/// 90 × 60: left third black, middle white, right transparent where the format can.
fn thirds() -> RgbaImage {
    RgbaImage::from_fn(90, 60, |x, _| match x / 30 {
        0 => Rgba([0, 0, 0, 255]),
        1 => Rgba([255, 255, 255, 255]),
        _ => Rgba([0, 0, 0, 0]),
    })
}

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

fn file(format: ImageFormat) -> Vec<u8> {
    let image = DynamicImage::ImageRgba8(thirds());
    match format {
        ImageFormat::Jpeg => encoded(&DynamicImage::ImageRgb8(image.into_rgb8()), format),
        _ => encoded(&image, format),
    }
}

fn failure(bytes: &[u8]) -> ImageError {
    luma_of(bytes).err().expect("no image")
}

#[test]
fn every_format_is_read_and_what_is_transparent_is_white() {
    for format in FORMATS {
        let image = luma_of(&file(format)).ok().unwrap();
        assert_eq!((image.width(), image.height()), (90, 60), "{format:?}");
        let middle = |x: usize| image.pixels()[30 * 90 + x];
        assert!(middle(15) < 20, "{format:?}");
        assert!(middle(45) > 235, "{format:?}");
        let has_alpha = format != ImageFormat::Jpeg;
        assert_eq!(middle(75) > 235, has_alpha, "{format:?}");
    }
}

#[test]
fn what_would_vanish_on_white_is_looked_at_on_black() {
    // White drawn on nothing, as pages in dark mode save it, with the soft edge of a rounded one.
    let white = RgbaImage::from_fn(90, 60, |x, _| match x / 30 {
        0 => Rgba([255, 255, 255, 255]),
        1 => Rgba([255, 255, 255, 0]),
        _ => Rgba([250, 250, 250, 128]),
    });
    let white = DynamicImage::ImageRgba8(white);
    for image in [white.clone(), DynamicImage::ImageLumaA8(white.to_luma_alpha8())] {
        for format in [ImageFormat::Png, ImageFormat::WebP] {
            let read = luma_of(&encoded(&image, format)).ok().unwrap();
            let middle = |x: usize| read.pixels()[30 * 90 + x];
            assert!(middle(15) > 235 && middle(45) < 20, "{format:?} {:?}", image.color());
            assert!((100..150).contains(&middle(75)), "{format:?} {:?}", image.color());
        }
    }
    let nothing = encoded(&DynamicImage::ImageRgba8(RgbaImage::new(90, 60)), ImageFormat::Png);
    assert!(luma_of(&nothing).is_ok(), "nothing at all is an image, too");
}

#[test]
fn every_depth_is_read() {
    let rgba = DynamicImage::ImageRgba8(thirds());
    for image in [
        DynamicImage::ImageLuma8(rgba.to_luma8()),
        DynamicImage::ImageLumaA8(rgba.to_luma_alpha8()),
        DynamicImage::ImageLuma16(rgba.to_luma16()),
        DynamicImage::ImageRgb16(rgba.to_rgb16()),
        DynamicImage::ImageRgba16(rgba.to_rgba16()),
    ] {
        let read = luma_of(&encoded(&image, ImageFormat::Png)).ok().unwrap();
        assert!(read.pixels()[15] < 20 && read.pixels()[45] > 235, "{:?}", image.color());
    }
}

#[test]
fn what_is_no_image_is_named() {
    assert_eq!(failure(b""), ImageError::Empty);
    assert_eq!(failure(b"otpauth://totp/x"), ImageError::Unknown);
    assert_eq!(failure(b"%PDF-1.7 and so on"), ImageError::Unknown);
    assert_eq!(failure(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ImageError::Unknown);
    assert_eq!(failure(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), ImageError::Heic);
    assert_eq!(failure(b"\0\0\0\x18ftypavif\0\0\0\0mif1avif"), ImageError::Unknown);
    assert_eq!(failure(b"II*\0 a TIFF, which is not read"), ImageError::Unknown);
    assert_eq!(failure(&vec![0; MOST_BYTES + 1]), ImageError::FileTooLarge { megabytes: 65 });
}

/// A JPEG without its end is shown as far as it goes by every program, and may well hold the code.
#[test]
fn an_image_that_ends_early_is_damaged() {
    for format in FORMATS {
        let whole = file(format);
        for length in (1..whole.len()).step_by(7) {
            let answer = luma_of(&whole[..length]);
            if length < whole.len() / 3 && format != ImageFormat::Jpeg {
                let failure = answer.err().unwrap();
                assert!(matches!(failure, ImageError::Damaged | ImageError::Unknown), "{format:?} {length}");
            }
        }
        assert_eq!(failure(&whole[..24]), ImageError::Damaged, "{format:?}");
    }
}

/// Each byte of the head turned over: an error or an image, never a panic.
#[test]
fn damaged_bytes() {
    for format in FORMATS {
        let whole = file(format);
        for at in 0..whole.len().min(120) {
            for change in [0xFF, 0x80, 0x01] {
                let mut damaged = whole.clone();
                damaged[at] ^= change;
                let _ = luma_of(&damaged);
            }
        }
    }
}

/// A PNG that declares more than it has: refused by what it declares.
fn png_that_declares(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = file(ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.to_be_bytes());
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc: u32, _| (crc >> 1) ^ (0xEDB8_8320 * (crc & 1)))
    })
}

#[test]
fn a_size_over_the_limit_is_refused_before_decoding() {
    assert_eq!(failure(&png_that_declares(10_000, 10_000)), ImageError::TooLarge { megapixels: 100 });
    assert_eq!(failure(&png_that_declares(40_000, 4)), ImageError::TooLong { pixels: 40_000 });
    assert_eq!(failure(&png_that_declares(30_000, 30_000)), ImageError::TooLarge { megapixels: 900 });
    // More than any image has: the decoder takes it for damage.
    assert_eq!(failure(&png_that_declares(2_147_483_647, 2_147_483_647)), ImageError::Damaged);
    assert_eq!(failure(&png_that_declares(0, 5)), ImageError::Damaged);
}

#[test]
fn a_size_that_lies_is_damaged() {
    assert_eq!(failure(&png_that_declares(90, 61)), ImageError::Damaged);
    assert_eq!(failure(&png_that_declares(4_000, 4_000)), ImageError::Damaged);
    let mut bmp = file(ImageFormat::Bmp);
    bmp[18..22].copy_from_slice(&5_000i32.to_le_bytes());
    assert_eq!(failure(&bmp), ImageError::Damaged);
    let mut gif = file(ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xFF; 4]);
    assert!(matches!(failure(&gif), ImageError::TooLarge { .. } | ImageError::TooLong { .. }));
}

/// 8,000 × 8,000 of one colour is a file of some 60 KB and 64 MB of pixels: read, in bounded time.
#[test]
fn a_small_file_of_many_pixels() {
    let grey = DynamicImage::ImageLuma8(image::GrayImage::from_pixel(8_000, 8_000, image::Luma([255])));
    let bytes = encoded(&grey, ImageFormat::Png);
    assert!(bytes.len() < 500_000);
    assert_eq!(luma_of(&bytes).ok().unwrap().width(), 8_000);
}

#[test]
fn the_sentence_gets_its_figures() {
    let failure = ImageError::TooLarge { megapixels: 100 };
    assert_eq!(failure.code(), "image-too-large");
    assert_eq!(failure.args(), [("megapixels", Arg::Number(100)), ("most", Arg::Number(64))]);
}
