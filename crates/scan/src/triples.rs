//! Three finder patterns to a code: sample its modules, correct its errors, read its bytes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::common::{BitMatrix, DetectorRXingResult};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FinderPatternSet, GenerateFinderPatternSets, SampleQR};

use crate::budget::Purse;
use crate::finder::{self, Candidate};
use crate::found::Point;
use crate::grey::{self, Grey, Grid};

/// A code of one picture: its bytes and its corners in pixels of that picture.
pub(crate) type Code = (Vec<u8>, [Point; 4]);

/// The likeliest are tried whatever they look like; the others only when there is something like a timing pattern
/// between them, which is quickly seen (of 200 codes without one the last was the sixth) …
const TRIED_UNSEEN: usize = 20;
/// … but a page of icons has tens of thousands of them: so many modules are looked at for it.
const MOST_GLANCES: usize = 150_000;

/// So many of one colour are read from the grey picture: each of 44 codes that only it gave was among the first four.
const MOST_GREY: usize = 12;

/// Three finder patterns that no code could be read at, and where the sampler would have it.
pub(crate) struct Unread {
    set: FinderPatternSet,
    guess: Option<Grid>,
}

/// All codes with these finder patterns that are dark on light in `bits`, which were made of `grey`, and what else
/// could be one.
pub(crate) fn codes(
    bits: &BitMatrix,
    candidates: &[Candidate],
    grey: &Grey<'_>,
    purse: &Purse<'_>,
) -> (Vec<Code>, Vec<Unread>) {
    let (mut codes, mut unread) = (Vec::new(), Vec::new());
    // The detector asserts what it takes for granted about pixels; such a panic ends this rung.
    let search = AssertUnwindSafe(|| {
        let mut patterns = finder::patterns(bits, candidates, purse);
        GenerateFinderPatternSets(&mut patterns)
    });
    let Ok(sets) = catch_unwind(search) else { return (codes, unread) };

    let mut used = Vec::new();
    let mut glances = MOST_GLANCES;
    for (n, set) in sets.into_iter().enumerate() {
        if is_used(&set, &used) || n >= TRIED_UNSEEN && !grey::has_timing(grey, &set, &mut glances) {
            continue;
        }
        if !purse.pays_triple() {
            break;
        }
        match catch_unwind(AssertUnwindSafe(|| code(bits, &set))) {
            Ok(Ok(code)) => {
                used.extend([set.bl, set.tl, set.tr]);
                codes.push(code);
            }
            Ok(Err(guess)) => unread.push(Unread { set, guess }),
            Err(_) => break,
        }
    }
    unread.retain(|unread| !is_used(&unread.set, &used));
    (codes, unread)
}

/// Those of the unread that the grey picture tells.
pub(crate) fn grey_codes(unread: &[Unread], grey: &Grey<'_>, purse: &Purse<'_>) -> Vec<Code> {
    let (mut used, mut codes) = (Vec::new(), Vec::new());
    for Unread { set, guess } in unread.iter().take(MOST_GREY) {
        if is_used(set, &used) {
            continue;
        }
        if purse.is_out_of_time() {
            break;
        }
        let read = AssertUnwindSafe(|| grey::read(grey, set, guess.clone(), purse, decoded));
        match catch_unwind(read) {
            Ok(Some((bytes, outline))) => {
                used.extend([set.bl, set.tl, set.tr]);
                codes.push((bytes, outline.map(point)));
            }
            Ok(None) => {}
            Err(_) => break,
        }
    }
    codes
}

/// A pattern belongs to one code.
fn is_used(set: &FinderPatternSet, used: &[ConcentricPattern]) -> bool {
    [set.bl, set.tl, set.tr].iter().any(|corner| used.contains(corner))
}

fn code(bits: &BitMatrix, set: &FinderPatternSet) -> Result<Code, Option<Grid>> {
    let sampled = SampleQR(bits, set).map_err(|_| None)?;
    let &[tl, tr, bl, br] = sampled.getPoints() else { return Err(None) };
    // The sampler moves its corners by half a pixel.
    let outline = [tl, tr, br, bl].map(|p| rxing::Point { x: p.x - 0.5, y: p.y - 0.5 });
    match decoded(sampled.getBits()) {
        Some(bytes) => Ok((bytes, outline.map(point))),
        None => Err(Grid::with_outline(sampled.getBits().width() as usize, outline)),
    }
}

fn decoded(bits: &BitMatrix) -> Option<Vec<u8>> {
    let decoded = Decode(bits).ok()?;
    let bytes = decoded.content().bytes();
    (decoded.isValid() && !bytes.is_empty()).then(|| bytes.to_vec())
}

fn point(p: rxing::Point) -> Point {
    Point { x: p.x, y: p.y }
}
