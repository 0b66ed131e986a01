//! Codes that are drawn here and must be found again, byte for byte.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod draw;

use draw::{Frame, LINK, Pose, code, code_of_segments, migration};
use koppel_scan::{Budget, Found, LumaImage, Rung, find};
use qrcodegen::QrSegment;

fn never() -> bool {
    false
}

fn live(image: &LumaImage) -> Vec<Found> {
    find(image.view(), &Budget::live(&never))
}

fn texts(image: &LumaImage) -> Vec<Vec<u8>> {
    let mut texts: Vec<_> = live(image).into_iter().map(|found| found.bytes).collect();
    texts.sort();
    texts
}

fn webcam() -> Frame {
    Frame::new(1280, 720, 150)
}

#[test]
fn a_plain_code() {
    let image = webcam().draw(&code(LINK), Pose::at(640.0, 360.0, 8.0)).image();
    assert_eq!(texts(&image), [LINK]);
}

#[test]
fn a_migration_code_is_dense() {
    let migration = migration();
    let image = webcam().draw(&code(&migration), Pose::at(640.0, 360.0, 4.0)).image();
    assert_eq!(texts(&image), [&migration[..]]);
    let closer = Frame::new(1920, 1080, 90).draw(&code(&migration), Pose::at(900.0, 500.0, 2.5)).image();
    assert_eq!(texts(&closer), [migration]);
}

#[test]
fn at_every_angle() {
    for angle in (0..360).step_by(15) {
        let pose = Pose { angle: angle as f32, ..Pose::at(640.0, 360.0, 6.0) };
        assert_eq!(texts(&webcam().draw(&code(LINK), pose).image()), [LINK], "{angle}°");
    }
}

#[test]
fn light_on_dark() {
    for (module, width, height) in [(7.0, 1280, 720), (3.0, 400, 400)] {
        let pose = Pose { dark: 230, light: 25, ..Pose::at(width as f32 / 2.0, height as f32 / 2.0, module) };
        let image = Frame::new(width, height, 30).draw(&code(LINK), pose).image();
        assert_eq!(texts(&image), [LINK]);
    }
}

#[test]
fn mirrored() {
    let pose = Pose { mirrored: true, ..Pose::at(640.0, 360.0, 7.0) };
    assert_eq!(texts(&webcam().draw(&code(LINK), pose).image()), [LINK]);
}

#[test]
fn small_in_a_large_picture() {
    let image = Frame::new(1920, 1080, 200).draw(&code(LINK), Pose::at(1500.0, 800.0, 2.0)).image();
    assert_eq!(texts(&image), [LINK]);
}

#[test]
fn small_picture() {
    let image = Frame::new(64, 64, 255).draw(&code(b"otpauth"), Pose::at(32.0, 32.0, 2.0)).image();
    assert_eq!(texts(&image), [b"otpauth"]);
}

#[test]
fn several_at_once_and_a_large_one_hides_no_small_one() {
    let image = Frame::new(1920, 1080, 180)
        .draw(&code(b"https://example.org/product/label"), Pose::at(450.0, 500.0, 16.0))
        .draw(&code(LINK), Pose { angle: 20.0, ..Pose::at(1300.0, 300.0, 4.0) })
        .draw(&code(&migration()), Pose::at(1400.0, 780.0, 2.5))
        .image();
    let mut expected = vec![LINK.to_vec(), b"https://example.org/product/label".to_vec(), migration()];
    expected.sort();
    assert_eq!(texts(&image), expected);
}

#[test]
fn the_same_text_twice_is_one_answer() {
    let image = webcam()
        .draw(&code(LINK), Pose::at(320.0, 360.0, 6.0))
        .draw(&code(LINK), Pose::at(960.0, 360.0, 6.0))
        .image();
    assert_eq!(texts(&image), [LINK]);
}

#[test]
fn dark_and_light_beside_each_other_in_a_still() {
    let image = webcam()
        .draw(&code(b"light"), Pose::at(320.0, 360.0, 6.0))
        .draw(&code(b"dark"), Pose { dark: 240, light: 10, ..Pose::at(960.0, 360.0, 6.0) })
        .image();
    let mut found: Vec<_> =
        find(image.view(), &Budget::still(&never)).into_iter().map(|found| found.bytes).collect();
    found.sort();
    assert_eq!(found, [b"dark".to_vec(), b"light".to_vec()]);
}

