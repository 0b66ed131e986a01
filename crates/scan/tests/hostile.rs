//! Pictures that are made to cost time, and sizes that lie.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod draw;

use std::cell::Cell;
use std::time::Duration;

use cpu_time::ThreadTime;
use draw::{Frame, LINK, Noise, Pose, code};
use koppel_scan::{Budget, FrameError, Luma, LumaImage, MOST_SIDE, find};

/// Processor time, which a busy computer does not lengthen. Far above what a scan takes (a tenth of it for 1080p, as
/// `cargo xtask bench scan` measures), far below what it would take without its bounds (minutes).
const BOUND: Duration = Duration::from_secs(1);

fn scan_within_bound(image: &LumaImage, what: &str) {
    for budget in [Budget::live(&|| false), Budget::still(&|| false)] {
        let start = ThreadTime::now();
        let found = find(image.view(), &budget);
        let took = start.elapsed();
        assert!(found.is_empty(), "{what}: {} false texts", found.len());
        assert!(took < BOUND, "{what}: {took:?}");
    }
}

fn tiled(width: usize, height: usize, tile: usize, dark: impl Fn(usize, usize) -> bool) -> LumaImage {
    let pixels = (0..width * height)
        .map(|i| if dark((i % width) % tile, (i / width) % tile) { 0 } else { 255 })
        .collect();
    LumaImage::new(width, height, pixels).unwrap()
}

/// A finder pattern of 7 × 7 modules of `module` pixels.
fn is_finder(x: usize, y: usize, module: usize) -> bool {
    let (x, y) = (x / module, y / module);
    let ring = |a: usize, b: usize| (a..=b).contains(&x) && (a..=b).contains(&y);
    ring(0, 6) && (!ring(1, 5) || ring(2, 4))
}

#[test]
fn pages_full_of_finder_patterns() {
    for module in [1, 2, 3, 6] {
        let image = tiled(3840, 2160, module * 9, |x, y| is_finder(x, y, module));
        scan_within_bound(&image, &format!("4K of finder patterns, {module} px a module"));
    }
}

#[test]
fn checkerboards_and_stripes() {
    for tile in [2, 4, 6, 16] {
        let half = tile / 2;
        let board = tiled(1920, 1080, tile, |x, y| (x < half) ^ (y < half));
        scan_within_bound(&board, &format!("checkerboard of {half} px"));
    }
    let bars = tiled(1920, 1080, 24, |x, _| [0..3, 6..15, 18..21].iter().any(|bar| bar.contains(&x)));
    scan_within_bound(&bars, "bars of 1:1:3:1:1");
}

#[test]
fn noise() {
    let mut noise = Noise(7);
    let grey = (0..1920 * 1080).map(|_| noise.byte()).collect();
    scan_within_bound(&LumaImage::new(1920, 1080, grey).unwrap(), "grey noise");
    let black_and_white = (0..1920 * 1080).map(|_| if noise.byte() < 128 { 0 } else { 255 }).collect();
    scan_within_bound(&LumaImage::new(1920, 1080, black_and_white).unwrap(), "black and white noise");
}

#[test]
fn small_pages_full_of_them() {
    for module in [1, 2, 4] {
        for gap in [1, 2, 5] {
            let image = tiled(700, 700, module * (7 + gap), |x, y| is_finder(x, y, module));
            scan_within_bound(&image, &format!("700 × 700 of finder patterns, {module} px, gap {gap}"));
        }
    }
    for size in [1, 2, 3, 5, 8, 13, 40, 41] {
        for grey in [0, 128, 255] {
            scan_within_bound(&Frame::new(size, size, grey).image(), "one grey");
            scan_within_bound(&Frame::new(size, 3000, grey).image(), "one grey, narrow");
        }
    }
}

/// All in line with each other.
#[test]
fn a_cross_of_finder_patterns() {
    let (size, module, pitch) = (720, 4, 60);
    let pixels = (0..size * size).map(|at| {
        let (x, y) = (at % size, at / size);
        let on_cross = x / pitch == 5 || y / pitch == 5;
        if on_cross && is_finder(x % pitch, y % pitch, module) { 0 } else { 255 }
    });
    scan_within_bound(&LumaImage::new(size, size, pixels.collect()).unwrap(), "cross");
}

