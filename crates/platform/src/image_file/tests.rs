#![allow(clippy::unwrap_used, clippy::expect_used)]

use image::{DynamicImage, Rgba, RgbaImage};

use super::*;

mod bad;
mod forms;

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
    assert_eq!(failure(b"%PDF-1.7 and so on"), ImageError::Pdf);
    assert_eq!(failure(b"\xef\xbb\xbf\r\n%PDF-1.4"), ImageError::Pdf);
    assert_eq!(failure(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ImageError::Svg);
    assert_eq!(failure(b"<?xml version='1.0'?>\n<!-- made -->\n<SVG/>"), ImageError::Svg);
    assert_eq!(failure(b"II*\0 a TIFF, which is not read"), ImageError::Unknown);
    assert_eq!(failure(&vec![0; MOST_BYTES + 1]), ImageError::FileTooLarge);
}

#[test]
fn the_photographs_of_telephones_are_told_apart() {
    for (bytes, named) in [
        (&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], ImageError::Heic),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", ImageError::Heic),
        (b"\0\0\0\x14ftypmsf1\0\0\0\0hevc", ImageError::Heic),
        (b"\0\0\0\x1cftypavif\0\0\0\0mif1avifmiaf", ImageError::Avif),
        (b"\0\0\0\x18ftypmif1\0\0\0\0miafavif", ImageError::Avif),
        (b"\0\0\0\x10ftypisom\0\0\0\0 a film, with avif in it", ImageError::Unknown),
        // A length that lies, and one that is not there.
        (b"\xff\xff\xff\xffftypheic", ImageError::Heic),
        (b"\0\0\0\0ftypheic", ImageError::Heic),
        (b"\0\0\0\x18ftyphei", ImageError::Unknown),
        (b"\0\0\0\x18ftyp", ImageError::Unknown),
    ] {
        assert_eq!(failure(bytes), named, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn the_sentence_gets_its_figures() {
    let failure = ImageError::TooLarge { megapixels: 100 };
    assert_eq!(failure.code(), "image-too-large");
    assert_eq!(failure.args(), [("megapixels", Arg::Number(100)), ("most", Arg::Number(64))]);
}
