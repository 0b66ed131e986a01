//! Percent-encoding as links really have it. Written here because what is decoded may be a secret, and
//! url's decoder leaves unwiped copies behind.

use zeroize::Zeroizing;

/// How `+` reads: services encode links in two ways.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plus {
    /// RFC 3986.
    Itself,
    /// HTML forms.
    Space,
}

/// Decodes `%41`; a `%` that stands for nothing stays. What is no UTF-8 then is read as Latin-1.
pub(crate) fn decode(text: &str, plus: Plus) -> Zeroizing<String> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'%', [high, low, after @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes.push(nibble(*high) << 4 | nibble(*low));
                rest = after;
            }
            (b'+', _) if plus == Plus::Space => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    let mut decoded = Zeroizing::new(String::with_capacity(bytes.len() * 2));
    match std::str::from_utf8(&bytes) {
        Ok(text) => decoded.push_str(text),
        Err(_) => decoded.extend(bytes.iter().copied().map(char::from)),
    }
    decoded
}

/// The value of a hex digit.
fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20) - b'a' + 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decodes_what_services_write() {
        for (text, form, plain) in [
            ("ACME%20Co", "ACME Co", "ACME Co"),
            ("ACME+Co", "ACME Co", "ACME+Co"),
            ("a%2Bb", "a+b", "a+b"),
            ("caf%C3%A9", "café", "café"),
            ("caf%E9", "café", "café"),
            ("100%", "100%", "100%"),
            ("%4", "%4", "%4"),
            ("%zz%3a", "%zz:", "%zz:"),
        ] {
            assert_eq!(*decode(text, Plus::Space), form);
            assert_eq!(*decode(text, Plus::Itself), plain);
        }
    }

    proptest! {
        #[test]
        fn agrees_with_the_url_standard(text in ".*") {
            let encoded: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
            prop_assert_eq!(&*decode(&encoded, Plus::Space), &text);
        }

        #[test]
        fn any_text_is_decoded(text in "[%+a-f0-9ü]*") {
            prop_assert!(decode(&text, Plus::Itself).len() <= 2 * text.len());
        }
    }
}
