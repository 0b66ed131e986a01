//! Which PINs everybody guesses first: the blocklist of NIST SP 800-63B 3.1.1.2, as rules where there is one. What leads the
//! published counts of leaked PINs (DataGenetics, *PIN analysis*, 2012; the fifty of four digits that lead in Have I Been Pwned, by ABC
//! News, 2025) is caught by a rule or stands in [`COMMON`].

use zeroize::Zeroizing;

use super::PinRefused;

/// What no rule catches.
const COMMON: [&str; 19] = [
    "1004", "1342", "1357", "1379", "2468", "5683", "13579", "24680", "100200", "102030", "123321", "135790",
    "142536", "246810", "258000", "314159", "3141592", "8675309", "31415926",
];

/// Why these ASCII digits are among the first to be tried; `None` when they are not.
pub(super) fn reason(text: &str) -> Option<PinRefused> {
    let digits = Zeroizing::new(text.bytes().map(|byte| byte - b'0').collect::<Vec<u8>>());
    if repeats(&digits) {
        Some(PinRefused::Repeated)
    } else if runs(&digits) {
        Some(PinRefused::Running)
    } else if is_date(text) {
        Some(PinRefused::Date)
    } else if is_shape(&digits) {
        Some(PinRefused::Keypad)
    } else if COMMON.contains(&text) {
        Some(PinRefused::Common)
    } else {
        None
    }
}

/// `0000`, `121212`, `123123`: a group of up to half the length, again and again. Two digits twice (`4848`) count as well, and
/// so do digits that each come two or three times: `1122`, `777888`.
fn repeats(digits: &[u8]) -> bool {
    let again = |group: usize| digits.chunks(group).all(|chunk| chunk == &digits[..group]);
    let each = |group: usize| digits.chunks(group).all(|chunk| chunk.iter().all(|digit| *digit == chunk[0]));
    let divides = |group: &usize| digits.len().is_multiple_of(*group);
    (1..=digits.len() / 2).filter(divides).any(again)
        || [2, 3].iter().filter(|group| divides(group)).any(|group| each(*group))
}

/// `1234`, `9876`, and round the corner of the keypad: `7890`, `0987`.
fn runs(digits: &[u8]) -> bool {
    let steps = |step: u8| digits.windows(2).all(|pair| (pair[0] + step) % 10 == pair[1]);
    steps(1) || steps(9)
}

/// A year from 1900 to 2099, a day with or without its year, or a month with it, in the orders of Europe, of America and of ISO 8601.
fn is_date(text: &str) -> bool {
    let part = |from: usize, to: usize| text[from..to].parse::<u32>().unwrap_or(0);
    let is_year = |from: usize| (1900..=2099).contains(&part(from, from + 4));
    let is_month = |from: usize| (1..=12).contains(&part(from, from + 2));
    let is_day = |from: usize| (1..=31).contains(&part(from, from + 2));
    let are_day_and_month =
        |one: usize, other: usize| is_day(one) && is_month(other) || is_day(other) && is_month(one);
    match text.len() {
        4 => is_year(0) || are_day_and_month(0, 2),
        6 => {
            are_day_and_month(0, 2)
                || (is_month(2) && is_day(4))
                || (is_month(0) && is_year(2))
                || (is_year(0) && is_month(4))
        }
        8 => (are_day_and_month(0, 2) && is_year(4)) || (is_year(0) && are_day_and_month(4, 6)),
        _ => false,
    }
}

/// What a finger draws on the keypad: from each key to the one beside, above or below it (`2580`, `147896`, `123654`); whole lines of
/// three, one after another (`147258`, `159753`), also with the 0 below them (`7410`); or a square (`1397`).
fn is_shape(digits: &[u8]) -> bool {
    is_path(digits) || are_lines(digits) || is_square(digits)
}

fn is_path(digits: &[u8]) -> bool {
    // Row and column of each key.
    const AT: [(u8, u8); 10] =
        [(3, 1), (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)];
    digits.windows(2).all(|pair| {
        let (from, to) = (AT[usize::from(pair[0])], AT[usize::from(pair[1])]);
        from.0.abs_diff(to.0) + from.1.abs_diff(to.1) == 1
    })
}

fn are_lines(digits: &[u8]) -> bool {
    const LINES: [[u8; 3]; 8] =
        [[1, 2, 3], [4, 5, 6], [7, 8, 9], [1, 4, 7], [2, 5, 8], [3, 6, 9], [1, 5, 9], [3, 5, 7]];
    let keys = match digits {
        [0, keys @ ..] | [keys @ .., 0] if keys.len().is_multiple_of(3) => keys,
        keys => keys,
    };
    let is_line =
        |three: &[u8]| LINES.iter().any(|line| three.iter().eq(line) || three.iter().eq(line.iter().rev()));
    keys.chunks(3).all(is_line)
}

/// Every second key round the 5: the corners one after another, or those between them.
fn is_square(digits: &[u8]) -> bool {
    const ROUND: [u8; 8] = [1, 2, 3, 6, 9, 8, 7, 4];
    let at = |digit: u8| ROUND.iter().position(|key| *key == digit);
    let turns = |by: usize| {
        digits.windows(2).all(|pair| at(pair[0]).is_some_and(|from| Some((from + by) % 8) == at(pair[1])))
    };
    turns(2) || turns(6)
}