/// Everything that is the same in every code, around noise: each looks like a code until its errors are counted.
#[test]
fn pages_of_codes_that_say_nothing() {
    for (length, module) in [(10, 2), (10, 4), (200, 2), (2_300, 2)] {
        let code = code(&vec![b'x'; length]);
        let size = code.size();
        let tile = (size as usize + 4) * module;
        let mut noise = Noise(11);
        let is_same =
            |x: i32, y: i32| x.min(y) < 9 && (x.max(y) < 9 || x.max(y) > size - 10 || x.min(y) == 6);
        let modules: Vec<bool> = (0..size * size)
            .map(|at| (at % size, at / size))
            .map(|(x, y)| if is_same(x, y) { code.get_module(x, y) } else { noise.byte() < 128 })
            .collect();
        let is_dark = |x: usize, y: usize| {
            let (x, y) = ((x / module) as i32 - 2, (y / module) as i32 - 2);
            let inside = (0..size).contains(&x) && (0..size).contains(&y);
            inside && modules[(y * size + x) as usize]
        };
        let image = tiled(1920, 1080, tile, is_dark);
        scan_within_bound(
            &image,
            &format!("codes of {size} × {size} modules of {module} px that say nothing"),
        );
    }
}

/// Codes with a part replaced, so that everything but the text is there.
#[test]
fn damaged_codes_give_no_other_text() {
    let mut noise = Noise(3);
    for round in 0..40 {
        let mut frame = Frame::new(400, 400, 255).draw(&code(LINK), Pose::at(200.0, 200.0, 7.0));
        let (left, top) = (60 + usize::from(noise.byte()) / 2, 60 + usize::from(noise.byte()) / 2);
        let size = 20 + usize::from(noise.byte()) / 2;
        for y in top..(top + size).min(400) {
            for x in left..(left + size).min(400) {
                frame.pixels[y * 400 + x] = noise.byte();
            }
        }
        let image = frame.image();
        for found in find(image.view(), &Budget::still(&|| false)) {
            assert_eq!(found.bytes, LINK, "round {round}");
        }
    }
}

#[test]
fn the_scan_ends_when_time_is_up() {
    let image = tiled(3840, 2160, 27, |x, y| is_finder(x, y, 3));
    let asked = Cell::new(0u32);
    let out_of_time = || {
        asked.set(asked.get() + 1);
        asked.get() > 20
    };
    assert!(find(image.view(), &Budget::still(&out_of_time)).is_empty());
    assert!(asked.get() < 60, "asked {} times after the end", asked.get() - 20);
}

#[test]
fn nothing_is_done_without_a_budget() {
    let image = Frame::new(400, 400, 150).draw(&code(LINK), Pose::at(200.0, 200.0, 7.0)).image();
    let budget = |pixels, triples| Budget { pixels, triples, samples: 0, out_of_time: &|| false };
    assert!(find(image.view(), &budget(0, 100)).is_empty());
    assert!(find(image.view(), &budget(200_000, 0)).is_empty());
    assert_eq!(find(image.view(), &budget(200_000, 100)).len(), 1);
}

#[test]
fn sizes_that_lie_are_refused() {
    let bytes = [0; 100];
    let refused = |width, height, stride| Luma::new(width, height, stride, &bytes).err();
    assert_eq!(refused(10, 10, 10), None);
    assert_eq!(refused(8, 10, 10), None);
    assert_eq!(refused(0, 10, 10), Some(FrameError::Empty { width: 0, height: 10 }));
    assert_eq!(refused(10, 0, 10), Some(FrameError::Empty { width: 10, height: 0 }));
    assert_eq!(refused(10, 10, 9), Some(FrameError::Stride { stride: 9, row: 10 }));
    assert_eq!(refused(10, 10, 0), Some(FrameError::Stride { stride: 0, row: 10 }));
    assert_eq!(refused(10, 11, 10), Some(FrameError::Short { there: 100, needed: 110 }));
    assert_eq!(refused(10, 10, 11), Some(FrameError::Short { there: 100, needed: 109 }));
    for (width, height, stride) in [
        (usize::MAX, usize::MAX, usize::MAX),
        (MOST_SIDE + 1, 1, MOST_SIDE + 1),
        (1, MOST_SIDE + 1, 1),
        (MOST_SIDE, MOST_SIDE, MOST_SIDE),
        (10, 10, usize::MAX),
    ] {
        assert_eq!(refused(width, height, stride), Some(FrameError::TooLarge { width, height }));
    }
    assert!(LumaImage::new(3, 3, vec![0; 8]).is_err());
}
