//! PINs that are guessed first, each with its reason: NIST SP 800-63B 3.1.1.2 asks a verifier to compare with
//! a list of commonly used ones. Rules where a rule says it, and the leaders of published counts of leaked and
//! collected PINs that no rule catches (docs/security.md names the counts and the share that is refused).

use super::PinRefused;

/// Why everybody guesses these digits, if they do. Each is 0 to 9, and there are at least four.
pub(super) fn reason(digits: &[u8]) -> Option<PinRefused> {
    if is_repeated(digits) {
        Some(PinRefused::Repeated)
    } else if is_running(digits) {
        Some(PinRefused::Running)
    } else if is_date(digits) {
        Some(PinRefused::Date)
    } else if is_on_keypad(digits) {
        Some(PinRefused::Keypad)
    } else if is_common(digits) {
        Some(PinRefused::Common)
    } else {
        None
    }
}

/// A group again and again (`0000`, `4848`, `123123`), pairs and longer blocks (`1122`, `112233`, `111222`), from
/// five digits on also mirrored (`12321`, `739937`) and all but one the same (`111121`).
fn is_repeated(digits: &[u8]) -> bool {
    let is_group = |group: usize| digits.chunks(group).all(|chunk| chunk == &digits[..group]);
    let in_groups = (1..=digits.len() / 2).filter(|group| digits.len().is_multiple_of(*group)).any(is_group);
    let in_blocks = digits.chunk_by(|a, b| a == b).all(|block| block.len() > 1);
    let is_mirrored = digits.iter().eq(digits.iter().rev());
    let most = (0..10).map(|digit| digits.iter().filter(|other| **other == digit).count()).max();
    let but_one = most.is_some_and(|most| most + 1 >= digits.len());
    in_groups || in_blocks || (digits.len() > 4 && (is_mirrored || but_one))
}

/// Counts up or down by one, two or three, also past 9 (`1234`, `8642`, `7890`, `1470`); from six digits on also in
/// halves (`123789`, `13572468`) and in turns (`142536`, `102030`).
fn is_running(digits: &[u8]) -> bool {
    let all = || digits.iter().copied();
    let half = digits.len() / 2;
    let by: &[u8] = if digits.len() > 6 { &[0, 1, 2] } else { &[0, 1] };
    let in_halves = || counts(all().take(half), by) && counts(all().skip(half), by);
    let in_turns = || counts(all().step_by(2), by) && counts(all().skip(1).step_by(2), by);
    let is_long = digits.len() >= 6 && digits.len().is_multiple_of(2);
    counts(all(), &[1, 2, 3]) || (is_long && (in_halves() || in_turns()))
}

/// Whether each digit is the one before plus, or each minus, the same one of `steps`; 0 comes after 9. Works on
/// the digits where they are: a copy of them would have to be wiped.
fn counts(digits: impl Iterator<Item = u8> + Clone, steps: &[u8]) -> bool {
    let by = |step: u8| digits.clone().zip(digits.clone().skip(1)).all(|(a, b)| (a + step) % 10 == b);
    steps.iter().any(|step| by(*step) || by((10 - *step) % 10))
}

/// A year; a day with or without a year, in any order that people write one; a month with its year.
fn is_date(digits: &[u8]) -> bool {
    let part = |from: usize, to: usize| number(&digits[from..to]);
    // As people write them: day first or month first.
    let is_day = |one: u32, two: u32| is_day_of_month(one, two) || is_day_of_month(two, one);
    match digits.len() {
        4 => is_year(part(0, 4)) || is_day(part(0, 2), part(2, 4)),
        6 => {
            let two_digit_year = is_day(part(0, 2), part(2, 4)) || is_day_of_month(part(4, 6), part(2, 4));
            let year_last = is_year(part(2, 6)) && (is_day(part(0, 1), part(1, 2)) || is_month(part(0, 2)));
            let year_first = is_year(part(0, 4)) && is_month(part(4, 6));
            two_digit_year || year_last || year_first
        }
        7 => is_year(part(3, 7)) && (is_day(part(0, 1), part(1, 3)) || is_day(part(0, 2), part(2, 3))),
        8 => {
            (is_year(part(4, 8)) && is_day(part(0, 2), part(2, 4)))
                || (is_year(part(0, 4)) && is_day(part(4, 6), part(6, 8)))
        }
        _ => false,
    }
}

