//! Three finder patterns to a code: sample its modules, correct its errors, read its bytes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::common::{BitMatrix, DetectorRXingResult};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FinderPatternSet, GenerateFinderPatternSets, SampleQR};

use crate::budget::Purse;
use crate::finder;
use crate::found::Point;

/// A code of one black and white picture: its bytes and its corners in pixels of that picture.
pub(crate) type Code = (Vec<u8>, [Point; 4]);

/// All codes that are dark on light in `bits`.
pub(crate) fn codes(bits: &BitMatrix, purse: &Purse<'_>) -> Vec<Code> {
    // The detector asserts what it takes for granted about pixels; such a panic ends this rung.
    let search = AssertUnwindSafe(|| {
        let mut patterns = finder::patterns(bits, purse);
        GenerateFinderPatternSets(&mut patterns)
    });
    let Ok(sets) = catch_unwind(search) else { return Vec::new() };

    let mut used: Vec<ConcentricPattern> = Vec::new();
    let mut codes = Vec::new();
    for set in sets {
        let corners = [set.bl, set.tl, set.tr];
        if corners.iter().any(|corner| used.contains(corner)) {
            continue;
        }
        if !purse.pays_triple() {
            break;
        }
        match catch_unwind(AssertUnwindSafe(|| code(bits, &set))) {
            Ok(Some(code)) => {
                used.extend(corners);
                codes.push(code);
            }
            Ok(None) => {}
            Err(_) => break,
        }
    }
    codes
}

fn code(bits: &BitMatrix, set: &FinderPatternSet) -> Option<Code> {
    let sampled = SampleQR(bits, set).ok()?;
    let decoded = Decode(sampled.getBits()).ok()?;
    let bytes = decoded.content().bytes();
    if !decoded.isValid() || bytes.is_empty() {
        return None;
    }
    let &[tl, tr, bl, br] = sampled.getPoints() else { return None };
    Some((bytes.to_vec(), [tl, tr, br, bl].map(|p| Point { x: p.x, y: p.y })))
}
