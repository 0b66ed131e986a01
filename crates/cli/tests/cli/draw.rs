//! Draws images of codes, and images that are not what they seem.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use qrcode::bits::Bits;
use qrcode::{Color, EcLevel, QrCode, Version};

/// Pixels of a module, and modules of white around a code.
const MODULE: usize = 6;
const QUIET: usize = 4;

/// A PNG with these codes beside each other.
pub fn codes(path: &Path, texts: &[&[u8]]) {
    let (width, height, pixels) = pixels(texts);
    grey(path, width, height, &pixels);
}

/// A PNG of a code in Kanji mode, whose characters are pairs of bytes of Shift JIS.
pub fn kanji(path: &Path, characters: &[(u8, u8)]) {
    let bytes: Vec<u8> = characters.iter().flat_map(|(first, second)| [*first, *second]).collect();
    let mut bits = Bits::new(Version::Normal(2));
    bits.push_kanji_data(&bytes).unwrap();
    bits.push_terminator(EcLevel::M).unwrap();
    let (width, height, pixels) = drawn(&[QrCode::with_bits(bits, EcLevel::M).unwrap()]);
    grey(path, width, height, &pixels);
}

/// The same as width, height and one byte a pixel.
pub fn pixels(texts: &[&[u8]]) -> (usize, usize, Vec<u8>) {
    drawn(&texts.iter().map(|text| QrCode::new(text).unwrap()).collect::<Vec<_>>())
}

fn drawn(codes: &[QrCode]) -> (usize, usize, Vec<u8>) {
    let side = |code: &QrCode| (code.width() + 2 * QUIET) * MODULE;
    let width: usize = codes.iter().map(side).sum();
    let height = codes.iter().map(side).max().unwrap();
    let mut pixels = vec![255; width * height];
    let mut left = 0;
    for code in codes {
        let colors = code.to_colors();
        for (index, _) in colors.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
            let x = left + (index % code.width() + QUIET) * MODULE;
            let y = (index / code.width() + QUIET) * MODULE;
            for row in y..y + MODULE {
                pixels[row * width + x..row * width + x + MODULE].fill(0);
            }
        }
        left += side(code);
    }
    (width, height, pixels)
}

/// A white PNG.
pub fn blank(path: &Path) {
    grey(path, 400, 300, &vec![255; 400 * 300]);
}

fn grey(path: &Path, width: usize, height: usize, pixels: &[u8]) {
    let file = BufWriter::new(File::create(path).unwrap());
    let mut encoder = png::Encoder::new(file, width.try_into().unwrap(), height.try_into().unwrap());
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
}

/// A real white PNG of 100 megapixels, which packs into some hundred kilobytes.
pub fn hundred_megapixels(path: &Path) {
    use std::io::Write;
    let file = BufWriter::new(File::create(path).unwrap());
    let mut encoder = png::Encoder::new(file, 10_000, 10_000);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().unwrap();
    let mut rows = writer.stream_writer().unwrap();
    for _ in 0..10_000 {
        rows.write_all(&[255; 10_000]).unwrap();
    }
    rows.finish().unwrap();
}

/// One part of a Google Authenticator export; entries are name and secret, all TOTP with ten digits left
/// at their defaults.
pub fn migration(entries: &[(&str, &[u8])], index: u8, size: u8) -> String {
    let mut message = Vec::new();
    for (name, secret) in entries {
        let mut entry = Vec::new();
        field(&mut entry, 1, secret);
        field(&mut entry, 2, name.as_bytes());
        field(&mut entry, 3, b"Example");
        // SHA-1, six digits, TOTP.
        entry.extend([4 << 3, 1, 5 << 3, 1, 6 << 3, 2]);
        field(&mut message, 1, &entry);
    }
    // Version, size, index, id.
    message.extend([2 << 3, 1, 3 << 3, size, 4 << 3, index, 5 << 3, 77]);
    let data =
        data_encoding::BASE64.encode(&message).replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    format!("otpauth-migration://offline?data={data}")
}

fn field(message: &mut Vec<u8>, number: u8, bytes: &[u8]) {
    message.push(number << 3 | 2);
    message.push(bytes.len().try_into().unwrap());
    message.extend(bytes);
}