#[test]
fn noise_and_uneven_light() {
    for seed in 1..=5 {
        let pose = Pose { angle: 8.0, ..Pose::at(640.0, 360.0, 7.0) };
        let image = webcam().draw(&code(LINK), pose).in_uneven_light().with_noise(28, seed).image();
        assert_eq!(texts(&image), [LINK], "seed {seed}");
    }
}

/// A blur of more than half a module: no single one is what it was, and no threshold tells them apart.
#[test]
fn out_of_focus() {
    let looks = [(20, 235, false), (230, 40, false), (20, 235, true)];
    for (dark, light, mirrored) in looks {
        let pose = Pose { angle: 12.0, dark, light, mirrored, ..Pose::at(640.0, 360.0, 9.0) };
        let frame = Frame::new(1280, 720, u8::midpoint(dark, light)).draw(&code(LINK), pose);
        let image = frame.out_of_focus(5).with_noise(6, 9).image();
        let black_and_white = Budget { samples: 0, ..Budget::live(&never) };
        assert!(find(image.view(), &black_and_white).is_empty(), "{dark}: this is no hard one");
        let found = live(&image);
        let [found] = &found[..] else { panic!("{dark}: {} codes", found.len()) };
        assert_eq!(found.bytes, LINK);
        let middle = found.outline.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.x / 4.0, sum.1 + p.y / 4.0));
        assert!((middle.0 - 640.0).hypot(middle.1 - 360.0) < 6.0, "{dark}: its middle is at {middle:?}");
    }
}

#[test]
fn nearly_in_the_dark() {
    let frame = webcam().draw(&code(LINK), Pose::at(640.0, 360.0, 8.0)).in_the_dark(0.08).with_noise(5, 4);
    assert_eq!(texts(&frame.image()), [LINK]);
}

#[test]
fn bytes_stay_bytes() {
    let all: Vec<u8> = (0..=255).collect();
    let latin1 = b"otpauth://totp/Caf\xE9?secret=JBSWY3DPEHPK3PXP".to_vec();
    let utf8 = "otpauth://totp/Café ☕?secret=JBSWY3DPEHPK3PXP".as_bytes().to_vec();
    for bytes in [all, latin1, utf8, vec![0], vec![0xEF, 0xBB, 0xBF, b'x']] {
        assert_eq!(texts(&webcam().draw(&code(&bytes), Pose::at(640.0, 360.0, 8.0)).image()), [bytes]);
    }
}

#[test]
fn segments_of_every_mode_are_joined() {
    let segments = [
        QrSegment::make_alphanumeric("HTTPS://EXAMPLE.ORG/"),
        QrSegment::make_numeric("0012345"),
        QrSegment::make_eci(26),
        QrSegment::make_bytes("é".as_bytes()),
    ];
    let image = webcam().draw(&code_of_segments(&segments), Pose::at(640.0, 360.0, 9.0)).image();
    assert_eq!(texts(&image), ["HTTPS://EXAMPLE.ORG/0012345é".as_bytes()]);
}

#[test]
fn the_outline_is_where_the_code_is() {
    let code = code(LINK);
    let half = code.size() as f32 * 3.0;
    for angle in [0.0, 90.0, 33.0] {
        let pose = Pose { angle, ..Pose::at(700.0, 300.0, 6.0) };
        let image = webcam().draw(&code, pose).image();
        let found = live(&image);
        let (sin, cos) = angle.to_radians().sin_cos();
        let corners = [(-half, -half), (half, -half), (half, half), (-half, half)];
        for (point, (x, y)) in found[0].outline.iter().zip(corners) {
            let expected = (700.0 + x * cos - y * sin, 300.0 + x * sin + y * cos);
            let off = (point.x - expected.0).hypot(point.y - expected.1);
            assert!(off < 3.0, "{angle}°: {point:?} where {expected:?} was drawn");
        }
    }
}

#[test]
fn a_stride_wider_than_the_row() {
    let image = Frame::new(500, 400, 150).draw(&code(LINK), Pose::at(250.0, 200.0, 7.0)).image();
    let stride = 517;
    let mut padded = Vec::new();
    for row in image.pixels().chunks(500) {
        padded.extend_from_slice(row);
        padded.extend([0; 17]);
    }
    let luma = koppel_scan::Luma::new(500, 400, stride, &padded).unwrap();
    assert_eq!(find(luma, &Budget::live(&never))[0].bytes, LINK);
}

#[test]
fn the_first_rung_finds_what_is_easy() {
    let image = webcam().draw(&code(LINK), Pose::at(640.0, 360.0, 8.0)).image();
    assert_eq!(live(&image)[0].rung, Rung::Half);
}
