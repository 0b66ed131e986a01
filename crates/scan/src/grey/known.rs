//! The modules that are the same in every code of a size (ISO/IEC 18004, 6.3): finder patterns with the light line around
//! them, timing patterns, alignment patterns.

use rxing::qrcode::common::Version;

/// A module whose colour is known.
#[derive(Clone, Copy)]
pub(crate) struct Module {
    /// Columns from the left; may be −1, for what is around the code.
    pub(crate) x: i16,
    /// Rows from the top; may be −1.
    pub(crate) y: i16,
    pub(crate) is_dark: bool,
}

/// In patterns, each small enough to be evenly lit.
pub(crate) struct Known {
    patterns: Vec<Vec<Module>>,
}

impl Known {
    /// `size` in modules a side; None where no code has that size.
    pub(crate) fn of(size: usize) -> Option<Known> {
        let version = u32::try_from(size.checked_sub(17)?).ok()? / 4;
        let centres = Version::getVersionForNumber(version).ok()?.getAlignmentPatternCenters();
        let mut patterns = corners(size);
        let last = centres.len().saturating_sub(1);
        for (row, &y) in centres.iter().enumerate() {
            for (column, &x) in centres.iter().enumerate() {
                let is_finder = [(0, 0), (0, last), (last, 0)].contains(&(row, column));
                if !is_finder {
                    patterns.push(rings(x as i16, y as i16, 2, |ring| ring != 1));
                }
            }
        }
        Some(Known { patterns })
    }

    pub(crate) fn patterns(&self) -> impl Iterator<Item = &[Module]> {
        self.patterns.iter().map(Vec::as_slice)
    }

    pub(crate) fn modules(&self) -> impl Iterator<Item = Module> {
        self.patterns.iter().flatten().copied()
    }

    pub(crate) fn count(&self) -> usize {
        self.patterns.iter().map(Vec::len).sum()
    }
}

/// Finder patterns and what is between them.
fn corners(size: usize) -> Vec<Vec<Module>> {
    let far = size as i16 - 4;
    let mut patterns: Vec<_> =
        [(3, 3), (far, 3), (3, far)].map(|(x, y)| rings(x, y, 4, |ring| ring <= 1 || ring == 3)).into();
    patterns.extend(timing(size).map(Iterator::collect));
    patterns
}

/// Between the finder patterns: to the right, and down.
pub(crate) fn timing(size: usize) -> [impl Iterator<Item = Module> + Clone; 2] {
    [true, false].map(|is_row| {
        (8..size as i16 - 8).map(move |at| {
            let (x, y) = if is_row { (at, 6) } else { (6, at) };
            Module { x, y, is_dark: at % 2 == 0 }
        })
    })
}

/// Squares around each other.
fn rings(x: i16, y: i16, reach: i16, is_dark: impl Fn(i16) -> bool) -> Vec<Module> {
    let span = -reach..=reach;
    span.clone()
        .flat_map(|down| span.clone().map(move |across| (across, down)))
        .map(|(across, down)| Module {
            x: x + across,
            y: y + down,
            is_dark: is_dark(across.abs().max(down.abs())),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use qrcodegen::{QrCode, QrCodeEcc, Version};

    use super::*;

    #[test]
    fn every_code_of_that_size_has_them() {
        for version in 1..=40 {
            let version = Version::new(version);
            let segments = qrcodegen::QrSegment::make_segments("otpauth://totp/x?secret=A");
            for (ecc, mask) in [(QrCodeEcc::Low, 0), (QrCodeEcc::High, 5)] {
                let mask = Some(qrcodegen::Mask::new(mask));
                let Ok(code) =
                    QrCode::encode_segments_advanced(&segments, ecc, version, version, mask, false)
                else {
                    continue; // Too small for this much error correction.
                };
                let known = Known::of(code.size() as usize).unwrap();
                assert!(known.count() > 3 * 81);
                for module in known.modules() {
                    let drawn = code.get_module(module.x.into(), module.y.into());
                    assert_eq!(module.is_dark, drawn, "{}, {} of {}", module.x, module.y, code.size());
                }
            }
        }
    }

    #[test]
    fn there_are_none_of_a_size_that_no_code_has() {
        assert!([0, 16, 17, 20, 181, 5_000].into_iter().all(|size| Known::of(size).is_none()));
    }
}
