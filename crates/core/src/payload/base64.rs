//! Base64 (RFC 4648) as links really have it.

use data_encoding::BASE64_NOPAD;
use zeroize::Zeroizing;

/// With or without padding, in either alphabet, with the white space and the spaces-for-plus that
/// passing it around leaves. `None` when it is no base64.
pub(super) fn decode(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut canonical = Zeroizing::new(Vec::with_capacity(text.len()));
    canonical.extend(text.bytes().filter(|byte| !b"\r\n\t".contains(byte)).map(|byte| match byte {
        b'-' | b' ' => b'+',
        b'_' => b'/',
        _ => byte,
    }));
    while canonical.last() == Some(&b'=') {
        canonical.pop();
    }
    let mut bytes = Zeroizing::new(vec![0; BASE64_NOPAD.decode_len(canonical.len()).ok()?]);
    let length = BASE64_NOPAD.decode_mut(&canonical, &mut bytes).ok()?;
    bytes.truncate(length);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use data_encoding::{BASE64, BASE64URL, BASE64URL_NOPAD};
    use proptest::prelude::*;

    #[test]
    fn what_is_no_base64_is_refused() {
        for text in ["A", "AAAAA", "A*AA", "AA=A", "é"] {
            assert!(decode(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn reads_every_spelling(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let standard = BASE64.encode(&bytes);
            let spellings = [
                standard.replace('+', " "),
                BASE64_NOPAD.encode(&bytes),
                BASE64URL.encode(&bytes),
                BASE64URL_NOPAD.encode(&bytes),
                format!("{standard}\r\n"),
                standard,
            ];
            for text in spellings {
                prop_assert_eq!(&*decode(&text).unwrap(), &bytes);
            }
        }
    }
}
