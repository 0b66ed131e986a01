//! Which of a camera's modes are tried, and in which order.

use super::device::{Format, Mode};

/// In the order of liking. What macOS calls YUYV has its bytes in another order in some cameras.
const FORMATS: [Format; 6] = if cfg!(target_os = "macos") {
    [Format::Nv12, Format::Mjpeg, Format::Rgb, Format::Bgr, Format::Grey, Format::Yuyv]
} else {
    [Format::Mjpeg, Format::Nv12, Format::Yuyv, Format::Rgb, Format::Bgr, Format::Grey]
};

/// Enough for a dense code in the hand, and fast everywhere.
const WANTED: (usize, usize) = (1280, 720);
/// Below this a picture does not feel live.
const FLUENT: u32 = 15;

/// What nearly all cameras have, for those that name nothing.
pub const COMMON: [Mode; 3] = [
    Mode { width: 1280, height: 720, format: Format::Mjpeg, rate: 30 },
    Mode { width: 640, height: 480, format: Format::Mjpeg, rate: 30 },
    Mode { width: 640, height: 480, format: Format::Yuyv, rate: 30 },
];

/// The best mode of each format, best first: a camera that fails in one of them may not in the next.
pub fn best_of_each(modes: &[Mode]) -> Vec<Mode> {
    let best = |format| modes.iter().filter(|mode| mode.format == format).min_by_key(|mode| dislike(mode));
    let mut best: Vec<Mode> = FORMATS.into_iter().filter_map(best).copied().collect();
    best.sort_by_key(dislike);
    best
}

fn dislike(mode: &Mode) -> impl Ord + use<> {
    let off = mode.width.abs_diff(WANTED.0) + mode.height.abs_diff(WANTED.1);
    let liking = FORMATS.iter().position(|format| *format == mode.format);
    (mode.rate < FLUENT, off, liking, mode.rate.abs_diff(30))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(width: usize, height: usize, format: Format, rate: u32) -> Mode {
        Mode { width, height, format, rate }
    }

    #[test]
    fn the_best_mode_is_large_enough_and_fluent() {
        let slow = mode(1280, 720, Format::Yuyv, 10);
        let small = mode(640, 480, Format::Yuyv, 30);
        let good = mode(1280, 720, Format::Mjpeg, 30);
        let large = mode(1920, 1080, Format::Mjpeg, 30);
        assert_eq!(best_of_each(&[slow, small, large, good]), [good, small]);
        assert_eq!(best_of_each(&[slow, small]), [small]);
        assert_eq!(best_of_each(&[slow]), [slow]);
        assert_eq!(best_of_each(&[]), []);
    }

    #[test]
    fn a_format_that_is_liked_less_but_fluent_comes_first() {
        let slow = mode(1280, 720, Format::Mjpeg, 5);
        let fluent = mode(640, 480, Format::Grey, 30);
        assert_eq!(best_of_each(&[slow, fluent]), [fluent, slow]);
    }
}
