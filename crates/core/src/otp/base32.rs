//! Base32 (RFC 4648) as people type it and services print it. It is decoded here, and not by
//! data-encoding, because what services print is often not canonical, and nothing of it may stay behind
//! in memory.

use zeroize::Zeroizing;

/// Why text is no base32.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Base32Error {
    /// This character has no place in base32, or not there.
    Character(char),
    /// More than the limit that was asked for.
    TooLong,
}

/// At most `limit` bytes. Spaces, dashes, case and padding do not matter. Bits left over at the end are
/// dropped, whatever they are: Google Authenticator does the same, so services exist that rely on it.
pub(super) fn decode(text: &str, limit: usize) -> Result<Zeroizing<Vec<u8>>, Base32Error> {
    // Room from the start: a vector that grows leaves copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(limit.min(text.len() * 5 / 8 + 1)));
    let mut bits: u16 = 0;
    let mut held = 0;
    let mut padded = false;
    for character in text.chars().filter(|character| !is_separator(*character)) {
        let value = match character {
            '=' => {
                padded = true;
                continue;
            }
            _ if padded => return Err(Base32Error::Character('=')),
            'A'..='Z' => character as u16 - 'A' as u16,
            'a'..='z' => character as u16 - 'a' as u16,
            '2'..='7' => character as u16 - '2' as u16 + 26,
            _ => return Err(Base32Error::Character(character)),
        };
        bits = (bits & 0x7ff) << 5 | value;
        held += 5;
        if held >= 8 {
            if bytes.len() == limit {
                return Err(Base32Error::TooLong);
            }
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    Ok(bytes)
}

/// What people and pages put between groups: spaces of any kind, dashes of any kind, and the invisible
/// characters that copying from a page brings along.
fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_vectors_of_rfc_4648() {
        for (text, bytes) in [
            ("", ""),
            ("MY======", "f"),
            ("MZXQ====", "fo"),
            ("MZXW6===", "foo"),
            ("MZXW6YQ=", "foob"),
            ("MZXW6YTB", "fooba"),
            ("MZXW6YTBOI======", "foobar"),
        ] {
            assert_eq!(decode(text, 9).unwrap().as_slice(), bytes.as_bytes(), "{text}");
        }
    }

    #[test]
    fn padding_stands_at_the_end_only() {
        assert_eq!(decode("MY====== MY", 9), Err(Base32Error::Character('=')));
    }

    #[test]
    fn the_limit_is_exact() {
        assert!(decode("MZXW6YTB", 5).is_ok());
        assert_eq!(decode("MZXW6YTBOI", 5), Err(Base32Error::TooLong));
    }

    proptest! {
        #[test]
        fn agrees_with_data_encoding(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let text = data_encoding::BASE32.encode(&bytes);
            prop_assert_eq!(decode(&text, 200).unwrap().to_vec(), bytes.clone());
            let bare = data_encoding::BASE32_NOPAD.encode(&bytes).to_lowercase();
            prop_assert_eq!(decode(&bare, 200).unwrap().to_vec(), bytes);
        }

        #[test]
        fn any_text_is_answered(text in ".*") {
            if let Ok(bytes) = decode(&text, 8) {
                prop_assert!(bytes.len() <= 8);
            }
        }
    }
}
