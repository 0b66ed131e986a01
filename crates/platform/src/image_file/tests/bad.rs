//! Images that end early, lie, or would burst.

use super::*;

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

pub fn crc32(bytes: &[u8]) -> u32 {
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
    let grey = DynamicImage::ImageLuma8(GrayImage::from_pixel(8_000, 8_000, image::Luma([255])));
    let bytes = encoded(&grey, ImageFormat::Png);
    assert!(bytes.len() < 500_000);
    assert_eq!(luma_of(&bytes).ok().unwrap().width(), 8_000);
}

/// The heads of the other formats with a size of their own: refused by it, although no pixel follows.
#[test]
fn every_format_is_refused_by_the_size_that_it_declares() {
    for (width, height) in [(16_000, 16_000), (16_383, 4_000), (4_000, 16_383)] {
        let megapixels = (u64::from(width) * u64::from(height)).div_ceil(1_000_000);
        let refused = ImageError::TooLarge { megapixels };
        for (name, bytes) in [
            ("png", png_that_declares(width.into(), height.into())),
            ("jpeg", jpeg_that_declares(width, height)),
            ("gif", gif_that_declares(width, height)),
            ("bmp", bmp_that_declares(width.into(), height.into())),
            ("webp, lossless", webp_lossless_that_declares(width, height)),
            ("webp, lossy", webp_lossy_that_declares(width, height)),
            ("webp", webp_extended(width.into(), height.into(), &webp_lossless_chunk(width, height))),
        ] {
            assert_eq!(failure(&bytes), refused, "{name}");
        }
    }
    assert_eq!(failure(&jpeg_that_declares(65_500, 100)), ImageError::TooLong { pixels: 65_500 });
    assert_eq!(failure(&gif_that_declares(100, 65_500)), ImageError::TooLong { pixels: 65_500 });
    assert_eq!(failure(&bmp_that_declares(40_000, -100)), ImageError::TooLong { pixels: 40_000 });
    // The most that each can say, sixteen million times sixteen million among them.
    for bytes in [
        jpeg_that_declares(65_535, 65_535),
        gif_that_declares(65_535, 65_535),
        bmp_that_declares(i32::MAX, i32::MAX),
        bmp_that_declares(i32::MAX, i32::MIN),
        webp_lossless_that_declares(16_384, 16_384),
        webp_extended(1 << 24, 1 << 24, &[]),
    ] {
        assert!(matches!(failure(&bytes), ImageError::TooLarge { .. } | ImageError::Damaged));
    }
}

#[test]
fn a_size_of_nothing_is_damaged() {
    for bytes in [
        png_that_declares(0, 0),
        png_that_declares(90, 0),
        jpeg_that_declares(0, 60),
        jpeg_that_declares(90, 0),
        gif_that_declares(0, 0),
        gif_that_declares(0, 60),
        bmp_that_declares(0, 0),
        bmp_that_declares(90, 0),
        bmp_that_declares(-90, 60),
        webp_lossy_that_declares(0, 60),
        webp_extended(1, 1, &[]),
    ] {
        assert_eq!(failure(&bytes), ImageError::Damaged);
    }
}

/// What is drawn declares more than what it is drawn on: neither decoded past its frame nor given the memory.
#[test]
fn a_frame_that_is_larger_than_its_picture() {
    let mut gif = file(ImageFormat::Gif);
    let frame = gif.windows(10).position(|bytes| bytes[0] == 0x2c && bytes[5..9] == [90, 0, 60, 0]).unwrap();
    gif[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    assert_eq!(failure(&gif), ImageError::Damaged);
    gif[frame + 5..frame + 9].copy_from_slice(&[0; 4]);
    let _ = luma_of(&gif);

    for inner in [webp_lossless_chunk(16_383, 16_383), webp_lossless_chunk(91, 60)] {
        assert_eq!(failure(&webp_extended(90, 60, &inner)), ImageError::Damaged);
    }
    let mut frame = vec![0; 6];
    frame.extend_from_slice(&[0xfe, 0x3f, 0, 0xfe, 0x3f, 0, 0, 0, 0, 0]);
    frame.extend(webp_lossless_chunk(16_383, 16_383));
    let animation = [chunk(b"ANIM", &[0; 6]), chunk(b"ANMF", &frame)].concat();
    assert_eq!(failure(&webp_extended_with(0b10, 90, 60, &animation)), ImageError::Damaged);
}

/// One scan of an image of 64 megapixels costs a fraction of a second and ten bytes; here are six million of them.
#[test]
fn passes_without_end_are_refused() {
    let mut jpeg = jpeg_that_declares(8_000, 8_000);
    let scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
    jpeg.extend(scan.iter().cycle().take(60_000_000));
    assert_eq!(failure(&jpeg), ImageError::Damaged);
    // As telephones write them: ten passes.
    let mut ten = jpeg_that_declares(8_000, 8_000);
    ten.extend(scan.iter().cycle().take(100));
    assert_eq!(refuse_by_passes(&ten, 64_000_000), Ok(()));
    assert_eq!(refuse_by_passes(&scan.repeat(17), 64_000_000), Err(ImageError::Damaged));
}

/// A baseline frame header of three components, and no scan.
fn jpeg_that_declares(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xc0, 0, 17, 8];
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.extend([3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
    bytes.extend([0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
    bytes
}

fn gif_that_declares(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = file(ImageFormat::Gif);
    bytes[6..8].copy_from_slice(&width.to_le_bytes());
    bytes[8..10].copy_from_slice(&height.to_le_bytes());
    bytes
}

fn bmp_that_declares(width: i32, height: i32) -> Vec<u8> {
    let mut bytes = file(ImageFormat::Bmp);
    bytes[18..22].copy_from_slice(&width.to_le_bytes());
    bytes[22..26].copy_from_slice(&height.to_le_bytes());
    bytes
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut bytes = name.to_vec();
    bytes.extend((content.len() as u32).to_le_bytes());
    bytes.extend(content);
    bytes.extend(&[0][..content.len() % 2]);
    bytes
}

fn webp(chunks: &[u8]) -> Vec<u8> {
    chunk(b"RIFF", &[b"WEBP", chunks].concat())
}

/// Fourteen bits of width and of height, one less each, after a signature byte.
fn webp_lossless_chunk(width: u16, height: u16) -> Vec<u8> {
    let bits = (u32::from(width) - 1) | (u32::from(height) - 1) << 14;
    chunk(b"VP8L", &[&[0x2f][..], &bits.to_le_bytes(), &[0; 8]].concat())
}

fn webp_lossless_that_declares(width: u16, height: u16) -> Vec<u8> {
    webp(&webp_lossless_chunk(width, height))
}

fn webp_lossy_that_declares(width: u16, height: u16) -> Vec<u8> {
    let key_frame = [0x10, 0, 0, 0x9d, 0x01, 0x2a];
    webp(&chunk(b"VP8 ", &[&key_frame[..], &width.to_le_bytes(), &height.to_le_bytes(), &[0; 8]].concat()))
}

fn webp_extended(width: u32, height: u32, inner: &[u8]) -> Vec<u8> {
    webp_extended_with(0, width, height, inner)
}

fn webp_extended_with(flags: u8, width: u32, height: u32, inner: &[u8]) -> Vec<u8> {
    let less = |side: u32| (side - 1).to_le_bytes();
    let head = [&[flags, 0, 0, 0][..], &less(width)[..3], &less(height)[..3]].concat();
    webp(&[chunk(b"VP8X", &head), inner.to_vec()].concat())
}
