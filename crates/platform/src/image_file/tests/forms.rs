//! The forms that each format has: turned, animated, interlaced, with a palette, with many bits, for print.

use image::Frame;
use image::codecs::gif::GifEncoder;

use super::*;

/// 40 × 20, all white but for a black upper left quarter.
fn corner() -> GrayImage {
    GrayImage::from_fn(40, 20, |x, y| image::Luma([if x < 20 && y < 10 { 0 } else { 255 }]))
}

/// TIFF's head in Exif, with one entry: how the camera was held.
fn exif(orientation: u16) -> Vec<u8> {
    let mut bytes = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    bytes.extend(orientation.to_be_bytes());
    bytes.extend([0; 6]);
    bytes
}

fn jpeg_with(exif: &[u8]) -> Vec<u8> {
    let plain = encoded(&DynamicImage::ImageLuma8(corner()), ImageFormat::Jpeg);
    let segment = [b"Exif\0\0", exif].concat();
    let length = (segment.len() as u16 + 2).to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, &segment, &plain[2..]].concat()
}

fn png_with(exif: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut info = png::Info::with_size(40, 20);
    info.color_type = png::ColorType::Grayscale;
    info.exif_metadata = Some(exif.to_vec().into());
    let encoder = png::Encoder::with_info(&mut bytes, info).unwrap();
    encoder.write_header().unwrap().write_image_data(corner().as_raw()).unwrap();
    bytes
}

/// Which corner is dark, of an image of which a quarter is.
fn dark(image: &LumaImage) -> &'static str {
    let (width, height) = (image.width(), image.height());
    let at = |x: usize, y: usize| image.pixels()[y * width + x] < 128;
    let corners = [at(2, 2), at(width - 3, 2), at(2, height - 3), at(width - 3, height - 3)];
    match corners {
        [true, false, false, false] => "upper left",
        [false, true, false, false] => "upper right",
        [false, false, true, false] => "lower left",
        [false, false, false, true] => "lower right",
        _ => "none",
    }
}

#[test]
fn a_photograph_is_turned_as_the_camera_was_held() {
    for (orientation, corner, size) in [
        (1, "upper left", (40, 20)),
        (2, "upper right", (40, 20)),
        (3, "lower right", (40, 20)),
        (4, "lower left", (40, 20)),
        (5, "upper left", (20, 40)),
        (6, "upper right", (20, 40)),
        (7, "lower right", (20, 40)),
        (8, "lower left", (20, 40)),
        (0, "upper left", (40, 20)),
        (99, "upper left", (40, 20)),
    ] {
        for bytes in [jpeg_with(&exif(orientation)), png_with(&exif(orientation))] {
            let image = luma_of(&bytes).ok().unwrap();
            assert_eq!((dark(&image), (image.width(), image.height())), (corner, size), "{orientation}");
        }
    }
    for broken in [&b""[..], b"MM\0*", b"MM\0*\xff\xff\xff\xff", b"no TIFF at all, but long enough for one"] {
        assert_eq!(dark(&luma_of(&jpeg_with(broken)).ok().unwrap()), "upper left");
    }
}

#[test]
fn of_an_animation_the_first_picture() {
    let frames = [thirds(), RgbaImage::from_pixel(90, 60, Rgba([0, 0, 0, 255]))];
    let mut gif = Vec::new();
    GifEncoder::new(&mut gif).encode_frames(frames.into_iter().map(Frame::new)).unwrap();
    let image = luma_of(&gif).ok().unwrap();
    assert!(image.pixels()[15] < 20 && image.pixels()[45] > 235);
}

/// What a WebP of several pictures is made of: the first is that of another file, its frame the whole canvas.
#[test]
fn of_an_animated_webp_the_first_picture() {
    let still = file(ImageFormat::WebP);
    let picture = &still[12..];
    let frame = [&[0; 6][..], &[89, 0, 0, 59, 0, 0, 100, 0, 0, 0], picture].concat();
    let part = |name: &[u8], content: &[u8]| {
        [name, &(content.len() as u32).to_le_bytes(), content, &[0][..content.len() % 2]].concat()
    };
    let head = part(b"VP8X", &[0b1_0010, 0, 0, 0, 89, 0, 0, 59, 0, 0]);
    let parts = [head, part(b"ANIM", &[255, 255, 255, 255, 0, 0]), part(b"ANMF", &frame)].concat();
    let image = luma_of(&part(b"RIFF", &[b"WEBP", &parts[..]].concat())).ok().unwrap();
    assert_eq!((image.width(), image.height()), (90, 60));
    assert!(image.pixels()[15] < 20 && image.pixels()[45] > 235);
}

#[test]
fn a_png_with_a_palette_and_one_of_few_bits() {
    for (depth, row) in
        [(png::BitDepth::One, vec![0b0000_1111]), (png::BitDepth::Four, vec![0, 0, 0x11, 0x11])]
    {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 8, 2);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(depth);
        encoder.set_palette(vec![10, 20, 30, 250, 240, 245]);
        encoder.write_header().unwrap().write_image_data(&row.repeat(2)).unwrap();
        let image = luma_of(&bytes).ok().unwrap();
        assert!(image.pixels()[0] < 40 && image.pixels()[7] > 230, "{depth:?}");
    }
}

/// Adam7, stored without compression: 2 × 2 pixels are four passes, of which three have one row.
#[test]
fn an_interlaced_png() {
    let row = |pixels: &[u8]| [&[0], pixels].concat();
    let passes = [row(&[0]), row(&[255]), row(&[10, 245])].concat();
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut write = |name: &[u8; 4], content: &[u8]| {
        bytes.extend((content.len() as u32).to_be_bytes());
        let named = [name, content].concat();
        bytes.extend(&named);
        bytes.extend(bad::crc32(&named).to_be_bytes());
    };
    write(b"IHDR", &[0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 1]);
    let length = passes.len() as u16;
    let (mut a, mut b) = (1u32, 0u32);
    for byte in &passes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    let stored = [
        &[0x78, 0x01, 1][..],
        &length.to_le_bytes(),
        &(!length).to_le_bytes(),
        &passes,
        &(b << 16 | a).to_be_bytes(),
    ];
    write(b"IDAT", &stored.concat());
    write(b"IEND", &[]);
    assert_eq!(luma_of(&bytes).ok().unwrap().pixels(), [0, 255, 10, 245]);
}

/// As printers want it: ink instead of light, and as Adobe writes it the other way around.
#[test]
fn a_jpeg_of_four_inks() {
    // Left black, right without ink; inverted, since jpeg-encoder writes the bytes as they are, with Adobe's marker.
    let pixels: Vec<u8> =
        (0..64 * 32).flat_map(|at| if at % 64 < 32 { [0, 0, 0, 255] } else { [0, 0, 0, 0] }).collect();
    for colour in [jpeg_encoder::ColorType::Cmyk, jpeg_encoder::ColorType::CmykAsYcck] {
        let mut bytes = Vec::new();
        jpeg_encoder::Encoder::new(&mut bytes, 95).encode(&pixels, 64, 32, colour).unwrap();
        let image = luma_of(&bytes).ok().unwrap();
        let (left, right) = (image.pixels()[16 * 64 + 10], image.pixels()[16 * 64 + 50]);
        assert!(left < 40 && right > 215, "{colour:?}: {left} {right}");
    }
}

#[test]
fn a_progressive_jpeg() {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    encoder.set_progressive(true);
    encoder.encode(corner().as_raw(), 40, 20, jpeg_encoder::ColorType::Luma).unwrap();
    assert_eq!(dark(&luma_of(&bytes).ok().unwrap()), "upper left");
}