/// Years in which living people were born, married or hired.
fn is_year(year: u32) -> bool {
    (1930..=2029).contains(&year)
}

fn is_month(month: u32) -> bool {
    (1..=12).contains(&month)
}

/// In a leap year.
fn is_day_of_month(day: u32, month: u32) -> bool {
    const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    is_month(month) && (1..=DAYS[month as usize - 1]).contains(&day)
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |number, digit| number * 10 + u32::from(*digit))
}

/// The rows, columns and diagonals of a keypad; each counts backwards, too.
const LINES: [&[u8]; 10] = [
    &[1, 2, 3],
    &[4, 5, 6],
    &[7, 8, 9],
    &[1, 4, 7],
    &[2, 5, 8],
    &[3, 6, 9],
    &[1, 5, 9],
    &[3, 5, 7],
    &[5, 8, 0],
    &[2, 5, 8, 0],
];

/// Four keys in a square.
const SQUARES: [[u8; 4]; 4] = [[1, 2, 5, 4], [2, 3, 6, 5], [4, 5, 8, 7], [5, 6, 9, 8]];

/// The keys around the 5.
const RING: [u8; 8] = [1, 2, 3, 6, 9, 8, 7, 4];

/// Lines one after another, the last perhaps only begun (`2580`, `147258`, `159357`, `14725`); round a square
/// (`1254`); round the ring, key by key or every second (`1478963`, `1397`, `2684`).
fn is_on_keypad(digits: &[u8]) -> bool {
    is_in_lines(digits, true)
        || is_round(digits, &RING, &[1, 2])
        || SQUARES.iter().any(|keys| is_round(digits, keys, &[1]))
}

fn is_in_lines(digits: &[u8], is_first: bool) -> bool {
    let ways = || LINES.iter().flat_map(|line| [line.to_vec(), line.iter().rev().copied().collect()]);
    digits.is_empty()
        || (!is_first && digits.len() == 2 && ways().any(|line| line.starts_with(digits)))
        || ways().any(|line| digits.strip_prefix(&line[..]).is_some_and(|rest| is_in_lines(rest, false)))
}

/// Whether the digits go round these keys, either way, `steps` keys at a time.
fn is_round(digits: &[u8], keys: &[u8], steps: &[usize]) -> bool {
    let place = |digit: u8| keys.iter().position(|key| *key == digit);
    let by = |step: usize| {
        digits
            .windows(2)
            .all(|pair| place(pair[0]).zip(place(pair[1])).is_some_and(|(a, b)| (a + step) % keys.len() == b))
    };
    steps.iter().any(|step| by(*step) || by(keys.len() - step))
}

/// Leaders of the published counts that no rule above catches: words on a telephone's keys (5683 is LOVE, 567735 is
/// KOPPEL), famous numbers, and what is simply often found.
const COMMON: [&str; 40] = [
    "0007",
    "0963",
    "1221",
    "1337",
    "1342",
    "1379",
    "1590",
    "2112",
    "3690",
    "4711",
    "5683",
    "7410",
    "8008",
    "9731",
    "00700",
    "38317",
    "42069",
    "69420",
    "90210",
    "112358",
    "122333",
    "135246",
    "135790",
    "141421",
    "246135",
    "246810",
    "258000",
    "271828",
    "292513",
    "314159",
    "567735",
    "2848048",
    "4830033",
    "5201314",
    "7895123",
    "8675309",
    "27182818",
    "31415926",
    "314159265",
    "3141592654",
];

