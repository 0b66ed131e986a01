//! The other detector (rqrr), for what the first missed. It copies the picture for each three of finder
//! patterns that it considers, and considers all of them: 19 s on one photograph of a monitor. So it gets
//! small black and white pictures only, and only those in which a count says that it has little to
//! consider.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rqrr::PreparedImage;
use rxing::common::BitMatrix;

use crate::bits::runs;
use crate::found::Point;
use crate::triples::Code;

/// Larger pictures are made smaller first.
pub(crate) const MOST_PIXELS: usize = 512 * 1024;
/// Its threes grow with the cube; the count is from above, and finds some in the modules of a dense code.
const MOST_CAPSTONES: usize = 24;
/// Rows that pass through one of them.
const MOST_ROW_HITS: usize = 1_500;

/// All codes that are dark on light in `bits`; none where looking would take too long.
pub(crate) fn codes(bits: &BitMatrix) -> Vec<Code> {
    let (width, height) = (bits.width() as usize, bits.height() as usize);
    if width * height > MOST_PIXELS || !has_few_capstones(bits) {
        return Vec::new();
    }
    let search = AssertUnwindSafe(|| {
        let mut image =
            PreparedImage::prepare_from_bitmap(width, height, |x, y| bits.get(x as u32, y as u32));
        image.detect_grids().iter().filter_map(code).collect()
    });
    catch_unwind(search).unwrap_or_default()
}

fn code<G: rqrr::BitGrid>(grid: &rqrr::Grid<G>) -> Option<Code> {
    let mut bytes = Vec::new();
    grid.decode_to(&mut bytes).ok()?;
    let outline = grid.bounds.map(|p| Point { x: p.x as f32, y: p.y as f32 });
    (!bytes.is_empty()).then_some((bytes, outline))
}

/// Counts what rqrr would take for a finder pattern, from above: its own test of a row (each run within
/// three quarters of 1:1:3:1:1), where hits below each other in rows without a gap are one pattern.
fn has_few_capstones(bits: &BitMatrix) -> bool {
    let (mut above, mut here) = (Vec::<(u32, u32)>::new(), Vec::new());
    let (mut capstones, mut hits) = (0, 0);
    let mut row = Vec::new();
    for y in 0..bits.height() {
        runs(bits, y, &mut row);
        here.clear();
        let mut left = 0;
        for (i, w) in row.windows(5).enumerate() {
            let start = left;
            left += u32::from(w[0]);
            if i % 2 == 0 || !is_capstone_row(w) {
                continue;
            }
            let stone = start + u32::from(w[0]) + u32::from(w[1]);
            let span = (stone, stone + u32::from(w[2]));
            hits += 1;
            if !above.iter().any(|a| a.0 < span.1 && span.0 < a.1) {
                capstones += 1;
            }
            here.push(span);
        }
        if capstones > MOST_CAPSTONES || hits > MOST_ROW_HITS {
            return false;
        }
        std::mem::swap(&mut above, &mut here);
    }
    true
}

fn is_capstone_row(w: &[u16]) -> bool {
    let w: [usize; 5] = std::array::from_fn(|i| usize::from(w[i]));
    let module = (w[0] + w[1] + w[3] + w[4]) / 4;
    let error = module * 3 / 4;
    [1, 1, 3, 1, 1]
        .iter()
        .zip(w)
        .all(|(count, run)| (count * module - error..=count * module + error).contains(&run))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use qrcodegen::{QrCode, QrCodeEcc};

    use super::*;

    /// `across` by `across` copies of a code, 4 pixels a module.
    fn page(text: &str, across: i32) -> BitMatrix {
        let code = QrCode::encode_text(text, QrCodeEcc::Low).unwrap();
        let tile = (code.size() + 8) * 4;
        let mut bits = BitMatrix::new((tile * across) as u32, (tile * across) as u32).unwrap();
        for y in 0..tile * across {
            for x in 0..tile * across {
                let is_dark = code.get_module(x % tile / 4 - 4, y % tile / 4 - 4);
                bits.set_bool(x as u32, y as u32, is_dark);
            }
        }
        bits
    }

    #[test]
    fn it_reads_a_code_and_tells_where_it_is() {
        let found = codes(&page("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP", 1));
        let [(bytes, outline)] = &found[..] else { panic!("{} codes", found.len()) };
        assert_eq!(bytes, b"otpauth://totp/x?secret=JBSWY3DPEHPK3PXP");
        for (corner, (x, y)) in
            outline.iter().zip([(16.0, 16.0), (132.0, 16.0), (132.0, 132.0), (16.0, 132.0)])
        {
            assert!((corner.x - x).hypot(corner.y - y) < 12.0, "{outline:?}");
        }
    }

    #[test]
    fn it_is_not_let_in_where_there_is_too_much_to_consider() {
        assert!(has_few_capstones(&page("a", 2)));
        assert!(!has_few_capstones(&page("a", 4)));
        let large = BitMatrix::new(1_000, 1_000).unwrap();
        assert!(codes(&large).is_empty());
    }
}
