//! The challenge as 128 bytes, with zeros on the right.

use super::suite::{Format, Question};
use super::{Numerals, OcraError};

/// Bytes that a question takes in a message, whatever its length.
pub(super) const LENGTH: usize = 128;

/// A question of up to the suite's length, or of a mutual challenge two of them: 64 characters are half of what
/// there is room for.
pub(super) fn bytes(form: Question, text: &str, numerals: Numerals) -> Result<[u8; LENGTH], OcraError> {
    let is_digit = |byte: u8| match form.format {
        Format::Alphanumeric => byte.is_ascii_alphanumeric(),
        Format::Numeric => byte.is_ascii_digit(),
        Format::Hex => byte.is_ascii_hexdigit(),
    };
    if text.is_empty() || text.len() > 2 * form.most || !text.bytes().all(is_digit) {
        return Err(OcraError::Question);
    }
    let mut bytes = [0; LENGTH];
    match (form.format, numerals) {
        (Format::Alphanumeric, _) => {
            bytes.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte);
        }
        (Format::Numeric, Numerals::Decimal) => fill(&mut bytes, &in_hex(text)),
        (Format::Numeric, Numerals::AsHex) | (Format::Hex, _) => fill(&mut bytes, &nibbles(text)),
    }
    Ok(bytes)
}

/// An odd one at the end is the upper half of its byte, since the zeros follow on the right.
fn fill(bytes: &mut [u8], nibbles: &[u8]) {
    for (place, pair) in bytes.iter_mut().zip(nibbles.chunks(2)) {
        *place = pair.first().map_or(0, |high| high << 4) | pair.get(1).copied().unwrap_or_default();
    }
}

fn nibbles(text: &str) -> Vec<u8> {
    text.chars().filter_map(|digit| digit.to_digit(16)).filter_map(|digit| u8::try_from(digit).ok()).collect()
}

/// The hex digits of a decimal number, without leading zeros; of zero one.
fn in_hex(text: &str) -> Vec<u8> {
    // The least digit first.
    let mut hex = vec![0_u8];
    for digit in nibbles(text) {
        let mut carry = digit;
        for place in &mut hex {
            let value = *place * 10 + carry;
            (*place, carry) = (value & 0xf, value >> 4);
        }
        if carry > 0 {
            hex.push(carry);
        }
    }
    hex.reverse();
    hex
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    const NUMERIC: Question = Question { format: Format::Numeric, most: 64 };

    fn start(format: Format, text: &str, numerals: Numerals) -> [u8; 4] {
        let all = bytes(Question { format, most: 64 }, text, numerals).unwrap();
        assert!(all[64..].iter().all(|byte| *byte == 0));
        all[..4].try_into().unwrap()
    }

    #[test]
    fn zeros_follow_on_the_right() {
        assert_eq!(start(Format::Numeric, "00000000", Numerals::Decimal), [0; 4]);
        assert_eq!(start(Format::Numeric, "11111111", Numerals::Decimal), [0xa9, 0x8a, 0xc7, 0]);
        assert_eq!(start(Format::Numeric, "00000001", Numerals::Decimal), [0x10, 0, 0, 0]);
        assert_eq!(start(Format::Numeric, "11111111", Numerals::AsHex), [0x11; 4]);
        assert_eq!(start(Format::Hex, "abCDe", Numerals::Decimal), [0xab, 0xcd, 0xe0, 0]);
        assert_eq!(start(Format::Alphanumeric, "SIG", Numerals::AsHex), *b"SIG\0");
    }

    #[test]
    fn a_question_that_does_not_fit_is_refused() {
        for (format, text) in [
            (Format::Numeric, ""),
            (Format::Numeric, "12a"),
            (Format::Hex, "12g"),
            (Format::Hex, "+1"),
            (Format::Alphanumeric, "a b"),
            (Format::Alphanumeric, "é"),
            (Format::Alphanumeric, "123456789"),
        ] {
            let question = Question { format, most: 4 };
            assert_eq!(bytes(question, text, Numerals::Decimal), Err(OcraError::Question), "{text}");
        }
        assert!(bytes(Question { format: Format::Hex, most: 4 }, "12345678", Numerals::Decimal).is_ok());
    }

    proptest! {
        #[test]
        fn a_number_becomes_its_hex(number: u128) {
            let hex = format!("{number:x}");
            let whole = bytes(NUMERIC, &number.to_string(), Numerals::Decimal).unwrap();
            let expected = bytes(Question { format: Format::Hex, most: 64 }, &hex, Numerals::Decimal).unwrap();
            prop_assert_eq!(whole, expected);
        }

        #[test]
        fn any_question_is_answered(text in "\\PC*|[0-9a-f]{0,140}", most in 4..=64_usize, as_hex: bool) {
            let numerals = if as_hex { Numerals::AsHex } else { Numerals::Decimal };
            for format in [Format::Alphanumeric, Format::Numeric, Format::Hex] {
                let _ = bytes(Question { format, most }, &text, numerals);
            }
        }
    }
}