fn is_common(digits: &[u8]) -> bool {
    COMMON.iter().any(|common| common.bytes().map(|byte| byte - b'0').eq(digits.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<PinRefused> {
        reason(&text.bytes().map(|byte| byte - b'0').collect::<Vec<_>>())
    }

    fn all(digits: u32) -> impl Iterator<Item = String> {
        (0..10_u64.pow(digits)).map(move |number| format!("{number:0width$}", width = digits as usize))
    }

    /// How many of a hundred of these PINs are refused; said on standard error as well.
    fn share(what: &str, pins: impl Iterator<Item = String>) -> f64 {
        let mut counts = [0_u32; 5];
        let mut total = 0;
        for pin in pins {
            total += 1;
            match of(&pin) {
                Some(PinRefused::Repeated) => counts[0] += 1,
                Some(PinRefused::Running) => counts[1] += 1,
                Some(PinRefused::Date) => counts[2] += 1,
                Some(PinRefused::Keypad) => counts[3] += 1,
                Some(_) => counts[4] += 1,
                None => {}
            }
        }
        let refused = counts.iter().sum::<u32>();
        eprintln!("{what}: {refused} of {total}; repeated, running, date, keypad, common: {counts:?}");
        f64::from(refused) * 100.0 / f64::from(total)
    }

    #[test]
    fn the_share_that_is_refused_protects_and_leaves_a_choice() {
        // Markert and others (2020) find the best balance at about a tenth of all PINs; the list that phones use,
        // 274 of 10,000, changed nothing against a guesser with few tries.
        let four = share("4 digits", all(4));
        assert!((7.0..=10.0).contains(&four), "{four} %");
        let six = share("6 digits", all(6));
        assert!((7.0..=10.0).contains(&six), "{six} %");
        // Every 499th, which goes through all endings and beginnings evenly.
        let eight = share("8 digits", (0..100_000_000_u64).step_by(499).map(|number| format!("{number:08}")));
        assert!((0.1..=0.5).contains(&eight), "{eight} %");
    }

    #[test]
    fn the_leaders_of_the_counts_are_all_refused() {
        for pin in [
            // DataGenetics (2012), four to ten digits.
            "1234",
            "1111",
            "0000",
            "1212",
            "7777",
            "1004",
            "2000",
            "4444",
            "2222",
            "6969",
            "9999",
            "3333",
            "5555",
            "6666",
            "1122",
            "1313",
            "8888",
            "4321",
            "2001",
            "1010",
            "12345",
            "54321",
            "13579",
            "12321",
            "00700",
            "90210",
            "38317",
            "09876",
            "98765",
            "01234",
            "42069",
            "123456",
            "123123",
            "121212",
            "123321",
            "654321",
            "696969",
            "112233",
            "159753",
            "292513",
            "131313",
            "123654",
            "789456",
            "101010",
            "007007",
            "1234567",
            "8675309",
            "1234321",
            "4830033",
            "7654321",
            "5201314",
            "0123456",
            "2848048",
            "7895123",
            "1478963",
            "12345678",
            "87654321",
            "12341234",
            "69696969",
            "11223344",
            "12344321",
            "11112222",
            "123456789",
            "987654321",
            "123123123",
            "789456123",
            "147258369",
            "741852963",
            "123454321",
            "123654789",
            "111222333",
            "1234567890",
            "0987654321",
            "1029384756",
            "1234554321",
            "1122334455",
            "5432112345",
            "3141592654",
            "1357924680",
            // Amitay (2011) and the leaders in Markert and others (2020).
            "2580",
            "5683",
            "0852",
            "1998",
            "666666",
            "777888",
            "112518",
        ] {
            assert!(of(pin).is_some(), "{pin}");
        }
    }

    #[test]
    fn each_reason_is_the_one_that_a_person_sees() {
        for (reason, pins) in [
            (
                PinRefused::Repeated,
                &["4848", "1122", "112233", "111222", "12321", "739937", "111121", "11223344"][..],
            ),
            (
                PinRefused::Running,
                &["7890", "0987", "2468", "8642", "1470", "123789", "13572468", "142536", "10203040"],
            ),
            (
                PinRefused::Date,
                &["1984", "2003", "3112", "1231", "2902", "250391", "910325", "032591", "531985"],
            ),
            (
                PinRefused::Date,
                &["031985", "198503", "5031985", "2531985", "25031991", "19910325", "03251991"],
            ),
            (
                PinRefused::Keypad,
                &["2580", "0852", "1254", "5236", "1397", "2684", "1236", "14725", "159357", "951753"],
            ),
            (PinRefused::Keypad, &["1478963", "2580147", "78945612"]),
            (PinRefused::Common, &["5683", "314159", "567735"]),
        ] {
            for pin in pins {
                assert_eq!(of(pin), Some(reason), "{pin}");
            }
        }
    }

    #[test]
    fn what_only_looks_like_one_is_left() {
        for pin in [
            // No such day, month or year.
            "3113", "3231", "0013", "3002", "1925", "2030", "310291", "1300", "4502", "99999901", "32011985",
            // A line with something else behind it, a walk without a shape, half a mirror.
            "1475", "147209", "4736", "1243", "739938", "7391", "48291357",
        ] {
            assert_eq!(of(pin), None, "{pin}");
        }
    }
}
